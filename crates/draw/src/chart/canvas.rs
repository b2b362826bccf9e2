//! The sheet of a chart: title, subtitle, source, and plain elements.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, EmptyElement, PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use super::Trend;
use super::backend::Backend;
use crate::DrawError;
use crate::font::{FAMILY, FontSet, Fonts};
use crate::picture::Picture;
use crate::scene::Scene;
use crate::theme::Theme;
use crate::wrap::{fitted, wrapped};

/// A drawing area of a chart.
pub(super) type Area<'a> = DrawingArea<Backend<'a>, Shift>;

/// Ink of texts.
pub(super) const INK: RGBColor = RGBColor(0x1c, 0x24, 0x30);
/// Ink of what matters less.
pub(super) const SOFT: RGBColor = RGBColor(0x4d, 0x58, 0x66);
/// Lines behind the data.
pub(super) const GRID: RGBColor = RGBColor(0xdd, 0xe2, 0xe8);

const MARGIN: i32 = 40;
/// Sizes of the title; the smaller where it is long.
const TITLE: [f64; 3] = [24.0, 22.0, 20.0];

impl Trend {
    pub(super) fn colour(self) -> RGBColor {
        match self {
            Self::Nearer => RGBColor(0x1f, 0x64, 0x98),
            Self::Farther => RGBColor(0xa8, 0x50, 0x0c),
            Self::Same => RGBColor(0x8a, 0x94, 0xa0),
        }
    }
}

/// What stands around a chart.
#[derive(Debug, Clone, Default)]
pub struct Heading {
    /// Title.
    pub title: String,
    /// A second line.
    pub subtitle: String,
    /// Where the data are from.
    pub source: String,
    /// Fonts for letters that the embedded one lacks.
    pub fonts: FontSet,
    /// Colours.
    pub theme: Theme,
}

/// Where a chart goes on its sheet, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

/// A sheet with its heading, on which `draw` puts the chart.
pub(super) fn sheet(
    heading: &Heading,
    width: u32,
    height: u32,
    draw: impl FnOnce(&Sheet<'_>, Frame) -> Result<(), DrawError>,
) -> Result<Picture, DrawError> {
    bare_sheet(heading, width, height, |sheet| {
        let frame = sheet.heading(heading, width as i32, height as i32)?;
        draw(sheet, frame)
    })
}

/// A sheet of a chart that stands without a heading.
pub(super) fn bare_sheet(
    heading: &Heading,
    width: u32,
    height: u32,
    draw: impl FnOnce(&Sheet<'_>) -> Result<(), DrawError>,
) -> Result<Picture, DrawError> {
    let fonts = Fonts::new(&heading.fonts)?;
    let mut scene = Scene::new(f64::from(width), f64::from(height), &heading.title);
    {
        let root = Backend::new(&mut scene, &fonts).into_drawing_area();
        let sheet = Sheet {
            root,
            fonts: &fonts,
        };
        draw(&sheet)?;
        sheet.root.present().map_err(wrong)?;
    }
    heading.theme.paint(&mut scene);
    Ok(Picture::new(scene, &fonts, &heading.fonts))
}

pub(super) fn wrong<E: std::error::Error + Send + Sync>(
    error: DrawingAreaErrorKind<E>,
) -> DrawError {
    DrawError::Render(error.to_string())
}

/// A sheet being drawn on.
pub(super) struct Sheet<'a> {
    pub(super) root: Area<'a>,
    pub(super) fonts: &'a Fonts,
}

/// A text style; `size` is in pixels.
pub(super) fn font(size: f64, bold: bool, colour: RGBColor) -> TextStyle<'static> {
    let style = if bold {
        FontStyle::Bold
    } else {
        FontStyle::Normal
    };
    TextStyle {
        color: colour.to_backend_color(),
        ..TextStyle::from((FontFamily::Name(FAMILY), size, style))
    }
}

impl Sheet<'_> {
    fn heading(&self, heading: &Heading, width: i32, height: i32) -> Result<Frame, DrawError> {
        let room = f64::from(width - 2 * MARGIN);
        let mut y = 34;
        let (size, lines) = fitted(&heading.title, &TITLE, 1, room, self.fonts);
        for line in lines {
            self.text(&line, (MARGIN, y), font(size, true, INK), HPos::Left)?;
            y += 30;
        }
        for line in wrapped(&heading.subtitle, 15.0, false, room, self.fonts) {
            self.text(&line, (MARGIN, y), font(15.0, false, SOFT), HPos::Left)?;
            y += 21;
        }
        let lines = wrapped(&heading.source, 12.0, false, room, self.fonts);
        let mut foot = height - 16 - 16 * (lines.len() as i32 - 1);
        let bottom = foot - 22;
        for line in lines {
            self.text(&line, (MARGIN, foot), font(12.0, false, SOFT), HPos::Left)?;
            foot += 16;
        }
        Ok(Frame {
            left: MARGIN,
            top: y + 8,
            right: width - MARGIN,
            bottom,
        })
    }

    /// A text whose middle height is at a point.
    pub(super) fn text(
        &self,
        text: &str,
        at: (i32, i32),
        style: TextStyle<'static>,
        side: HPos,
    ) -> Result<(), DrawError> {
        let style = style.pos(Pos::new(side, VPos::Center));
        let element = EmptyElement::at(at) + Text::new(text.to_owned(), (0, 0), style);
        self.root.draw(&element).map_err(wrong)
    }

    pub(super) fn line(&self, points: Vec<(i32, i32)>, style: ShapeStyle) -> Result<(), DrawError> {
        self.root
            .draw(&PathElement::new(points, style))
            .map_err(wrong)
    }

    pub(super) fn dot(
        &self,
        at: (i32, i32),
        radius: i32,
        colour: RGBColor,
    ) -> Result<(), DrawError> {
        let dot = Circle::new(at, radius, colour.filled());
        self.root.draw(&dot).map_err(wrong)
    }

    pub(super) fn bar(&self, corners: [(i32, i32); 2], colour: RGBColor) -> Result<(), DrawError> {
        self.root
            .draw(&Rectangle::new(corners, colour.filled()))
            .map_err(wrong)
    }

    pub(super) fn width(&self, text: &str, size: f64) -> i32 {
        self.fonts.width(text, size, false).ceil() as i32
    }

    /// A key of colours on one line from a point on; gives where it ends.
    pub(super) fn key(
        &self,
        entries: &[(Trend, &str)],
        mut at: (i32, i32),
    ) -> Result<i32, DrawError> {
        for (trend, text) in entries {
            self.dot((at.0 + 6, at.1), 6, trend.colour())?;
            self.text(text, (at.0 + 18, at.1), font(14.0, false, INK), HPos::Left)?;
            at.0 += 18 + self.width(text, 14.0) + 28;
        }
        Ok(at.0)
    }
}

/// Colours that stay apart for most colour-blind people (Okabe and Ito, darkened).
pub(super) const COLOURS: [RGBColor; 8] = [
    RGBColor(0x9a, 0x3d, 0x0a),
    RGBColor(0x1d, 0x4e, 0x79),
    RGBColor(0x00, 0x7a, 0x5a),
    RGBColor(0x7a, 0x3e, 0x8e),
    RGBColor(0xb0, 0x7d, 0x00),
    RGBColor(0x2f, 0x8f, 0xc4),
    RGBColor(0xb8, 0x4a, 0x7d),
    RGBColor(0x4d, 0x58, 0x66),
];

/// The step of a scale that gives at most `most` marks: 1, 2 or 5 times a power
/// of ten.
pub(super) fn step(range: f64, most: f64) -> f64 {
    let least = range / most;
    let power = 10f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    let fit = steps
        .into_iter()
        .find(|s| s * power >= least * (1.0 - 1e-9));
    fit.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        assert_eq!(step(517.0, 10.0), 100.0);
        assert_eq!(step(100.0, 10.0), 10.0);
        assert_eq!(step(273.0, 10.0), 50.0);
        assert_eq!(step(1.0, 10.0), 0.1);
        assert_eq!(step(999.0, 10.0), 100.0);
        assert_eq!(step(1.3, 10.0), 0.2);
    }
}
