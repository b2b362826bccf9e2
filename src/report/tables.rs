//! The CSV tables of a run. Their first columns are a contract.

use crate::compare::{Comparison, RegionSummary, RoadStudy, State, StateSummary};
use crate::measure::Distribution;
use crate::reform::Applied;

use super::cell::Cell;
use super::format::number;
use super::road_views::{BESIDE, beside};

pub(super) const REGIONS: [&str; 15] = [
    "state",
    "region",
    "code",
    "centre",
    "units",
    "cities",
    "districts",
    "population",
    "area_km2",
    "area_source",
    "density_per_km2",
    "distance_mean_km",
    "distance_median_km",
    "distance_p90_km",
    "distance_max_km",
];

/// `tables/regions.csv`: every region of both states, with the ways along roads
/// where there are roads.
pub fn regions_csv(comparison: &Comparison, roads: Option<&RoadStudy>) -> String {
    let states = [
        (State::Before, &comparison.before),
        (State::After, &comparison.after),
    ];
    let rows = states
        .iter()
        .flat_map(|(state, summary)| state_rows(*state, summary, roads));
    let mut header = REGIONS.to_vec();
    if roads.is_some() {
        header.extend(BESIDE);
    }
    csv(&header, rows)
}

fn state_rows<'a>(
    state: State,
    summary: &'a StateSummary,
    roads: Option<&'a RoadStudy>,
) -> impl Iterator<Item = Vec<String>> + 'a {
    summary.regions.iter().map(move |region| {
        let mut row = region_row(state.word(), region);
        if let Some(roads) = roads {
            let cells = beside(roads.region(state, &region.region));
            row.extend(cells.iter().map(Cell::plain));
        }
        row
    })
}

fn region_row(state: &str, r: &RegionSummary) -> Vec<String> {
    let area = r.area.as_ref();
    let mut row = vec![
        state.to_owned(),
        r.region.en.clone(),
        r.code.clone().unwrap_or_default(),
        r.centre.as_ref().map(|c| c.en.clone()).unwrap_or_default(),
        r.units.to_string(),
        r.cities.to_string(),
        r.districts.to_string(),
        r.population.to_string(),
        area.map(|a| number(a.km2, 2)).unwrap_or_default(),
        area.map(|a| a.source.word().to_owned()).unwrap_or_default(),
        r.density_per_km2.map(|d| number(d, 3)).unwrap_or_default(),
    ];
    row.extend(distribution(r.distance_km.as_ref()));
    row
}

fn distribution(d: Option<&Distribution>) -> [String; 4] {
    let show = |f: fn(&Distribution) -> f64| d.map(|d| number(f(d), 3)).unwrap_or_default();
    [
        show(|d| d.mean),
        show(|d| d.median),
        show(|d| d.p90),
        show(|d| d.max),
    ]
}

pub(super) const UNITS: [&str; 10] = [
    "unit",
    "kind",
    "region_before",
    "region_after",
    "centre_before",
    "centre_after",
    "population",
    "distance_before_km",
    "distance_after_km",
    "distance_change_km",
];

/// `tables/units.csv`: every unit of the later state.
pub fn units_csv(comparison: &Comparison) -> String {
    let rows = comparison.units.iter().map(|u| {
        let name = |n: &Option<crate::territory::Names>| {
            n.as_ref().map(|n| n.en.clone()).unwrap_or_default()
        };
        let km = |v: Option<f64>| v.map(|v| number(v, 3)).unwrap_or_default();
        vec![
            u.unit.en.clone(),
            u.kind.clone(),
            u.region_before.en.clone(),
            u.region_after.en.clone(),
            name(&u.centre_before),
            name(&u.centre_after),
            u.population.to_string(),
            km(u.distance_before_km),
            km(u.distance_after_km),
            km(u.distance_change_km),
        ]
    });
    csv(&UNITS, rows)
}

pub(super) const ACCESS: [&str; 14] = [
    "region",
    "people",
    "before_mean_km",
    "before_median_km",
    "before_p90_km",
    "before_max_km",
    "after_mean_km",
    "after_median_km",
    "after_p90_km",
    "after_max_km",
    "people_nearer",
    "people_farther",
    "people_same",
    "person_km_change",
];

/// `tables/access.csv`: the people of every later region, their ways before and
/// after.
pub fn access_csv(comparison: &Comparison) -> String {
    let rows = comparison.people.iter().map(|r| {
        let people = r.after_km.map_or(0.0, |d| d.people);
        let mut row = vec![r.region.en.clone(), number(people, 1)];
        row.extend(distribution(r.before_km.as_ref()));
        row.extend(distribution(r.after_km.as_ref()));
        let b = r.balance;
        row.extend([b.nearer, b.farther, b.same, b.person_km].map(|v| number(v, 1)));
        row
    });
    csv(&ACCESS, rows)
}

/// `tables/lineage.csv`: which later units come from which earlier ones.
pub fn lineage_csv(applied: &Applied) -> String {
    let header = [
        "from",
        "code_from",
        "to",
        "code_to",
        "population",
        "changes",
    ];
    let (before, after) = (&applied.before, &applied.after);
    let rows = applied.lineage.links.iter().map(|link| {
        let people: u64 = link.atoms.iter().map(|&a| after.atom(a).population).sum();
        let kinds: Vec<&str> = link.kinds.iter().map(|k| k.word()).collect();
        let code = |c: Option<&str>| c.unwrap_or_default().to_owned();
        vec![
            before.path(link.from),
            code(before.unit(link.from).code_on(before.date)),
            after.path(link.to),
            code(after.unit(link.to).code_on(after.date)),
            people.to_string(),
            kinds.join("; "),
        ]
    });
    csv(&header, rows)
}

pub(super) fn csv(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    push_row(&mut text, header.iter().copied());
    for row in rows {
        push_row(&mut text, row.iter().map(String::as_str));
    }
    text
}

/// RFC 4180 quoting; lines end in a bare line feed.
pub(super) fn push_row<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}
