//! From ways to edges between crossings.

use std::collections::BTreeMap;

use super::network::{CLOSED, Network, NetworkFacts};
use super::placing::Arcs;
use super::profile::Road;
use super::segments::Segments;
use super::turns::Turns;
use crate::near::short_m;
use aimaq_io::{OsmRoads, OsmWay};

pub(super) fn build(roads: &OsmRoads<Road>) -> Network {
    let mut builder = Builder::new(roads);
    for way in &roads.ways {
        builder.way(way);
    }
    builder.finish()
}

/// No crossing at a point.
const NONE: u32 = u32::MAX;

struct Builder<'a> {
    roads: &'a OsmRoads<Road>,
    /// Whether ways meet or end at a point.
    crossing: Vec<bool>,
    barrier: Vec<bool>,
    /// Number of the crossing at a point.
    number: Vec<u32>,
    crossings: u32,
    shape_start: Vec<u32>,
    shape: Vec<u32>,
    ends: Vec<[u32; 2]>,
    metres: Vec<f64>,
    kmh: Vec<[f32; 2]>,
    ferry: Vec<bool>,
    local: Vec<bool>,
    /// Edges of the ways that restrictions name.
    restricted: BTreeMap<i64, Vec<u32>>,
}

impl<'a> Builder<'a> {
    fn new(roads: &'a OsmRoads<Road>) -> Self {
        let mut barrier = vec![false; roads.positions.len()];
        for &node in &roads.barriers {
            barrier[node as usize] = true;
        }
        Self {
            roads,
            crossing: crossings(roads, &barrier),
            barrier,
            number: vec![NONE; roads.positions.len()],
            crossings: 0,
            shape_start: vec![0],
            shape: Vec::new(),
            ends: Vec::new(),
            metres: Vec::new(),
            kmh: Vec::new(),
            ferry: Vec::new(),
            local: Vec::new(),
            restricted: restricted(roads),
        }
    }

    fn way(&mut self, way: &OsmWay<Road>) {
        let length = |nodes: &[u32]| -> f64 {
            let at = |n: u32| self.roads.positions[n as usize];
            nodes
                .windows(2)
                .map(|pair| short_m(at(pair[0]), at(pair[1])))
                .sum()
        };
        let kmh = speeds(&way.kept, length(&way.nodes));
        let mut from = 0;
        for to in 1..way.nodes.len() {
            if self.crossing[way.nodes[to] as usize] || to + 1 == way.nodes.len() {
                let nodes = &way.nodes[from..=to];
                let metres = length(nodes);
                if let Some(edges) = self.restricted.get_mut(&way.id) {
                    edges.push(self.ends.len() as u32);
                }
                self.edge(nodes, metres, kmh, &way.kept);
                from = to;
            }
        }
    }

    fn edge(&mut self, nodes: &[u32], metres: f64, kmh: [f32; 2], road: &Road) {
        let (first, last) = (nodes[0], nodes[nodes.len() - 1]);
        let ends = [self.crossing_at(first), self.crossing_at(last)];
        self.shape.extend_from_slice(nodes);
        self.shape_start.push(self.shape.len() as u32);
        self.ends.push(ends);
        self.metres.push(metres);
        self.kmh.push(kmh);
        self.ferry.push(road.ferry);
        self.local.push(road.local);
    }

    /// The crossing at a point; at a barrier every edge has its own, so that
    /// none leads on.
    fn crossing_at(&mut self, node: u32) -> u32 {
        let known = self.number[node as usize];
        if known != NONE {
            return known;
        }
        let number = self.crossings;
        self.crossings += 1;
        if !self.barrier[node as usize] {
            self.number[node as usize] = number;
        }
        number
    }

    fn finish(self) -> Network {
        let (into_start, into) = into(self.crossings as usize, &self.ends, &self.kmh);
        let arcs = Arcs {
            ends: &self.ends,
            kmh: &self.kmh,
            local: &self.local,
            of_way: &self.restricted,
            crossings: self.crossings as usize,
        };
        let crossing = |place: u32| {
            let number = self.number[place as usize];
            (number != NONE).then_some(number)
        };
        let (turns, restrictions) = Turns::new(&self.roads.restrictions, &arcs, crossing);
        let facts = NetworkFacts {
            ways: self.roads.ways.len(),
            points: self.roads.positions.len(),
            crossings: self.crossings as usize,
            edges: self.ends.len(),
            km: self.metres.iter().sum::<f64>() / 1000.0,
            restrictions,
            missing_nodes: self.roads.missing_nodes,
        };
        let positions = self.roads.positions.clone();
        let segments = Segments::new(&positions, &self.shape_start, &self.shape, &self.ferry);
        Network {
            positions,
            shape_start: self.shape_start,
            shape: self.shape,
            ends: self.ends,
            metres: self.metres,
            kmh: self.kmh,
            into_start,
            into,
            turns,
            segments,
            facts,
        }
    }
}

/// The ways that restrictions name, without their edges yet.
fn restricted(roads: &OsmRoads<Road>) -> BTreeMap<i64, Vec<u32>> {
    let named = roads.restrictions.iter();
    let named = named.flat_map(|r| r.from.iter().chain(&r.to));
    named.map(|way| (*way, Vec::new())).collect()
}

/// Points where edges end: where ways meet, end, or are barred.
fn crossings(roads: &OsmRoads<Road>, barrier: &[bool]) -> Vec<bool> {
    let mut uses = vec![0u8; roads.positions.len()];
    for way in &roads.ways {
        let last = way.nodes.len() - 1;
        for (i, &node) in way.nodes.iter().enumerate() {
            let weight = if i == 0 || i == last { 2 } else { 1 };
            let uses = &mut uses[node as usize];
            *uses = uses.saturating_add(weight);
        }
    }
    uses.iter()
        .zip(barrier)
        .map(|(n, barred)| *n > 1 || *barred)
        .collect()
}

/// Speeds of a way of so many metres; a ferry's duration is that of the way.
fn speeds(road: &Road, metres: f64) -> [f32; 2] {
    let kmh = [road.forward_kmh, road.backward_kmh];
    let timed = road.hours.map(|hours| (metres / 1000.0 / hours) as f32);
    // A duration that no speed can keep to is none.
    match timed.filter(|timed| *timed > CLOSED && timed.is_finite()) {
        Some(timed) => kmh.map(|kmh| if kmh > CLOSED { timed } else { CLOSED }),
        None => kmh,
    }
}

/// The edges that lead into each crossing.
fn into(crossings: usize, ends: &[[u32; 2]], kmh: &[[f32; 2]]) -> (Vec<u32>, Vec<u32>) {
    let arrivals = || {
        ends.iter()
            .zip(kmh)
            .enumerate()
            .flat_map(|(edge, (ends, kmh))| {
                let edge = (edge as u32) << 1;
                let along = (kmh[0] > CLOSED).then_some((ends[1], edge));
                let against = (kmh[1] > CLOSED).then_some((ends[0], edge | 1));
                along.into_iter().chain(against)
            })
    };
    let mut start = vec![0u32; crossings + 1];
    arrivals().for_each(|(at, _)| start[at as usize + 1] += 1);
    for i in 0..crossings {
        start[i + 1] += start[i];
    }
    let mut next = start.clone();
    let mut into = vec![0u32; start[crossings] as usize];
    for (at, arrival) in arrivals() {
        let place = &mut next[at as usize];
        into[*place as usize] = arrival;
        *place += 1;
    }
    (start, into)
}
