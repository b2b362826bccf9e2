//! How names of plans are compared, read and suggested.

use super::applied_change::Subject;
use super::diagnostic::Problem;
use aimaq_territory::{Territory, UnitId, fold};
use aimaq_words::{Message, Value, joined, msg};

/// A problem with names that may be meant.
pub(super) fn suggest(problem: Problem, near: &[&str]) -> Problem {
    match near.is_empty() {
        true => problem.hint(msg!("hint-all-names")),
        false => problem.hint(msg!("hint-did-you-mean", names = either(quoted(near)))),
    }
}

/// A name that several bear, with what to write instead of it.
pub(super) fn ambiguous(message: Message, candidates: &[&str]) -> Problem {
    let problem = Problem::error(message);
    match candidates.is_empty() {
        true => problem.hint(msg!("hint-give-codes")),
        false => problem.hint(msg!("hint-write", names = either(quoted(candidates)))),
    }
}

/// What a plan may write, each as it is written there.
pub(super) fn quoted<T: AsRef<str>>(texts: &[T]) -> Vec<Value> {
    let quoted = texts.iter().map(|text| format!("`{}`", text.as_ref()));
    quoted.map(Value::from).collect()
}

/// Several as a choice: `a, b or c`.
pub(super) fn either(mut parts: Vec<Value>) -> Value {
    match parts.pop() {
        None => "".into(),
        Some(last) if parts.is_empty() => last,
        Some(last) => msg!("list-or", first = joined(", ", parts), last = last).into(),
    }
}

/// A unit as a sentence calls it: by the path that plans write, or by its name with its
/// region after it, as the language has it.
pub(super) fn called(territory: &Territory, id: UnitId) -> Message {
    let path = territory.unit_path(id);
    let main = path.main();
    let unit = Subject {
        names: path.unit,
        region: Some(path.region),
    };
    let at = unit.region_in_brackets();
    msg!("problem-unit", path = main, unit = unit.names, at = at)
}

/// The ways to read a path: region and unit, divided at each of its slashes.
pub(super) fn ways(path: &str) -> impl Iterator<Item = (&str, &str)> {
    let slashes = path.match_indices('/');
    slashes.map(|(at, _)| (path[..at].trim(), path[at + 1..].trim()))
}

/// Whether two names are the same to a reader.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}
