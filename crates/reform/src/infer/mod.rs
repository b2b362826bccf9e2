//! The reform that lies between two states of a territory.
//!
//! [`least()`] is the least list of changes between two states of one run; a drawing tool
//! may ask for it after every stroke. [`infer()`] finds what two vintages have in common,
//! which know nothing of each other, and asks for the same list: borders are matched
//! first, the noise floor is read from them, units are told by witnesses, and the plan is
//! carried out on the earlier vintage and compared with the later.

mod acts;
mod borders;
mod by_ids;
mod centres;
mod common;
mod cutting;
mod explain;
mod floor;
#[allow(clippy::module_inception)] // the function is what the room is called by
mod infer;
mod knot;
mod land;
mod least;
mod matching;
mod near;
mod now;
mod prints;
mod proof;
mod question;
mod ready;
mod registers;
mod schedule;
mod search;
mod shift;
mod step;
mod tables;
mod text;
mod told;
mod verdict;
mod witnesses;
mod write;
mod write_regions;
mod write_units;

pub use acts::{ActsFound, KnownActs};
pub use floor::Floor;
pub use infer::{InferOptions, Inferred, infer};
pub use least::{Least, least, least_of, rows};
pub use matching::{LandFlow, Matching};
pub use proof::Residue;
pub use question::Question;
pub use verdict::{Difference, Verdict};
pub use witnesses::{Alike, Witnesses};
