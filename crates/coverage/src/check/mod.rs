//! What is wrong with polygons that should be a coverage.
//!
//! First the cheap proof: where all edges meet at vertices only, the land that
//! units cover twice or not at all is bounded by the arcs with one side, for
//! along an arc with two sides one unit ends where another begins. These few
//! arcs are laid out alone; if nothing is covered twice and no gap is narrow,
//! there is no dirt. Otherwise, and where borders differ by rounding only, all
//! edges are noded and every face between them is looked at.

mod edges;
mod land;
mod quick;
mod rounding;
mod shapes;
mod touching;
mod units;
mod valid_shapes;

use super::arrangement::Arrangement;
use super::build::{Malformed, build};
use super::intersections::Intersections;
use super::noding::Unsettled;
use super::{BuildError, Coverage, Space, UnitIndex, plane};
use geo_types::{Coord, LineString, MultiPolygon};

use quick::covers_once;
use quick::is_clean;
pub(super) use quick::{restless, rings_to_mend, self_touching};
pub use valid_shapes::valid_shapes;
use valid_shapes::{all_valid, proves_covered_once};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum FindingKind {
    /// Land between units that none of them has, narrower than the limit.
    Gap,
    /// Land that several units have.
    Overlap,
    /// Border of a unit that has other land beside it but no common vertices.
    UnmatchedEdge,
    /// A vertex of one unit lies on an edge of another without being its vertex.
    TJunction,
    /// Rings of a unit cross or cover each other.
    SelfIntersection,
    /// A border that runs out and back, or between two parts or holes of one unit.
    Spike,
    /// A ring that touches itself: at a place that it passes twice, or where its vertex
    /// lies on its own edge.
    SelfTouch,
    /// A part of a unit that is narrower than the limit.
    Sliver,
    /// Units with the same land.
    Duplicate,
    /// A unit without land.
    Empty,
    /// A ring with fewer than three different vertices.
    DegenerateRing,
}

impl FindingKind {
    /// Its name in tables and files.
    pub fn name(self) -> &'static str {
        match self {
            FindingKind::Gap => "gap",
            FindingKind::Overlap => "overlap",
            FindingKind::UnmatchedEdge => "unmatched_edge",
            FindingKind::TJunction => "t_junction",
            FindingKind::SelfIntersection => "self_intersection",
            FindingKind::Spike => "spike",
            FindingKind::SelfTouch => "self_touch",
            FindingKind::Sliver => "sliver",
            FindingKind::Duplicate => "duplicate",
            FindingKind::Empty => "empty",
            FindingKind::DegenerateRing => "degenerate_ring",
        }
    }
}

/// The geometry of a finding.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Shape {
    /// A unit without any vertex has none.
    Nothing,
    /// A vertex.
    Point(Coord<f64>),
    /// A border.
    Lines(Vec<LineString<f64>>),
    /// Land.
    Land(MultiPolygon<f64>),
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// The units involved, in order. For a gap, those around it.
    pub units: Vec<UnitIndex>,
    /// Where: a vertex of it or a point inside; `None` for an empty unit.
    pub at: Option<Coord<f64>>,
    /// Area of the land, km².
    pub area_km2: Option<f64>,
    /// Mean width of the land (twice its area over its border), metres.
    pub width_m: Option<f64>,
    /// Length of the border, metres.
    pub length_m: Option<f64>,
    /// All of it.
    pub shape: Shape,
}

/// Limits of what counts.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct CheckOptions {
    /// Whether coordinates are longitudes and latitudes or lie in a plane.
    pub space: Space,
    /// Land without a unit, closed all around, is a gap if its mean width is
    /// below this, metres; wider land is a true hole, such as an enclave of a
    /// unit that is not there.
    pub gap_width_m: f64,
    /// A part of a unit is a sliver if its mean width is below this, metres.
    pub sliver_width_m: f64,
}

impl Default for CheckOptions {
    /// Ten metres and one metre.
    fn default() -> CheckOptions {
        CheckOptions {
            space: Space::Geographic,
            gap_width_m: 10.0,
            sliver_width_m: 1.0,
        }
    }
}

impl CheckOptions {
    /// In another space.
    #[must_use]
    pub fn with_space(mut self, space: Space) -> CheckOptions {
        self.space = space;
        self
    }

    /// With another width below which land without a unit is a gap, metres.
    #[must_use]
    pub fn with_gap_width_m(mut self, metres: f64) -> CheckOptions {
        self.gap_width_m = metres;
        self
    }

    /// With another width below which a part is a sliver, metres.
    #[must_use]
    pub fn with_sliver_width_m(mut self, metres: f64) -> CheckOptions {
        self.sliver_width_m = metres;
        self
    }
}

/// Why polygons could not be checked.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckError {
    /// A coordinate is no place, or there are too many vertices.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// Edges that could not be cut clear of each other.
    #[error("edges near ({x}, {y}) could not be cut clear of each other")]
    Tangled {
        /// First coordinate.
        x: f64,
        /// Second coordinate.
        y: f64,
    },
}

impl From<Unsettled> for CheckError {
    fn from(Unsettled(p): Unsettled) -> CheckError {
        CheckError::Tangled { x: p.x, y: p.y }
    }
}

/// Everything that keeps units from being a coverage, by kind, then by place.
///
/// ```
/// use aimaq_coverage::{CheckOptions, FindingKind, check};
/// use geo_types::polygon;
/// let west = polygon![(x: 0., y: 0.), (x: 2., y: 0.), (x: 2., y: 2.), (x: 0., y: 2.)];
/// let east = polygon![(x: 1., y: 0.), (x: 3., y: 0.), (x: 3., y: 2.), (x: 1., y: 2.)];
/// let found = check(&[west.into(), east.into()], &CheckOptions::default())?;
/// let overlap = found.iter().find(|f| f.kind == FindingKind::Overlap).unwrap();
/// assert_eq!(overlap.units, [0, 1]);
/// assert!((overlap.area_km2.unwrap() - 24_613.3).abs() < 1.0); // 1° × 2° at the equator
/// # Ok::<(), aimaq_coverage::CheckError>(())
/// ```
///
/// # Errors
/// A coordinate that is not finite or out of range; edges that cannot be noded.
pub fn check(
    units: &[MultiPolygon<f64>],
    options: &CheckOptions,
) -> Result<Vec<Finding>, CheckError> {
    let coverage = build(options.space, units, Malformed::Drop)?;
    let mut findings = units::empty(units);
    findings.extend(units::degenerate_rings(units, &coverage));
    findings.extend(units::slivers(&coverage, options.sliver_width_m));
    let land = match rounding::settled(units, &coverage)? {
        Some((rounding, settled)) => {
            findings.extend(rounding);
            Some(Arrangement::new(&settled, Intersections::of(&settled))?)
        }
        None => laid_out(&coverage, options.gap_width_m)?,
    };
    if let Some(land) = land {
        let claims = land::Claims::new(&land, options.gap_width_m);
        findings.extend(land::gaps_and_overlaps(&land, &claims));
        findings.extend(edges::loose_edges(&land, &claims));
        findings.extend(edges::t_junctions(&land));
        findings.extend(edges::spikes(&land));
        findings.extend(units::duplicates(&land));
        findings.extend(touching::rings(&coverage, &findings));
    }
    let place = |f: &Finding| f.at.unwrap_or(Coord { x: 0.0, y: 0.0 });
    findings.sort_by(|a, b| {
        let order = a.kind.cmp(&b.kind).then(plane::order(&place(a), &place(b)));
        order.then_with(|| a.units.cmp(&b.units))
    });
    Ok(findings)
}

impl Coverage {
    /// Whether the rings of every unit are valid as they are: none touches itself but at
    /// a place where a valid polygon may, and no two share a border. What changes no ring,
    /// such as simplifying, passes on what is invalid.
    pub fn has_valid_rings(&self) -> bool {
        quick::restless(self).is_empty()
    }

    /// Whether no land is covered twice and all borders meet at vertices only: a quick
    /// answer where [`check`] lists everything. Gaps, slivers and units without land are
    /// no matter here.
    pub fn is_sound(&self) -> bool {
        self.is_sound_of(all_valid(self))
    }

    /// The same, told whether its units are valid shapes, as [`valid_shapes()`] says. That can
    /// be found out while the coverage is built, and if they are, little is left to look at.
    ///
    /// ```
    /// use aimaq_coverage::{Coverage, Space, valid_shapes};
    /// use geo_types::polygon;
    /// let west = polygon![(x: 0., y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 0., y: 1.)];
    /// let east = polygon![(x: 1., y: 0.), (x: 3., y: 0.), (x: 3., y: 1.), (x: 1., y: 1.)];
    /// let units = [west.into(), east.into()];
    /// let valid = valid_shapes(Space::Geographic, &units);
    /// assert!(valid); // each for itself; but both have the land between 1° and 2°
    /// assert!(!Coverage::build(&units)?.is_sound_of(valid));
    /// # Ok::<(), aimaq_coverage::BuildError>(())
    /// ```
    pub fn is_sound_of(&self, valid_shapes: bool) -> bool {
        valid_shapes && proves_covered_once(self)
            || Intersections::of(self).is_empty() && covers_once(self, 0.0)
    }
}

/// All faces; `None` where there is no dirt.
fn laid_out(coverage: &Coverage, gap_width_m: f64) -> Result<Option<Arrangement>, Unsettled> {
    let intersections = Intersections::of(coverage);
    if is_clean(coverage, &intersections, gap_width_m) {
        return Ok(None);
    }
    Arrangement::new(coverage, intersections).map(Some)
}
