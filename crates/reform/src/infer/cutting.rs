//! The land of one shape within another, and where shapes lie.

use geo::InteriorPoint;
use geo_types::{Coord, MultiPolygon};
use rstar::primitives::{GeomWithData, Rectangle};

use aimaq_coverage::earth::METRES_PER_DEGREE;
use aimaq_coverage::{Coverage, CutError, CutOptions, Cutter, UnitIndex};

pub(super) type Framed = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// Land with its area in km²; no land where it is all that was asked about.
type Found = Option<(Option<MultiPolygon<f64>>, f64)>;

/// The land of a shape within another; nothing where there is none, or only slivers.
pub(super) fn within(
    shape: &MultiPolygon<f64>,
    other: &MultiPolygon<f64>,
    width_m: f64,
) -> Result<Found, CutError> {
    let mut alone = Coverage::build(std::slice::from_ref(shape))?;
    let whole = alone.area_km2(0);
    let options = CutOptions::default().with_sliver_width_m(width_m);
    match alone.cut_with(0, &Cutter::Polygon(other), &options) {
        Ok(report) => {
            let km2 = report.part_area_km2.get(1).copied().unwrap_or(0.0);
            Ok(Some((Some(alone.polygon(1)), km2)))
        }
        Err(CutError::EmptyPart { part: 0, .. } | CutError::Sliver { part: 0, .. }) => {
            Ok(Some((None, whole)))
        }
        Err(CutError::EmptyPart { .. } | CutError::Sliver { .. }) => Ok(None),
        Err(CutError::Misses { .. } | CutError::OnlyTouches { .. }) => {
            let point = shape.interior_point().map(|p| p.0);
            let around = Coverage::build(std::slice::from_ref(other))?;
            let inside = point.is_some_and(|point| around.contains(0, point));
            Ok(inside.then_some((None, whole)))
        }
        Err(error) => Err(error),
    }
}

/// Whether all borders of a unit are within so many metres of those of the other vintage.
pub(super) fn within_all(far: &[f64], coverage: &Coverage, unit: usize, metres: f64) -> bool {
    let mut halves = coverage.rings(UnitIndex::new(unit as u32)).flatten();
    halves.all(|half| far[half.arc().index()] <= metres)
}

pub(super) fn moved(p: Coord<f64>, by: [f64; 2]) -> Coord<f64> {
    match by {
        [0.0, 0.0] => p,
        [x, y] => Coord {
            x: p.x + x,
            y: p.y + y,
        },
    }
}

pub(super) fn shifted(mut shape: MultiPolygon<f64>, by: [f64; 2]) -> MultiPolygon<f64> {
    if by.iter().all(|by| *by == 0.0) {
        return shape;
    }
    for polygon in &mut shape {
        let ring = |line: &mut geo_types::LineString<f64>| {
            line.0.iter_mut().for_each(|p| *p = moved(*p, by));
        };
        polygon.exterior_mut(ring);
        polygon.interiors_mut(|holes| holes.iter_mut().for_each(ring));
    }
    shape
}

pub(super) fn frame(coverage: &Coverage, unit: usize, shift: [f64; 2]) -> Option<Framed> {
    let halves = coverage.rings(unit as u32).flatten();
    let arcs = halves.filter_map(|half| coverage.arc(half.arc()));
    let mut points = arcs.flat_map(|arc| arc.coords).map(|p| moved(*p, shift));
    let first = points.next()?;
    let mut corners = [[first.x, first.y]; 2];
    for p in points {
        for (axis, v) in [p.x, p.y].into_iter().enumerate() {
            corners[0][axis] = corners[0][axis].min(v);
            corners[1][axis] = corners[1][axis].max(v);
        }
    }
    Some(GeomWithData::new(
        Rectangle::from_corners(corners[0], corners[1]),
        unit,
    ))
}

/// Degrees as metres of latitude.
pub(super) fn metres(degrees: f64) -> f64 {
    degrees * METRES_PER_DEGREE
}
