//! From degrees to pixels.

use aimaq_coverage::Projection;
use geo_types::{Coord, LineString, MultiPolygon};

use super::DrawError;
use super::clip::{clipped_line, clipped_ring};
use super::extent::Extent;
use super::room::Rect;
use super::scene::{Form, Line};
use super::simple::simplified;

/// Where the land lies on the picture.
pub(crate) struct Plane {
    projection: Projection,
    /// Where the land goes.
    pub(crate) frame: Rect,
    /// What is left out beyond, if anything.
    pub(crate) clip: Option<Rect>,
    pub(crate) px_per_km: f64,
    /// Pixels of the width that it needs.
    pub(crate) used: f64,
    /// Kilometres at the upper left of the frame's contents.
    origin: Coord<f64>,
}

impl Plane {
    /// Places below `top`, as large as fits into `room` pixels of width and `most` of
    /// height, in the middle of the room.
    pub(crate) fn fitted(
        places: impl Iterator<Item = Coord<f64>> + Clone,
        left: f64,
        top: f64,
        room: f64,
        most: f64,
    ) -> Result<Self, DrawError> {
        let projection = Projection::fitted(places.clone()).ok_or(DrawError::Empty)?;
        let (mut w, mut s, mut e, mut n) = (
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        );
        for p in places.map(|place| projection.project(place)) {
            (w, s, e, n) = (w.min(p.x), s.min(p.y), e.max(p.x), n.max(p.y));
        }
        let (east, north) = ((e - w).max(1e-3), (n - s).max(1e-3));
        let px_per_km = (room / east).min(most / north);
        Ok(Self {
            projection,
            frame: Rect {
                x: left,
                y: top,
                w: room,
                h: north * px_per_km,
            },
            clip: None,
            px_per_km,
            used: east * px_per_km,
            origin: Coord {
                x: w - (room / px_per_km - east) / 2.0,
                y: n,
            },
        })
    }

    /// Makes the frame wider by so many pixels on each side; the land stays where it is.
    pub(crate) fn grow(&mut self, by: f64) {
        self.frame = self.frame.grown(by);
        self.origin.x -= by / self.px_per_km;
        self.origin.y += by / self.px_per_km;
    }

    /// Pixels of a place.
    pub(crate) fn at(&self, c: Coord<f64>) -> Coord<f64> {
        self.pixel(self.projection.project(c))
    }

    /// Whether a place of the picture is shown with so many pixels around it.
    pub(crate) fn shows(&self, at: Coord<f64>, margin: f64) -> bool {
        self.clip.is_none_or(|clip| clip.grown(-margin).has(at))
    }

    /// A box in degrees that holds whatever is shown; `None` where nothing is left out,
    /// or the box would go around the earth.
    pub(crate) fn shown(&self) -> Option<Extent> {
        let clip = self.clip?;
        let km = |x: f64, y: f64| {
            let east = self.origin.x + (x - self.frame.x) / self.px_per_km;
            let north = self.origin.y - (y - self.frame.y) / self.px_per_km;
            east.hypot(north)
        };
        let corners = [
            km(clip.x, clip.y),
            km(clip.right(), clip.y),
            km(clip.x, clip.bottom()),
            km(clip.right(), clip.bottom()),
        ];
        // A little more, so that what touches the frame is in it.
        let reach = corners.into_iter().fold(0.0, f64::max) * 1.01 + 1.0;
        let [lon, lat, away] = self.projection.around(reach)?;
        // How far a circle around a place reaches to its east and west.
        let aside = away.to_radians().sin() / lat.to_radians().cos();
        let aside = (aside < 1.0).then(|| aside.asin().to_degrees())?;
        (lat.abs() + away < 90.0).then_some(Extent {
            west: lon - aside,
            east: lon + aside,
            south: lat - away,
            north: lat + away,
        })
    }

    fn pixel(&self, km: Coord<f64>) -> Coord<f64> {
        Coord {
            x: self.frame.x + (km.x - self.origin.x) * self.px_per_km,
            y: self.frame.y + (self.origin.y - km.y) * self.px_per_km,
        }
    }

    pub(crate) fn points(&self, line: &LineString<f64>) -> Vec<Coord<f64>> {
        let mut points = self.projection.line(line);
        for point in &mut points {
            *point = self.pixel(*point);
        }
        points
    }

    /// Lines as they are drawn.
    pub(crate) fn lines<'a>(
        &self,
        lines: impl IntoIterator<Item = &'a LineString<f64>>,
    ) -> Vec<Line> {
        let drawn = lines.into_iter().map(|line| Line {
            points: simplified(&self.points(line)),
            closed: false,
        });
        match &self.clip {
            Some(rect) => drawn.flat_map(|line| clipped_line(&line, rect)).collect(),
            None => drawn.filter(|line| line.points.len() > 1).collect(),
        }
    }

    /// Areas as they are drawn; `None` where there is nothing.
    pub(crate) fn land<'a>(
        &self,
        geometries: impl IntoIterator<Item = &'a MultiPolygon<f64>>,
    ) -> Option<Form> {
        let rings = geometries.into_iter().flat_map(rings);
        let drawn = rings.map(|ring| {
            let mut points = simplified(&self.points(ring));
            points.pop();
            match &self.clip {
                Some(rect) => clipped_ring(points, rect),
                None => points,
            }
        });
        let drawn = drawn.filter(|points| points.len() > 2).map(|points| Line {
            points,
            closed: true,
        });
        let drawn: Vec<Line> = drawn.collect();
        (!drawn.is_empty()).then_some(Form::Lines(drawn))
    }
}

fn rings(geometry: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> + Clone {
    geometry
        .0
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}
