//! The job of an earlier run out of its `run.json`.

use std::path::PathBuf;

use serde::Deserialize;

use super::job::Job;
use super::roads::{RoadCache, Roads};
use crate::compare::Measuring;
use crate::keyword::Keyword;
use crate::measure::SnapRules;

#[derive(Deserialize)]
struct Record {
    job: Recorded,
}

/// A job as [`Job::to_json`] writes it. Records of earlier versions have neither
/// roads nor what follows `lang`.
#[derive(Deserialize)]
struct Recorded {
    plan: String,
    territory: Option<String>,
    #[serde(default)]
    boundaries: Vec<PathBuf>,
    key: Option<String>,
    demand: String,
    demand_file: Option<PathBuf>,
    population_field: Option<String>,
    rules: Option<PathBuf>,
    roads: Option<RecordedRoads>,
    metric: String,
    tolerance_km: f64,
    lang: String,
    scaled: Option<bool>,
    thresholds_km: Option<Vec<f64>>,
}

#[derive(Deserialize)]
struct RecordedRoads {
    file: PathBuf,
    most_snap_km: f64,
    long_snap_km: f64,
}

impl Job {
    /// The job of a `run.json`.
    ///
    /// # Errors
    /// Names the entry that is missing or not what it should be.
    pub fn from_run_json(text: &str) -> Result<Self, String> {
        let record: Record =
            serde_json::from_str(text).map_err(|e| format!("this is no run.json: {e}"))?;
        let job = record.job;
        let defaults = Measuring::default();
        let measuring = Measuring {
            demand: known(&job.demand, "demand")?,
            metric: known(&job.metric, "metric")?,
            tolerance_km: length(job.tolerance_km, "tolerance_km")?,
            scaled: job.scaled.unwrap_or(defaults.scaled),
            thresholds_km: match job.thresholds_km {
                Some(km) => lengths(km, "thresholds_km")?,
                None => defaults.thresholds_km,
            },
        };
        Ok(Self {
            plan: job.plan,
            territory: job.territory,
            boundaries: job.boundaries,
            key: job.key,
            demand_file: job.demand_file,
            population_field: job.population_field,
            rules: job.rules,
            roads: job.roads.map(roads).transpose()?,
            measuring,
            lang: known(&job.lang, "lang")?,
        })
    }
}

fn roads(roads: RecordedRoads) -> Result<Roads, String> {
    Ok(Roads {
        file: roads.file,
        rules: SnapRules {
            most_km: length(roads.most_snap_km, "roads.most_snap_km")?,
            long_km: length(roads.long_snap_km, "roads.long_snap_km")?,
        },
        cache: RoadCache::default(),
    })
}

fn known<T: Keyword>(text: &str, key: &str) -> Result<T, String> {
    text.parse().map_err(|e| format!("`job.{key}`: {e}"))
}

fn lengths(all: Vec<f64>, key: &str) -> Result<Vec<f64>, String> {
    all.into_iter().map(|km| length(km, key)).collect()
}

/// JSON has no number that is not finite.
fn length(km: f64, key: &str) -> Result<f64, String> {
    if km < 0.0 {
        return Err(format!(
            "`job.{key}`: {km} is no length; write zero or more"
        ));
    }
    Ok(km)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{DemandModel, Metric};
    use crate::territory::Lang;

    #[test]
    fn a_job_survives_its_record() {
        let job = Job {
            plan: "p.toml".into(),
            territory: None,
            boundaries: vec!["a.shp".into()],
            key: Some("KATO".into()),
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
            lang: Lang::Kk,
        };
        let record = serde_json::json!({ "job": job.to_json() }).to_string();
        assert_eq!(Job::from_run_json(&record), Ok(job));
    }

    const RECORD: &str = r#"{"job":{"plan":"p","demand":"seats","metric":"geodesic","tolerance_km":1.0,"thresholds_km":[50],"boundaries":["a.shp"],"lang":"en"}}"#;

    #[test]
    fn an_entry_that_is_not_what_it_should_be_is_refused_not_left_out() {
        assert!(Job::from_run_json(RECORD).is_ok());
        for (entry, other, said) in [
            ("[50]", "[50,\"far\"]", "invalid type: string \"far\""),
            ("[\"a.shp\"]", "5", "invalid type: integer `5`"),
            ("\"plan\"", "\"plam\"", "missing field `plan`"),
            (
                "seats",
                "chairs",
                "`job.demand`: `chairs` is no model of demand; there are settlements, seats",
            ),
        ] {
            let error = Job::from_run_json(&RECORD.replace(entry, other)).expect_err("wrong");
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn a_recorded_length_below_zero_is_refused() {
        for (entry, key) in [("1.0", "tolerance_km"), ("50", "thresholds_km")] {
            let record = RECORD.replace(entry, "-3");
            let error = Job::from_run_json(&record).expect_err("wrong");
            assert_eq!(
                error,
                format!("`job.{key}`: -3 is no length; write zero or more")
            );
        }
    }
}
