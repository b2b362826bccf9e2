//! What stands below the land, or to the right of it: legend, scale bar and sources.

use geo_types::Coord;

use super::font::Fonts;
use super::legend::{INK, SOFT, legend, legend_width, plain};
use super::map::Map;
use super::room::Rect;
use super::scale_bar::ScaleBar;
use super::scene::{Anchor, Form, Item, Line};
use super::spec::{LegendEntry, LegendKey, MapPart, MapSpec, Symbol};
use super::theme::Letters;
use super::wrap::wrapped;

/// Between the land and a legend to the right of it, in design pixels.
pub(crate) const COLUMN_GAP: f64 = 28.0;
/// The most that such a legend takes of the width.
const COLUMN_MOST: f64 = 0.3;
/// Length of the scale bar of a narrow design.
const NARROW_BAR: f64 = 110.0;

/// Width of the legend to the right of the land; none where it stands below.
pub(crate) fn column(spec: &MapSpec, fonts: &Fonts, k: f64) -> Option<f64> {
    let stands = spec.legend_beside && spec.shows(MapPart::Legend);
    (stands && !spec.legend.is_empty()).then(|| {
        let widest = legend_width(&spec.legend, k, (fonts, &spec.theme));
        widest.min(spec.design() * COLUMN_MOST * k)
    })
}

impl<'a> Map<'a> {
    /// What must be known to read the legend, above it; gives the height that it takes.
    fn legend_note(&mut self, corner: Coord<f64>, width: f64) -> f64 {
        let note = self.spec.legend_note.as_ref();
        let Some(note) = note.filter(|_| self.spec.shows(MapPart::Legend)) else {
            return 0.0;
        };
        let size = self.spec.theme.size(Letters::Legend) * self.k;
        let lines = wrapped(note, size, false, width, self.fonts);
        for (i, line) in lines.iter().enumerate() {
            let y = corner.y + size * (0.9 + 1.3 * i as f64);
            let style = plain(size, INK, Anchor::Start);
            self.scene.text(Coord { x: corner.x, y }, line, style);
        }
        size * (1.3 * lines.len() as f64 + 0.5)
    }

    /// Whether what a line of the legend explains can be seen: an area that a symbol
    /// would cover cannot, nor a symbol beyond the frame.
    fn is_drawn(&self, key: LegendKey) -> bool {
        let colour = match key {
            LegendKey::Drawn(colour) => colour,
            LegendKey::Symbol(kind) if kind != Symbol::Town => {
                return self.symbols.contains(&kind);
            }
            _ => return true,
        };
        let least = 16.0 * self.k;
        let wide = |line: &Line| {
            let xs = line.points.iter().map(|at| at.x);
            let (from, to) = xs.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
            to - from > least
        };
        self.scene.items.iter().any(|item| match item {
            Item::Shape(shape) if shape.fill == Some(colour.into()) => match &shape.form {
                Form::Lines(lines) => lines.iter().any(wide),
                _ => false,
            },
            _ => false,
        })
    }

    /// The entries of the legend that explain something on the map.
    fn entries(&self) -> Vec<LegendEntry> {
        let town = LegendKey::Symbol(Symbol::Town);
        let shows_legend = self.spec.shows(MapPart::Legend);
        let entries = self.spec.legend.iter().filter(|_| shows_legend);
        let entries = entries.filter(|entry| self.dots || entry.key != town);
        let entries = entries.filter(|entry| self.is_drawn(entry.key));
        entries.cloned().collect()
    }

    /// Legend, scale bar and sources.
    pub(crate) fn footer(&mut self, bottom: f64, frame: Rect) {
        let (y, width) = match column(self.spec, self.fonts, self.k) {
            None => (self.tools_below(bottom, frame), frame.w),
            Some(column) => {
                let x = frame.right() + COLUMN_GAP * self.k;
                let at = Rect {
                    x,
                    y: frame.y,
                    w: column,
                    h: frame.h,
                };
                let y = self.tools_beside(at).max(bottom);
                (y, at.right() - frame.x)
            }
        };
        self.sources(Coord { x: frame.x, y }, width);
    }

    /// Legend and scale bar to the right of the land; gives where they end.
    fn tools_beside(&mut self, at: Rect) -> f64 {
        let k = self.k;
        let corner = Coord { x: at.x, y: at.y };
        let note = self.legend_note(corner, at.w);
        let top = corner.y + note;
        let entries = self.entries();
        let height = legend(
            &mut self.scene,
            (&entries, 0),
            Coord { y: top, ..corner },
            at.w,
            k,
            (self.fonts, &self.spec.theme),
        );
        let end = top + height;
        if !self.shows_scale() {
            return end;
        }
        let y = (end + 34.0 * k).max(at.bottom() - 14.0 * k);
        let bar = self.scale_bar(NARROW_BAR);
        let right = Coord {
            x: at.x + bar.length(k),
            y,
        };
        bar.draw(&mut self.scene, right, k, self.fonts);
        y + 14.0 * k
    }

    fn shows_scale(&self) -> bool {
        self.spec.scale_bar && self.spec.shows(MapPart::Scale)
    }

    /// A bar of at most so many design pixels.
    fn scale_bar(&self, most: f64) -> ScaleBar<'a> {
        ScaleBar {
            px_per_km: self.px_per_km,
            unit: &self.spec.km,
            numbers: &self.spec.numbers,
            most,
        }
    }

    /// Legend and scale bar below the land; gives where they end.
    fn tools_below(&mut self, bottom: f64, frame: Rect) -> f64 {
        let k = self.k;
        let Rect { x, w, .. } = frame;
        let top = bottom + 30.0 * k;
        let scale = self.shows_scale();
        // A narrow design leaves the room to the legend.
        let longest = if self.spec.design() < 1300.0 {
            NARROW_BAR
        } else {
            2.0 * NARROW_BAR
        };
        let bar = if scale { (longest + 80.0) * k } else { 0.0 };
        let shows_legend = self.spec.shows(MapPart::Legend);
        let entries = self.entries();
        let (town, legend_of) = (LegendKey::Symbol(Symbol::Town), &self.spec.legend);
        // Symbols keep their room: another state of the same land may show them.
        let keeps = |key| matches!(key, LegendKey::Symbol(_)) && key != town;
        let others = |all: &[LegendEntry]| all.iter().filter(|entry| !keeps(entry.key)).count();
        let hidden = others(legend_of) - others(&entries);
        let room = self.spec.legend_room.saturating_sub(hidden);
        let mut note = self.legend_note(Coord { x, y: top }, w - bar);
        // Below a note and the scale bar beside it the legend has the whole width.
        let bar = if note > 0.0 { 0.0 } else { bar };
        if note > 0.0 && scale {
            note = note.max(44.0 * k);
        }
        let height = legend(
            &mut self.scene,
            (&entries, if shows_legend { room } else { 0 }),
            Coord { x, y: top + note },
            w - bar,
            k,
            (self.fonts, &self.spec.theme),
        );
        if scale {
            let right = Coord {
                x: x + w - 40.0 * k,
                y: top + 24.0 * k,
            };
            let bar = self.scale_bar(longest);
            bar.draw(&mut self.scene, right, k, self.fonts);
        }
        let tools = if scale || shows_legend { 40.0 } else { 0.0 };
        top + (note + height).max(tools * k)
    }

    /// Where the data are from, and the end of the picture.
    fn sources(&mut self, from: Coord<f64>, width: f64) {
        let k = self.k;
        let size = self.spec.theme.size(Letters::Source) * k;
        let source = match self.spec.shows(MapPart::Source) {
            true => wrapped(&self.spec.source, size, false, width, self.fonts),
            false => Vec::new(),
        };
        let mut y = from.y;
        y += if source.is_empty() { 0.0 } else { 26.0 * k };
        for line in source {
            let style = plain(size, SOFT, Anchor::Start);
            self.scene.text(Coord { x: from.x, y }, &line, style);
            y += size * 1.4;
        }
        self.scene.height = (y + 8.0 * k).ceil();
    }
}
