//! Maps as pictures: one scene, written as SVG, rendered as PNG, printed as PDF.
//! Charts: through plotters into the same SVG and PNG.
//!
//! This room takes values in memory, longitude and latitude in degrees, and
//! gives text or bytes. It knows geometry, labels and styles, nothing of plans.

mod chart;
mod colour;
mod font;
mod label;
mod legend;
mod map;
mod pdf;
mod place;
mod scene;
mod spec;

pub use chart::{
    BarsSpec, ChartPicture, CurveSpec, Dot, Heading, ScatterSpec, Series, SlopeLine, SlopeSpec,
    Trend, draw_bars, draw_curve, draw_scatter, draw_slope,
};
pub use colour::{Colour, diverging, region_colours, sequential};
pub use font::font_face_css;
pub use map::{Rendered, render_inline_svg, render_png, render_svg, unplaced_labels};
pub use pdf::render_pdf;
pub use spec::{
    Area, AreaLabel, Border, BorderStyle, LegendEntry, LegendKey, MapPoint, MapSpec, Symbol,
};

/// Why a picture cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// Nothing has land.
    #[error("there is no land to draw; the units have no boundaries")]
    Empty,
    /// The picture would be too large.
    #[error("the picture would be {0} × {1} pixels; choose a smaller width")]
    TooLarge(u32, u32),
    /// The font that is compiled in cannot be read.
    #[error("the embedded font cannot be read")]
    Font,
    /// The scene cannot be rendered.
    #[error("the picture cannot be rendered: {0}")]
    Render(String),
}
