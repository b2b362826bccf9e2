//! Fewer vertices on whole arcs, so that neighbours stay together.
//!
//! Visvalingam and Whyatt (1993): of the vertices inside an arc the one whose
//! triangle with its two neighbours is smallest goes first, until none is
//! smaller than asked for. A vertex stays where another vertex lies in its
//! triangle: then no border can come to lie across another, whatever the
//! tolerance. Nodes stay, two arcs between the same nodes never fall together,
//! and a ring of one arc keeps three corners: so no unit, part or hole vanishes.

use super::Coverage;
use super::vertex_grid::VertexGrid;
use super::visvalingam::{Chain, Limits, ranks};
use rustc_hash::FxHashSet;

/// How much to leave out.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Simplification {
    /// Leaves out vertices whose triangle with their neighbours is smaller than
    /// the square of so many metres.
    Tolerance {
        /// Metres on the ground.
        metres: f64,
    },
    /// Keeps at least so large a share of the vertices, those with the largest
    /// triangles; more where triangles are equal, borders would cross or units
    /// vanish.
    Share {
        /// From 0 to 1.
        keep: f64,
    },
}

/// What was left out, and what that did.
#[derive(Debug, Clone, PartialEq)]
pub struct SimplifyReport {
    /// Vertices before; those of a common border, and nodes, count once.
    pub vertices_before: usize,
    /// Vertices after.
    pub vertices_after: usize,
    /// Vertices below the tolerance that stay, because borders would cross or a
    /// unit would vanish.
    pub held: usize,
    /// Area of all units before, km².
    pub area_before_km2: f64,
    /// Area of all units after, km².
    pub area_after_km2: f64,
    /// The unit whose area changed by the largest share, and that share.
    pub most_changed: Option<(u32, f64)>,
}

impl Coverage {
    /// Leaves vertices out of the arcs. Units, parts, holes, neighbours and nodes
    /// stay as they are; every vertex that stays is bit for bit what it was.
    ///
    /// ```
    /// use aimaq::coverage::{Coverage, Simplification};
    /// use geo_types::polygon;
    /// let bent = polygon![(x: 0., y: 0.), (x: 1., y: 1e-4), (x: 2., y: 0.), (x: 2., y: 2.), (x: 0., y: 2.)];
    /// let mut coverage = Coverage::build(&[bent.into()])?;
    /// // The triangle of the bend is 1.2 km² large, less than the square of 1.2 km.
    /// let report = coverage.simplify(Simplification::Tolerance { metres: 1200.0 });
    /// assert_eq!((report.vertices_before, report.vertices_after), (5, 4));
    /// # Ok::<(), aimaq::coverage::BuildError>(())
    /// ```
    pub fn simplify(&mut self, how: Simplification) -> SimplifyReport {
        let before = self.areas_km2();
        let vertices_before = self.distinct_vertices();
        let limit = match how {
            Simplification::Tolerance { metres } => metres * metres,
            Simplification::Share { keep } => self.limit_for_share(keep),
        };
        let held = self.simplify_to(limit);
        let after = self.areas_km2();
        SimplifyReport {
            vertices_before,
            vertices_after: self.distinct_vertices(),
            held,
            area_before_km2: before.iter().sum(),
            area_after_km2: after.iter().sum(),
            most_changed: most_changed(&before, &after),
        }
    }

    /// Vertices inside arcs and nodes, each once.
    fn distinct_vertices(&self) -> usize {
        self.coords.len() - 2 * self.arc_count() + self.nodes as usize
    }

    /// The triangle area in m² up to which vertices may go so that a share remains;
    /// negative for none at all.
    fn limit_for_share(&self, keep: f64) -> f64 {
        let mut areas = Vec::with_capacity(self.vertex_count());
        for arc in 0..self.arc_count() {
            ranks(self.arc_coords(arc), &mut areas);
        }
        let whole = self.distinct_vertices() as f64;
        let gone = ((1.0 - keep.clamp(0.0, 1.0)) * whole).round() as usize;
        if gone >= areas.len() {
            return f64::INFINITY;
        }
        // The smallest triangle that stays, and with it all of its size.
        let stays = areas.select_nth_unstable_by(gone, f64::total_cmp).1;
        stays.next_down()
    }

    fn simplify_to(&mut self, limit_m2: f64) -> usize {
        let grid = VertexGrid::new(&self.coords);
        let mut alive = vec![true; self.coords.len()];
        let mut straight = self.straight_arcs();
        let (mut chain, mut held) = (Chain::default(), 0);
        for arc in 0..self.arc_count() {
            let span = self.arc_start[arc] as usize..self.arc_start[arc + 1] as usize;
            let [from, to] = self.ends[arc];
            let ends = (from.min(to), from.max(to));
            let limits = Limits {
                area_m2: limit_m2,
                least: match from == to {
                    true => 4,
                    false if straight.contains(&ends) => 3,
                    false => 2,
                },
            };
            held += chain.thin(&self.coords, span.clone(), &limits, &grid, &mut alive);
            if from != to && chain.left() == 2 {
                straight.insert(ends);
            }
        }
        self.keep_vertices(&alive);
        held
    }

    /// The end nodes of arcs without a vertex between them.
    fn straight_arcs(&self) -> FxHashSet<(u32, u32)> {
        let direct = (0..self.arc_count()).filter(|&arc| self.arc_coords(arc).len() == 2);
        direct
            .map(|arc| self.ends[arc])
            .map(|[a, b]| (a.min(b), a.max(b)))
            .collect()
    }

    fn keep_vertices(&mut self, alive: &[bool]) {
        let mut to = 0;
        for arc in 0..self.arc_count() {
            let span = self.arc_start[arc] as usize..self.arc_start[arc + 1] as usize;
            self.arc_start[arc] = to as u32;
            for from in span.filter(|&v| alive[v]) {
                self.coords[to] = self.coords[from];
                to += 1;
            }
        }
        if let Some(end) = self.arc_start.last_mut() {
            *end = to as u32;
        }
        self.coords.truncate(to);
        self.coords.shrink_to_fit();
    }
}

fn most_changed(before: &[f64], after: &[f64]) -> Option<(u32, f64)> {
    let shares = before
        .iter()
        .zip(after)
        .map(|(b, a)| (a - b).abs() / b.abs().max(1e-12));
    (0_u32..)
        .zip(shares)
        .filter(|(_, share)| *share > 0.0)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}
