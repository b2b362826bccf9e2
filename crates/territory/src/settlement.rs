//! Settlements: points with a population.

use geo_types::Coord;

use super::{AtomId, Names};

/// A village, town or city.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// Its names.
    pub names: Names,
    /// Longitude and latitude in degrees.
    pub position: Coord<f64>,
    /// People, by its own source; 0 where that source does not know.
    pub population: u64,
    /// The piece of territory it stands on.
    pub atom: AtomId,
}
