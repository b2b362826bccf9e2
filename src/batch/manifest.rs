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
//! A `[[matrix]]` is one run for each combination of what stands in lists:
//!
//! ```toml
//! include = ["office.toml"]     # its defaults and runs, below those of this file
//!
//! [[matrix]]
//! plan = ["kazakhstan-2022", "variants/*.toml"]
//! demand = ["settlements", "seats"]
//! lang = ["kk", "ru"]
//! name = "{plan}-{demand}-{lang}"   # the default: what differs, set apart by `-`
//! ```
//!
//! Paths are relative to the file that they stand in.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::job::Job;
use super::job_spec::JobSpec;
use super::matrix::combinations;
use super::option::Asker;
use crate::io::read_text;

/// The table of all runs, beside their folders.
pub const SUMMARY: &str = "summary.csv";
/// The same with warnings and checksums, for programs.
pub const SUMMARY_JSON: &str = "summary.json";
/// The page that leads to all reports.
pub const INDEX: &str = "index.html";

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

/// How deep manifests include others.
const DEEPEST: usize = 8;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    include: Vec<Spanned<PathBuf>>,
    output: Option<PathBuf>,
    #[serde(default)]
    defaults: JobSpec,
    // A name, and the options of a job.
    #[serde(default)]
    runs: Vec<Spanned<toml::Table>>,
    // Options of jobs, some of them in lists.
    #[serde(default)]
    matrix: Vec<Spanned<toml::Table>>,
}

/// A manifest as it is put together of what it includes and of its own.
#[derive(Default)]
struct Gathered {
    output: Option<PathBuf>,
    /// With paths from the working folder.
    defaults: JobSpec,
    runs: Vec<Planning>,
}

/// Reads a manifest that lies in `folder`.
///
/// # Errors
/// Names the line, the run and the key that cannot be used.
pub fn parse_manifest(text: &str, file: &str, folder: &Path) -> Result<Manifest, ManifestError> {
    let gathered = gathered(text, (file, folder), DEEPEST)?;
    if gathered.runs.is_empty() {
        return Err(wrong(text, file, None, "there are no [[runs]]".to_owned()));
    }
    Ok(Manifest {
        output: gathered.output.unwrap_or_else(|| folder.join("output")),
        runs: gathered.runs,
    })
}

fn wrong(text: &str, file: &str, at: Option<usize>, message: String) -> ManifestError {
    let line = at.map(|at| {
        let before = text.get(..at).unwrap_or_default();
        format!(":{}", before.matches('\n').count() + 1)
    });
    ManifestError {
        file: file.to_owned(),
        line: line.unwrap_or_default(),
        message,
    }
}

fn gathered(
    text: &str,
    (file, folder): (&str, &Path),
    depth: usize,
) -> Result<Gathered, ManifestError> {
    let wrong = |at: Option<usize>, message: String| wrong(text, file, at, message);
    let raw: Raw = toml::from_str(text).map_err(|error| {
        let at = error.span().map(|span| span.start);
        wrong(at, error.message().replace('\n', " "))
    })?;
    let mut all = Gathered::default();
    for include in &raw.include {
        let at = Some(include.span().start);
        let path = folder.join(include.get_ref());
        if depth == 0 {
            let message = format!("manifests include each other more than {DEEPEST} deep");
            return Err(wrong(at, message));
        }
        let text = read_text(&path).map_err(|error| wrong(at, error.to_string()))?;
        let inside = path.parent().unwrap_or(Path::new(""));
        let label = path.display().to_string();
        let included = gathered(&text, (&label, inside), depth - 1)?;
        all.output = included.output.or(all.output);
        all.defaults = included.defaults.or(&all.defaults);
        for run in included.runs {
            all.push(run).map_err(|message| wrong(at, message))?;
        }
    }
    all.output = raw.output.map(|output| folder.join(output)).or(all.output);
    all.defaults = raw.defaults.in_folder(folder).or(&all.defaults);
    for run in raw.runs {
        let at = Some(run.span().start);
        let planning = planning(run.into_inner(), &all.defaults, folder);
        let added = planning.and_then(|planning| all.push(planning));
        added.map_err(|message| wrong(at, message))?;
    }
    for matrix in raw.matrix {
        let at = Some(matrix.span().start);
        let runs = combinations(matrix.into_inner(), folder);
        for run in runs.map_err(|message| wrong(at, message))? {
            let planning = planning(run, &all.defaults, folder);
            let added = planning.and_then(|planning| all.push(planning));
            added.map_err(|message| wrong(at, message))?;
        }
    }
    Ok(all)
}

impl Gathered {
    fn push(&mut self, run: Planning) -> Result<(), String> {
        if self.runs.iter().any(|other| other.name == run.name) {
            return Err(format!("two runs are called `{}`", run.name));
        }
        self.runs.push(run);
        Ok(())
    }
}

fn planning(mut run: toml::Table, defaults: &JobSpec, folder: &Path) -> Result<Planning, String> {
    let name = match run.remove("name") {
        Some(toml::Value::String(name)) => name,
        Some(other) => return Err(format!("the name of a run is a text, not {other}")),
        None => return Err("a run without a `name`, which is also its folder".to_owned()),
    };
    let place = format!("run `{name}`");
    let plain = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
    if name.trim().is_empty() || name.starts_with('.') || !name.chars().all(plain) {
        return Err(format!(
            "{place}: a name is also a folder; use letters, digits, `-`, `_`, `.`"
        ));
    }
    if [SUMMARY, SUMMARY_JSON, INDEX].contains(&name.as_str()) {
        return Err(format!(
            "{place}: that is the name of the summary; give the run another"
        ));
    }
    let wrong = |message: &dyn std::fmt::Display| format!("{place}: {message}").replace('\n', " ");
    let spec = JobSpec::deserialize(run).map_err(|error| wrong(&error))?;
    let spec = spec.in_folder(folder).or(defaults);
    let job = spec.check(Asker::Manifest).map_err(|error| wrong(&error))?;
    Ok(Planning { name, job })
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
        assert_eq!(
            langs,
            ["kk", "ru"].map(|tag| Lang::new(tag).expect("a tag"))
        );
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
    fn defaults_that_say_how_a_file_is_read_are_for_runs_with_such_a_file() {
        let text = "[defaults]\nkey = \"code\"\npopulation_field = \"pop\"\ndemand = \"people.csv\"\n\
            [[runs]]\nname = \"a\"\nplan = \"p\"\nboundaries = [\"a.shp\"]\n\
            [[runs]]\nname = \"b\"\nplan = \"p\"\ndemand = \"seats\"\n";
        let runs = parse(text).expect("valid").runs;
        let fields = |job: &Job| (job.key.clone(), job.population_field.clone());
        let both = (Some("code".to_owned()), Some("pop".to_owned()));
        assert_eq!(fields(&runs[0].job), both);
        assert_eq!(fields(&runs[1].job), (None, None));
    }

    #[test]
    fn roads_lie_beside_the_manifest() {
        let text = "[defaults]\nroads = \"land.osm.pbf\"\nlong_snap = 2\n[[runs]]\nname = \"a\"\nplan = \"p\"\n";
        let roads = parse(text).expect("valid").runs[0].job.roads.clone();
        let roads = roads.expect("roads");
        assert_eq!(roads.file, Path::new("here/land.osm.pbf"));
        assert_eq!((roads.rules.most_km, roads.rules.long_km), (50.0, 2.0));
        let error = parse(&text.replace("= 2", "= -2")).expect_err("wrong");
        assert!(
            error.contains("`long_snap_km`: -2 is not a length"),
            "{error}"
        );
    }

    #[test]
    fn what_maps_show_is_asked_for_as_on_the_command_line() {
        let text = "[defaults]\nregion = \"West\"\nfont = [\"Noto Sans\"]\n\
            [[runs]]\nname = \"a\"\nplan = \"p\"\ninset = [\"East\", \"Far=1,2,3,4.5\"]\n\
            [[runs]]\nname = \"b\"\nplan = \"p\"\nbbox = [5, 6, 7, 8]\n";
        let runs = parse(text).expect("valid").runs;
        let (a, b) = (&runs[0].job, &runs[1].job);
        assert_eq!(a.maps.region.as_deref(), Some("West"));
        let insets: Vec<String> = a.maps.insets.iter().map(ToString::to_string).collect();
        assert_eq!(insets, ["East", "Far=1,2,3,4.5"]);
        assert_eq!(a.fonts, ["Noto Sans"]);
        // A box stands instead of the region that the defaults name.
        assert_eq!(b.maps.region, None);
        let sides = b.maps.bbox.map(crate::figures::MapBox::sides);
        assert_eq!(sides, Some([5.0, 6.0, 7.0, 8.0]));
    }

    #[test]
    fn mistakes_are_named() {
        let run = "[[runs]]\nname = \"a\"\nplan = \"p\"\n";
        for (text, said) in [
            (String::new(), "no [[runs]]"),
            (format!("{run}{run}"), "two runs are called `a`"),
            (
                format!("{run}langg = \"kk\"\n"),
                "m.toml:1: run `a`: unknown field `langg`",
            ),
            (
                format!("[defaults]\nlangg = \"kk\"\n{run}"),
                "m.toml:2: unknown field `langg`",
            ),
            (
                format!("{run}lang = \"xx\"\n"),
                "`lang`: `xx` is no language; there are en, kk, ru",
            ),
            (
                format!("{run}unscaled = true\ndemand = \"seats\"\n"),
                "`unscaled` does not go with demand at the seats",
            ),
            (
                format!("{run}boundaries = [\"a.shp\"]\n"),
                "`boundaries` needs `key`",
            ),
            (
                format!("{run}bbox = [1, 2, 3]\n"),
                "`bbox`: four numbers of degrees: west, south, east, north",
            ),
            (
                format!("{run}inset = [\"A=1,2,1,3\"]\n"),
                "`inset`: west and east are different longitudes",
            ),
            (
                format!("{run}region = \"A\"\nbbox = [1, 2, 3, 4]\n"),
                "`region` and `bbox` contradict each other",
            ),
            (run.replace("\"a\"", "\"../a\""), "a name is also a folder"),
            (
                run.replace("\"a\"", "\"summary.csv\""),
                "the name of the summary",
            ),
            (
                run.replace("plan = \"p\"", ""),
                "m.toml:1: run `a`: `plan` is missing",
            ),
        ] {
            let error = parse(&text).expect_err("wrong");
            assert!(error.contains(said), "{error}");
        }
    }
}
