//! What was found, on the terminal.

use aimaq::msg;
use aimaq::reform::infer::{ActsFound, Inferred, Verdict};
use aimaq::report::{act_changes, table_text};
use aimaq::table::Cell;
use aimaq::words::{Value, list};

use super::Args;
use crate::cli::{Console, Outcome, Shared, Status};

/// Questions and leftovers that are told one by one.
const TOLD: usize = 20;

/// Floor, counts, what changed, and questions.
pub(super) fn found(found: &Inferred, shared: &Shared, console: &Console) {
    if let Some(shift) = found.shift_said() {
        console.tell(&shift);
    }
    console.tell(&found.floor_said());
    let counts = found.counts();
    let counts = counts.iter().map(|(verdict, n)| {
        let word = Value::word("value", verdict.word());
        msg!("infer-count", word = word, n = *n)
    });
    console.tell(&msg!("infer-counts", counts = list(counts)));
    let mut changed = found.differences_table();
    let quiet = Verdict::UNCHANGED.map(|verdict| Cell::Word(verdict.word()));
    changed
        .rows
        .retain(|row| !row.get(4).is_some_and(|cell| quiet.contains(cell)));
    if !changed.rows.is_empty() && changed.rows.len() <= 2 * TOLD {
        console.tell(&msg!(
            "infer-table",
            table = table_text(&changed, shared.lang())
        ));
    }
    for question in found.questions.iter().take(TOLD) {
        console.tell(&msg!("infer-question", said = question.message()));
    }
    if let Some(more) = found.questions.len().checked_sub(TOLD).filter(|n| *n > 0) {
        console.tell(&msg!("infer-more-questions", n = more));
    }
}

/// How known acts fit: changes of each, acts without a change, changes without an act.
pub(super) fn acts(found: &Inferred, fitted: &ActsFound, console: &Console) {
    for (act, n) in &fitted.fitted {
        console.tell(&msg!("infer-act-fits", act = act, n = *n));
    }
    for act in &fitted.without_change {
        console.tell(&msg!("infer-act-alone", act = act));
    }
    if fitted.without_act > 0 {
        console.tell(&msg!("infer-changes-alone", n = fitted.without_act));
    }
    if !fitted.is_dated {
        console.caution(&msg!("infer-acts-undated"));
        return;
    }
    let Ok(applied) = &found.applied else {
        return;
    };
    let alone = applied.acts.iter();
    let alone = alone.filter(|act| act.title == found.plan.title);
    for change in alone.flat_map(|act| act_changes(act, applied)).take(TOLD) {
        console.tell(&msg!("infer-change-alone", said = change));
    }
}

/// How many changes there are, and whether anything is left; known acts in whose order the
/// changes cannot be carried out are something.
pub(super) fn outcome(
    found: &Inferred,
    acts: Option<&ActsFound>,
    args: &Args,
    console: &Console,
) -> Outcome {
    let file = args.output.display().to_string();
    console.tell(&msg!("infer-changes", n = found.changes, file = file));
    if let Err(problems) = &found.applied {
        console.caution(&msg!("infer-not-carried-out"));
        console.problems(problems);
        return Ok(Status::Found);
    }
    if found.residue.is_empty() {
        console.tell(&msg!("infer-proven"));
        return Ok(match acts.is_some_and(|acts| !acts.is_dated) {
            true => Status::Found,
            false => Status::Done,
        });
    }
    console.caution(&msg!("infer-residue", n = found.residue.len()));
    for left in found.residue.iter().take(TOLD) {
        console.caution(&left.message());
    }
    Ok(Status::Found)
}
