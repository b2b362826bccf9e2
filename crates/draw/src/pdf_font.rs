//! A font in a PDF: its file, widths, and which letter a glyph is.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId, name_id};

use super::DrawError;
use super::font::Fonts;
use super::pdf::compressed;

/// A font with the glyphs that a page shows.
#[derive(Default)]
pub(crate) struct EmbeddedFont {
    /// The glyphs in the file's subset.
    glyphs: GlyphRemapper,
    /// Of each of these what it was in the font, and its letters; of several the first
    /// in Unicode, so that a no-break space is copied as a space.
    letters: BTreeMap<u16, (u16, String)>,
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
    /// Notes that a glyph is shown; gives its number in the subset.
    pub(crate) fn show(&mut self, glyph: GlyphId, letters: &str) -> u16 {
        let id = self.glyphs.remap(glyph.0);
        let known = self.letters.entry(id);
        let (_, known) = known.or_insert_with(|| (glyph.0, letters.to_owned()));
        if !letters.is_empty() && (known.is_empty() || letters < known.as_str()) {
            letters.clone_into(known);
        }
        id
    }

    pub(crate) fn write(
        &self,
        pdf: &mut Pdf,
        fonts: &Fonts,
        number: usize,
        refs: Refs,
    ) -> Result<(), DrawError> {
        let (bytes, index) = fonts.file(number).ok_or(DrawError::Font)?;
        let face = fonts.face(number).ok_or(DrawError::Font)?;
        let name = tagged(&face, number);
        let name = Name(name.as_bytes());
        let outlines = face.tables().cff.is_some() || face.tables().cff2.is_some();
        pdf.type0_font(refs.font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(refs.descendant)
            .to_unicode(refs.to_unicode);
        let em = f32::from(face.units_per_em());
        let thousandths = |units: f32| units * 1000.0 / em;
        let mut cid = pdf.cid_font(refs.descendant);
        cid.subtype(if outlines {
            CidFontType::Type0
        } else {
            CidFontType::Type2
        })
        .base_font(name)
        .system_info(IDENTITY)
        .font_descriptor(refs.descriptor);
        if !outlines {
            cid.cid_to_gid_map_predefined(Name(b"Identity"));
        }
        let mut widths = cid.widths();
        for (&id, (glyph, _)) in &self.letters {
            let advance = face.glyph_hor_advance(GlyphId(*glyph)).unwrap_or(0);
            widths.consecutive(id, [thousandths(f32::from(advance))]);
        }
        widths.finish();
        cid.finish();
        descriptor(pdf, &face, name, &refs, outlines);
        let subset = subsetter::subset(bytes, index, &self.glyphs);
        let subset = subset.map_err(|e| DrawError::Render(e.to_string()))?;
        let file = compressed(&subset)?;
        let mut stream = pdf.stream(refs.file, &file);
        stream.filter(Filter::FlateDecode);
        if outlines {
            stream.pair(Name(b"Subtype"), Name(b"OpenType"));
        } else {
            stream.pair(Name(b"Length1"), subset.len() as i32);
        }
        stream.finish();
        let cmap = compressed(&self.to_unicode())?;
        pdf.stream(refs.to_unicode, &cmap)
            .filter(Filter::FlateDecode);
        Ok(())
    }

    fn to_unicode(&self) -> Vec<u8> {
        let mut cmap = UnicodeCmap::<u16>::new(Name(b"Aimaq"), IDENTITY);
        for (&id, (_, letters)) in &self.letters {
            cmap.pair_with_multiple(id, letters.chars());
        }
        cmap.finish()
    }
}

/// The name of a font, with the mark of a subset.
fn tagged(face: &Face<'_>, number: usize) -> String {
    let names = face.names().into_iter();
    let mut postscript = names.filter(|name| name.name_id == name_id::POST_SCRIPT_NAME);
    let name = postscript.find_map(|name| name.to_string());
    let name = name.unwrap_or_else(|| "Font".to_owned());
    let letter = char::from(b'A' + (number % 26) as u8);
    let plain = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-');
    format!("AIMAQ{letter}+{}", plain.collect::<String>())
}

fn descriptor(pdf: &mut Pdf, face: &Face<'_>, name: Name<'_>, refs: &Refs, outlines: bool) {
    let em = f32::from(face.units_per_em());
    let thousandths = |units: i16| f32::from(units) * 1000.0 / em;
    let bounds = face.global_bounding_box();
    let mut descriptor = pdf.font_descriptor(refs.descriptor);
    descriptor
        .name(name)
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
        .stem_v(if face.is_bold() { 140.0 } else { 80.0 });
    if outlines {
        descriptor.font_file3(refs.file);
    } else {
        descriptor.font_file2(refs.file);
    }
}
