//! The options of a run in a manifest.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::job::Job;
use super::manifest::beside;
use super::roads::{RoadCache, Roads};
use crate::compare::Measuring;
use crate::keyword::Keyword;
use crate::measure::{DemandModel, Metric, SnapRules};
use crate::territory::Lang;

/// Options of a run by the names of the command line.
#[derive(Deserialize, Default, Clone)]
pub(super) struct Options {
    territory: Option<String>,
    boundaries: Option<Vec<PathBuf>>,
    key: Option<String>,
    demand: Option<String>,
    population_field: Option<String>,
    unscaled: Option<bool>,
    metric: Option<String>,
    tolerance: Option<f64>,
    thresholds: Option<Vec<f64>>,
    rules: Option<PathBuf>,
    roads: Option<PathBuf>,
    most_snap: Option<f64>,
    long_snap: Option<f64>,
    lang: Option<String>,
    #[serde(flatten)]
    unknown: std::collections::BTreeMap<String, toml::Value>,
}

impl Options {
    /// These, with the defaults where they say nothing.
    pub(super) fn or(self, defaults: &Self) -> Self {
        let d = defaults.clone();
        Self {
            territory: self.territory.or(d.territory),
            boundaries: self.boundaries.or(d.boundaries),
            key: self.key.or(d.key),
            demand: self.demand.or(d.demand),
            population_field: self.population_field.or(d.population_field),
            unscaled: self.unscaled.or(d.unscaled),
            metric: self.metric.or(d.metric),
            tolerance: self.tolerance.or(d.tolerance),
            thresholds: self.thresholds.or(d.thresholds),
            rules: self.rules.or(d.rules),
            roads: self.roads.or(d.roads),
            most_snap: self.most_snap.or(d.most_snap),
            long_snap: self.long_snap.or(d.long_snap),
            lang: self.lang.or(d.lang),
            unknown: self.unknown,
        }
    }
}

pub(super) fn known_keys(place: &str, options: &Options) -> Result<(), String> {
    match options.unknown.keys().next() {
        None => Ok(()),
        Some(key) => Err(format!(
            "{place}: unknown key `{key}`; there are territory, boundaries, key, demand, population_field, unscaled, metric, tolerance, thresholds, rules, roads, most_snap, long_snap, lang"
        )),
    }
}

/// The job of a run; paths are relative to the manifest's folder.
pub(super) fn job(plan: String, options: Options, folder: &Path) -> Result<Job, String> {
    let path = beside(folder, Path::new(&plan));
    let is_file = crate::geodata::embedded_plan(&plan).is_none() && path.is_file();
    let roads = roads(&options, folder)?;
    let demand = options.demand.as_deref().unwrap_or("settlements");
    let model: Option<DemandModel> = demand.parse().ok();
    let defaults = Measuring::default();
    let tolerance_km = options.tolerance.unwrap_or(defaults.tolerance_km);
    let thresholds_km = options.thresholds.unwrap_or(defaults.thresholds_km);
    if !is_length(&tolerance_km) || !thresholds_km.iter().all(is_length) {
        return Err("tolerance and thresholds are kilometres, zero or more".to_owned());
    }
    let scaled = !options.unscaled.unwrap_or(false);
    if !scaled && model == Some(DemandModel::Seats) {
        return Err("unscaled does not go with demand = \"seats\"".to_owned());
    }
    let territory = options.territory.map(|name| {
        let path = beside(folder, Path::new(&name));
        let is_folder = crate::geodata::data_set(&name).is_none() && path.is_dir();
        if is_folder {
            path.display().to_string()
        } else {
            name
        }
    });
    Ok(Job {
        plan: if is_file {
            path.display().to_string()
        } else {
            plan
        },
        territory,
        boundaries: options
            .boundaries
            .unwrap_or_default()
            .iter()
            .map(|file| beside(folder, file))
            .collect(),
        key: options.key,
        demand_file: model.is_none().then(|| beside(folder, Path::new(demand))),
        population_field: options.population_field,
        rules: options.rules.map(|file| beside(folder, &file)),
        roads,
        measuring: Measuring {
            demand: model.unwrap_or_default(),
            scaled,
            metric: word::<Metric>("metric", options.metric)?,
            tolerance_km,
            thresholds_km,
        },
        lang: word::<Lang>("lang", options.lang)?,
    })
}

/// Results along roads are kept beside the file.
fn roads(options: &Options, folder: &Path) -> Result<Option<Roads>, String> {
    let rules = SnapRules {
        most_km: options.most_snap.unwrap_or(SnapRules::default().most_km),
        long_km: options.long_snap.unwrap_or(SnapRules::default().long_km),
    };
    if ![rules.most_km, rules.long_km].iter().all(is_length) {
        return Err("most_snap and long_snap are kilometres, zero or more".to_owned());
    }
    let file = options.roads.as_ref();
    Ok(file.map(|file| Roads {
        file: beside(folder, file),
        rules,
        cache: RoadCache::default(),
    }))
}

fn is_length(km: &f64) -> bool {
    km.is_finite() && *km >= 0.0
}

fn word<T: Keyword + Default>(key: &str, text: Option<String>) -> Result<T, String> {
    let Some(text) = text else {
        return Ok(T::default());
    };
    text.parse().map_err(|e| format!("{key}: {e}"))
}
