//! The inverse: a plan that undoes another.
//!
//! Every change has a change that undoes it, looked up in the state before it;
//! they follow in reverse order. What time alone has changed (a code that a table
//! replaces on a day) is put back last. The result is applied in memory and
//! compared with the state before: what differs is named, never passed over.

mod change;
mod restore;

use jiff::civil::Date;
use toml::Spanned;

use super::apply::{Applied, ApplyOptions, apply, in_order};
use super::diagnostic::{Diagnostics, Problem};
use super::plan::{Act, Day, Plan, Translations};
use crate::territory::{Territory, differences};

/// A plan that undoes another.
#[derive(Debug, Clone)]
pub struct Inverse {
    /// The plan.
    pub plan: Plan,
    /// The same as TOML.
    pub text: String,
    /// What the plan leaves: the state before the plan that it undoes.
    pub after: Territory,
}

/// Why there is no inverse.
#[derive(Debug, thiserror::Error)]
pub enum InvertError {
    /// The plan itself cannot be applied.
    #[error("{0}")]
    Plan(#[from] Diagnostics),
    /// A change that no plan can undo.
    #[error("{0}")]
    Cannot(Diagnostics),
    /// The inverse leaves a difference.
    #[error("the inverse does not give the state before back: {}", .0.join("; "))]
    Differs(Vec<String>),
    /// The inverse cannot be written down.
    #[error("the inverse cannot be written: {0}")]
    Write(String),
}

/// A value without a place, as a plan that a program writes has.
pub(super) fn bare<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

/// The plan that undoes a plan on the state it leaves.
///
/// `name` is what the inverse follows: the name or file of the plan.
///
/// # Errors
/// Where the plan cannot be applied, and where a change cannot be undone: it
/// names the change and why.
pub fn invert(
    plan: &Plan,
    name: &str,
    file: &str,
    text: &str,
    territory: &Territory,
    options: &ApplyOptions,
) -> Result<Inverse, InvertError> {
    let options = ApplyOptions {
        keep_states: true,
        ..options.clone()
    };
    let applied = apply(plan, file, text, territory, &options)?;
    let day = applied.after.date.tomorrow().unwrap_or(applied.after.date);
    let cannot = |problems| {
        InvertError::Cannot(Diagnostics {
            file: file.to_owned(),
            text: text.to_owned(),
            problems,
        })
    };
    let (acts, left) = undo(plan, &applied, day).map_err(|problem| cannot(vec![problem]))?;
    let mut inverse = head(plan, name, &applied, acts);
    let half = again(&inverse, &applied.after, &options)?;
    restore::complete(&mut inverse, &half.after, &applied.before, day);
    let back = again(&inverse, &applied.after, &options)?;
    let differ = differences(&applied.before, &back.after, "before", "undone");
    match (differ.is_empty(), left.is_empty()) {
        (true, _) => {}
        (false, false) => return Err(cannot(left)),
        (false, true) => return Err(InvertError::Differs(differ)),
    }
    let text = toml::to_string(&inverse).map_err(|e| InvertError::Write(e.to_string()))?;
    Ok(Inverse {
        plan: inverse,
        text,
        after: back.after,
    })
}

fn again(plan: &Plan, state: &Territory, options: &ApplyOptions) -> Result<Applied, InvertError> {
    let options = ApplyOptions {
        until: None,
        keep_states: false,
        ..options.clone()
    };
    let text = toml::to_string(plan).map_err(|e| InvertError::Write(e.to_string()))?;
    Ok(apply(plan, "the inverse", &text, state, &options)?)
}

fn head(plan: &Plan, name: &str, applied: &Applied, acts: Vec<Act>) -> Plan {
    Plan {
        title: format!("Undoes: {}", plan.title),
        titles: Translations::default(),
        description: Some(format!(
            "Gives back the state of {} that {name} changes.",
            applied.before.date
        )),
        territory: plan.territory.clone(),
        as_of: Day(applied.after.date),
        follows: Some(bare(name.to_owned())),
        rules: Vec::new(),
        accept: super::warnings::NAMES
            .iter()
            .map(|n| bare((*n).to_owned()))
            .collect(),
        acts,
        published: Vec::new(),
    }
}

/// The acts in reverse order, each with its changes undone in reverse order, and
/// what they cannot take away.
fn undo(plan: &Plan, applied: &Applied, day: Date) -> Result<(Vec<Act>, Vec<Problem>), Problem> {
    let mut left = Vec::new();
    let mut states = applied.states.iter().collect::<Vec<_>>();
    states.push(&applied.after);
    let mut at = applied.states.len();
    let mut acts = Vec::new();
    for act in in_order(plan, None).into_iter().rev() {
        let mut changes = Vec::new();
        for change in act.changes.iter().rev() {
            at -= 1;
            let undone = change::undo(change.get_ref(), states[at], states[at + 1]);
            let why = |why: &str| {
                let mut problem = Problem::error(format!("the change cannot be undone: {why}"));
                problem.act = Some(act.label());
                problem.at(change.span())
            };
            let undone = undone.map_err(|reason| why(&reason))?;
            left.extend(undone.left.into_iter().map(why));
            changes.extend(undone.changes.into_iter().map(bare));
        }
        if !changes.is_empty() {
            acts.push(Act {
                title: Some(format!("Undoes {}", act.label())),
                effective: bare(Day(day)),
                source: None,
                note: None,
                changes,
            });
        }
    }
    Ok((acts, left))
}
