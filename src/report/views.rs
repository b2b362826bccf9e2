//! The views of a comparison: one table each.

use super::road_views::{BESIDE, beside};
use super::sentences::{self, Note, note};
use super::table::{Cell, Table};
use crate::compare::{
    CatchmentRow, CauseRow, Comparison, Fairness, LocalRow, PlaceRow, RoadStudy, ShapeRow,
    SpreadRow, State, UnitChange, Variant,
};
use crate::measure::{Metric, Spread};
use crate::territory::{Lang, Names};

fn name(names: &Names, lang: Lang) -> Cell {
    Cell::Text(names.get(lang).to_owned())
}

fn maybe(names: Option<&Names>, lang: Lang) -> Cell {
    Cell::text(names.map(|n| n.get(lang)))
}

/// Regions of both states: the columns of `tables/regions.csv`.
pub fn regions_view(comparison: &Comparison, roads: Option<&RoadStudy>, lang: Lang) -> Table {
    let mut table = Table::new(&super::tables::REGIONS);
    if roads.is_some() {
        table.columns.extend(BESIDE.map(str::to_owned));
    }
    for (state, summary) in [
        (State::Before, &comparison.before),
        (State::After, &comparison.after),
    ] {
        for r in &summary.regions {
            let d = r.distance_km;
            let mut row = vec![
                Cell::Word(state.word()),
                name(&r.region, lang),
                Cell::text(r.code.clone()),
                maybe(r.centre.as_ref(), lang),
            ];
            row.extend([r.units, r.cities, r.districts].map(|n| Cell::Whole(n as f64)));
            row.push(Cell::Whole(r.population as f64));
            row.push(Cell::decimal(r.area.as_ref().map(|a| a.km2), 0));
            row.push(
                r.area
                    .as_ref()
                    .map_or(Cell::Missing, |a| Cell::Word(a.source.word())),
            );
            row.push(Cell::decimal(r.density_per_km2, 2));
            let ways = [
                d.map(|d| d.mean),
                d.map(|d| d.median),
                d.map(|d| d.p90),
                d.map(|d| d.max),
            ];
            row.extend(ways.map(|km| Cell::decimal(km, 1)));
            if let Some(roads) = roads {
                row.extend(beside(roads.region(state, &r.region)));
            }
            table.rows.push(row);
        }
    }
    table
}

/// Units by region and name: the columns of `tables/units.csv`.
pub fn units_view(comparison: &Comparison, lang: Lang) -> Table {
    let mut table = Table::new(&super::tables::UNITS);
    table.rows = comparison.units.iter().map(|u| unit_row(u, lang)).collect();
    table
}

/// Units that are nearer to their centre, the most first.
pub fn winners_view(comparison: &Comparison, lang: Lang) -> Table {
    ranked(comparison, lang, -1.0)
}

/// Units that are farther from their centre, the most first.
pub fn losers_view(comparison: &Comparison, lang: Lang) -> Table {
    ranked(comparison, lang, 1.0)
}

fn ranked(comparison: &Comparison, lang: Lang, sign: f64) -> Table {
    let tolerance = comparison.measuring.tolerance_km;
    let change = |u: &UnitChange| sign * u.distance_change_km.unwrap_or(0.0);
    let mut units: Vec<&UnitChange> = comparison.units.iter().collect();
    units.retain(|u| change(u) > tolerance);
    units.sort_by(|a, b| {
        let by_change = change(b).total_cmp(&change(a));
        by_change.then_with(|| a.unit.en.cmp(&b.unit.en))
    });
    let mut table = Table::new(&super::tables::UNITS);
    table.rows = units.into_iter().map(|u| unit_row(u, lang)).collect();
    table.notes = vec![sentences::ranked(tolerance, lang)];
    table
}

fn unit_row(u: &UnitChange, lang: Lang) -> Vec<Cell> {
    vec![
        name(&u.unit, lang),
        Cell::Text(u.kind.clone()),
        name(&u.region_before, lang),
        name(&u.region_after, lang),
        maybe(u.centre_before.as_ref(), lang),
        maybe(u.centre_after.as_ref(), lang),
        Cell::Whole(u.population as f64),
        Cell::decimal(u.distance_before_km, 1),
        Cell::decimal(u.distance_after_km, 1),
        u.distance_change_km
            .map_or(Cell::Missing, |km| Cell::Signed(km, 1)),
    ]
}

/// Ways of the country, regions, later regions' people and units, in both states.
pub fn distances_view(rows: &[SpreadRow], thresholds_km: &[f64], lang: Lang) -> Table {
    let beyond = thresholds_km
        .iter()
        .map(|km| format!("share_beyond_{km}_km"));
    let mut table = Table::new(&["scope", "name", "state", "people"]);
    table.columns.extend(SPREAD.map(str::to_owned));
    table.columns.extend(beyond);
    table.rows = rows
        .iter()
        .map(|r| {
            let people = r.spread.distribution.people;
            let mut row = vec![Cell::Word(r.scope.word()), name(&r.name, lang)];
            row.extend([Cell::Word(r.state.word()), Cell::Whole(people)]);
            row.extend(spread_cells(&r.spread));
            row.extend(r.spread.beyond.iter().map(|b| Cell::Share(b.share)));
            row
        })
        .collect();
    table
}

pub(super) const SPREAD: [&str; 7] = [
    "mean_km",
    "median_km",
    "p90_km",
    "max_km",
    "worst_tenth_km",
    "gini",
    "person_km",
];

pub(super) fn spread_cells(spread: &Spread) -> Vec<Cell> {
    let d = spread.distribution;
    let km = [d.mean, d.median, d.p90, d.max, spread.worst_tenth_km];
    let mut cells: Vec<Cell> = km.map(|km| Cell::Decimal(km, 1)).into();
    cells.push(Cell::decimal(spread.gini, 3));
    cells.push(Cell::Decimal(spread.person_km, 0));
    cells
}

/// The people of the later regions: who gains, who loses.
pub fn people_view(comparison: &Comparison, lang: Lang) -> Table {
    let mut table = Table::new(&super::tables::ACCESS);
    for r in &comparison.people {
        let mut row = vec![
            name(&r.region, lang),
            Cell::Whole(r.after_km.map_or(0.0, |d| d.people)),
        ];
        for d in [r.before_km, r.after_km] {
            let ways = [
                d.map(|d| d.mean),
                d.map(|d| d.median),
                d.map(|d| d.p90),
                d.map(|d| d.max),
            ];
            row.extend(ways.map(|km| Cell::decimal(km, 1)));
        }
        let b = r.balance;
        row.extend([b.nearer, b.farther, b.same].map(Cell::Whole));
        row.push(Cell::Signed(b.person_km, 0));
        table.rows.push(row);
    }
    table.notes = vec![sentences::balance(comparison, lang)];
    table
}

/// Ways to the seat of the own unit.
pub fn local_view(rows: &[LocalRow], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "unit",
        "region_after",
        "seat_before",
        "seat_after",
        "people",
        "before_km",
        "after_km",
        "change_km",
        "before_max_km",
        "after_max_km",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            let (before, after) = (r.before_km, r.after_km);
            vec![
                name(&r.unit, lang),
                name(&r.region, lang),
                maybe(r.seat_before.as_ref(), lang),
                maybe(r.seat_after.as_ref(), lang),
                Cell::Whole(after.people),
                Cell::Decimal(before.mean, 1),
                Cell::Decimal(after.mean, 1),
                Cell::Signed(after.mean - before.mean, 1),
                Cell::Decimal(before.max, 1),
                Cell::Decimal(after.max, 1),
            ]
        })
        .collect();
    table.notes = vec![note(Note::Local, lang)];
    table
}

/// Every demand point.
pub fn settlements_view(rows: &[PlaceRow], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "place",
        "kind",
        "unit",
        "region_before",
        "region_after",
        "people",
        "before_km",
        "after_km",
        "change_km",
        "centre_moved_km",
        "region_changed_km",
        "nearest_region",
        "nearest_km",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            let mut row = vec![
                name(&r.place, lang),
                Cell::Word(r.kind),
                name(&r.unit, lang),
                name(&r.region_before, lang),
                name(&r.region_after, lang),
                Cell::Whole(r.people),
                Cell::Decimal(r.before_km, 1),
                Cell::Decimal(r.after_km, 1),
            ];
            let changes = [r.change_km, r.centre_moved_km, r.region_changed_km];
            row.extend(changes.map(|km| Cell::Signed(km, 1)));
            row.push(maybe(r.nearest_region.as_ref(), lang));
            row.push(Cell::decimal(r.nearest_km, 1));
            row
        })
        .collect();
    table
}

/// Why ways changed.
pub fn causes_view(rows: &[CauseRow], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "region",
        "people",
        "before_person_km",
        "after_person_km",
        "person_km_change",
        "centre_moved_person_km",
        "region_changed_person_km",
        "centre_moved_km",
        "region_changed_km",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            let parts = [r.centre_moved_person_km, r.region_changed_person_km];
            let mut row = vec![
                name(&r.name, lang),
                Cell::Whole(r.people),
                Cell::Whole(r.before_person_km),
                Cell::Whole(r.after_person_km),
                Cell::Signed(r.after_person_km - r.before_person_km, 0),
            ];
            row.extend(parts.map(|km| Cell::Signed(km, 0)));
            row.extend(parts.map(|km| Cell::Signed(km / r.people, 1)));
            row
        })
        .collect();
    table.notes = vec![note(Note::Causes, lang)];
    table
}

/// The nearest centre against the assigned one.
pub fn catchment_view(rows: &[CatchmentRow], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "state",
        "unit",
        "region",
        "centre",
        "people",
        "own_km",
        "nearest_region",
        "nearest_centre",
        "nearest_km",
        "people_elsewhere",
        "saving_person_km",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            vec![
                Cell::Word(r.state.word()),
                name(&r.unit, lang),
                maybe(r.region.as_ref(), lang),
                maybe(r.centre.as_ref(), lang),
                Cell::Whole(r.people),
                Cell::Decimal(r.own_km, 1),
                maybe(r.nearest_region.as_ref(), lang),
                maybe(r.nearest_centre.as_ref(), lang),
                Cell::Decimal(r.nearest_km, 1),
                Cell::Whole(r.people_elsewhere),
                Cell::Whole(r.saving_person_km),
            ]
        })
        .collect();
    table.notes = vec![note(Note::Catchment, lang)];
    table
}

/// Shape of the regions.
pub fn shape_view(rows: &[ShapeRow], schematic: bool, lang: Lang) -> Table {
    let mut table = Table::new(&[
        "state",
        "region",
        "area_km2",
        "border_km",
        "polsby_popper",
        "reock",
        "hull_share",
        "parts",
        "holes",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            let s = r.shape;
            let mut row = vec![Cell::Word(r.state.word()), name(&r.region, lang)];
            row.extend([s.area_km2, s.border_km].map(|v| Cell::Decimal(v, 0)));
            row.extend([s.polsby_popper, s.reock, s.hull_share].map(|v| Cell::Decimal(v, 3)));
            row.extend([s.parts, s.holes].map(|n| Cell::Whole(n as f64)));
            row
        })
        .collect();
    if rows.is_empty() {
        table.notes = vec![note(Note::NoBoundaries, lang)];
    } else if schematic {
        table.notes = vec![note(Note::SchematicShapes, lang)];
    }
    table
}

/// How evenly people, land and ways are shared.
pub fn balance_view(rows: &[Fairness], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "state",
        "quantity",
        "regions",
        "most_region",
        "most",
        "least_region",
        "least",
        "ratio",
        "gini",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            vec![
                Cell::Word(r.state.word()),
                Cell::Word(r.quantity),
                Cell::Whole(r.regions as f64),
                name(&r.most_region, lang),
                size(r.most),
                name(&r.least_region, lang),
                size(r.least),
                Cell::decimal(r.ratio, 2),
                Cell::decimal(r.gini, 3),
            ]
        })
        .collect();
    table
}

/// Large values need no decimals.
fn size(value: f64) -> Cell {
    Cell::Decimal(value, usize::from(value < 1000.0))
}

/// The result under other choices of demand and metric.
pub fn sensitivity_view(variants: &[Variant], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "demand",
        "scaled",
        "metric",
        "chosen",
        "people",
        "before_mean_km",
        "after_mean_km",
        "before_median_km",
        "after_median_km",
        "before_p90_km",
        "after_p90_km",
        "people_nearer",
        "people_farther",
        "person_km_change",
    ]);
    let yes = |value: bool| Cell::Word(if value { "yes" } else { "no" });
    table.rows = variants
        .iter()
        .map(|v| {
            let d = [&v.before, &v.after].map(|s| s.as_ref().map(|s| s.distribution));
            let mut row = vec![
                demand_cell(&v.demand),
                yes(v.scaled),
                Cell::Word(metric_word(v.metric)),
                yes(v.chosen),
                Cell::whole(d[1].map(|d| d.people)),
            ];
            row.extend(d.map(|d| Cell::decimal(d.map(|d| d.mean), 1)));
            row.extend(d.map(|d| Cell::decimal(d.map(|d| d.median), 1)));
            row.extend(d.map(|d| Cell::decimal(d.map(|d| d.p90), 1)));
            row.extend([v.balance.nearer, v.balance.farther].map(Cell::Whole));
            row.push(Cell::Signed(v.balance.person_km, 0));
            row
        })
        .collect();
    table.notes = notes_of_regions(variants, lang);
    table
}

/// A word for the territory's own demand, the name of a file else.
fn demand_cell(demand: &str) -> Cell {
    let own = ["settlements", "seats"]
        .into_iter()
        .find(|word| *word == demand);
    own.map_or_else(|| Cell::Text(demand.to_owned()), Cell::Word)
}

/// How far apart the variants are for the people of the later regions whose mean
/// way changes.
fn notes_of_regions(variants: &[Variant], lang: Lang) -> Vec<String> {
    let Some(first) = variants.first() else {
        return Vec::new();
    };
    let notes = first.regions.iter().enumerate().filter_map(|(i, region)| {
        let changes: Vec<f64> = variants
            .iter()
            .filter_map(|v| {
                let r = v.regions.get(i)?;
                Some(r.after_km?.mean - r.before_km?.mean)
            })
            .collect();
        let least = changes.iter().copied().min_by(f64::total_cmp)?;
        let most = changes.iter().copied().max_by(f64::total_cmp)?;
        let moved = least.abs() > 1e-6 || most.abs() > 1e-6;
        moved.then(|| sentences::sensitivity(&region.region, least, most, lang))
    });
    notes.collect()
}

pub(super) fn metric_word(metric: Metric) -> &'static str {
    match metric {
        Metric::Geodesic => "geodesic",
        Metric::GreatCircle => "great-circle",
    }
}
