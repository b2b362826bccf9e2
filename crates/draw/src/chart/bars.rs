//! Bars of change: who is nearer, who is farther.

use plotters::style::text_anchor::HPos;
use plotters::style::{Color as _, RGBColor};

use super::Trend;
use super::canvas::{Frame, GRID, Heading, INK, SOFT, Sheet, font, sheet, step};
use crate::DrawError;
use crate::numbers::NumberText;
use crate::picture::Picture;

const WIDTH: u32 = 1200;
const ROW: i32 = 26;
const SIZE: f64 = 14.0;

/// A bar chart of changes.
#[derive(Debug, Clone, Default)]
pub struct BarsSpec {
    /// What stands around it.
    pub heading: Heading,
    /// Names of nearer and farther in the key.
    pub key: [String; 2],
    /// Name, change in kilometres and the text at the bar's end, from top to
    /// bottom.
    pub bars: Vec<(String, f64, String)>,
    /// What the axis measures.
    pub x_label: String,
    /// How the changes along the axis read, with their sign.
    pub changes: NumberText,
}

/// Draws a bar per row from a common zero line.
///
/// # Errors
/// If plotters fails.
pub fn draw_bars(spec: &BarsSpec) -> Result<Picture, DrawError> {
    let height = (spec.bars.len() as u32 * ROW as u32 + 254).max(360);
    sheet(&spec.heading, WIDTH, height, |sheet, frame| {
        let trends = [Trend::Nearer, Trend::Farther];
        let entries: Vec<(Trend, &str)> = trends
            .into_iter()
            .zip(spec.key.iter().map(String::as_str))
            .collect();
        sheet.key(&entries, (frame.left, frame.top + 12))?;
        let bars = Bars::new(spec, sheet, frame);
        bars.scale()?;
        for (i, (name, change, end)) in spec.bars.iter().enumerate() {
            bars.row(i as i32, name, *change, end)?;
        }
        bars.upright(0.0, INK)
    })
}

/// The field of the bars.
struct Bars<'a, 'b> {
    spec: &'a BarsSpec,
    sheet: &'a Sheet<'b>,
    top: i32,
    bottom: i32,
    /// Where names end.
    left: i32,
    /// The least change, and where it is.
    least: f64,
    from: i32,
    most: f64,
    px_per_km: f64,
}

impl<'a, 'b> Bars<'a, 'b> {
    fn new(spec: &'a BarsSpec, sheet: &'a Sheet<'b>, frame: Frame) -> Self {
        let top = frame.top + 52;
        let names = spec.bars.iter().map(|b| sheet.width(&b.0, SIZE));
        let ends = spec.bars.iter().map(|b| sheet.width(&b.2, SIZE)).max();
        let pad = ends.unwrap_or(0) + 14;
        let left = frame.left + names.max().unwrap_or(0) + 16;
        let least = spec.bars.iter().fold(0.0, |m: f64, b| m.min(b.1));
        let most = spec.bars.iter().fold(0.0, |m: f64, b| m.max(b.1));
        // Room for the text at the end of a bar on the sides that have bars.
        let from = left + if least < 0.0 { pad } else { 0 };
        let to = frame.right - pad;
        Self {
            spec,
            sheet,
            top,
            bottom: top + spec.bars.len() as i32 * ROW,
            left,
            least,
            from,
            most,
            px_per_km: f64::from(to - from) / (most - least).max(1.0),
        }
    }

    fn x(&self, km: f64) -> i32 {
        self.from + ((km - self.least) * self.px_per_km).round() as i32
    }

    fn upright(&self, km: f64, colour: RGBColor) -> Result<(), DrawError> {
        let x = self.x(km);
        let line = vec![(x, self.top - 4), (x, self.bottom + 4)];
        self.sheet.line(line, colour.stroke_width(1))
    }

    /// Lines at round changes, with their numbers below.
    fn scale(&self) -> Result<(), DrawError> {
        let style = || font(13.0, false, SOFT);
        let mark = step(self.most - self.least, 8.0);
        let first = (self.least / mark).ceil();
        let marks = (0..).map(|i| (first + f64::from(i)) * mark);
        for km in marks.take_while(|km| *km <= self.most + 1e-9) {
            self.upright(km, GRID)?;
            let (text, at) = (self.spec.changes.show(km), (self.x(km), self.bottom + 18));
            self.sheet.text(&text, at, style(), HPos::Center)?;
        }
        let middle = i32::midpoint(self.x(self.least), self.x(self.most));
        let at = (middle, self.bottom + 40);
        self.sheet
            .text(&self.spec.x_label, at, style(), HPos::Center)
    }

    fn row(&self, i: i32, name: &str, change: f64, end: &str) -> Result<(), DrawError> {
        let style = || font(SIZE, false, INK);
        let y = self.top + i * ROW;
        let middle = y + ROW / 2;
        let (a, b) = (self.x(change.min(0.0)), self.x(change.max(0.0)));
        let colour = Trend::of(change, 0.0).colour();
        self.sheet.bar([(a, y + 4), (b, y + ROW - 4)], colour)?;
        self.sheet
            .text(name, (self.left - 12, middle), style(), HPos::Right)?;
        let (at, side) = if change < 0.0 {
            (a - 7, HPos::Right)
        } else {
            (b + 7, HPos::Left)
        };
        self.sheet.text(end, (at, middle), style(), side)
    }
}
