//! The sizes of the Earth that lengths and areas are measured by.

/// Semi-major axis of WGS 84 in metres (NIMA TR8350.2).
pub const SEMI_MAJOR_M: f64 = 6_378_137.0;

/// Flattening of WGS 84.
pub const FLATTENING: f64 = 1.0 / 298.257_223_563;

/// Mean radius in metres (IUGG).
pub const MEAN_RADIUS_M: f64 = 6_371_008.8;

/// Metres in a degree of latitude, on a sphere of the mean radius.
pub const METRES_PER_DEGREE: f64 = MEAN_RADIUS_M.to_radians();

/// Radius of the sphere that has the Earth's area, in metres.
pub const AUTHALIC_RADIUS_M: f64 = 6_371_007.2;
