//! Tables of points.

use csv::{ByteRecord, Position};
use geo_types::Coord;

use super::InputError;
use super::format::ReadOptions;
use super::frame::Frame;
use aimaq_words::numeral;
use aimaq_words::{Message, from_text, msg};

/// A table whose rows are points.
#[derive(Debug, Clone, PartialEq)]
pub struct PointTable {
    /// Names of the columns.
    pub header: Vec<String>,
    /// The rows, as text.
    pub rows: Vec<Vec<String>>,
    /// The points, one per row.
    pub points: Vec<Coord<f64>>,
    /// The lines of the rows in the file, from 1.
    pub lines: Vec<u64>,
    /// What is to be said of their coordinate system.
    pub note: Option<Message>,
}

impl PointTable {
    /// The name of each point, where the table has a column of names that is not empty there.
    pub fn names(&self) -> Vec<Option<String>> {
        let called = |h: &String| NAMES.contains(&h.trim().to_lowercase().as_str());
        let column = self.header.iter().position(called);
        let name = |row: &Vec<String>| row.get(column?).map(|cell| cell.trim().to_owned());
        let filled = |name: &String| !name.is_empty();
        self.rows
            .iter()
            .map(|row| name(row).filter(filled))
            .collect()
    }
}

/// Usual names of a column of names, in lower case.
const NAMES: [&str; 10] = [
    "name",
    "name_en",
    "name_kk",
    "name_ru",
    "settlement",
    "village",
    "place",
    "название",
    "атауы",
    "пункт",
];

/// Usual names of the columns, in lower case: English, Russian and Kazakh.
const LONGITUDES: [&str; 7] = ["lon", "longitude", "lng", "long", "x", "долгота", "бойлық"];
const LATITUDES: [&str; 5] = ["lat", "latitude", "y", "широта", "ендік"];

/// Reads a CSV text with a column of longitudes and one of latitudes; the cells
/// are set apart by comma, semicolon, tab or `|`, whichever the header has most. With a
/// coordinate system they are eastings and northings of that.
///
/// # Errors
/// Names the line and column that cannot be read, and a system that is not known.
pub fn parse_points(text: &str, label: &str, crs: Option<&str>) -> Result<PointTable, InputError> {
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::of(text.as_bytes());
    let (mut reader, header) = lines.table(text, label)?;
    let wrong = |e: csv::Error| lines.unread(e, label);
    let columns = PointColumns::find(&header, None, None, label)?.of_crs(crs, label)?;
    let (mut rows, mut points, mut at_lines) = (Vec::new(), Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let at = columns.point(record.as_byte_record());
        let at = at.map_err(|what| lines.wrong(record.position(), what, label))?;
        points.push(at);
        at_lines.push(lines.line(record.position()));
        let texts = record.iter().map(|cell| from_text(cell).to_owned());
        rows.push(texts.collect());
    }
    Ok(PointTable {
        header,
        rows,
        points,
        lines: at_lines,
        note: columns.note(),
    })
}

/// How the lines of a table are made, by its first one.
#[derive(Debug, Clone, Copy)]
pub struct Lines {
    /// What sets the cells apart: comma, semicolon, tab or `|`, whichever the first line
    /// has most.
    pub separator: u8,
    /// Whether lines end in a carriage return and a line feed.
    crlf: bool,
}

impl Lines {
    /// Of a text from its beginning on, at least as far as the first line goes.
    pub fn of(text: &[u8]) -> Self {
        let first = text.split(|&b| b == b'\n').next().unwrap_or_default();
        let count = |separator: &u8| first.iter().filter(|b| *b == separator).count();
        let candidates = [b',', b';', b'\t', b'|'].into_iter().rev();
        Self {
            separator: candidates.max_by_key(count).unwrap_or(b','),
            crlf: first.ends_with(b"\r"),
        }
    }

    /// An error in a record, by the line on which that begins.
    pub fn wrong(
        &self,
        record: Option<&Position>,
        what: impl Into<Message>,
        label: &str,
    ) -> InputError {
        InputError::in_line(label, self.line(record), what)
    }

    /// The line on which a record begins, from 1.
    pub fn line(&self, record: Option<&Position>) -> u64 {
        // A record begins behind the carriage return that ended the one before, so
        // that the line feed is not counted yet.
        record.map_or(0, Position::line) + u64::from(self.crlf)
    }
}

impl Lines {
    /// Reads the records of a text that is made so.
    pub(super) fn reader<'a>(&self, text: &'a str) -> csv::Reader<&'a [u8]> {
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(self.separator);
        builder.from_reader(text.as_bytes())
    }

    /// The records of a text behind its header, and the names in that.
    pub(super) fn table<'a>(
        &self,
        text: &'a str,
        label: &str,
    ) -> Result<(csv::Reader<&'a [u8]>, Vec<String>), InputError> {
        let mut reader = self.reader(text);
        let names = reader.headers().map_err(|e| self.unread(e, label))?;
        let names = names.iter().map(|name| from_text(name).to_owned());
        let names = names.collect();
        Ok((reader, names))
    }

    /// The error of a record that cannot be read.
    pub fn unread(&self, error: csv::Error, label: &str) -> InputError {
        match error.into_kind() {
            csv::ErrorKind::UnequalLengths {
                pos,
                expected_len,
                len,
            } => {
                let what = msg!("error-cells-of-header", cells = len, columns = expected_len);
                self.wrong(pos.as_ref(), what, label)
            }
            csv::ErrorKind::Utf8 { pos, .. } => self.wrong(pos.as_ref(), not_utf8(), label),
            csv::ErrorKind::Io(error) => InputError::Open {
                file: label.to_owned(),
                error,
            },
            other => InputError::content(label, format!("{other:?}")),
        }
    }
}

/// What is said of a line in another encoding.
pub fn not_utf8() -> Message {
    msg!("error-not-utf8")
}

/// The columns of a table that hold its points.
#[derive(Debug, Clone)]
pub struct PointColumns {
    /// Number and name of the columns of longitudes and latitudes.
    lon: (usize, String),
    lat: (usize, String),
    frame: Frame,
}

/// Which columns of a table hold longitude and latitude: those that are named, else
/// those with a usual name; their numbers, from 0.
///
/// # Errors
/// If there is no such column; lists those that there are.
pub fn point_columns(
    header: &[String],
    lon: Option<&str>,
    lat: Option<&str>,
    label: &str,
) -> Result<(usize, usize), InputError> {
    let found = PointColumns::find(header, lon, lat, label)?;
    Ok((found.lon.0, found.lat.0))
}

impl PointColumns {
    /// The columns that are named, else those with a usual name.
    ///
    /// # Errors
    /// If there is no such column; lists those that there are.
    pub fn find(
        header: &[String],
        lon: Option<&str>,
        lat: Option<&str>,
        label: &str,
    ) -> Result<Self, InputError> {
        let find = |named: Option<&str>, usual: &[&str]| match named {
            Some(name) => column(header, &[name], label),
            None => column(header, usual, label),
        };
        Ok(Self {
            lon: find(lon, &LONGITUDES)?,
            lat: find(lat, &LATITUDES)?,
            frame: Frame::default(),
        })
    }

    /// With coordinates of a system: a code, well-known text, or a file with one.
    ///
    /// # Errors
    /// If it is not known.
    pub fn of_crs(self, crs: Option<&str>, label: &str) -> Result<Self, InputError> {
        let options = ReadOptions {
            crs: crs.map(str::to_owned),
            ..ReadOptions::default()
        };
        let frame = Frame::with(&options, None);
        let frame = frame.map_err(|what| InputError::content(label, what))?;
        Ok(self.in_frame(frame))
    }

    /// With coordinates of a frame.
    pub(super) fn in_frame(self, frame: Frame) -> Self {
        Self { frame, ..self }
    }

    /// What is to be said of the coordinate system.
    pub fn note(&self) -> Option<Message> {
        self.frame.note()
    }

    /// The point of a row, or what is wrong with it.
    pub fn point(&self, record: &ByteRecord) -> Result<Coord<f64>, Message> {
        let (x, y) = (
            self.number(record, &self.lon)?,
            self.number(record, &self.lat)?,
        );
        self.frame.place(x, y)
    }

    /// Degrees, or metres, which people group.
    fn number(
        &self,
        record: &ByteRecord,
        (column, name): &(usize, String),
    ) -> Result<f64, Message> {
        let cell = record.get(*column).unwrap_or_default();
        let text = String::from_utf8_lossy(cell);
        let number = match self.frame.plane() {
            Some(_) => numeral::number(&text),
            None => numeral::degrees(&text),
        };
        number.map_err(|what| msg!("error-column", column = name, said = what))
    }
}

pub(super) fn column(
    header: &[String],
    names: &[&str],
    label: &str,
) -> Result<(usize, String), InputError> {
    let found = names.iter().find_map(|name| {
        let name = name.to_lowercase();
        header.iter().position(|h| h.trim().to_lowercase() == name)
    });
    let found = found.map(|column| (column, header[column].trim().to_owned()));
    found.ok_or_else(|| {
        let message = msg!(
            "error-no-column-called",
            names = names.join(", "),
            known = header.join(", "),
        );
        InputError::content(label, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse_points(text, "p.csv", None)
            .expect_err("wrong")
            .to_string()
    }

    #[test]
    fn a_line_is_counted_whichever_way_lines_end() {
        for end in ["\n", "\r\n"] {
            let text = ["name;lon;lat", "a;1;2", "b;66,5 E;2", ""].join(end);
            let expected = "p.csv: line 3: column `lon`: `66,5 E` is not a number";
            assert_eq!(error(&text), expected);
            let quoted = ["name,lon,lat", "\"a\nb\",1,2", "c,,2", ""].join(end);
            let expected = "p.csv: line 4: column `lon`: `` is not a number";
            assert_eq!(error(&quoted), expected);
        }
    }

    #[test]
    fn headers_in_russian_and_kazakh_and_a_decimal_comma_are_read() {
        for header in [
            "Название;Широта;Долгота",
            "Атауы\tЕНДІК\tБойлық",
            "name|Latitude|Longitude",
        ] {
            let mark = header.trim_matches(char::is_alphabetic);
            let mark = mark.get(..1).unwrap_or_default();
            let text = format!("{header}\n{}\n", ["a", "49,5", "66,25"].join(mark));
            let table = parse_points(&text, "p.csv", None).expect("reads");
            assert_eq!(table.points, [Coord { x: 66.25, y: 49.5 }]);
        }
    }

    #[test]
    fn coordinates_of_another_system_are_brought_to_degrees() {
        let text = "name;x;y\na;7 347 086,39;6 274 861,39\n";
        let table = parse_points(text, "p.csv", Some("EPSG:3857")).expect("reads");
        let at = table.points[0];
        assert!(
            (at.x - 66.0).abs() < 1e-6 && (at.y - 49.0).abs() < 1e-6,
            "{at:?}"
        );
        assert!(table.note.is_some());
        let error = parse_points(text, "p.csv", Some("EPSG:1")).expect_err("unknown");
        assert!(error.to_string().starts_with("p.csv: "), "{error}");
    }
}
