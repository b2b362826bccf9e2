//! What the tables of a data set leave open.

use std::collections::BTreeSet;

use super::Survey;
use crate::geodata::names::by_name;
use crate::territory::{Kind, Territory};
use crate::words::first_of;

pub(super) fn look_at(territory: &Territory, survey: &mut Survey) {
    let mut note = |names: Vec<String>, what: &str| {
        if !names.is_empty() {
            survey.notes.push(format!("{what}: {}", listed(&names)));
        }
    };
    let empty = territory
        .living_regions()
        .filter(|(id, _)| territory.units_of(*id).next().is_none());
    let empty = empty.map(|(_, region)| region.names.en.clone()).collect();
    note(empty, "regions.csv: regions without units");
    let regions = territory
        .living_regions()
        .filter(|(_, region)| region.centre.is_none());
    let regions = regions.map(|(_, region)| region.names.en.clone()).collect();
    note(
        regions,
        "regions.csv: regions without a centre, to which no distance is measured",
    );
    let units = || territory.living_units();
    let seatless = units().filter(|(_, unit)| unit.seat.is_none());
    let seatless = seatless.map(|(id, _)| territory.path(id)).collect();
    note(
        seatless,
        "units.csv: units without a seat, whose people are counted and start from nowhere unless settlements.csv has places",
    );
    let bare = units().filter(|(id, _)| territory.population(*id) == 0);
    let bare = bare.map(|(id, _)| territory.path(id)).collect();
    note(bare, "units.csv: units without people");
    let codeless = units().filter(|(_, unit)| unit.codes.is_empty());
    let codeless = codeless.map(|(id, _)| territory.path(id)).collect();
    note(
        codeless,
        "units.csv: units without a code, which no other boundaries can be joined to",
    );
    note(
        twins(territory),
        "units.csv: names that several units of a region have; write `code:CODE` in plans",
    );
    note(
        undescribed(territory),
        "territory.toml: kinds that have no table [kinds.…] and are called by their key",
    );
}

/// Names of several units of one region, as paths.
fn twins(territory: &Territory) -> Vec<String> {
    let named = by_name(territory).into_values();
    let twins = named.filter(|ids| ids.len() > 1).flatten();
    twins.map(|id| territory.path(id)).collect()
}

fn undescribed(territory: &Territory) -> Vec<String> {
    let units = territory.living_units().map(|(_, unit)| &unit.kind);
    let regions = territory.living_regions().map(|(_, region)| &region.kind);
    let kinds: BTreeSet<&Kind> = units.chain(regions).collect();
    let unknown = kinds
        .into_iter()
        .filter(|kind| territory.kinds.get(kind).is_none());
    unknown.map(|kind| kind.0.clone()).collect()
}

/// The first names, and how many more there are.
pub(in crate::geodata) fn listed(names: &[String]) -> String {
    first_of(names, 6)
}
