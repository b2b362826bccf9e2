//! The pieces that the areas of several states are made of.

use std::collections::{BTreeMap, BTreeSet};

use super::pieces::Pieces;
use crate::territory::{AtomId, Territory};

/// A piece of a base unit as a state divides it: people, and land to the last bit.
///
/// Two states that divide a unit in the same way have the same pieces, though each was
/// divided by a plan of its own.
type Leaf = (u64, u64);

/// Pieces of a territory that none of the known states divides.
#[derive(Debug, Clone)]
pub struct Ground {
    /// How many atoms the base has; those that come later are parts of them.
    known: usize,
    /// How each atom of the base is divided, if it is.
    parts: Vec<Vec<Leaf>>,
    /// The first piece of each atom of the base.
    first: Vec<usize>,
    /// People of each piece.
    people: Vec<u64>,
    /// The unit of the base that each piece lies in.
    unit: Vec<String>,
}

/// An area in pieces.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Area {
    /// The pieces that lie in it whole.
    pub(super) whole: Pieces,
    /// Shares of the people of pieces that lie in it in part.
    pub(super) shares: BTreeMap<usize, f64>,
}

impl Area {
    /// Whether nothing lies in it.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.shares.is_empty()
    }

    /// Whether it lies in another whole.
    pub(super) fn is_inside(&self, other: &Self) -> bool {
        self.shares.is_empty() && !self.whole.is_empty() && self.whole.within(&other.whole)
    }

    /// Takes in another area.
    pub fn add(&mut self, other: &Self) {
        self.whole.add(&other.whole);
        for (&piece, share) in &other.shares {
            let own = self.shares.entry(piece).or_default();
            *own = (*own + share).min(1.0);
        }
        let whole = &self.whole;
        self.shares.retain(|&piece, _| !whole.contains(piece));
    }
}

impl Ground {
    /// Takes the states apart that were made from `base`; where two divide a unit in
    /// different ways, the first decides, and areas of the other hold shares of its pieces.
    pub fn new<'a>(base: &Territory, states: impl IntoIterator<Item = &'a Territory>) -> Self {
        let known = base.atoms.len();
        let mut parts: Vec<Vec<Leaf>> = vec![Vec::new(); known];
        for state in states {
            for (root, leaves) in divided(state, known) {
                if let Some(own) = parts.get_mut(root.index()).filter(|own| own.is_empty()) {
                    *own = leaves;
                }
            }
        }
        let owner = base.unit_of_atom();
        let (mut first, mut people, mut unit) = (Vec::new(), Vec::new(), Vec::new());
        for (atom, leaves) in base.atoms.iter().zip(&parts) {
            let path = owner.get(first.len()).copied().flatten();
            let path = path.map(|id| base.path(id)).unwrap_or_default();
            first.push(people.len());
            match leaves.as_slice() {
                [] => people.push(atom.population),
                leaves => people.extend(leaves.iter().map(|leaf| leaf.0)),
            }
            unit.resize(people.len(), path);
        }
        Self {
            known,
            parts,
            first,
            people,
            unit,
        }
    }

    /// The area that atoms of a state make up, which was made from the base.
    pub fn area(&self, state: &Territory, atoms: impl IntoIterator<Item = AtomId>) -> Area {
        let mut area = Area::default();
        for atom in atoms {
            area.add(&self.piece(state, atom));
        }
        area
    }

    fn piece(&self, state: &Territory, atom: AtomId) -> Area {
        let root = state.root(atom, self.known).index();
        let mut area = Area::default();
        let Some(leaves) = self.parts.get(root) else {
            return area;
        };
        let first = self.first[root];
        // What a split leaves keeps the atom's number.
        if !is_divided(state, root, self.known) {
            let all = first..first + leaves.len().max(1);
            all.for_each(|piece| area.whole.insert(piece));
            return area;
        }
        let wanted = leaf(state, atom);
        let mut same = leaves.iter().enumerate().filter(|(_, l)| **l == wanted);
        if let (Some((at, _)), None) = (same.next(), same.next()) {
            area.whole.insert(first + at);
            return area;
        }
        let all: u64 = leaves.iter().map(|leaf| leaf.0).sum();
        let share = match all {
            0 => 0.0,
            all => wanted.0 as f64 / all as f64,
        };
        let pieces = first..first + leaves.len();
        area.shares.extend(pieces.map(|piece| (piece, share)));
        area
    }

    /// People of pieces, by whom a figure is shared out.
    pub(super) fn people(&self, pieces: impl IntoIterator<Item = usize>) -> u64 {
        let people = pieces.into_iter().filter_map(|p| self.people.get(p));
        people.sum()
    }

    /// How many units of the base an area reaches into.
    pub(super) fn units_in(&self, area: &Area) -> usize {
        let pieces = area.whole.iter().chain(area.shares.keys().copied());
        let units: BTreeSet<&str> = pieces.map(|piece| self.unit(piece)).collect();
        units.len()
    }

    /// The unit of the base that a piece lies in, as plans name it.
    pub(super) fn unit(&self, piece: usize) -> &str {
        self.unit.get(piece).map_or("", String::as_str)
    }
}

fn leaf(state: &Territory, atom: AtomId) -> Leaf {
    let areas = state.coverage.as_ref().map(|land| land.areas_km2());
    let area = areas.and_then(|areas| areas.get(atom.index()));
    let area = area.copied().unwrap_or(0.0);
    (state.atom(atom).population, area.to_bits())
}

/// Whether parts of an atom of the base are atoms of their own in a state.
fn is_divided(state: &Territory, root: usize, known: usize) -> bool {
    let mut later = (known..state.atoms.len()).map(AtomId::at);
    later.any(|atom| state.root(atom, known).index() == root)
}

/// The atoms of the base that a state divides, each with its parts: what the splits have
/// taken, and what they have left.
fn divided(state: &Territory, known: usize) -> BTreeMap<AtomId, Vec<Leaf>> {
    let later = (known..state.atoms.len()).map(AtomId::at);
    let roots: BTreeSet<AtomId> = later.map(|atom| state.root(atom, known)).collect();
    let mut parts: BTreeMap<AtomId, Vec<Leaf>> = BTreeMap::new();
    for (_, unit) in state.living_units() {
        for &atom in &unit.atoms {
            let root = state.root(atom, known);
            if roots.contains(&root) {
                parts.entry(root).or_default().push(leaf(state, atom));
            }
        }
    }
    for leaves in parts.values_mut() {
        leaves.sort_unstable();
    }
    parts
}
