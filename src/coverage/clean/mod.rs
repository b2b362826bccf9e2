//! Dirty polygons made a coverage: no overlap, no narrow gap, every common
//! border vertex for vertex the same.
//!
//! Vertices near each other are snapped, all edges are noded, each face between
//! them gets one owner, and the units are traced anew from their faces. Only
//! what needs repair changes; the rest, the outer border included, comes out as
//! it went in. Rounds go on until one finds nothing to do, so that cleaning what
//! was cleaned changes nothing. True holes and enclaves stay: a gap is filled
//! only if its mean width is below a limit.

mod crumbs;
mod gaps;
mod ledger;
mod owners;
mod rebuild;
mod round;

pub use ledger::{CleanLedger, Reason, Repair, RepairKind, UnitChange, Unrepaired};

use super::noding::Unsettled;
use super::{BuildError, area};
use geo_types::MultiPolygon;
use round::Round;

/// Rounds before a border that goes on changing is given up.
const MOST_ROUNDS: usize = 12;

/// Who gets land that several units claim.
#[derive(Debug, Clone, PartialEq, Default)]
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
pub struct CleanOptions {
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
            snap_m: 0.5,
            gap_width_m: 10.0,
            overlap: OverlapRule::Longest,
        }
    }
}

/// Cleaned units with what was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleaned {
    /// The units, in the order in which they came; those in
    /// [`CleanLedger::unrepaired`] as they came.
    pub units: Vec<MultiPolygon<f64>>,
    /// What was done.
    pub ledger: CleanLedger,
}

/// Why polygons could not be cleaned.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CleanError {
    /// A coordinate is not finite, or there are too many vertices.
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
        /// Longitude, degrees.
        x: f64,
        /// Latitude, degrees.
        y: f64,
    },
    /// The sums of areas do not close.
    #[error(
        "area is not conserved: the repairs and the areas of the units differ by {residual_m2} m²"
    )]
    Ledger {
        /// The difference, m².
        residual_m2: f64,
    },
}

impl From<Unsettled> for CleanError {
    fn from(Unsettled(p): Unsettled) -> CleanError {
        CleanError::Tangled { x: p.x, y: p.y }
    }
}

/// Cleans units given as polygons in degrees. An empty multipolygon is a unit
/// without a feature and stays one.
///
/// ```
/// use aimaq::coverage::{CleanOptions, RepairKind, clean};
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
/// # Ok::<(), aimaq::coverage::CleanError>(())
/// ```
///
/// # Errors
/// A coordinate that is not finite; a negative option; edges that cannot be
/// noded; sums that do not close to one square metre.
pub fn clean(units: &[MultiPolygon<f64>], options: &CleanOptions) -> Result<Cleaned, CleanError> {
    options.check()?;
    let units = &with_shells(units);
    let mut aside = vec![];
    loop {
        let mut cleaning = Cleaning::new(units, &aside);
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
fn with_shells(units: &[MultiPolygon<f64>]) -> Vec<MultiPolygon<f64>> {
    let mut drawn = units.to_vec();
    for unit in &mut drawn {
        unit.0.retain(|polygon| !polygon.exterior().0.is_empty());
    }
    drawn
}

/// The units between rounds.
struct Cleaning {
    units: Vec<MultiPolygon<f64>>,
    changed: Vec<bool>,
    moved_m2: Vec<f64>,
    ledger: CleanLedger,
}

impl Cleaning {
    /// Begins with all units but those set aside, which count as not there.
    fn new(units: &[MultiPolygon<f64>], aside: &[Unrepaired]) -> Cleaning {
        let mut units = units.to_vec();
        for unrepaired in aside {
            units[unrepaired.unit as usize].0.clear();
        }
        Cleaning {
            changed: vec![false; units.len()],
            moved_m2: vec![0.0; units.len()],
            ledger: CleanLedger::default(),
            units,
        }
    }

    /// Does rounds until one finds nothing to do, or finds units that cannot be
    /// repaired. These have to be set aside from the start: what they gave and
    /// took so far is in the sums.
    fn rounds(&mut self, options: &CleanOptions) -> Result<Vec<Unrepaired>, CleanError> {
        for _ in 0..MOST_ROUNDS {
            let round = round::round(&self.units, options)?;
            let lost = lost(&round);
            if !lost.is_empty() {
                return Ok(lost);
            }
            if round.changed.is_empty() {
                break;
            }
            self.take(round);
        }
        Ok(vec![])
    }

    fn take(&mut self, round: Round) {
        for (unit, shape) in round.changed {
            self.units[unit as usize] = shape;
            self.changed[unit as usize] = true;
        }
        for (unit, change) in round.moved_m2 {
            self.moved_m2[unit as usize] += change;
        }
        for repair in &round.repairs {
            let ledger = &mut self.ledger;
            match repair.kind {
                RepairKind::OverlapRemoved => {
                    ledger.overlap_removed_m2 += repair.area_m2 * repair.from.len() as f64;
                }
                RepairKind::GapFilled => ledger.gap_filled_m2 += repair.area_m2,
                RepairKind::SelfOverlap | RepairKind::HoleOutside | RepairKind::RingDropped => {
                    ledger.own_overlap_m2 += repair.area_m2;
                }
                RepairKind::SliverGiven if repair.unit.is_none() => {
                    ledger.sliver_dropped_m2 += repair.area_m2;
                }
                _ => {}
            }
        }
        self.ledger.repairs.extend(round.repairs);
    }

    fn finish(
        mut self,
        before: &[MultiPolygon<f64>],
        aside: Vec<Unrepaired>,
    ) -> Result<Cleaned, CleanError> {
        self.ledger.unrepaired = aside;
        self.ledger.unrepaired.sort_by_key(|u| u.unit);
        for unrepaired in &self.ledger.unrepaired {
            let unit = unrepaired.unit as usize;
            self.units[unit].clone_from(&before[unit]);
            self.changed[unit] = false;
        }
        let mut ledger = self.ledger;
        for (unit, (old, new)) in before.iter().zip(&self.units).enumerate() {
            let before_km2 = area::area_km2(old);
            ledger.before_km2 += before_km2;
            if !self.changed[unit] {
                ledger.after_km2 += before_km2;
                continue;
            }
            let after_km2 = area::area_km2(new);
            ledger.after_km2 += after_km2;
            ledger.moved_m2 += self.moved_m2[unit];
            ledger.changed.push(UnitChange {
                unit: unit as u32,
                before_km2,
                after_km2,
                moved_m2: self.moved_m2[unit],
            });
        }
        let residual_m2 = ledger.residual_m2();
        if residual_m2.abs() > 1.0 {
            return Err(CleanError::Ledger { residual_m2 });
        }
        Ok(Cleaned {
            units: self.units,
            ledger,
        })
    }
}

/// Units that a round leaves without land.
fn lost(round: &Round) -> Vec<Unrepaired> {
    let emptied = round.changed.iter().filter(|(_, shape)| shape.0.is_empty());
    let landless = round.landless.iter().copied().chain(emptied.map(|c| c.0));
    let all = landless.map(|unit| (unit, Reason::NoLand));
    let covered = round.covered.iter().map(|&unit| (unit, Reason::Covered));
    all.chain(covered)
        .map(|(unit, reason)| Unrepaired { unit, reason })
        .collect()
}
