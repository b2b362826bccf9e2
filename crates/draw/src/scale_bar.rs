//! The scale bar.

use geo_types::Coord;

use super::font::Fonts;
use super::legend::{INK, WHITE, plain, rect};
use super::numbers::NumberText;
use super::room::{Rect, Taken};
use super::scene::{Anchor, Form, Line, Scene, Stroke, TextStyle};

/// The bar that shows how long kilometres are.
pub(crate) struct ScaleBar<'a> {
    /// Pixels per kilometre at the centre of the map.
    pub(crate) px_per_km: f64,
    /// The sign of the kilometre.
    pub(crate) unit: &'a str,
    pub(crate) numbers: &'a NumberText,
    /// The longest that it may be, in design pixels.
    pub(crate) most: f64,
}

impl ScaleBar<'_> {
    /// The longest round number of kilometres that is not longer than so many pixels.
    fn kilometres(&self, most: f64) -> f64 {
        let wanted = most / self.px_per_km;
        let power = 10f64.powf(wanted.log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0];
        let fitting = steps.iter().map(|s| s * power).filter(|km| *km <= wanted);
        fitting.fold(power, f64::max)
    }

    /// Pixels that the bar takes with what stands at its end.
    pub(crate) fn length(&self, k: f64) -> f64 {
        self.kilometres(self.most * k) * self.px_per_km
    }

    /// Draws a plain line with its kilometres into the lower right of a frame.
    pub(crate) fn small(
        &self,
        scene: &mut Scene,
        frame: &Rect,
        k: f64,
        fonts: &Fonts,
        taken: &mut Taken,
    ) {
        let km = self.kilometres(self.most * k);
        let text = [&self.numbers.show(km), " ", self.unit].concat();
        let (size, length) = (12.0 * k, km * self.px_per_km);
        let width = fonts.width(&text, size, false);
        let right = frame.right() - 8.0 * k;
        let y = frame.bottom() - 8.0 * k;
        let points = vec![
            Coord {
                x: right - length,
                y,
            },
            Coord { x: right, y },
        ];
        let line = Line {
            points,
            closed: false,
        };
        scene.shape(
            Form::Lines(vec![line]),
            None,
            Some(Stroke::plain(INK, 2.0 * k)),
        );
        let at = Coord {
            x: right,
            y: y - 5.0 * k,
        };
        scene.text(
            at,
            &text,
            TextStyle {
                halo: size * 0.22,
                ..plain(size, INK, Anchor::End)
            },
        );
        let (w, h) = (length.max(width), size + 10.0 * k);
        taken.take(Rect {
            x: right - w,
            y: y - h,
            w,
            h,
        });
    }

    /// Draws the bar so that it ends at `right`.
    pub(crate) fn draw(&self, scene: &mut Scene, right: Coord<f64>, k: f64, fonts: &Fonts) {
        let km = self.kilometres(self.most * k);
        let length = km * self.px_per_km;
        let corner = Coord {
            x: right.x - length,
            y: right.y,
        };
        let height = 7.0 * k;
        let edge = Stroke::plain(INK, k);
        scene.shape(rect(corner, length, height), Some(WHITE.into()), Some(edge));
        scene.shape(rect(corner, length / 2.0, height), Some(INK.into()), None);
        let size = 14.0 * k;
        let end = self.numbers.show(km);
        let y = right.y - 6.0 * k;
        let marks = [
            (corner.x, self.numbers.show(0.0)),
            (corner.x + length / 2.0, self.numbers.show(km / 2.0)),
            (right.x, end.clone()),
        ];
        let widths = marks
            .each_ref()
            .map(|(_, text)| fonts.width(text, size, false));
        // Numbers that would run into each other read as one: then the ends alone are named.
        let apart = |a: usize, b: usize| {
            marks[b].0 - marks[a].0 - f64::midpoint(widths[a], widths[b]) >= size * 0.4
        };
        let middle_fits = apart(0, 1) && apart(1, 2);
        for (i, (x, text)) in marks.iter().enumerate() {
            if i != 1 || middle_fits {
                scene.text(Coord { x: *x, y }, text, plain(size, INK, Anchor::Middle));
            }
        }
        // The sign of the unit follows the last number, which stays at its mark.
        let x = right.x + fonts.width(&end, size, false) / 2.0 + size * 0.3;
        scene.text(Coord { x, y }, self.unit, plain(size, INK, Anchor::Start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Item;

    #[test]
    fn the_scale_bar_is_the_longest_round_number_that_fits() {
        let km = |px_per_km| {
            let numbers = NumberText::default();
            let bar = ScaleBar {
                px_per_km,
                unit: "km",
                numbers: &numbers,
                most: 220.0,
            };
            bar.kilometres(220.0)
        };
        assert_eq!(
            [km(0.5), km(1.0), km(2.3), km(40.0)],
            [200.0, 200.0, 50.0, 5.0]
        );
    }

    #[test]
    fn the_number_in_the_middle_stands_only_where_it_is_apart_from_the_others() {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let numbers = NumberText::default();
        let texts = |px_per_km, most| {
            let bar = ScaleBar {
                px_per_km,
                unit: "km",
                numbers: &numbers,
                most,
            };
            let mut scene = Scene::new(300.0, 300.0, "");
            bar.draw(&mut scene, Coord { x: 250.0, y: 50.0 }, 1.0, &fonts);
            let is_text = |item: &&Item| matches!(item, Item::Text(_));
            scene.items.iter().filter(is_text).count()
        };
        // 200 km in 200 pixels, and in 40: the ends and the unit are named always.
        assert_eq!([texts(1.0, 220.0), texts(0.2, 44.0)], [4, 3]);
    }
}
