//! Measures of a territory: population, area, distance to the centre.

mod access;
mod area;
mod centre;
mod demand;
mod distance;
mod distribution;
mod pcentre;
mod pmedian;

pub use access::{Journey, journeys};
pub use area::{Area, AreaSource, region_area};
pub use centre::{
    Candidate, CandidateError, CentreStudy, Decreed, Outside, PlacedPoint, RankBy, RankedCentre,
    State, all_candidates, candidates, placed, study_centre,
};
pub use demand::{Demand, DemandModel, DemandPoint, demand};
pub use distance::{Metric, distance_km};
pub use distribution::Distribution;
pub use pcentre::solve_pcentre;
pub use pmedian::{Choice, ChoiceError, CostMatrix, Limits, solve_pmedian};
