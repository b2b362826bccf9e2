//! The p-centre problem: choose `p` sites so that the farthest client is as
//! near as can be.
//!
//! The answer is one of the distances; a binary search over them asks at each
//! step whether `p` sites cover everyone within that distance (set covering,
//! decided by branch and bound).

mod bits;
mod cover;
mod search;

pub use search::{solve_pcentre, watch_pcentre};
