//! Distance to the centre, before and after, for the same people.

use rayon::prelude::*;

use super::demand::{Demand, DemandPoint};
use super::distance::{Metric, distance_km};
use aimaq_reform::roots;
use aimaq_territory::{RegionId, Territory, UnitId};

/// The way of the people at one point to the centre of their own region.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Journey {
    /// Index of the point in [`Demand::points`].
    pub point: u32,
    /// People.
    pub people: f64,
    /// Unit before.
    pub unit_before: UnitId,
    /// Unit after.
    pub unit_after: UnitId,
    /// Region before.
    pub region_before: RegionId,
    /// Region after.
    pub region_after: RegionId,
    /// Kilometres to the centre before.
    pub before_km: f64,
    /// Kilometres to the centre after.
    pub after_km: f64,
}

/// Measures every demand point against the centres of both states; points in a
/// region without a centre are left out.
pub fn journeys(
    before: &Territory,
    after: &Territory,
    demand: &Demand,
    metric: Metric,
) -> Vec<Journey> {
    let (old_units, new_units) = (before.unit_of_atom(), after.unit_of_atom());
    let roots = roots(before, after);
    let journey = |(i, point): (usize, &DemandPoint)| {
        let atom = point.atom.0 as usize;
        let unit_before = old_units[roots[atom].0 as usize]?;
        let unit_after = new_units[atom]?;
        let region_before = before.unit(unit_before).region;
        let region_after = after.unit(unit_after).region;
        let old = before.region(region_before).centre.as_ref()?.position;
        let new = after.region(region_after).centre.as_ref()?.position;
        let before_km = distance_km(metric, point.position, old);
        let after_km = if old == new {
            before_km
        } else {
            distance_km(metric, point.position, new)
        };
        Some(Journey {
            point: i as u32,
            people: point.people,
            unit_before,
            unit_after,
            region_before,
            region_after,
            before_km,
            after_km,
        })
    };
    // In parallel, and in the order of the points whatever the threads do.
    let journeys = demand.points.par_iter().enumerate().map(journey);
    journeys.collect::<Vec<_>>().into_iter().flatten().collect()
}
