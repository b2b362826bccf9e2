//! From polygons to arcs: rings judged, oriented, matched, and walked.

mod error;

pub use error::{BuildError, RingPlace, VertexPlace};

use super::border_fingerprint::mix;
use super::corners::{Corners, MOST};
use super::plane;
use super::space::Limits;
use super::walk::walk;
use super::{Coverage, Space, UnitIndex};
use geo_types::{Coord, LineString, MultiPolygon};
use std::borrow::{Borrow, Cow};

/// What to do with a ring that has fewer than three different vertices.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Malformed {
    Refuse,
    Drop,
}

impl Coverage {
    /// Builds the topology of units given as polygons in degrees of longitude and
    /// latitude; [`Coverage::build_in`] takes those of a plane too.
    ///
    /// Unit `i` is `units[i]`; an empty multipolygon is a unit without a feature.
    /// Rings may wind either way and may be open or closed. Gaps, overlaps and
    /// edges that do not match are not errors here: they
    /// become arcs with one side.
    ///
    /// ```
    /// use aimaq_coverage::Coverage;
    /// use geo_types::polygon;
    /// let west = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.), (x: 0., y: 1.)];
    /// let east = polygon![(x: 1., y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 1., y: 1.)];
    /// let coverage = Coverage::build(&[west.into(), east.into()])?;
    /// assert_eq!(coverage.arc_count(), 3); // two outer borders and the one between
    /// # Ok::<(), aimaq_coverage::BuildError>(())
    /// ```
    ///
    /// # Errors
    /// A coordinate that is not finite or no longitude or latitude, a ring with fewer
    /// than three different vertices, or 2³¹ − 1 vertices or more.
    pub fn build(units: &[MultiPolygon<f64>]) -> Result<Coverage, BuildError> {
        Coverage::build_in(Space::Geographic, units)
    }

    /// As [`Coverage::build`], in the space that the coordinates are of.
    ///
    /// ```
    /// use aimaq_coverage::{BuildError, Coverage, Space, UnitIndex};
    /// use geo_types::polygon;
    /// let field = polygon![(x: 653_000., y: 5_670_000.), (x: 655_000., y: 5_670_000.),
    ///     (x: 655_000., y: 5_671_000.), (x: 653_000., y: 5_671_000.)];
    /// let units = [field.into()];
    /// assert!(matches!(Coverage::build(&units), Err(BuildError::OutOfRange { .. })));
    /// let coverage = Coverage::build_in(Space::Planar, &units)?;
    /// assert_eq!(coverage.area_km2(UnitIndex::new(0)), 2.0);
    /// # Ok::<(), BuildError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Coverage::build`].
    pub fn build_in(space: Space, units: &[MultiPolygon<f64>]) -> Result<Coverage, BuildError> {
        build(space, units, Malformed::Refuse)
    }

    /// Appends a unit without a feature and returns its index.
    pub fn push_empty_unit(&mut self) -> UnitIndex {
        if self.unit_start.is_empty() {
            self.unit_start.push(0);
        }
        let end = self.unit_start.last().copied().unwrap_or(0);
        self.unit_start.push(end);
        UnitIndex::new((self.unit_start.len() - 2) as u32)
    }
}

pub(super) fn build<U: Borrow<MultiPolygon<f64>>>(
    space: Space,
    units: &[U],
    malformed: Malformed,
) -> Result<Coverage, BuildError> {
    let mut loader = Loader::sized_for(space, units, malformed)?;
    for (unit, polygons) in UnitIndex::with(units) {
        loader.unit(unit, polygons.borrow())?;
    }
    Ok(loader.finish())
}

/// The rings of all units, with the structure of units and polygons around them.
struct Loader<'a> {
    space: Space,
    corners: Corners<'a>,
    ring_unit: Vec<UnitIndex>,
    poly_start: Vec<u32>,
    unit_start: Vec<u32>,
    /// Whether a coordinate is −0, which is equal to 0 and not the same bits.
    negative_zero: bool,
    malformed: Malformed,
}

impl<'a> Loader<'a> {
    fn sized_for<U: Borrow<MultiPolygon<f64>>>(
        space: Space,
        units: &'a [U],
        malformed: Malformed,
    ) -> Result<Loader<'a>, BuildError> {
        let polygons = || units.iter().flat_map(|unit| unit.borrow());
        let rings = || polygons().flat_map(plane::rings_of);
        let (count, vertices) = rings().fold((0, 0), |(n, v), ring| (n + 1, v + ring.0.len()));
        let max = MOST as usize - 1;
        if vertices + 2 * count >= max {
            return Err(BuildError::TooLarge { vertices, max });
        }
        let sample = sample(rings(), count);
        Ok(Loader {
            space,
            corners: Corners::with_capacity(vertices, count, &sample),
            ring_unit: Vec::with_capacity(count),
            poly_start: vec![0],
            unit_start: vec![0],
            negative_zero: false,
            malformed,
        })
    }

    fn unit(&mut self, unit: UnitIndex, polygons: &'a MultiPolygon<f64>) -> Result<(), BuildError> {
        for (polygon, shape) in polygons.iter().enumerate() {
            let place = |ring| RingPlace {
                unit,
                polygon,
                ring,
            };
            if !self.ring(place(0), shape.exterior())? {
                continue;
            }
            for (hole, line) in shape.interiors().iter().enumerate() {
                self.ring(place(hole + 1), line)?;
            }
            self.poly_start.push(self.ring_unit.len() as u32);
        }
        self.unit_start.push(self.poly_start.len() as u32 - 1);
        Ok(())
    }

    /// Takes a ring in, shells counter-clockwise and holes clockwise; false when
    /// there is nothing to take.
    fn ring(&mut self, place: RingPlace, line: &'a LineString<f64>) -> Result<bool, BuildError> {
        let shell = place.ring == 0;
        let look = Look::at(&line.0, &self.space.limits());
        if look.outside || !look.double_area.is_finite() {
            self.place_of_each(place, &line.0)?;
        }
        let vertices = open(&line.0, look.repeats);
        if vertices.is_empty() && (!shell || self.malformed == Malformed::Drop) {
            return Ok(false);
        }
        if vertices.len() < 3 {
            return match self.malformed {
                Malformed::Refuse => Err(BuildError::TooFewVertices {
                    ring: place,
                    vertices: vertices.len(),
                }),
                Malformed::Drop => Ok(false),
            };
        }
        self.negative_zero |= look.negative_zero;
        // A ring without area has no winding and stays as it is.
        let wound = look.double_area != 0.0;
        let backward = wound && (look.double_area > 0.0) != shell;
        self.corners.push(vertices, backward);
        self.ring_unit.push(place.unit);
        Ok(true)
    }

    /// An error for the first vertex that is no place of the space.
    fn place_of_each(&self, ring: RingPlace, line: &[Coord<f64>]) -> Result<(), BuildError> {
        let Some(vertex) = line.iter().position(|&c| !self.space.contains(c)) else {
            return Ok(());
        };
        let at = line[vertex];
        let place = VertexPlace { ring, vertex, at };
        Err(match at.x.is_finite() && at.y.is_finite() {
            true => BuildError::OutOfRange(place),
            false => BuildError::NotFinite(place),
        })
    }

    fn finish(self) -> Coverage {
        let mut coverage = walk(self.corners, &self.ring_unit, self.negative_zero);
        coverage.space = self.space;
        coverage.poly_start = self.poly_start;
        coverage.unit_start = self.unit_start;
        coverage
    }
}

/// First vertices of some rings, enough to see where the land is; each costs a
/// visit to a ring's memory.
fn sample<'a>(rings: impl Iterator<Item = &'a LineString<f64>>, count: usize) -> Vec<Coord<f64>> {
    let step = count.div_ceil(2048).max(1);
    let mut chosen = vec![];
    for (at, ring) in rings.enumerate() {
        // Another one in each step, without order: units often come row by row.
        if at % step == mix((at / step) as u64) as usize % step {
            chosen.extend(ring.0.first());
        }
    }
    chosen
}

/// What one pass over a ring as it came in tells.
struct Look {
    /// As [`twice_area`](super::plane::twice_area).
    double_area: f64,
    /// Two neighbouring vertices are equal.
    repeats: bool,
    negative_zero: bool,
    /// A coordinate is beyond the limits or not a number.
    outside: bool,
}

impl Look {
    fn at(ring: &[Coord<f64>], limits: &Limits) -> Look {
        const SIGN: u64 = 1 << 63;
        let mut look = Look {
            double_area: 0.0,
            repeats: false,
            negative_zero: false,
            outside: false,
        };
        let Some(&o) = ring.first() else { return look };
        for p in ring.windows(2) {
            let [a, b] = [p[0], p[1]];
            look.double_area += plane::cross(o, a, b);
            look.repeats |= a == b;
            look.negative_zero |= b.x.to_bits() == SIGN || b.y.to_bits() == SIGN;
            look.outside |= !limits.hold(b);
        }
        look.outside |= !limits.hold(o);
        look.negative_zero |= o.x.to_bits() == SIGN || o.y.to_bits() == SIGN;
        look
    }
}

/// The ring without its repeated end and, where it has any, without repeated
/// vertices.
fn open(closed: &[Coord<f64>], repeats: bool) -> Cow<'_, [Coord<f64>]> {
    let mut end = closed.len();
    while end > 1 && closed[end - 1] == closed[0] {
        end -= 1;
    }
    if !repeats {
        return Cow::Borrowed(&closed[..end]);
    }
    let mut kept = closed[..end].to_vec();
    kept.dedup();
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_without_land_make_a_coverage_without_arcs() {
        let nothing = Coverage::build(&[]).expect("no units");
        assert_eq!((nothing.unit_count(), nothing.arc_count()), (0, 0));
        let empty = Coverage::build(&[MultiPolygon::new(vec![])]).expect("one unit");
        assert_eq!((empty.unit_count(), empty.arc_count()), (1, 0));
        assert!(empty.is_empty_unit(UnitIndex::new(0)));
    }
}
