//! How far a place is from the nearest border.

use geo_types::Coord;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{PointDistance, RTree};
use rustc_hash::FxHashSet;

use super::borders::Arcs;
use aimaq_coverage::earth::METRES_PER_DEGREE;

/// Degrees; a place without a border within this is as far as this. Cells are as wide.
const MOST: f64 = 0.1;

/// Cells of a row or column that are listed one by one at most.
const MOST_CELLS: i64 = 64;

/// Edges of a run: enough for few rectangles, few enough to look at all of them.
const RUN: usize = 16;

/// A rectangle of the plane with the place of a run.
type Framed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// The borders of a vintage that are near to some places, in runs of a few edges, by where
/// they lie.
pub(super) struct Near<'a> {
    arcs: Arcs<'a>,
    runs: Vec<&'a [Coord<f64>]>,
    tree: RTree<Framed>,
    /// By how much a degree of longitude is shorter than one of latitude.
    shrink: f64,
}

impl<'a> Near<'a> {
    /// The borders near to edges.
    pub(super) fn new(arcs: Arcs<'a>, edges: impl Iterator<Item = [Coord<f64>; 2]>) -> Self {
        let mut wanted = Cells::default();
        let (mut latitude, mut count) = (0.0, 0.0);
        for edge in edges {
            latitude += edge[0].y;
            count += 1.0;
            wanted.add(&Reach::of(edge.into_iter()));
        }
        let mut near = Self {
            arcs,
            runs: Vec::new(),
            tree: RTree::new(),
            shrink: (latitude / f64::max(count, 1.0))
                .to_radians()
                .cos()
                .max(0.01),
        };
        let mut framed: Vec<Framed> = Vec::new();
        for chain in arcs.chains().filter(|chain| chain.len() > 1) {
            for from in (0..chain.len() - 1).step_by(RUN) {
                let run = &chain[from..chain.len().min(from + RUN + 1)];
                let reach = Reach::of(run.iter().map(|p| arcs.at(*p)));
                if wanted.meets(&reach) {
                    let [low, high] = [reach.min, reach.max].map(|p| near.plane(p));
                    let frame = Rectangle::from_corners(low, high);
                    framed.push(GeomWithData::new(frame, near.runs.len() as u32));
                    near.runs.push(run);
                }
            }
        }
        near.tree = RTree::bulk_load(framed);
        near
    }

    fn plane(&self, p: Coord<f64>) -> [f64; 2] {
        [p.x * self.shrink, p.y]
    }

    /// How far a place is from the nearest of the borders, metres.
    pub(super) fn metres(&self, p: Coord<f64>) -> f64 {
        let point = self.plane(p);
        let mut best = MOST * MOST;
        let mut nearest = None;
        for (frame, far) in self.tree.nearest_neighbor_iter_with_distance_2(point) {
            if far > best {
                break;
            }
            let run = self.runs[frame.data as usize];
            for edge in run.windows(2) {
                let ends = [edge[0], edge[1]].map(|p| self.plane(self.arcs.at(p)));
                let there = nearest_on(ends, point);
                let far = there.distance_2(&point);
                if far < best {
                    (best, nearest) = (far, Some(there));
                }
            }
        }
        let most = MOST * METRES_PER_DEGREE;
        let Some([x, y]) = nearest else {
            return most;
        };
        // On the plane of the point's own latitude.
        let east = (x - point[0]) / self.shrink * p.y.to_radians().cos();
        (east.hypot(y - point[1]) * METRES_PER_DEGREE).min(most)
    }
}

/// The rectangle of some points.
struct Reach {
    min: Coord<f64>,
    max: Coord<f64>,
}

impl Reach {
    fn of(points: impl Iterator<Item = Coord<f64>>) -> Self {
        let (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
        let nothing = Self {
            min: Coord { x: low, y: low },
            max: Coord { x: high, y: high },
        };
        points.fold(nothing, |reach, p| Self {
            min: Coord {
                x: reach.min.x.min(p.x),
                y: reach.min.y.min(p.y),
            },
            max: Coord {
                x: reach.max.x.max(p.x),
                y: reach.max.y.max(p.y),
            },
        })
    }

    /// The cells that it meets, and so many around; `None` where these are too many to list.
    fn cells(&self, around: i64) -> Option<impl Iterator<Item = (i64, i64)> + use<>> {
        let cell = |v: f64| (v / MOST).floor() as i64;
        let x = [cell(self.min.x) - around, cell(self.max.x) + around];
        let y = [cell(self.min.y) - around, cell(self.max.y) + around];
        let few = x[1] - x[0] < MOST_CELLS && y[1] - y[0] < MOST_CELLS;
        let columns = x[0]..=x[1];
        few.then(|| columns.flat_map(move |i| (y[0]..=y[1]).map(move |j| (i, j))))
    }
}

/// Cells of the grid about places.
#[derive(Default)]
struct Cells {
    listed: FxHashSet<(i64, i64)>,
    /// Whether an edge is so long that none is left out.
    are_all: bool,
}

impl Cells {
    /// Those of a rectangle and those beside them: what is within a cell's width of it.
    fn add(&mut self, reach: &Reach) {
        match reach.cells(1) {
            Some(cells) => self.listed.extend(cells),
            None => self.are_all = true,
        }
    }

    fn meets(&self, reach: &Reach) -> bool {
        let meets = |mut cells| Iterator::any(&mut cells, |cell| self.listed.contains(&cell));
        self.are_all || reach.cells(0).is_none_or(meets)
    }
}

fn nearest_on([a, b]: [[f64; 2]; 2], p: [f64; 2]) -> [f64; 2] {
    let along = [b[0] - a[0], b[1] - a[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    if length == 0.0 {
        return a;
    }
    let share = ((p[0] - a[0]) * along[0] + (p[1] - a[1]) * along[1]) / length;
    let share = share.clamp(0.0, 1.0);
    [a[0] + share * along[0], a[1] + share * along[1]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use aimaq_coverage::Coverage;
    use geo_types::polygon;

    #[test]
    fn a_place_is_as_far_as_the_nearest_edge_and_no_farther_than_the_most() {
        let square = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.), (x: 0., y: 1.)];
        let land = Coverage::build(&[square.into()]).expect("land");
        let places = [[0.5, 0.5], [0.5, 0.0]].map(|[x, y]| Coord { x, y });
        let near = Near::new(Arcs::of(&land, [0.0; 2]), [places].into_iter());
        let metres = |x: f64, y: f64| near.metres(Coord { x, y }) / METRES_PER_DEGREE;
        assert_eq!(metres(0.5, 0.0), 0.0);
        assert!((metres(0.5, 0.01) - 0.01).abs() < 1e-9);
        assert_eq!(metres(0.5, 0.5), MOST);
    }
}
