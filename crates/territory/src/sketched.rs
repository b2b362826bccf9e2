//! Which borders of a state are sketched, and which are as they are.

use std::collections::BTreeSet;

use super::{RegionId, Territory};
use aimaq_coverage::{ArcRef, UnitIndex};

impl Territory {
    /// Whether a line of its boundaries is sketched: they are schematic, and it does not
    /// run along an outline that is known.
    pub fn is_sketched(&self, arc: &ArcRef<'_>) -> bool {
        let known = |land: &super::KnownLand| land.holds(arc.coords);
        self.schematic && !self.known_land.as_deref().is_some_and(known)
    }

    /// The regions with a sketched line in their border, in the order of their ids.
    pub fn sketched_regions(&self) -> BTreeSet<RegionId> {
        let mut found = BTreeSet::new();
        let Some(coverage) = self.coverage.as_ref().filter(|_| self.schematic) else {
            return found;
        };
        let region = self.region_of_atom();
        for arc in coverage.arcs() {
            let of = |side: Option<UnitIndex>| region.get(usize::from(side?)).copied().flatten();
            let (left, right) = (of(arc.left), of(arc.right));
            if left != right && self.is_sketched(&arc) {
                found.extend([left, right].into_iter().flatten());
            }
        }
        found
    }
}
