//! Texts that need more than one letter after another: other fonts, letters that join
//! or change places, scripts from right to left.

use rustybuzz::{Direction, UnicodeBuffer};
use ttf_parser::{Face, GlyphId};
use unicode_bidi::{BidiInfo, Level};

use super::{Fonts, Glyph, Shaped};

/// A stretch of a text in one font and direction.
struct Run {
    start: usize,
    end: usize,
    font: usize,
}

/// The letters of a text as they stand on its line, from the left.
pub(super) fn shape(fonts: &Fonts, text: &str, bold: bool) -> Shaped {
    let mut shaped = Shaped {
        glyphs: Vec::new(),
        width: 0.0,
    };
    let bidi = BidiInfo::new(text, Some(Level::ltr()));
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for range in runs {
            let backwards = levels.get(range.start).is_some_and(Level::is_rtl);
            let mut pieces = in_fonts(fonts, text, range, bold);
            if backwards {
                pieces.reverse();
            }
            for piece in pieces {
                set(fonts, text, &piece, backwards, &mut shaped);
            }
        }
    }
    shaped
}

/// A stretch by the fonts that have its letters. A letter stays in the font of the one
/// before where that has both, so that marks and spaces stay with their word.
fn in_fonts(fonts: &Fonts, text: &str, range: std::ops::Range<usize>, bold: bool) -> Vec<Run> {
    let faces = fonts.faces(bold);
    let mut runs: Vec<Run> = Vec::new();
    let start = range.start;
    for (at, letter) in text[range].char_indices() {
        if letter.is_control() {
            continue;
        }
        let has = |font: usize| {
            let face = faces.iter().find(|(f, _)| *f == font);
            face.is_some_and(|(_, face)| face.glyph_index(letter).is_some())
        };
        let joins = !letter.is_alphanumeric();
        let last = runs.last().map(|run| run.font);
        let same = last.filter(|&font| joins && has(font));
        let first = || faces.iter().map(|(font, _)| *font).find(|&font| has(font));
        let font = same.or_else(first).unwrap_or(Fonts::more(bold));
        let (from, to) = (start + at, start + at + letter.len_utf8());
        match runs
            .last_mut()
            .filter(|run| run.font == font && run.end == from)
        {
            Some(run) => run.end = to,
            None => runs.push(Run {
                start: from,
                end: to,
                font,
            }),
        }
    }
    runs
}

/// Puts the letters of a run behind those that are there.
fn set(fonts: &Fonts, text: &str, run: &Run, backwards: bool, shaped: &mut Shaped) {
    let Some((bytes, index)) = fonts.file(run.font) else {
        return;
    };
    let Some(face) = rustybuzz::Face::from_slice(bytes, index) else {
        return;
    };
    let em = f64::from(face.units_per_em());
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text[run.start..run.end]);
    buffer.set_direction(if backwards {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    buffer.guess_segment_properties();
    let found = rustybuzz::shape(&face, &[], buffer);
    let starts: Vec<usize> = found
        .glyph_infos()
        .iter()
        .map(|i| i.cluster as usize)
        .collect();
    let mut seen = None;
    for (info, at) in found.glyph_infos().iter().zip(found.glyph_positions()) {
        let from = info.cluster as usize;
        // Its letters go to the first glyph of a cluster.
        let next = starts.iter().copied().filter(|&s| s > from).min();
        let to = next.unwrap_or(run.end - run.start);
        let letters = if seen.replace(from) == Some(from) {
            run.start..run.start
        } else {
            run.start + from..run.start + to
        };
        shaped.glyphs.push(Glyph {
            font: run.font,
            id: GlyphId(info.glyph_id as u16),
            letters: letters.start as u32..letters.end as u32,
            x: shaped.width + f64::from(at.x_offset) / em,
            y: f64::from(at.y_offset) / em,
        });
        shaped.width += f64::from(at.x_advance) / em;
    }
}

/// The letters that none of the faces has.
pub(super) fn missing(faces: &[(usize, Face<'_>)], text: &str) -> String {
    let lacks = |letter: &char| {
        let drawn = !letter.is_control() && !is_unseen(*letter);
        drawn
            && faces
                .iter()
                .all(|(_, face)| face.glyph_index(*letter).is_none())
    };
    let mut letters: Vec<char> = text.chars().filter(lacks).collect();
    let mut seen = std::collections::BTreeSet::new();
    letters.retain(|letter| seen.insert(*letter));
    letters.into_iter().collect()
}

/// Joiners, marks of direction and variation selectors have no shape of their own.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
