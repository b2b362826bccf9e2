//! The display list of a picture: shapes and texts from back to front.
//!
//! Everything is in pixels, y down. The writers of SVG, PNG and PDF draw the
//! same list, so that the formats cannot differ in what they show.

use geo_types::Coord;

use super::colour::Colour;
use super::pixels::Image;

/// A picture as a list of what is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scene {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// What the picture shows, for those who do not see it.
    pub(crate) title: String,
    /// What all of it is drawn on, which also is the edge around letters.
    pub(crate) paper: Colour,
    /// From back to front.
    pub(crate) items: Vec<Item>,
    /// What the items from a place on are: all before the first are nothing apart.
    pub(crate) layers: Vec<(usize, Layer)>,
}

/// What items are, for those who change a picture by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layer {
    /// Nothing apart.
    Plain,
    Around,
    Areas,
    Water,
    /// Borders between units.
    Units,
    /// Borders of regions and of the country, the new ones apart.
    Borders,
    NewBorders,
    Graticule,
    Links,
    Symbols,
    /// Names of waters and neighbours.
    AroundNames,
    Names,
    Locator,
    Frame,
    Legend,
    Heading,
}

impl Layer {
    /// Its name in an SVG.
    pub(crate) fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Plain => return None,
            Self::Around => "around",
            Self::Areas => "areas",
            Self::Water => "water",
            Self::Units => "unit-borders",
            Self::Borders => "borders",
            Self::NewBorders => "new-borders",
            Self::Graticule => "graticule",
            Self::Links => "links",
            Self::Symbols => "symbols",
            Self::AroundNames => "names-around",
            Self::Names => "names",
            Self::Locator => "locator",
            Self::Frame => "frame",
            Self::Legend => "legend",
            Self::Heading => "heading",
        })
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    Shape(Shape),
    Text(Text),
    Group(Group),
    Image(Image),
}

/// Shapes that show only on others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group {
    /// Rings in which they show, by the even-odd rule.
    pub(crate) clip: Vec<Line>,
    pub(crate) shapes: Vec<Shape>,
}

/// A form with its paint.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shape {
    pub(crate) form: Form,
    pub(crate) fill: Option<Paint>,
    pub(crate) stroke: Option<Stroke>,
    /// What is said of it when it is pointed at.
    pub(crate) title: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Form {
    /// Lines and rings; rings are filled by the even-odd rule.
    Lines(Vec<Line>),
    Rect {
        corner: Coord<f64>,
        width: f64,
        height: f64,
        /// Of its corners.
        radius: f64,
    },
    Circle {
        centre: Coord<f64>,
        radius: f64,
    },
}

/// A polyline; a closed one does not repeat its first point.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) points: Vec<Coord<f64>>,
    pub(crate) closed: bool,
}

impl Line {
    /// Its edges, that from the last point of a closed one to its first included.
    pub(crate) fn edges(&self) -> impl Iterator<Item = [Coord<f64>; 2]> + Clone {
        let pairs = self.points.windows(2).map(|pair| [pair[0], pair[1]]);
        let ends = self.points.last().zip(self.points.first());
        let last = ends.filter(|_| self.closed).map(|(a, b)| [*a, *b]);
        pairs.chain(last)
    }
}

/// A colour, and how much of it covers what lies behind, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Paint {
    pub(crate) colour: Colour,
    pub(crate) opacity: f64,
}

impl From<Colour> for Paint {
    fn from(colour: Colour) -> Self {
        Self {
            colour,
            opacity: 1.0,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) paint: Paint,
    pub(crate) width: f64,
    /// Lengths of dashes and gaps in turn; none for a whole line.
    pub(crate) dash: Vec<f64>,
    pub(crate) round_joins: bool,
    pub(crate) round_caps: bool,
}

impl Stroke {
    /// A whole line with plain joins and ends.
    pub(crate) fn plain(paint: impl Into<Paint>, width: f64) -> Self {
        Self {
            paint: paint.into(),
            width,
            dash: Vec::new(),
            round_joins: false,
            round_caps: false,
        }
    }

    pub(crate) fn rounded(self) -> Self {
        Self {
            round_joins: true,
            ..self
        }
    }
}

/// Where a text stands on its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextStyle {
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) fill: Colour,
    pub(crate) anchor: Anchor,
    /// Width of a light edge around the letters.
    pub(crate) halo: f64,
}

/// How much the light edge around letters covers.
pub(crate) const HALO_OPACITY: f64 = 0.85;

/// A text with its baseline at a point.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    pub(crate) at: Coord<f64>,
    pub(crate) text: String,
    pub(crate) style: TextStyle,
    /// Degrees by which it is turned clockwise around its point.
    pub(crate) turn: f64,
}

impl Scene {
    pub(crate) fn new(width: f64, height: f64, title: &str) -> Self {
        Self {
            width,
            height,
            title: title.to_owned(),
            paper: Colour::hex(0xff_ffff),
            items: Vec::new(),
            layers: Vec::new(),
        }
    }

    /// The light edge around letters.
    pub(crate) fn halo(&self) -> Paint {
        Paint {
            colour: self.paper,
            opacity: HALO_OPACITY,
        }
    }

    /// What is drawn from now on.
    pub(crate) fn layer(&mut self, layer: Layer) {
        if self.layers.last().map(|(_, last)| *last) != Some(layer) {
            self.layers.push((self.items.len(), layer));
        }
    }

    /// The items by what they are, from back to front, each part with the place of its first.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Layer, usize, &[Item])> {
        let all = self.items.len();
        let starts = std::iter::once((0, Layer::Plain)).chain(self.layers.iter().copied());
        let ends = self.layers.iter().map(|(at, _)| *at);
        let ends = ends.chain(std::iter::once(all));
        let parts = starts.zip(ends).filter(|((from, _), to)| from < to);
        parts.filter_map(|((from, layer), to)| Some((layer, from, self.items.get(from..to)?)))
    }

    /// All texts, and whether each is bold.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, bool)> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some((text.text.as_str(), text.style.bold)),
            _ => None,
        })
    }

    /// A text that is not turned.
    pub(crate) fn text(&mut self, at: Coord<f64>, text: &str, style: TextStyle) {
        self.items.push(Item::Text(Text {
            at,
            text: text.to_owned(),
            style,
            turn: 0.0,
        }));
    }

    /// A form, filled and then stroked.
    pub(crate) fn shape(&mut self, form: Form, fill: Option<Paint>, stroke: Option<Stroke>) {
        self.items.push(Item::Shape(Shape {
            form,
            fill,
            stroke,
            title: None,
        }));
    }
}
