//! Names that a plan or a reader may take for others.

use std::collections::{BTreeMap, BTreeSet};

use crate::msg;
use crate::territory::{Names, RegionId, Territory, UnitId, UnitPath, fold};
use crate::words::{Message, Value, joined};

/// How many are named.
const SHOWN: usize = 3;

/// What somebody should know of the names of a territory.
pub(super) fn remarks(territory: &Territory) -> Vec<Message> {
    let mut remarks = Vec::new();
    let (twice, as_region) = unit_names(territory);
    if !twice.is_empty() {
        let n = twice.len();
        remarks.push(msg!("warning-names-twice", n = n, units = some(&twice)));
    }
    if !as_region.is_empty() {
        let n = as_region.len();
        remarks.push(msg!(
            "warning-names-of-region",
            n = n,
            units = some(&as_region)
        ));
    }
    let slash = names_with(territory, |letter| letter == '/');
    if !slash.is_empty() {
        let n = slash.len();
        remarks.push(msg!("warning-names-slash", n = n, names = some(&slash)));
    }
    let broken = names_with(territory, char::is_control);
    if !broken.is_empty() {
        let on_one_line = |name: &str| name.replace(char::is_control, " ");
        let broken: Vec<Names> = broken.iter().map(|n| n.map(on_one_line)).collect();
        let n = broken.len();
        remarks.push(msg!("warning-names-broken", n = n, names = some(&broken)));
    }
    remarks
}

/// Names that several units of a region bear, each once, and units that bear the name
/// of their region beside others.
fn unit_names(territory: &Territory) -> (Vec<UnitPath>, Vec<UnitPath>) {
    let named = by_name(territory);
    let mut units: BTreeMap<RegionId, usize> = BTreeMap::new();
    for ((region, _), ids) in &named {
        *units.entry(*region).or_default() += ids.len();
    }
    let path = |id: UnitId| {
        let unit = territory.unit(id);
        UnitPath {
            region: territory.region(unit.region).names.clone(),
            unit: unit.names.clone(),
        }
    };
    let (mut twice, mut as_region) = (Vec::new(), Vec::new());
    for ((region, name), ids) in &named {
        if ids.len() > 1 {
            twice.extend(ids.first().map(|&id| path(id)));
        }
        let alone = units.get(region) == Some(&1);
        if !alone && *name == fold(&territory.region(*region).names.en) {
            as_region.extend(ids.iter().map(|&id| path(id)));
        }
    }
    (twice, as_region)
}

/// The units of each region by their names, as plans compare them.
pub(super) fn by_name(territory: &Territory) -> BTreeMap<(RegionId, String), Vec<UnitId>> {
    let mut named: BTreeMap<(RegionId, String), Vec<UnitId>> = BTreeMap::new();
    for (id, unit) in territory.living_units() {
        let name = fold(&unit.names.en);
        named.entry((unit.region, name)).or_default().push(id);
    }
    named
}

/// Names of regions and units that hold such a letter, each once: a region and a unit
/// may share one.
fn names_with(territory: &Territory, is_meant: impl Fn(char) -> bool) -> Vec<Names> {
    let regions = territory.living_regions().map(|(_, region)| &region.names);
    let units = territory.living_units().map(|(_, unit)| &unit.names);
    let all = regions.chain(units);
    let mut seen = BTreeSet::new();
    all.filter(|names| names.all().any(|name| name.chars().any(&is_meant)))
        .filter(|names| seen.insert(names.main()))
        .cloned()
        .collect()
}

/// The first few, and how many more there are.
pub(super) fn some<'a, T>(all: &'a [T]) -> Value
where
    &'a T: Into<Value>,
{
    let shown = joined(", ", all.iter().take(SHOWN));
    match all.len().checked_sub(SHOWN).filter(|&more| more > 0) {
        Some(more) => msg!("warning-and-more", names = shown, n = more).into(),
        None => shown,
    }
}
