//! Measures of a territory: population, area, distance to the centre.

mod access;
mod area;
mod demand;
mod distance;
mod distribution;

pub use access::{Journey, journeys};
pub use area::{Area, AreaSource, region_area};
pub use demand::{Demand, DemandModel, DemandPoint, demand};
pub use distance::{Metric, distance_km};
pub use distribution::Distribution;
