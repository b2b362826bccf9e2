//! Every demand point: its way before and after, and the nearest centre.

use serde::Serialize;

use super::Comparison;
use crate::measure::{causes, nearest_centres};
use crate::reform::Applied;
use crate::territory::Names;

/// The way of the people of one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceRow {
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
}

/// One row per demand point, by region, unit and the order of the points.
pub fn places(applied: &Applied, comparison: &Comparison) -> Vec<PlaceRow> {
    let (before, after) = (&applied.before, &applied.after);
    let (demand, journeys) = (&comparison.demand, &comparison.journeys);
    let metric = comparison.measuring.metric;
    let parts = causes(before, after, demand, journeys, metric);
    let nearest = nearest_centres(after, demand, journeys, |j| j.region_after, metric);
    let rows = journeys.iter().zip(parts).zip(nearest);
    let rows = rows.filter_map(|((journey, part), nearest)| {
        let point = demand.points.get(journey.point as usize)?;
        let unit = after.unit(journey.unit_after);
        let seat = unit.seat.as_ref().map(|seat| &seat.names);
        let place = demand.name(point, after).or(seat).unwrap_or(&unit.names);
        Some(PlaceRow {
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
        })
    });
    let mut rows: Vec<PlaceRow> = rows.collect();
    // Stable, so that the points of a unit keep their order.
    rows.sort_by(|a, b| {
        let key = |r: &PlaceRow| (r.region_after.en.clone(), r.unit.en.clone());
        key(a).cmp(&key(b))
    });
    rows
}
