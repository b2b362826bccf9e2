//! Many names or codes are undone at once, as they were given.

use super::move_centre::centre_back;
use super::recode::code_back;
use super::rename::renamed;
use super::states::{States, TargetId};
use super::steps::{Inverted, Steps};
use super::unplaced;
use crate::plan::{Change, Recode, Rename, RowTable};

pub(super) fn recode(states: &States<'_>, rows: &[Recode]) -> Inverted {
    let day = states.before.date;
    let mut steps = Steps::default();
    let mut back = Vec::new();
    for row in rows {
        let target = states.target(&row.target)?;
        let code = match &target {
            TargetId::Unit(id) => states.before.unit(*id).code_on(day),
            TargetId::Region(id) => states.before.region(*id).code_on(day),
        };
        match code_back(states.named(&target), code) {
            Ok(Change::Recode(row)) => back.push(row),
            Ok(other) => steps.push(other),
            Err(permanent) => steps.left.push(permanent),
        }
    }
    if !back.is_empty() {
        steps.push(Change::RecodeTable(table(back)));
    }
    Ok(steps)
}

pub(super) fn rename(states: &States<'_>, rows: &[Rename]) -> Inverted {
    let mut steps = Steps::default();
    let mut back = Vec::new();
    for row in rows {
        let target = states.target(&row.target)?;
        let (names, seat) = match &target {
            TargetId::Unit(id) => {
                let old = states.before.unit(*id);
                (&old.names, row.seat.as_ref().and(old.seat.as_ref()))
            }
            TargetId::Region(id) => (&states.before.region(*id).names, None),
        };
        match renamed(states.named(&target), names, seat) {
            Change::Rename(row) => back.push(row),
            other => steps.push(other),
        }
    }
    steps.push(Change::RenameTable(table(back)));
    // The centre of a region may have had a spelling of its own.
    for (id, old) in states.before.living_regions() {
        if old.centre != states.after.region(id).centre {
            steps.try_push(centre_back(unplaced(old.names.en.clone()), old));
        }
    }
    Ok(steps)
}

fn table<T>(rows: Vec<T>) -> RowTable<T> {
    RowTable {
        file: None,
        rows,
        lines: Vec::new(),
    }
}
