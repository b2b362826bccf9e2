//! What stands above a map: title, subtitle and notes, each in as many lines as
//! it needs.

use geo_types::Coord;

use super::colour::Colour;
use super::font::Fonts;
use super::legend::{INK, SOFT, plain};
use super::scene::{Anchor, Form, Scene, Stroke, TextStyle};
use super::spec::{MapPart, MapSpec};
use super::wrap::{fitted, wrapped};

/// Sizes of the title in design pixels; the smaller where it is long.
const TITLE: [f64; 3] = [30.0, 27.0, 24.0];
const SUBTITLE: f64 = 18.0;
const NOTE: f64 = 16.0;
/// Above the land where there is no text.
const EMPTY: f64 = 16.0;
/// Between the lines of a note.
const NOTE_LINE: f64 = 21.0;
const NOTE_FILL: Colour = Colour::hex(0xfff3cd);
const NOTE_EDGE: Colour = Colour::hex(0xb58900);

/// The texts in their lines. All lengths are design pixels.
pub(crate) struct Header {
    title_size: f64,
    title: Vec<String>,
    subtitle: Vec<String>,
    notes: Vec<Vec<String>>,
}

impl Header {
    pub(crate) fn new(spec: &MapSpec, width: f64, fonts: &Fonts) -> Self {
        let (title_size, title) = match spec.shows(MapPart::Title) {
            true => fitted(&spec.title, &TITLE, 1, width, fonts),
            false => (TITLE[0], Vec::new()),
        };
        let subtitle = spec.subtitle.iter();
        let subtitle = subtitle.filter(|_| spec.shows(MapPart::Title));
        let notes = spec.notes.iter();
        let notes = notes.filter(|_| spec.shows(MapPart::Notes));
        Self {
            title_size,
            title,
            subtitle: subtitle
                .flat_map(|text| wrapped(text, SUBTITLE, false, width, fonts))
                .collect(),
            notes: notes
                .map(|text| wrapped(text, NOTE, true, width - 24.0, fonts))
                .collect(),
        }
    }

    fn title_line(&self) -> f64 {
        self.title_size * 1.25
    }

    /// From the top of the picture to the land.
    pub(crate) fn height(&self) -> f64 {
        let more = |lines: usize| lines.saturating_sub(1) as f64;
        let title = match self.title.len() {
            0 => 0.0,
            lines => 48.0 + more(lines) * self.title_line(),
        };
        let subtitle = match self.subtitle.len() {
            0 => 0.0,
            lines => 30.0 + more(lines) * SUBTITLE * 1.35,
        };
        let notes = self.notes.iter();
        let notes: f64 = notes.map(|n| 36.0 + more(n.len()) * NOTE_LINE).sum();
        match title + subtitle + notes {
            0.0 => EMPTY,
            texts => texts + 24.0,
        }
    }

    /// Draws them from `x` on; `k` is pixels per design pixel.
    pub(crate) fn draw(&self, scene: &mut Scene, x: f64, k: f64, fonts: &Fonts) {
        let mut y = if self.title.is_empty() { 0.0 } else { 48.0 };
        let bold = TextStyle {
            bold: true,
            ..plain(self.title_size * k, INK, Anchor::Start)
        };
        for (i, line) in self.title.iter().enumerate() {
            y += if i > 0 { self.title_line() } else { 0.0 };
            scene.text(Coord { x, y: y * k }, line, bold);
        }
        for (i, line) in self.subtitle.iter().enumerate() {
            y += if i > 0 { SUBTITLE * 1.35 } else { 30.0 };
            let style = plain(SUBTITLE * k, SOFT, Anchor::Start);
            scene.text(Coord { x, y: y * k }, line, style);
        }
        for note in &self.notes {
            y += 36.0;
            draw_note(scene, Coord { x, y: y * k }, note, k, fonts);
            y += note.len().saturating_sub(1) as f64 * NOTE_LINE;
        }
    }
}

/// A note in a frame, so that nobody overlooks it.
fn draw_note(scene: &mut Scene, at: Coord<f64>, lines: &[String], k: f64, fonts: &Fonts) {
    let style = TextStyle {
        bold: true,
        ..plain(NOTE * k, INK, Anchor::Start)
    };
    let widths = lines.iter().map(|l| fonts.width(l, style.size, true));
    let frame = Form::Rect {
        corner: Coord {
            x: at.x,
            y: at.y - 19.0 * k,
        },
        width: widths.fold(0.0, f64::max) + 24.0 * k,
        height: (27.0 + NOTE_LINE * lines.len().saturating_sub(1) as f64) * k,
        radius: 4.0 * k,
    };
    scene.shape(
        frame,
        Some(NOTE_FILL.into()),
        Some(Stroke::plain(NOTE_EDGE, k)),
    );
    for (i, line) in lines.iter().enumerate() {
        let at = Coord {
            x: at.x + 12.0 * k,
            y: at.y + NOTE_LINE * k * i as f64,
        };
        scene.text(at, line, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(title: &str) -> Header {
        let spec = MapSpec {
            title: title.to_owned(),
            subtitle: Some("8 June 2022".to_owned()),
            ..MapSpec::default()
        };
        Header::new(
            &spec,
            700.0,
            &Fonts::new(&crate::FontSet::default()).expect("font"),
        )
    }

    #[test]
    fn a_long_title_moves_the_land_down_instead_of_being_cut() {
        let (short, long) = (header("Three regions"), header(&"Три области ".repeat(12)));
        assert_eq!(short.height(), 48.0 + 30.0 + 24.0);
        assert!(long.title.len() > 1);
        assert!(long.height() > short.height() + 25.0);
    }

    #[test]
    fn what_is_hidden_takes_no_room() {
        let spec = MapSpec {
            title: "Three regions".to_owned(),
            subtitle: Some("8 June 2022".to_owned()),
            notes: vec!["Schematic".to_owned()],
            hidden: vec![MapPart::Title],
            ..MapSpec::default()
        };
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let height = |spec: &MapSpec| Header::new(spec, 700.0, &fonts).height();
        assert_eq!(height(&spec), 36.0 + 24.0);
        let nothing = MapSpec {
            hidden: vec![MapPart::Title, MapPart::Notes],
            ..spec
        };
        assert_eq!(height(&nothing), EMPTY);
    }
}
