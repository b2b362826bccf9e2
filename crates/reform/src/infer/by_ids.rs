//! What two states of one run have in common, whose ids and pieces are the same.

use std::collections::BTreeMap;

use geo_types::MultiPolygon;

use super::least::inside;
use super::matching::{LandFlow, Matching};
use crate::lineage::roots;
use crate::plan::By;
use aimaq_territory::{AtomId, RegionId, Territory, UnitId};

/// What two states of one run have in common.
pub(super) fn by_ids(before: &Territory, after: &Territory) -> Matching {
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
    Matching {
        units: units.collect(),
        regions: regions.collect(),
        flows: flows(before, after),
    }
}

/// The pieces by the unit that had them and the one that has them.
fn flows(before: &Territory, after: &Territory) -> Vec<LandFlow> {
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
    let flows = pairs.into_iter().map(|((from, to), pieces)| {
        let people = pieces.iter().map(|&atom| after.atom(atom).population).sum();
        let by = (!whole(&from) && from != to)
            .then(|| land_of(after, &pieces))
            .flatten();
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
    flows.collect()
}

/// Pieces as a plan finds them; `None` where they have no known land.
fn land_of(territory: &Territory, pieces: &[AtomId]) -> Option<By> {
    let coverage = territory.coverage.as_deref()?;
    let mut groups = vec![None; coverage.unit_count()];
    for piece in pieces {
        *groups.get_mut(piece.index())? = Some(0);
    }
    let shape: MultiPolygon<f64> = coverage.dissolve_only(&groups, &[0]).pop()?;
    inside(&shape)
}
