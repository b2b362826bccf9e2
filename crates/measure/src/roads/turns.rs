//! Restrictions on turns, and roads that are not for those who pass through, as
//! states of their own for those who arrive where either holds.
//!
//! An *arc* is an edge in one direction, `edge << 1 | against`. A restriction
//! is about someone who arrives at a crossing by one arc; only for such an
//! arrival does the search keep what it knows apart from the crossing's.

use std::collections::BTreeMap;

use super::placing::{Arcs, RestrictionFacts, Rule, Rules, rules};
use aimaq_io::OsmRestriction;

/// Arrivals with rules, and who may turn back without one.
#[derive(Debug, Clone, Default)]
pub(super) struct Turns {
    /// The arrivals at crossing `v` are `start[v]..start[v + 1]`; empty where no
    /// restriction is followed.
    start: Vec<u32>,
    /// The arc of each arrival.
    arc: Vec<u32>,
    /// Arrival `i` may go on by `next[next_start[i]..next_start[i + 1]]`: arcs, and
    /// whether they leave the roads that are not for those who pass through.
    next_start: Vec<u32>,
    next: Vec<(u32, bool)>,
    /// Whether only one arc leads out of a crossing, so that who comes against it
    /// turns back.
    dead_end: Vec<bool>,
}

impl Turns {
    /// The turns of restrictions; `crossing` is the crossing at a place of the
    /// file, where there is one.
    pub(super) fn new(
        restrictions: &[OsmRestriction],
        arcs: &Arcs<'_>,
        crossing: impl Fn(u32) -> Option<u32>,
    ) -> (Self, RestrictionFacts) {
        let (mut rules, facts) = rules(restrictions, arcs, crossing);
        for arrival in leaving(arcs) {
            rules.entry(arrival).or_default();
        }
        (Self::of_rules(&rules, arcs), facts)
    }

    /// Rules by crossing and arrival.
    fn of_rules(rules: &Rules, arcs: &Arcs<'_>) -> Self {
        if rules.is_empty() {
            return Self::default();
        }
        let (out, dead_end) = outward(rules, arcs);
        let mut turns = Self {
            start: vec![0; arcs.crossings + 1],
            next_start: vec![0],
            dead_end,
            ..Self::default()
        };
        for (&(at, arc), rule) in rules {
            let all = out.get(&at).map_or(&[][..], Vec::as_slice);
            turns.start[at as usize + 1] += 1;
            turns.arc.push(arc);
            let next = onward(all, arc, rule).into_iter();
            turns
                .next
                .extend(next.map(|to| (to, arcs.leaves_local(arc, to))));
            turns.next_start.push(turns.next.len() as u32);
        }
        for i in 0..arcs.crossings {
            turns.start[i + 1] += turns.start[i];
        }
        turns
    }

    /// Number of arrivals with rules, of all crossings.
    pub(super) fn arrivals(&self) -> usize {
        self.arc.len()
    }

    /// The arrivals with rules at a crossing.
    pub(super) fn at(&self, crossing: u32) -> std::ops::Range<usize> {
        let at = crossing as usize;
        match self.start.get(at..at + 2) {
            Some(&[from, to]) => from as usize..to as usize,
            _ => 0..0,
        }
    }

    /// The arrival with rules by an arc, where it has some.
    pub(super) fn arrival(&self, crossing: u32, arc: u32) -> Option<usize> {
        self.at(crossing).find(|&i| self.arc[i] == arc)
    }

    /// The arc of an arrival with rules.
    pub(super) fn arc(&self, arrival: usize) -> u32 {
        self.arc[arrival]
    }

    /// Whether an arrival with rules leaves a local road if it goes on by an arc;
    /// `None` where it may not.
    pub(super) fn leaves(&self, arrival: usize, arc: u32) -> Option<bool> {
        let next = self.next_start[arrival] as usize..self.next_start[arrival + 1] as usize;
        let mut next = self.next[next].iter();
        next.find(|(to, _)| *to == arc).map(|(_, leaves)| *leaves)
    }

    /// Whether who comes to a crossing by its only way out turns back.
    pub(super) fn dead_end(&self, crossing: u32) -> bool {
        self.dead_end.get(crossing as usize).is_some_and(|d| *d)
    }
}

/// Arrivals by a local road where others begin: going on there is held against a
/// way, so that one does not pass through.
fn leaving(arcs: &Arcs<'_>) -> Vec<(u32, u32)> {
    let is_local = |arc: u32| arcs.local[(arc >> 1) as usize];
    if !arcs.local.contains(&true) {
        return Vec::new();
    }
    let mut through = vec![false; arcs.crossings];
    for arc in arcs.all_open().filter(|&arc| !is_local(arc)) {
        through[arcs.tail(arc) as usize] = true;
    }
    let local = arcs.all_open().filter(|&arc| is_local(arc));
    let arrivals = local.map(|arc| (arcs.head(arc), arc));
    arrivals.filter(|(at, _)| through[*at as usize]).collect()
}

/// The arcs out of crossings with rules, and the crossings with one way out.
fn outward(rules: &Rules, arcs: &Arcs<'_>) -> (BTreeMap<u32, Vec<u32>>, Vec<bool>) {
    const NONE: u32 = u32::MAX;
    const SEVERAL: u32 = u32::MAX - 1;
    let mut out: BTreeMap<u32, Vec<u32>> = rules.keys().map(|(at, _)| (*at, Vec::new())).collect();
    let mut only = vec![NONE; arcs.crossings];
    for arc in arcs.all_open() {
        let tail = arcs.tail(arc);
        let only = &mut only[tail as usize];
        *only = if *only == NONE { arc } else { SEVERAL };
        if let Some(out) = out.get_mut(&tail) {
            out.push(arc);
        }
    }
    (out, only.iter().map(|arc| *arc < SEVERAL).collect())
}

/// Where an arrival may go on: not back, unless nothing else is left.
fn onward(all: &[u32], arrival: u32, rule: &Rule) -> Vec<u32> {
    let allowed =
        |arc: &u32| !rule.no.contains(arc) && (rule.only.is_empty() || rule.only.contains(arc));
    let may: Vec<u32> = all.iter().copied().filter(allowed).collect();
    let back = arrival ^ 1;
    if may.iter().any(|&arc| arc != back) && !rule.only.contains(&back) {
        return may.into_iter().filter(|&arc| arc != back).collect();
    }
    may
}
