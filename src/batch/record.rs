//! `run.json`: what a run read and did.

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::job_spec::JobSpec;
use super::outputs::OutputFile;
use super::prepare::Prepared;
use super::sources::Input;
use crate::io::sha256_hex;
use crate::reform::{Applied, AppliedAct, Ledger};
use crate::report::act_changes;
use crate::words::{Lang, say};

/// What the record of a plan says in whatever language the run is.
#[derive(Debug)]
pub(super) struct PlanRecord {
    plan: Value,
    acts: Vec<Value>,
}

impl PlanRecord {
    pub(super) fn new(prepared: &Prepared) -> Self {
        let applied = &prepared.applied;
        let mut plan = json!(prepared.plan);
        plain_dates(&mut plan);
        Self {
            plan,
            acts: applied.acts.iter().map(|a| act(a, applied)).collect(),
        }
    }
}

#[derive(Serialize)]
struct Record<'a> {
    program: &'a str,
    version: &'a str,
    job: JobSpec,
    inputs: &'a [Input],
    plan: &'a Value,
    acts: &'a [Value],
    state_before: Date,
    state_after: Date,
    schematic_boundaries: bool,
    attribution: Vec<&'a str>,
    ledger: &'a Ledger,
    warnings: &'a [String],
    outputs: Vec<Output>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
}

#[derive(Serialize)]
struct Output {
    path: String,
    sha256: String,
}

/// The record of a run over its other files, with its warnings and what was put
/// right, in English.
pub(super) fn run_json(
    prepared: &Prepared,
    of_plan: &PlanRecord,
    files: &[OutputFile],
    (warnings, notes): (&[String], &[String]),
) -> String {
    let outputs = files.par_iter().map(|file| Output {
        path: file.path.display().to_string(),
        sha256: sha256_hex(&file.bytes),
    });
    let applied = &prepared.applied;
    let record = Record {
        program: "aimaq",
        version: env!("CARGO_PKG_VERSION"),
        job: prepared.job.spec(),
        inputs: &prepared.inputs,
        plan: &of_plan.plan,
        acts: &of_plan.acts,
        state_before: applied.before.date,
        state_after: applied.after.date,
        schematic_boundaries: applied.after.schematic,
        attribution: attribution(prepared),
        ledger: &applied.ledger,
        warnings,
        outputs: outputs.collect(),
        notes,
    };
    let mut text = serde_json::to_string_pretty(&record).unwrap_or_default();
    text.push('\n');
    text
}

/// Who is to be named beside what the run wrote.
fn attribution(prepared: &Prepared) -> Vec<&str> {
    let named = &prepared.applied.after.attribution;
    let own = prepared.job.boundaries.is_empty();
    let boundaries = named.boundaries.iter().filter(|_| own);
    let all = boundaries.chain(&named.others);
    all.map(|names| names.main()).collect()
}

/// An act with what it did, in English as all of the record.
fn act(act: &AppliedAct, applied: &Applied) -> Value {
    let changes = act_changes(act, applied);
    let changes: Vec<String> = changes.iter().map(|c| say(c, Lang::EN)).collect();
    json!({
        "title": act.title,
        "effective": act.effective,
        "source": act.source,
        "changes": changes,
    })
}

/// What TOML writes as a date goes to other formats as an object with one entry of
/// its own; here it is a text.
fn plain_dates(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if map.len() == 1
                && let Some(date) = map.remove("$__toml_private_datetime")
            {
                *value = date;
                return;
            }
            map.values_mut().for_each(plain_dates);
        }
        Value::Array(values) => values.iter_mut().for_each(plain_dates),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_texts() {
        let mut plan = json!({
            "as_of": { "$__toml_private_datetime": "2022-05-01" },
            "acts": [{ "effective": { "$__toml_private_datetime": "2022-06-08" } }],
            "published": [{ "area_km2": 1.5 }],
        });
        plain_dates(&mut plan);
        let plain = json!({
            "as_of": "2022-05-01",
            "acts": [{ "effective": "2022-06-08" }],
            "published": [{ "area_km2": 1.5 }],
        });
        assert_eq!(plan, plain);
    }
}
