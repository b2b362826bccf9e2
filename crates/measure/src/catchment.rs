//! The nearest centre against the assigned one.

use rayon::prelude::*;

use super::access::Journey;
use super::demand::Demand;
use super::distance::Metric;
use super::nearest::PlaceIndex;
use aimaq_territory::{RegionId, Territory};

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
/// Of centres equally near, a region's own wins, then the one with the smaller id: two
/// regions governed from one place are no reason to go elsewhere. `own` tells a journey's
/// region in that state, and the kilometres to its centre.
pub fn nearest_centres(
    territory: &Territory,
    demand: &Demand,
    journeys: &[Journey],
    own: impl Fn(&Journey) -> (RegionId, f64) + Sync,
    metric: Metric,
) -> Vec<Option<Nearest>> {
    let (regions, centres): (Vec<RegionId>, Vec<_>) = territory
        .living_regions()
        .filter_map(|(id, region)| Some((id, region.centre.as_ref()?.position)))
        .unzip();
    let index: PlaceIndex = centres.into_iter().collect();
    let nearest = journeys.par_iter().map(|journey| {
        let point = demand.points.get(journey.point as usize)?;
        let (own, km) = own(journey);
        // Regions come in the order of their ids.
        let known = regions.binary_search(&own).ok().map(|number| (number, km));
        let rank = |centre: usize| (regions[centre] != own, regions[centre]);
        let (centre, km) = index.nearest_knowing(metric, point.position, known, rank)?;
        Some(Nearest {
            region: regions[centre],
            km,
        })
    });
    nearest.collect()
}
