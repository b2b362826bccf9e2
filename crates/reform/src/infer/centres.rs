//! Centres and seats that nothing says: stand-ins, with questions.

use std::collections::BTreeSet;

use geo::InteriorPoint;

use super::matching::Matching;
use super::question::Question;
use aimaq_territory::{Centre, RegionId, Seat, Territory, UnitId};

/// A state in which every region has a centre, as a plan that touches it needs: where none
/// is known, a point inside one of its units stands for it.
pub(super) fn with_centres(territory: &Territory) -> Territory {
    let mut state = territory.clone();
    let without = territory
        .living_regions()
        .filter(|(_, region)| region.centre.is_none());
    for (id, region) in without {
        let seat = territory
            .units_of(id)
            .find_map(|(_, unit)| unit.seat.clone());
        if let Some(seat) = seat.or_else(|| point_inside(territory, id)) {
            state.region_mut(id).centre = Some(Centre {
                names: region.names.clone(),
                position: seat.position,
            });
        }
    }
    state
}

/// A point inside one of the units of a region, by the name of the unit.
fn point_inside(territory: &Territory, region: RegionId) -> Option<Seat> {
    let land = territory.coverage.as_deref()?;
    territory.units_of(region).find_map(|(_, unit)| {
        let point = land.polygon(unit.atoms.first()?.0).interior_point()?;
        Some(Seat {
            names: unit.names.clone(),
            position: point.0,
        })
    })
}

/// Seats of new units and centres of new regions that nothing says: stand-ins, each with
/// a question.
pub(super) fn centres(
    before: &Territory,
    after: &mut Territory,
    matching: &Matching,
) -> Vec<Question> {
    let mut questions = Vec::new();
    let kept: BTreeSet<UnitId> = matching.units.iter().flatten().copied().collect();
    let new: Vec<UnitId> = after
        .living_units()
        .filter(|(id, unit)| !kept.contains(id) && unit.seat.is_none())
        .map(|(id, _)| id)
        .collect();
    for id in new {
        let land = after.coverage.as_deref();
        let atoms = after.unit(id).atoms.iter();
        let mut points = atoms.filter_map(|atom| land?.polygon(atom.0).interior_point());
        let Some(point) = points.next() else { continue };
        questions.push(Question::NoSeat(after.unit_path(id)));
        let names = after.unit(id).names.clone();
        after.unit_mut(id).seat = Some(Seat {
            names,
            position: point.0,
        });
    }
    let kept: BTreeSet<RegionId> = matching.regions.iter().flatten().copied().collect();
    let new: Vec<RegionId> = after
        .living_regions()
        .filter(|(id, region)| !kept.contains(id) && region.centre.is_none())
        .map(|(id, _)| id)
        .collect();
    let of_later = matching.of_later_units();
    for id in new {
        let names = after.region(id).names.clone();
        let seat = after.units_of(id).find_map(|(unit, own)| {
            let earlier = of_later.get(&unit).map(|&id| before.unit(id));
            own.seat.clone().or_else(|| earlier?.seat.clone())
        });
        if let Some(seat) = seat.or_else(|| point_inside(after, id)) {
            questions.push(Question::NoCentre(names));
            after.region_mut(id).centre = Some(seat.into());
        }
    }
    questions
}
