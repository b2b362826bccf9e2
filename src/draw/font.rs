//! The embedded font: its widths, and its form in a page.

use base64::Engine as _;
use ttf_parser::Face;

use super::DrawError;

/// DejaVu Sans, subset to Latin, Cyrillic with all Kazakh letters, and signs.
pub(super) static REGULAR: &[u8] = include_bytes!("../../geodata/font/aimaq-sans.ttf");
/// The same, bold.
pub(super) static BOLD: &[u8] = include_bytes!("../../geodata/font/aimaq-sans-bold.ttf");
/// The family under which pictures name it.
pub(super) const FAMILY: &str = "DejaVu Sans";

/// Widths of texts.
pub(super) struct Metrics {
    regular: Face<'static>,
    bold: Face<'static>,
}

impl Metrics {
    pub(super) fn new() -> Result<Self, DrawError> {
        let face = |bytes| Face::parse(bytes, 0).map_err(|_| DrawError::Font);
        Ok(Self {
            regular: face(REGULAR)?,
            bold: face(BOLD)?,
        })
    }

    /// Width of a text in pixels.
    pub(super) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        let face = if bold { &self.bold } else { &self.regular };
        let units: f64 = text.chars().map(|letter| advance(face, letter)).sum();
        units * size / f64::from(face.units_per_em())
    }
}

/// A letter that the font lacks takes the room of an `m`.
fn advance(face: &Face<'_>, letter: char) -> f64 {
    let glyph = face.glyph_index(letter).or_else(|| face.glyph_index('m'));
    glyph
        .and_then(|g| face.glyph_hor_advance(g))
        .map_or(0.0, f64::from)
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
            ABCXYZabcxyz0123456789éèçãõ—–·°²→−«»„“”№€";
        let face = Metrics::new().expect("font");
        for letter in letters.chars() {
            assert!(
                face.regular.glyph_index(letter).is_some(),
                "regular lacks {letter}"
            );
            assert!(
                face.bold.glyph_index(letter).is_some(),
                "bold lacks {letter}"
            );
        }
    }

    #[test]
    fn width_grows_with_size_and_weight() {
        let metrics = Metrics::new().expect("font");
        let plain = metrics.width("Ұлытау", 10.0, false);
        assert!((metrics.width("Ұлытау", 20.0, false) - 2.0 * plain).abs() < 1e-9);
        assert!(metrics.width("Ұлытау", 10.0, true) > plain);
    }
}
