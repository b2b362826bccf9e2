//! Slope chart: the distance of each unit before and after.

use plotters::style::text_anchor::HPos;
use plotters::style::{Color as _, RGBColor};

use super::Trend;
use super::canvas::{Frame, Heading, INK, SOFT, Sheet, font, sheet};
use super::dodge::dodge;
use crate::DrawError;
use crate::numbers::NumberText;
use crate::picture::Picture;

const WIDTH: u32 = 1200;
const GAP: f64 = 19.0;
const SIZE: f64 = 13.0;
/// From a dot to its name.
const LEADER: RGBColor = RGBColor(0xb4, 0xbc, 0xc6);

/// A slope chart.
#[derive(Debug, Clone, Default)]
pub struct SlopeSpec {
    /// What stands around it.
    pub heading: Heading,
    /// Names of the two sides.
    pub sides: [String; 2],
    /// Names of nearer and farther in the key.
    pub key: [String; 2],
    /// The lines.
    pub lines: Vec<SlopeLine>,
    /// How the kilometres read.
    pub numbers: NumberText,
}

/// A unit's distances.
#[derive(Debug, Clone)]
pub struct SlopeLine {
    /// Its name.
    pub name: String,
    /// Kilometres before.
    pub before_km: f64,
    /// Kilometres after.
    pub after_km: f64,
    /// Which way it goes.
    pub trend: Trend,
}

/// Draws a line per unit; names on both sides, moved apart.
///
/// # Errors
/// If plotters fails.
pub fn draw_slope(spec: &SlopeSpec) -> Result<Picture, DrawError> {
    let rows = spec.lines.len() as f64;
    let height = ((rows * GAP) as u32 + 240).max(420);
    sheet(&spec.heading, WIDTH, height, |sheet, frame| {
        let widest = spec.lines.iter().map(|l| sheet.width(&l.name, SIZE));
        // Name, figure, and room for the leader.
        let side = widest.max().unwrap_or(0) + 100;
        let frame = Frame {
            left: frame.left + side,
            right: frame.right - side,
            top: frame.top + 74,
            bottom: frame.bottom - 12,
        };
        let trends = [Trend::Nearer, Trend::Farther];
        let entries: Vec<(Trend, &str)> = trends
            .into_iter()
            .zip(spec.key.iter().map(String::as_str))
            .collect();
        sheet.key(&entries, (40, frame.top - 56))?;
        axes(sheet, frame, &spec.sides)?;
        lines(sheet, frame, spec)
    })
}

fn axes(sheet: &Sheet<'_>, frame: Frame, sides: &[String; 2]) -> Result<(), DrawError> {
    for (x, side, name) in [
        (frame.left, HPos::Right, &sides[0]),
        (frame.right, HPos::Left, &sides[1]),
    ] {
        let axis = vec![(x, frame.top - 6), (x, frame.bottom + 6)];
        sheet.line(axis, SOFT.stroke_width(1))?;
        sheet.text(name, (x, frame.top - 24), font(15.0, true, INK), side)?;
    }
    Ok(())
}

fn lines(sheet: &Sheet<'_>, frame: Frame, spec: &SlopeSpec) -> Result<(), DrawError> {
    let (lines, numbers) = (&spec.lines, &spec.numbers);
    let most = lines
        .iter()
        .fold(1.0, |m: f64, l| m.max(l.before_km).max(l.after_km));
    let (top, bottom) = (f64::from(frame.top), f64::from(frame.bottom));
    // The farthest is at the top.
    let y = |km: f64| bottom - km / most * (bottom - top);
    for line in lines {
        let ends = vec![
            (frame.left, y(line.before_km).round() as i32),
            (frame.right, y(line.after_km).round() as i32),
        ];
        sheet.line(ends.clone(), line.trend.colour().mix(0.85).stroke_width(2))?;
        for end in ends {
            sheet.dot(end, 4, line.trend.colour())?;
        }
    }
    let before: Vec<f64> = lines.iter().map(|l| y(l.before_km)).collect();
    let after: Vec<f64> = lines.iter().map(|l| y(l.after_km)).collect();
    for (side, from, x, positions) in [
        (HPos::Right, -1, frame.left, before),
        (HPos::Left, 1, frame.right, after),
    ] {
        let places = dodge(&positions, GAP, top, bottom);
        for ((line, place), at) in lines.iter().zip(places).zip(positions) {
            let (place, at) = (place.round() as i32, at.round() as i32);
            let leader = vec![(x + from * 7, at), (x + from * 26, place)];
            sheet.line(leader, LEADER.stroke_width(1))?;
            let text = if from < 0 {
                [&line.name, "  ", &numbers.show(line.before_km)].concat()
            } else {
                [&numbers.show(line.after_km), "  ", &line.name].concat()
            };
            let style = font(SIZE, false, line.trend.colour());
            sheet.text(&text, (x + from * 32, place), style, side)?;
        }
    }
    Ok(())
}
