//! Names, codes, kinds and seats of units.

use super::super::step::{Step, Thing, Who};
use super::Explained;
use aimaq_territory::{Kind, Seat, UnitId};

/// What a merge may say besides of the unit that goes on.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Said {
    pub(super) code: bool,
    pub(super) centre: bool,
}

/// Code and seat that differ, which a merge gives on the way.
pub(super) fn said_by_merge(all: &Explained<'_>, who: Who, is_new: bool) -> Said {
    let Some(later) = all.unit_goal[who].map(|id| all.after.unit(id)) else {
        return Said::default();
    };
    let code = later.code_on(all.after.date);
    if is_new || who >= all.before.units.len() {
        return Said {
            code: is_new && code.is_some(),
            centre: is_new && later.seat.is_some(),
        };
    }
    let earlier = &all.before.units[who];
    Said {
        code: code.is_some() && code != earlier.code_on(all.after.date),
        centre: moved(earlier.seat.as_ref(), later.seat.as_ref()),
    }
}

/// Whether a seat is given later that is not the same as before.
pub(super) fn moved(before: Option<&Seat>, after: Option<&Seat>) -> bool {
    after.is_some() && before != after
}

/// Names, codes, kinds and seats of the units that go on.
pub(super) fn attributes(all: &mut Explained<'_>, said: &[Option<Said>]) {
    let mut steps = Vec::new();
    for (who, earlier) in all.before.units.iter().enumerate() {
        let Some(later) = all.unit_goal[who].map(|id| all.after.unit(id)) else {
            continue;
        };
        let what = Thing::Unit(who);
        let said = said[who].unwrap_or_default();
        let renamed = earlier.names != later.names;
        let mut centre = !said.centre && moved(earlier.seat.as_ref(), later.seat.as_ref());
        if renamed {
            let same_place = || {
                let places = [&earlier.seat, &later.seat].map(|s| s.as_ref().map(|s| s.position));
                places[0].is_some() && places[0] == places[1]
            };
            let with = centre && same_place();
            centre &= !with;
            steps.push(Step::Rename { what, centre: with });
        }
        let code = later.code_on(all.after.date);
        if !said.code && code.is_some() && code != earlier.code_on(all.after.date) {
            steps.push(Step::Recode { what });
        }
        if earlier.kind != later.kind && !later.kind.0.is_empty() {
            steps.push(Step::Status { what });
        }
        if centre {
            steps.push(Step::MoveCentre { what });
        }
    }
    merged_kinds(all, &mut steps);
    all.steps.extend(steps);
}

/// A unit that a merge forms is of the kind of its largest part; where it is of another,
/// that follows.
fn merged_kinds(all: &Explained<'_>, steps: &mut Vec<Step>) {
    for step in &all.steps {
        let Step::MergeUnits {
            units,
            into,
            is_new: true,
            ..
        } = step
        else {
            continue;
        };
        let Some(later) = all.unit_goal[*into].map(|id| all.after.unit(id)) else {
            continue;
        };
        let mut parts = units.clone();
        parts.sort_by_key(|unit| (std::cmp::Reverse(people(all, *unit)), *unit));
        let kind = parts.first().and_then(|&unit| kind(all, unit));
        if kind != Some(&later.kind) && !later.kind.0.is_empty() {
            steps.push(Step::Status {
                what: Thing::Unit(*into),
            });
        }
    }
}

/// The people of a unit that ends when all that leaves it has left.
fn people(all: &Explained<'_>, unit: Who) -> u64 {
    let flow = |place: usize| &all.matching.flows[place];
    if let Some(passing) = all.passing.get(&unit) {
        return flow(passing.flow).people.unwrap_or(0);
    }
    let last = all.last.get(unit).copied().flatten();
    let left = last.and_then(|place| flow(place).people);
    left.unwrap_or_else(|| all.before.population(UnitId::at(unit)))
}

/// What a unit is in law before; a part that is split off is what the whole is.
fn kind<'a>(all: &'a Explained<'_>, unit: Who) -> Option<&'a Kind> {
    let unit = match all.passing.get(&unit) {
        Some(passing) => all.matching.flows[passing.flow].from.index(),
        None => unit,
    };
    all.before.units.get(unit).map(|unit| &unit.kind)
}
