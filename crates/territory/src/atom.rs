//! Undivided pieces of territory.

use aimaq_coverage::UnitIndex;
use geo_types::Coord;

use super::{Territory, UnitId};

/// Index of an atom in [`super::Territory::atoms`] and of its boundary in the
/// coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AtomId(pub u32);

impl From<AtomId> for UnitIndex {
    fn from(atom: AtomId) -> UnitIndex {
        UnitIndex::new(atom.0)
    }
}

impl From<UnitIndex> for AtomId {
    fn from(unit: UnitIndex) -> AtomId {
        AtomId(unit.get())
    }
}

impl AtomId {
    /// The id of the atom at a place in its table; more than a table can hold are
    /// all the last.
    #[inline]
    pub fn at(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// Its place in its table.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A piece of territory that moves whole: land and people between two splits.
#[derive(Debug, Clone, PartialEq)]
pub struct Atom {
    /// The atom it was split from; `None` for the atoms of the first state.
    pub parent: Option<AtomId>,
    /// People.
    pub population: u64,
    /// Whether the people are an estimate: of a part whose figure nobody gave,
    /// and of the rest that it left.
    pub estimated: bool,
    /// Seat of the unit that it is, or last was by itself; longitude and
    /// latitude in degrees.
    pub seat: Option<Coord<f64>>,
}

impl Territory {
    /// Whether a piece was land of a unit when that unit ended.
    pub fn was_in(&self, mut atom: AtomId, ended: UnitId) -> bool {
        let unit = self.unit(ended);
        while atom.index() >= unit.pieces_then {
            match self.atoms.get(atom.index()).and_then(|a| a.parent) {
                Some(parent) => atom = parent,
                None => return false,
            }
        }
        unit.atoms.contains(&atom)
    }

    /// The piece that a piece was, or was split from, when there were `known` pieces.
    pub fn root(&self, mut atom: AtomId, known: usize) -> AtomId {
        while atom.index() >= known {
            match self.atoms.get(atom.index()).and_then(|a| a.parent) {
                Some(parent) => atom = parent,
                None => break,
            }
        }
        atom
    }
}
