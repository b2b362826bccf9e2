//! `aimaq check` of a plan: everything that is wrong with it, in one pass.

use aimaq::batch::{Base, Job, JobError, base, read_standards};
use aimaq::compare::{Assessment, assess};
use aimaq::geodata::{Source, crossing_units};
use aimaq::reform::{Diagnostics, PlanSource, Problem, Severity, apply};
use aimaq::words::{Message, say};
use serde_json::{Value, json};

use super::check::Format;
use super::job::{PlanArgs, Shared, job};
use super::{Console, Failure, Outcome, Status};

pub(crate) fn run(
    plan: &PlanArgs,
    format: Format,
    shared: &Shared,
    console: &mut Console,
) -> Outcome {
    if format == Format::Csv {
        let failure = Failure::new("--format csv is for boundaries");
        return Err(failure.hint("a plan is checked with --format table or json"));
    }
    let job = job(plan, shared)?;
    let rules = plan.measuring.rules.as_ref();
    let standards = rules
        .map(|name| read_standards(&name.to_string_lossy(), ""))
        .transpose()?
        .map(|(standards, _)| standards);
    let (mut remarks, mut ruled) = (Vec::new(), Vec::new());
    let found = match base(&job) {
        Ok(base) => {
            remarks = base
                .warnings
                .iter()
                .map(|r| r.on_terminal(job.lang))
                .collect();
            remarks.extend(crossing(&base, &job).map(|said| say(&said, job.lang)));
            let source = PlanSource::new(&base.plan, &base.file.name, &base.file.text);
            match apply(source, &base.territory, &base.options) {
                Ok(applied) => {
                    ruled = standards.map_or_else(Vec::new, |s| assess(&applied.after, &s));
                    applied.warnings
                }
                Err(found) => found,
            }
        }
        Err(JobError::Plan(found)) => found,
        Err(error) => return Err(error.into()),
    };
    if format == Format::Json {
        console.print(&as_json(&found, &remarks, &ruled)?)?;
    } else {
        for remark in &remarks {
            console.warn(remark);
        }
        console.print(&assessment_lines(&ruled))?;
        let name = match job.plan.is_empty() {
            true => job.name(),
            false => job.plan.clone(),
        };
        as_text(&name, &found, console)?;
    }
    let clean = found.problems.is_empty() && ruled.iter().all(|v| v.holds != Some(false));
    Ok(if clean { Status::Done } else { Status::Found })
}

/// Dirty units of a folder: other boundaries are cleaned as they are read, and those
/// that ship are clean.
fn crossing(base: &Base, job: &Job) -> Option<Message> {
    let own = job.boundaries.is_empty() && matches!(base.source, Source::Folder(_));
    let dirty = own.then(|| crossing_units(&base.territory));
    dirty.flatten()
}

/// One line per assessment.
fn assessment_lines(ruled: &[Assessment]) -> String {
    let lines = ruled.iter().map(|v| {
        let word = match v.holds {
            Some(true) => "keeps",
            Some(false) => "breaks",
            None => "unknown",
        };
        format!("{word:<8} {}: {}: {}\n", v.region.en, v.rule, v.evidence)
    });
    lines.collect()
}

fn as_text(plan: &str, found: &Diagnostics, console: &mut Console) -> Result<(), Failure> {
    if found.problems.is_empty() {
        console.note(&format!("{plan}: nothing found"));
        return Ok(());
    }
    console.print(&format!("{found}\n"))?;
    let errors = count(found, Severity::Error);
    let warnings = count(found, Severity::Warning);
    console.note(&format!(
        "{plan}: {}, {}",
        counted(errors, "error"),
        counted(warnings, "warning")
    ));
    Ok(())
}

fn counted(n: usize, what: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {what}{plural}")
}

fn count(found: &Diagnostics, severity: Severity) -> usize {
    let problems = found.problems.iter();
    problems.filter(|p| p.severity == severity).count()
}

fn as_json(
    found: &Diagnostics,
    remarks: &[String],
    ruled: &[Assessment],
) -> Result<String, Failure> {
    let problems: Vec<Value> = found.problems.iter().map(|p| problem(found, p)).collect();
    let json = json!({
        "file": found.file,
        "errors": count(found, Severity::Error),
        "warnings": count(found, Severity::Warning),
        "problems": problems,
        "remarks": remarks,
        "verdicts": ruled,
    });
    Ok(serde_json::to_string_pretty(&json)? + "\n")
}

fn problem(found: &Diagnostics, problem: &Problem) -> Value {
    let place = problem.span.as_ref().map(|span| {
        let (line, column) = found.line_column(span.start);
        json!({ "line": line, "column": column, "start": span.start, "end": span.end })
    });
    json!({
        "severity": problem.severity.as_str(),
        "name": problem.name(),
        "message": problem.message,
        "place": place,
        "act": problem.act,
        "hints": problem.hints,
    })
}
