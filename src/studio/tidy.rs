//! Many strokes made into the least list of changes that leads to the same territory.

use super::error::StudioError;
use super::evaluate::Evaluator;
use super::operation::latest;
use crate::batch::{JobError, Prepared};
use crate::reform::infer::least;
use crate::reform::{ChangePlace, Draft, parse};
use crate::territory::{Territory, differences};

/// The text with the changes of its last act replaced by the least list of changes that leads
/// to the same state, and that state. The other acts stay as they are, for they have days and
/// sources of their own.
///
/// # Errors
/// If there is no shorter list, or it would not lead to just the same state.
pub(super) fn tidied(
    evaluator: &mut Evaluator,
    text: &str,
    file: &str,
    now: &Prepared,
) -> Result<(String, Prepared), StudioError> {
    let plan = parse(text, file).map_err(JobError::Plan)?;
    let act = latest(&plan).ok_or(StudioError::Tidy)?;
    let mut without = Draft::of(text)?;
    without.remove_act(act)?;
    let start = evaluator.prepare(&without.text())?;
    let mut draft = Draft::of(text)?;
    let count = draft.changes(act);
    let least = least(&start.applied.after, &now.applied.after);
    if !least.is_whole() || least.changes.len() >= count {
        return Err(StudioError::Tidy);
    }
    for change in (0..count).rev() {
        draft.remove(ChangePlace { act, change })?;
    }
    for change in &least.changes {
        let change = serde_json::to_value(change);
        draft.add(act, &change.map_err(|_| StudioError::Tidy)?)?;
    }
    // Strokes that end where they began leave no act.
    let text = match least.changes.is_empty() {
        true => without.text(),
        false => draft.text(),
    };
    let then = evaluator.prepare(&text)?;
    let [now, then_bare] = [&now.applied.after, &then.applied.after].map(bare);
    let differ = differences(&now, &then_bare, "now", "then");
    match differ.is_empty() {
        true => Ok((text, then)),
        false => Err(StudioError::Tidy),
    }
}

/// A state without published areas: those of land that came and went on the way hold again.
fn bare(state: &Territory) -> Territory {
    let mut bare = state.clone();
    for region in &mut bare.regions {
        region.areas.clear();
    }
    for unit in &mut bare.units {
        unit.area = None;
    }
    bare
}
