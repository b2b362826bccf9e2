//! Where a centre should be: all candidate places of a region, ranked.

mod candidates;
mod people;
mod rank;

pub use candidates::{Candidate, CandidateError, Outside, all_candidates, candidates, is_at};
pub use people::{PlacedPoint, State, placed};
pub use rank::{CentreStudy, Decreed, RankBy, RankedCentre, study_centre};
