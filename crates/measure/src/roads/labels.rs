//! What a backward search knows: the ways on from each crossing.
//!
//! Where nothing is forbidden the best way on from a crossing serves everyone
//! who arrives there. Restrictions take that away in two cases. An arrival with
//! rules has a label of its own. And since nobody turns back on the road by
//! which they came unless it ends there, the best way on may be no use to those
//! who come against its first arc: they take the second, the best that begins
//! with another arc. A network without restrictions needs neither, for there
//! turning back is never shorter.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::turns::Turns;

/// What a way on to the target costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PathCost {
    /// Exits from access-restricted roads (`access=destination`), compared before
    /// `cost`; starting on one counts as one exit.
    pub(super) exits: u32,
    pub(super) cost: f64,
    pub(super) metres: f64,
}

impl PathCost {
    pub(super) const THERE: Self = Self {
        exits: 0,
        cost: 0.0,
        metres: 0.0,
    };

    /// What ways are compared by, the better the less. Costs are not negative, so
    /// their bits are in their order.
    pub(super) fn key(&self) -> (u32, u64) {
        (self.exits, self.cost.to_bits())
    }

    /// With so much before it.
    pub(super) fn after(self, cost: f64, metres: f64) -> Self {
        Self {
            exits: self.exits,
            cost: self.cost + cost,
            metres: self.metres + metres,
        }
    }

    pub(super) fn is_known(&self) -> bool {
        self.cost.is_finite()
    }
}

/// What a label is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// The best way on from a crossing.
    Best(u32),
    /// The best that begins with another arc than that.
    Second(u32),
    /// The best for an arrival with rules.
    Own(u32),
}

/// No arc: one is there already.
const NO_ARC: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Label {
    way: PathCost,
    /// The arc with which it begins.
    arc: u32,
}

const UNKNOWN: Label = Label {
    way: PathCost {
        exits: u32::MAX,
        cost: f64::INFINITY,
        metres: f64::INFINITY,
    },
    arc: NO_ARC,
};

/// The labels and the queue of a search.
pub(super) struct Labels<'a> {
    turns: &'a Turns,
    best: Vec<Label>,
    /// Empty where nothing is forbidden.
    second: Vec<Label>,
    own: Vec<Label>,
    queue: BinaryHeap<(Reverse<(u32, u64)>, State)>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(crossings: usize, turns: &'a Turns) -> Self {
        let forbidden = turns.arrivals() > 0;
        Self {
            turns,
            best: vec![UNKNOWN; crossings],
            second: vec![UNKNOWN; if forbidden { crossings } else { 0 }],
            own: vec![UNKNOWN; turns.arrivals()],
            queue: BinaryHeap::new(),
        }
    }

    /// The target is at a crossing.
    pub(super) fn arrive(&mut self, at: u32) {
        let there = Label {
            way: PathCost::THERE,
            arc: NO_ARC,
        };
        self.keep(State::Best(at), there);
        for arrival in self.turns.at(at) {
            self.keep(State::Own(arrival as u32), there);
        }
    }

    /// From a crossing there is a way that begins with an arc.
    pub(super) fn offer(&mut self, at: u32, arc: u32, way: PathCost) {
        let offer = Label { way, arc };
        let best = self.best[at as usize];
        if way.key() < best.way.key() {
            self.keep(State::Best(at), offer);
            if best.arc != arc && best.way.is_known() {
                self.keep(State::Second(at), best);
            }
        } else if arc != best.arc {
            let second = self.second.get(at as usize);
            if second.is_some_and(|second| way.key() < second.way.key()) {
                self.keep(State::Second(at), offer);
            }
        }
        for arrival in self.turns.at(at) {
            let Some(leaves) = self.turns.leaves(arrival, arc) else {
                continue;
            };
            let mut offer = offer;
            offer.way.exits += u32::from(leaves);
            if offer.way.key() < self.own[arrival].way.key() {
                self.keep(State::Own(arrival as u32), offer);
            }
        }
    }

    fn keep(&mut self, state: State, label: Label) {
        if let Some(place) = self.place(state) {
            *place = label;
            self.queue.push((Reverse(label.way.key()), state));
        }
    }

    fn place(&mut self, state: State) -> Option<&mut Label> {
        match state {
            State::Best(at) => self.best.get_mut(at as usize),
            State::Second(at) => self.second.get_mut(at as usize),
            State::Own(arrival) => self.own.get_mut(arrival as usize),
        }
    }

    /// The least of what is not handed on yet.
    pub(super) fn next(&mut self) -> Option<(State, PathCost)> {
        while let Some((Reverse(key), state)) = self.queue.pop() {
            let way = self.place(state)?.way;
            if key == way.key() {
                return Some((state, way));
            }
        }
        None
    }

    /// Whether a label of a crossing is the one for those who arrive by an arc.
    pub(super) fn serves(&self, state: State, arrival: u32) -> bool {
        let (at, is_second) = match state {
            State::Best(at) => (at, false),
            State::Second(at) => (at, true),
            State::Own(own) => return self.turns.arc(own as usize) == arrival,
        };
        self.is_second(at, arrival) == is_second && self.turns.arrival(at, arrival).is_none()
    }

    /// Whether the best way on would be to turn back.
    fn is_second(&self, at: u32, arrival: u32) -> bool {
        self.best[at as usize].arc == arrival ^ 1 && !self.turns.dead_end(at)
    }

    /// The way on for those who arrive at a crossing by an arc.
    pub(super) fn after(&self, at: u32, arrival: u32) -> PathCost {
        if let Some(own) = self.turns.arrival(at, arrival) {
            return self.own[own].way;
        }
        if self.is_second(at, arrival) {
            return self.second.get(at as usize).map_or(UNKNOWN.way, |s| s.way);
        }
        self.best[at as usize].way
    }

    /// The way on for those who begin at a crossing.
    pub(super) fn from(&self, at: u32) -> PathCost {
        self.best[at as usize].way
    }
}
