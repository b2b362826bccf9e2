//! What stands below the land: legend, scale bar and sources.

use geo_types::Coord;

use super::legend::{INK, SOFT, legend, plain};
use super::map::Map;
use super::room::Rect;
use super::scale_bar::ScaleBar;
use super::scene::{Anchor, Form, Item, Line};
use super::spec::{LegendEntry, LegendKey, MapPart, Symbol};
use super::theme::Letters;
use super::wrap::wrapped;

impl Map<'_> {
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
    /// would cover cannot.
    fn is_drawn(&self, key: LegendKey) -> bool {
        let LegendKey::Drawn(colour) = key else {
            return true;
        };
        let least = 24.0 * self.k;
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

    /// Legend, scale bar and sources below the land.
    pub(crate) fn footer(&mut self, bottom: f64, frame: Rect) {
        let k = self.k;
        let Rect { x, w, .. } = frame;
        let top = bottom + 30.0 * k;
        let scale = self.spec.scale_bar && self.spec.shows(MapPart::Scale);
        // A narrow design leaves the room to the legend.
        let longest = if self.spec.design() < 1300.0 {
            110.0
        } else {
            220.0
        };
        let bar = if scale { (longest + 80.0) * k } else { 0.0 };
        let town = LegendKey::Symbol(Symbol::Town);
        let shows_legend = self.spec.shows(MapPart::Legend);
        let entries = self.spec.legend.iter().filter(|_| shows_legend);
        let entries = entries.filter(|entry| self.dots || entry.key != town);
        let entries = entries.filter(|entry| self.is_drawn(entry.key));
        let entries: Vec<LegendEntry> = entries.cloned().collect();
        let hidden = self.spec.legend.len() - entries.len();
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
        let height = note + height;
        if scale {
            let right = Coord {
                x: x + w - 40.0 * k,
                y: top + 24.0 * k,
            };
            let bar = ScaleBar {
                px_per_km: self.px_per_km,
                unit: &self.spec.km,
                numbers: &self.spec.numbers,
                most: longest,
            };
            bar.draw(&mut self.scene, right, k, self.fonts);
        }
        let tools = if scale || shows_legend { 40.0 } else { 0.0 };
        let mut y = top + height.max(tools * k);
        let size = self.spec.theme.size(Letters::Source) * k;
        let source = match self.spec.shows(MapPart::Source) {
            true => wrapped(&self.spec.source, size, false, w, self.fonts),
            false => Vec::new(),
        };
        y += if source.is_empty() { 0.0 } else { 26.0 * k };
        for line in source {
            let style = plain(size, SOFT, Anchor::Start);
            self.scene.text(Coord { x, y }, &line, style);
            y += size * 1.4;
        }
        self.scene.height = (y + 8.0 * k).ceil();
    }
}
