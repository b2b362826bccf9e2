//! Share of the people within a distance: cumulative curves.

use plotters::series::{DashedLineSeries, LineSeries};
use plotters::style::Color as _;
use plotters::style::text_anchor::HPos;

use super::axes::{Kilometres, Upright, axes};
use super::canvas::{COLOURS, Heading, INK, font, sheet, wrong};
use crate::DrawError;
use crate::numbers::NumberText;
use crate::picture::Picture;

/// Columns into which the distances are sampled.
const SAMPLES: u32 = 600;
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 760;
/// The most curves of a chart: more cannot be told apart. The first colour is that of the
/// state before.
pub const MOST_CURVES: usize = COLOURS.len();

/// A cumulative chart of a state, or of several.
#[derive(Debug, Clone, Default)]
pub struct CurveSpec {
    /// What stands around it.
    pub heading: Heading,
    /// What the horizontal axis measures.
    pub x_label: String,
    /// What the vertical axis measures.
    pub y_label: String,
    /// The earlier state, then the later, or those of several plans; at most [`MOST_CURVES`].
    pub series: Vec<Series>,
    /// How the kilometres read.
    pub kilometres: NumberText,
    /// How a share in percent reads.
    pub percent: NumberText,
}

/// One curve.
#[derive(Debug, Clone, Default)]
pub struct Series {
    /// Name in the key.
    pub name: String,
    /// Kilometres and people.
    pub ways: Vec<(f64, f64)>,
}

/// Draws the share of the people within every distance; of several the first curve dashed.
///
/// # Errors
/// If plotters fails.
pub fn draw_curve(spec: &CurveSpec) -> Result<Picture, DrawError> {
    let ways = spec.series.iter().flat_map(|s| &s.ways).map(|w| w.0);
    let along = Kilometres::of(ways, &spec.x_label, &spec.kilometres);
    sheet(&spec.heading, WIDTH, HEIGHT, |sheet, frame| {
        let area = sheet.root.clone().shrink(
            (frame.left, frame.top),
            (frame.right - frame.left, frame.bottom - frame.top),
        );
        let up = Upright {
            label: &spec.y_label,
            range: 0.0..100.0,
            marks: 11,
            room: 76,
            numbers: &spec.percent,
        };
        let mut chart = axes(&area, &along, up)?;
        for (i, (series, colour)) in spec.series.iter().zip(COLOURS).enumerate() {
            let line = curve(&series.ways, along.most);
            let style = colour.stroke_width(3);
            if is_dashed(i, spec) {
                let dashes = DashedLineSeries::new(line, 9, 6, style);
                chart.draw_series(dashes).map_err(wrong)?;
            } else {
                chart
                    .draw_series(LineSeries::new(line, style))
                    .map_err(wrong)?;
            }
        }
        key(sheet, spec, frame.right - 60, frame.bottom - 110)
    })
}

/// The state before, where there is another.
fn is_dashed(number: usize, spec: &CurveSpec) -> bool {
    number == 0 && spec.series.len() > 1
}

/// Share in percent within each sampled distance.
fn curve(ways: &[(f64, f64)], most: f64) -> Vec<(f64, f64)> {
    let mut sorted = ways.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let people: f64 = sorted.iter().map(|w| w.1).sum();
    let (mut next, mut within) = (0, 0.0);
    let mut line = Vec::with_capacity(SAMPLES as usize + 1);
    for i in 0..=SAMPLES {
        let km = most * f64::from(i) / f64::from(SAMPLES);
        while let Some(way) = sorted.get(next).filter(|w| w.0 <= km) {
            within += way.1;
            next += 1;
        }
        line.push((km, within / people * 100.0));
    }
    line
}

/// Names beside a piece of their line, in the empty lower right corner.
fn key(
    sheet: &super::canvas::Sheet<'_>,
    spec: &CurveSpec,
    right: i32,
    bottom: i32,
) -> Result<(), DrawError> {
    let widths = spec.series.iter().map(|s| sheet.width(&s.name, 15.0));
    let left = right - widths.max().unwrap_or(0) - 70;
    let mut y = bottom - 26 * spec.series.len() as i32;
    for (i, (series, colour)) in spec.series.iter().zip(COLOURS).enumerate() {
        let style = colour.stroke_width(3);
        let pieces: &[(i32, i32)] = if is_dashed(i, spec) {
            &[(0, 10), (16, 26), (32, 42)]
        } else {
            &[(0, 42)]
        };
        for (from, to) in pieces {
            sheet.line(vec![(left + from, y), (left + to, y)], style)?;
        }
        let at = (left + 54, y);
        sheet.text(&series.name, at, font(15.0, false, INK), HPos::Left)?;
        y += 26;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_rises_from_those_at_the_centre_to_everyone() {
        let line = curve(&[(0.0, 30.0), (60.0, 50.0), (120.0, 20.0)], 120.0);
        assert_eq!(line[0], (0.0, 30.0));
        assert!((line[300].1 - 80.0).abs() < 1e-9, "{:?}", line[300]);
        assert!((line[SAMPLES as usize].1 - 100.0).abs() < 1e-9);
        assert!(line.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    }
}
