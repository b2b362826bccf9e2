//! The embedded font and those that stand in for it: shaping, widths, outlines, and
//! their form in a page.

mod kerning;
mod set;
mod shape;

use std::ops::Range;

use base64::Engine as _;
use ttf_parser::{Face, GlyphId};

use self::kerning::kerning;
pub use self::set::{FontFile, FontSet};
use super::DrawError;
use super::scene::Anchor;

/// DejaVu Sans, subset to Latin, Cyrillic with all Kazakh letters, and signs; bold; and
/// the rest of Latin, Greek and Cyrillic in both.
static EMBEDDED: [&[u8]; 4] = [
    include_bytes!("../../../../geodata/font/aimaq-sans.ttf"),
    include_bytes!("../../../../geodata/font/aimaq-sans-bold.ttf"),
    include_bytes!("../../../../geodata/font/aimaq-sans-more.ttf"),
    include_bytes!("../../../../geodata/font/aimaq-sans-more-bold.ttf"),
];
/// The family under which pictures name it.
pub(crate) const FAMILY: &str = "DejaVu Sans";
/// The family of its rarer letters.
const MORE_FAMILY: &str = "DejaVu Sans More";
/// A font that a user gives is put into an SVG up to this size; a larger one is named.
const MOST_EMBEDDED: usize = 600_000;

/// The embedded faces and the given files. Fonts are numbered: the embedded regular
/// and bold, their rarer letters, then the files.
pub(crate) struct Fonts {
    embedded: [Face<'static>; 4],
    set: FontSet,
}

/// A letter on a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) font: usize,
    pub(crate) id: GlyphId,
    /// What it stands for, as bytes of the text; nothing where the glyph before stands
    /// for it already.
    pub(crate) letters: Range<u32>,
    /// From the start of the text to its origin, over the size of the letters.
    pub(crate) x: f64,
    /// Upwards from the line, over the size of the letters.
    pub(crate) y: f64,
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
    pub(crate) fn new(set: &FontSet) -> Result<Self, DrawError> {
        let face = |i: usize| Face::parse(EMBEDDED[i], 0).map_err(|_| DrawError::Font);
        Ok(Self {
            embedded: [face(0)?, face(1)?, face(2)?, face(3)?],
            set: set.clone(),
        })
    }

    /// The font of rarer letters, which has the box for those that no font has.
    fn more(bold: bool) -> usize {
        2 + usize::from(bold)
    }

    /// The bytes of a font and its place in their file.
    pub(crate) fn file(&self, font: usize) -> Option<(&[u8], u32)> {
        match EMBEDDED.get(font) {
            Some(bytes) => Some((bytes, 0)),
            None => {
                let file = self.set.files().get(font - EMBEDDED.len())?;
                Some((file.bytes(), file.index()))
            }
        }
    }

    /// A face by its number.
    pub(crate) fn face(&self, font: usize) -> Option<Face<'_>> {
        if let Some(face) = self.embedded.get(font) {
            return Some(face.clone());
        }
        let (bytes, index) = self.file(font)?;
        Face::parse(bytes, index).ok()
    }

    /// The font that is asked first, where it is none of the embedded ones.
    fn own(&self, bold: bool) -> Option<usize> {
        Some(EMBEDDED.len() + self.set.own(bold)?)
    }

    /// All faces with their numbers, in the order in which they are asked for a letter.
    fn faces(&self, bold: bool) -> Vec<(usize, Face<'_>)> {
        let given = EMBEDDED.len()..EMBEDDED.len() + self.set.files().len();
        let embedded = [usize::from(bold), Self::more(bold)];
        let fonts = self.own(bold).into_iter().chain(embedded).chain(given);
        fonts
            .filter_map(|font| Some((font, self.face(font)?)))
            .collect()
    }

    /// The letters of a text as they stand on its line, from the left, with kerning.
    ///
    /// All measuring and drawing goes through this function.
    pub(crate) fn shape(&self, text: &str, bold: bool) -> Shaped {
        let font = self.own(bold).unwrap_or(usize::from(bold));
        let given;
        let face = match self.embedded.get(font) {
            Some(face) => face,
            None => {
                let Some(face) = self.face(font) else {
                    return shape::shape(self, text, bold);
                };
                given = face;
                &given
            }
        };
        let em = f64::from(face.units_per_em());
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
        let mut pen = 0.0;
        for (at, letter) in text
            .char_indices()
            .filter(|(_, letter)| !letter.is_control())
        {
            let Some(id) = face.glyph_index(letter) else {
                return shape::shape(self, text, bold);
            };
            if let Some(last) = glyphs.last() {
                pen += kerning(face, last.id, id) / em;
            }
            let end = at + letter.len_utf8();
            glyphs.push(Glyph {
                font,
                id,
                letters: at as u32..end as u32,
                x: pen,
                y: 0.0,
            });
            pen += f64::from(face.glyph_hor_advance(id).unwrap_or(0)) / em;
        }
        Shaped { glyphs, width: pen }
    }

    /// The letters of a text that no font has, each once.
    pub(crate) fn missing(&self, text: &str) -> String {
        let simple =
            |letter: char| letter.is_control() || self.embedded[0].glyph_index(letter).is_some();
        if text.chars().all(simple) {
            return String::new();
        }
        shape::missing(&self.faces(false), text)
    }

    /// The families of all fonts, as CSS names them.
    pub(crate) fn families(&self) -> String {
        let quoted = |file: &FontFile| {
            let family = file.family().chars();
            let family: String = family.filter(|c| !['\'', '"', '\\'].contains(c)).collect();
            ["'", &family, "'"].concat()
        };
        let own = [false, true]
            .into_iter()
            .filter_map(|bold| self.set.own(bold));
        let own = own.filter_map(|at| self.set.files().get(at)).map(quoted);
        let embedded = [FAMILY, MORE_FAMILY].map(str::to_owned);
        let mut families: Vec<String> = Vec::new();
        let given = self.set.files().iter().map(quoted);
        for family in own.chain(embedded).chain(given) {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families.join(", ") + ", sans-serif"
    }

    /// Style sheet rules that bring the fonts beyond the common letters which texts
    /// need; a picture that is not alone leaves those to its page that all of it needs.
    pub(crate) fn more_css<'a>(
        &self,
        texts: impl Iterator<Item = (&'a str, bool)>,
        alone: bool,
    ) -> String {
        let mut used = std::collections::BTreeSet::new();
        for (text, bold) in texts {
            used.extend(self.shape(text, bold).glyphs.iter().map(|glyph| glyph.font));
        }
        let rules = used
            .into_iter()
            .filter(|font| *font > 1 && (alone || !self.is_own(*font)))
            .filter_map(|font| {
                let (bytes, _) = self.file(font)?;
                let family = match font {
                    2 | 3 => MORE_FAMILY,
                    _ => self.set.files().get(font - EMBEDDED.len())?.family(),
                };
                let bold = font == 3 || self.own(true) == Some(font);
                let weight = if bold { "700" } else { "400" };
                (bytes.len() <= MOST_EMBEDDED).then(|| rule(family, bytes, weight))
            });
        rules.collect()
    }

    /// Whether a font is asked before the embedded one.
    fn is_own(&self, font: usize) -> bool {
        [false, true]
            .iter()
            .any(|bold| self.own(*bold) == Some(font))
    }

    /// Width of a text in pixels.
    pub(crate) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.shape(text, bold).width * size
    }
}

/// Style sheet rules for a page of pictures, which bring the fonts that are asked before the
/// embedded one; nothing where there are none.
pub fn own_fonts_css(set: &FontSet) -> String {
    let own = [(false, "400"), (true, "700")];
    let rules = own.into_iter().filter_map(|(bold, weight)| {
        let file = set.files().get(set.own(bold)?)?;
        let small = file.bytes().len() <= MOST_EMBEDDED;
        small.then(|| rule(file.family(), file.bytes(), weight))
    });
    rules.collect()
}

/// Style sheet rules that bring the font with them.
pub fn font_face_css() -> String {
    rule(FAMILY, EMBEDDED[0], "400") + &rule(FAMILY, EMBEDDED[1], "700")
}

fn rule(family: &str, bytes: &[u8], weight: &str) -> String {
    let data = base64::engine::general_purpose::STANDARD.encode(bytes);
    let family: String = family
        .chars()
        .filter(|c| !['"', '\\', '<'].contains(c))
        .collect();
    format!(
        "@font-face{{font-family:\"{family}\";font-weight:{weight};src:url(data:font/ttf;base64,{data}) format(\"truetype\")}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_letter_of_the_three_languages() {
        let letters = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя\
            ABCXYZabcxyz0123456789éèçãõ—–·°²→−«»„“”№€\u{a0}\u{202f}";
        let fonts = Fonts::new(&FontSet::default()).expect("font");
        for letter in letters.chars() {
            for bold in [false, true] {
                let shaped = fonts.shape(&letter.to_string(), bold);
                assert!(
                    shaped.glyphs[0].font < 2,
                    "bold {bold}: {letter} is missing"
                );
            }
        }
    }

    #[test]
    fn width_grows_with_size_and_weight() {
        let fonts = Fonts::new(&FontSet::default()).expect("font");
        let plain = fonts.width("Ұлытау", 10.0, false);
        assert!((fonts.width("Ұлытау", 20.0, false) - 2.0 * plain).abs() < 1e-9);
        assert!(fonts.width("Ұлытау", 10.0, true) > plain);
    }

    #[test]
    fn pairs_of_letters_are_kerned() {
        let fonts = Fonts::new(&FontSet::default()).expect("font");
        let apart = fonts.width("A", 1.0, false) + fonts.width("V", 1.0, false);
        assert!(fonts.width("AV", 1.0, false) < apart - 0.02);
    }

    #[test]
    fn letters_stand_one_after_another() {
        let text = "Шар\n";
        let shaped = Fonts::new(&FontSet::default())
            .expect("font")
            .shape(text, false);
        let letters = |g: &Glyph| &text[g.letters.start as usize..g.letters.end as usize];
        let letters: String = shaped.glyphs.iter().map(letters).collect();
        assert_eq!(letters, "Шар");
        assert!(shaped.glyphs.windows(2).all(|pair| pair[0].x < pair[1].x));
    }

    #[test]
    fn all_of_latin_greek_and_cyrillic_has_letters() {
        let fonts = Fonts::new(&FontSet::default()).expect("font");
        let names = "București Țara Đà Nẵng Ελλάδα Ҷалолобод Ӣ Ӯ Ҳ Җәлил Oʻzbekiston Ḫ Ǩ ɓ Ὀλυμπία";
        assert_eq!(fonts.missing(names), "");
        assert_eq!(fonts.missing("東京 Tokyo 京 ქ"), "東京ქ");
        for bold in [false, true] {
            let shaped = fonts.shape("Đà Nẵng", bold);
            let wide = fonts.width("Da Nang", 1.0, bold);
            assert!((shaped.width - wide).abs() < 0.4, "{} {wide}", shaped.width);
        }
    }

    #[test]
    fn a_letter_that_no_font_has_is_a_box() {
        let fonts = Fonts::new(&FontSet::default()).expect("font");
        let shaped = fonts.shape("a東", false);
        let boxed = &shaped.glyphs[1];
        assert_eq!((boxed.font, boxed.id), (2, GlyphId(0)));
        let face = fonts.face(boxed.font).expect("a face");
        assert!(face.glyph_bounding_box(boxed.id).is_some());
    }
}
