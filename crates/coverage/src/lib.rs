//! Boundaries as a planar partition whose neighbours share their arcs.
//!
//! This room knows geometry and knows no names: unit `i` is the `i`-th
//! multipolygon that came in, in degrees of longitude and latitude (WGS 84).
//! A [`Coverage`] interns vertices by their exact coordinates and keeps each
//! common border once, as an *arc* between *nodes* with a unit on its left and
//! a unit on its right. Everything that only regroups units (merge, transfer,
//! create, abolish) is done by cancelling arcs, so that every vertex that comes
//! out is bit for bit one that went in. Only [`Coverage::cut`] and `clean`
//! make new vertices; both list them.
//!
//! One operation per file or folder: [`mod@build`], [`mod@dissolve`],
//! [`mod@area`], [`mod@check`], [`mod@clean`], [`mod@cut`], [`mod@simplify`],
//! [`mod@locate`].

pub mod area;
mod arrangement;
mod bits;
mod border_trace;
pub mod build;
mod cells;
pub mod check;
pub mod clean;
mod corners;
pub mod cut;
mod cycles;
pub mod dissolve;
mod faces;
mod gap;
mod grid;
mod ground;
mod groups;
pub mod locate;
mod meets;
mod member;
mod noding;
mod plane;
mod points;
mod projection;
mod region;
mod seam;
pub mod simplify;
mod skeleton;
mod slots;
mod snap;
mod trace;
mod vertex_grid;
mod visvalingam;
mod walk;

pub use build::BuildError;
pub use check::{CheckError, CheckOptions, Finding, FindingKind, Shape, check};
pub use clean::{
    BorderMove, CleanError, CleanLedger, CleanOptions, Cleaned, OuterBorder, OverlapRule, Reason,
    Repair, RepairKind, UnitChange, Unrepaired, WIDEST_RETRY_M, clean,
};
pub use cut::{CutError, CutOptions, CutReport, Cutter, InsertedNode};
pub use dissolve::{DissolveLedger, LedgerError};
pub use locate::{Locator, Place};
pub use projection::Projection;
pub use simplify::{LeftOut, Simplification, SimplifyError, SimplifyReport};

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

/// "No unit" and "no index" in the flat arrays.
const NONE: u32 = u32::MAX;

/// A coverage: arcs between nodes, and for each unit the rings made of them.
///
/// Flat arrays only. A reference to an arc is `arc << 1 | reversed`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coverage {
    /// Vertices of all arcs, one after another, both end nodes included.
    coords: Vec<Coord<f64>>,
    /// Arc `a` holds `coords[arc_start[a]..arc_start[a + 1]]`.
    arc_start: Vec<u32>,
    /// Unit on each side of an arc, [`NONE`] where there is none.
    sides: Vec<[u32; 2]>,
    /// First and last node of each arc.
    ends: Vec<[u32; 2]>,
    /// Number of nodes, the start vertices of node-less rings included.
    nodes: u32,
    /// Arc references of all rings.
    ring_refs: Vec<u32>,
    /// Ring `r` holds `ring_refs[ring_start[r]..ring_start[r + 1]]`.
    ring_start: Vec<u32>,
    /// Polygon `p` holds rings `poly_start[p]..poly_start[p + 1]`, shell first.
    poly_start: Vec<u32>,
    /// Unit `u` holds polygons `unit_start[u]..unit_start[u + 1]`.
    unit_start: Vec<u32>,
}

/// One arc: a chain of vertices with a unit on either side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArcRef<'a> {
    /// The unit on the left in the direction of `coords`.
    pub left: Option<u32>,
    /// The unit on the right in the direction of `coords`.
    pub right: Option<u32>,
    /// The vertices, both ends included; a ring without a node repeats its first.
    pub coords: &'a [Coord<f64>],
}

fn side(unit: u32) -> Option<u32> {
    (unit != NONE).then_some(unit)
}

impl Coverage {
    /// Number of units, those without a feature included.
    pub fn unit_count(&self) -> usize {
        self.unit_start.len().saturating_sub(1)
    }

    /// Number of arcs.
    pub fn arc_count(&self) -> usize {
        self.sides.len()
    }

    /// Number of vertices kept: each common border counts once.
    pub fn vertex_count(&self) -> usize {
        self.coords.len()
    }

    /// All arcs, in the order in which the rings of the units first walk them.
    pub fn arcs(&self) -> impl Iterator<Item = ArcRef<'_>> {
        (0..self.sides.len()).map(|arc| self.arc(arc))
    }

    fn arc(&self, arc: usize) -> ArcRef<'_> {
        let [left, right] = self.sides[arc];
        ArcRef {
            left: side(left),
            right: side(right),
            coords: self.arc_coords(arc),
        }
    }

    fn arc_coords(&self, arc: usize) -> &[Coord<f64>] {
        &self.coords[self.arc_start[arc] as usize..self.arc_start[arc + 1] as usize]
    }

    /// Whether the unit has no polygon at all (a unit without a feature).
    pub fn is_empty_unit(&self, unit: u32) -> bool {
        self.polygons_of(unit).is_empty()
    }

    fn polygons_of(&self, unit: u32) -> std::ops::Range<usize> {
        let at = unit as usize;
        match (self.unit_start.get(at), self.unit_start.get(at + 1)) {
            (Some(&from), Some(&to)) => from as usize..to as usize,
            _ => 0..0,
        }
    }

    fn rings_of(&self, unit: u32) -> std::ops::Range<usize> {
        let polygons = self.polygons_of(unit);
        if polygons.is_empty() {
            return 0..0;
        }
        self.poly_start[polygons.start] as usize..self.poly_start[polygons.end] as usize
    }

    fn refs_of_ring(&self, ring: usize) -> &[u32] {
        &self.ring_refs[self.ring_start[ring] as usize..self.ring_start[ring + 1] as usize]
    }

    /// The unit as polygons: shells counter-clockwise, holes clockwise, each
    /// ring starting at its smallest vertex (by longitude, then latitude).
    ///
    /// An unknown unit and a unit without a feature give an empty multipolygon.
    pub fn polygon(&self, unit: u32) -> MultiPolygon<f64> {
        let polygons = self.polygons_of(unit).map(|polygon| {
            let rings = self.poly_start[polygon] as usize..self.poly_start[polygon + 1] as usize;
            let mut lines = rings.map(|ring| self.line_of(self.refs_of_ring(ring)));
            let shell = lines.next().unwrap_or_else(|| LineString::new(vec![]));
            Polygon::new(shell, lines.collect())
        });
        MultiPolygon::new(polygons.collect())
    }

    /// All units as polygons, as [`Coverage::polygon`] gives them.
    pub fn polygons(&self) -> Vec<MultiPolygon<f64>> {
        (0..self.unit_count() as u32)
            .map(|unit| self.polygon(unit))
            .collect()
    }

    /// The closed ring that arc references make, from its smallest vertex on.
    fn line_of(&self, refs: &[u32]) -> LineString<f64> {
        let mut open = Vec::with_capacity(self.ring_length(refs));
        for &arc_ref in refs {
            let chain = self.arc_coords((arc_ref >> 1) as usize);
            if arc_ref & 1 == 0 {
                open.extend_from_slice(&chain[..chain.len() - 1]);
            } else {
                open.extend(chain[1..].iter().rev());
            }
        }
        plane::start_at_smallest(&mut open);
        if let Some(&first) = open.first() {
            open.push(first);
        }
        LineString::new(open)
    }

    fn ring_length(&self, refs: &[u32]) -> usize {
        let chains = refs
            .iter()
            .map(|r| self.arc_coords((r >> 1) as usize).len() - 1);
        chains.sum::<usize>() + 1
    }
}
