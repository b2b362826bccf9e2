//! A map as PDF, from the same scene as the SVG: paths stay paths, letters stay
//! letters of the embedded font.

use std::sync::Arc;

use svg2pdf::usvg;

use super::DrawError;
use super::font::{BOLD, FAMILY, REGULAR};
use super::map::render_bare_svg;
use super::spec::MapSpec;

/// Draws a map as a PDF of one page; a pixel of the design is a point (1/72 inch).
///
/// # Errors
/// As [`super::render_svg`].
pub fn render_pdf(spec: &MapSpec) -> Result<Vec<u8>, DrawError> {
    let svg = render_bare_svg(spec)?;
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        font_family: FAMILY.to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(&svg, &options).map_err(|e| wrong(&e))?;
    let page = svg2pdf::PageOptions::default();
    svg2pdf::to_pdf(&tree, svg2pdf::ConversionOptions::default(), page).map_err(|e| wrong(&e))
}

fn wrong(error: &dyn std::fmt::Display) -> DrawError {
    DrawError::Render(error.to_string())
}
