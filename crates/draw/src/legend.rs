//! Strokes, symbols, the legend and the scale bar.

use geo_types::Coord;

use super::colour::Colour;
use super::font::Fonts;
use super::numbers::NumberText;
use super::room::{Rect, Taken};
use super::scene::{Anchor, Form, Line, Scene, Stroke, TextStyle};
use super::spec::{BorderStyle, LegendEntry, LegendKey, Symbol};
use super::wrap::wrapped;

/// The colour of everything that is new.
const ACCENT: Colour = Colour::hex(0xb3261e);
/// The colour of text.
pub(crate) const INK: Colour = Colour::hex(0x1c2430);
/// The colour of lesser text.
pub(crate) const SOFT: Colour = Colour::hex(0x55606e);
pub(crate) const WHITE: Colour = Colour::hex(0xffffff);
/// Around the fills of the legend.
const EDGE: Colour = Colour::hex(0x7d8590);

/// A border's stroke; `k` is pixels per design pixel.
pub(crate) fn stroke(style: BorderStyle, k: f64) -> Stroke {
    let (colour, width, dash): (_, _, &[f64]) = match style {
        BorderStyle::Unit => (0x7d8590, 0.7, &[]),
        BorderStyle::Sketch => (0x99a0a9, 0.9, &[0.1, 3.4]),
        BorderStyle::OldUnit => (0x6f7782, 1.2, &[3.0, 2.5]),
        BorderStyle::NewUnit => (0xb3261e, 1.5, &[]),
        BorderStyle::Region => (0x39424e, 1.9, &[]),
        BorderStyle::Old => (0x6f7782, 1.6, &[5.0, 4.0]),
        BorderStyle::New => (0xb3261e, 3.0, &[]),
        BorderStyle::Country => (0x1c2430, 2.4, &[]),
    };
    Stroke {
        dash: dash.iter().map(|d| d * k).collect(),
        round_caps: true,
        ..Stroke::plain(Colour::hex(colour), width * k).rounded()
    }
}

/// Radius of a symbol in design pixels.
pub(crate) fn radius(symbol: Symbol) -> f64 {
    match symbol {
        Symbol::NewCentre => 7.0,
        Symbol::Centre | Symbol::OldCentre => 5.0,
        Symbol::Town => 2.6,
    }
}

/// Draws a symbol.
pub(crate) fn symbol(scene: &mut Scene, centre: Coord<f64>, symbol: Symbol, k: f64) {
    let radius = radius(symbol) * k;
    let circle = |radius| Form::Circle { centre, radius };
    let (colour, width) = match symbol {
        Symbol::Centre => (INK, 1.8),
        Symbol::OldCentre => (SOFT, 1.4),
        Symbol::NewCentre => (ACCENT, 2.2),
        Symbol::Town => {
            let edge = Stroke::plain(WHITE, 0.8 * k);
            scene.shape(circle(radius), Some(SOFT.into()), Some(edge));
            return;
        }
    };
    let edge = Stroke::plain(colour, width * k);
    scene.shape(circle(radius), Some(WHITE.into()), Some(edge));
    if symbol == Symbol::NewCentre {
        scene.shape(circle(radius * 0.45), Some(ACCENT.into()), None);
    }
}

/// Draws the entries in columns from a corner on, in at most `width` pixels;
/// returns the height they take, at least that of so many entries.
pub(crate) fn legend(
    scene: &mut Scene,
    (entries, room): (&[LegendEntry], usize),
    corner: Coord<f64>,
    width: f64,
    k: f64,
    fonts: &Fonts,
) -> f64 {
    let (size, row, key) = (15.0 * k, 27.0 * k, 38.0 * k);
    let indent = key + 12.0 * k;
    let widths = entries.iter().map(|e| fonts.width(&e.text, size, false));
    let column = indent + widths.fold(0.0, f64::max) + 30.0 * k;
    let columns = ((width / column).floor() as usize).clamp(1, entries.len().max(1));
    let rows = entries.len().div_ceil(columns).max(1);
    let line = size * 1.25;
    let mut lowest = row * room.div_ceil(columns.max(1)) as f64;
    for (i, column_entries) in entries.chunks(rows).enumerate() {
        let x = corner.x + column * i as f64;
        let mut top = 0.0;
        for entry in column_entries {
            let y = corner.y + top + row * 0.5;
            draw_key(scene, entry.key, Coord { x, y }, key, k);
            // Only a text that is wider than the map itself is broken.
            let lines = wrapped(&entry.text, size, false, width - indent, fonts);
            for (j, text) in lines.iter().enumerate() {
                let at = Coord {
                    x: x + indent,
                    y: y + size * 0.36 + line * j as f64,
                };
                scene.text(at, text, plain(size, INK, Anchor::Start));
            }
            top += row + line * lines.len().saturating_sub(1) as f64;
        }
        lowest = lowest.max(top);
    }
    lowest
}

fn draw_key(scene: &mut Scene, key: LegendKey, at: Coord<f64>, width: f64, k: f64) {
    match key {
        LegendKey::Fill(colour) | LegendKey::Drawn(colour) => {
            let corner = Coord {
                x: at.x,
                y: at.y - 8.0 * k,
            };
            let field = rect(corner, width, 16.0 * k);
            let edge = Stroke::plain(EDGE, 0.7 * k);
            scene.shape(field, Some(colour.into()), Some(edge));
        }
        LegendKey::Border(style) => {
            let end = Coord {
                x: at.x + width,
                y: at.y,
            };
            let line = Line {
                points: vec![at, end],
                closed: false,
            };
            scene.shape(Form::Lines(vec![line]), None, Some(stroke(style, k)));
        }
        LegendKey::Symbol(kind) => {
            let middle = Coord {
                x: at.x + width / 2.0,
                y: at.y,
            };
            symbol(scene, middle, kind, k);
        }
    }
}

fn rect(corner: Coord<f64>, width: f64, height: f64) -> Form {
    Form::Rect {
        corner,
        width,
        height,
        radius: 0.0,
    }
}

/// A text without halo.
pub(crate) fn plain(size: f64, fill: Colour, anchor: Anchor) -> TextStyle {
    TextStyle {
        size,
        bold: false,
        fill,
        anchor,
        halo: 0.0,
    }
}

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
        for (x, text) in marks {
            scene.text(Coord { x, y }, &text, plain(size, INK, Anchor::Middle));
        }
        // The sign of the unit follows the last number, which stays at its mark.
        let x = right.x + fonts.width(&end, size, false) / 2.0 + size * 0.3;
        scene.text(Coord { x, y }, self.unit, plain(size, INK, Anchor::Start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_text_wider_than_the_legend_is_broken_and_takes_more_height() {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let height = |text: &str| {
            let entry = LegendEntry {
                key: LegendKey::Symbol(Symbol::Centre),
                text: text.to_owned(),
            };
            let mut scene = Scene::new(300.0, 300.0, "");
            let corner = Coord { x: 0.0, y: 0.0 };
            legend(&mut scene, (&[entry], 0), corner, 300.0, 1.0, &fonts)
        };
        assert_eq!(height("centre"), 27.0);
        assert!(height(&"seat of the region ".repeat(4)) > 40.0);
    }
}
