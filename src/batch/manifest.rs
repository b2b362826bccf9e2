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
use super::options::{Options, job, known_keys};

/// The table of all runs, beside their folders.
pub const SUMMARY: &str = "summary.csv";

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
    if name == SUMMARY {
        return Err(format!(
            "{place}: that is the name of the summary; give the run another"
        ));
    }
    known_keys(&place, &options)?;
    let job = job(plan, options.or(defaults), folder).map_err(|e| format!("{place}: {e}"))?;
    Ok(Planning { name, job })
}

/// A path as the manifest means it.
pub(super) fn beside(folder: &Path, path: &Path) -> PathBuf {
    folder.join(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::DemandModel;
    use crate::territory::Lang;

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
    fn roads_lie_beside_the_manifest() {
        let text = "[defaults]\nroads = \"land.osm.pbf\"\nlong_snap = 2\n[[runs]]\nname = \"a\"\nplan = \"p\"\n";
        let roads = parse(text).expect("valid").runs[0].job.roads.clone();
        let roads = roads.expect("roads");
        assert_eq!(roads.file, Path::new("here/land.osm.pbf"));
        assert_eq!((roads.rules.most_km, roads.rules.long_km), (50.0, 2.0));
        let error = parse(&text.replace("= 2", "= -2")).expect_err("wrong");
        assert!(error.contains("most_snap and long_snap"), "{error}");
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
            (format!("{run}lang = \"xx\"\n"), "lang: `xx` is no language"),
            (run.replace("\"a\"", "\"../a\""), "a name is also a folder"),
            (
                run.replace("\"a\"", "\"summary.csv\""),
                "the name of the summary",
            ),
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
