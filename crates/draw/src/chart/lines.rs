//! Figures over years: lines that end where a break or a gap is.

use plotters::chart::ChartBuilder;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::Cartesian2d;
use plotters::style::text_anchor::HPos;
use plotters::style::{Color as _, RGBColor, ShapeStyle};

use super::canvas::{COLOURS, Frame, GRID, Heading, INK, SOFT, Sheet, font, sheet, step, wrong};
use super::dodge::dodge;
use crate::DrawError;
use crate::numbers::NumberText;
use crate::picture::Picture;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 820;

/// A chart of lines over years.
#[derive(Debug, Clone, Default)]
pub struct LinesSpec {
    /// What stands around it.
    pub heading: Heading,
    /// What the vertical axis measures.
    pub y_label: String,
    /// The lines; their names stand at their ends.
    pub lines: Vec<YearLine>,
    /// Years at which figures on both sides do not compare, with what is said of them.
    pub breaks: Vec<(f64, String)>,
    /// What a bar through a dot, and a dashed line, mean.
    pub key: Vec<(LineMark, String)>,
    /// Whether the vertical axis begins at zero.
    pub from_zero: bool,
    /// How the numbers of the vertical axis read.
    pub numbers: NumberText,
}

/// Something that the key explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineMark {
    /// A line.
    Solid,
    /// A dashed line.
    Dashed,
    /// The end of a line at a break or a gap.
    Gap,
    /// A figure with bounds.
    Bounds,
}

/// One line.
#[derive(Debug, Clone, Default)]
pub struct YearLine {
    /// Its name.
    pub name: String,
    /// Which colour it has; lines of one number share one.
    pub colour: usize,
    /// Whether it is dashed.
    pub dashed: bool,
    /// Its pieces between breaks and gaps: years and figures.
    pub pieces: Vec<Vec<(f64, f64)>>,
    /// Figures with bounds: year, least and most.
    pub bounds: Vec<(f64, f64, f64)>,
}

impl YearLine {
    fn points(&self) -> impl Iterator<Item = (f64, f64)> {
        self.pieces.iter().flatten().copied()
    }

    fn colour(&self) -> RGBColor {
        COLOURS[self.colour % COLOURS.len()]
    }
}

/// The ends of both axes.
#[derive(Debug, Clone, Copy)]
struct Ranges {
    years: (f64, f64),
    values: (f64, f64),
    mark: f64,
}

impl Ranges {
    fn of(spec: &LinesSpec) -> Option<Self> {
        let points = || spec.lines.iter().flat_map(YearLine::points);
        let first = points().next()?;
        let start = (first.0, first.0, first.1, first.1);
        let (from, to, least, most) = points().fold(start, |(a, b, c, d), (x, y)| {
            (a.min(x), b.max(x), c.min(y), d.max(y))
        });
        let bounds = spec.lines.iter().flat_map(|line| &line.bounds);
        let (least, most) = bounds.fold((least, most), |(a, b), bound| {
            (a.min(bound.1), b.max(bound.2))
        });
        let least = if spec.from_zero {
            least.min(0.0)
        } else {
            least
        };
        let mark = step((most - least).max(1e-9), 8.0);
        let values = ((least / mark).floor() * mark, (most / mark).ceil() * mark);
        let values = if values.0 < values.1 {
            values
        } else {
            (values.0, values.1 + mark)
        };
        let room = ((to - from) * 0.01).max(0.5);
        Some(Self {
            years: (from - room, to + room),
            values,
            mark,
        })
    }
}

/// Draws figures over years. Pieces of a line are not joined; dots stand at their ends.
///
/// # Errors
/// If there is nothing to draw, or plotters fails.
pub fn draw_lines(spec: &LinesSpec) -> Result<Picture, DrawError> {
    let ranges = Ranges::of(spec).ok_or(DrawError::Empty)?;
    sheet(&spec.heading, WIDTH, HEIGHT, |sheet, frame| {
        let names = spec.lines.iter().map(|line| sheet.width(&line.name, 13.0));
        let room = names.max().unwrap_or(0).min(380) + 26;
        let plot = Plot {
            spec,
            ranges,
            frame: Frame {
                top: frame.top + 26,
                bottom: frame.bottom - 30,
                ..frame
            },
            room,
        };
        plot.draw(sheet)?;
        plot.key(sheet, frame.bottom - 10)
    })
}

struct Plot<'a> {
    spec: &'a LinesSpec,
    ranges: Ranges,
    frame: Frame,
    /// Pixels for the names at the right.
    room: i32,
}

type Chart<'a> = plotters::chart::ChartContext<
    'a,
    super::backend::Backend<'a>,
    Cartesian2d<RangedCoordf64, RangedCoordf64>,
>;

impl Plot<'_> {
    fn draw(&self, sheet: &Sheet<'_>) -> Result<(), DrawError> {
        let (frame, ranges) = (self.frame, self.ranges);
        let size = (frame.right - frame.left, frame.bottom - frame.top);
        let area = sheet.root.clone().shrink((frame.left, frame.top), size);
        let mut chart: Chart<'_> = ChartBuilder::on(&area)
            .margin_top(8)
            .margin_right(self.room)
            .x_label_area_size(30)
            .y_label_area_size(92)
            .build_cartesian_2d(
                ranges.years.0..ranges.years.1,
                ranges.values.0..ranges.values.1,
            )
            .map_err(wrong)?;
        let marks = ((ranges.values.1 - ranges.values.0) / ranges.mark).round() as usize + 1;
        chart
            .configure_mesh()
            .light_line_style(plotters::style::TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(SOFT)
            .x_labels(12)
            .y_labels(marks)
            // Between years nothing is written, and one year is not written twice.
            .x_label_formatter(&|year| match (year - year.round()).abs() < 1e-6 {
                true => format!("{year:.0}"),
                false => String::new(),
            })
            .y_label_formatter(&|value| self.spec.numbers.show(*value))
            .y_desc(&self.spec.y_label)
            .label_style(font(13.0, false, INK))
            .axis_desc_style(font(14.0, false, SOFT))
            .draw()
            .map_err(wrong)?;
        let at = |point: (f64, f64)| {
            let (x, y) = chart.backend_coord(&point);
            (x, y)
        };
        self.breaks(sheet, &at)?;
        for line in &self.spec.lines {
            self.line(sheet, line, &at)?;
        }
        self.names(sheet, &at)
    }

    /// A dotted line at each break, with what is said of it above.
    fn breaks(
        &self,
        sheet: &Sheet<'_>,
        at: &dyn Fn((f64, f64)) -> (i32, i32),
    ) -> Result<(), DrawError> {
        let (least, most) = self.ranges.values;
        for (year, text) in &self.spec.breaks {
            let (x, bottom) = at((*year, least));
            let (_, top) = at((*year, most));
            let style = SOFT.stroke_width(1);
            let mut y = top;
            while y < bottom {
                sheet.line(vec![(x, y), (x, (y + 3).min(bottom))], style)?;
                y += 7;
            }
            sheet.text(text, (x, top - 14), font(12.0, false, SOFT), HPos::Center)?;
        }
        Ok(())
    }

    fn line(
        &self,
        sheet: &Sheet<'_>,
        line: &YearLine,
        at: &dyn Fn((f64, f64)) -> (i32, i32),
    ) -> Result<(), DrawError> {
        let colour = line.colour();
        let style = colour.stroke_width(2);
        for (year, low, high) in &line.bounds {
            let ends = [at((*year, *low)), at((*year, *high))];
            let thin = colour.mix(0.45).stroke_width(2);
            sheet.line(ends.to_vec(), thin)?;
        }
        for piece in &line.pieces {
            let points: Vec<(i32, i32)> = piece.iter().map(|point| at(*point)).collect();
            match line.dashed {
                true => dashes(sheet, &points, style)?,
                false if points.len() > 1 => sheet.line(points.clone(), style)?,
                false => {}
            }
            let ends = [points.first(), points.last()].into_iter().flatten();
            for end in ends {
                sheet.dot(*end, 3, colour)?;
            }
        }
        Ok(())
    }

    /// The names at the ends of the lines, moved apart where they meet.
    fn names(
        &self,
        sheet: &Sheet<'_>,
        at: &dyn Fn((f64, f64)) -> (i32, i32),
    ) -> Result<(), DrawError> {
        let ends = self.spec.lines.iter().filter_map(|line| {
            let last = line.points().last()?;
            Some((line, at(last)))
        });
        let ends: Vec<(&YearLine, (i32, i32))> = ends.collect();
        let wished: Vec<f64> = ends.iter().map(|(_, end)| f64::from(end.1)).collect();
        let (top, bottom) = (f64::from(self.frame.top), f64::from(self.frame.bottom));
        let placed = dodge(&wished, 17.0, top + 10.0, bottom - 36.0);
        let x = self.frame.right - self.room + 16;
        for ((line, end), y) in ends.iter().zip(placed) {
            let y = y.round() as i32;
            let thin = line.colour().mix(0.5).stroke_width(1);
            sheet.line(vec![(end.0 + 4, end.1), (x - 4, y)], thin)?;
            sheet.text(
                &line.name,
                (x, y),
                font(13.0, false, line.colour()),
                HPos::Left,
            )?;
        }
        Ok(())
    }

    fn key(&self, sheet: &Sheet<'_>, y: i32) -> Result<(), DrawError> {
        let mut x = self.frame.left + 92;
        let style = SOFT.stroke_width(2);
        for (mark, text) in &self.spec.key {
            match mark {
                LineMark::Solid => sheet.line(vec![(x, y), (x + 34, y)], style)?,
                LineMark::Dashed => dashes(sheet, &[(x, y), (x + 34, y)], style)?,
                LineMark::Gap => {
                    sheet.line(vec![(x, y), (x + 11, y)], style)?;
                    sheet.dot((x + 11, y), 3, SOFT)?;
                    sheet.dot((x + 23, y), 3, SOFT)?;
                    sheet.line(vec![(x + 23, y), (x + 34, y)], style)?;
                }
                LineMark::Bounds => sheet.line(vec![(x + 17, y - 8), (x + 17, y + 8)], style)?,
            }
            sheet.text(text, (x + 42, y), font(13.0, false, INK), HPos::Left)?;
            x += 42 + sheet.width(text, 13.0) + 26;
        }
        Ok(())
    }
}

/// A dashed line through points; the dashes go on around corners.
fn dashes(sheet: &Sheet<'_>, points: &[(i32, i32)], style: ShapeStyle) -> Result<(), DrawError> {
    const DASH: f64 = 7.0;
    const PAUSE: f64 = 5.0;
    let mut walked = 0.0;
    for pair in points.windows(2) {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        let (dx, dy) = (f64::from(bx - ax), f64::from(by - ay));
        let length = dx.hypot(dy);
        let point = |along: f64| {
            let part = if length > 0.0 { along / length } else { 0.0 };
            let x = f64::from(ax) + dx * part;
            let y = f64::from(ay) + dy * part;
            (x.round() as i32, y.round() as i32)
        };
        let mut along = 0.0;
        while along < length {
            let phase = (walked + along) % (DASH + PAUSE);
            let (left, drawn) = match phase < DASH {
                true => (DASH - phase, true),
                false => (DASH + PAUSE - phase, false),
            };
            let end = (along + left.max(0.01)).min(length);
            if drawn {
                sheet.line(vec![point(along), point(end)], style)?;
            }
            along = end;
        }
        walked += length;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(pieces: &[&[(f64, f64)]]) -> YearLine {
        YearLine {
            name: "North".to_owned(),
            pieces: pieces.iter().map(|piece| piece.to_vec()).collect(),
            ..YearLine::default()
        }
    }

    #[test]
    fn pieces_are_not_joined() {
        let spec = |pieces: &[&[(f64, f64)]]| LinesSpec {
            lines: vec![line(pieces)],
            ..LinesSpec::default()
        };
        let paths = |spec: &LinesSpec| {
            let svg = draw_lines(spec).expect("drawn").svg();
            svg.matches("#9a3d0a").count()
        };
        let whole = spec(&[&[(2000.0, 1.0), (2001.0, 2.0), (2002.0, 3.0), (2003.0, 4.0)]]);
        let broken = spec(&[
            &[(2000.0, 1.0), (2001.0, 2.0)],
            &[(2002.0, 3.0), (2003.0, 4.0)],
        ]);
        assert!(paths(&broken) > paths(&whole));
    }

    #[test]
    fn without_a_figure_there_is_no_chart() {
        assert!(draw_lines(&LinesSpec::default()).is_err());
    }

    #[test]
    fn the_axis_ends_at_round_values_beyond_all_bounds() {
        let mut spec = LinesSpec {
            lines: vec![line(&[&[(2000.0, 96.0), (2010.0, 131.0)]])],
            ..LinesSpec::default()
        };
        spec.lines[0].bounds = vec![(2005.0, 88.0, 142.0)];
        let ranges = Ranges::of(&spec).expect("figures");
        assert_eq!(ranges.values, (80.0, 150.0));
    }
}
