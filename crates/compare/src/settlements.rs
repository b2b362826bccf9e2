//! Every demand point: its way before and after, and the nearest centre.

use geo_types::Coord;
use serde::Serialize;

use super::{Comparison, Study};
use aimaq_measure::{Journey, causes, nearest_centres};
use aimaq_reform::Applied;
use aimaq_territory::Names;
use aimaq_words::table::{Cell, Table};

/// The way of the people of one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SettlementRow {
    /// Name of the settlement or of the table's row; for a seat that of the unit's
    /// seat.
    pub place: Names,
    /// `settlement`, `seat` or `row`.
    pub kind: &'static str,
    /// The later unit.
    pub unit: Names,
    /// Region before.
    pub region_before: Names,
    /// Region after.
    pub region_after: Names,
    /// People.
    pub people: f64,
    /// Kilometres to the centre before.
    pub before_km: f64,
    /// Kilometres to the centre after.
    pub after_km: f64,
    /// After less before.
    pub change_km: f64,
    /// What of it the move of a centre makes.
    pub centre_moved_km: f64,
    /// What of it the change of the region makes.
    pub region_changed_km: f64,
    /// The later region whose centre is nearest.
    pub nearest_region: Option<Names>,
    /// Kilometres to that centre.
    pub nearest_km: Option<f64>,
    /// Code of the later unit on the day of the later state.
    #[serde(skip)]
    pub unit_code: Option<String>,
    /// Where the place is.
    #[serde(skip)]
    pub position: Coord<f64>,
}

/// One row per demand point, by region, unit and the order of the points.
pub fn settlements(applied: &Applied, comparison: &Comparison) -> Vec<SettlementRow> {
    let (before, after) = (&applied.before, &applied.after);
    let (demand, journeys) = (&comparison.demand, &comparison.journeys);
    let metric = comparison.measuring.metric;
    let parts = causes(before, after, demand, journeys, metric);
    let own = |j: &Journey| (j.region_after, j.after_km);
    let nearest = nearest_centres(after, demand, journeys, own, metric);
    let rows = journeys.iter().zip(parts).zip(nearest);
    let ranks = after.unit_ranks();
    let rows = rows.filter_map(|((journey, part), nearest)| {
        let point = demand.points.get(journey.point as usize)?;
        let unit = after.unit(journey.unit_after);
        let seat = unit.seat.as_ref().map(|seat| &seat.names);
        let place = demand.name(point, after).or(seat).unwrap_or(&unit.names);
        let row = SettlementRow {
            place: place.clone(),
            kind: point.place.word(),
            unit: unit.names.clone(),
            region_before: before.region(journey.region_before).names.clone(),
            region_after: after.region(journey.region_after).names.clone(),
            people: journey.people,
            before_km: journey.before_km,
            after_km: journey.after_km,
            change_km: journey.after_km - journey.before_km,
            centre_moved_km: part.centre_km,
            region_changed_km: part.region_km,
            nearest_region: nearest.map(|n| after.region(n.region).names.clone()),
            nearest_km: nearest.map(|n| n.km),
            unit_code: unit.code_on(after.date).map(str::to_owned),
            position: point.position,
        };
        Some((ranks.get(journey.unit_after.index()), row))
    });
    let mut rows: Vec<(Option<&usize>, SettlementRow)> = rows.collect();
    // Stable, so that the points of a unit keep their order.
    rows.sort_by_key(|(rank, _)| *rank);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Every place.
pub(super) fn table(study: &Study<'_>) -> Table {
    let mut table = Table::new([
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
    ])
    .with_columns_for_programs(&["unit_code", "longitude", "latitude", "path"]);
    let rows = settlements(study.applied, study.comparison);
    table.rows = rows.iter().map(cells_of).collect();
    table
}

fn cells_of(r: &SettlementRow) -> Vec<Cell> {
    let changes = [r.change_km, r.centre_moved_km, r.region_changed_km];
    let mut row = vec![
        Cell::Name(r.place.clone()),
        Cell::Word(r.kind),
        Cell::Name(r.unit.clone()),
        Cell::Name(r.region_before.clone()),
        Cell::Name(r.region_after.clone()),
        Cell::whole(r.people),
        Cell::km(r.before_km),
        Cell::km(r.after_km),
    ];
    row.extend(changes.map(|km| Cell::signed(km, 1)));
    row.push(Cell::name(r.nearest_region.as_ref()));
    row.push(Cell::maybe(r.nearest_km, Cell::km));
    row.push(Cell::code(r.unit_code.as_deref()));
    row.extend([r.position.x, r.position.y].map(Cell::degrees));
    row.push(Cell::Path(r.region_after.clone(), r.unit.clone()));
    row
}
