//! Where the numbers of a file lie on earth.

use aimaq_words::Tell;
use std::path::Path;
use std::sync::Arc;

use geo_types::Coord;

use super::crs::Crs;
use super::format::ReadOptions;
use super::read_text;
use crate::place::LonLat;
use aimaq_words::Message;

/// Takes the positions of a file to longitude and latitude on WGS 84. Those that are
/// there already keep every bit.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// None where positions are taken as they are.
    crs: Option<Arc<Crs>>,
    note: Option<Message>,
}

impl Frame {
    /// Of a coordinate reference system: a code, a URN, well-known text or PROJJSON; none
    /// is taken as longitude and latitude.
    ///
    /// # Errors
    /// If positions of that system cannot be taken there; says what to do.
    pub(super) fn of(definition: Option<&str>) -> Result<Frame, Message> {
        let Some(text) = definition else {
            return Ok(Frame::default());
        };
        let crs = Crs::parse(text).map_err(|error| error.told().message)?;
        Ok(Frame {
            note: crs.note(),
            crs: Some(crs).filter(|crs| !crs.is_lon_lat()).map(Arc::new),
        })
    }

    /// Of what was said of a file (a definition, or the name of a file with one), else of
    /// what it declares itself.
    ///
    /// # Errors
    /// Those of [`Frame::of`], and a file that cannot be read.
    pub(super) fn with(options: &ReadOptions, declared: Option<&str>) -> Result<Frame, Message> {
        match &options.crs {
            Some(said) if Path::new(said).is_file() => {
                let text = read_text(Path::new(said)).map_err(|error| error.told().message)?;
                Self::of(Some(&text))
            }
            Some(said) => Self::of(Some(said)),
            None => Self::of(declared.filter(|text| !text.trim().is_empty())),
        }
    }

    /// The place of a position.
    ///
    /// # Errors
    /// If it is none on earth; says what the numbers look like.
    #[inline]
    pub(super) fn place(&self, x: f64, y: f64) -> Result<Coord<f64>, Message> {
        if self.crs.is_none()
            && let Ok(at) = LonLat::new(x, y)
        {
            return Ok(at.coord());
        }
        self.place_of_others(x, y)
    }

    /// The same; apart, so that the usual case stays small where it stands in a loop.
    #[inline(never)]
    fn place_of_others(&self, x: f64, y: f64) -> Result<Coord<f64>, Message> {
        let place = match &self.crs {
            None => LonLat::new(x, y).map_err(|error| error.message()),
            Some(crs) => crs.place(x, y).map_err(|error| error.told().message),
        };
        place.map(LonLat::coord)
    }

    /// The system whose coordinates should be lengths, if it is one.
    pub(super) fn plane(&self) -> Option<&str> {
        let crs = self.crs.as_deref().filter(|crs| crs.is_plane());
        crs.map(Crs::name)
    }

    /// Whether positions are changed.
    pub(super) fn moves(&self) -> bool {
        self.crs.is_some()
    }

    /// What is to be said of the positions.
    pub(super) fn note(&self) -> Option<Message> {
        self.note.clone()
    }
}
