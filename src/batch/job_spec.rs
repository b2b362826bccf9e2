//! What a job is asked for, by command line, manifest or `run.json`. An option is added
//! here and to the command line.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::day::day_text;
use super::job::Job;
use super::option::{Asker, OptionError};
use super::sources::RoadSpec;
use crate::io::Said;
use crate::measure::DemandModel;

/// Defines the options and what holds for each of them: that it may be left out,
/// and that another place may then say it.
macro_rules! options {
    ($($(#[$meta:meta])* $name:ident: $type:ty,)+) => {
        /// What a job is asked for. An option that is left out has its default;
        /// [`JobSpec::check`] says whether all of them can be used.
        ///
        /// A manifest and the records of earlier versions may use the second
        /// name that some options have.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct JobSpec {
            $($(#[$meta])* pub $name: Option<$type>,)+
        }

        impl JobSpec {
            /// The names of all options.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),+];

            fn filled(self, other: Self) -> Self {
                Self { $($name: self.$name.or(other.$name),)+ }
            }
        }
    };
}

options! {
    /// Name of an embedded plan, or path of a plan file; left out beside a territory,
    /// the state of that territory is shown.
    plan: String,
    /// Embedded territory or folder of a data set, instead of the plan's own.
    territory: String,
    /// Files with other boundaries.
    boundaries: Vec<PathBuf>,
    /// The field of those files that holds the code.
    key: String,
    /// The day that those codes are of, where it is not found by itself.
    #[serde(deserialize_with = "day_text")]
    boundaries_on: String,
    /// The encoding of the text of boundaries and demand, where they do not say it: for all,
    /// or `FILE=NAME`.
    encoding: Said,
    /// Their coordinate reference system, where they do not say it: for all, or `FILE=CRS`.
    crs: Said,
    /// What would stop the job otherwise.
    accept: Vec<String>,
    /// A table with the people of the units by code or name.
    population: PathBuf,
    /// `settlements`, `seats`, or a file of points with people.
    demand: String,
    /// Such a file.
    demand_file: PathBuf,
    /// The field of that file that holds the people.
    population_field: String,
    /// Whether demand is scaled to the official population of every unit.
    scaled: bool,
    /// The opposite of `scaled`.
    #[serde(skip_serializing)]
    unscaled: bool,
    /// `geodesic` or `great-circle`.
    metric: String,
    /// Kilometres within which a way counts as unchanged.
    #[serde(alias = "tolerance")]
    tolerance_km: f64,
    /// Kilometres beyond which people are counted.
    #[serde(alias = "thresholds")]
    thresholds_km: Vec<f64>,
    /// Rules on seats and offices instead of the territory's own.
    rules: PathBuf,
    /// Roads, along which ways are measured beside the straight lines.
    roads: RoadSpec,
    /// Kilometres from a road beyond which a place has none.
    #[serde(alias = "most_snap", skip_serializing)]
    most_snap_km: f64,
    /// Kilometres from a road beyond which a place is listed.
    #[serde(alias = "long_snap", skip_serializing)]
    long_snap_km: f64,
    /// Language of names and texts.
    lang: String,
    /// Other languages that the report can be switched to.
    #[serde(skip_serializing_if = "Option::is_none")]
    also: Vec<String>,
    /// The region that maps show, with the names of its units.
    region: String,
    /// The box that maps show: degrees of its west, south, east and north.
    bbox: Vec<f64>,
    /// What maps show apart: a region, or a box as `NAME=W,S,E,N`.
    inset: Vec<String>,
    /// Fonts for letters that the embedded one lacks: files, or names of installed ones.
    font: Vec<String>,
    /// A file with the look of maps and charts.
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: PathBuf,
    /// A PNG or SVG with the sign of who publishes the results.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: PathBuf,
    /// Which files a run makes: `all`, `tables` or `maps`.
    #[serde(skip_serializing_if = "Option::is_none")]
    outputs: String,
}

impl JobSpec {
    /// These options, with those of `other` where they say nothing. An option
    /// that says how a file is read comes from `other` only together with a file.
    pub fn or(self, other: &Self) -> Self {
        let mut other = other.clone();
        if self.demand.is_some() || self.demand_file.is_some() {
            (other.demand, other.demand_file) = (None, None);
        }
        if self.scaled.is_some() || self.unscaled.is_some() {
            (other.scaled, other.unscaled) = (None, None);
        }
        if self.region.is_some() || self.bbox.is_some() {
            (other.region, other.bbox) = (None, None);
        }
        let (key, field) = (self.key.is_some(), self.population_field.is_some());
        let day = self.boundaries_on.is_some();
        let mut all = self.filled(other);
        if !key && !all.has_boundaries() {
            all.key = None;
        }
        if !day && !all.has_boundaries() {
            all.boundaries_on = None;
        }
        if !field && all.demand().1.is_none() && all.population.is_none() {
            all.population_field = None;
        }
        all
    }

    /// The job, if all options can be used, each by itself and with the others.
    ///
    /// # Errors
    /// Names the first option that cannot be used, in the words of the asker.
    pub fn check(&self, asker: Asker) -> Result<Job, OptionError> {
        let named = self.plan.as_ref().filter(|plan| !plan.is_empty());
        let plan = match (named, &self.territory) {
            (Some(plan), _) => plan.clone(),
            (None, Some(_)) => String::new(),
            (None, None) => {
                let option = asker.name("plan");
                return Err(OptionError::Missing { option });
            }
        };
        self.check_companions(asker)?;
        let (_, demand_file) = self.demand();
        Ok(Job {
            plan,
            territory: self.territory.clone(),
            boundaries: self.boundaries.clone().unwrap_or_default(),
            key: self.key.clone(),
            boundaries_on: asker.day(self.boundaries_on.as_deref(), "boundaries_on")?,
            encoding: self.said(self.encoding.as_ref(), "encoding", asker)?,
            crs: self.said(self.crs.as_ref(), "crs", asker)?,
            accept: asker.words(self.accept.as_deref().unwrap_or_default(), "accept")?,
            population: self.population.clone(),
            demand_file,
            population_field: self.population_field.clone(),
            rules: self.rules.clone(),
            roads: self.checked_roads(asker)?,
            measuring: self.measuring(asker)?,
            lang: asker.language(self.lang.as_deref(), "lang")?,
            also: self.checked_also(asker)?,
            maps: self.checked_maps(asker)?,
            fonts: self.font.clone().unwrap_or_default(),
            theme: self.theme.clone(),
            logo: self.logo.clone(),
            outputs: asker.word(self.outputs.as_deref(), "outputs")?,
        })
    }

    pub(super) fn has_boundaries(&self) -> bool {
        self.boundaries
            .as_ref()
            .is_some_and(|files| !files.is_empty())
    }

    /// The word and the file of the demand: a demand that is no word is a file.
    pub(super) fn demand(&self) -> (Option<String>, Option<PathBuf>) {
        match (&self.demand, &self.demand_file) {
            (Some(demand), None) if demand_model(demand).is_none() => (None, Some(demand.into())),
            (demand, file) => (demand.clone(), file.clone()),
        }
    }
}

/// The model that a demand names; any other demand is a file.
pub(super) fn demand_model(demand: &str) -> Option<DemandModel> {
    demand.parse().ok()
}
