//! Waters and neighbours behind a map.

use crate::msg;
use crate::words::Message;
use csv::StringRecord;
use geo_types::{Coord, LineString, MultiPolygon};

use crate::io::{InputError, parse_small};
use crate::place::LonLat;
use crate::words::{Lang, Names};

/// What is drawn behind a map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Backdrop {
    /// Lakes.
    pub lakes: Vec<MultiPolygon<f64>>,
    /// Rivers.
    pub rivers: Vec<LineString<f64>>,
    /// Seas; may reach under the land of the country.
    pub sea: Vec<MultiPolygon<f64>>,
    /// Borders between the neighbours.
    pub borders: Vec<LineString<f64>>,
    /// Names of waters and neighbours.
    pub names: Vec<Place>,
}

/// A name behind a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its names.
    pub names: Names,
    /// Whether it is a water; else it is a neighbour.
    pub water: bool,
    /// Where its name may stand, the best place first.
    pub places: Vec<Coord<f64>>,
}

/// The files of a backdrop, each its text and its name; an empty text is an empty
/// layer.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    /// Polygons of lakes.
    pub lakes: (String, String),
    /// Lines of rivers.
    pub rivers: (String, String),
    /// Polygons of seas.
    pub sea: (String, String),
    /// Lines of borders between the neighbours.
    pub borders: (String, String),
    /// A table of names: `kind` (`water` or `country`), `name_en` and further
    /// languages, `lon`, `lat`; rows with the same name are places for it.
    pub names: (String, String),
}

impl Backdrop {
    /// Reads the layers.
    ///
    /// # Errors
    /// Names the file and the feature or line that cannot be read.
    pub fn parse(layers: &Layers) -> Result<Self, InputError> {
        Ok(Self {
            lakes: polygons(&layers.lakes)?,
            rivers: lines(&layers.rivers)?,
            sea: polygons(&layers.sea)?,
            borders: lines(&layers.borders)?,
            names: names(&layers.names)?,
        })
    }

    /// Whether it shows what lies around the country.
    pub fn has_neighbours(&self) -> bool {
        !(self.sea.is_empty() && self.borders.is_empty())
    }
}

fn polygons((text, file): &(String, String)) -> Result<Vec<MultiPolygon<f64>>, InputError> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let table = parse_small(text.as_bytes(), file)?;
    let features = table.features.into_iter();
    Ok(features.map(|f| f.into_polygons()).collect())
}

fn lines((text, file): &(String, String)) -> Result<Vec<LineString<f64>>, InputError> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let table = parse_small(text.as_bytes(), file)?;
    let features = table.features.into_iter();
    Ok(features.flat_map(|f| f.into_lines()).collect())
}

fn names((text, file): &(String, String)) -> Result<Vec<Place>, InputError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let wrong = |error: csv::Error| InputError::content(file, error.to_string());
    let head = reader.headers().map_err(wrong)?.clone();
    let mut found: Vec<Place> = Vec::new();
    for row in reader.records() {
        let row = row.map_err(wrong)?;
        let line = row.position().map_or(0, csv::Position::line);
        let read = place(&head, &row);
        let read = read.map_err(|m| {
            InputError::content(file, msg!("error-line", line = line.to_string(), said = m))
        })?;
        match found.iter_mut().find(|known| known.names == read.names) {
            Some(known) => known.places.extend(read.places),
            None => found.push(read),
        }
    }
    Ok(found)
}

fn place(head: &StringRecord, row: &StringRecord) -> Result<Place, Message> {
    let cell = |column: &str| -> Result<&str, Message> {
        let at = head.iter().position(|name| name == column);
        let at = at.ok_or_else(|| msg!("error-backdrop-no-column", column = column.to_string()))?;
        Ok(row.get(at).unwrap_or_default())
    };
    let number = |column: &str| -> Result<f64, Message> {
        let text = cell(column)?;
        let number = text.parse();
        number.map_err(|_| {
            msg!(
                "error-backdrop-number",
                column = column.to_string(),
                text = text.to_string()
            )
        })
    };
    let water = match cell("kind")? {
        "water" => true,
        "country" => false,
        other => return Err(msg!("error-backdrop-kind", other = other.to_string())),
    };
    let mut names = Names::new(cell("name_en")?);
    for (column, text) in head.iter().zip(row.iter()) {
        let tag = column.strip_prefix("name_").and_then(Lang::new);
        if let Some(lang) = tag.filter(|lang| *lang != Lang::EN && !text.is_empty()) {
            names.set(lang, text);
        }
    }
    let at = LonLat::new(number("lon")?, number("lat")?).map_err(|error| error.message())?;
    Ok(Place {
        names,
        water,
        places: vec![at.into()],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> Result<Vec<Place>, String> {
        let text = format!("kind,name_en,name_ru,lon,lat\n{rows}");
        names(&(text, "around.csv".to_owned())).map_err(|error| error.to_string())
    }

    #[test]
    fn rows_of_one_name_are_places_for_it() {
        let found =
            read("country,China,Китай,85,45\nwater,Aral Sea,,58,45\ncountry,China,Китай,82,42\n");
        let found = found.expect("a table");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].places.len(), 2);
        assert!(found[1].water && !found[0].water);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let wrong = |row: &str| read(row).expect_err("refused");
        assert_eq!(
            wrong("town,A,,1,2\n"),
            "around.csv: line 2: `kind` is `town`; write water or country"
        );
        assert_eq!(
            wrong("water,A,,x,2\n"),
            "around.csv: line 2: `lon` is `x`, not a number"
        );
        assert!(wrong("water,A,,200,95\n").contains("is not a longitude and a latitude"));
    }
}
