//! `aimaq check` of a plan: everything that is wrong with it, in one pass.

use aimaq::batch::{Base, Job, JobError, JobReader, read_standards};
use aimaq::compare::{Assessment, assess};
use aimaq::geodata::{Source, crossing_units};
use aimaq::msg;
use aimaq::reform::{Diagnostics, PlanSource, Problem, Severity, apply};
use aimaq::words::{Lang, Message, Value as Words, lexicon, say};
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
        let failure = Failure::new(msg!("error-plan-csv"));
        return Err(failure.hint(msg!("hint-plan-csv")));
    }
    let job = job(plan, shared)?;
    let rules = plan.measuring.rules.as_ref();
    let standards = rules
        .map(|name| read_standards(&name.to_string_lossy(), ""))
        .transpose()?
        .map(|(standards, _)| standards);
    let mut lang = job.lang;
    let (mut remarks, mut ruled) = (Vec::new(), Vec::new());
    let found = match JobReader::new().without_record().base(&job) {
        Ok(base) => {
            lang = base.territory.local_words(lang);
            remarks = base.warnings.iter().map(|r| r.on_terminal(lang)).collect();
            remarks.extend(crossing(&base, &job).map(|said| say(&said, lang)));
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
        console.print(&assessment_lines(&ruled, lang))?;
        let name = match job.plan.is_empty() {
            true => job.name(),
            false => job.plan.clone(),
        };
        as_text(&name, &found, lang, console)?;
    }
    let clean = found.problems.is_empty() && ruled.iter().all(|v| v.holds != Some(false));
    Ok(if clean { Status::Done } else { Status::Found })
}

/// Dirty units of a folder: other boundaries are cleaned as they are read, and those
/// that ship are clean.
fn crossing(base: &Base, job: &Job) -> Option<Message> {
    let own = job.boundaries.is_empty() && matches!(base.source, Source::Folder { .. });
    let dirty = own.then(|| crossing_units(&base.territory));
    dirty.flatten()
}

/// What is broken first, then what cannot be told, a line each, the verdict as wide as the
/// longest; what is kept is a count.
fn assessment_lines(ruled: &[Assessment], lang: Lang) -> String {
    let (kept, mut told): (Vec<&Assessment>, Vec<&Assessment>) =
        ruled.iter().partition(|a| a.holds == Some(true));
    told.sort_by_key(|a| a.holds.is_none());
    let word = |a: &Assessment| lexicon().value(&Words::word("value", a.verdict()), lang);
    let width = told.iter().map(|a| word(a).chars().count()).max();
    let mut lines: Vec<String> = Vec::with_capacity(told.len() + 1);
    lines.extend(told.iter().map(|a| {
        let (verdict, width) = (word(a), width.unwrap_or(0));
        let region = a.region.get(lang);
        let rule = lexicon().value(&Words::word("value", a.rule), lang);
        let found = say(&a.evidence.message(), lang);
        format!("{verdict:<width$}  {region}: {rule}: {found}\n")
    }));
    if !kept.is_empty() {
        let counts = msg!("check-rules-kept", n = kept.len(), all = ruled.len());
        lines.push(format!("{}\n", say(&counts, lang)));
    }
    lines.concat()
}

fn as_text(
    plan: &str,
    found: &Diagnostics,
    lang: Lang,
    console: &mut Console,
) -> Result<(), Failure> {
    if found.problems.is_empty() {
        console.tell(&msg!("check-plan-nothing", plan = plan));
        return Ok(());
    }
    console.print(&format!("{}\n", found.said(lang)))?;
    console.tell(&msg!(
        "check-plan-counts",
        plan = plan,
        errors = count(found, Severity::Error),
        warnings = count(found, Severity::Warning),
    ));
    Ok(())
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
        "message": problem.sentence(Lang::EN),
        "place": place,
        "act": problem.act.as_ref().map(|act| lexicon().value(act, Lang::EN)),
        "hints": problem.advice(Lang::EN),
    })
}
