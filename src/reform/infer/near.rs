//! How far a place is from the nearest border.

use geo_types::Coord;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, PointDistance, RTree};

use super::borders::Arcs;
use crate::coverage::earth::METRES_PER_DEGREE;

/// Degrees of latitude; a place without a border within this is as far as this.
const MOST: f64 = 0.1;

/// Edges of a run: enough for few rectangles, few enough to look at all of them.
const RUN: usize = 16;

/// A rectangle of the plane with the place of a run.
type Framed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// The borders of a vintage in runs of a few edges, by where they lie.
pub(super) struct Near<'a> {
    arcs: Arcs<'a>,
    runs: Vec<&'a [Coord<f64>]>,
    tree: RTree<Framed>,
    /// By how much a degree of longitude is shorter than one of latitude.
    shrink: f64,
}

impl<'a> Near<'a> {
    /// All borders, for places about a latitude.
    pub(super) fn new(arcs: Arcs<'a>, latitude: f64) -> Self {
        let chains = arcs.chains().filter(|chain| chain.len() > 1);
        let runs: Vec<&[Coord<f64>]> = chains
            .flat_map(|chain| {
                let starts = (0..chain.len() - 1).step_by(RUN);
                starts.map(move |from| &chain[from..chain.len().min(from + RUN + 1)])
            })
            .collect();
        let mut near = Self {
            arcs,
            runs,
            tree: RTree::new(),
            shrink: latitude.to_radians().cos().max(0.01),
        };
        let framed = near.runs.iter().zip(0..);
        let framed: Vec<Framed> = framed.map(|(run, place)| near.framed(run, place)).collect();
        near.tree = RTree::bulk_load(framed);
        near
    }

    fn framed(&self, run: &[Coord<f64>], place: u32) -> Framed {
        let points = run.iter().map(|p| self.plane(self.arcs.at(*p)));
        let points: Vec<[f64; 2]> = points.collect();
        GeomWithData::new(Rectangle::from_aabb(AABB::from_points(&points)), place)
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
    use crate::coverage::Coverage;
    use geo_types::polygon;

    #[test]
    fn a_place_is_as_far_as_the_nearest_edge_and_no_farther_than_the_most() {
        let square = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.), (x: 0., y: 1.)];
        let land = Coverage::build(&[square.into()]).expect("land");
        let near = Near::new(Arcs::of(&land, [0.0; 2]), 0.0);
        let metres = |x: f64, y: f64| near.metres(Coord { x, y }) / METRES_PER_DEGREE;
        assert_eq!(metres(0.5, 0.0), 0.0);
        assert!((metres(0.5, 0.01) - 0.01).abs() < 1e-9);
        assert_eq!(metres(0.5, 0.5), MOST);
    }
}
