//! Seats far from the land of their unit, for whoever looks at a data set.

use geo::BoundingRect;
use geo_types::{Coord, MultiPolygon};

use super::names::some;
use super::survey::kilometres;
use crate::msg;
use crate::territory::Territory;
use crate::words::{Message, number};

/// Kilometres off the land of its unit from which on a seat is told: districts are
/// governed from cities beside them, no district from the other end of a country.
const FAR_KM: f64 = 50.0;
/// Degrees around the land of a unit within which nothing is measured: at the equator a
/// little more than [`FAR_KM`], towards the poles less.
const NEAR_DEGREES: f64 = 0.45;

/// The warning of seats that stand far from their unit: mostly a digit or a sign is wrong,
/// or latitude and longitude have changed places. Distances from such a seat are wrong.
/// Schematic cells say too little of where land is.
pub fn astray_seats(territory: &Territory) -> Option<Message> {
    let coverage = territory.coverage.as_ref()?;
    if territory.schematic {
        return None;
    }
    let far = territory.living_units().filter_map(|(id, unit)| {
        let seat = unit.seat.as_ref()?;
        let pieces = unit.atoms.iter().map(|atom| coverage.polygon(atom.0));
        let land: Vec<MultiPolygon<f64>> = pieces.collect();
        if land.iter().any(|land| is_around(land, seat.position)) {
            return None;
        }
        let km = kilometres(seat.position, &land.iter().collect::<Vec<_>>());
        let is_far = km.is_finite() && km > FAR_KM;
        is_far.then(|| {
            msg!(
                "warning-seat-astray-at",
                seat = &seat.names,
                unit = &territory.unit_path(id),
                km = number(km, 0)
            )
        })
    });
    let far: Vec<Message> = far.collect();
    let n = far.len();
    (n > 0).then(|| msg!("warning-seats-astray", n = n, seats = some(&far)))
}

/// Whether a place is in the box around land, or not far from it.
fn is_around(land: &MultiPolygon<f64>, at: Coord<f64>) -> bool {
    land.bounding_rect().is_some_and(|bounds| {
        let (least, most) = (bounds.min(), bounds.max());
        (least.x - NEAR_DEGREES..=most.x + NEAR_DEGREES).contains(&at.x)
            && (least.y - NEAR_DEGREES..=most.y + NEAR_DEGREES).contains(&at.y)
    })
}
