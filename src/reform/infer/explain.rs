//! The cheapest explanation: the fewest changes of units that lead from what was to
//! what is. No land moves twice.

use super::matching::Matching;
use super::regions;
use super::step::{Step, Thing, Who};
use crate::territory::{Seat, Territory, UnitId};

/// What has to be done, and who is who.
pub(super) struct Explained<'a> {
    pub(super) before: &'a Territory,
    pub(super) after: &'a Territory,
    pub(super) matching: &'a Matching,
    /// The later unit that each unit on the way becomes; `None` of those that end.
    pub(super) unit_goal: Vec<Option<UnitId>>,
    /// The unit on the way that each later unit is.
    pub(super) unit_who: Vec<Option<Who>>,
    /// The same of regions.
    pub(super) region_goal: Vec<Option<crate::territory::RegionId>>,
    pub(super) region_who: Vec<Option<Who>>,
    /// The region that each unit is in when it is there first.
    pub(super) first_region: Vec<Who>,
    pub(super) steps: Vec<Step>,
    /// Later units that come from no land.
    pub(super) from_nothing: Vec<UnitId>,
    /// Earlier units that are gone and whose land is nobody's.
    pub(super) into_nothing: Vec<UnitId>,
}

/// What a unit that goes on, or begins, is made of.
struct Units<'a> {
    matching: &'a Matching,
    /// The later unit that each earlier one goes on as.
    kept: Vec<Option<UnitId>>,
    /// The earlier unit that each later one was.
    was: Vec<Option<UnitId>>,
    out: Vec<Vec<usize>>,
    into: Vec<Vec<usize>>,
}

/// Says what has to be done.
pub(super) fn explain<'a>(
    before: &'a Territory,
    after: &'a Territory,
    matching: &'a Matching,
) -> Explained<'a> {
    let units = Units::new(before, after, matching);
    let mut all = Explained {
        before,
        after,
        matching,
        unit_goal: units.kept.clone(),
        unit_who: units.was.iter().map(|was| was.map(UnitId::index)).collect(),
        region_goal: Vec::new(),
        region_who: Vec::new(),
        first_region: before.units.iter().map(|u| u.region.index()).collect(),
        steps: Vec::new(),
        from_nothing: Vec::new(),
        into_nothing: Vec::new(),
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

impl<'a> Units<'a> {
    fn new(before: &Territory, after: &Territory, matching: &'a Matching) -> Self {
        let [out, into] = matching.ways(before.units.len(), after.units.len());
        let mut kept = matching.units.clone();
        kept.resize(before.units.len(), None);
        let mut was = vec![None; after.units.len()];
        for (id, later) in kept.iter().enumerate() {
            if let Some(later) = later {
                was[later.index()] = Some(UnitId::at(id));
            }
        }
        let mut units = Self {
            matching,
            kept,
            was,
            out,
            into,
        };
        units.adopt(before, after);
        units
    }

    /// A unit whose land alone becomes a new one goes on as that one; so does one that is
    /// divided among new ones only.
    fn adopt(&mut self, before: &Territory, after: &Territory) {
        for (later, _) in after.living_units() {
            if self.was[later.index()].is_none()
                && let [one] = self.whole(later).as_slice()
                && self.is_cheaper((before, *one), (after, later))
            {
                self.go_on(*one, later);
            }
        }
        for (id, _) in before.living_units() {
            let out = &self.out[id.index()];
            if self.kept[id.index()].is_some() || out.len() < 2 {
                continue;
            }
            // One of them may be there without it, and receive what is left.
            if self.last(id).is_some() {
                continue;
            }
            let flows = out.iter().map(|&place| &self.matching.flows[place]);
            let most = flows.max_by(|a, b| {
                let order = a.has_seat.cmp(&b.has_seat);
                order
                    .then(a.area_km2.total_cmp(&b.area_km2))
                    .then(b.to.cmp(&a.to))
            });
            if let Some(to) = most.map(|flow| flow.to) {
                self.go_on(id, to);
            }
        }
    }

    /// Whether it takes no more to give a unit the name, code, seat and kind of a later one
    /// than to split that off what else it has land of, and to end the unit into it.
    fn is_cheaper(
        &self,
        (before, id): (&Territory, UnitId),
        (after, later): (&Territory, UnitId),
    ) -> bool {
        let alone = self.into[later.index()].len() == 1;
        let (old, new) = (before.unit(id), after.unit(later));
        let code = new.code_on(after.date);
        let differ = [
            old.names != new.names,
            code.is_some() && code != old.code_on(after.date),
            moved(old.seat.as_ref(), new.seat.as_ref()),
            old.kind != new.kind,
        ];
        alone || differ.into_iter().filter(|differs| *differs).count() <= 1
    }

    fn go_on(&mut self, id: UnitId, later: UnitId) {
        self.kept[id.index()] = Some(later);
        self.was[later.index()] = Some(id);
    }

    /// The units that end and whose land all goes to a later one.
    fn whole(&self, later: UnitId) -> Vec<UnitId> {
        let flows = self.into[later.index()].iter();
        let flows = flows.map(|&place| self.matching.flows[place].from);
        flows.filter(|&from| self.is_whole(from)).collect()
    }

    fn is_whole(&self, from: UnitId) -> bool {
        self.kept[from.index()].is_none() && self.out[from.index()].len() == 1
    }

    /// The flow with which a unit that ends goes under: the one with its seat, else the
    /// largest, to a unit that is there without it.
    fn last(&self, from: UnitId) -> Option<usize> {
        let there = |place: &&usize| {
            let to = self.matching.flows[**place].to;
            let alone = self.out[from.index()].len() == 1;
            alone || self.was[to.index()].is_some() || self.whole(to).len() > 1
        };
        let places = self.out[from.index()].iter().filter(there);
        places
            .max_by(|&&a, &&b| {
                let (x, y) = (&self.matching.flows[a], &self.matching.flows[b]);
                let order = x.has_seat.cmp(&y.has_seat);
                order
                    .then(x.area_km2.total_cmp(&y.area_km2))
                    .then(b.cmp(&a))
            })
            .copied()
    }
}

/// What a merge may say besides of the unit that goes on.
#[derive(Default, Clone, Copy)]
struct Said {
    code: bool,
    centre: bool,
}

/// Where land goes; gives for each unit on the way what a merge says of it already.
fn form(units: &Units<'_>, all: &mut Explained<'_>) -> Vec<Option<Said>> {
    let mut said = vec![None; all.unit_goal.len()];
    let mut splits: Vec<(UnitId, Vec<(Who, usize)>)> = Vec::new();
    let (mut moves, mut merges) = (Vec::new(), Vec::new());
    let after = all.after;
    for (later, _) in after.living_units() {
        let Some(who) = all.unit_who[later.index()] else {
            continue;
        };
        let places = &units.into[later.index()];
        let mut ends: Vec<Who> = Vec::new();
        let whole = units.whole(later);
        let is_new = units.was[later.index()].is_none();
        let merged_new = is_new && whole.len() > 1;
        let origin = match (is_new, merged_new) {
            (true, false) => largest(units, places),
            _ => None,
        };
        if is_new && !merged_new && origin.is_none() {
            all.from_nothing.push(later);
        }
        for &place in places {
            let from = units.matching.flows[place].from;
            if units.was[later.index()] == Some(from) {
                continue;
            }
            let gone = units.kept[from.index()].is_none() && units.last(from) == Some(place);
            if Some(place) == origin {
                match splits.iter_mut().find(|(unit, _)| *unit == from) {
                    Some((_, parts)) => parts.push((who, place)),
                    None => splits.push((from, vec![(who, place)])),
                }
                all.first_region[who] = all.first_region[from.index()];
            } else if gone {
                ends.push(from.index());
            } else {
                moves.push(Step::MoveBorder {
                    from: from.index(),
                    to: who,
                    flow: place,
                });
            }
        }
        if merged_new {
            all.first_region[who] = region_of_new(all, later, &ends);
            merges.push((std::mem::take(&mut ends), who, true));
            said[who] = Some(Said {
                code: true,
                centre: true,
            });
        }
        if !ends.is_empty() {
            merges.push(([vec![who], ends].concat(), who, false));
            said[who].get_or_insert_default();
        }
    }
    for (id, _) in all.before.living_units() {
        let gone = all.unit_goal[id.index()].is_none();
        if gone && units.last(id).is_none() {
            all.into_nothing.push(id);
        }
    }
    splits.sort_by_key(|(unit, _)| *unit);
    let splits = splits.into_iter().map(|(unit, parts)| Step::Split {
        unit: unit.index(),
        parts,
    });
    all.steps.extend(splits);
    all.steps.extend(moves);
    for (list, into, is_new) in merges {
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

/// The land that a new unit is split off with.
fn largest(units: &Units<'_>, places: &[usize]) -> Option<usize> {
    let flows = &units.matching.flows;
    let parts = places.iter().copied();
    let parts = parts.filter(|&place| !units.is_whole(flows[place].from));
    parts.max_by(|&a, &b| {
        let order = flows[a].area_km2.total_cmp(&flows[b].area_km2);
        order.then(b.cmp(&a))
    })
}

/// The region in which a new unit of several begins: of theirs the one that it is in later,
/// else the one that most of its later region comes from.
fn region_of_new(all: &Explained<'_>, later: UnitId, units: &[Who]) -> Who {
    let wanted = all.after.unit(later).region;
    let kept = |region: Who| all.matching.regions.get(region).copied().flatten();
    let from = |region: Who| {
        let goals = all.unit_goal.iter().zip(&all.first_region);
        let both = goals.filter(|(goal, first)| {
            **first == region && goal.is_some_and(|id| all.after.unit(id).region == wanted)
        });
        both.count()
    };
    let mut regions: Vec<Who> = units.iter().map(|&unit| all.first_region[unit]).collect();
    regions.sort_unstable();
    regions.dedup();
    let best = regions.into_iter().max_by_key(|&region| {
        (
            kept(region) == Some(wanted),
            from(region),
            std::cmp::Reverse(region),
        )
    });
    best.unwrap_or(0)
}

/// Code and seat that differ, which a merge gives on the way.
fn said_by_merge(all: &Explained<'_>, who: Who, is_new: bool) -> Said {
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
fn moved(before: Option<&Seat>, after: Option<&Seat>) -> bool {
    after.is_some() && before != after
}

/// Names, codes, kinds and seats of the units that go on.
fn attributes(all: &mut Explained<'_>, said: &[Option<Said>]) {
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
        let people = |unit: &Who| all.before.population(UnitId::at(*unit));
        let mut parts = units.clone();
        parts.sort_by_key(|unit| (std::cmp::Reverse(people(unit)), *unit));
        let kind = parts.first().map(|&unit| &all.before.units[unit].kind);
        if kind != Some(&later.kind) && !later.kind.0.is_empty() {
            steps.push(Step::Status {
                what: Thing::Unit(*into),
            });
        }
    }
}
