//! Strokes, symbols, the legend and the scale bar.

use std::fmt::Write as _;

use geo_types::Coord;

use super::font::Metrics;
use super::scene::{Scene, TextStyle, number};
use super::spec::{BorderStyle, LegendEntry, LegendKey, Symbol};

/// The colour of everything that is new.
const ACCENT: &str = "#b3261e";
/// The colour of text.
pub(super) const INK: &str = "#1c2430";
/// The colour of lesser text.
pub(super) const SOFT: &str = "#55606e";

/// Attributes of a border's stroke; `k` is pixels per design pixel.
pub(super) fn stroke(style: BorderStyle, k: f64) -> String {
    let (colour, width, dash) = match style {
        BorderStyle::Unit => ("#7d8590", 0.7, None),
        BorderStyle::Region => ("#39424e", 1.9, None),
        BorderStyle::Old => ("#6f7782", 1.6, Some("5 4")),
        BorderStyle::New => (ACCENT, 3.0, None),
        BorderStyle::Country => ("#1c2430", 2.4, None),
    };
    let mut text = format!(
        "fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"",
        number(width * k)
    );
    if let Some(dash) = dash {
        let scaled: Vec<String> = dash
            .split(' ')
            .filter_map(|d| d.parse::<f64>().ok())
            .map(|d| number(d * k))
            .collect();
        let _ = write!(text, " stroke-dasharray=\"{}\"", scaled.join(" "));
    }
    text
}

/// Radius of a symbol in design pixels.
pub(super) fn radius(symbol: Symbol) -> f64 {
    match symbol {
        Symbol::NewCentre => 7.0,
        Symbol::Centre | Symbol::OldCentre => 5.0,
    }
}

/// Draws a symbol.
pub(super) fn symbol(scene: &mut Scene, at: Coord<f64>, symbol: Symbol, k: f64) {
    let (x, y) = (number(at.x), number(at.y));
    let r = radius(symbol) * k;
    let circle = |r: f64, fill: &str, stroke: &str, width: f64| {
        format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{}\"/>\n",
            number(r),
            number(width)
        )
    };
    match symbol {
        Symbol::Centre => scene.raw(&circle(r, "#ffffff", INK, 1.8 * k)),
        Symbol::OldCentre => scene.raw(&circle(r, "#ffffff", SOFT, 1.4 * k)),
        Symbol::NewCentre => {
            scene.raw(&circle(r, "#ffffff", ACCENT, 2.2 * k));
            scene.raw(&circle(r * 0.45, ACCENT, "none", 0.0));
        }
    }
}

/// Draws the entries in columns from a corner on, in at most `width` pixels;
/// returns the height they take.
pub(super) fn legend(
    scene: &mut Scene,
    entries: &[LegendEntry],
    corner: Coord<f64>,
    width: f64,
    k: f64,
    metrics: &Metrics,
) -> f64 {
    let (size, row, key) = (15.0 * k, 27.0 * k, 38.0 * k);
    let widest = entries
        .iter()
        .map(|e| metrics.width(&e.text, size, false))
        .fold(0.0, f64::max);
    let column = key + 12.0 * k + widest + 30.0 * k;
    let columns = ((width / column).floor() as usize).clamp(1, entries.len().max(1));
    let rows = entries.len().div_ceil(columns);
    for (i, entry) in entries.iter().enumerate() {
        let at = Coord {
            x: corner.x + column * (i / rows.max(1)) as f64,
            y: corner.y + row * ((i % rows.max(1)) as f64 + 0.5),
        };
        draw_key(scene, entry.key, at, key, k);
        let text_at = Coord {
            x: at.x + key + 12.0 * k,
            y: at.y + size * 0.36,
        };
        scene.text(text_at, &entry.text, plain(size, INK, "start"));
    }
    rows as f64 * row
}

fn draw_key(scene: &mut Scene, key: LegendKey, at: Coord<f64>, width: f64, k: f64) {
    match key {
        LegendKey::Fill(colour) => scene.raw(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\" stroke=\"#7d8590\" stroke-width=\"{}\"/>\n",
            number(at.x),
            number(at.y - 8.0 * k),
            number(width),
            number(16.0 * k),
            number(0.7 * k)
        )),
        LegendKey::Border(style) => scene.raw(&format!(
            "<path d=\"M{} {}h{}\" {}/>\n",
            number(at.x),
            number(at.y),
            number(width),
            stroke(style, k)
        )),
        LegendKey::Symbol(kind) => {
            let middle = Coord { x: at.x + width / 2.0, y: at.y };
            symbol(scene, middle, kind, k);
        }
    }
}

/// A text without halo.
pub(super) fn plain(size: f64, fill: &'static str, anchor: &'static str) -> TextStyle {
    TextStyle {
        size,
        bold: false,
        fill,
        anchor,
        halo: 0.0,
    }
}

/// Draws a bar of round length that ends at `right`; `px_per_km` is the scale at
/// the centre of the map.
pub(super) fn scale_bar(scene: &mut Scene, right: Coord<f64>, px_per_km: f64, unit: &str, k: f64) {
    let wanted = 220.0 * k / px_per_km;
    let power = 10f64.powf(wanted.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    let fitting = steps.iter().map(|s| s * power).filter(|km| *km <= wanted);
    let km = fitting.fold(power, f64::max);
    let length = km * px_per_km;
    let (x, y, h) = (right.x - length, right.y, 7.0 * k);
    let half = length / 2.0;
    scene.raw(&format!(
        "<path d=\"M{x0} {y0}h{l}v{h}h-{l}z\" fill=\"#ffffff\" stroke=\"{INK}\" stroke-width=\"{s}\"/><path d=\"M{x0} {y0}h{half}v{h}h-{half}z\" fill=\"{INK}\"/>\n",
        x0 = number(x),
        y0 = number(y),
        l = number(length),
        h = number(h),
        half = number(half),
        s = number(k)
    ));
    let size = 14.0 * k;
    let labels = [
        (x, "0".to_owned()),
        (x + half, show(km / 2.0)),
        (x + length, format!("{} {unit}", show(km))),
    ];
    for (x, text) in labels {
        let at = Coord { x, y: y - 6.0 * k };
        scene.text(at, &text, plain(size, INK, "middle"));
    }
}

fn show(km: f64) -> String {
    number(km)
}
