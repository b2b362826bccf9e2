//! Meridians and parallels over the land, with their degrees at the frame.

use geo_types::{Coord, LineString};

use super::colour::Colour;
use super::extent::Extent;
use super::legend::plain;
use super::panel::Panel;
use super::room::{Rect, Taken};
use super::scene::{Anchor, Form, Item, Layer, Line, Paint, Scene, Shape, Stroke, TextStyle};
use super::spec::Graticule;

/// Degrees between lines, where nobody says them.
const STEPS: [f64; 9] = [0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0];
/// The most lines across the longer side.
const MOST_LINES: f64 = 9.0;
/// The most lines of a step that somebody says.
const MOST_ASKED: f64 = 200.0;
/// Straight pieces of a line.
const PIECES: u32 = 64;
const COLOUR: Colour = Colour::hex(0x556270);
const SIZE: f64 = 12.4;

impl Panel<'_> {
    /// Draws the lines; their degrees stand inside the frame, where nothing else may.
    pub(crate) fn graticule(&self, scene: &mut Scene, taken: &mut Taken) {
        let Some(graticule) = &self.spec.graticule else {
            return;
        };
        let Some(extent) = self.extent() else {
            return;
        };
        let step = step(graticule, &extent);
        scene.layer(Layer::Graticule);
        for along_meridian in [true, false] {
            let (from, to) = match along_meridian {
                true => (extent.west, extent.east),
                false => (extent.south, extent.north),
            };
            let first = (from / step).ceil() as i64;
            let last = (to / step).floor() as i64;
            for i in first..=last {
                let at = i as f64 * step;
                let pieces = self.plane.lines(&[line(at, along_meridian, &extent)]);
                self.numbered(scene, taken, graticule, (at, along_meridian), &pieces);
                if !pieces.is_empty() {
                    scene.items.push(drawn(pieces, self.k));
                }
            }
        }
    }

    /// The degrees that are shown.
    fn extent(&self) -> Option<Extent> {
        let all = || {
            let arcs = self.spec.arcs.iter();
            Extent::of(arcs.flat_map(|arc| arc.line.0.iter().copied()))
        };
        self.plane.shown().or_else(all)
    }

    /// Writes the degrees of a line where it leaves the frame: below of a meridian, on the
    /// left of a parallel.
    fn numbered(
        &self,
        scene: &mut Scene,
        taken: &mut Taken,
        graticule: &Graticule,
        (at, along_meridian): (f64, bool),
        pieces: &[Line],
    ) {
        let (frame, size) = (self.plane.frame, SIZE * self.k);
        let ends = pieces.iter().flat_map(|piece| piece.points.iter().copied());
        let end = match along_meridian {
            true => ends.max_by(|a, b| a.y.total_cmp(&b.y)),
            false => ends.min_by(|a, b| a.x.total_cmp(&b.x)),
        };
        let Some(end) = end else { return };
        let text = graticule.text(at, along_meridian, &self.spec.numbers);
        let width = self.fonts.width(&text, size, false);
        let away = 4.0 * self.k;
        let centre = match along_meridian {
            true => Coord {
                x: end.x,
                y: end.y.min(frame.bottom()) - away - size / 2.0,
            },
            false => Coord {
                x: end.x.max(frame.x) + away + width / 2.0,
                y: end.y,
            },
        };
        let rect = Rect::centred(centre, width + size * 0.4, size * 1.15);
        if !taken.is_free(&rect) {
            return;
        }
        taken.take(rect);
        let baseline = Coord {
            x: centre.x,
            y: centre.y + size * 0.36,
        };
        let style = TextStyle {
            halo: size * 0.25,
            ..plain(size, COLOUR, Anchor::Middle)
        };
        scene.text(baseline, &text, style);
    }
}

/// Degrees between lines: what is asked for, else few round ones.
fn step(graticule: &Graticule, extent: &Extent) -> f64 {
    let longest = (extent.east - extent.west).max(extent.north - extent.south);
    let asked = graticule.step.filter(|step| *step > 0.0);
    // So many that nothing could be read would only take long.
    let asked = asked.map(|step| step.max(longest / MOST_ASKED));
    let few = STEPS
        .iter()
        .copied()
        .find(|step| longest / step <= MOST_LINES);
    asked.or(few).unwrap_or(30.0)
}

fn line(at: f64, along_meridian: bool, extent: &Extent) -> LineString<f64> {
    let (from, to) = match along_meridian {
        true => (extent.south.max(-89.9), extent.north.min(89.9)),
        false => (extent.west, extent.east),
    };
    let places = (0..=PIECES).map(|i| {
        let along = from + (to - from) * f64::from(i) / f64::from(PIECES);
        match along_meridian {
            true => Coord { x: at, y: along },
            false => Coord { x: along, y: at },
        }
    });
    LineString(places.collect())
}

fn drawn(lines: Vec<Line>, k: f64) -> Item {
    let paint = Paint {
        colour: COLOUR,
        opacity: 0.55,
    };
    Item::Shape(Shape {
        form: Form::Lines(lines),
        fill: None,
        stroke: Some(Stroke::plain(paint, 0.7 * k)),
        title: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_few_and_round_unless_a_step_is_asked_for() {
        let extent = Extent {
            west: 46.0,
            south: 40.0,
            east: 88.0,
            north: 56.0,
        };
        let mut graticule = Graticule::default();
        assert_eq!(step(&graticule, &extent), 5.0);
        graticule.step = Some(2.0);
        assert_eq!(step(&graticule, &extent), 2.0);
        graticule.step = Some(1e-9);
        assert!(step(&graticule, &extent) > 0.2, "not a million lines");
    }

    #[test]
    fn degrees_are_written_with_their_side() {
        let graticule = Graticule {
            step: None,
            sides: ["{} N", "{} S", "{} E", "{} W"].map(str::to_owned),
        };
        let numbers = crate::NumberText::default();
        let texts = [
            (50.0, false),
            (-5.0, false),
            (70.0, true),
            (-2.5, true),
            (190.0, true),
        ];
        let texts = texts.map(|(at, meridian)| graticule.text(at, meridian, &numbers));
        assert_eq!(texts, ["50 N", "5 S", "70 E", "2.5 W", "170 W"]);
    }
}
