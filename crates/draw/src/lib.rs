//! Maps and charts as pictures: one display list, written as SVG, PNG and PDF.
//!
//! This crate takes values in memory, longitude and latitude in degrees, and
//! gives text or bytes. It knows geometry, labels and styles, nothing of plans,
//! and no language: every text and the form of every number come from the caller.
//!
//! A map is laid out once by [`draw_map`], a chart by [`draw_curve`] and its
//! sisters; the [`Picture`] they give is then written in any format.

mod apart;
mod around;
mod beside;
mod brief;
mod candidates;
mod chains;
mod chart;
mod choose;
mod clip;
mod colour;
mod curves;
mod edges;
mod extent;
mod faults;
mod font;
mod footer;
mod graticule;
mod ground;
mod grounds;
mod header;
mod insets;
mod inside;
mod label;
mod land;
mod legend;
mod links;
mod locator;
mod logo;
mod map;
mod mesh;
mod names;
mod numbers;
mod panel;
mod pdf;
mod pdf_font;
mod pdf_image;
mod pdf_text;
mod picture;
mod pixels;
mod png;
mod projected;
mod room;
mod scale_bar;
mod scene;
mod set;
mod sheet;
mod simple;
mod spec;
mod spot;
mod svg;
mod theme;
mod towns;
mod waters;
mod wrap;
mod xml;

pub use around::NEIGHBOUR;
pub use brief::{BriefSpec, draw_brief};
pub use chart::{
    BarsSpec, CurveSpec, Dot, Heading, LineMark, LinesSpec, MOST_CURVES, ScatterSpec, Series,
    SlopeLine, SlopeSpec, Trend, YearLine, draw_bars, draw_curve, draw_lines, draw_narrow_bars,
    draw_scatter, draw_slope,
};
pub use colour::{Colour, region_colours};
pub use faults::{Fault, OnWhat};
pub use font::{FontFile, FontSet, font_face_css, own_fonts_css};
pub use grounds::OnGround;
pub use logo::{Logo, LogoError};
pub use map::{MapDrawing, draw_map};
pub use numbers::NumberText;
pub use picture::{Missing, Picture};
pub use spec::{
    Arc, Area, AreaLabel, Around, AroundName, Border, BorderStyle, Focus, Graticule, Inset,
    LegendEntry, LegendKey, Link, MapPart, MapPoint, MapSpec, Part, Symbol, Town,
};
pub use theme::{LEAST_CONTRAST, Theme, ThemeError, near};

/// Why a picture cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DrawError {
    /// Nothing has land.
    #[error("there is no land to draw; the units have no boundaries")]
    Empty,
    /// The picture would be too large.
    #[error("the picture would be {0} × {1} pixels; choose a smaller width")]
    TooLarge(u32, u32),
    /// A font cannot be read.
    #[error("the font cannot be read; it must be TrueType or OpenType")]
    Font,
    /// The scene cannot be rendered.
    #[error("the picture cannot be rendered: {0}")]
    Render(String),
}
