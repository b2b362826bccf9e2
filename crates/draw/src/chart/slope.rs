//! Slope chart: the distance of each unit before and after.

use plotters::style::text_anchor::HPos;
use plotters::style::{Color as _, RGBColor};

use super::Trend;
use super::canvas::{Frame, Heading, INK, SOFT, Sheet, font, sheet, step};
use super::dodge::dodge;
use crate::DrawError;
use crate::numbers::NumberText;
use crate::picture::Picture;

const WIDTH: u32 = 1200;
const GAP: f64 = 19.0;
const SIZE: f64 = 13.0;
/// How many names a name may be moved by; names on the left are left out otherwise.
const MOST_MOVED: f64 = 6.0;
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

/// Draws a line per unit; names on both sides, moved apart, or on the right alone where those
/// on the left would stand far from their dots.
///
/// # Errors
/// If plotters fails.
pub fn draw_slope(spec: &SlopeSpec) -> Result<Picture, DrawError> {
    let rows = spec.lines.len() as f64;
    let height = ((rows * GAP) as u32 + 240).max(420);
    sheet(&spec.heading, WIDTH, height, |sheet, frame| {
        let widest = spec.lines.iter().map(|l| sheet.width(&l.name, SIZE));
        // Name, figure, and room for the leader.
        let side = widest.max().unwrap_or(0) + 140;
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
        let heights = Heights::of(spec, frame);
        lines(sheet, frame, spec, &heights)?;
        match heights.is_crowded {
            true => scale(sheet, frame, spec, &heights)?,
            false => names(sheet, frame.left, Side::Before, spec, &heights)?,
        }
        names(sheet, frame.right, Side::After, spec, &heights)
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

/// Where the kilometres are on the two axes.
struct Heights {
    most: f64,
    top: f64,
    bottom: f64,
    before: Vec<f64>,
    after: Vec<f64>,
    /// Whether names on the left would stand far from what they name.
    is_crowded: bool,
}

impl Heights {
    fn of(spec: &SlopeSpec, frame: Frame) -> Self {
        let lines = spec.lines.iter();
        let most = lines.fold(1.0, |m: f64, l| m.max(l.before_km).max(l.after_km));
        let (top, bottom) = (f64::from(frame.top), f64::from(frame.bottom));
        let mut heights = Self {
            most,
            top,
            bottom,
            before: Vec::new(),
            after: Vec::new(),
            is_crowded: false,
        };
        let lines = spec.lines.iter();
        (heights.before, heights.after) = lines
            .map(|line| (heights.at(line.before_km), heights.at(line.after_km)))
            .unzip();
        let places = heights.places(&heights.before);
        let mut moved = places.iter().zip(&heights.before);
        heights.is_crowded = moved.any(|(place, at)| (place - at).abs() > MOST_MOVED * GAP);
        heights
    }

    /// The farthest is at the top.
    fn at(&self, km: f64) -> f64 {
        self.bottom - km / self.most * (self.bottom - self.top)
    }

    /// Where names beside an axis have room.
    fn places(&self, at: &[f64]) -> Vec<f64> {
        dodge(at, GAP, self.top, self.bottom)
    }
}

fn lines(
    sheet: &Sheet<'_>,
    frame: Frame,
    spec: &SlopeSpec,
    heights: &Heights,
) -> Result<(), DrawError> {
    let ends = heights.before.iter().zip(&heights.after);
    for (line, (before, after)) in spec.lines.iter().zip(ends) {
        let ends = vec![
            (frame.left, before.round() as i32),
            (frame.right, after.round() as i32),
        ];
        sheet.line(ends.clone(), line.trend.colour().mix(0.85).stroke_width(2))?;
        for end in ends {
            sheet.dot(end, 4, line.trend.colour())?;
        }
    }
    Ok(())
}

/// The side of the chart on which names stand.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// Names with their kilometres, moved apart. Where the left has none, those on the right
/// have both figures.
fn names(
    sheet: &Sheet<'_>,
    x: i32,
    side: Side,
    spec: &SlopeSpec,
    heights: &Heights,
) -> Result<(), DrawError> {
    let (from, anchor, positions) = match side {
        Side::Before => (-1, HPos::Right, &heights.before),
        Side::After => (1, HPos::Left, &heights.after),
    };
    let show = |km: f64| spec.numbers.show(km);
    let places = heights.places(positions);
    for ((line, place), at) in spec.lines.iter().zip(places).zip(positions) {
        let (place, at) = (place.round() as i32, at.round() as i32);
        let leader = vec![(x + from * 7, at), (x + from * 26, place)];
        sheet.line(leader, LEADER.stroke_width(1))?;
        let text = match side {
            Side::Before => format!("{}  {}", line.name, show(line.before_km)),
            Side::After if heights.is_crowded => {
                let (before, after) = (show(line.before_km), show(line.after_km));
                format!("{before} → {after}  {}", line.name)
            }
            Side::After => format!("{}  {}", show(line.after_km), line.name),
        };
        let style = font(SIZE, false, line.trend.colour());
        sheet.text(&text, (x + from * 32, place), style, anchor)?;
    }
    Ok(())
}

/// Marks of kilometres beside the left axis.
fn scale(
    sheet: &Sheet<'_>,
    frame: Frame,
    spec: &SlopeSpec,
    heights: &Heights,
) -> Result<(), DrawError> {
    let step = step(heights.most, 10.0);
    let marks = (heights.most / step + 1e-9) as u32;
    for mark in 0..=marks {
        let km = f64::from(mark) * step;
        let at = heights.at(km).round() as i32;
        let tick = vec![(frame.left - 7, at), (frame.left - 2, at)];
        sheet.line(tick, SOFT.stroke_width(1))?;
        let (text, style) = (spec.numbers.show(km), font(SIZE, false, SOFT));
        sheet.text(&text, (frame.left - 12, at), style, HPos::Right)?;
    }
    Ok(())
}
