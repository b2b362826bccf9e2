//! A manifest: many runs in one file.
//!
//! ```toml
//! output = "reports"            # beside the manifest; default `output`
//!
//! [defaults]                    # for every run that does not say otherwise
//! demand = "settlements"
//! lang = "kk"
//!
//! [[runs]]
//! name = "decree"               # its folder below `output`
//! plan = "kazakhstan-2022"
//!
//! [[runs]]
//! name = "decree-seats"
//! plan = "kazakhstan-2022"
//! demand = "seats"
//! ```
//!
//! Paths are relative to the manifest.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::job::Job;
use crate::compare::Measuring;
use crate::measure::{DemandModel, Metric};
use crate::territory::Lang;

/// Runs and where their results go.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// The folder of all results.
    pub output: PathBuf,
    /// The runs, in the order of the file.
    pub runs: Vec<Planning>,
}

/// One run of a manifest.
#[derive(Debug, Clone, PartialEq)]
pub struct Planning {
    /// Its name, and that of its folder.
    pub name: String,
    /// What it does.
    pub job: Job,
}

/// Why a manifest could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{line}: {message}")]
pub struct ManifestError {
    file: String,
    line: String,
    message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    output: Option<PathBuf>,
    #[serde(default)]
    defaults: Options,
    #[serde(default)]
    runs: Vec<RawRun>,
}

#[derive(Deserialize)]
struct RawRun {
    name: String,
    plan: String,
    // serde cannot refuse unknown keys of a flattened struct; `Options` keeps them.
    #[serde(flatten)]
    options: Options,
}

/// Options of a run by the names of the command line.
#[derive(Deserialize, Default, Clone)]
struct Options {
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
    lang: Option<String>,
    #[serde(flatten)]
    unknown: std::collections::BTreeMap<String, toml::Value>,
}

impl Options {
    /// These, with the defaults where they say nothing.
    fn or(self, defaults: &Self) -> Self {
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
            lang: self.lang.or(d.lang),
            unknown: self.unknown,
        }
    }
}

/// Reads a manifest that lies in `folder`.
///
/// # Errors
/// Names the line, the run and the key that cannot be used.
pub fn parse_manifest(text: &str, file: &str, folder: &Path) -> Result<Manifest, ManifestError> {
    let wrong = |line: String, message: String| ManifestError {
        file: file.to_owned(),
        line,
        message,
    };
    let raw: Raw = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| {
            let before = text.get(..span.start).unwrap_or_default();
            format!(":{}", before.matches('\n').count() + 1)
        });
        wrong(line.unwrap_or_default(), error.message().replace('\n', " "))
    })?;
    let plain = |message: String| wrong(String::new(), message);
    known_keys("defaults", &raw.defaults).map_err(plain)?;
    if raw.runs.is_empty() {
        return Err(plain("there are no [[runs]]".to_owned()));
    }
    let mut runs: Vec<Planning> = Vec::with_capacity(raw.runs.len());
    for run in raw.runs {
        let name = run.name.clone();
        let planning = planning(run, &raw.defaults, folder).map_err(plain)?;
        if runs.iter().any(|r| r.name == name) {
            return Err(plain(format!("two runs are called `{name}`")));
        }
        runs.push(planning);
    }
    Ok(Manifest {
        output: beside(folder, raw.output.as_deref().unwrap_or(Path::new("output"))),
        runs,
    })
}

fn known_keys(place: &str, options: &Options) -> Result<(), String> {
    match options.unknown.keys().next() {
        None => Ok(()),
        Some(key) => Err(format!(
            "{place}: unknown key `{key}`; there are territory, boundaries, key, demand, population_field, unscaled, metric, tolerance, thresholds, rules, lang"
        )),
    }
}

fn planning(run: RawRun, defaults: &Options, folder: &Path) -> Result<Planning, String> {
    let RawRun {
        name,
        plan,
        options,
    } = run;
    let place = format!("run `{name}`");
    let plain = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
    if name.trim().is_empty() || name.starts_with('.') || !name.chars().all(plain) {
        return Err(format!(
            "{place}: a name is also a folder; use letters, digits, `-`, `_`, `.`"
        ));
    }
    known_keys(&place, &options)?;
    let job = job(plan, options.or(defaults), folder).map_err(|e| format!("{place}: {e}"))?;
    Ok(Planning { name, job })
}

fn job(plan: String, options: Options, folder: &Path) -> Result<Job, String> {
    let path = beside(folder, Path::new(&plan));
    let is_file = crate::geodata::embedded_plan(&plan).is_none() && path.is_file();
    let demand = options.demand.as_deref().unwrap_or("settlements");
    let model: Option<DemandModel> = known(demand);
    let defaults = Measuring::default();
    let tolerance_km = options.tolerance.unwrap_or(defaults.tolerance_km);
    let thresholds_km = options.thresholds.unwrap_or(defaults.thresholds_km);
    let is_length = |km: &f64| km.is_finite() && *km >= 0.0;
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

fn known<T: clap::ValueEnum>(text: &str) -> Option<T> {
    T::from_str(text, false).ok()
}

fn word<T: clap::ValueEnum + Default>(key: &str, text: Option<String>) -> Result<T, String> {
    let Some(text) = text else {
        return Ok(T::default());
    };
    known(&text).ok_or_else(|| format!("{key}: `{text}` is not known"))
}

/// A path as the manifest means it.
fn beside(folder: &Path, path: &Path) -> PathBuf {
    folder.join(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Manifest, String> {
        parse_manifest(text, "m.toml", Path::new("here")).map_err(|e| e.to_string())
    }

    #[test]
    fn a_run_takes_the_defaults_that_it_does_not_override() {
        let text = "output = \"out\"\n[defaults]\nlang = \"kk\"\ndemand = \"seats\"\n\
            [[runs]]\nname = \"a\"\nplan = \"p\"\n[[runs]]\nname = \"b\"\nplan = \"p\"\nlang = \"ru\"\n";
        let manifest = parse(text).expect("valid");
        assert_eq!(manifest.output, Path::new("here/out"));
        let langs: Vec<Lang> = manifest.runs.iter().map(|r| r.job.lang).collect();
        assert_eq!(langs, [Lang::Kk, Lang::Ru]);
        let models = manifest.runs.iter().map(|r| r.job.measuring.demand);
        assert!(models.into_iter().all(|m| m == DemandModel::Seats));
    }

    #[test]
    fn a_demand_that_is_no_word_is_a_file_beside_the_manifest() {
        let text = "[[runs]]\nname = \"a\"\nplan = \"p\"\ndemand = \"people.csv\"\n";
        let job = &parse(text).expect("valid").runs[0].job;
        assert_eq!(
            job.demand_file.as_deref(),
            Some(Path::new("here/people.csv"))
        );
    }

    #[test]
    fn mistakes_are_named() {
        let run = "[[runs]]\nname = \"a\"\nplan = \"p\"\n";
        for (text, said) in [
            (String::new(), "no [[runs]]"),
            (format!("{run}{run}"), "two runs are called `a`"),
            (
                format!("{run}langg = \"kk\"\n"),
                "run `a`: unknown key `langg`",
            ),
            (format!("{run}lang = \"xx\"\n"), "lang: `xx` is not known"),
            (run.replace("\"a\"", "\"../a\""), "a name is also a folder"),
            (
                run.replace("plan = \"p\"", ""),
                "m.toml:1: missing field `plan`",
            ),
        ] {
            let error = parse(&text).expect_err("wrong");
            assert!(error.contains(said), "{error}");
        }
    }
}
