//! What would bring the people of a region nearer to a centre: another centre, and units at its
//! border that are nearer to the centre beside them. Each is a change of its own, to be taken or
//! left.

use serde_json::{Value as Json, json};

use super::geometry::Ground;
use super::repair::Around;
use super::ways::{way, way_to};
use crate::batch::Prepared;
use crate::territory::{RegionId, UnitId};
use crate::words::Lang;

/// Suggestions of a kind that are shown.
const SHOWN: usize = 5;

/// Kilometres that a suggestion saves at least, on average.
const WORTH_KM: f64 = 1.0;

/// The suggestions for a region: what saves most person-kilometres first.
pub(super) fn suggestions(
    prepared: &Prepared,
    ground: &Ground,
    region: RegionId,
    lang: Lang,
) -> Json {
    json!({
        "centres": centres(prepared, region, lang),
        "borders": borders(prepared, ground, region, lang),
    })
}

/// Seats of its units from which its people are nearer than from its centre.
fn centres(prepared: &Prepared, region: RegionId, lang: Lang) -> Vec<Json> {
    let after = &prepared.applied.after;
    let units: Vec<UnitId> = after.units_of(region).map(|(id, _)| id).collect();
    let now = way(prepared, &units, region);
    let people = after.region_population(region);
    let seats = units.iter().filter_map(|&id| after.unit(id).seat.as_ref());
    let mut found: Vec<_> = seats
        .filter_map(|seat| Some((way_to(prepared, &units, seat.position)?, seat)))
        .filter(|(km, _)| now.is_none_or(|now| now - km > WORTH_KM))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.truncate(SHOWN);
    let name = after.region(region).names.main();
    let rows = found.into_iter().map(|(km, seat)| {
        let change = json!({ "move_centre": { "region": name, "centre": seat.names.main() } });
        json!({
            "what": seat.names.get(lang),
            "to": after.region(region).names.get(lang),
            "people": people,
            "km": now.map(|now| km - now),
            "change": change,
        })
    });
    rows.collect()
}

/// Units on both sides of its border that are nearer to the other region's centre, and whose
/// region goes on without them.
fn borders(prepared: &Prepared, ground: &Ground, region: RegionId, lang: Lang) -> Vec<Json> {
    let after = &prepared.applied.after;
    let around = Around::new(after, ground);
    let members = after.units_by_region();
    let mut found = Vec::new();
    for (unit, own) in after.living_units().map(|(id, unit)| (id, unit.region)) {
        if members[own.index()].len() < 2 {
            continue;
        }
        let beside = around.neighbours(unit).into_keys();
        let mut others: Vec<RegionId> = beside.map(|u| after.unit(u).region).collect();
        others.retain(|&other| other != own && (own == region || other == region));
        others.sort_unstable();
        others.dedup();
        if others.is_empty() {
            continue;
        }
        let Some(now) = way(prepared, &[unit], own) else {
            continue;
        };
        let ways = others
            .into_iter()
            .filter_map(|to| Some((way(prepared, &[unit], to)?, to)));
        let best = ways.min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((km, to)) = best.filter(|(km, _)| now - km > WORTH_KM) {
            found.push((km - now, after.population(unit), unit, to));
        }
    }
    let saved = |row: &(f64, u64, UnitId, RegionId)| row.0 * row.1 as f64;
    found.sort_by(|a, b| saved(a).total_cmp(&saved(b)));
    found.truncate(SHOWN);
    let rows = found.into_iter().map(|(km, people, unit, to)| {
        let to = &after.region(to).names;
        let change = json!({ "transfer": { "units": [after.path(unit)], "to": to.main() } });
        json!({
            "what": after.unit(unit).names.get(lang),
            "to": to.get(lang),
            "people": people,
            "km": km,
            "change": change,
        })
    });
    rows.collect()
}
