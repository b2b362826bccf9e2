//! Measures of a territory: population, area, shape, distance to the centre,
//! inequality, and seats by rules.

mod access;
mod apportion;
mod area;
mod catchment;
mod causes;
mod centre;
mod circle;
mod demand;
mod distance;
mod distribution;
mod inequality;
mod pcentre;
mod pmedian;
mod rules;
mod shape;
mod spread;
mod table;

pub use access::{Journey, journeys};
pub use apportion::{Apportionment, Method, apportion};
pub use area::{Area, AreaSource, region_area};
pub use catchment::{Nearest, nearest_centres};
pub use causes::{Causes, causes};
pub use centre::{
    Candidate, CandidateError, CentreStudy, Decreed, Outside, PlacedPoint, RankBy, RankedCentre,
    State, all_candidates, candidates, placed, study_centre,
};
pub use demand::{Demand, DemandModel, DemandPlace, DemandPoint, demand, unscaled_settlements};
pub use distance::{Metric, distance_km, ways_km};
pub use distribution::Distribution;
pub use inequality::{gini, ratio};
pub use pcentre::solve_pcentre;
pub use pmedian::{Choice, ChoiceError, CostMatrix, Limits, solve_pmedian};
pub use rules::{
    Band, Deputies, Rules, RulesError, Senate, SingleMember, Staff, Stated, parse_rules,
};
pub use shape::{Shape, region_shape};
pub use spread::{Beyond, Spread};
pub use table::{DemandTable, Located, TablePoint, demand_of_table};
