//! Fewer vertices on whole arcs, so that neighbours stay together.
//!
//! The vertex that matters least goes first. By *distance*, a vertex goes only if
//! neither it nor any vertex that went before lies farther than the tolerance from the
//! border that is left. By *area* (Visvalingam and Whyatt 1993), of the vertices inside
//! an arc the one whose triangle with its two neighbours is smallest goes first, until
//! none is smaller than asked for.
//!
//! A vertex stays where another vertex lies in its triangle: then no border can come to
//! lie across another, whatever the tolerance. Nodes stay, two arcs between the same
//! nodes never fall together, and a ring of one arc keeps three corners: so no unit,
//! part or hole vanishes. What came out is then held against what went in (`verified`).

mod ledger;
mod verified;

pub use ledger::{LeftOut, SimplifyError, SimplifyReport};

use super::Coverage;
use super::thinning::{Chain, Limit, Limits, ranks};
use super::vertex_grid::VertexGrid;
use rustc_hash::FxHashSet;
use verified::Verified;

/// By what vertices are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Measure {
    /// By how far they lie from the border that is left: the tolerance is a promise.
    #[default]
    Distance,
    /// By the area of their triangles: smoother borders, with vertices that may lie
    /// several times the tolerance from them.
    Area,
}

impl Measure {
    /// All of them.
    pub const ALL: [Measure; 2] = [Measure::Distance, Measure::Area];

    /// Its name on the command line and in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Measure::Distance => "distance",
            Measure::Area => "area",
        }
    }
}

/// How much to leave out.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Simplification {
    /// By distance: leaves out vertices as long as none of them lies farther than so
    /// many metres from the border that is left.
    Tolerance {
        /// Metres on the ground.
        metres: f64,
    },
    /// By area: leaves out vertices whose triangle with their neighbours is smaller
    /// than the square of so many metres.
    Area {
        /// Metres on the ground.
        metres: f64,
    },
    /// By area: keeps at least so large a share of the vertices, those with the largest
    /// triangles; more where triangles are equal, borders would cross or units
    /// vanish.
    Share {
        /// From 0 to 1.
        keep: f64,
    },
}

impl Simplification {
    /// A tolerance in metres by either measure.
    pub const fn by(measure: Measure, metres: f64) -> Simplification {
        match measure {
            Measure::Distance => Simplification::Tolerance { metres },
            Measure::Area => Simplification::Area { metres },
        }
    }

    /// By what vertices are chosen.
    pub const fn measure(&self) -> Measure {
        match self {
            Simplification::Tolerance { .. } => Measure::Distance,
            Simplification::Area { .. } | Simplification::Share { .. } => Measure::Area,
        }
    }

    /// An error for an amount that is none.
    fn check(&self) -> Result<(), SimplifyError> {
        let (option, value) = match *self {
            Simplification::Tolerance { metres } | Simplification::Area { metres } => {
                ("the tolerance in metres", metres)
            }
            Simplification::Share { keep } => ("the share of vertices", keep),
        };
        if value >= 0.0 {
            return Ok(());
        }
        Err(SimplifyError::Option { option, value })
    }
}

impl Coverage {
    /// Leaves vertices out of the arcs. Units, parts, holes, neighbours and nodes
    /// stay as they are; every vertex that stays is bit for bit what it was.
    ///
    /// ```
    /// use aimaq_coverage::{Coverage, Simplification};
    /// use geo_types::polygon;
    /// let bent = polygon![(x: 0., y: 0.), (x: 1., y: 1e-4), (x: 2., y: 0.), (x: 2., y: 2.), (x: 0., y: 2.)];
    /// let mut coverage = Coverage::build(&[bent.into()])?;
    /// // The bend lies 1e-4 degrees, 11 m, from the edge that would be left.
    /// let report = coverage.simplify(Simplification::Tolerance { metres: 10.0 })?;
    /// assert_eq!((report.vertices_before, report.vertices_after), (5, 5));
    /// let report = coverage.simplify(Simplification::Tolerance { metres: 12.0 })?;
    /// assert_eq!((report.vertices_before, report.vertices_after), (5, 4));
    /// assert_eq!(report.farthest.map(|f| f.metres.round()), Some(11.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A tolerance or share that is negative or not a number. If the result is anything
    /// but the arcs with vertices left out, a part or hole has lost its land, which may
    /// happen where borders cross, or a vertex lies farther than the tolerance from the
    /// border that is left. The coverage is unchanged then.
    pub fn simplify(&mut self, how: Simplification) -> Result<SimplifyReport, SimplifyError> {
        how.check()?;
        let limit = match how {
            Simplification::Tolerance { metres } => Limit::Distance2(metres * metres),
            Simplification::Area { metres } => Limit::Area(metres * metres),
            Simplification::Share { keep } => Limit::Area(self.limit_for_share(keep)),
        };
        let (thin, held) = self.thinned(limit);
        let verified = Verified::new(self, &thin)?;
        if let Simplification::Tolerance { metres } = how {
            verified.within(metres)?;
        }
        let report = verified.report(held);
        *self = thin;
        Ok(report)
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
            ranks(self.space, self.arc_coords(arc), &mut areas);
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

    /// The coverage without the vertices below a limit, and how many of these had to
    /// stay.
    fn thinned(&self, limit: Limit) -> (Coverage, usize) {
        let grid = VertexGrid::new(&self.coords);
        let mut alive = vec![true; self.coords.len()];
        let mut straight = self.straight_arcs();
        let (mut chain, mut held) = (Chain::default(), 0);
        for arc in 0..self.arc_count() {
            let span = self.arc_start[arc] as usize..self.arc_start[arc + 1] as usize;
            let [from, to] = self.ends[arc];
            let ends = (from.min(to), from.max(to));
            let limits = Limits {
                space: self.space,
                limit,
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
        (self.with_vertices(&alive), held)
    }

    /// The end nodes of arcs without a vertex between them.
    fn straight_arcs(&self) -> FxHashSet<(u32, u32)> {
        let direct = (0..self.arc_count()).filter(|&arc| self.arc_coords(arc).len() == 2);
        direct
            .map(|arc| self.ends[arc])
            .map(|[a, b]| (a.min(b), a.max(b)))
            .collect()
    }

    fn with_vertices(&self, alive: &[bool]) -> Coverage {
        let left = alive.iter().filter(|&&stays| stays).count();
        let mut coords = Vec::with_capacity(left);
        let mut arc_start = Vec::with_capacity(self.arc_start.len());
        for span in self.arc_start.windows(2) {
            arc_start.push(coords.len() as u32);
            let span = span[0] as usize..span[1] as usize;
            let stay = self.coords[span.clone()].iter().zip(&alive[span]);
            coords.extend(stay.filter(|(_, stays)| **stays).map(|(p, _)| *p));
        }
        arc_start.push(coords.len() as u32);
        Coverage {
            space: self.space,
            coords,
            arc_start,
            sides: self.sides.clone(),
            ends: self.ends.clone(),
            nodes: self.nodes,
            ring_halves: self.ring_halves.clone(),
            ring_start: self.ring_start.clone(),
            poly_start: self.poly_start.clone(),
            unit_start: self.unit_start.clone(),
            ..Coverage::default()
        }
    }
}
