//! A state of the plan as the page shows it.
//!
//! Figures are those of the comparison itself, the same that `aimaq stats --format json`
//! writes, with all their digits.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use geo_types::Coord;
use serde_json::{Map, Value as Json, json};

use super::geometry::Ground;
use crate::batch::Prepared;
use crate::compare::{OverviewShift, RegionSummary, UnitChange};
use crate::measure::Distribution;
use crate::territory::{AtomId, Names, RegionId, Territory};
use crate::words::Lang;

/// The regions of both states, by their ids.
pub(super) fn regions(prepared: &Prepared, ground: &Ground, lang: Lang) -> Json {
    let comparison = &prepared.comparison;
    let mut rows: BTreeMap<RegionId, [Option<&RegionSummary>; 2]> = BTreeMap::new();
    for (i, state) in [&comparison.before, &comparison.after]
        .into_iter()
        .enumerate()
    {
        for region in &state.regions {
            rows.entry(region.id).or_default()[i] = Some(region);
        }
    }
    let people = comparison.people.iter().map(|p| (p.id, &p.shift));
    let shifts: BTreeMap<RegionId, _> = people.collect();
    let ranks = prepared.applied.after.region_ranks();
    let (before, after) = (&prepared.applied.before, &prepared.applied.after);
    let row = |(id, states): (RegionId, [Option<&RegionSummary>; 2])| {
        let known = after.get_region(id).or(before.get_region(id));
        let names = known.map(|region| &region.names);
        let value = json!({
            "name": names.map(|names| names.get(lang)),
            "main": names.map(Names::main),
            "rank": ranks.get(id.index()),
            "code": states[1].or(states[0]).and_then(|r| r.code.clone()),
            "centre": centre(after, id, ground, lang),
            "centre_before": centre(before, id, ground, lang),
            "before": states[0].map(figures),
            "after": states[1].map(figures),
            "shift": shifts.get(&id).map(|shift| OverviewShift::from(*shift)),
        });
        (id.0.to_string(), value)
    };
    Json::Object(rows.into_iter().map(row).collect::<Map<String, Json>>())
}

fn centre(state: &Territory, id: RegionId, ground: &Ground, lang: Lang) -> Json {
    let region = state.get_region(id).filter(|region| region.exists());
    let centre = region.and_then(|region| region.centre.as_ref());
    let value = centre.map(|centre| {
        let name = centre.names.get(lang);
        json!({ "name": name, "main": centre.names.main(), "at": ground.at(centre.position) })
    });
    value.unwrap_or(Json::Null)
}

/// What is measured of a region.
pub(super) fn figures(region: &RegionSummary) -> Json {
    json!({
        "units": region.units,
        "people": region.population,
        "area": region.area.as_ref().map(|area| area.km2),
        "density": region.density_per_km2,
        "km": region.distance_km.map(distribution),
    })
}

fn distribution(d: Distribution) -> Json {
    json!({ "mean": d.mean, "median": d.median, "p90": d.p90, "max": d.max })
}

/// Everyone: who is nearer, farther, or as far.
pub(super) fn balance(prepared: &Prepared) -> Json {
    json!(OverviewShift::from(&prepared.comparison.shift))
}

/// What the page shows of a unit, to be compared before it is written.
#[derive(PartialEq)]
struct Shown<'a> {
    change: &'a UnitChange,
    seat: Option<Coord<f64>>,
    atoms: &'a [AtomId],
    /// Whether another unit of its region has its name, so that its path has its code.
    twin: bool,
}

/// How many units of a region have a name.
type Namesakes<'a> = HashMap<(RegionId, &'a str), u32>;

fn namesakes<'a>(prepared: &'a Prepared, within: &BTreeSet<RegionId>) -> Namesakes<'a> {
    let mut all = Namesakes::new();
    let units = prepared.applied.after.living_units();
    for (_, unit) in units.filter(|(_, unit)| within.contains(&unit.region)) {
        *all.entry((unit.region, unit.names.main())).or_default() += 1;
    }
    all
}

/// The regions into or out of which units went, or whose units have other names: elsewhere
/// nobody has got a namesake or lost one.
fn stirred(old: &Prepared, new: &Prepared) -> BTreeSet<RegionId> {
    let mut found = BTreeSet::new();
    for (from, to) in [(old, new), (new, old)] {
        for (id, unit) in from.applied.after.living_units() {
            let other = to.applied.after.get_unit(id).filter(|unit| unit.exists());
            let same = other.is_some_and(|other| {
                other.region == unit.region && other.names.main() == unit.names.main()
            });
            if !same {
                found.insert(unit.region);
            }
        }
    }
    found
}

fn shown<'a>(prepared: &'a Prepared, all: &Namesakes<'_>, change: &'a UnitChange) -> Shown<'a> {
    let unit = prepared.applied.after.unit(change.id);
    let same = all.get(&(unit.region, unit.names.main()));
    Shown {
        change,
        seat: unit.seat.as_ref().map(|seat| seat.position),
        atoms: &unit.atoms,
        twin: same.is_some_and(|&count| count > 1),
    }
}

/// The units of the later state by their ids: all of them, or those that differ from an
/// earlier answer, with null for those that are gone.
pub(super) fn units(
    prepared: &Prepared,
    old: Option<&Prepared>,
    ground: &Ground,
    lang: Lang,
) -> Json {
    let regions_before: BTreeMap<&str, RegionId> = prepared
        .applied
        .before
        .living_regions()
        .map(|(id, region)| (region.names.main(), id))
        .collect();
    let stirred = old.map(|old| stirred(old, prepared)).unwrap_or_default();
    let then = old.map(|old| namesakes(old, &stirred)).unwrap_or_default();
    let now = namesakes(prepared, &stirred);
    let mut known = old.map(by_id).unwrap_or_default();
    let mut found = Map::new();
    for change in &prepared.comparison.units {
        let row = shown(prepared, &now, change);
        let before = known.get_mut(change.id.index()).and_then(Option::take);
        let same = old.zip(before);
        if same.is_some_and(|(old, before)| shown(old, &then, before) == row) {
            continue;
        }
        let before = regions_before.get(change.region_before.main());
        let id = change.id.0.to_string();
        found.insert(id, unit(prepared, &row, before, ground, lang));
    }
    let gone = known.into_iter().flatten();
    found.extend(gone.map(|change| (change.id.0.to_string(), Json::Null)));
    Json::Object(found)
}

/// The units of a state at the places of their ids.
fn by_id(prepared: &Prepared) -> Vec<Option<&UnitChange>> {
    let mut all = Vec::new();
    for change in &prepared.comparison.units {
        let at = change.id.index();
        if all.len() <= at {
            all.resize(at + 1, None);
        }
        all[at] = Some(change);
    }
    all
}

fn unit(
    prepared: &Prepared,
    row: &Shown<'_>,
    before: Option<&RegionId>,
    ground: &Ground,
    lang: Lang,
) -> Json {
    let change = row.change;
    let seat = prepared.applied.after.unit(change.id).seat.as_ref();
    json!({
        "name": change.unit.get(lang),
        "main": change.unit.main(),
        "path": prepared.applied.after.path(change.id),
        "code": change.code,
        "kind": change.kind,
        "kind_name": change.kind_names.get(lang),
        "region": change.region_id.0,
        "region_before": before.map(|id| id.0),
        "people": change.population,
        "before": change.distance_before_km,
        "after": change.distance_after_km,
        "change": change.distance_change_km,
        "seat": row.seat.map(|at| ground.at(at)),
        "seat_name": seat.map(|seat| seat.names.get(lang)),
        "seat_main": seat.map(|seat| seat.names.main()),
        "atoms": row.atoms.iter().map(|atom| atom.0).collect::<Vec<u32>>(),
    })
}

/// The settlements, with their atoms.
pub(super) fn places(prepared: &Prepared, ground: &Ground, lang: Lang) -> Json {
    let all = prepared.applied.after.settlements.iter().map(|place| {
        let [x, y] = ground.at(place.position);
        json!([
            place.names.get(lang),
            place.names.main(),
            x,
            y,
            place.population,
            place.atom.0
        ])
    });
    Json::Array(all.collect())
}

/// The region that each atom belonged to before, by the atoms of the later state.
pub(super) fn atoms_before(prepared: &Prepared) -> Vec<Option<u32>> {
    let (before, after) = (&prepared.applied.before, &prepared.applied.after);
    let regions = before.region_of_atom();
    let roots = crate::reform::roots(before, after);
    let region = |root: &crate::territory::AtomId| regions.get(root.index()).copied().flatten();
    roots
        .iter()
        .map(|root| region(root).map(|id| id.0))
        .collect()
}

/// The piece that each piece of the later state is, or was cut from, in the earlier one.
pub(super) fn roots(prepared: &Prepared) -> Vec<u32> {
    let (before, after) = (&prepared.applied.before, &prepared.applied.after);
    let roots = crate::reform::roots(before, after);
    roots.iter().map(|root| root.0).collect()
}
