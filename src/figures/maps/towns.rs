//! Cities whose land is sketched: a map shows the small ones as dots.

use std::collections::BTreeMap;

use crate::draw::{LegendEntry, LegendKey, Symbol, Town};
use crate::msg;
use crate::territory::{Lang, Territory, UnitId};
use crate::words::say;

/// The cities of a state with sketched boundaries, each with the land around it: that of
/// the unit of its region with which it has most border in common.
pub(super) fn towns(state: &Territory) -> Vec<Town> {
    if !state.schematic {
        return Vec::new();
    }
    let hosts = hosts(state);
    let towns = state.living_units().filter_map(|(id, unit)| {
        let host = *hosts.get(&id)?;
        Some(Town {
            cells: unit.atoms.iter().map(|atom| atom.index()).collect(),
            host: state.unit(host).atoms.first()?.index(),
            position: unit.seat.as_ref()?.position,
        })
    });
    towns.collect()
}

/// The unit around each city. A city that only cities touch is in what is around them.
fn hosts(state: &Territory) -> BTreeMap<UnitId, UnitId> {
    let borders = borders(state);
    let city = |id: UnitId| state.kinds.is_city(&state.unit(id).kind);
    let longest = |id: UnitId, may: &dyn Fn(UnitId) -> bool| {
        let around = borders.get(&id).into_iter().flatten();
        let around = around.filter(|(other, _)| may(**other));
        around
            .max_by(|a, b| a.1.total_cmp(b.1))
            .map(|(other, _)| *other)
    };
    let cities = state
        .living_units()
        .map(|(id, _)| id)
        .filter(|&id| city(id));
    let cities: Vec<UnitId> = cities.collect();
    let mut hosts = BTreeMap::new();
    for &id in &cities {
        hosts.extend(longest(id, &|other| !city(other)).map(|host| (id, host)));
    }
    let direct = hosts.clone();
    for &id in cities.iter().filter(|id| !direct.contains_key(id)) {
        let next = longest(id, &|other| direct.contains_key(&other));
        hosts.extend(next.and_then(|next| Some((id, *direct.get(&next)?))));
    }
    hosts
}

/// For each unit the length of its border with others of its region, in degrees.
fn borders(state: &Territory) -> BTreeMap<UnitId, BTreeMap<UnitId, f64>> {
    let owner = state.unit_of_atom();
    let mut borders: BTreeMap<UnitId, BTreeMap<UnitId, f64>> = BTreeMap::new();
    for arc in state.coverage.iter().flat_map(|coverage| coverage.arcs()) {
        let of = |side: Option<usize>| owner.get(side?).copied().flatten();
        let sides = [arc.left, arc.right].map(|side| of(side.map(usize::from)));
        let [Some(a), Some(b)] = sides else {
            continue;
        };
        if a == b || state.unit(a).region != state.unit(b).region {
            continue;
        }
        let edges = arc.coords.windows(2);
        let length: f64 = edges
            .map(|e| (e[1].x - e[0].x).hypot(e[1].y - e[0].y))
            .sum();
        for (one, other) in [(a, b), (b, a)] {
            *borders.entry(one).or_default().entry(other).or_default() += length;
        }
    }
    borders
}

/// What dots stand for: the kinds of those cities.
pub(super) fn town_legend(state: &Territory, towns: &[Town], lang: Lang) -> Option<LegendEntry> {
    let owner = state.unit_of_atom();
    let cells = towns.iter().filter_map(|town| town.cells.first());
    let units = cells.filter_map(|&cell| owner.get(cell).copied().flatten());
    let kinds: Vec<_> = units.map(|id| &state.unit(id).kind).collect();
    let names = state.kinds.plural_of_all(kinds.into_iter());
    let text = match names {
        Some(names) => msg!("level-called", name = names),
        None => msg!("page-towns"),
    };
    (!towns.is_empty()).then(|| LegendEntry {
        key: LegendKey::Symbol(Symbol::Town),
        text: say(&text, lang),
    })
}
