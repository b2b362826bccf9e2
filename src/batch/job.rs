//! One run as values that have been checked.
//!
//! Command line, manifest and `run.json` all fill a [`JobSpec`]; its check makes
//! the [`Job`].

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::accept::Accepted;
use super::job_spec::JobSpec;
use super::sources::{RoadSpec, Roads};
use super::wanted::Wanted;
use crate::compare::Measuring;
use crate::figures::MapChoice;
use crate::io::{ReadOptions, Said};
use crate::territory::Lang;

/// One run: a plan, its data and how it is measured.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Job {
    /// Name of an embedded plan, or path of a plan file; empty for the state of the
    /// territory as it is.
    pub plan: String,
    /// Territory instead of the plan's own.
    pub territory: Option<String>,
    /// Files with other boundaries.
    pub boundaries: Vec<PathBuf>,
    /// The field of those files that holds the code.
    pub key: Option<String>,
    /// The day that the codes of those files are of, where it is not found by itself.
    pub boundaries_on: Option<Date>,
    /// The encoding of the text of boundaries and demand, where they do not say it.
    pub encoding: Said,
    /// Their coordinate reference system, where they do not say it.
    pub crs: Said,
    /// What would stop the job otherwise.
    pub accept: Vec<Accepted>,
    /// A table with the people of the units, instead of the territory's own.
    pub population: Option<PathBuf>,
    /// A table of points with people to start from, instead of the territory's
    /// own demand.
    pub demand_file: Option<PathBuf>,
    /// The field of these tables that holds the people.
    pub population_field: Option<String>,
    /// Rules on seats and offices instead of the territory's own.
    pub rules: Option<PathBuf>,
    /// Roads, along which ways are measured beside the straight lines.
    pub roads: Option<Roads>,
    /// How distance is measured.
    pub measuring: Measuring,
    /// Language of names and texts.
    pub lang: Lang,
    /// Other languages that the report can be switched to.
    pub also: Vec<Lang>,
    /// What maps show.
    pub maps: MapChoice,
    /// Fonts for letters that the embedded one lacks: files, or names of installed ones.
    pub fonts: Vec<String>,
    /// A file with the look of maps and charts.
    pub theme: Option<PathBuf>,
    /// A PNG or SVG with the sign of who publishes the results.
    pub logo: Option<PathBuf>,
    /// Which files the run makes.
    pub outputs: Wanted,
}

impl Job {
    /// What is said of a file of boundaries or points that it reads.
    pub(super) fn reading(&self, file: &Path) -> ReadOptions {
        ReadOptions::said(&self.encoding, &self.crs, file)
    }

    /// The name of the plan: that of its file without the ending; without a plan, that
    /// of the territory.
    pub fn name(&self) -> String {
        if self.plan.is_empty() {
            let territory = Path::new(self.territory.as_deref().unwrap_or_default());
            let name = territory.file_name().and_then(|name| name.to_str());
            return name.unwrap_or("territory").to_owned();
        }
        let file = self.plan.strip_suffix(".toml").map(Path::new);
        let stem = file
            .and_then(Path::file_name)
            .and_then(|name| name.to_str());
        stem.unwrap_or(&self.plan).to_owned()
    }

    /// The options that ask for this job, all of them. The cache of the roads is
    /// none of them, for nothing depends on it.
    pub fn spec(&self) -> JobSpec {
        let measuring = &self.measuring;
        JobSpec {
            plan: (!self.plan.is_empty()).then(|| self.plan.clone()),
            territory: self.territory.clone(),
            boundaries: Some(self.boundaries.iter().map(|file| text(file)).collect()),
            key: self.key.clone(),
            boundaries_on: self.boundaries_on.map(|day| day.to_string()),
            encoding: self.encoding.clone().some(),
            crs: self.crs.clone().some(),
            accept: Some(self.accept.iter().map(ToString::to_string).collect()),
            demand: Some(measuring.demand.to_string()),
            population: self.population.as_deref().map(text),
            demand_file: self.demand_file.as_deref().map(text),
            population_field: self.population_field.clone(),
            scaled: Some(measuring.scaled),
            unscaled: None,
            metric: Some(measuring.metric.to_string()),
            tolerance_km: Some(measuring.tolerance_km),
            thresholds_km: Some(measuring.thresholds_km.clone()),
            rules: self.rules.as_deref().map(text),
            roads: self.roads.as_ref().map(|roads| RoadSpec::Recorded {
                file: text(&roads.file),
                most_snap_km: roads.rules.most_km,
                long_snap_km: roads.rules.long_km,
            }),
            most_snap_km: None,
            long_snap_km: None,
            lang: Some(self.lang.to_string()),
            also: (!self.also.is_empty()).then(|| self.also.iter().map(Lang::to_string).collect()),
            region: self.maps.region.clone(),
            bbox: self.maps.bbox.map(|sides| sides.sides().to_vec()),
            inset: Some(self.maps.insets.iter().map(ToString::to_string).collect()),
            font: Some(self.fonts.clone()),
            theme: self.theme.as_deref().map(text),
            logo: self.logo.as_deref().map(text),
            outputs: (self.outputs != Wanted::All).then(|| self.outputs.to_string()),
        }
    }
}

/// A path that can be written as text.
fn text(path: &Path) -> PathBuf {
    path.display().to_string().into()
}
