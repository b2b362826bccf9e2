//! Points of a CSV table, read and written in batches, so that a table of any
//! length fits into memory.

use crate::words::Message;
use std::borrow::Cow;
use std::io::{BufRead, Write};

use csv::{ByteRecord, Reader, Writer};
use geo_types::Coord;
use serde_json::Value;

use super::locate::{LocateCounts, LocateError, Places, word};
use crate::coverage::Place;
use crate::io::{InputError, Lines, PointColumns, not_utf8};
use crate::words::as_text;

/// Rows in memory at one time.
const BATCH: usize = 1 << 15;

/// The columns of the coordinates; those not named are found by their usual names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CsvColumns {
    /// The column of longitudes.
    pub lon: Option<String>,
    /// The column of latitudes.
    pub lat: Option<String>,
    /// The system of the coordinates, where they are no longitudes and latitudes.
    pub crs: Option<String>,
}

/// Copies a CSV table, adding to each row the fields of the unit that its point
/// lies in, and `place`. Cells are set apart by what the header has most of:
/// comma, semicolon, tab or `|`.
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
    let lines = Lines::of(input.fill_buf()?);
    let separator = lines.separator;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .from_reader(input);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(output);
    let header = reader.headers().map_err(|e| lines.unread(e, label))?;
    let header = header.clone();
    let named: Vec<String> = header.iter().map(str::to_owned).collect();
    let (lon, lat) = (columns.lon.as_deref(), columns.lat.as_deref());
    let crs = columns.crs.as_deref();
    let columns = PointColumns::find(&named, lon, lat, label)?.of_crs(crs, label)?;
    let taken: Vec<&str> = header.iter().collect();
    let (added, renamed) = places.names_beside(&taken);
    writer
        .write_record(
            taken
                .iter()
                .map(|name| Cow::Borrowed(*name))
                .chain(added.iter().map(|name| as_text(name)))
                .map(|name| name.into_owned()),
        )
        .map_err(unwritten)?;
    let mut marked = 0;
    let cells = cells(places, &mut marked);
    let mut counts = LocateCounts {
        renamed,
        marked,
        note: columns.note(),
        ..LocateCounts::default()
    };
    let mut batch = Batch {
        lines,
        columns,
        records: Vec::new(),
        points: Vec::new(),
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
struct Batch {
    lines: Lines,
    columns: PointColumns,
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
            let read = reader.read_byte_record(record);
            if !read.map_err(|e| self.lines.unread(e, label))? {
                break;
            }
            let at = is_text(record).and_then(|()| self.columns.point(record));
            let wrong = |what: Message| self.lines.wrong(record.position(), what, label);
            self.points.push(at.map_err(wrong)?);
        }
        Ok(!self.points.is_empty())
    }
}

/// A row in another encoding would stand beside the fields of units in UTF-8.
fn is_text(record: &ByteRecord) -> Result<(), Message> {
    let ascii = record.as_slice().is_ascii();
    if ascii || record.iter().all(|cell| std::str::from_utf8(cell).is_ok()) {
        return Ok(());
    }
    Err(not_utf8())
}

/// The cells that each unit adds to a row; those of no unit are the last.
fn cells(places: &Places, marked: &mut usize) -> Vec<Vec<String>> {
    let mut of_unit = |values: &Vec<Value>| values.iter().map(|v| cell(v, marked)).collect();
    let none = vec![String::new(); places.fields.len()];
    places
        .values
        .iter()
        .map(&mut of_unit)
        .chain([none])
        .collect()
}

fn cell(value: &Value, marked: &mut usize) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => {
            let shown = as_text(text);
            *marked += usize::from(shown.len() > text.len());
            shown.into_owned()
        }
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

fn unwritten(error: csv::Error) -> LocateError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => LocateError::Output(error),
        other => LocateError::Output(std::io::Error::other(format!("{other:?}"))),
    }
}
