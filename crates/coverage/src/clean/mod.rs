//! Dirty polygons made a coverage: no overlap, no narrow gap, every common
//! border vertex for vertex the same.
//!
//! Vertices near each other are snapped, all edges are noded, each face between
//! them gets one owner, and the units are traced anew from their faces. Only
//! what needs repair changes; the rest, the outer border included, comes out as
//! it went in. Rounds go on until one finds nothing to do, so that cleaning what
//! was cleaned changes nothing. True holes and enclaves stay: a gap is filled
//! only if its mean width is below a limit.

mod border;
mod cleaning;
mod closing;
mod crumbs;
mod flat;
mod gaps;
mod ledger;
mod owners;
mod rebuild;
mod round;

pub use ledger::{
    BorderMove, CleanLedger, OuterBorder, Reason, Repair, RepairKind, UnitChange, Unrepaired,
};

use super::noding::Unsettled;
use super::snap::ROUNDING_M;
use super::{BuildError, Coverage, Space, UnitIndex};
use cleaning::Cleaning;
use geo_types::{MultiPolygon, Polygon};
use std::borrow::Cow;

/// The widest snapping tolerance that cleaning takes by itself where edges cannot be
/// cut clear of each other, metres.
pub const WIDEST_RETRY_M: f64 = 0.5;

/// Who gets land that several units claim.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum OverlapRule {
    /// The claimant along whose own land it lies longest.
    #[default]
    Longest,
    /// The unit with the least land.
    Smaller,
    /// The unit with the most land.
    Larger,
    /// The unit with the greatest value, by unit; NaN counts as the least.
    Priority(Vec<f64>),
}

/// What to repair and how.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct CleanOptions {
    /// Whether coordinates are longitudes and latitudes or lie in a plane.
    pub space: Space,
    /// Vertices of different units within this distance become one, metres. Those
    /// within a millimetre become one whatever it says: that is rounding.
    pub snap_m: f64,
    /// Land without a unit whose mean width (twice its area over its border) is
    /// below this is filled, metres; 0 fills nothing.
    pub gap_width_m: f64,
    /// Who gets land that several units claim.
    pub overlap: OverlapRule,
}

impl Default for CleanOptions {
    /// Half a metre, ten metres, the longest border.
    fn default() -> CleanOptions {
        CleanOptions {
            space: Space::Geographic,
            snap_m: 0.5,
            gap_width_m: 10.0,
            overlap: OverlapRule::Longest,
        }
    }
}

impl CleanOptions {
    /// In another space.
    #[must_use]
    pub fn with_space(mut self, space: Space) -> CleanOptions {
        self.space = space;
        self
    }

    /// With another snapping tolerance, metres.
    #[must_use]
    pub fn with_snap_m(mut self, metres: f64) -> CleanOptions {
        self.snap_m = metres;
        self
    }

    /// With another width below which gaps are filled, metres.
    #[must_use]
    pub fn with_gap_width_m(mut self, metres: f64) -> CleanOptions {
        self.gap_width_m = metres;
        self
    }

    /// With another rule for land that several units claim.
    #[must_use]
    pub fn with_overlap(mut self, rule: OverlapRule) -> CleanOptions {
        self.overlap = rule;
        self
    }
}

/// Cleaned units with what was done.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Cleaned {
    /// The units, in the order in which they came; those in
    /// [`CleanLedger::unrepaired`] as they came.
    pub units: Vec<MultiPolygon<f64>>,
    /// What was done.
    pub ledger: CleanLedger,
    /// The units as a coverage, as the last round looked at them; `None` where rounds ended
    /// before one found nothing to do, or a unit could not be repaired.
    pub coverage: Option<Coverage>,
}

/// Why polygons could not be cleaned.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CleanError {
    /// A coordinate is no place, or there are too many vertices.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// An option is negative or not a number.
    #[error("{option} must be a number of metres, zero or more; it is {value}")]
    Option {
        /// Which.
        option: &'static str,
        /// Its value.
        value: f64,
    },
    /// Edges that could not be cut clear of each other.
    #[error(
        "edges near ({x}, {y}) could not be cut clear of each other; a wider snapping tolerance may help"
    )]
    Tangled {
        /// First coordinate.
        x: f64,
        /// Second coordinate.
        y: f64,
    },
    /// Every round makes more vertices to repair.
    #[error(
        "repairs at a snapping tolerance of {snap_m} m made {after} vertices of {before} and went on; the tolerance is too wide for boundaries drawn so finely, a smaller one may help"
    )]
    Restless {
        /// The tolerance, metres.
        snap_m: f64,
        /// Vertices before.
        before: usize,
        /// Vertices after the last round.
        after: usize,
    },
    /// The sums of areas do not close.
    #[error(
        "area is not conserved: the repairs and the areas of the units differ by {residual_m2} m²"
    )]
    Ledger {
        /// The difference, m².
        residual_m2: f64,
    },
    /// The outer border differs and no repair says why.
    #[error("the outer border is not conserved: no repair explains how it changed at ({x}, {y})")]
    OuterBorder {
        /// First coordinate of an edge's end.
        x: f64,
        /// Second coordinate of it.
        y: f64,
    },
    /// A unit lost its land without being named as one that cannot be repaired.
    #[error("unit {unit} is not conserved: it had polygons and has none left")]
    UnitLost {
        /// The unit's index.
        unit: UnitIndex,
    },
}

impl From<Unsettled> for CleanError {
    fn from(Unsettled(p): Unsettled) -> CleanError {
        CleanError::Tangled { x: p.x, y: p.y }
    }
}

/// Cleans units given as polygons in the space of the options. An empty multipolygon is a unit
/// without a feature and stays one.
///
/// ```
/// use aimaq_coverage::{CleanOptions, RepairKind, clean};
/// use geo_types::polygon;
/// let west = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.), (x: 0., y: 1.)];
/// // The eastern unit begins 2 µ° too far east, and has a vertex halfway up.
/// let east = polygon![(x: 1.000002, y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 1.000002, y: 1.),
///     (x: 1.000002, y: 0.5)];
/// let cleaned = clean(&[west.into(), east.into()], &CleanOptions::default())?;
/// assert_eq!(cleaned.ledger.count(RepairKind::VertexMoved), 2);
/// // The corners meet now; the narrow gap beside the vertex went to the eastern unit.
/// assert_eq!(cleaned.ledger.count(RepairKind::GapFilled), 1);
/// assert_eq!(cleaned.units[1].0[0].exterior().0.len(), 5);
/// assert!(cleaned.ledger.residual_m2().abs() < 1.0);
/// # Ok::<(), aimaq_coverage::CleanError>(())
/// ```
///
/// Where edges cannot be cut clear of each other, it starts again with ten times the
/// snapping tolerance, up to [`WIDEST_RETRY_M`]; [`CleanLedger::snap_m`] says which
/// one did.
///
/// # Errors
/// A coordinate that is not finite or out of range; a negative option; edges that cannot be
/// noded even so; a tolerance so wide that repairs breed repairs; sums that do not
/// close to one square metre, a unit that is lost, an outer border that changed and no
/// repair explains it.
pub fn clean(units: &[MultiPolygon<f64>], options: &CleanOptions) -> Result<Cleaned, CleanError> {
    options.check()?;
    let units = &with_shells(units);
    widening(options.snap_m, |snap_m| {
        let options = CleanOptions {
            snap_m,
            ..options.clone()
        };
        clean_once(units, &options)
    })
}

/// Tries wider snapping tolerances as long as edges are tangled.
fn widening<T>(
    mut snap_m: f64,
    attempt: impl Fn(f64) -> Result<T, CleanError>,
) -> Result<T, CleanError> {
    loop {
        match attempt(snap_m) {
            Err(CleanError::Tangled { .. }) if snap_m < WIDEST_RETRY_M => {
                snap_m = (snap_m.max(ROUNDING_M) * 10.0).min(WIDEST_RETRY_M);
            }
            result => return result,
        }
    }
}

/// Cleans at the tolerance that is asked for.
fn clean_once(units: &[MultiPolygon<f64>], options: &CleanOptions) -> Result<Cleaned, CleanError> {
    let mut aside = vec![];
    loop {
        let mut cleaning = Cleaning::new(options.space, units, &aside);
        cleaning.ledger.snap_m = options.snap_m;
        let lost = cleaning.rounds(options)?;
        if lost.is_empty() {
            return cleaning.finish(units, aside);
        }
        aside.extend(lost);
    }
}

impl CleanOptions {
    fn check(&self) -> Result<(), CleanError> {
        let limits = [
            ("the snapping tolerance", self.snap_m),
            ("the width of gaps", self.gap_width_m),
        ];
        let wrong = limits.iter().find(|(_, v)| !(v.is_finite() && *v >= 0.0));
        match wrong {
            Some(&(option, value)) => Err(CleanError::Option { option, value }),
            None => Ok(()),
        }
    }
}

/// The units without polygons whose shell has no vertex: these enclose nothing
/// that could be lost.
fn with_shells(units: &[MultiPolygon<f64>]) -> Cow<'_, [MultiPolygon<f64>]> {
    let drawn = |polygon: &Polygon<f64>| !polygon.exterior().0.is_empty();
    if units.iter().flatten().all(drawn) {
        return Cow::Borrowed(units);
    }
    let mut units = units.to_vec();
    units.iter_mut().for_each(|unit| unit.0.retain(drawn));
    Cow::Owned(units)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    fn tangled() -> CleanError {
        CleanError::Tangled { x: 0.0, y: 0.0 }
    }

    #[test]
    fn tangled_edges_are_tried_again_at_wider_tolerances_up_to_the_limit() {
        let tried = RefCell::new(vec![]);
        let never = |snap_m| -> Result<(), CleanError> {
            tried.borrow_mut().push(snap_m);
            Err(tangled())
        };
        assert_eq!(widening(0.0, never), Err(tangled()));
        assert_eq!(*tried.borrow(), [0.0, 0.01, 0.1, 0.5]);
        let from = |wide| {
            move |snap_m| {
                if snap_m < wide {
                    Err(tangled())
                } else {
                    Ok(snap_m)
                }
            }
        };
        assert_eq!(widening(0.002, from(0.02)), Ok(0.02));
        assert_eq!(
            widening(2.0, from(3.0)),
            Err(tangled()),
            "wider than the limit"
        );
    }
}
