//! Seats and settlements against the land that they should stand on.

use std::collections::BTreeMap;

use geo::{Closest, Distance, Haversine, HaversineClosestPoint, Point};
use geo_types::{Coord, MultiPolygon};

use super::tables::listed;
use super::{Subject, Survey};
use crate::coverage::Locator;
use crate::territory::Fault;

/// Kilometres off its land that a seat may be where a coast is drawn roughly.
const NEAR_KM: f64 = 5.0;
/// Kilometres off its land that it may be in another unit: districts are governed from
/// the city that they surround.
const BESIDE_KM: f64 = 50.0;

pub(super) fn look_at(
    subject: &Subject<'_>,
    boundaries: &[(String, MultiPolygon<f64>)],
    survey: &mut Survey,
) {
    let Some(coverage) = &subject.territory.coverage else {
        return;
    };
    let locator = coverage.locator();
    let mut land: BTreeMap<&str, Vec<&MultiPolygon<f64>>> = BTreeMap::new();
    for (id, polygons) in boundaries {
        land.entry(id.as_str()).or_default().push(polygons);
    }
    let mut near = Vec::new();
    for (i, unit) in subject.territory.units.iter().enumerate() {
        let (Some(seat), Some(own)) = (&unit.seat, land.get(unit.key.as_str())) else {
            continue;
        };
        let found = locator.locate(seat.position).unit();
        if found.is_some_and(|at| at.index() == i) || own.iter().all(|l| l.0.is_empty()) {
            continue;
        }
        let km = kilometres(seat.position, own);
        let most = match found {
            _ if is_turned(&locator, i, seat.position) => 0.0,
            _ if subject.territory.schematic => f64::INFINITY,
            Some(_) => BESIDE_KM,
            None => NEAR_KM,
        };
        if km <= most {
            near.push(format!("{} ({km:.1} km)", unit.names.en));
        } else {
            survey.add(&[far(subject, &locator, i, seat.position, km)]);
        }
    }
    if !near.is_empty() {
        let near = listed(&near);
        survey.notes.push(format!(
            "units.csv: seats off the land of their unit: {near}"
        ));
    }
    settlements(subject, &locator, survey);
}

/// A seat that stands elsewhere.
fn far(subject: &Subject<'_>, locator: &Locator, i: usize, at: Coord<f64>, km: f64) -> Fault {
    let unit = &subject.territory.units[i];
    let within = |p: Coord<f64>| locator.locate(p).unit().map(|found| found.index());
    let name = &unit.names.en;
    let (lat, lon) = (at.y, at.x);
    let message = match (
        is_turned(locator, i, at),
        within(at).and_then(|j| subject.territory.units.get(j)),
    ) {
        (true, _) => format!(
            "the seat of {name} (lat {lat}, lon {lon}) is {km:.0} km off its land; latitude and \
             longitude are swapped"
        ),
        (false, Some(other)) => format!(
            "the seat of {name} (lat {lat}, lon {lon}) is in {}, {km:.0} km off its land",
            other.names.en
        ),
        (false, None) => {
            format!(
                "the seat of {name} (lat {lat}, lon {lon}) is {km:.0} km off its land, in no unit"
            )
        }
    };
    subject.of_unit(i, message).in_column("seat_lat")
}

/// Whether a seat would stand on its land with latitude and longitude exchanged.
fn is_turned(locator: &Locator, unit: usize, at: Coord<f64>) -> bool {
    let turned = Coord { x: at.y, y: at.x };
    turned.y.abs() <= 90.0
        && locator
            .locate(turned)
            .unit()
            .is_some_and(|u| u.index() == unit)
}

/// Kilometres from a place to land.
pub(in crate::geodata) fn kilometres(from: Coord<f64>, land: &[&MultiPolygon<f64>]) -> f64 {
    let from = Point::from(from);
    let nearest = land
        .iter()
        .filter_map(|land| match land.haversine_closest_point(&from) {
            Closest::Intersection(p) | Closest::SinglePoint(p) => Some(Haversine.distance(from, p)),
            Closest::Indeterminate => None,
        });
    nearest.fold(f64::INFINITY, f64::min) / 1000.0
}

fn settlements(subject: &Subject<'_>, locator: &Locator, survey: &mut Survey) {
    let places = subject.territory.settlements.iter();
    let astray = places.filter(|place| {
        let found = locator.locate(place.position).unit();
        found.is_some_and(|at| at.index() != place.atom.index())
    });
    let astray: Vec<String> = astray.map(|place| place.names.en.clone()).collect();
    if !astray.is_empty() {
        let astray = listed(&astray);
        survey.notes.push(format!(
            "settlements.csv: places on the land of another unit than their row says: {astray}"
        ));
    }
}
