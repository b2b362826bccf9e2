//! What a map shows.

use geo_types::{Coord, LineString, MultiPolygon};

use super::colour::Colour;
use super::font::FontSet;
use super::numbers::NumberText;
use super::theme::Theme;

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
    /// The land: lines with a cell on one side or on both. Cells are numbered, each
    /// is drawn as it is put into areas, borders and labels.
    pub arcs: Vec<Arc>,
    /// Filled areas; a cell is in one at most.
    pub areas: Vec<Area>,
    /// Lines, later ones on top.
    pub borders: Vec<Border>,
    /// Lakes, drawn on land only.
    pub lakes: Vec<MultiPolygon<f64>>,
    /// Rivers, drawn on land only.
    pub rivers: Vec<LineString<f64>>,
    /// What lies around the land. With it the map fills its frame, and lakes and rivers
    /// are drawn everywhere.
    pub around: Option<Around>,
    /// Meridians and parallels, if there are to be any.
    pub graticule: Option<Graticule>,
    /// Lines between places, drawn under the symbols.
    pub links: Vec<Link>,
    /// Whether a map that shows a part of the land has a small one of all of it.
    pub locator: bool,
    /// Cells that are drawn as dots where they are small.
    pub towns: Vec<Town>,
    /// Names of areas.
    pub labels: Vec<AreaLabel>,
    /// Symbols with names.
    pub points: Vec<MapPoint>,
    /// What of the land is shown; without it all.
    pub focus: Option<Focus>,
    /// Whether areas outside the cells that are shown are pale.
    pub pale_around: bool,
    /// Land that is shown apart, at a scale of its own; where there is none and no
    /// focus, what lies far off is.
    pub insets: Vec<Inset>,
    /// Names of the land, for what is shown apart.
    pub parts: Vec<Part>,
    /// The key to fills, lines and symbols.
    pub legend: Vec<LegendEntry>,
    /// What must be known to read the legend, above it.
    pub legend_note: Option<String>,
    /// Whether it stands to the right of the land rather than below: the picture is wide.
    pub legend_beside: bool,
    /// Whether a scale bar is drawn; it is true at the centre of the map.
    pub scale_bar: bool,
    /// The sign of the kilometre beside the scale bar.
    pub km: String,
    /// How the kilometres of the scale bar read.
    pub numbers: NumberText,
    /// Fonts for letters that the embedded one lacks.
    pub fonts: FontSet,
    /// Colours, widths of lines and sizes of letters.
    pub theme: Theme,
    /// What of it is left out, because something else says it.
    pub hidden: Vec<MapPart>,
    /// How many entries the longest legend has among the maps that this one is compared
    /// with: all of them get the same height.
    pub legend_room: usize,
    /// Width in pixels.
    pub width_px: u32,
    /// Width of the design that fills it: sizes of letters and lines are those of the
    /// design, so that a narrower one shows them larger against the land. 1600 where
    /// it is 0.
    pub design_px: u32,
}

/// A part of a map that may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapPart {
    /// The title and the line below it.
    Title,
    /// What a reader must know to trust the map.
    Notes,
    /// The key to fills, lines and symbols.
    Legend,
    /// The scale bar.
    Scale,
    /// Where the data are from.
    Source,
}

impl MapSpec {
    /// Whether a part is shown.
    pub(crate) fn shows(&self, part: MapPart) -> bool {
        !self.hidden.contains(&part)
    }

    /// Width of the design, in its own pixels.
    pub(crate) fn design(&self) -> f64 {
        match self.design_px {
            0 => 1600.0,
            px => f64::from(px.max(300)),
        }
    }
}

/// A line between two cells, or around one, that areas and borders share: it is
/// simplified once, so that neighbours stay together.
#[derive(Debug, Clone)]
pub struct Arc {
    /// Its vertices; a closed one repeats its first.
    pub line: LineString<f64>,
    /// The cell on its left, if there is land.
    pub left: Option<usize>,
    /// The cell on its right, if there is land.
    pub right: Option<usize>,
}

/// Meridians and parallels.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Graticule {
    /// Degrees between them; without it few that are round.
    pub step: Option<f64>,
    /// How degrees of the north, the south, the east and the west read, with `{}` in place
    /// of the number.
    pub sides: [String; 4],
}

impl Graticule {
    /// Degrees with their side.
    pub(crate) fn text(&self, at: f64, along_meridian: bool, numbers: &NumberText) -> String {
        let at = match along_meridian {
            true => at - (at / 360.0).round() * 360.0,
            false => at,
        };
        let side = match (along_meridian, at < 0.0) {
            (false, false) => 0,
            (false, true) => 1,
            (true, false) => 2,
            (true, true) => 3,
        };
        self.sides[side].replace("{}", &numbers.show(at.abs()))
    }
}

/// Lines between places.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Their ends.
    pub lines: Vec<[Coord<f64>; 2]>,
    /// Their colour.
    pub colour: Colour,
    /// Their width in design pixels.
    pub width: f64,
}

/// What lies around the land.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Around {
    /// Seas; they may reach under the land, which covers them.
    pub sea: Vec<MultiPolygon<f64>>,
    /// Borders between the neighbours.
    pub borders: Vec<LineString<f64>>,
    /// Names of waters and neighbours.
    pub names: Vec<AroundName>,
}

/// The name of a water or a neighbour; it is left out where it has no room.
#[derive(Debug, Clone, PartialEq)]
pub struct AroundName {
    /// The text.
    pub text: String,
    /// Whether it is a water, which may lie in the land.
    pub water: bool,
    /// Where it may stand, the best place first.
    pub places: Vec<Coord<f64>>,
}

/// A town with land of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Town {
    /// Its cells.
    pub cells: Vec<usize>,
    /// A cell around it: as a part of that its land is drawn where it is a dot.
    pub host: usize,
    /// Where the dot stands.
    pub position: Coord<f64>,
}

/// A filled area.
#[derive(Debug, Clone)]
pub struct Area {
    /// The cells of its land.
    pub cells: Vec<usize>,
    /// Its colour.
    pub fill: Colour,
    /// What is said of it when it is pointed at.
    pub title: String,
}

/// Lines of one style.
#[derive(Debug, Clone)]
pub struct Border {
    /// The lines, by their place in [`MapSpec::arcs`].
    pub arcs: Vec<usize>,
    /// How they are drawn.
    pub style: BorderStyle,
}

/// How a border is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BorderStyle {
    /// Between units: thin.
    Unit,
    /// Between units whose land is only sketched: faint and dotted.
    Sketch,
    /// Between units, ends with the reform: thin and dashed.
    OldUnit,
    /// Between units, comes with the reform: in the accent colour.
    NewUnit,
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
    /// Shorter forms of it, for where the whole has no room, those before that say more.
    pub short: Vec<String>,
    /// The cells in which it may stand; a cell has one name at most, and a small one.
    pub cells: Vec<usize>,
    /// Whether the map is about it: it is set bold, and stands beside its land with a
    /// line to it where it finds no room inside.
    pub strong: bool,
    /// Whether it is one of many lesser names.
    pub small: bool,
    /// Whether it may be left out where it has no room: a figure that is said elsewhere
    /// too.
    pub optional: bool,
}

/// What a map or an inset shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Focus {
    /// From the west to the east and from the south to the north, in degrees: west,
    /// south, east, north. Across the antimeridian the east is beyond 180, or less
    /// than the west.
    Box([f64; 4]),
    /// Some cells, with a little around them.
    Cells(Vec<usize>),
}

/// A frame with a part of the land.
#[derive(Debug, Clone, PartialEq)]
pub struct Inset {
    /// What stands over it.
    pub name: String,
    /// What it shows.
    pub focus: Focus,
}

/// Cells with their common name.
#[derive(Debug, Clone)]
pub struct Part {
    /// The name.
    pub name: String,
    /// The cells.
    pub cells: Vec<usize>,
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
    /// A town with land of its own, in the legend.
    Town,
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
    /// A fill that is explained only where an area of it is drawn.
    Drawn(Colour),
    /// A line.
    Border(BorderStyle),
    /// A line between places.
    Link(Colour),
    /// A symbol.
    Symbol(Symbol),
}
