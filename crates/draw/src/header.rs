//! What stands above a map: title, subtitle and notes, each in as many lines as
//! it needs.

use geo_types::Coord;

use super::colour::Colour;
use super::font::Fonts;
use super::legend::{INK, SOFT, plain};
use super::scene::{Anchor, Form, Scene, Stroke, TextStyle};
use super::spec::{MapPart, MapSpec};
use super::theme::Letters;
use super::wrap::{fitted, wrapped};

/// Sizes of the title over that of its theme; the smaller where it is long.
const TITLE: [f64; 3] = [1.0, 0.9, 0.8];
/// Above the land where there is no text.
const EMPTY: f64 = 16.0;
/// From the title, the subtitle and the notes to what stands above them, and between the
/// lines of a note, over the size of their letters.
const TITLE_DOWN: f64 = 1.6;
const SUBTITLE_DOWN: f64 = 30.0 / 18.0;
const NOTE_DOWN: f64 = 2.25;
const NOTE_LINE: f64 = 21.0 / 16.0;
const NOTE_FILL: Colour = Colour::hex(0xfff3cd);
const NOTE_EDGE: Colour = Colour::hex(0xb58900);

/// The texts in their lines. All lengths are design pixels.
pub(crate) struct Header {
    title_size: f64,
    title: Vec<String>,
    /// From the top to the first line of the title.
    title_down: f64,
    subtitle_size: f64,
    subtitle: Vec<String>,
    note_size: f64,
    notes: Vec<Vec<String>>,
}

impl Header {
    pub(crate) fn new(spec: &MapSpec, width: f64, fonts: &Fonts) -> Self {
        let size = |letters| spec.theme.size(letters);
        let (large, subtitle_size) = (size(Letters::Title), size(Letters::Subtitle));
        let note_size = size(Letters::Note);
        let sizes = TITLE.map(|share| share * large);
        let (title_size, title) = match spec.shows(MapPart::Title) {
            true => fitted(&spec.title, &sizes, 1, width, fonts),
            false => (large, Vec::new()),
        };
        let subtitle = spec.subtitle.iter();
        let subtitle = subtitle.filter(|_| spec.shows(MapPart::Title));
        let notes = spec.notes.iter();
        let notes = notes.filter(|_| spec.shows(MapPart::Notes));
        Self {
            title_size,
            title,
            title_down: TITLE_DOWN * large,
            subtitle_size,
            subtitle: subtitle
                .flat_map(|text| wrapped(text, subtitle_size, false, width, fonts))
                .collect(),
            note_size,
            notes: notes
                .map(|text| wrapped(text, note_size, true, width - 24.0, fonts))
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
            lines => self.title_down + more(lines) * self.title_line(),
        };
        let subtitle = match self.subtitle.len() {
            0 => 0.0,
            lines => self.subtitle_size * (SUBTITLE_DOWN + more(lines) * 1.35),
        };
        let notes = self.notes.iter();
        let note = |lines: usize| self.note_size * (NOTE_DOWN + more(lines) * NOTE_LINE);
        let notes: f64 = notes.map(|n| note(n.len())).sum();
        match title + subtitle + notes {
            0.0 => EMPTY,
            texts => texts + 24.0,
        }
    }

    /// Draws them from `x` on; `k` is pixels per design pixel.
    pub(crate) fn draw(&self, scene: &mut Scene, x: f64, k: f64, fonts: &Fonts) {
        let mut y = match self.title.is_empty() {
            true => 0.0,
            false => self.title_down,
        };
        let bold = TextStyle {
            bold: true,
            ..plain(self.title_size * k, INK, Anchor::Start)
        };
        for (i, line) in self.title.iter().enumerate() {
            y += if i > 0 { self.title_line() } else { 0.0 };
            scene.text(Coord { x, y: y * k }, line, bold);
        }
        for (i, line) in self.subtitle.iter().enumerate() {
            y += self.subtitle_size * if i > 0 { 1.35 } else { SUBTITLE_DOWN };
            let style = plain(self.subtitle_size * k, SOFT, Anchor::Start);
            scene.text(Coord { x, y: y * k }, line, style);
        }
        for note in &self.notes {
            y += self.note_size * NOTE_DOWN;
            draw_note(
                scene,
                Coord { x, y: y * k },
                note,
                self.note_size * k,
                fonts,
            );
            y += note.len().saturating_sub(1) as f64 * NOTE_LINE * self.note_size;
        }
    }
}

/// A note in a frame, so that nobody overlooks it; `size` is that of its letters in pixels.
fn draw_note(scene: &mut Scene, at: Coord<f64>, lines: &[String], size: f64, fonts: &Fonts) {
    let style = TextStyle {
        bold: true,
        ..plain(size, INK, Anchor::Start)
    };
    // Around the letters: as wide as they are large.
    let k = size / 16.0;
    let widths = lines.iter().map(|l| fonts.width(l, style.size, true));
    let line = NOTE_LINE * size;
    let frame = Form::Rect {
        corner: Coord {
            x: at.x,
            y: at.y - 19.0 * k,
        },
        width: widths.fold(0.0, f64::max) + 24.0 * k,
        height: 27.0 * k + line * lines.len().saturating_sub(1) as f64,
        radius: 4.0 * k,
    };
    scene.shape(
        frame,
        Some(NOTE_FILL.into()),
        Some(Stroke::plain(NOTE_EDGE, k)),
    );
    for (i, text) in lines.iter().enumerate() {
        let at = Coord {
            x: at.x + 12.0 * k,
            y: at.y + line * i as f64,
        };
        scene.text(at, text, style);
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
