//! The groups of people that have a row in both states: the regions of each state, the
//! people of the later regions, and the later units.

use super::{Comparison, Scope, State};
use aimaq_measure::Journey;
use aimaq_reform::Applied;
use aimaq_territory::Names;

/// A group of people in one state.
pub(super) struct Group<'a> {
    /// What they have in common.
    pub(super) scope: Scope,
    /// In which state their ways are.
    pub(super) state: State,
    /// Name of the country, region or unit.
    pub(super) name: &'a Names,
    /// Code of the region on the day of the row's state; of a later region or unit that
    /// of the later state.
    pub(super) code: Option<String>,
    /// The region of a unit.
    pub(super) region: Option<&'a Names>,
    /// The centre, where all go to the same.
    pub(super) centre: Option<&'a Names>,
    /// Its index in the territory.
    index: usize,
}

impl<'a> Group<'a> {
    /// Everyone.
    pub(super) fn country(applied: &'a Applied, state: State) -> Self {
        Self::new(Scope::Country, state, &applied.after.title, 0)
    }

    fn new(scope: Scope, state: State, name: &'a Names, index: usize) -> Self {
        Self {
            scope,
            state,
            name,
            code: None,
            region: None,
            centre: None,
            index,
        }
    }
}

/// A row for each group out of the journeys of its people, where there is one: by scope,
/// then by state, then in the order of the regions and units. Each journey is looked at
/// once for a scope and state.
pub(super) fn each_group<R>(
    applied: &Applied,
    comparison: &Comparison,
    mut row: impl FnMut(Group<'_>, &[&Journey]) -> Option<R>,
) -> Vec<R> {
    let after = &applied.after;
    let mut rows = Vec::new();
    for (state, summary) in comparison.states() {
        let members = by_index(comparison, |j| state.region(j).index());
        rows.extend(summary.regions.iter().filter_map(|r| {
            let group = Group {
                code: r.code.clone(),
                centre: r.centre.as_ref(),
                ..Group::new(Scope::Region, state, &r.region, r.id.index())
            };
            row_of(group, &members, &mut row)
        }));
    }
    let members = by_index(comparison, |j| j.region_after.index());
    for &state in comparison.states {
        rows.extend(comparison.people.iter().filter_map(|r| {
            let code = after.region(r.id).code_on(after.date);
            let group = Group {
                code: code.map(str::to_owned),
                ..Group::new(Scope::LaterRegion, state, &r.region, r.id.index())
            };
            row_of(group, &members, &mut row)
        }));
    }
    let members = by_index(comparison, |j| j.unit_after.index());
    for &state in comparison.states {
        rows.extend(comparison.units.iter().filter_map(|u| {
            let group = Group {
                code: u.code.clone(),
                region: Some(&u.region_after),
                ..Group::new(Scope::Unit, state, &u.unit, u.id.index())
            };
            row_of(group, &members, &mut row)
        }));
    }
    rows
}

fn row_of<R>(
    group: Group<'_>,
    members: &[Vec<&Journey>],
    row: &mut impl FnMut(Group<'_>, &[&Journey]) -> Option<R>,
) -> Option<R> {
    let own = members.get(group.index)?;
    row(group, own)
}

fn by_index(comparison: &Comparison, index: impl Fn(&Journey) -> usize) -> Vec<Vec<&Journey>> {
    let mut members: Vec<Vec<&Journey>> = Vec::new();
    for journey in &comparison.journeys {
        let at = index(journey);
        if members.len() <= at {
            members.resize(at + 1, Vec::new());
        }
        members[at].push(journey);
    }
    members
}
