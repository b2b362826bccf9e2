//! Strokes, symbols, the legend and the scale bar.

use geo_types::Coord;

use super::colour::Colour;
use super::font::Fonts;
use super::scene::{Anchor, Form, Line, Scene, Stroke, TextStyle};
use super::spec::{BorderStyle, LegendEntry, LegendKey, Symbol};
use super::theme::{Letters, Theme};
use super::wrap::wrapped;

/// The colour of everything that is new.
pub(crate) const ACCENT: Colour = Colour::hex(0xb3261e);
/// The colour of text.
pub(crate) const INK: Colour = Colour::hex(0x1c2430);
/// The colour of lesser text.
pub(crate) const SOFT: Colour = Colour::hex(0x55606e);
pub(crate) const WHITE: Colour = Colour::hex(0xffffff);
/// Around the fills of the legend.
const EDGE: Colour = Colour::hex(0x7d8590);

/// Width of a key of the legend in design pixels.
const KEY: f64 = 38.0;

/// A border's stroke; `k` is pixels per design pixel.
pub(crate) fn stroke(style: BorderStyle, theme: &Theme, k: f64) -> Stroke {
    let (colour, dash): (_, &[f64]) = match style {
        BorderStyle::Unit => (0x7d8590, &[]),
        BorderStyle::Sketch => (0x99a0a9, &[0.1, 3.4]),
        BorderStyle::OldUnit => (0x6f7782, &[3.0, 2.5]),
        BorderStyle::NewUnit => (0xb3261e, &[]),
        BorderStyle::Region => (0x39424e, &[]),
        BorderStyle::Old => (0x6f7782, &[5.0, 4.0]),
        BorderStyle::New => (0xb3261e, &[]),
        BorderStyle::Country => (0x1c2430, &[]),
    };
    let width = theme.width(style);
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

/// Height of a row of the legend, and what its key takes of the width with the gap behind it.
fn row_and_indent(size: f64, k: f64) -> (f64, f64) {
    ((size * 1.8).max(22.0 * k), KEY * k + 12.0 * k)
}

/// Width of the entries below each other.
pub(crate) fn legend_width(
    entries: &[LegendEntry],
    k: f64,
    (fonts, theme): (&Fonts, &Theme),
) -> f64 {
    let size = theme.size(Letters::Legend) * k;
    let (_, indent) = row_and_indent(size, k);
    let texts = entries.iter().map(|e| fonts.width(&e.text, size, false));
    indent + texts.fold(0.0, f64::max)
}

/// Draws the entries in columns from a corner on, in at most `width` pixels;
/// returns the height they take, at least that of so many entries.
pub(crate) fn legend(
    scene: &mut Scene,
    (entries, room): (&[LegendEntry], usize),
    corner: Coord<f64>,
    width: f64,
    k: f64,
    (fonts, theme): (&Fonts, &Theme),
) -> f64 {
    let size = theme.size(Letters::Legend) * k;
    let key = KEY * k;
    let (row, indent) = row_and_indent(size, k);
    let mut widths: Vec<f64> = entries
        .iter()
        .map(|entry| indent + fonts.width(&entry.text, size, false) + 30.0 * k)
        .collect();
    // As many rows as on the maps that it is compared with, whose symbols have such words too.
    let another = widths.last().copied().unwrap_or(0.0);
    widths.resize(entries.len().max(room), another);
    let columns = columns(&widths, width);
    let rows = widths.len().div_ceil(columns.len()).max(1);
    let line = size * 1.25;
    let mut lowest = row * room.div_ceil(columns.len()) as f64;
    let mut x = corner.x;
    for (column_entries, column) in entries.chunks(rows).zip(columns) {
        let mut top = 0.0;
        for entry in column_entries {
            let y = corner.y + top + row * 0.5;
            draw_key(scene, (entry.key, theme), Coord { x, y }, key, k);
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
        x += column;
    }
    lowest
}

/// The widths of as many columns as there is room for, each as wide as its widest entry;
/// one at least.
fn columns(widths: &[f64], room: f64) -> Vec<f64> {
    let widest = |part: &[f64]| part.iter().copied().fold(0.0, f64::max);
    let laid = |count: usize| -> Vec<f64> {
        let rows = widths.len().div_ceil(count).max(1);
        widths.chunks(rows).map(widest).collect()
    };
    let all = (1..=widths.len()).rev().map(laid);
    let mut fitting = all.filter(|columns| columns.iter().sum::<f64>() <= room);
    fitting.next().unwrap_or_else(|| vec![widest(widths)])
}

fn draw_key(
    scene: &mut Scene,
    (key, theme): (LegendKey, &Theme),
    at: Coord<f64>,
    width: f64,
    k: f64,
) {
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
        LegendKey::Border(_) | LegendKey::Link(_) => {
            let stroke = match key {
                LegendKey::Border(style) => stroke(style, theme, k),
                LegendKey::Link(colour) => Stroke::plain(colour, 2.0 * k),
                _ => return,
            };
            let end = Coord {
                x: at.x + width,
                y: at.y,
            };
            let line = Line {
                points: vec![at, end],
                closed: false,
            };
            scene.shape(Form::Lines(vec![line]), None, Some(stroke));
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

pub(crate) fn rect(corner: Coord<f64>, width: f64, height: f64) -> Form {
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

#[cfg(test)]
mod tests {
    use super::*;

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
            let look = (&fonts, &Theme::default());
            legend(&mut scene, (&[entry], 0), corner, 300.0, 1.0, look)
        };
        assert_eq!(height("centre"), 27.0);
        assert!(height(&"seat of the region ".repeat(4)) > 40.0);
    }
}
