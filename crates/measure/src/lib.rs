//! Measures of a territory: population, area, shape, distance to the centre,
//! inequality, and seats by rules.

mod access;
mod adjacent;
mod apportion;
mod area;
mod assign;
mod catchment;
mod causes;
mod centre;
mod choose;
mod circle;
mod demand;
mod distance;
mod distance_summary;
mod distribution;
mod geodesic;
mod histogram;
mod inequality;
mod near;
mod nearest;
mod office;
mod optimise;
mod pcentre;
mod pmedian;
mod roads;
mod rules;
mod shape;
mod stated;
mod summing;
mod sums;
mod sweep;
mod table;

pub use access::{Journey, journeys};
pub use apportion::{Apportionment, Method, apportion};
pub use area::{Area, AreaSource, RegionAreas};
pub use assign::{Assigned, Assigner, Belonging};
pub use catchment::{Nearest, nearest_centres};
pub use causes::{Causes, causes};
pub use centre::{
    Candidate, CandidateError, CentreStudy, Decreed, Outside, PlacedPoint, RankBy, RankedCentre,
    State, all_candidates, candidates, is_at, placed, study_centre,
};
pub use choose::{ChooseBy, ChosenCentre, ChosenCentres, LawCentres, Wanted, choose_centres};
pub use demand::{Demand, DemandModel, DemandPlace, DemandPoint, demand, unscaled_settlements};
pub use distance::{Metric, distance_km, ways_km};
pub use distance_summary::{Beyond, DistanceSummary};
pub use distribution::Distribution;
pub use histogram::{Histogram, PARTS, TooMany, parts_of_people, people};
pub use inequality::{gini, ratio};
pub use nearest::PlaceIndex;
pub use office::{Band, Office, OfficeRule, PeoplePer};
pub use optimise::{
    NamedPart, NamedSplit, Objective, Proof, RegionSplit, Split, SplitError, SplitLimits,
    SplitProblem, SplitRequest, SplitSolution, SplitTexts, exact_split, heuristic_split,
    solve_split, split_plan, split_region,
};
pub use pcentre::{solve_pcentre, watch_pcentre};
pub use pmedian::{
    Choice, ChoiceError, CostMatrix, Limits, Progress, Watch, solve_pmedian, watch_pmedian,
};
pub use roads::{
    Network, NetworkError, NetworkFacts, PROFILE_VERSION, RestrictionFacts, Road, RoadTable,
    RoadWay, Snap, SnapRules, is_barrier, road,
};
pub use rules::{OfficeRules, OfficeRulesError, SingleMember, parse_office_rules};
pub use shape::{Shape, measured_shape, region_shape};
pub use stated::{Since, Stated};
pub use summing::Summing;
pub use sums::{Counted, Sums, WaySums};
pub use sweep::{
    Ranked, SweepBase, SweepBy, SweepFigures, SweepKind, Tried, Variant, sweep, variant_plan,
    variants,
};
pub use table::{DemandTable, Located, TablePoint, demand_of_table};
