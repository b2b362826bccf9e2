//! Where the border should be: the units of a region in `K` contiguous parts,
//! each with its own centre, so that everyone's ways are least.
//!
//! The exact search goes over the sets of `K` centres. For a set, each unit
//! going to the centre that is best for it is a lower bound; sets are looked at
//! in the order of that bound, until it reaches the best split found. Where the
//! units so assigned are not contiguous, or a part is too small, branch and
//! bound over "this unit to this part, or not" finds the best split that does.
//! With too many sets of centres a local search is used, and the p-median or
//! p-centre of the units bounds it.

mod bits;
mod bounds;
mod exact;
mod improve;
mod named;
mod node;
mod problem;
mod region;
mod render;
mod sums;
mod units;

pub use exact::exact_split;
pub use improve::heuristic_split;
pub use named::{NamedPart, NamedSplit, RegionSplit};
pub use problem::{Objective, Proof, Split, SplitError, SplitLimits, SplitProblem, SplitSolution};
pub use region::{SplitRequest, split_region};
pub use render::{SplitTexts, split_plan};

/// Solves a split: exactly where the sets of centres can be gone through, else
/// by local search with a bound.
///
/// # Errors
/// If no split can exist, or none was found.
pub fn solve_split(
    problem: &SplitProblem,
    limits: SplitLimits,
) -> Result<SplitSolution, SplitError> {
    problem.check()?;
    if problem.units() <= bits::MOST && problem.centre_sets() <= limits.centre_sets {
        exact_split(problem, limits)
    } else {
        heuristic_split(problem)
    }
}
