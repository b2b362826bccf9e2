//! What stands on the sheet of a map, and for which paper it is made.

use crate::draw::MapPart;
use crate::keyword::keywords;

keywords! {
    /// A part of a map that may be left out.
    pub enum SheetPart: "part of a map" {
        /// The title and the line below it
        Title = "title",
        /// What must be known to trust the map
        Notes = "notes",
        /// The key to fills, lines and symbols
        Legend = "legend",
        /// The scale bar
        Scale = "scale",
        /// Where the data are from
        Source = "source",
    }
}

impl SheetPart {
    /// The part as it is drawn.
    pub fn drawn(self) -> MapPart {
        match self {
            Self::Title => MapPart::Title,
            Self::Notes => MapPart::Notes,
            Self::Legend => MapPart::Legend,
            Self::Scale => MapPart::Scale,
            Self::Source => MapPart::Source,
        }
    }
}

keywords! {
    /// A paper, or what else a map is made for.
    pub enum Paper: "paper" {
        /// A4, on its side where the map is wide
        A4 = "a4",
        /// A3, on its side where the map is wide
        A3 = "a3",
        /// A slide of 16:9, with large letters
        Slide = "slide",
        /// Four columns of a newspaper, with large letters and no more paper than the map needs
        Newspaper = "newspaper",
    }
}

impl Paper {
    /// Its shorter and its longer side in points; the second is open where the paper
    /// ends with the map.
    pub fn sides(self) -> (f64, Option<f64>) {
        match self {
            Self::A4 => (595.3, Some(841.9)),
            Self::A3 => (841.9, Some(1190.6)),
            Self::Slide => (540.0, Some(960.0)),
            Self::Newspaper => (538.6, None),
        }
    }

    /// Width of the design that gives letters of a size to be read there.
    pub fn design(self) -> u32 {
        match self {
            Self::A4 => 1450,
            Self::A3 => 1600,
            Self::Slide => 1000,
            Self::Newspaper => 950,
        }
    }
}
