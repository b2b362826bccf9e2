//! The ways of a unit's people to the centre of each region: what would follow if it went there.

use geo_types::Coord;
use serde_json::{Map, Value as Json, json};

use crate::batch::Prepared;
use crate::measure::distance_km;
use crate::territory::{RegionId, UnitId};

/// Mean kilometres of the people of units to the centre of a region; `None` where the region
/// has no centre or nobody lives in them.
pub(super) fn way(prepared: &Prepared, units: &[UnitId], region: RegionId) -> Option<f64> {
    let centre = prepared.applied.after.region(region).centre.as_ref()?;
    way_to(prepared, units, centre.position)
}

/// Mean kilometres of the people of units to a place.
pub(super) fn way_to(prepared: &Prepared, units: &[UnitId], place: Coord<f64>) -> Option<f64> {
    let after = &prepared.applied.after;
    let demand = &prepared.comparison.demand;
    let metric = prepared.comparison.measuring.metric;
    let mut inside = vec![false; after.atoms.len()];
    for unit in units {
        for atom in &after.unit(*unit).atoms {
            inside[atom.index()] = true;
        }
    }
    let (mut people, mut person_km) = (0.0, 0.0);
    // Points stand in the order of their atoms, and are added as the figures add them.
    for point in demand.points.iter().filter(|p| inside[p.atom.index()]) {
        people += point.people;
        person_km += point.people * distance_km(metric, point.position, place);
    }
    (people > 0.0).then(|| person_km / people)
}

/// The mean ways of a unit to every region, by the ids of the regions.
pub(super) fn ways(prepared: &Prepared, unit: UnitId) -> Json {
    let regions = prepared.applied.after.living_regions();
    let ways = regions.map(|(id, _)| (id.0.to_string(), json!(way(prepared, &[unit], id))));
    Json::Object(ways.collect::<Map<String, Json>>())
}
