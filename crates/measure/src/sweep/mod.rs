//! Sweeps: very many variants of one state, each evaluated by what it changes only.
//!
//! What a unit's people have to go to each centre is summed once. A variant that moves
//! units then takes one subtraction and one addition for each of them, however many people
//! there are, and one that moves a centre takes the points of its region. Sums are exact
//! (see [`crate::Histogram`]), so a variant has the same figures whatever was
//! evaluated before it.

mod base;
mod plan;
mod ranked;
mod splits;
mod variants;

pub use base::{SweepBase, SweepFigures};
pub use plan::variant_plan;
pub use ranked::{Ranked, Tried, sweep};
pub use variants::{SweepKind, Variant, variants};

use aimaq_words::keyword::keywords;

keywords! {
    /// What is best.
    pub enum SweepBy: "order of variants", default PersonKm {
        /// The least kilometres of all people together.
        PersonKm = "person-km",
        /// The fewest people who are farther away than before.
        Farther = "farther",
        /// The fewest people beyond the threshold.
        Beyond = "beyond",
    }
}

impl SweepBy {
    /// What is to be least.
    pub fn value(self, figures: &SweepFigures) -> i128 {
        match self {
            Self::PersonKm => figures.metres,
            Self::Farther => figures.farther,
            Self::Beyond => figures.beyond,
        }
    }
}
