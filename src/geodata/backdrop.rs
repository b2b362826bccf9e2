//! Lakes and rivers behind a map.

use geo_types::{LineString, MultiPolygon};

use crate::io::{InputError, parse_small};

/// What is drawn behind a map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Backdrop {
    /// Lakes and seas.
    pub lakes: Vec<MultiPolygon<f64>>,
    /// Rivers.
    pub rivers: Vec<LineString<f64>>,
}

impl Backdrop {
    /// Reads both layers, each a text and the name of its file; an empty text is
    /// an empty layer.
    ///
    /// # Errors
    /// Names the file and the feature that cannot be read.
    pub fn parse(lakes: (&str, &str), rivers: (&str, &str)) -> Result<Self, InputError> {
        let ((lakes, lakes_file), (rivers, rivers_file)) = (lakes, rivers);
        let mut backdrop = Self::default();
        if !lakes.is_empty() {
            let table = parse_small(lakes.as_bytes(), lakes_file)?;
            let lakes = table.features.into_iter().map(|f| f.into_polygons());
            backdrop.lakes = lakes.collect();
        }
        if !rivers.is_empty() {
            let table = parse_small(rivers.as_bytes(), rivers_file)?;
            let rivers = table.features.into_iter().flat_map(|f| f.into_lines());
            backdrop.rivers = rivers.collect();
        }
        Ok(backdrop)
    }
}
