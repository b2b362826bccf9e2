//! What to do, as values.

use std::path::PathBuf;

use serde_json::Value;

use super::roads::{RoadError, Roads};
use crate::compare::Measuring;
use crate::territory::Lang;

/// One run: a plan, its data and how it is measured.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Job {
    /// Name of an embedded plan, or path of a plan file.
    pub plan: String,
    /// Territory instead of the plan's own.
    pub territory: Option<String>,
    /// Files with other boundaries.
    pub boundaries: Vec<PathBuf>,
    /// The field of those files that holds the code.
    pub key: Option<String>,
    /// A table of points with people to start from, instead of the territory's
    /// own demand.
    pub demand_file: Option<PathBuf>,
    /// The field of that table that holds the people.
    pub population_field: Option<String>,
    /// Rules on seats and offices instead of the territory's own.
    pub rules: Option<PathBuf>,
    /// Roads, along which ways are measured beside the straight lines.
    pub roads: Option<Roads>,
    /// How distance is measured.
    pub measuring: Measuring,
    /// Language of names and texts.
    pub lang: Lang,
}

/// Why a job could not be done.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// No such plan.
    #[error("no plan is called `{name}`, and it is no file; embedded are {known}")]
    UnknownPlan {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// No such rules.
    #[error("no rules are called `{name}`, and it is no file; embedded are {known}")]
    UnknownRules {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The plan has errors.
    #[error("{0}")]
    Plan(#[from] crate::reform::Diagnostics),
    /// A data set cannot be opened.
    #[error(transparent)]
    Data(#[from] crate::geodata::DataError),
    /// A file cannot be read.
    #[error(transparent)]
    Read(#[from] crate::io::InputError),
    /// Other boundaries cannot be joined.
    #[error(transparent)]
    Join(#[from] crate::geodata::JoinError),
    /// A feature has no code.
    #[error("{file}: feature {feature} has no field `{key}`; the fields are {fields}")]
    NoKey {
        /// The file.
        file: String,
        /// Number of the feature, from 1.
        feature: usize,
        /// The field that was asked for.
        key: String,
        /// The fields there are.
        fields: String,
    },
    /// Rules cannot be read.
    #[error(transparent)]
    Rules(#[from] crate::measure::RulesError),
    /// Points cannot be placed in units.
    #[error(
        "{0}: the points cannot be placed, for the units have no boundaries; name some with --boundaries"
    )]
    NoBoundaries(String),
    /// There are no rules on seats and offices.
    #[error("the territory has no rules on seats and offices; name a file with --rules")]
    NoRules,
    /// Ways along roads cannot be had.
    #[error(transparent)]
    Roads(#[from] RoadError),
    /// There are no roads.
    #[error(
        "no roads are given, and none are made up; name an OpenStreetMap extract with --roads FILE.osm.pbf"
    )]
    NoRoads,
    /// Boundaries without the name of their key.
    #[error("--boundaries needs --key FIELD, the field that holds the code of the unit")]
    KeyMissing,
    /// A file that a plan names cannot be used.
    #[error("{0}")]
    PlanFile(String),
    /// The day lies before everything that is known.
    #[error("nothing is known of {territory} on {day}; the data begin on {first}")]
    TooEarly {
        /// The territory.
        territory: String,
        /// The day that was asked for.
        day: jiff::civil::Date,
        /// The first day that is known.
        first: jiff::civil::Date,
    },
    /// A map cannot be drawn.
    #[error(transparent)]
    Draw(#[from] crate::draw::DrawError),
}

impl Job {
    /// The job as `run.json` holds it.
    pub fn to_json(&self) -> Value {
        let boundaries: Vec<String> = self
            .boundaries
            .iter()
            .map(|p| p.display().to_string())
            .collect();
        serde_json::json!({
            "plan": self.plan,
            "territory": self.territory,
            "boundaries": boundaries,
            "key": self.key,
            "demand": self.measuring.demand,
            "demand_file": self.demand_file.as_ref().map(|p| p.display().to_string()),
            "population_field": self.population_field,
            "scaled": self.measuring.scaled,
            "metric": self.measuring.metric,
            "tolerance_km": self.measuring.tolerance_km,
            "thresholds_km": self.measuring.thresholds_km,
            "rules": self.rules.as_ref().map(|p| p.display().to_string()),
            "roads": self.roads.as_ref().map(roads_json),
            "lang": self.lang,
        })
    }
}

/// The roads as `run.json` holds them: without the cache, on which nothing
/// depends.
fn roads_json(roads: &Roads) -> Value {
    serde_json::json!({
        "file": roads.file.display().to_string(),
        "most_snap_km": roads.rules.most_km,
        "long_snap_km": roads.rules.long_km,
    })
}
