//! Axes of a chart: kilometres along, a quantity up.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::{AsRangedCoord, Ranged, ValueFormatter};
use plotters::coord::types::RangedCoordf64;

use super::backend::Backend;
use super::canvas::{Area, GRID, INK, SOFT, font, step, wrong};
use crate::DrawError;
use crate::numbers::NumberText;

/// A chart with its axes drawn.
pub(super) type Axed<'a, Y> = ChartContext<'a, Backend<'a>, Cartesian2d<RangedCoordf64, Y>>;

/// The horizontal axis: from 0 to a round number of kilometres.
pub(super) struct Kilometres<'a> {
    /// What it measures.
    label: &'a str,
    numbers: &'a NumberText,
    /// Kilometres at its end.
    pub(super) most: f64,
    /// Kilometres between two marks.
    mark: f64,
}

impl<'a> Kilometres<'a> {
    /// An axis that holds these ways.
    pub(super) fn of(
        ways_km: impl Iterator<Item = f64>,
        label: &'a str,
        numbers: &'a NumberText,
    ) -> Self {
        let farthest = ways_km.fold(1.0, f64::max);
        let mark = step(farthest, 10.0);
        Self {
            label,
            numbers,
            most: (farthest / mark).ceil() * mark,
            mark,
        }
    }
}

/// The vertical axis.
pub(super) struct Upright<'a, R> {
    /// What it measures.
    pub(super) label: &'a str,
    /// Its values.
    pub(super) range: R,
    /// Marks, at most.
    pub(super) marks: usize,
    /// Room for the marks' texts, in pixels.
    pub(super) room: u32,
    /// How the numbers at its marks read.
    pub(super) numbers: &'a NumberText,
}

/// Draws both axes, with lines at their marks.
pub(super) fn axes<'a, R>(
    area: &Area<'a>,
    x: &Kilometres<'_>,
    y: Upright<'_, R>,
) -> Result<Axed<'a, R::CoordDescType>, DrawError>
where
    R: AsRangedCoord<Value = f64>,
    R::CoordDescType: Ranged<ValueType = f64> + ValueFormatter<f64>,
{
    let mut chart = ChartBuilder::on(area)
        .margin_top(8)
        .margin_right(24)
        .x_label_area_size(52)
        .y_label_area_size(y.room)
        .build_cartesian_2d(0.0..x.most, y.range)
        .map_err(wrong)?;
    chart
        .configure_mesh()
        .light_line_style(plotters::style::TRANSPARENT)
        .bold_line_style(GRID)
        .axis_style(SOFT)
        .x_labels((x.most / x.mark) as usize + 1)
        .y_labels(y.marks)
        .x_label_formatter(&|km| x.numbers.show(*km))
        .y_label_formatter(&|value| y.numbers.show(*value))
        .x_desc(x.label)
        .y_desc(y.label)
        .label_style(font(14.0, false, INK))
        .axis_desc_style(font(15.0, false, SOFT))
        .draw()
        .map_err(wrong)?;
    Ok(chart)
}

#[cfg(test)]
mod tests {
    use super::{Kilometres, NumberText};

    #[test]
    fn an_axis_ends_at_the_mark_beyond_the_farthest_way() {
        let numbers = NumberText::default();
        let axis = Kilometres::of([3.0, 462.0, 80.0].into_iter(), "km", &numbers);
        assert_eq!((axis.mark, axis.most), (50.0, 500.0));
        let none = Kilometres::of(std::iter::empty(), "km", &numbers);
        assert_eq!(none.most, 1.0);
    }
}
