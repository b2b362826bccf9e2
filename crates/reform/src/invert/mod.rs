//! The inverse: a plan that undoes another.
//!
//! Every change has a change that undoes it, looked up in the state before it;
//! they follow in reverse order. What time alone has changed (a code that a table
//! replaces on a day) is put back last. The result is applied in memory and
//! compared with the state before: what differs is named, never passed over.

mod abolish;
mod create;
mod divide;
mod merge;
mod move_border;
mod move_centre;
mod recode;
mod rename;
mod restore;
mod set_status;
mod split;
mod states;
mod steps;
mod tables;
mod transfer;

use jiff::civil::Date;
use toml::Spanned;

use super::apply::{Applied, ApplyOptions, apply, in_order};
use super::diagnostic::{Diagnostics, Problem};
use super::plan::{Act, Change, Day, Plan, Translations};
use super::source::PlanSource;
use aimaq_territory::{Territory, differences};
use aimaq_words::{Message, Tell, Told, msg, quoted};

use states::States;
use steps::Inverted;

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
#[error("{}", self.in_english())]
pub enum InvertError {
    /// The plan itself cannot be applied.
    Plan(#[from] Diagnostics),
    /// A change that no plan can undo.
    Cannot(#[source] Diagnostics),
    /// The inverse leaves a difference.
    Differs(Vec<String>),
    /// The inverse cannot be written down.
    Write(String),
}

impl Tell for InvertError {
    fn told(&self) -> Told {
        match self {
            Self::Plan(found) | Self::Cannot(found) => found.told(),
            Self::Differs(differ) => {
                Told::new(msg!("error-invert-differs", what = differ.join("; ")))
            }
            Self::Write(said) => {
                let said = quoted(said);
                Told::new(msg!("error-invert-write", said = said))
            }
        }
    }
}

/// A value without a place, as a plan that a program writes has.
pub(super) fn unplaced<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

/// The plan that undoes a plan on the state it leaves.
///
/// `follows` is what the inverse names as the plan that it follows: an embedded
/// name, or a path from its own folder.
///
/// # Errors
/// Where the plan cannot be applied, and where a change cannot be undone: it
/// names the change and why.
pub fn invert(
    source: PlanSource<'_>,
    follows: &str,
    territory: &Territory,
    options: &ApplyOptions,
) -> Result<Inverse, InvertError> {
    let options = ApplyOptions {
        keep_states: true,
        ..options.clone()
    };
    let plan = source.plan;
    let applied = apply(source, territory, &options)?;
    let day = applied.after.date.tomorrow().unwrap_or(applied.after.date);
    let cannot = |problems| InvertError::Cannot(source.diagnostics(problems).of(territory));
    let (acts, left) = acts_back(plan, &applied, day).map_err(|problem| cannot(vec![problem]))?;
    let mut inverse = head(plan, follows, &applied, acts);
    let half = again(&inverse, &applied.after, &options)?;
    restore::complete(&mut inverse, &half.after, &applied.before, day);
    let back = again(&inverse, &applied.after, &options)?;
    inverse.accept = needed(&inverse, &applied.after, &options)?;
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
    let source = PlanSource::new(plan, "the inverse", &text);
    Ok(apply(source, state, &options)?)
}

/// The names of what the inverse has to accept, and of what it would warn of: no more
/// than that.
fn needed(
    plan: &Plan,
    state: &Territory,
    options: &ApplyOptions,
) -> Result<Vec<Spanned<String>>, InvertError> {
    let mut bare = plan.clone();
    let mut names: Vec<&'static str> = Vec::new();
    // What is refused first hides what is only warned of.
    for _ in 0..2 {
        bare.accept = names.iter().map(|n| unplaced((*n).to_owned())).collect();
        let found = match again(&bare, state, options) {
            Ok(applied) => applied.warnings,
            Err(InvertError::Plan(found)) => found,
            Err(other) => return Err(other),
        };
        names.extend(found.problems.iter().filter_map(Problem::name));
        names.sort_unstable();
        names.dedup();
    }
    Ok(names.iter().map(|n| unplaced((*n).to_owned())).collect())
}

fn head(plan: &Plan, follows: &str, applied: &Applied, acts: Vec<Act>) -> Plan {
    Plan {
        title: format!("Undoes: {}", plan.title),
        titles: Translations::default(),
        description: Some(format!(
            "Gives back the state of {} that {follows} changes.",
            applied.before.date
        )),
        descriptions: Translations::default(),
        territory: plan.territory.clone(),
        as_of: Day(applied.after.date),
        follows: Some(unplaced(follows.to_owned())),
        rules: Vec::new(),
        accept: super::warning::Warning::NAMES
            .iter()
            .map(|n| unplaced((*n).to_owned()))
            .collect(),
        acts,
        published: Vec::new(),
    }
}

/// The acts in reverse order, each with its changes undone in reverse order, and
/// what they cannot take away.
fn acts_back(
    plan: &Plan,
    applied: &Applied,
    day: Date,
) -> Result<(Vec<Act>, Vec<Problem>), Problem> {
    let mut left = Vec::new();
    let mut states = applied.states.iter().collect::<Vec<_>>();
    states.push(&applied.after);
    let mut at = applied.states.len();
    let mut acts = Vec::new();
    for act in in_order(plan, None).into_iter().rev() {
        let mut changes = Vec::new();
        for change in act.changes.iter().rev() {
            at -= 1;
            let around = States {
                before: states[at],
                after: states[at + 1],
            };
            let why = |why: Message| {
                let mut problem = Problem::error(msg!("problem-not-undone", why = why));
                problem.act = Some(Box::new(act.called()));
                problem.at(change.span())
            };
            let steps = undo(&around, change.get_ref()).map_err(|reason| why(reason.message()))?;
            left.extend(steps.left.iter().map(|permanent| why(permanent.message())));
            changes.extend(steps.changes.into_iter().map(unplaced));
        }
        if !changes.is_empty() {
            acts.push(Act {
                title: Some(format!("Undoes {}", act.label())),
                titles: Translations::default(),
                effective: unplaced(Day(day)),
                source: None,
                sources: Translations::default(),
                note: None,
                changes,
                unclear: Vec::new(),
            });
        }
    }
    Ok((acts, left))
}

/// The changes that undo `change`, in order.
fn undo(states: &States<'_>, change: &Change) -> Inverted {
    match change {
        Change::Create(c) => create::invert(states, c),
        Change::Transfer(c) => transfer::invert(states, c),
        Change::Merge(c) => merge::invert(states, c),
        Change::Abolish(c) => abolish::invert(states, c),
        Change::Split(c) => split::invert(states, c),
        Change::Rename(c) => rename::invert(states, c),
        Change::MoveCentre(c) => move_centre::invert(states, c),
        Change::SetStatus(c) => set_status::invert(states, c),
        Change::Recode(c) => recode::invert(states, c),
        Change::Divide(c) => divide::invert(states, c),
        Change::MoveBorder(c) => move_border::invert(states, c),
        Change::RecodeTable(c) => tables::recode(states, &c.rows),
        Change::RenameTable(c) => tables::rename(states, &c.rows),
    }
}
