//! The embedded font in a PDF: its file, widths, and which letter a glyph is.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use ttf_parser::{Face, GlyphId};

use super::DrawError;
use super::font::{BOLD, REGULAR};
use super::pdf::compressed;

/// A font with the glyphs that a page shows.
pub(crate) struct EmbeddedFont {
    /// Its name, with the mark of a subset.
    name: &'static [u8],
    file: &'static [u8],
    stem: f32,
    /// The letter of each glyph; of several the first in Unicode, so that a
    /// no-break space is copied as a space.
    letters: BTreeMap<u16, char>,
}

/// The numbers of its objects.
pub(crate) struct Refs {
    font: Ref,
    descendant: Ref,
    descriptor: Ref,
    file: Ref,
    to_unicode: Ref,
}

impl From<i32> for Refs {
    fn from(first: i32) -> Self {
        let at = |i| Ref::new(first + i);
        Self {
            font: at(0),
            descendant: at(1),
            descriptor: at(2),
            file: at(3),
            to_unicode: at(4),
        }
    }
}

const IDENTITY: SystemInfo<'static> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

impl EmbeddedFont {
    pub(crate) fn regular() -> Self {
        Self {
            name: b"AIMAQA+DejaVuSans",
            file: REGULAR,
            stem: 80.0,
            letters: BTreeMap::new(),
        }
    }

    pub(crate) fn bold() -> Self {
        Self {
            name: b"AIMAQB+DejaVuSans-Bold",
            file: BOLD,
            stem: 140.0,
            letters: BTreeMap::new(),
        }
    }

    pub(crate) fn show(&mut self, glyph: GlyphId, letter: char) {
        let known = self.letters.entry(glyph.0).or_insert(letter);
        *known = letter.min(*known);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    pub(crate) fn write(
        &self,
        pdf: &mut Pdf,
        face: &Face<'_>,
        refs: Refs,
    ) -> Result<(), DrawError> {
        let name = Name(self.name);
        pdf.type0_font(refs.font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(refs.descendant)
            .to_unicode(refs.to_unicode);
        let em = f32::from(face.units_per_em());
        let thousandths = |units: f32| units * 1000.0 / em;
        let mut cid = pdf.cid_font(refs.descendant);
        cid.subtype(CidFontType::Type2)
            .base_font(name)
            .system_info(IDENTITY)
            .font_descriptor(refs.descriptor)
            .cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = cid.widths();
        for &glyph in self.letters.keys() {
            let advance = face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
            widths.consecutive(glyph, [thousandths(f32::from(advance))]);
        }
        widths.finish();
        cid.finish();
        self.descriptor(pdf, face, &refs);
        let file = compressed(self.file)?;
        pdf.stream(refs.file, &file)
            .filter(Filter::FlateDecode)
            .pair(Name(b"Length1"), self.file.len() as i32);
        let cmap = compressed(&self.to_unicode())?;
        pdf.stream(refs.to_unicode, &cmap)
            .filter(Filter::FlateDecode);
        Ok(())
    }

    fn descriptor(&self, pdf: &mut Pdf, face: &Face<'_>, refs: &Refs) {
        let em = f32::from(face.units_per_em());
        let thousandths = |units: i16| f32::from(units) * 1000.0 / em;
        let bounds = face.global_bounding_box();
        pdf.font_descriptor(refs.descriptor)
            .name(Name(self.name))
            .flags(FontFlags::NON_SYMBOLIC)
            .bbox(Rect::new(
                thousandths(bounds.x_min),
                thousandths(bounds.y_min),
                thousandths(bounds.x_max),
                thousandths(bounds.y_max),
            ))
            .italic_angle(0.0)
            .ascent(thousandths(face.ascender()))
            .descent(thousandths(face.descender()))
            .cap_height(thousandths(
                face.capital_height().unwrap_or(face.ascender()),
            ))
            .stem_v(self.stem)
            .font_file2(refs.file);
    }

    fn to_unicode(&self) -> Vec<u8> {
        let mut cmap = UnicodeCmap::<u16>::new(Name(b"Aimaq"), IDENTITY);
        for (&glyph, &letter) in &self.letters {
            cmap.pair(glyph, letter);
        }
        cmap.finish()
    }
}
