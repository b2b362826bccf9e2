//! An explanation: changes that lead from what was to what is. No land moves twice.
//!
//! What may be told in more than one way is a choice; what is not chosen is decided by rules
//! of thumb.

mod attributes;
mod choices;
mod region_steps;
mod regions;
mod units;

use std::collections::BTreeMap;

use super::matching::Matching;
use super::step::{Step, Who};
use aimaq_territory::{Names, RegionId, Seat, Territory, UnitId};
use attributes::{Said, attributes, said_by_merge};
use choices::UnitBegin;
pub(super) use choices::{Choice, Choices, open};
use units::{Begins, Units};

/// What has to be done, and who is who.
pub(super) struct Explained<'a> {
    pub(super) before: &'a Territory,
    pub(super) after: &'a Territory,
    pub(super) matching: &'a Matching,
    choices: &'a Choices,
    /// The later unit that each unit on the way becomes; `None` of those that end.
    pub(super) unit_goal: Vec<Option<UnitId>>,
    /// The unit on the way that each later unit is.
    pub(super) unit_who: Vec<Option<Who>>,
    /// The same of regions.
    pub(super) region_goal: Vec<Option<RegionId>>,
    pub(super) region_who: Vec<Option<Who>>,
    /// The region that each unit is in when it is there first.
    pub(super) first_region: Vec<Who>,
    /// Units that are split off only to end into others.
    pub(super) passing: BTreeMap<Who, Passing>,
    /// The flow with which each earlier unit that ends goes under.
    last: Vec<Option<usize>>,
    pub(super) steps: Vec<Step>,
    /// Later units that come from no land.
    pub(super) from_nothing: Vec<UnitId>,
    /// Earlier units that are gone and whose land is nobody's.
    pub(super) into_nothing: Vec<UnitId>,
    /// Whether choices contradict each other.
    pub(super) is_odd: bool,
}

/// Land with the seat of a unit that keeps its seat: a border cannot give it away, so that it
/// is split off and ends into another unit.
pub(super) struct Passing {
    pub(super) flow: usize,
    pub(super) names: Names,
    pub(super) seat: Seat,
}

impl Explained<'_> {
    /// The later region of a unit, if it is there then and something forms it.
    fn later_region(&self, unit: Who) -> Option<RegionId> {
        let id = self.unit_goal[unit]?;
        // They were listed in the order of their ids.
        let formed = self.from_nothing.binary_search(&id).is_err();
        formed.then(|| self.after.unit(id).region)
    }
}

/// Says what has to be done.
pub(super) fn explain<'a>(
    before: &'a Territory,
    after: &'a Territory,
    matching: &'a Matching,
    choices: &'a Choices,
) -> Explained<'a> {
    let units = Units::new(before, after, matching, choices);
    let mut all = Explained {
        before,
        after,
        matching,
        choices,
        unit_goal: units.kept.clone(),
        unit_who: units.was.iter().map(|was| was.map(UnitId::index)).collect(),
        region_goal: Vec::new(),
        region_who: Vec::new(),
        first_region: before.units.iter().map(|u| u.region.index()).collect(),
        passing: BTreeMap::new(),
        last: units.last.clone(),
        steps: Vec::new(),
        from_nothing: Vec::new(),
        into_nothing: Vec::new(),
        is_odd: units.is_odd,
    };
    for (id, _) in after.living_units() {
        if all.unit_who[id.index()].is_none() {
            all.unit_who[id.index()] = Some(all.unit_goal.len());
            all.unit_goal.push(Some(id));
            all.first_region.push(0);
        }
    }
    let merged = form(&units, &mut all);
    attributes(&mut all, &merged);
    regions::explain(&mut all);
    all
}

/// The changes that form units, while they are put together.
#[derive(Default)]
struct Forming {
    splits: BTreeMap<UnitId, Vec<(Who, usize)>>,
    moves: Vec<Step>,
    /// Units that end into one that is new or goes on.
    merges: Vec<(Vec<Who>, Who, bool)>,
}

/// Where land goes; gives for each unit on the way what a merge says of it already.
fn form(units: &Units<'_>, all: &mut Explained<'_>) -> Vec<Option<Said>> {
    let mut forming = Forming::default();
    let after = all.after;
    for (later, _) in after.living_units() {
        if let Some(who) = all.unit_who[later.index()] {
            forming.unit(units, all, (later, who));
        }
    }
    for (id, _) in all.before.living_units() {
        if all.unit_goal[id.index()].is_none() && units.last[id.index()].is_none() {
            all.into_nothing.push(id);
        }
    }
    let splits = forming.splits.into_iter().map(|(unit, parts)| Step::Split {
        unit: unit.index(),
        parts,
    });
    all.steps.extend(splits);
    all.steps.extend(forming.moves);
    let mut said = vec![None; all.unit_goal.len()];
    for (list, into, is_new) in forming.merges {
        let changed = said_by_merge(all, into, is_new);
        said[into] = Some(changed);
        all.steps.push(Step::MergeUnits {
            units: list,
            into,
            is_new,
            code: changed.code,
            centre: changed.centre,
        });
    }
    said
}

impl Forming {
    /// A later unit: what it is split off from, what ends into it, and what it receives.
    fn unit(&mut self, units: &Units<'_>, all: &mut Explained<'_>, (later, who): (UnitId, Who)) {
        let begins = units.begins(later).unwrap_or_else(|()| {
            all.is_odd = true;
            Begins::Nothing
        });
        if begins == Begins::Nothing {
            all.from_nothing.push(later);
        }
        let mut ends: Vec<Who> = Vec::new();
        for &place in &units.into[later.index()] {
            let from = units.matching.flows[place].from;
            if units.was[later.index()] == Some(from) {
                continue;
            }
            if begins == Begins::SplitOff(place) {
                self.splits.entry(from).or_default().push((who, place));
                all.first_region[who] = all.first_region[from.index()];
            } else if units.goes_under(place) {
                ends.push(from.index());
            } else if let Some(part) = passing(all, place) {
                self.splits.entry(from).or_default().push((part, place));
                ends.push(part);
            } else {
                self.moves.push(Step::MoveBorder {
                    from: from.index(),
                    to: who,
                    flow: place,
                });
            }
        }
        if begins == Begins::Merged {
            all.first_region[who] = region_of_new(all, later, &ends);
            self.merges.push((ends, who, true));
        } else if !ends.is_empty() {
            self.merges.push(([vec![who], ends].concat(), who, false));
        }
    }
}

/// A unit for land with a seat that stays where it is, where a flow is that.
fn passing(all: &mut Explained<'_>, place: usize) -> Option<Who> {
    let flow = &all.matching.flows[place];
    let giver = all.before.unit(flow.from);
    let seat = giver.seat.as_ref().filter(|_| flow.has_seat)?;
    let later = all.unit_goal[flow.from.index()].map(|id| all.after.unit(id));
    if later.and_then(|unit| unit.seat.as_ref()) != Some(seat) {
        return None;
    }
    let part = all.unit_goal.len();
    all.unit_goal.push(None);
    all.first_region.push(all.first_region[flow.from.index()]);
    all.passing.insert(
        part,
        Passing {
            flow: place,
            names: Names::new(format!("{} ({})", seat.names.en, giver.names.en)),
            seat: seat.clone(),
        },
    );
    Some(part)
}

/// The region in which a new unit of several begins: that which was chosen; else of theirs
/// the one that it is in later; else the one that most of its later region comes from.
fn region_of_new(all: &mut Explained<'_>, later: UnitId, units: &[Who]) -> Who {
    let wanted = all.after.unit(later).region;
    let mut regions: Vec<Who> = units.iter().map(|&unit| all.first_region[unit]).collect();
    regions.sort_unstable();
    regions.dedup();
    if let Some(UnitBegin::Merged(region)) = all.choices.unit_begin(later) {
        all.is_odd |= !regions.contains(&region);
        return region;
    }
    let kept = |region: Who| all.matching.regions.get(region).copied().flatten();
    let from = |region: Who| {
        let goals = all.unit_goal.iter().zip(&all.first_region);
        let both = goals.filter(|(goal, first)| {
            **first == region && goal.is_some_and(|id| all.after.unit(id).region == wanted)
        });
        both.count()
    };
    let best = regions.into_iter().max_by_key(|&region| {
        (
            kept(region) == Some(wanted),
            from(region),
            std::cmp::Reverse(region),
        )
    });
    best.unwrap_or(0)
}
