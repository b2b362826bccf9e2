//! Indices of units, arcs, half-edges and rings, each a type of its own.

use std::fmt;

/// A unit: the `i`-th multipolygon that came in, or one that a cut appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
#[repr(transparent)]
pub struct UnitIndex(u32);

impl UnitIndex {
    /// "No unit" in the flat arrays. From outside it is an index like any other that
    /// no unit has.
    pub(crate) const NONE: UnitIndex = UnitIndex(u32::MAX);

    /// The unit with this index.
    #[inline]
    pub const fn new(index: u32) -> UnitIndex {
        UnitIndex(index)
    }

    /// The index as a number.
    #[inline]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The index into slices with an item for each unit.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The unit, if it is one.
    #[inline]
    pub(crate) fn known(self) -> Option<UnitIndex> {
        (self != UnitIndex::NONE).then_some(self)
    }

    /// The first so many units.
    #[inline]
    pub(crate) fn first(count: usize) -> impl DoubleEndedIterator<Item = UnitIndex> + Clone {
        (0..count as u32).map(UnitIndex)
    }

    /// Items with the unit that each belongs to.
    #[inline]
    pub(crate) fn with<T: IntoIterator>(items: T) -> impl Iterator<Item = (UnitIndex, T::Item)> {
        (0..).map(UnitIndex).zip(items)
    }
}

impl From<u32> for UnitIndex {
    fn from(index: u32) -> UnitIndex {
        UnitIndex(index)
    }
}

impl PartialEq<u32> for UnitIndex {
    fn eq(&self, other: &u32) -> bool {
        self.0 == *other
    }
}

impl From<UnitIndex> for u32 {
    fn from(unit: UnitIndex) -> u32 {
        unit.0
    }
}

impl From<UnitIndex> for usize {
    fn from(unit: UnitIndex) -> usize {
        unit.index()
    }
}

impl fmt::Display for UnitIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An arc of a coverage, in the order of [`Coverage::arcs`](crate::Coverage::arcs).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct ArcId(u32);

impl ArcId {
    /// The arc with this index.
    #[inline]
    pub const fn new(index: u32) -> ArcId {
        ArcId(index)
    }

    /// The index into slices with an item for each arc.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// An edge or arc in one of its two directions; the land that it bounds is on its left.
///
/// This is the half-edge of a doubly connected edge list (DCEL).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct HalfEdge(u32);

impl HalfEdge {
    /// No half-edge, in flat arrays.
    pub(crate) const NONE: HalfEdge = HalfEdge(u32::MAX);

    /// An edge, in its own direction or reversed.
    #[inline]
    pub(crate) const fn new(edge: u32, reversed: bool) -> HalfEdge {
        HalfEdge(edge << 1 | reversed as u32)
    }

    /// An edge in its own direction.
    #[inline]
    pub(crate) const fn forward(edge: u32) -> HalfEdge {
        HalfEdge::new(edge, false)
    }

    /// An edge against its own direction.
    #[inline]
    pub(crate) const fn reversed(edge: u32) -> HalfEdge {
        HalfEdge::new(edge, true)
    }

    /// Both directions of an edge: its own, then the other.
    #[inline]
    pub(crate) const fn both(edge: u32) -> [HalfEdge; 2] {
        [HalfEdge::forward(edge), HalfEdge::reversed(edge)]
    }

    /// The half-edge at a place of an array with two items for each edge.
    #[inline]
    pub(crate) const fn at(index: usize) -> HalfEdge {
        HalfEdge(index as u32)
    }

    /// The arc of a coverage that this runs along.
    #[inline]
    pub const fn arc(self) -> ArcId {
        ArcId(self.0 >> 1)
    }

    /// Whether this runs against the direction of its arc.
    #[inline]
    pub const fn is_reversed(self) -> bool {
        self.0 & 1 == 1
    }

    /// The same arc in the other direction.
    #[inline]
    #[must_use]
    pub const fn twin(self) -> HalfEdge {
        HalfEdge(self.0 ^ 1)
    }

    /// The number of the edge or arc.
    #[inline]
    pub(crate) const fn edge_number(self) -> u32 {
        self.0 >> 1
    }

    /// The index of the edge or arc.
    #[inline]
    pub(crate) const fn edge(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// Which of an edge's `[left, right]` is on the left of this, and which of its
    /// `[first, last]` is where this starts.
    #[inline]
    pub(crate) const fn side(self) -> usize {
        (self.0 & 1) as usize
    }

    /// The index into arrays with two items for each edge.
    #[inline]
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// 1 in the direction of the edge, −1 against it.
    #[inline]
    pub(crate) const fn sign(self) -> f64 {
        if self.is_reversed() { -1.0 } else { 1.0 }
    }

    /// A pair `[first, last]` of the edge as `[start, end]` of this.
    #[inline]
    pub(crate) fn orient<T>(self, [first, last]: [T; 2]) -> [T; 2] {
        if self.is_reversed() {
            [last, first]
        } else {
            [first, last]
        }
    }
}

/// The ring beside an edge: a part (one polygon of a unit), and whether it is the
/// part's shell or one of its holes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub(crate) struct RingKey(u32);

impl RingKey {
    /// No ring.
    pub(crate) const NONE: RingKey = RingKey(u32::MAX);

    /// A ring of a part.
    #[inline]
    pub(crate) const fn new(part: u32, is_hole: bool) -> RingKey {
        RingKey(part << 1 | is_hole as u32)
    }

    /// The shell of a part.
    #[inline]
    pub(crate) const fn shell(part: u32) -> RingKey {
        RingKey::new(part, false)
    }

    /// The part that the ring belongs to.
    #[inline]
    pub(crate) const fn part(self) -> u32 {
        self.0 >> 1
    }

    #[inline]
    pub(crate) const fn is_hole(self) -> bool {
        self.0 & 1 == 1
    }

    /// The index into arrays with two items for each part.
    #[inline]
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_edge_and_its_twin_are_the_two_directions_of_one_arc() {
        let half = HalfEdge::new(7, true);
        assert_eq!((half.arc(), half.is_reversed()), (ArcId(7), true));
        assert_eq!(half.twin(), HalfEdge::forward(7));
        assert_eq!(half.twin().twin(), half);
        assert_eq!(half.orient(["first", "last"]), ["last", "first"]);
        assert_eq!(HalfEdge::both(7), [half.twin(), half]);
    }

    #[test]
    fn a_ring_key_tells_the_shell_of_a_part_from_its_holes() {
        let hole = RingKey::new(3, true);
        assert_eq!((hole.part(), hole.is_hole()), (3, true));
        assert!(RingKey::shell(3) < hole && !RingKey::shell(3).is_hole());
    }
}
