//! The nearest centre against the assigned one.

use super::access::Journey;
use super::demand::Demand;
use super::distance::{Metric, distance_km};
use crate::territory::{RegionId, Territory};

/// The nearest centre to a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// The region of that centre.
    pub region: RegionId,
    /// Kilometres to it.
    pub km: f64,
}

/// The nearest centre of a state to every journey's point, in their order.
///
/// Of centres equally near, a region's own wins (`own` tells it), then the one
/// with the smaller id: two regions governed from one place are no reason to go
/// elsewhere.
pub fn nearest_centres(
    territory: &Territory,
    demand: &Demand,
    journeys: &[Journey],
    own: impl Fn(&Journey) -> RegionId,
    metric: Metric,
) -> Vec<Option<Nearest>> {
    let centres: Vec<_> = territory
        .living_regions()
        .filter_map(|(id, region)| Some((id, region.centre.as_ref()?.position)))
        .collect();
    let nearest = journeys.iter().map(|journey| {
        let point = demand.points.get(journey.point as usize)?;
        let ways = centres.iter().map(|&(region, centre)| Nearest {
            region,
            km: distance_km(metric, point.position, centre),
        });
        let foreign = |n: &Nearest| n.region != own(journey);
        ways.min_by(|a, b| {
            a.km.total_cmp(&b.km)
                .then(foreign(a).cmp(&foreign(b)))
                .then(a.region.cmp(&b.region))
        })
    });
    nearest.collect()
}
