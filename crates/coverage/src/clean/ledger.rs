//! What a cleaning did: every repair, and the sums that must close.

use super::super::snap::Move;
use crate::{Space, UnitIndex};
use geo_types::Coord;

/// What kind of repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RepairKind {
    /// A vertex went to that of a neighbour within the snapping tolerance.
    VertexMoved,
    /// A vertex went into an edge that a neighbour's border touches or crosses.
    NodeInserted,
    /// Land that several units claimed went to one of them.
    OverlapRemoved,
    /// Land that no unit claimed went to a unit.
    GapFilled,
    /// A sliver of a unit's land that lay apart from the rest of it went to a
    /// neighbour, or to nobody where there is none.
    SliverGiven,
    /// A unit's border crossed or covered itself; its land counts once.
    SelfOverlap,
    /// A hole that lay outside its shell became the land that it encloses.
    HoleOutside,
    /// A border of a unit with itself was taken away: a spike, or the seam
    /// between two of its parts.
    SeamRemoved,
    /// A ring with fewer than three different vertices was taken away; with a shell
    /// go its holes.
    RingDropped,
}

impl RepairKind {
    /// Its name in tables and files.
    pub fn name(self) -> &'static str {
        match self {
            RepairKind::VertexMoved => "vertex_moved",
            RepairKind::NodeInserted => "node_inserted",
            RepairKind::OverlapRemoved => "overlap_removed",
            RepairKind::GapFilled => "gap_filled",
            RepairKind::SliverGiven => "sliver_given",
            RepairKind::SelfOverlap => "self_overlap",
            RepairKind::HoleOutside => "hole_outside",
            RepairKind::SeamRemoved => "seam_removed",
            RepairKind::RingDropped => "ring_dropped",
        }
    }
}

/// One repair.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Repair {
    /// What was done.
    pub kind: RepairKind,
    /// Where: the vertex as it was, or a point inside the piece of land.
    pub at: Coord<f64>,
    /// How far (a vertex), how wide (land: twice its area over its border), or
    /// how long (a seam), metres.
    pub size_m: f64,
    /// The unit that got the vertex or the land.
    pub unit: Option<UnitIndex>,
    /// The units that gave the land, each the whole of it.
    pub from: Vec<UnitIndex>,
    /// Area that `unit` gained, or that each of `from` gave, m²; a self-overlap and
    /// a ring without land count what their unit's area changes by.
    pub area_m2: f64,
}

impl Repair {
    /// A vertex of a unit that was moved.
    pub(super) fn of_move(space: Space, unit: UnitIndex, moved: &Move) -> Repair {
        Repair {
            kind: RepairKind::VertexMoved,
            at: moved.from,
            size_m: space.edge_m([moved.from, moved.to]),
            unit: Some(unit),
            from: vec![],
            area_m2: 0.0,
        }
    }
}

/// A unit's area before and after.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UnitChange {
    /// The unit.
    pub unit: UnitIndex,
    /// Area before, km².
    pub before_km2: f64,
    /// Area after, km².
    pub after_km2: f64,
    /// Of the change, what moved and inserted vertices did, m².
    pub moved_m2: f64,
}

/// Why a unit stayed as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Reason {
    /// None of its rings encloses land.
    NoLand,
    /// All its land (but for slivers) belongs to others by the rule, for example
    /// because it is drawn twice.
    Covered,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Reason::NoLand => "none of its rings encloses land",
            Reason::Covered => "other units cover all its land",
        })
    }
}

/// A unit that could not be repaired and stayed as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Unrepaired {
    /// The unit.
    pub unit: UnitIndex,
    /// Why.
    pub reason: Reason,
}

/// The border that has land of units on one side only, true holes included, of the
/// units that could be repaired. Lengths are those of straight edges on the sphere with
/// the Earth's mean radius.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OuterBorder {
    /// Length before, km: without the borders of gaps that were filled, and where
    /// vertices were moved and borders thus closed, without what then lay between units.
    pub before_km: f64,
    /// Length after, km.
    pub after_km: f64,
    /// Length of the edges that are there before and after, bit for bit, km.
    pub kept_km: f64,
    /// How far the rest moved at most; `None` where all that is left was there before.
    pub farthest: Option<BorderMove>,
    /// Holes that the units leave together after: the true ones.
    pub holes: usize,
}

/// A stretch of the outer border that is not where it was.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BorderMove {
    /// A vertex of it as it is now.
    pub at: Coord<f64>,
    /// No point of the edges that end there is farther from where it was before,
    /// metres: what the vertices at their ends were moved by, and what vertices that
    /// were put in lie off the edges.
    pub metres: f64,
}

/// Everything that a cleaning did.
///
/// An edge of the outer border that is there only before or only after has a repair
/// that explains it: a vertex moved or put in at its end or into it, or land beside it
/// that was filled or dropped. Anything else is an error.
///
/// The sum of all changes of area is `gap_filled_m2 − overlap_removed_m2 −
/// sliver_dropped_m2 + own_overlap_m2 + moved_m2`, to one square metre.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CleanLedger {
    /// The snapping tolerance that was used, metres: that of the options, or a wider
    /// one where edges could not be cut clear of each other at it.
    pub snap_m: f64,
    /// Whether the last round of repairs still found something, so that cleaning once
    /// more would change more.
    pub unsettled: bool,
    /// The repairs, by round and kind, in the order in which they were made.
    pub repairs: Vec<Repair>,
    /// Units whose border is another one now, in order.
    pub changed: Vec<UnitChange>,
    /// Units that could not be repaired, in order.
    pub unrepaired: Vec<Unrepaired>,
    /// Units with polygons before.
    pub units_before: usize,
    /// Units with polygons after: as many.
    pub units_after: usize,
    /// Polygons of all units before.
    pub parts_before: usize,
    /// Polygons of all units after.
    pub parts_after: usize,
    /// The outer border before and after; `None` if `unsettled`, for then borders may
    /// be left that only look like it.
    pub outer_border: Option<OuterBorder>,
    /// Area of all units before, km²; land claimed twice counts twice.
    pub before_km2: f64,
    /// Area of all units after, km².
    pub after_km2: f64,
    /// Land taken from units because others have it too, m².
    pub overlap_removed_m2: f64,
    /// Land given to units that no unit had, m².
    pub gap_filled_m2: f64,
    /// Slivers of land taken from a unit and given to nobody, m².
    pub sliver_dropped_m2: f64,
    /// What self-overlaps, holes outside shells and holes without a shell changed the
    /// areas by, m².
    pub own_overlap_m2: f64,
    /// What moved and inserted vertices changed the areas by, m².
    pub moved_m2: f64,
}

impl CleanLedger {
    /// How many repairs of a kind.
    pub fn count(&self, kind: RepairKind) -> usize {
        self.repairs.iter().filter(|r| r.kind == kind).count()
    }

    /// By how much the sums differ, m²; 0 but for rounding.
    pub fn residual_m2(&self) -> f64 {
        let given = self.gap_filled_m2 + self.own_overlap_m2 + self.moved_m2;
        let items = given - self.overlap_removed_m2 - self.sliver_dropped_m2;
        let change = |u: &UnitChange| (u.after_km2 - u.before_km2) * 1e6;
        self.changed.iter().map(change).sum::<f64>() - items
    }
}
