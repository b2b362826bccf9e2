//! A run again from its `run.json`: the job that it records, and whether what it
//! read is still the same.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::job::Job;
use super::job_spec::JobSpec;
use super::option::{Asker, OptionError};
use super::sources::{FETCHED, Input, fetched_file, input};
use crate::geodata::{DATA_SETS, STANDARDS};
use crate::io::{read_text, sha256_file};
use crate::msg;
use crate::words::{Lang, Message, Tell, Told, say};

/// What stands before the name of an embedded file.
const EMBEDDED: &str = "geodata:";

/// The job of an earlier run, and what it read.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Recorded {
    job: JobSpec,
    #[serde(default)]
    inputs: Vec<Input>,
}

/// Why a record cannot be run again.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum RecordError {
    /// It is not the record of a run.
    NotARecord(Message),
    /// An option of its job cannot be used.
    Option(#[from] OptionError),
    /// A file is nowhere.
    NoSuchInput(String),
}

impl Tell for RecordError {
    fn told(&self) -> Told {
        match self {
            Self::NotARecord(said) => Told::new(msg!("error-no-record", said = said)),
            Self::Option(error) => error.told(),
            Self::NoSuchInput(file) => Told::new(msg!("error-no-input", file = file)),
        }
    }
}

/// A file that is not what a run read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedInput {
    /// Its name.
    pub name: String,
    /// Its SHA-256 then; none where it was not read.
    pub then: Option<String>,
    /// Its SHA-256 now; none where it is not there.
    pub now: Option<String>,
}

impl ChangedInput {
    /// The sentence, to be said in any language.
    pub fn message(&self) -> Message {
        let file = &self.name;
        match (&self.then, &self.now) {
            (Some(then), Some(now)) => {
                msg!("error-input-changed", file = file, then = then, now = now)
            }
            (Some(then), None) => msg!("error-input-gone", file = file, then = then),
            (None, now) => {
                let now = now.as_deref().unwrap_or("?");
                msg!("error-input-added", file = file, now = now)
            }
        }
    }
}

impl fmt::Display for ChangedInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say(&self.message(), Lang::EN))
    }
}

impl Recorded {
    /// Reads a `run.json`, of this version or an earlier one.
    ///
    /// # Errors
    /// Names the entry that is not what it should be.
    pub fn parse(text: &str) -> Result<Self, RecordError> {
        let mut record: Self =
            serde_json::from_str(text).map_err(|e| RecordError::NotARecord(e.told().message))?;
        // Earlier versions recorded a key without the boundaries that it is of.
        record.job = JobSpec::default().or(&record.job);
        record.job.check(Asker::Record)?;
        Ok(record)
    }

    /// The same with paths that start where the files are: in the working folder
    /// or else in a folder above the record, which lies at `path`.
    ///
    /// # Errors
    /// Names the first file that is in none of them.
    pub fn found_from(mut self, path: &Path) -> Result<Self, RecordError> {
        let files = self.inputs.iter().map(|input| input.name.as_str());
        let files: Vec<&str> = files.filter(|name| is_on_disk(name)).collect();
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let above = path.ancestors().skip(1);
        let mut folders = std::iter::once(Path::new("")).chain(above);
        let has_all = |folder: &Path| files.iter().all(|file| folder.join(file).exists());
        let Some(folder) = folders.find(|folder| has_all(folder)) else {
            let mut files = files.into_iter();
            let gone = files.find(|file| !Path::new(file).exists());
            return Err(RecordError::NoSuchInput(
                gone.unwrap_or_default().to_owned(),
            ));
        };
        self.job = self.job.in_folder(folder);
        for input in &mut self.inputs {
            if is_on_disk(&input.name) {
                input.name = folder.join(&input.name).display().to_string();
            }
        }
        Ok(self)
    }

    /// The options of its job.
    pub fn spec(&self) -> &JobSpec {
        &self.job
    }

    /// The files that are no longer what the run read.
    pub fn changed(&self) -> Vec<ChangedInput> {
        let changed = self.inputs.iter().filter_map(|then| {
            let now = checksum(then);
            (now.as_ref() != Some(&then.sha256)).then(|| ChangedInput {
                name: then.name.clone(),
                then: Some(then.sha256.clone()),
                now,
            })
        });
        changed.collect()
    }

    /// The files among `read` that the run did not read, such as one that says how
    /// another is encoded and was put beside it since.
    pub fn added(&self, read: &[Input]) -> Vec<ChangedInput> {
        if self.inputs.is_empty() {
            return Vec::new();
        }
        let known: BTreeSet<&str> = self.inputs.iter().map(|i| i.name.as_str()).collect();
        let added = read.iter().filter(|now| !known.contains(now.name.as_str()));
        let added = added.map(|now| ChangedInput {
            name: now.name.clone(),
            then: None,
            now: Some(now.sha256.clone()),
        });
        added.collect()
    }
}

impl Job {
    /// The job of a `run.json`.
    ///
    /// # Errors
    /// See [`Recorded::parse`].
    pub fn from_run_json(text: &str) -> Result<Self, RecordError> {
        Ok(Recorded::parse(text)?.job.check(Asker::Record)?)
    }
}

/// Whether the name of an input is the path of a file.
fn is_on_disk(name: &str) -> bool {
    !name.starts_with(EMBEDDED) && !name.starts_with(FETCHED)
}

/// The checksum that a file would be recorded with now.
pub(super) fn checksum(then: &Input) -> Option<String> {
    if let Some(name) = then.name.strip_prefix(EMBEDDED) {
        return embedded(name).map(|text| input(name, text.as_bytes()).sha256);
    }
    let path = match then.name.starts_with(FETCHED) {
        true => fetched_file(&then.name)?,
        false => PathBuf::from(&then.name),
    };
    let now = sha256_file(&path).ok()?;
    if now == then.sha256 {
        return Some(now);
    }
    // Text is recorded without its byte order mark.
    let text = read_text(&path).map(|text| input("", text.as_bytes()).sha256);
    Some(text.ok().filter(|text| *text == then.sha256).unwrap_or(now))
}

/// An embedded file by its name in a record.
fn embedded(name: &str) -> Option<&'static str> {
    let (set, path) = name.split_once('/')?;
    if set == "norms" {
        let pack = path.strip_suffix(".toml")?;
        let found = STANDARDS.iter().find(|(name, _)| *name == pack);
        return found.map(|(_, text)| *text);
    }
    DATA_SETS.iter().find(|data| data.name == set)?.file(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::accept::Accepted;
    use crate::batch::sources::{RoadCache, Roads};
    use crate::batch::wanted::Wanted;
    use crate::compare::Measuring;
    use crate::figures::MapChoice;
    use crate::io::Said;
    use crate::measure::{DemandModel, Metric, SnapRules};
    use crate::territory::Lang;

    #[test]
    fn a_job_survives_its_record() {
        let job = Job {
            plan: "p.toml".into(),
            territory: None,
            boundaries: vec!["a.shp".into()],
            key: Some("KATO".into()),
            boundaries_on: Some(jiff::civil::date(2022, 6, 8)),
            encoding: "windows-1251".into(),
            crs: Said(vec!["a.shp=EPSG:28413".parse().expect("said")]),
            accept: vec![Accepted::UnitsWithoutLand],
            population: Some("units.csv".into()),
            demand_file: Some("people.csv".into()),
            population_field: Some("pop".into()),
            rules: Some("rules.toml".into()),
            roads: Some(Roads {
                file: "land.osm.pbf".into(),
                rules: SnapRules {
                    most_km: 20.0,
                    long_km: 2.5,
                },
                cache: RoadCache::default(),
            }),
            measuring: Measuring {
                demand: DemandModel::Seats,
                scaled: false,
                metric: Metric::GreatCircle,
                tolerance_km: 2.5,
                thresholds_km: vec![50.0, 250.5],
            },
            lang: Lang::new("kk").expect("a tag"),
            also: vec![Lang::EN],
            maps: MapChoice {
                region: Some("Abai Region".to_owned()),
                bbox: None,
                insets: vec!["Capital=71,51,72.5,52".parse().expect("an inset")],
            },
            fonts: vec!["Noto Sans".to_owned()],
            theme: Some("look.toml".into()),
            logo: Some("logo.svg".into()),
            outputs: Wanted::Tables,
        };
        let record = serde_json::json!({ "job": job.spec() }).to_string();
        assert_eq!(Job::from_run_json(&record), Ok(job));
    }

    const RECORD: &str = r#"{"job":{"plan":"p","demand":"seats","metric":"geodesic","tolerance_km":1.0,"thresholds_km":[50],"boundaries":["a.shp"],"key":"code","lang":"en"}}"#;

    #[test]
    fn an_entry_that_is_not_what_it_should_be_is_refused_not_left_out() {
        assert!(Job::from_run_json(RECORD).is_ok());
        for (entry, other, said) in [
            (
                "[50]",
                "[50,\"far\"]",
                "expected a number, found the text \"far\"",
            ),
            ("[\"a.shp\"]", "5", "a list, found the number 5"),
            ("\"plan\"", "\"plam\"", "unknown field `plam`"),
            ("\"plan\":\"p\",", "", "`job.plan` is missing"),
            ("\"p\"", "\"\"", "`job.plan` is missing"),
            (
                "geodesic",
                "straight",
                "`job.metric`: `straight` is no metric; there are geodesic, great-circle",
            ),
            ("\"key\":\"code\",", "", "`job.boundaries` needs `job.key`"),
        ] {
            let error = Job::from_run_json(&RECORD.replace(entry, other)).expect_err("wrong");
            assert!(error.to_string().contains(said), "{error}");
        }
    }

    #[test]
    fn a_recorded_length_below_zero_is_refused() {
        for (entry, key) in [("1.0", "tolerance_km"), ("50", "thresholds_km")] {
            let record = RECORD.replace(entry, "-3");
            let error = Job::from_run_json(&record).expect_err("wrong");
            assert_eq!(
                error.to_string(),
                format!("`job.{key}`: -3 is not a length; write kilometres, zero or more")
            );
        }
    }

    #[test]
    fn records_of_earlier_versions_are_read() {
        let first = r#"{"job":{"plan":"p","territory":null,"boundaries":[],"key":null,"demand":"seats","rules":null,"metric":"geodesic","tolerance_km":1.0,"lang":"ru"}}"#;
        let job = Job::from_run_json(first).expect("a record");
        assert_eq!(job.measuring.demand, DemandModel::Seats);
        assert_eq!(
            (job.measuring.scaled, job.lang),
            (true, Lang::new("ru").expect("a tag"))
        );
        // A key that a manifest gave to all its runs.
        let keyed = first.replace("\"key\":null", "\"key\":\"KATO\"");
        assert_eq!(Job::from_run_json(&keyed), Ok(job));
    }

    #[test]
    fn an_embedded_file_that_is_another_now_has_changed() {
        let record = r#"{"job":{"plan":"p"},"inputs":[{"name":"geodata:kazakhstan/rules.toml","sha256":"00"},{"name":"geodata:kazakhstan/none.csv","sha256":"11"}]}"#;
        let changed = Recorded::parse(record).expect("a record").changed();
        assert_eq!(changed.len(), 2);
        assert!(changed[0].now.as_ref().is_some_and(|sum| sum.len() == 64));
        assert_eq!(
            changed[1].to_string(),
            "geodata:kazakhstan/none.csv is gone: SHA-256 11 then"
        );
    }
}
