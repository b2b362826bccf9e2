//! The pieces of a divided unit: which part each goes to, what stands on it, and how
//! many people it has by that.

use geo_types::Coord;

use super::Context;
use super::people::nearest;
use aimaq_territory::{Atom, AtomId, Seat, UnitId};

/// A piece of a divided unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// The piece itself: a new atom, or an old one.
    pub(super) atom: AtomId,
    /// The atom that it was, or is a part of.
    pub(super) from: AtomId,
    /// The part it goes to: 0 is the rest, 1 the first new unit.
    pub(super) part: usize,
    /// Its people by the settlements on it.
    pub(super) estimate: u64,
}

impl Piece {
    pub(super) fn new(atom: AtomId, from: AtomId, part: usize) -> Self {
        Self {
            atom,
            from,
            part,
            estimate: 0,
        }
    }
}

/// All pieces of a divided unit, in the order of their atoms.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Division {
    pub(super) pieces: Vec<Piece>,
}

pub(super) fn atoms_of(division: &Division, part: usize) -> Vec<AtomId> {
    let pieces = division.pieces.iter().filter(|p| p.part == part);
    pieces.map(|p| p.atom).collect()
}

/// The piece that each settlement of the unit stands on: by the land, else by
/// the nearest seat among the pieces of its atom.
pub(super) fn standing(
    context: &Context<'_>,
    division: &Division,
    unit: UnitId,
    seats: &[Seat],
) -> Vec<(usize, AtomId)> {
    let t = &context.territory;
    let own = t.unit(unit).seat.as_ref().map(|s| s.position);
    let seat = |part: usize| match part {
        0 => own.unwrap_or(Coord { x: 0.0, y: 90.0 }),
        part => seats[part - 1].position,
    };
    let inside = t.settlements.iter().enumerate();
    let stands = inside.filter_map(|(i, settlement)| {
        let pieces = division.pieces.iter().filter(|p| p.from == settlement.atom);
        let pieces: Vec<&Piece> = pieces.collect();
        let on = |p: &&&Piece| {
            let land = t.coverage.as_ref();
            land.is_some_and(|land| land.contains(p.atom.0, settlement.position))
        };
        let by_land = pieces.iter().find(on).map(|p| p.atom);
        let centres: Vec<Coord<f64>> = pieces.iter().map(|p| seat(p.part)).collect();
        let atom =
            by_land.or_else(|| Some(pieces.get(nearest(&centres, settlement.position))?.atom));
        Some((i, atom?))
    });
    stands.collect()
}

/// The people of each piece as the share of its settlements in those of its
/// atom; by land where no settlement is known.
pub(super) fn estimate(context: &Context<'_>, division: &mut Division, stands: &[(usize, AtomId)]) {
    let t = &context.territory;
    let settled = |atom: AtomId| -> u64 {
        let here = stands.iter().filter(|(_, a)| *a == atom);
        here.map(|(i, _)| t.settlements[*i].population).sum()
    };
    let known: Vec<u64> = division.pieces.iter().map(|p| settled(p.atom)).collect();
    let area = |p: &Piece| t.coverage.as_ref().map_or(0.0, |c| c.area_km2(p.atom.0));
    let pieces = division.pieces.clone();
    for (piece, own) in division.pieces.iter_mut().zip(&known) {
        let people = t.atom(piece.from).population;
        let same = pieces
            .iter()
            .zip(&known)
            .filter(|(p, _)| p.from == piece.from);
        let all: u64 = same.clone().map(|(_, known)| known).sum();
        // A piece without a known settlement would have nobody: then by land.
        let each = same.clone().all(|(_, known)| *known > 0);
        piece.estimate = if each {
            u64::try_from(u128::from(people) * u128::from(*own) / u128::from(all)).unwrap_or(0)
        } else {
            let land: f64 = same.map(|(p, _)| area(p)).sum();
            let share = if land > 0.0 { area(piece) / land } else { 0.0 };
            (people as f64 * share).floor() as u64
        };
    }
}

pub(super) fn add_atoms(
    context: &mut Context<'_>,
    division: &Division,
    people: &[(u64, bool)],
    seats: &[Seat],
) {
    let atoms = &mut context.territory.atoms;
    for (piece, &(population, estimated)) in division.pieces.iter().zip(people) {
        if piece.atom == piece.from {
            let atom = &mut atoms[piece.atom.index()];
            atom.population = population;
            atom.estimated |= estimated;
        } else {
            atoms.push(Atom {
                parent: Some(piece.from),
                population,
                estimated,
                seat: piece.part.checked_sub(1).map(|part| seats[part].position),
            });
        }
    }
}
