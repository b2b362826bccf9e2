//! What two states of one run have in common, whose ids and pieces are the same.

use std::collections::BTreeMap;

use super::least::{Least, inside};
use super::matching::{LandFlow, Matching};
use crate::reform::invert::unplaced;
use crate::reform::lineage::roots;
use crate::reform::plan::{By, Change, MoveBorder};
use crate::territory::{AtomId, RegionId, Territory, UnitId, piece_shapes};

/// What two states of one run have in common.
pub(super) struct ByIds {
    pub(super) matching: Matching,
    /// The pieces of each flow of which a plan says where it lies.
    pub(super) pieces: Vec<(By, Vec<AtomId>)>,
}

impl ByIds {
    /// What the states have in common; `tidy` leaves the vertices out of the land of flows
    /// that no unit needs.
    pub(super) fn new(before: &Territory, after: &Territory, tidy: bool) -> Self {
        let units = before.units.iter().enumerate().map(|(place, unit)| {
            let later = after.units.get(place).filter(|later| later.exists());
            later.filter(|_| unit.exists()).map(|_| UnitId::at(place))
        });
        let regions = before.regions.iter().enumerate().map(|(place, region)| {
            let later = after.regions.get(place).filter(|later| later.exists());
            later
                .filter(|_| region.exists())
                .map(|_| RegionId::at(place))
        });
        let (flows, pieces) = flows(before, after, tidy);
        Self {
            matching: Matching {
                units: units.collect(),
                regions: regions.collect(),
                flows,
            },
            pieces,
        }
    }

    /// The list with every border moved piece by piece, without the vertices that no unit needs
    /// or with them, and the first piece first or last.
    pub(super) fn one_by_one(
        &self,
        after: &Territory,
        least: &Least,
        (tidy, last_first): (bool, bool),
    ) -> Least {
        let changes = least.changes.iter().flat_map(|change| {
            let Change::MoveBorder(own) = change else {
                return vec![change.clone()];
            };
            let found = self.pieces.iter().find(|(by, _)| by == own.by.get_ref());
            match found {
                Some((_, pieces)) => {
                    let mut moves = moves(own, after, pieces, tidy);
                    if last_first {
                        moves.reverse();
                    }
                    moves
                }
                None => vec![change.clone()],
            }
        });
        Least {
            changes: changes.collect(),
            ..least.clone()
        }
    }
}

/// A border moved piece by piece.
fn moves(own: &MoveBorder, after: &Territory, pieces: &[AtomId], tidy: bool) -> Vec<Change> {
    let sets: Vec<Vec<AtomId>> = pieces.iter().map(|piece| vec![*piece]).collect();
    let shapes = piece_shapes(after, &sets, tidy);
    let parts = pieces.iter().zip(&shapes).filter_map(|(piece, shape)| {
        Some(Change::MoveBorder(MoveBorder {
            by: unplaced(inside(shape)?),
            population: Some(unplaced(after.atom(*piece).population)),
            ..own.clone()
        }))
    });
    parts.collect()
}

type Flows = (Vec<LandFlow>, Vec<(By, Vec<AtomId>)>);

/// The pieces by the unit that had them and the one that has them.
fn flows(before: &Territory, after: &Territory, tidy: bool) -> Flows {
    let roots = roots(before, after);
    let (had, has) = (before.unit_of_atom(), after.unit_of_atom());
    let mut pairs: BTreeMap<(UnitId, UnitId), Vec<AtomId>> = BTreeMap::new();
    let mut parts: BTreeMap<UnitId, usize> = BTreeMap::new();
    for (place, root) in roots.iter().enumerate() {
        let from = had.get(root.index()).copied().flatten();
        if let (Some(from), Some(to)) = (from, has[place]) {
            let pieces = pairs.entry((from, to)).or_default();
            if pieces.is_empty() {
                *parts.entry(from).or_default() += 1;
            }
            pieces.push(AtomId::at(place));
        }
    }
    let whole = |from: &UnitId| parts.get(from) == Some(&1);
    let is_part = |from: &UnitId, to: &UnitId| !whole(from) && from != to;
    let sets = pairs.iter().filter(|((from, to), _)| is_part(from, to));
    let sets: Vec<Vec<AtomId>> = sets.map(|(_, pieces)| pieces.clone()).collect();
    let mut shapes = match after.coverage {
        Some(_) => piece_shapes(after, &sets, tidy),
        None => Vec::new(),
    }
    .into_iter();
    let mut known = Vec::new();
    let flows = pairs.into_iter().map(|((from, to), pieces)| {
        let people = pieces.iter().map(|&atom| after.atom(atom).population).sum();
        let shape = is_part(&from, &to).then(|| shapes.next()).flatten();
        let by = shape.as_ref().and_then(inside);
        known.extend(by.clone().map(|by| (by, pieces.clone())));
        let seat = before.unit(from).seat.as_ref().map(|seat| seat.position);
        let land = after.coverage.as_deref().filter(|_| !whole(&from));
        let holds = |atom: &AtomId| match (land, seat) {
            (Some(land), Some(seat)) => land.contains(atom.0, seat),
            _ => false,
        };
        let area = land.map_or(0.0, |land| {
            pieces.iter().map(|atom| land.area_km2(atom.0)).sum()
        });
        LandFlow {
            from,
            to,
            by,
            people: Some(people),
            area_km2: area,
            has_seat: pieces.iter().any(holds),
        }
    });
    let flows = flows.collect();
    (flows, known)
}
