//! How names of plans are compared, read and suggested.

use super::diagnostic::Problem;
use aimaq_territory::fold;

/// A problem with names that may be meant.
pub(super) fn suggest(problem: Problem, near: &[&str]) -> Problem {
    if near.is_empty() {
        return problem.hint("`aimaq data show` lists all names");
    }
    let quoted = near.iter().map(|n| format!("`{n}`")).collect();
    problem.hint(format!("did you mean {}?", join_or(quoted)))
}

/// A name that several bear.
pub(super) fn ambiguous(name: &str, what: &str, candidates: &[&str]) -> Problem {
    let quoted: Vec<String> = candidates.iter().map(|c| format!("`{c}`")).collect();
    let problem = Problem::error(format!("`{name}` names more than one {what}"));
    if quoted.is_empty() {
        return problem.hint("give them codes, and write `code:CODE`");
    }
    problem.hint(format!("write {}", join_or(quoted)))
}

/// Several as a choice: `a, b or c`.
pub(super) fn join_or(mut parts: Vec<String>) -> String {
    match parts.pop() {
        None => String::new(),
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{} or {last}", parts.join(", ")),
    }
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
