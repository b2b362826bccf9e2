//! Units and cutters across the antimeridian, in longitudes that run on beyond 180.
//!
//! A unit that lies on both sides is put together there before it is cut, and taken
//! apart again afterwards: its own vertices come back bit for bit.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use rustc_hash::FxHashMap;

use super::super::antimeridian::{shifted, short_way, span};
use super::super::prim::{VertexKey, vertex_key};
use super::super::{Space, plane};
use super::Cutter;

/// A unit on both sides of the antimeridian, what lies east of it moved by 360 degrees.
pub(super) struct Unwrapped {
    pub(super) shape: MultiPolygon<f64>,
    /// For each polygon whether it was moved.
    moved: Vec<bool>,
    /// Where the moved vertices were.
    origin: FxHashMap<VertexKey, Coord<f64>>,
}

impl Unwrapped {
    /// `None` where the unit is nearer together as it is.
    pub(super) fn of(space: Space, whole: &MultiPolygon<f64>) -> Option<Self> {
        let (low, high) = span(whole)?;
        let spans: Vec<(f64, f64)> = whole.iter().map(polygon_span).collect();
        let moved: Vec<bool> = spans.iter().map(|(_, high)| *high < 0.0).collect();
        let apart = moved.contains(&true) && spans.iter().any(|(low, _)| *low > 0.0);
        if space != Space::Geographic || !apart || high > 180.0 {
            return None;
        }
        let beyond = |(at, moved): (&(f64, f64), &bool)| match moved {
            true => (at.0 + 360.0, at.1 + 360.0),
            false => *at,
        };
        let together: Vec<(f64, f64)> = spans.iter().zip(&moved).map(beyond).collect();
        let from = together.iter().fold(f64::INFINITY, |a, at| a.min(at.0));
        let to = together.iter().fold(f64::NEG_INFINITY, |a, at| a.max(at.1));
        if to - from >= high - low {
            return None;
        }
        let mut origin = FxHashMap::default();
        let polygons = whole.iter().zip(&moved).map(|(polygon, &moved)| {
            if !moved {
                return polygon.clone();
            }
            let polygon_beyond = shifted(polygon, 360.0);
            for (ring, there) in plane::rings_of(polygon).zip(plane::rings_of(&polygon_beyond)) {
                let places = there.0.iter().map(|&p| vertex_key(p));
                origin.extend(places.zip(ring.0.iter().copied()));
            }
            polygon_beyond
        });
        let shape = polygons.collect();
        Some(Self {
            shape,
            moved,
            origin,
        })
    }

    /// For each edge of the shape, ring by ring, whether it was moved.
    pub(super) fn edges_beyond(&self) -> Vec<bool> {
        let polygons = self.shape.iter().zip(&self.moved);
        let edges = polygons.flat_map(|(polygon, &moved)| {
            let count = plane::rings_of(polygon).map(|ring| ring.0.len().saturating_sub(1));
            std::iter::repeat_n(moved, count.sum())
        });
        edges.collect()
    }

    /// A place beyond the antimeridian where the coverage has it.
    pub(super) fn back(&self, p: Coord<f64>) -> Coord<f64> {
        let known = self.origin.get(&vertex_key(p)).copied();
        known.unwrap_or(Coord {
            x: p.x - 360.0,
            y: p.y,
        })
    }

    /// The parts of which each stands twice, what is west of the antimeridian and what
    /// is east of it.
    pub(super) fn rejoined(&self, sides: Vec<MultiPolygon<f64>>) -> Vec<MultiPolygon<f64>> {
        let mut sides = sides.into_iter();
        let mut parts = Vec::new();
        while let (Some(mut west), Some(mut east)) = (sides.next(), sides.next()) {
            for polygon in &mut east {
                let back = |ring: &mut LineString<f64>| {
                    for p in &mut ring.0 {
                        *p = self.back(*p);
                    }
                };
                polygon.exterior_mut(back);
                polygon.interiors_mut(|holes| holes.iter_mut().for_each(back));
            }
            west.0.append(&mut east.0);
            parts.push(west);
        }
        parts
    }
}

fn polygon_span(polygon: &Polygon<f64>) -> (f64, f64) {
    let xs = polygon.exterior().0.iter().map(|p| p.x);
    xs.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| {
        (low.min(x), high.max(x))
    })
}

/// A cutter moved to where the unit is.
pub(super) enum OwnCutter<'a> {
    Polygon(MultiPolygon<f64>),
    Line(LineString<f64>),
    Centres(Vec<Coord<f64>>, Option<&'a [f64]>),
    Parts(Vec<MultiPolygon<f64>>),
}

impl<'a> OwnCutter<'a> {
    /// `None` where the cutter can stay as it is: the unit is away from the
    /// antimeridian.
    pub(super) fn near(
        space: Space,
        unit: &MultiPolygon<f64>,
        unwrapped: bool,
        cutter: &Cutter<'a>,
    ) -> Option<Self> {
        let (low, high) = span(unit)?;
        let middle = f64::midpoint(low, high);
        // Half of the earth away from the antimeridian a box around everything is meant
        // as it is written.
        let near = space == Space::Geographic && (unwrapped || middle.abs() > 90.0);
        if !near || high - low > 180.0 {
            return None;
        }
        let shape = |shape: &MultiPolygon<f64>| -> MultiPolygon<f64> {
            shape
                .iter()
                .map(|polygon| polygon_near(polygon, middle))
                .collect()
        };
        let centres = |centres: &[Coord<f64>]| -> Vec<Coord<f64>> {
            let moved = centres.iter().map(|p| Coord {
                x: p.x + turns(p.x, middle),
                y: p.y,
            });
            moved.collect()
        };
        Some(match *cutter {
            Cutter::Polygon(polygons) => Self::Polygon(shape(polygons)),
            Cutter::Line(line) => Self::Line(line_near(line, middle)),
            Cutter::NearestCentre(at) => Self::Centres(centres(at), None),
            Cutter::Power {
                centres: at,
                weights,
            } => Self::Centres(centres(at), Some(weights)),
            Cutter::Parts(shapes) => Self::Parts(shapes.iter().map(shape).collect()),
        })
    }

    pub(super) fn cutter(&self) -> Cutter<'_> {
        match self {
            Self::Polygon(shape) => Cutter::Polygon(shape),
            Self::Line(line) => Cutter::Line(line),
            Self::Centres(centres, None) => Cutter::NearestCentre(centres),
            Self::Centres(centres, Some(weights)) => Cutter::Power { centres, weights },
            Self::Parts(shapes) => Cutter::Parts(shapes),
        }
    }
}

/// Degrees, a multiple of 360, that bring a longitude nearest to another.
fn turns(x: f64, middle: f64) -> f64 {
    match x.is_finite() {
        true => ((middle - x) / 360.0).round() * 360.0,
        false => 0.0,
    }
}

fn line_near(line: &LineString<f64>, middle: f64) -> LineString<f64> {
    let mut line = LineString(short_way(&line.0));
    let ends = line.0.iter().map(|p| p.x);
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| {
        (low.min(x), high.max(x))
    });
    let by = turns(f64::midpoint(low, high), middle);
    line.0.iter_mut().for_each(|p| p.x += by);
    line
}

fn polygon_near(polygon: &Polygon<f64>, middle: f64) -> Polygon<f64> {
    let shell = line_near(polygon.exterior(), middle);
    let (low, high) = polygon_span(&Polygon::new(shell.clone(), vec![]));
    let own = f64::midpoint(low, high);
    let holes = polygon.interiors().iter();
    Polygon::new(shell, holes.map(|hole| line_near(hole, own)).collect())
}
