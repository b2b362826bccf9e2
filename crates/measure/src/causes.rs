//! Why a way became longer or shorter: the centre moved, or the region changed.
//!
//! A way from a point in region P before to the same point in region Q after
//! changes from the old centre of P to the new centre of Q. Between the two lies
//! a state that never was: the point still in P after the centres have moved, or
//! already in Q before they do. The step over the first kind of state is *centre
//! moved, then region changed*, over the second the other way round. Where both
//! states can be thought of, the mean of the two orders counts (Shapley 1953);
//! where P has ended or Q is new, only one of them exists; where neither does, all
//! of the change is the region's. Both parts always add up to the change.

use serde::Serialize;

use super::access::Journey;
use super::demand::Demand;
use super::distance::{Metric, distance_km};
use aimaq_territory::{RegionId, Territory};

/// The change of one way in its two parts, in kilometres; negative is nearer.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Causes {
    /// Because a centre moved.
    pub centre_km: f64,
    /// Because the point belongs to another region.
    pub region_km: f64,
}

/// The parts of every journey's change, in the order of the journeys.
pub fn causes(
    before: &Territory,
    after: &Territory,
    demand: &Demand,
    journeys: &[Journey],
    metric: Metric,
) -> Vec<Causes> {
    let way = |territory: &Territory, region: RegionId, journey: &Journey| {
        let region = territory.regions.get(region.0 as usize)?;
        let centre = region.exists().then_some(region.centre.as_ref()?)?;
        let point = demand.points.get(journey.point as usize)?;
        Some(distance_km(metric, point.position, centre.position))
    };
    let parts = journeys.iter().map(|j| {
        if j.region_before == j.region_after {
            return split(j, Some(j.after_km), None);
        }
        // The old region as it is after, and the new one as it was before.
        split(
            j,
            way(after, j.region_before, j),
            way(before, j.region_after, j),
        )
    });
    parts.collect()
}

/// `centre_first` is the way once the centres have moved, `region_first` once
/// the region has changed.
fn split(j: &Journey, centre_first: Option<f64>, region_first: Option<f64>) -> Causes {
    let whole = j.after_km - j.before_km;
    let centre_km = match (centre_first, region_first) {
        (Some(c), Some(r)) => f64::midpoint(c - j.before_km, j.after_km - r),
        (Some(c), None) => c - j.before_km,
        (None, Some(r)) => j.after_km - r,
        (None, None) => 0.0,
    };
    Causes {
        centre_km,
        region_km: whole - centre_km,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aimaq_territory::UnitId;

    fn journey(before_km: f64, after_km: f64) -> Journey {
        Journey {
            point: 0,
            people: 1.0,
            unit_before: UnitId(0),
            unit_after: UnitId(0),
            region_before: RegionId(0),
            region_after: RegionId(1),
            before_km,
            after_km,
        }
    }

    #[test]
    fn both_orders_count_half_and_the_parts_add_up() {
        // Centre first: 100 → 140 → 60; region first: 100 → 50 → 60.
        let parts = split(&journey(100.0, 60.0), Some(140.0), Some(50.0));
        assert!((parts.centre_km - 25.0).abs() < 1e-12, "{parts:?}");
        assert!((parts.centre_km + parts.region_km + 40.0).abs() < 1e-12);
    }

    #[test]
    fn between_an_ended_and_a_new_region_all_is_the_region() {
        let parts = split(&journey(100.0, 60.0), None, None);
        assert_eq!((parts.centre_km, parts.region_km), (0.0, -40.0));
    }
}
