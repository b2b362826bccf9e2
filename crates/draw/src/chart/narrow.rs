//! Bars of change for a narrow screen: each below its name and its figure, so that letters
//! can be read where the chart is as wide as a telephone.

use plotters::style::Color as _;
use plotters::style::text_anchor::HPos;

use super::Trend;
use super::bars::BarsSpec;
use super::canvas::{Frame, INK, Sheet, bare_sheet, font};
use crate::DrawError;
use crate::picture::Picture;

const WIDTH: u32 = 340;
const MARGIN: i32 = 2;
/// Height of a row, and of its bar.
const ROW: i32 = 36;
const BAR: i32 = 10;
const SIZE: f64 = 13.0;
/// Height of a line of the key.
const KEY: i32 = 24;

/// Draws the bars one below the other, without what stands around a chart on paper: the page
/// says it.
///
/// # Errors
/// If plotters fails.
pub fn draw_narrow_bars(spec: &BarsSpec) -> Result<Picture, DrawError> {
    let rows = spec.bars.len() as i32;
    let height = 2 * KEY + rows * ROW + 8;
    bare_sheet(&spec.heading, WIDTH, height as u32, |sheet| {
        let trends = [Trend::Nearer, Trend::Farther].into_iter();
        for (i, (trend, text)) in (0..).zip(trends.zip(&spec.key)) {
            sheet.key(&[(trend, text)], (MARGIN, KEY / 2 + i * KEY))?;
        }
        let frame = Frame {
            left: MARGIN,
            top: 2 * KEY,
            right: WIDTH as i32 - MARGIN,
            bottom: height,
        };
        let field = Field::new(spec, frame);
        for (i, (name, change, end)) in (0..).zip(&spec.bars) {
            field.row(sheet, i, name, *change, end)?;
        }
        Ok(())
    })
}

/// Where changes lie.
struct Field {
    frame: Frame,
    least: f64,
    px_per_km: f64,
}

impl Field {
    fn new(spec: &BarsSpec, frame: Frame) -> Self {
        let changes = || spec.bars.iter().map(|bar| bar.1);
        let (least, most) = (changes().fold(0.0, f64::min), changes().fold(0.0, f64::max));
        Self {
            frame,
            least,
            px_per_km: f64::from(frame.right - frame.left) / (most - least).max(1.0),
        }
    }

    fn x(&self, km: f64) -> i32 {
        self.frame.left + ((km - self.least) * self.px_per_km).round() as i32
    }

    fn row(
        &self,
        sheet: &Sheet<'_>,
        i: i32,
        name: &str,
        change: f64,
        end: &str,
    ) -> Result<(), DrawError> {
        let top = self.frame.top + i * ROW;
        let middle = top + (ROW - BAR) / 2;
        let style = || font(SIZE, false, INK);
        let room = self.frame.right - self.frame.left - sheet.width(end, SIZE) - 10;
        let name = cut(name, |text| sheet.width(text, SIZE) <= room);
        sheet.text(&name, (self.frame.left, middle), style(), HPos::Left)?;
        sheet.text(end, (self.frame.right, middle), style(), HPos::Right)?;
        let (a, b) = (self.x(change.min(0.0)), self.x(change.max(0.0)));
        // What is less than a pixel is seen too.
        let b = b.max(a + 1);
        let bottom = top + ROW - 2;
        let colour = Trend::of(change, 0.0).colour();
        sheet.bar([(a, bottom - BAR), (b, bottom)], colour)?;
        // Beside the bars alone: through a figure it would strike it out.
        let x = self.x(0.0);
        let zero = vec![(x, bottom - BAR - 2), (x, bottom + 2)];
        sheet.line(zero, INK.stroke_width(1))
    }
}

/// A name as far as it has room.
fn cut(name: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(name) {
        return name.to_owned();
    }
    let mut letters: Vec<char> = name.chars().collect();
    loop {
        letters.pop();
        let shorter: String = letters.iter().chain(&['…']).collect();
        if letters.is_empty() || fits(&shorter) {
            return shorter;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Heading;

    fn bars(names: &[(&str, f64)]) -> String {
        let bars = names.iter();
        let bars = bars.map(|(name, km)| ((*name).to_owned(), *km, format!("{km:+}  (10 000)")));
        let spec = BarsSpec {
            heading: Heading::default(),
            key: ["nearer", "farther"].map(str::to_owned),
            bars: bars.collect(),
            ..BarsSpec::default()
        };
        draw_narrow_bars(&spec).expect("drawn").svg()
    }

    #[test]
    fn every_bar_has_its_name_and_figure_on_a_line_of_its_own() {
        let svg = bars(&[("Жезказган", -454.2), ("Жанаарка", 142.8)]);
        for text in [
            "Жезказган",
            "Жанаарка",
            "-454.2  (10 000)",
            "+142.8  (10 000)",
        ] {
            assert!(svg.contains(text), "{svg}");
        }
        assert!(svg.contains("width=\"340\""), "{svg}");
    }

    #[test]
    fn a_name_that_has_no_room_is_cut() {
        let long = "Ж".repeat(60);
        let svg = bars(&[(long.as_str(), -1.0)]);
        assert!(!svg.contains(&long) && svg.contains("ЖЖ…"), "{svg}");
    }
}
