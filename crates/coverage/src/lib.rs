#![doc = include_str!("../README.md")]
//!
//! # The words
//!
//! | here | JTS, GEOS | DCEL (half-edge structure) |
//! |---|---|---|
//! | [`Coverage`]: units that tile the land | coverage (`CoverageValidator`, `CoverageUnion`) | planar subdivision |
//! | unit ([`UnitIndex`]): a multipolygon of the coverage | `Polygon` or `MultiPolygon` of a coverage | set of faces with one label |
//! | part: one polygon of a unit | `Polygon` | face |
//! | ring: shell or hole of a part | `LinearRing` | closed walk of half-edges around a face |
//! | arc ([`ArcId`], [`ArcRef`]): a border from node to node | `Edge`, `NodedSegmentString` | edge with its chain of vertices |
//! | [`HalfEdge`]: an arc in one direction, its unit on its left | `HalfEdge`, `DirectedEdge` | half-edge; [`HalfEdge::twin`] is its twin |
//! | node: a vertex where borders meet or end | `Node` | vertex |
//! | side: the unit on the left or right of an arc | `TopologyLabel` | incident face |
//! | noding: edges cut where they intersect | noding (`Noder`) | construction of the arrangement |
//! | gap, overlap, sliver | gap, overlap (`CoverageGapFinder`) | face with no, several, or a narrow label |
//! | group: units joined by a dissolve | result of `CoverageUnion` | faces merged by removing edges |
//! | [`clean`](fn@clean) | `CoverageCleaner` | – |
//! | [`Measure::Area`] | `CoverageSimplifier` (Visvalingam–Whyatt) | – |
//!
//! One operation per module: [`mod@build`], [`mod@dissolve`], [`mod@area`],
//! [`mod@check`], [`mod@clean`], [`mod@cut`], [`mod@simplify`], [`mod@locate`].
//!
//! A [`UnitIndex`] that a coverage does not have is no error where nothing is asked of it:
//! such a unit has no polygons, no area and holds no point. [`Coverage::cut`] refuses it.

mod antimeridian;
pub mod area;
mod arrangement;
mod border_fingerprint;
pub mod build;
mod cells;
pub mod check;
pub mod clean;
mod corners;
pub mod cut;
mod cycles;
pub mod dissolve;
pub mod earth;
mod faces;
mod gap;
#[cfg(feature = "geojson")]
pub mod geojson;
mod grid;
mod index;
mod interior_point;
mod intersections;
mod land_key;
mod local_metric;
pub mod locate;
mod noding;
mod plane;
mod points;
mod prim;
mod projection;
mod region;
mod ring;
mod runs;
mod seam;
mod sided_edges;
pub mod simplify;
mod skeleton;
mod snap;
mod space;
mod thinning;
mod trace;
mod vertex_grid;
mod vertex_index;
mod walk;

pub use antimeridian::{Inner180, crosses_180, cut_at_180, on_180};
pub use build::{BuildError, RingPlace, VertexPlace};
pub use check::{CheckError, CheckOptions, Finding, FindingKind, Shape, check, valid_shapes};
pub use clean::{
    BorderMove, CleanError, CleanLedger, CleanOptions, Cleaned, OuterBorder, OverlapRule, Reason,
    Repair, RepairKind, UnitChange, Unrepaired, WIDEST_RETRY_M, clean,
};
pub use cut::{CutError, CutOptions, CutReport, Cutter, InsertedNode};
pub use dissolve::{DissolveLedger, LedgerError};
pub use index::{ArcId, HalfEdge, UnitIndex};
pub use locate::{Locator, Place};
pub use projection::Projection;
pub use simplify::{LeftOut, Measure, Simplification, SimplifyError, SimplifyReport};
pub use space::Space;

use index::RingKey;

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use std::ops::Range;

/// "No index" in flat arrays.
const NONE: u32 = u32::MAX;

/// A coverage: arcs between nodes, and for each unit the rings made of them.
///
/// Flat arrays only.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coverage {
    /// Where the coordinates lie.
    space: Space,
    /// Vertices of all arcs, one after another, both end nodes included.
    coords: Vec<Coord<f64>>,
    /// Arc `a` holds `coords[arc_start[a]..arc_start[a + 1]]`.
    arc_start: Vec<u32>,
    /// Unit on each side of an arc, [`UnitIndex::NONE`] where there is none.
    sides: Vec<[UnitIndex; 2]>,
    /// First and last node of each arc.
    ends: Vec<[u32; 2]>,
    /// Number of nodes, the start vertices of node-less rings included.
    nodes: u32,
    /// The half-edges of all rings.
    ring_halves: Vec<HalfEdge>,
    /// Ring `r` holds `ring_halves[ring_start[r]..ring_start[r + 1]]`.
    ring_start: Vec<u32>,
    /// Polygon `p` holds rings `poly_start[p]..poly_start[p + 1]`, shell first.
    poly_start: Vec<u32>,
    /// Unit `u` holds polygons `unit_start[u]..unit_start[u + 1]`.
    unit_start: Vec<u32>,
    areas: area::Measured,
    lengths: area::Measured,
}

/// One arc: a chain of vertices with a unit on either side.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ArcRef<'a> {
    /// The unit on the left in the direction of `coords`.
    pub left: Option<UnitIndex>,
    /// The unit on the right in the direction of `coords`.
    pub right: Option<UnitIndex>,
    /// The vertices, both ends included; a ring without a node repeats its first.
    pub coords: &'a [Coord<f64>],
}

impl Coverage {
    /// Whether coordinates are longitudes and latitudes or lie in a plane.
    #[inline]
    pub fn space(&self) -> Space {
        self.space
    }

    /// Number of units, those without a feature included.
    #[inline]
    pub fn unit_count(&self) -> usize {
        self.unit_start.len().saturating_sub(1)
    }

    /// All units, in order.
    #[inline]
    pub fn units(&self) -> impl DoubleEndedIterator<Item = UnitIndex> + Clone + use<> {
        UnitIndex::first(self.unit_count())
    }

    /// The unit with an index, if there is one.
    pub fn unit(&self, index: usize) -> Option<UnitIndex> {
        let unit = u32::try_from(index).ok().map(UnitIndex::new)?;
        (index < self.unit_count()).then_some(unit)
    }

    /// Number of arcs.
    #[inline]
    pub fn arc_count(&self) -> usize {
        self.sides.len()
    }

    /// Number of vertices kept: each common border counts once.
    #[inline]
    pub fn vertex_count(&self) -> usize {
        self.coords.len()
    }

    /// All arcs, in the order in which the rings of the units first walk them.
    pub fn arcs(&self) -> impl Iterator<Item = ArcRef<'_>> {
        (0..self.sides.len()).map(|arc| self.arc_at(arc))
    }

    /// An arc, if the coverage has it.
    #[inline]
    pub fn arc(&self, arc: ArcId) -> Option<ArcRef<'_>> {
        (arc.index() < self.arc_count()).then(|| self.arc_at(arc.index()))
    }

    /// The rings of a unit as half-edges with the unit on their left: of each polygon
    /// the shell, then its holes. A foreign unit has none.
    pub fn rings(&self, unit: impl Into<UnitIndex>) -> impl Iterator<Item = &[HalfEdge]> {
        self.rings_of(unit.into())
            .map(|ring| self.half_edges_of(ring))
    }

    #[inline]
    fn arc_at(&self, arc: usize) -> ArcRef<'_> {
        let [left, right] = self.sides[arc];
        ArcRef {
            left: left.known(),
            right: right.known(),
            coords: self.arc_coords(arc),
        }
    }

    /// Arcs with a unit on one side alone, which is their left.
    fn one_sided_arcs(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.arc_count()).filter(|&arc| self.sides[arc][1] == UnitIndex::NONE)
    }

    /// Whether an arc has the same unit on both sides.
    fn has_doubled_arcs(&self) -> bool {
        self.sides.iter().any(|[left, right]| left == right)
    }

    #[inline]
    fn arc_coords(&self, arc: usize) -> &[Coord<f64>] {
        let Range { start, end } = self.vertices_of(arc);
        &self.coords[start as usize..end as usize]
    }

    /// Where the vertices of an arc are among those of all.
    #[inline]
    fn vertices_of(&self, arc: usize) -> Range<u32> {
        self.arc_start[arc]..self.arc_start[arc + 1]
    }

    /// Whether the unit has no polygon at all (a unit without a feature).
    pub fn is_empty_unit(&self, unit: impl Into<UnitIndex>) -> bool {
        self.polygons_of(unit.into()).is_empty()
    }

    fn polygons_of(&self, unit: UnitIndex) -> Range<usize> {
        let at = unit.index();
        let next = at.saturating_add(1);
        match (self.unit_start.get(at), self.unit_start.get(next)) {
            (Some(&from), Some(&to)) => from as usize..to as usize,
            _ => 0..0,
        }
    }

    /// The rings of a polygon, its shell first.
    #[inline]
    fn rings_of_polygon(&self, polygon: usize) -> Range<usize> {
        self.poly_start[polygon] as usize..self.poly_start[polygon + 1] as usize
    }

    fn rings_of(&self, unit: UnitIndex) -> Range<usize> {
        let polygons = self.polygons_of(unit);
        if polygons.is_empty() {
            return 0..0;
        }
        self.poly_start[polygons.start] as usize..self.poly_start[polygons.end] as usize
    }

    #[inline]
    fn half_edges_of(&self, ring: usize) -> &[HalfEdge] {
        &self.ring_halves[self.ring_start[ring] as usize..self.ring_start[ring + 1] as usize]
    }

    /// The unit as polygons: shells counter-clockwise, holes clockwise, each
    /// ring starting at its smallest vertex (by longitude, then latitude).
    ///
    /// A foreign unit and a unit without a feature give an empty multipolygon.
    pub fn polygon(&self, unit: impl Into<UnitIndex>) -> MultiPolygon<f64> {
        let polygons = self.polygons_of(unit.into()).map(|polygon| {
            let rings = self.rings_of_polygon(polygon);
            let mut lines = rings.map(|ring| self.line_of(self.half_edges_of(ring)));
            let shell = lines.next().unwrap_or_else(|| LineString::new(vec![]));
            Polygon::new(shell, lines.collect())
        });
        MultiPolygon::new(polygons.collect())
    }

    /// All units as polygons, as [`Coverage::polygon`] gives them.
    pub fn polygons(&self) -> Vec<MultiPolygon<f64>> {
        self.units().map(|unit| self.polygon(unit)).collect()
    }

    /// The closed ring that half-edges make, from its smallest vertex on.
    fn line_of(&self, halves: &[HalfEdge]) -> LineString<f64> {
        let mut open = Vec::with_capacity(self.ring_length(halves));
        for half in halves {
            let chain = self.arc_coords(half.edge());
            if half.is_reversed() {
                open.extend(chain[1..].iter().rev());
            } else {
                open.extend_from_slice(&chain[..chain.len() - 1]);
            }
        }
        plane::start_at_smallest(&mut open);
        if let Some(&first) = open.first() {
            open.push(first);
        }
        LineString::new(open)
    }

    fn ring_length(&self, halves: &[HalfEdge]) -> usize {
        let chains = halves
            .iter()
            .map(|half| self.arc_coords(half.edge()).len() - 1);
        chains.sum::<usize>() + 1
    }
}
