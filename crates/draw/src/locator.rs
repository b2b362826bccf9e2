//! A small map of all the land in a corner of one that shows a part of it.

use geo_types::Coord;

use super::colour::Colour;
use super::extent::Extent;
use super::land::{Land, Rows};
use super::legend::{ACCENT, INK, WHITE};
use super::panel::{Panel, of_cells};
use super::projected::Plane;
use super::room::{Rect, Taken};
use super::scene::{Form, Layer, Line, Paint, Scene, Stroke};
use super::spec::{BorderStyle, Focus};

/// Shares of the frame that it takes at most.
const WIDE: f64 = 0.24;
const TALL: f64 = 0.3;
/// Around its land, and between it and the frame, in design pixels.
const PAD: f64 = 7.0;
const LAND: Colour = Colour::hex(0xe9e6de);
/// What is shown is marked by a ring where it is smaller, in design pixels.
const SMALL: f64 = 6.0;

impl Panel<'_> {
    /// Draws it where it covers least of what the map is about, and takes its room.
    pub(crate) fn locator(&self, scene: &mut Scene, taken: &mut Taken) {
        let Some(focus) = self.spec.focus.as_ref().filter(|_| self.spec.locator) else {
            return;
        };
        let frame = self.plane.clip.unwrap_or(self.plane.frame);
        let Some(mut plane) = self.small_plane(&frame) else {
            return;
        };
        let pad = PAD * self.k;
        let (w, h) = (plane.frame.w + 2.0 * pad, plane.frame.h + 2.0 * pad);
        let place = self.corner(&frame, (w, h), focus);
        (plane.frame.x, plane.frame.y) = (place.x + pad, place.y + pad);
        let small = Panel::new(self.spec, self.fonts, plane, self.k);
        scene.layer(Layer::Locator);
        let edge = Stroke::plain(INK, 0.9 * self.k);
        scene.shape(place.form(), Some(WHITE.into()), Some(edge));
        small.outline_only(scene);
        small.mark(scene, focus);
        taken.take(place);
    }

    fn small_plane(&self, frame: &Rect) -> Option<Plane> {
        let arcs = self.spec.arcs.iter();
        let outer = arcs.filter(|arc| arc.left.is_none() || arc.right.is_none());
        let places = outer.flat_map(|arc| arc.line.0.iter().copied());
        let most = (frame.w * WIDE, frame.h * TALL);
        let fit = |room: f64| Plane::fitted(places.clone(), 0.0, 0.0, room, most.1).ok();
        fit(fit(most.0)?.used)
    }

    /// The corner of the frame with least of the land that is shown.
    fn corner(&self, frame: &Rect, (w, h): (f64, f64), focus: &Focus) -> Rect {
        let land = match focus {
            Focus::Cells(cells) => Land::of(&self.rings(cells)),
            Focus::Box(_) => Land::of(&[]),
        };
        let pad = PAD * self.k;
        let (left, top) = (frame.x + pad, frame.y + pad);
        let (right, bottom) = (frame.right() - pad - w, frame.bottom() - pad - h);
        let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
        let boxes = corners.map(|(x, y)| Rect { x, y, w, h });
        let covered = |rect: &Rect| land.share_inside(rect, &mut Rows::default());
        let least = boxes
            .into_iter()
            .min_by(|a, b| covered(a).total_cmp(&covered(b)));
        least.unwrap_or(boxes[0])
    }

    /// The rings around some cells.
    fn rings(&self, cells: &[usize]) -> Vec<Line> {
        let of_cell = of_cells(std::iter::once((0, cells)));
        self.mesh.groups(&of_cell, 1).pop().unwrap_or_default()
    }

    /// The land with the borders of its regions.
    fn outline_only(&self, scene: &mut Scene) {
        let edge = Stroke::plain(INK, 0.8 * self.k).rounded();
        let outline = Form::Lines(self.outline());
        scene.shape(outline, Some(LAND.into()), Some(edge));
        for border in &self.spec.borders {
            if !matches!(border.style, BorderStyle::Region | BorderStyle::New) {
                continue;
            }
            let lines = self.mesh.lines(&border.arcs);
            if !lines.is_empty() {
                let thin = Stroke::plain(INK, 0.4 * self.k).rounded();
                scene.shape(Form::Lines(lines), None, Some(thin));
            }
        }
    }

    /// Marks the part that is shown.
    fn mark(&self, scene: &mut Scene, focus: &Focus) {
        let lines = match focus {
            Focus::Cells(cells) => self.rings(cells),
            Focus::Box([west, south, east, north]) => {
                let turn = if east < west { 360.0 } else { 0.0 };
                let extent = Extent {
                    west: *west,
                    south: *south,
                    east: east + turn,
                    north: *north,
                };
                vec![Line {
                    points: sides(&extent).map(|at| self.plane.at(at)).collect(),
                    closed: true,
                }]
            }
        };
        let places = lines.iter().flat_map(|line| line.points.iter().copied());
        let around = places.fold(None, |rect, at| Some(Rect::around(rect, at)));
        let fill = Paint {
            colour: ACCENT,
            opacity: 0.4,
        };
        let edge = Stroke::plain(ACCENT, 1.2 * self.k).rounded();
        let small = around.filter(|rect| rect.w.max(rect.h) < SMALL * self.k);
        let form = match small {
            Some(rect) => Form::Circle {
                centre: rect.middle(),
                radius: SMALL * self.k,
            },
            None => Form::Lines(lines),
        };
        scene.shape(form, Some(fill), Some(edge));
    }
}

/// The edge of a box, from corner to corner.
fn sides(extent: &Extent) -> impl Iterator<Item = Coord<f64>> {
    const PIECES: u32 = 12;
    let (w, s, e, n) = (extent.west, extent.south, extent.east, extent.north);
    let corners = [(w, s), (e, s), (e, n), (w, n)];
    (0..4_usize).flat_map(move |i| {
        let (a, b) = (corners[i], corners[(i + 1) % 4]);
        (0..PIECES).map(move |j| {
            let share = f64::from(j) / f64::from(PIECES);
            Coord {
                x: a.0 + (b.0 - a.0) * share,
                y: a.1 + (b.1 - a.1) * share,
            }
        })
    })
}
