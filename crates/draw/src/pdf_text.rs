//! Letters in a PDF.

use pdf_writer::{Content, Finish, Name, Str};
use ttf_parser::OutlineBuilder;

use super::font::{Glyph, Shaped};
use super::pdf::{Page, font_name};
use super::scene::{Stroke, Text};

impl Page {
    pub(super) fn text(&mut self, text: &Text) {
        let style = text.style;
        let shaped = self.fonts.shape(&text.text, style.bold);
        if shaped.glyphs.is_empty() {
            return;
        }
        let start = shaped.start(style.anchor);
        let (sin, cos) = text.turn.to_radians().sin_cos();
        let place = [cos, sin, -sin, cos, text.at.x, text.at.y].map(|v| v as f32);
        self.content.save_state();
        self.content.transform(place);
        let x = (start * style.size) as f32;
        if style.halo > 0.0 {
            self.halo(&shaped, x, text);
        }
        self.letters(&shaped, x, text);
        self.content.restore_state();
    }

    /// The light edge: outlines, so that a search finds the text once.
    fn halo(&mut self, shaped: &Shaped, x: f32, text: &Text) {
        let style = text.style;
        self.content.save_state();
        self.stroke_style(&Stroke::plain(self.halo, style.halo).rounded());
        for glyph in &shaped.glyphs {
            let Some(face) = self.fonts.face(glyph.font) else {
                continue;
            };
            let mut outline = Outline {
                content: &mut self.content,
                scale: (style.size / f64::from(face.units_per_em())) as f32,
                x: x + (glyph.x * style.size) as f32,
                y: (-glyph.y * style.size) as f32,
                last: (0.0, 0.0),
            };
            face.outline_glyph(glyph.id, &mut outline);
        }
        self.content.stroke();
        self.content.restore_state();
    }

    fn letters(&mut self, shaped: &Shaped, x: f32, text: &Text) {
        let style = text.style;
        self.fill_colour(style.fill.into());
        self.content.begin_text();
        let alike = |a: &Glyph, b: &Glyph| a.font == b.font && a.y == b.y;
        for run in shaped.glyphs.chunk_by(alike) {
            self.run(run, x, text);
        }
        self.content.end_text();
    }

    /// Letters of one font on one height.
    fn run(&mut self, run: &[Glyph], x: f32, text: &Text) {
        let size = text.style.size;
        let Some(first) = run.first() else {
            return;
        };
        let Some(face) = self.fonts.face(first.font) else {
            return;
        };
        let em = f64::from(face.units_per_em());
        let used = self.used.entry(first.font).or_default();
        let content = &mut self.content;
        content.set_font(Name(font_name(first.font).as_bytes()), size as f32);
        let (left, up) = ((first.x * size) as f32, (-first.y * size) as f32);
        content.set_text_matrix([1.0, 0.0, 0.0, -1.0, x + left, up]);
        let mut shown = content.show_positioned();
        let mut items = shown.items();
        let (mut pen, mut bytes) = (first.x, Vec::new());
        for glyph in run {
            // Where a letter is not where its forerunner ends.
            let moved = ((glyph.x - pen) * 1000.0) as f32;
            if moved.abs() > 0.5 {
                items.show(Str(&bytes)).adjust(-moved);
                bytes.clear();
            }
            let letters = glyph.letters.start as usize..glyph.letters.end as usize;
            let id = used.show(glyph.id, text.text.get(letters).unwrap_or_default());
            bytes.extend(id.to_be_bytes());
            let advance = face.glyph_hor_advance(glyph.id).unwrap_or(0);
            pen = glyph.x + f64::from(advance) / em;
        }
        items.show(Str(&bytes));
        items.finish();
        shown.finish();
    }
}

/// A glyph on its way into the page; the font's y goes up.
struct Outline<'a> {
    content: &'a mut Content,
    scale: f32,
    x: f32,
    y: f32,
    last: (f32, f32),
}

impl Outline<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        let round = |v: f32| (v * 100.0).round() / 100.0;
        (
            round(self.x + x * self.scale),
            round(self.y - y * self.scale),
        )
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.last = self.at(x, y);
        self.content.move_to(self.last.0, self.last.1);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.last = self.at(x, y);
        self.content.line_to(self.last.0, self.last.1);
    }

    /// PDF has cubic curves only.
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (from, to, handle) = (self.last, self.at(x, y), self.at(x1, y1));
        let towards = |end: (f32, f32)| {
            (
                end.0 + (handle.0 - end.0) * 2.0 / 3.0,
                end.1 + (handle.1 - end.1) * 2.0 / 3.0,
            )
        };
        let (a, b) = (towards(from), towards(to));
        self.content.cubic_to(a.0, a.1, b.0, b.1, to.0, to.1);
        self.last = to;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (a, b, to) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.content.cubic_to(a.0, a.1, b.0, b.1, to.0, to.1);
        self.last = to;
    }

    fn close(&mut self) {
        self.content.close_path();
    }
}
