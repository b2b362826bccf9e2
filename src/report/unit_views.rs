//! Regions and units of a comparison as tables.

use super::cell::Cell;
use super::road_views::{BESIDE, beside};
use super::sentences;
use super::table::{Column, Table};
use super::words::kind_word;
use crate::compare::{Comparison, RoadStudy, State, UnitChange};
use crate::territory::Lang;

/// Regions of both states: the columns of `tables/regions.csv`.
pub fn regions_view(comparison: &Comparison, roads: Option<&RoadStudy>, lang: Lang) -> Table {
    let mut table = Table::new(&super::tables::REGIONS);
    if roads.is_some() {
        table.columns.extend(BESIDE.map(Column::from));
    }
    for (state, summary) in [
        (State::Before, &comparison.before),
        (State::After, &comparison.after),
    ] {
        for r in &summary.regions {
            let mut row = vec![
                Cell::Word(state.word()),
                Cell::name(&r.region, lang),
                Cell::text(r.code.clone()),
                Cell::names(r.centre.as_ref(), lang),
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
            row.extend(Cell::ways(r.distance_km));
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
    table.notes = vec![sentences::ranked(tolerance).into()];
    table
}

fn unit_row(u: &UnitChange, lang: Lang) -> Vec<Cell> {
    vec![
        Cell::name(&u.unit, lang),
        Cell::Said {
            shown: kind_word(&u.kind, lang),
            plain: u.kind.clone(),
        },
        Cell::name(&u.region_before, lang),
        Cell::name(&u.region_after, lang),
        Cell::names(u.centre_before.as_ref(), lang),
        Cell::names(u.centre_after.as_ref(), lang),
        Cell::Whole(u.population as f64),
        Cell::decimal(u.distance_before_km, 1),
        Cell::decimal(u.distance_after_km, 1),
        u.distance_change_km
            .map_or(Cell::Missing, |km| Cell::Signed(km, 1)),
    ]
}
