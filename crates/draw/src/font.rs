//! The embedded font: shaping, widths, outlines, and its form in a page.

use base64::Engine as _;
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, Tag};

use super::DrawError;
use super::scene::Anchor;

/// DejaVu Sans, subset to Latin, Cyrillic with all Kazakh letters, and signs.
pub(crate) static REGULAR: &[u8] = include_bytes!("../../../geodata/font/aimaq-sans.ttf");
/// The same, bold.
pub(crate) static BOLD: &[u8] = include_bytes!("../../../geodata/font/aimaq-sans-bold.ttf");
/// The family under which pictures name it.
pub(crate) const FAMILY: &str = "DejaVu Sans";

/// The embedded faces.
pub(crate) struct Fonts {
    regular: Face<'static>,
    bold: Face<'static>,
}

/// A letter on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) id: GlyphId,
    pub(crate) letter: char,
    /// From the start of the text to its origin, over the size of the letters.
    pub(crate) x: f64,
}

/// The letters of a text in one line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shaped {
    pub(crate) glyphs: Vec<Glyph>,
    /// Over the size of the letters.
    pub(crate) width: f64,
}

impl Shaped {
    /// Where the text starts before or on its point, over the size of the letters.
    pub(crate) fn start(&self, anchor: Anchor) -> f64 {
        match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -self.width / 2.0,
            Anchor::End => -self.width,
        }
    }
}

impl Fonts {
    pub(crate) fn new() -> Result<Self, DrawError> {
        let face = |bytes| Face::parse(bytes, 0).map_err(|_| DrawError::Font);
        Ok(Self {
            regular: face(REGULAR)?,
            bold: face(BOLD)?,
        })
    }

    pub(crate) fn face(&self, bold: bool) -> &Face<'static> {
        if bold { &self.bold } else { &self.regular }
    }

    /// The letters of a text, one after another from the left, with kerning.
    ///
    /// All measuring and drawing goes through this function: a shaper for
    /// scripts that join or reorder their letters has its place here.
    pub(crate) fn shape(&self, text: &str, bold: bool) -> Shaped {
        let face = self.face(bold);
        let em = f64::from(face.units_per_em());
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
        let mut pen = 0.0;
        for letter in text.chars().filter(|letter| !letter.is_control()) {
            let id = face.glyph_index(letter).unwrap_or_default();
            if let Some(last) = glyphs.last() {
                pen += kerning(face, last.id, id) / em;
            }
            glyphs.push(Glyph { id, letter, x: pen });
            pen += advance(face, id) / em;
        }
        Shaped { glyphs, width: pen }
    }

    /// Width of a text in pixels.
    pub(crate) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.shape(text, bold).width * size
    }
}

fn advance(face: &Face<'_>, id: GlyphId) -> f64 {
    face.glyph_hor_advance(id).map_or(0.0, f64::from)
}

/// By how much two letters stand closer, by the font's pairs.
fn kerning(face: &Face<'_>, left: GlyphId, right: GlyphId) -> f64 {
    let Some(table) = face.tables().gpos else {
        return 0.0;
    };
    let kern = Tag::from_bytes(b"kern");
    let features = table.features.into_iter().filter(|f| f.tag == kern);
    let mut indices: Vec<u16> = features.flat_map(|f| f.lookup_indices).collect();
    indices.sort_unstable();
    indices.dedup();
    let lookups = indices.into_iter().filter_map(|i| table.lookups.get(i));
    let moved = lookups.filter_map(|lookup| {
        let mut subtables = lookup.subtables.into_iter::<PositioningSubtable<'_>>();
        subtables.find_map(|subtable| match subtable {
            PositioningSubtable::Pair(pairs) => pair(&pairs, left, right),
            _ => None,
        })
    });
    moved.map(f64::from).sum()
}

fn pair(pairs: &PairAdjustment<'_>, left: GlyphId, right: GlyphId) -> Option<i16> {
    let index = pairs.coverage().get(left)?;
    let (first, _) = match pairs {
        PairAdjustment::Format1 { sets, .. } => sets.get(index)?.get(right)?,
        PairAdjustment::Format2 {
            classes, matrix, ..
        } => matrix.get((classes.0.get(left), classes.1.get(right)))?,
    };
    Some(first.x_advance)
}

/// Style sheet rules that bring the font with them.
pub fn font_face_css() -> String {
    let rule = |bytes: &[u8], weight: &str| {
        let data = base64::engine::general_purpose::STANDARD.encode(bytes);
        format!(
            "@font-face{{font-family:\"{FAMILY}\";font-weight:{weight};src:url(data:font/ttf;base64,{data}) format(\"truetype\")}}\n"
        )
    };
    rule(REGULAR, "400") + &rule(BOLD, "700")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_letter_of_the_three_languages() {
        let letters = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя\
            ABCXYZabcxyz0123456789éèçãõ—–·°²→−«»„“”№€\u{a0}\u{202f}";
        let fonts = Fonts::new().expect("font");
        for letter in letters.chars() {
            for bold in [false, true] {
                let found = fonts.face(bold).glyph_index(letter);
                assert!(found.is_some(), "bold {bold}: {letter} is missing");
            }
        }
    }

    #[test]
    fn width_grows_with_size_and_weight() {
        let fonts = Fonts::new().expect("font");
        let plain = fonts.width("Ұлытау", 10.0, false);
        assert!((fonts.width("Ұлытау", 20.0, false) - 2.0 * plain).abs() < 1e-9);
        assert!(fonts.width("Ұлытау", 10.0, true) > plain);
    }

    #[test]
    fn pairs_of_letters_are_kerned() {
        let fonts = Fonts::new().expect("font");
        let apart = fonts.width("A", 1.0, false) + fonts.width("V", 1.0, false);
        assert!(fonts.width("AV", 1.0, false) < apart - 0.02);
    }

    #[test]
    fn letters_stand_one_after_another() {
        let shaped = Fonts::new().expect("font").shape("Шар\n", false);
        let letters: String = shaped.glyphs.iter().map(|g| g.letter).collect();
        assert_eq!(letters, "Шар");
        assert!(shaped.glyphs.windows(2).all(|pair| pair[0].x < pair[1].x));
    }
}
