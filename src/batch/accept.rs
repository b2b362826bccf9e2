//! What would stop a job unless it says that it is meant.

use crate::keyword::keywords;

keywords! {
    /// What would stop a job unless it says that it is meant.
    pub enum Accepted: "thing that a job accepts" {
        /// Units without land where features of the boundaries belong to no unit.
        UnitsWithoutLand = "units-without-land",
        /// A demand of which less than half lies in a unit.
        PointsOutside = "points-outside",
        /// Units that a name of `--population` is merely like.
        SuggestedNames = "suggested-names",
    }
}
