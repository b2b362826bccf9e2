//! `run.json`: what a run read and did.

use serde_json::{Value, json};

use super::prepare::{Prepared, input};
use super::produce::OutputFile;

/// The record of a run over its other files.
pub(super) fn run_json(prepared: &Prepared, files: &[OutputFile], warnings: &[String]) -> String {
    let outputs: Vec<Value> = files
        .iter()
        .map(|file| {
            let entry = input(&file.path.display().to_string(), &file.bytes);
            json!({ "path": entry.name, "sha256": entry.sha256 })
        })
        .collect();
    let applied = &prepared.applied;
    let record = json!({
        "program": "aimaq",
        "version": env!("CARGO_PKG_VERSION"),
        "job": prepared.job.to_json(),
        "inputs": prepared.inputs,
        "plan": prepared.plan,
        "acts": applied.acts,
        "state_before": applied.before.date,
        "state_after": applied.after.date,
        "schematic_boundaries": applied.after.schematic,
        "ledger": applied.ledger,
        "warnings": warnings,
        "outputs": outputs,
    });
    let mut text = serde_json::to_string_pretty(&record).unwrap_or_default();
    text.push('\n');
    text
}
