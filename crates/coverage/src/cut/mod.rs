//! One unit split into parts, with the new nodes put into the neighbours too.
//!
//! The unit's edges and the cutter's edges are cut where they meet; each face
//! between them goes to a part; parts are what is left when the edges inside a
//! part are cancelled. Vertices of the unit that were there before stay bit for
//! bit; the new ones are listed.

mod error;
mod inserted;
mod new_arcs;
mod parts;
mod plan;
mod report;
mod splice;
mod split;
mod unwrap;

pub use error::CutError;
pub use report::{CutReport, InsertedNode};

use geo_types::{Coord, LineString, MultiPolygon};

use super::border_fingerprint::{first_difference, of_shapes, rings};
use super::dissolve::plane_area;
use super::{Coverage, Space, UnitIndex};
use inserted::{Inserted, insert_into};
use split::Split;
use unwrap::{OwnCutter, Unwrapped};

/// What to split a unit with, in the coordinates of the coverage.
///
/// Where the unit lies at or across the antimeridian, longitudes that differ by 360
/// degrees mean the same, and what runs from 179 to −179 degrees goes the short way.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Cutter<'a> {
    /// Part 1 is the land inside the polygon, part 0 the rest.
    Polygon(&'a MultiPolygon<f64>),
    /// Part 0 is the land on the left of the line, part 1 that on its right;
    /// land that the line does not touch stays with part 0.
    Line(&'a LineString<f64>),
    /// Part `k` is the land nearest to centre `k`, with straight bisectors in a
    /// local frame (longitude scaled by the cosine of the unit's middle latitude), or in
    /// the plane.
    NearestCentre(&'a [Coord<f64>]),
    /// As `NearestCentre`, by squared distance less the weight (a power or
    /// Laguerre diagram). Weights are in square degrees of latitude, or square units of
    /// a plane.
    Power {
        /// The centres.
        centres: &'a [Coord<f64>],
        /// One weight for each centre.
        weights: &'a [f64],
    },
    /// Part `k` is the land inside polygon `k` (lower units, for example); land
    /// in none of them goes to the part along whose border it lies longest.
    Parts(&'a [MultiPolygon<f64>]),
}

/// How narrow a piece may be.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct CutOptions {
    /// A piece of land whose mean width (twice its area over its border) is less
    /// than this, in metres, is a sliver: it goes to the part along whose border
    /// it lies longest, and a part made only of slivers is an error.
    pub sliver_width_m: f64,
}

impl Default for CutOptions {
    fn default() -> CutOptions {
        CutOptions {
            sliver_width_m: 10.0,
        }
    }
}

impl CutOptions {
    /// With another width below which a piece is a sliver, metres.
    #[must_use]
    pub fn with_sliver_width_m(mut self, metres: f64) -> CutOptions {
        self.sliver_width_m = metres;
        self
    }
}

impl Coverage {
    /// Splits a unit with the default [`CutOptions`].
    ///
    /// # Errors
    /// As [`Coverage::cut_with`].
    pub fn cut(
        &mut self,
        unit: impl Into<UnitIndex>,
        cutter: &Cutter<'_>,
    ) -> Result<CutReport, CutError> {
        self.cut_with(unit, cutter, &CutOptions::default())
    }

    /// Splits a unit: part 0 keeps its id, the other parts are appended as new
    /// units in order. New vertices on its border go into the neighbours as well.
    ///
    /// # Errors
    /// A cut that misses, only touches, leaves a part empty or a sliver; a
    /// cutter that is not finite; area or the outer border that is not conserved. The
    /// coverage is unchanged then.
    pub fn cut_with(
        &mut self,
        unit: impl Into<UnitIndex>,
        cutter: &Cutter<'_>,
        options: &CutOptions,
    ) -> Result<CutReport, CutError> {
        let (after, report) = self.with_cut(unit, cutter, options)?;
        *self = after;
        Ok(report)
    }

    /// As [`Coverage::cut_with`], as another coverage: for one that others look at too, of
    /// which `cut` would need a copy.
    ///
    /// # Errors
    /// As [`Coverage::cut_with`].
    pub fn with_cut(
        &self,
        unit: impl Into<UnitIndex>,
        cutter: &Cutter<'_>,
        options: &CutOptions,
    ) -> Result<(Coverage, CutReport), CutError> {
        let unit = unit.into();
        if self.is_empty_unit(unit) {
            return Err(CutError::NoFeature { unit });
        }
        let whole = self.polygon(unit);
        let unwrapped = Unwrapped::of(self.space, &whole);
        let shape = unwrapped.as_ref().map_or(&whole, |u| &u.shape);
        let own = OwnCutter::near(self.space, shape, unwrapped.is_some(), cutter);
        let cutter = own.as_ref().map_or(*cutter, OwnCutter::cutter);
        let split = Split::new(
            self.space,
            unit,
            (shape, unwrapped.as_ref()),
            &cutter,
            options,
        )?;
        let (shapes, inserted) = split.parts()?;
        check_ledger(self.space, unit, &whole, &shapes)?;
        check_border(unit, whole, &shapes, &inserted)?;
        let mut report = split.report(&shapes, self.area_km2(unit));
        let after = match self.spliced(unit, &shapes, &inserted) {
            Some(after) => after,
            None => Coverage::build_in(self.space, &self.with_parts(unit, shapes, &inserted))?,
        };
        report.inserted = self.neighbours_of(unit, &inserted);
        let new = self.unit_count() as u32..;
        let parts = std::iter::once(unit).chain(new.map(UnitIndex::new));
        report.parts = parts.take(report.part_area_km2.len()).collect();
        Ok((after, report))
    }
}

/// The parts together have the border that the unit had, edge by edge, but for the
/// vertices that were put into it.
fn check_border(
    unit: UnitIndex,
    mut whole: MultiPolygon<f64>,
    parts: &[MultiPolygon<f64>],
    inserted: &Inserted,
) -> Result<(), CutError> {
    insert_into(&mut whole, inserted);
    let whole = [whole];
    if of_shapes(&whole) == of_shapes(parts) {
        return Ok(());
    }
    let chains: Vec<Vec<Coord<f64>>> = rings(&whole).map(<[_]>::to_vec).collect();
    let at = first_difference(&chains, parts).unwrap_or(Coord { x: 0.0, y: 0.0 });
    Err(CutError::OuterBorder {
        unit,
        x: at.x,
        y: at.y,
    })
}

fn check_ledger(
    space: Space,
    unit: UnitIndex,
    whole: &MultiPolygon<f64>,
    parts: &[MultiPolygon<f64>],
) -> Result<(), CutError> {
    let (before, after) = (plane_area(whole), parts.iter().map(plane_area).sum::<f64>());
    // A vertex that is put into an edge may lie epsilon off it, and bends it by that.
    let border: f64 = rings(std::slice::from_ref(whole))
        .flat_map(|ring| ring.windows(2))
        .map(|e| (e[1].x - e[0].x).hypot(e[1].y - e[0].y))
        .sum();
    if (before - after).abs() <= 1e-10 * before.abs() + space.epsilon() * border {
        return Ok(());
    }
    Err(CutError::Ledger {
        unit,
        before,
        after,
    })
}
