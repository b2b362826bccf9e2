//! A picture, laid out: the same list of shapes and texts in every format.

use super::DrawError;
use super::font::{FontSet, Fonts};
use super::pdf::pdf;
use super::png::png;
use super::scene::Scene;
use super::svg::{Style, svg};

/// A picture, laid out once and written as SVG, PNG or PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    scene: Scene,
    fonts: FontSet,
    missing: Vec<Missing>,
}

/// A text with letters that no font has; they are drawn as boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The text.
    pub text: String,
    /// The letters, each once.
    pub letters: String,
}

impl Picture {
    pub(crate) fn new(scene: Scene, fonts: &Fonts, set: &FontSet) -> Self {
        let mut missing: Vec<Missing> = Vec::new();
        for (text, _) in scene.texts() {
            let letters = fonts.missing(text);
            if !letters.is_empty() && missing.iter().all(|m| m.text != text) {
                missing.push(Missing {
                    text: text.to_owned(),
                    letters,
                });
            }
        }
        Self {
            scene,
            fonts: set.clone(),
            missing,
        }
    }

    /// Texts with letters that neither the embedded font nor the given ones have.
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }

    pub(crate) fn fonts(&self) -> &FontSet {
        &self.fonts
    }

    /// What is drawn.
    pub(crate) fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The same with another scene of the same texts.
    pub(crate) fn with(self, scene: Scene) -> Self {
        Self { scene, ..self }
    }

    /// A scene of the texts of both.
    pub(crate) fn joined(self, scene: Scene, other: &Self) -> Self {
        let mut missing = self.missing;
        let more = other.missing.iter();
        let more: Vec<Missing> = more.filter(|m| !missing.contains(m)).cloned().collect();
        missing.extend(more);
        Self {
            scene,
            missing,
            fonts: self.fonts,
        }
    }

    /// What it shows.
    pub fn title(&self) -> &str {
        &self.scene.title
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (f64, f64) {
        (self.scene.width, self.scene.height)
    }

    /// A free-standing SVG with its font inside.
    pub fn svg(&self) -> String {
        let style = Style {
            prefix: "",
            alone: true,
        };
        svg(&self.scene, &self.fonts, style)
    }

    /// An SVG for a page that brings the font itself (see
    /// [`font_face_css`](super::font_face_css)); `prefix` goes before every id.
    pub fn inline_svg(&self, prefix: &str) -> String {
        let style = Style {
            prefix,
            alone: false,
        };
        svg(&self.scene, &self.fonts, style)
    }

    /// A PNG; `scale` multiplies its width and height.
    ///
    /// # Errors
    /// If it would be too large.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, DrawError> {
        png(&self.scene, &self.fonts, scale)
    }

    /// A PDF of one page; a pixel is a point (1/72 inch). Its texts are texts of
    /// the embedded font, to be searched and copied.
    ///
    /// # Errors
    /// If a font cannot be read.
    pub fn pdf(&self) -> Result<Vec<u8>, DrawError> {
        pdf(&self.scene, &self.fonts)
    }
}
