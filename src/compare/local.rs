//! Ways to the seat of the own unit: how far the district's centre itself is.

use serde::Serialize;

use super::Comparison;
use crate::measure::{Distribution, distance_km};
use crate::reform::Applied;
use crate::territory::{Names, Territory, UnitId};

/// The ways of a later unit's people to the seats of their units.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LocalRow {
    /// The later unit.
    pub unit: Names,
    /// Its region.
    pub region: Names,
    /// Seat of the earlier unit of the most of its people.
    pub seat_before: Option<Names>,
    /// Its seat.
    pub seat_after: Option<Names>,
    /// Ways to the seats of the earlier units.
    pub before_km: Distribution,
    /// Ways to the seat of the later unit.
    pub after_km: Distribution,
}

/// Every later unit with people and seats, the largest change first.
pub fn local(applied: &Applied, comparison: &Comparison) -> Vec<LocalRow> {
    let after = &applied.after;
    let mut ways: Vec<Vec<Way>> = vec![Vec::new(); after.units.len()];
    for journey in &comparison.journeys {
        let Some(point) = comparison.demand.points.get(journey.point as usize) else {
            continue;
        };
        let km = |territory: &Territory, unit: UnitId| {
            let seat = territory.unit(unit).seat.as_ref()?;
            Some(distance_km(
                comparison.measuring.metric,
                point.position,
                seat.position,
            ))
        };
        let before = km(&applied.before, journey.unit_before);
        if let Some((before, after)) = before.zip(km(after, journey.unit_after)) {
            let way = Way {
                people: journey.people,
                from: journey.unit_before,
                before,
                after,
            };
            ways[journey.unit_after.0 as usize].push(way);
        }
    }
    let rows = after.living_units().filter_map(|(id, unit)| {
        let own = ways.get(id.0 as usize)?;
        let from = most(own)?;
        let seat = |territory: &Territory, id: UnitId| {
            let seat = territory.unit(id).seat.as_ref();
            seat.map(|seat| seat.names.clone())
        };
        Some(LocalRow {
            unit: unit.names.clone(),
            region: after.region(unit.region).names.clone(),
            seat_before: seat(&applied.before, from),
            seat_after: seat(after, id),
            before_km: Distribution::of(own.iter().map(|w| (w.before, w.people)))?,
            after_km: Distribution::of(own.iter().map(|w| (w.after, w.people)))?,
        })
    });
    let mut rows: Vec<LocalRow> = rows.collect();
    let change = |r: &LocalRow| (r.after_km.mean - r.before_km.mean).abs();
    rows.sort_by(|a, b| {
        let names = |r: &LocalRow| (r.region.en.clone(), r.unit.en.clone());
        change(b)
            .total_cmp(&change(a))
            .then_with(|| names(a).cmp(&names(b)))
    });
    rows
}

#[derive(Clone)]
struct Way {
    people: f64,
    from: UnitId,
    before: f64,
    after: f64,
}

/// The earlier unit of the most people.
fn most(ways: &[Way]) -> Option<UnitId> {
    let people = |unit: UnitId| -> f64 {
        let own = ways.iter().filter(|way| way.from == unit);
        own.map(|way| way.people).sum()
    };
    let units = ways.iter().map(|way| way.from);
    units.max_by(|a, b| people(*a).total_cmp(&people(*b)).then(b.cmp(a)))
}
