//! The search that answers how far a settlement is from its centre, before and after.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};
use serde_json::json;

use super::{Page, in_script};
use crate::compare::Comparison;
use crate::msg;
use crate::territory::Territory;
use crate::words::{Lang, Message, lexicon, say};

/// The most settlements, and the most units, that the page carries with it.
const MOST: usize = 10_000;

/// A field for a name, which only a script can answer, and the data for it.
pub(super) fn find(page: &Page<'_>) -> Markup {
    let (lang, comparison) = (page.lang, page.study.comparison);
    let after = &page.study.applied.after;
    if comparison.journeys.is_empty() {
        return html! {};
    }
    let units = units(comparison, lang);
    let (places, all) = places(comparison, after, lang);
    let told = |message: Message| lexicon().unbroken_on_page(&say(&message, lang), lang);
    let data = json!({
        "units": units,
        "places": places,
        "place": told(msg!("doc-find-place", place = "{place}", unit = "{unit}", before = "{before}", after = "{after}")),
        "place_same": told(msg!("doc-find-place-same", place = "{place}", unit = "{unit}", km = "{after}")),
        "unit": told(msg!("doc-find-unit", unit = "{place}", region = "{unit}", before = "{before}", after = "{after}")),
        "unit_same": told(msg!("doc-find-unit-same", unit = "{place}", region = "{unit}", km = "{after}")),
    });
    let cut = (places.len() < all).then(|| msg!("doc-find-cut", shown = places.len(), all = all));
    html! {
        div.find hidden {
            label for="find" { (told(msg!("doc-find"))) }
            input id="find" type="search" autocomplete="off" role="combobox" aria-expanded="false"
                aria-controls="found" aria-autocomplete="list"
                placeholder=(told(msg!("doc-find-example")));
            ul id="found" role="listbox" hidden aria-label=(told(msg!("doc-find"))) {}
            p.found role="status" {}
            @if let Some(cut) = cut { p.note { (told(cut)) } }
            script type="application/json" { (PreEscaped(in_script(&data))) }
        }
        "\n"
    }
}

/// Name, region, whole kilometres before and after of each unit.
fn units(comparison: &Comparison, lang: Lang) -> Vec<serde_json::Value> {
    let units = comparison.units.iter().take(MOST).filter_map(|unit| {
        let (before, after) = (unit.distance_before_km?, unit.distance_after_km?);
        let (name, region) = (unit.unit.get(lang), unit.region_after.get(lang));
        Some(json!([name, region, whole(before), whole(after)]))
    });
    units.collect()
}

/// Name, unit, whole kilometres before and after of the settlements with most people, and
/// how many settlements there are.
fn places(
    comparison: &Comparison,
    after: &Territory,
    lang: Lang,
) -> (Vec<serde_json::Value>, usize) {
    let demand = &comparison.demand;
    // Of points of one name in one unit that with most people counts.
    let mut of_name: BTreeMap<(&str, u32), (f64, f64, f64)> = BTreeMap::new();
    for journey in &comparison.journeys {
        let Some(point) = demand.points.get(journey.point as usize) else {
            continue;
        };
        let unit = after.unit(journey.unit_after);
        let seat = unit.seat.as_ref().map(|seat| &seat.names);
        let Some(name) = demand.name(point, after).or(seat) else {
            continue;
        };
        let way = (journey.people, journey.before_km, journey.after_km);
        let key = (name.get(lang), journey.unit_after.0);
        let known = of_name.entry(key).or_insert(way);
        if way.0 > known.0 {
            *known = way;
        }
    }
    let mut places: Vec<_> = of_name.into_iter().collect();
    let all = places.len();
    // Stable: of equals the first by name.
    places.sort_by(|a, b| b.1.0.total_cmp(&a.1.0));
    places.truncate(MOST);
    let rows = places
        .into_iter()
        .map(|((name, unit), (_, before, after_km))| {
            let unit = after.units[unit as usize].names.get(lang);
            json!([name, unit, whole(before), whole(after_km)])
        });
    (rows.collect(), all)
}

/// Kilometres as a whole number; no way is longer than the earth.
fn whole(km: f64) -> u32 {
    km.round() as u32
}
