//! Branch and bound for one set of centres: which unit goes to which part.

use super::bits::{Mask, all, each, one, reach};
use super::bounds::{Relaxed, relax};
use super::problem::SplitProblem;

/// The search for one set of centres.
pub(super) struct Tree<'a> {
    pub(super) problem: &'a SplitProblem,
    pub(super) neighbours: &'a [Mask],
    pub(super) centres: &'a [usize],
    /// Nobody may have farther than this, km.
    within: f64,
    /// Only a split below this value counts.
    pub(super) target: f64,
    pub(super) nodes_left: u64,
    /// Whether the nodes ran out.
    pub(super) cut_short: bool,
    best: Option<Vec<usize>>,
}

/// What is decided: the units each part may still have, and must have.
#[derive(Clone, PartialEq)]
pub(super) struct Decided {
    pub(super) may: Vec<Mask>,
    pub(super) must: Vec<Mask>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(
        problem: &'a SplitProblem,
        neighbours: &'a [Mask],
        centres: &'a [usize],
        within: f64,
    ) -> Self {
        Self {
            problem,
            neighbours,
            centres,
            within,
            target: f64::INFINITY,
            nodes_left: u64::MAX,
            cut_short: false,
            best: None,
        }
    }

    /// The best assignment below the target, by unit.
    pub(super) fn search(&mut self) -> Option<Vec<usize>> {
        let homes = self.centres.iter().map(|&c| one(self.problem.homes[c]));
        let homes: Vec<Mask> = homes.collect();
        let taken = homes.iter().fold(0, |set, home| set | home);
        let may = self.centres.iter().zip(&homes);
        let may = may.map(|(&c, home)| self.near(c) & (!taken | home));
        self.node(Decided {
            may: may.collect(),
            must: homes,
        });
        self.best.take()
    }

    fn near(&self, centre: usize) -> Mask {
        let far = &self.problem.farthest_km;
        let units = (0..self.problem.units()).filter(|&u| far.at(u, centre) <= self.within);
        units.fold(0, |set, u| set | one(u))
    }

    fn node(&mut self, mut decided: Decided) {
        if self.nodes_left == 0 {
            self.cut_short = true;
            return;
        }
        self.nodes_left -= 1;
        if !self.propagate(&mut decided) || !decided.may.iter().all(|&may| self.is_large(may)) {
            return;
        }
        let relaxed = relax(self, &decided);
        if relaxed.bound >= self.target {
            return;
        }
        let Some((unit, part)) = self.conflict(&decided, &relaxed) else {
            self.target = relaxed.value;
            self.best = Some(relaxed.part_of);
            return;
        };
        let mut with = decided.clone();
        with.must[part] |= one(unit);
        for k in (0..with.may.len()).filter(|&k| k != part) {
            with.may[k] &= !one(unit);
        }
        let mut without = decided;
        without.may[part] &= !one(unit);
        // Where the unit would cost least first: good splits come early.
        let stays = relaxed.part_of[unit] == part;
        let (first, second) = if stays {
            (with, without)
        } else {
            (without, with)
        };
        self.node(first);
        self.node(second);
    }

    /// Takes from every part what it cannot reach, and gives a unit that only
    /// one part may have to it; false where a part lost what it must have.
    fn propagate(&self, decided: &mut Decided) -> bool {
        loop {
            let before = decided.clone();
            for (k, &centre) in self.centres.iter().enumerate() {
                let home = one(self.problem.homes[centre]);
                decided.may[k] = reach(self.neighbours, home, decided.may[k]);
                if decided.must[k] & !decided.may[k] != 0 {
                    return false;
                }
            }
            let (mut any, mut several) = (0, 0);
            for &may in &decided.may {
                several |= any & may;
                any |= may;
            }
            if any != all(self.problem.units()) {
                return false;
            }
            for (may, must) in decided.may.iter().zip(&mut decided.must) {
                *must |= may & !several;
            }
            if before == *decided {
                return true;
            }
        }
    }

    /// Whether a set has the least people and units.
    fn is_large(&self, units: Mask) -> bool {
        let enough = units.count_ones() as usize >= self.problem.least_units;
        enough && self.people(units) >= self.problem.least_people
    }

    pub(super) fn people(&self, units: Mask) -> f64 {
        each(units).map(|u| self.problem.people[u]).sum()
    }

    /// A unit and a part whose decision brings the relaxed assignment nearer
    /// to a split; `None` where it is one.
    fn conflict(&self, decided: &Decided, relaxed: &Relaxed) -> Option<(usize, usize)> {
        for (k, &centre) in self.centres.iter().enumerate() {
            let part = relaxed.parts[k];
            let body = reach(self.neighbours, one(self.problem.homes[centre]), part);
            if body != part {
                return Some((self.apart(decided, k, part, body), k));
            }
        }
        let small = (0..self.centres.len()).find(|&k| !self.is_large(relaxed.parts[k]))?;
        let around = self.around(relaxed.parts[small]) & decided.may[small];
        each(around).next().map(|unit| (unit, small))
    }

    /// The part is in pieces: decide on a unit that is apart, or, where those
    /// must stay, on one that could join them.
    fn apart(&self, decided: &Decided, k: usize, part: Mask, body: Mask) -> usize {
        let loose = part & !body & !decided.must[k];
        let people = |u: usize| self.problem.people[u];
        let largest = each(loose).max_by(|&a, &b| people(a).total_cmp(&people(b)).then(b.cmp(&a)));
        let joining = self.around(body) & decided.may[k] & !part;
        let unit = largest.or_else(|| each(joining).next());
        // What the part must have it can reach, so one of the two is there.
        unit.unwrap_or(self.problem.homes[self.centres[k]])
    }

    /// The neighbours of a set that are not in it.
    fn around(&self, set: Mask) -> Mask {
        each(set).fold(0, |all, u| all | self.neighbours[u]) & !set
    }
}
