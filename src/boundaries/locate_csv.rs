//! Points of a CSV table, read and written in batches, so that a table of any
//! length fits into memory.

use std::io::{BufRead, Write};

use csv::{ByteRecord, Reader, Writer};
use geo_types::Coord;
use serde_json::Value;

use super::locate::{LocateCounts, LocateError, Places, word};
use crate::coverage::Place;
use crate::io::{InputError, point_columns, separator_of};

/// Rows in memory at one time.
const BATCH: usize = 1 << 15;

/// The columns of the coordinates; those not named are found by their usual names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CsvColumns {
    /// The column of longitudes.
    pub lon: Option<String>,
    /// The column of latitudes.
    pub lat: Option<String>,
}

/// Copies a CSV table, adding to each row the fields of the unit that its point
/// lies in, and `place`. Cells are set apart by what the header has most of:
/// comma, semicolon or tab.
///
/// # Errors
/// Names the line whose coordinates cannot be read.
pub fn locate_csv(
    mut input: impl BufRead,
    output: impl Write,
    places: &Places,
    columns: &CsvColumns,
    label: &str,
) -> Result<LocateCounts, LocateError> {
    skip_mark(&mut input)?;
    let separator = separator_of(first_line(input.fill_buf()?));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .from_reader(input);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(output);
    let header = reader.headers().map_err(|e| wrong(label, &e))?.clone();
    let named: Vec<String> = header.iter().map(str::to_owned).collect();
    let (lon, lat) = point_columns(
        &named,
        columns.lon.as_deref(),
        columns.lat.as_deref(),
        label,
    )?;
    let taken: Vec<&str> = header.iter().collect();
    let (added, renamed) = places.names_beside(&taken);
    writer
        .write_record(
            taken
                .iter()
                .copied()
                .chain(added.iter().map(String::as_str)),
        )
        .map_err(unwritten)?;
    let mut counts = LocateCounts {
        renamed,
        ..LocateCounts::default()
    };
    let cells = cells(places);
    let mut batch = Batch {
        lon,
        lat,
        ..Batch::default()
    };
    while batch.fill(&mut reader, label)? {
        let found = places.locator.places_parallel(&batch.points);
        for (record, place) in batch.records.iter().zip(found) {
            counts.count(place);
            row(&mut writer, record, &cells, place).map_err(unwritten)?;
        }
    }
    writer.flush()?;
    Ok(counts)
}

/// Rows that are looked up together.
#[derive(Default)]
struct Batch {
    lon: usize,
    lat: usize,
    records: Vec<ByteRecord>,
    points: Vec<Coord<f64>>,
}

impl Batch {
    fn fill(&mut self, reader: &mut Reader<impl BufRead>, label: &str) -> Result<bool, InputError> {
        self.points.clear();
        while self.points.len() < BATCH {
            let next = self.points.len();
            if self.records.len() == next {
                self.records.push(ByteRecord::new());
            }
            let record = &mut self.records[next];
            if !reader
                .read_byte_record(record)
                .map_err(|e| wrong(label, &e))?
            {
                break;
            }
            self.points.push(point(record, self.lon, self.lat, label)?);
        }
        Ok(!self.points.is_empty())
    }
}

fn point(
    record: &ByteRecord,
    lon: usize,
    lat: usize,
    label: &str,
) -> Result<Coord<f64>, InputError> {
    let line = || record.position().map_or(0, csv::Position::line);
    let number = |column: usize| {
        let cell = record.get(column).unwrap_or_default();
        let text = std::str::from_utf8(cell).unwrap_or_default().trim();
        text.parse::<f64>()
            .ok()
            .filter(|x| x.is_finite())
            .ok_or_else(|| {
                let message = format!("line {}: `{text}` is no number of degrees", line());
                InputError::content(label, message)
            })
    };
    let (x, y) = (number(lon)?, number(lat)?);
    if x.abs() > 180.0 || y.abs() > 90.0 {
        let message = format!(
            "line {}: ({x}, {y}) is no longitude and latitude in degrees",
            line()
        );
        return Err(InputError::content(label, message));
    }
    Ok(Coord { x, y })
}

/// The cells that each unit adds to a row; those of no unit are the last.
fn cells(places: &Places) -> Vec<Vec<String>> {
    let of_unit = |values: &Vec<Value>| values.iter().map(cell).collect();
    let none = vec![String::new(); places.fields.len()];
    places.values.iter().map(of_unit).chain([none]).collect()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn row(
    writer: &mut Writer<impl Write>,
    record: &ByteRecord,
    cells: &[Vec<String>],
    place: Place,
) -> csv::Result<()> {
    for field in record {
        writer.write_field(field)?;
    }
    let unit = place.unit().map_or(cells.len() - 1, usize::from);
    for field in &cells[unit] {
        writer.write_field(field)?;
    }
    writer.write_field(word(place))?;
    writer.write_record(None::<&[u8]>)
}

fn skip_mark(input: &mut impl BufRead) -> std::io::Result<()> {
    if input.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        input.consume(3);
    }
    Ok(())
}

fn first_line(bytes: &[u8]) -> &[u8] {
    bytes.split(|&b| b == b'\n').next().unwrap_or_default()
}

fn wrong(label: &str, error: &csv::Error) -> InputError {
    InputError::content(label, error.to_string())
}

fn unwritten(error: csv::Error) -> LocateError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => LocateError::Output(error),
        other => LocateError::Output(std::io::Error::other(format!("{other:?}"))),
    }
}
