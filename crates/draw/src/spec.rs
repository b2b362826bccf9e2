//! What a map shows.

use geo_types::{Coord, LineString, MultiPolygon};

use super::colour::Colour;
use super::numbers::NumberText;

/// Everything that a map shows; coordinates are degrees of longitude and
/// latitude.
#[derive(Debug, Clone, Default)]
pub struct MapSpec {
    /// Title.
    pub title: String,
    /// A second line.
    pub subtitle: Option<String>,
    /// What a reader must know to trust the map, shown on it.
    pub notes: Vec<String>,
    /// Where the data are from.
    pub source: String,
    /// Filled areas.
    pub areas: Vec<Area>,
    /// Lines, later ones on top.
    pub borders: Vec<Border>,
    /// Lakes, drawn on land only.
    pub lakes: Vec<MultiPolygon<f64>>,
    /// Rivers, drawn on land only.
    pub rivers: Vec<LineString<f64>>,
    /// Names of areas.
    pub labels: Vec<AreaLabel>,
    /// Symbols with names.
    pub points: Vec<MapPoint>,
    /// The key to fills, lines and symbols.
    pub legend: Vec<LegendEntry>,
    /// Whether a scale bar is drawn; it is true at the centre of the map.
    pub scale_bar: bool,
    /// The sign of the kilometre beside the scale bar.
    pub km: String,
    /// How the kilometres of the scale bar read.
    pub numbers: NumberText,
    /// Width in pixels.
    pub width_px: u32,
}

/// A filled area.
#[derive(Debug, Clone)]
pub struct Area {
    /// Its land; holes are holes.
    pub geometry: MultiPolygon<f64>,
    /// Its colour.
    pub fill: Colour,
    /// What is said of it when it is pointed at.
    pub title: String,
}

/// Lines of one style.
#[derive(Debug, Clone)]
pub struct Border {
    /// The lines.
    pub lines: Vec<LineString<f64>>,
    /// How they are drawn.
    pub style: BorderStyle,
}

/// How a border is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BorderStyle {
    /// Between units: thin.
    Unit,
    /// Between regions: strong.
    Region,
    /// Ends with the reform: faint and dashed.
    Old,
    /// Comes with the reform: strong, in the accent colour.
    New,
    /// Around the country.
    Country,
}

/// The name of an area.
#[derive(Debug, Clone)]
pub struct AreaLabel {
    /// The text; it may be set in two lines.
    pub text: String,
    /// Where it may stand.
    pub geometry: MultiPolygon<f64>,
    /// Whether it is set bold.
    pub strong: bool,
}

/// A symbol at a place.
#[derive(Debug, Clone)]
pub struct MapPoint {
    /// The place.
    pub position: Coord<f64>,
    /// The symbol.
    pub symbol: Symbol,
    /// Its name.
    pub label: Option<String>,
}

/// What a point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// Centre of a region.
    Centre,
    /// A settlement that has become one.
    NewCentre,
    /// A settlement that no longer is one.
    OldCentre,
}

/// One line of the legend.
#[derive(Debug, Clone)]
pub struct LegendEntry {
    /// What is explained.
    pub key: LegendKey,
    /// What it means.
    pub text: String,
}

/// What a line of the legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegendKey {
    /// A fill.
    Fill(Colour),
    /// A line.
    Border(BorderStyle),
    /// A symbol.
    Symbol(Symbol),
}
