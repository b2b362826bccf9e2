//! The maps of a plan.

use crate::keyword::keywords;

keywords! {
    /// What a map of a plan is about.
    pub enum MapView: "map" {
        /// The regions before.
        Before = "before",
        /// The regions after.
        After = "after",
        /// Old and new borders, and the units that move.
        Change = "change",
        /// How much nearer or farther the people of each unit are.
        Access = "access",
    }
}
