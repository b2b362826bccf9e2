//! Bars of change: who is nearer, who is farther.

use plotters::style::Color as _;
use plotters::style::text_anchor::HPos;

use super::Trend;
use super::canvas::{ChartPicture, GRID, Heading, INK, SOFT, font, sheet, step};
use crate::draw::DrawError;

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
}

/// Draws a bar per row from a common zero line.
///
/// # Errors
/// If plotters fails.
pub fn draw_bars(spec: &BarsSpec) -> Result<ChartPicture, DrawError> {
    let height = (spec.bars.len() as u32 * ROW as u32 + 230).max(360);
    sheet(&spec.heading, WIDTH, height, |sheet, frame| {
        let trends = [Trend::Nearer, Trend::Farther];
        let entries: Vec<(Trend, &str)> = trends
            .into_iter()
            .zip(spec.key.iter().map(String::as_str))
            .collect();
        sheet.key(&entries, (frame.left, frame.top + 12))?;
        let top = frame.top + 52;
        let bottom = top + spec.bars.len() as i32 * ROW;
        let names = spec.bars.iter().map(|b| sheet.width(&b.0, SIZE));
        let ends = spec.bars.iter().map(|b| sheet.width(&b.2, SIZE)).max();
        let pad = ends.unwrap_or(0) + 14;
        let left = frame.left + names.max().unwrap_or(0) + 16;
        // Room for the text at the end of a bar on the sides that have bars.
        let least = spec.bars.iter().fold(0.0, |m: f64, b| m.min(b.1));
        let most = spec.bars.iter().fold(0.0, |m: f64, b| m.max(b.1));
        let from = left + if least < 0.0 { pad } else { 0 };
        let to = frame.right - pad;
        let scale = f64::from(to - from) / (most - least).max(1.0);
        let x = |km: f64| from + ((km - least) * scale).round() as i32;
        let mark = step(most - least, 8.0);
        let mut km = (least / mark).ceil() * mark;
        while km <= most + 1e-9 {
            let line = vec![(x(km), top - 4), (x(km), bottom + 4)];
            sheet.line(line, GRID.stroke_width(1))?;
            let text = signed(km);
            sheet.text(
                &text,
                (x(km), bottom + 18),
                font(13.0, false, SOFT),
                HPos::Center,
            )?;
            km += mark;
        }
        for (i, (name, change, end)) in spec.bars.iter().enumerate() {
            let y = top + i as i32 * ROW;
            let middle = y + ROW / 2;
            let colour = Trend::of(*change, 0.0).colour();
            let (a, b) = (x(change.min(0.0)), x(change.max(0.0)));
            sheet.bar([(a, y + 4), (b, y + ROW - 4)], colour)?;
            sheet.text(
                name,
                (left - 12, middle),
                font(SIZE, false, INK),
                HPos::Right,
            )?;
            let (at, side) = if *change < 0.0 {
                (a - 7, HPos::Right)
            } else {
                (b + 7, HPos::Left)
            };
            sheet.text(end, (at, middle), font(SIZE, false, INK), side)?;
        }
        sheet.line(
            vec![(x(0.0), top - 4), (x(0.0), bottom + 4)],
            INK.stroke_width(1),
        )
    })
}

/// A whole number of kilometres with its sign.
fn signed(km: f64) -> String {
    match km.round() {
        k if k < 0.0 => format!("−{:.0}", -k),
        k if k > 0.0 => format!("+{k:.0}"),
        _ => "0".to_owned(),
    }
}
