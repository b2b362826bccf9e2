//! Units that go on, end and begin.

use super::super::matching::Matching;
use super::attributes::moved;
use super::choices::{Choices, UnitBegin, UnitEnd};
use aimaq_territory::{Territory, UnitId};

/// What a unit that goes on, or begins, is made of.
pub(super) struct Units<'a> {
    pub(super) matching: &'a Matching,
    choices: &'a Choices,
    /// The later unit that each earlier one goes on as.
    pub(super) kept: Vec<Option<UnitId>>,
    /// The earlier unit that each later one was.
    pub(super) was: Vec<Option<UnitId>>,
    /// The flow with which each earlier unit that ends goes under.
    pub(super) last: Vec<Option<usize>>,
    pub(super) out: Vec<Vec<usize>>,
    pub(super) into: Vec<Vec<usize>>,
    /// Whether choices contradict each other.
    pub(super) is_odd: bool,
}

/// How a later unit is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    /// It was there before.
    GoesOn,
    /// Units end into it.
    Merged,
    /// It is split off with the land of a flow.
    SplitOff(usize),
    /// Nothing explains it.
    Nothing,
}

impl<'a> Units<'a> {
    pub(super) fn new(
        before: &Territory,
        after: &Territory,
        matching: &'a Matching,
        choices: &'a Choices,
    ) -> Self {
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
            choices,
            kept,
            was,
            last: vec![None; before.units.len()],
            out,
            into,
            is_odd: false,
        };
        units.choose(before);
        units.adopt(before, after);
        for (id, _) in before.living_units() {
            if units.kept[id.index()].is_none() {
                units.last[id.index()] = match choices.unit_end(id) {
                    Some(UnitEnd::Into(place)) => Some(place),
                    _ => units.last(id),
                };
            }
        }
        units
    }

    /// Units that are chosen to go on.
    fn choose(&mut self, before: &Territory) {
        for (id, _) in before.living_units() {
            let Some(UnitEnd::GoesOn(place)) = self.choices.unit_end(id) else {
                continue;
            };
            let to = self.matching.flows[place].to;
            match self.was[to.index()] {
                None => self.go_on(id, to),
                Some(_) => self.is_odd = true,
            }
        }
    }

    /// A unit whose land alone becomes a new one goes on as that one; so does one that is
    /// divided among new ones only.
    fn adopt(&mut self, before: &Territory, after: &Territory) {
        for (later, _) in after.living_units() {
            if self.was[later.index()].is_none()
                && self.choices.unit_begin(later).is_none()
                && let [one] = self.whole(later).as_slice()
                && self.choices.unit_end(*one).is_none()
                && self.is_cheaper((before, *one), (after, later))
            {
                self.go_on(*one, later);
            }
        }
        for (id, _) in before.living_units() {
            let out = &self.out[id.index()];
            let is_open = self.kept[id.index()].is_none() && self.choices.unit_end(id).is_none();
            // One of them may be there without it, and receive what is left.
            if !is_open || out.len() < 2 || self.last(id).is_some() {
                continue;
            }
            let flows = out.iter().map(|&place| &self.matching.flows[place]);
            let flows = flows.filter(|flow| self.was[flow.to.index()].is_none());
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

    /// Whether a unit ends with a flow.
    pub(super) fn goes_under(&self, place: usize) -> bool {
        self.last[self.matching.flows[place].from.index()] == Some(place)
    }

    /// How a later unit is there.
    pub(super) fn begins(&self, later: UnitId) -> Result<Begins, ()> {
        if self.was[later.index()].is_some() {
            return match self.choices.unit_begin(later) {
                None => Ok(Begins::GoesOn),
                Some(_) => Err(()),
            };
        }
        let places = &self.into[later.index()];
        let ends = places.iter().filter(|&&place| self.goes_under(place));
        let several = ends.count() > 1;
        match self.choices.unit_begin(later) {
            Some(UnitBegin::Merged(_)) if several => Ok(Begins::Merged),
            Some(UnitBegin::SplitOff(place)) if !self.goes_under(place) => {
                Ok(Begins::SplitOff(place))
            }
            Some(_) => Err(()),
            None if several => Ok(Begins::Merged),
            None => Ok(self
                .largest(places)
                .map_or(Begins::Nothing, Begins::SplitOff)),
        }
    }

    /// The largest land that a new unit can be split off with.
    fn largest(&self, places: &[usize]) -> Option<usize> {
        let flows = &self.matching.flows;
        let parts = places
            .iter()
            .copied()
            .filter(|&place| !self.goes_under(place));
        parts.max_by(|&a, &b| {
            let order = flows[a].area_km2.total_cmp(&flows[b].area_km2);
            order.then(b.cmp(&a))
        })
    }
}
