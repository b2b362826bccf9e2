//! One search per centre, backwards: everyone's way to it at once.

use geo_types::Coord;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::labels::{Labels, PathCost, State};
use super::network::{CLOSED, Network};
use super::snap::Snap;

/// A place on an edge this near to its end is at the crossing, metres.
const AT_CROSSING: f64 = 1.0;

/// A way along roads, from the place where the point meets the road.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RoadWay {
    /// Hours of the fastest way.
    pub hours: f64,
    /// Kilometres of the fastest way.
    pub km: f64,
    /// Kilometres of the shortest way.
    pub shortest_km: f64,
}

/// Ways from points to centres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoadTable {
    /// For each centre the ways of all points; `None` where there is no way.
    pub ways: Vec<Vec<Option<RoadWay>>>,
    /// Kilometres from each point to its road; `None` where none is near.
    pub point_snaps: Vec<Option<f64>>,
    /// Kilometres from each centre to its road; `None` where none is near.
    pub centre_snaps: Vec<Option<f64>>,
}

impl Network {
    /// The ways from all points to all centres; nothing is snapped farther than
    /// `most_km`. Searches run in parallel, one centre each.
    pub fn ways(&self, points: &[Coord<f64>], centres: &[Coord<f64>], most_km: f64) -> RoadTable {
        let snaps: Vec<Option<Snap>> = points.par_iter().map(|p| self.snap(*p, most_km)).collect();
        let targets: Vec<Option<Snap>> = centres.iter().map(|p| self.snap(*p, most_km)).collect();
        let ways = targets.par_iter().map(|target| match target {
            Some(target) => self.ways_to(&snaps, target),
            None => vec![None; points.len()],
        });
        let km = |snaps: &[Option<Snap>]| -> Vec<Option<f64>> {
            snaps.iter().map(|snap| snap.map(|s| s.off_km)).collect()
        };
        RoadTable {
            ways: ways.collect(),
            point_snaps: km(&snaps),
            centre_snaps: km(&targets),
        }
    }

    fn ways_to(&self, snaps: &[Option<Snap>], target: &Snap) -> Vec<Option<RoadWay>> {
        let by_hours = |edge: usize, against: usize| 1e-3 / f64::from(self.kmh[edge][against]);
        let fastest = Search::run(self, target, by_hours);
        let fast: Vec<_> = snaps.iter().map(|s| fastest.from(s.as_ref()?)).collect();
        drop(fastest);
        let shortest = Search::run(self, target, |_, _| 1.0);
        let both = snaps.iter().zip(fast).map(|(snap, fast)| {
            let fast = fast?;
            let short = shortest.from(snap.as_ref()?)?;
            Some(RoadWay {
                hours: fast.cost,
                km: fast.metres / 1000.0,
                shortest_km: short.metres / 1000.0,
            })
        });
        both.collect()
    }
}

/// An edge in a direction: 0 along its shape, 1 against it.
fn arc(edge: usize, way: usize) -> u32 {
    ((edge << 1) | way) as u32
}

/// A search that has ended. `rate` is the cost of a metre of an edge in a
/// direction.
struct Search<'a, R> {
    network: &'a Network,
    target: &'a Snap,
    rate: R,
    labels: Labels<'a>,
}

impl<'a, R: Fn(usize, usize) -> f64> Search<'a, R> {
    fn run(network: &'a Network, target: &'a Snap, rate: R) -> Self {
        let mut search = Self {
            network,
            target,
            rate,
            labels: Labels::new(network.crossings(), &network.turns),
        };
        search.first();
        while let Some((state, known)) = search.labels.next() {
            search.relax(state, known);
        }
        search
    }

    /// The crossings from which the target's edge is entered.
    fn first(&mut self) {
        let (edge, along) = (self.target.edge, self.target.along);
        let [from, to] = self.network.ends[edge];
        let rest = self.network.metres[edge] - along;
        for (way, metres, at) in [(0, along, from), (1, rest, to)] {
            if self.network.kmh[edge][way] > CLOSED {
                let way_on = PathCost::THERE.after(metres * (self.rate)(edge, way), metres);
                self.labels.offer(at, arc(edge, way), way_on);
            }
        }
        for at in self.crossings_at(self.target) {
            self.labels.arrive(at);
        }
    }

    /// Hands on what is known at a crossing to those who arrive there.
    fn relax(&mut self, state: State, known: PathCost) {
        let network = self.network;
        let at = match state {
            State::Best(at) | State::Second(at) => at,
            State::Own(arrival) => {
                return self.extend(network.turns.arc(arrival as usize), known);
            }
        };
        let arrivals = network.into_start[at as usize]..network.into_start[at as usize + 1];
        for i in arrivals {
            let arrival = network.into[i as usize];
            if self.labels.serves(state, arrival) {
                self.extend(arrival, known);
            }
        }
    }

    /// Offers the way over an arc to those at its beginning.
    fn extend(&mut self, arc: u32, known: PathCost) {
        let (edge, way) = ((arc >> 1) as usize, (arc & 1) as usize);
        let metres = self.network.metres[edge];
        let longer = known.after(metres * (self.rate)(edge, way), metres);
        self.labels.offer(self.network.ends[edge][way], arc, longer);
    }

    /// The way from a place on a road; `None` where there is none.
    fn from(&self, snap: &Snap) -> Option<PathCost> {
        let (edge, length) = (snap.edge, self.network.metres[snap.edge]);
        let [first, last] = self.network.ends[edge];
        let over = |way: usize, metres: f64, at: u32| {
            let open = self.network.kmh[edge][way] > CLOSED;
            let known = self.labels.after(at, arc(edge, way));
            open.then(|| known.after(metres * (self.rate)(edge, way), metres))
        };
        let ways = [
            self.along_the_edge(snap),
            over(0, length - snap.along, last),
            over(1, snap.along, first),
        ];
        let at_crossing = self.crossings_at(snap).map(|at| self.labels.from(at));
        let ways = ways.into_iter().flatten().chain(at_crossing);
        ways.filter(PathCost::is_known).min_by_key(PathCost::key)
    }

    /// The crossings that a place is at, if any: from there every road is open,
    /// not only its own.
    fn crossings_at(&self, snap: &Snap) -> impl Iterator<Item = u32> + use<'a, R> {
        let [first, last] = self.network.ends[snap.edge];
        let rest = self.network.metres[snap.edge] - snap.along;
        let both = [(snap.along, first), (rest, last)];
        let near = both
            .into_iter()
            .filter(|(metres, _)| *metres <= AT_CROSSING);
        near.map(|(_, at)| at)
    }

    /// Where point and target are on one edge.
    fn along_the_edge(&self, snap: &Snap) -> Option<PathCost> {
        let metres = self.target.along - snap.along;
        let way = usize::from(metres < 0.0);
        let open = self.network.kmh[snap.edge][way] > CLOSED || metres == 0.0;
        if snap.edge != self.target.edge || !open {
            return None;
        }
        if metres == 0.0 {
            return Some(PathCost::THERE);
        }
        let metres = metres.abs();
        Some(PathCost::THERE.after(metres * (self.rate)(snap.edge, way), metres))
    }
}
