//! Points with people out of a table, in batches, so that one of any length fits into
//! memory.

use std::io::BufRead;

use csv::{ByteRecord, Reader};

use super::points::{Lines, PointColumns, column};
use super::{BYTE_ORDER_MARK, InputError};
use crate::place::LonLat;
use aimaq_words::numeral::people;
use aimaq_words::{Message, msg};

/// A point with people; `None` where the table does not say how many.
pub type PeopleRow = (LonLat, Option<f64>);

/// Reads a table of points with people.
#[derive(Debug)]
pub struct PeopleReader<R> {
    reader: Reader<R>,
    lines: Lines,
    columns: PointColumns,
    /// Number and name of the column of people.
    people: (usize, String),
    label: String,
}

impl<R: BufRead> PeopleReader<R> {
    /// Reads the header. The columns of longitude and latitude have usual names; `people`
    /// are names of the column of people, the first that is there counts. `label` names the
    /// file in errors.
    ///
    /// # Errors
    /// If it cannot be read, or there are no such columns; lists those that there are.
    pub fn new(mut input: R, people: &[&str], label: &str) -> Result<Self, InputError> {
        let open = |error| InputError::Open {
            file: label.to_owned(),
            error,
        };
        if input.fill_buf().map_err(open)?.starts_with(BYTE_ORDER_MARK) {
            input.consume(BYTE_ORDER_MARK.len());
        }
        let lines = Lines::of(input.fill_buf().map_err(open)?);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(lines.separator)
            .from_reader(input);
        let header = reader.headers().map_err(|e| lines.unread(e, label))?;
        let header: Vec<String> = header.iter().map(str::to_owned).collect();
        Ok(Self {
            columns: PointColumns::find(&header, None, None, label)?,
            people: column(&header, people, label)?,
            reader,
            lines,
            label: label.to_owned(),
        })
    }

    /// The next records, at most so many; none at the end.
    ///
    /// # Errors
    /// Names the line that is not a record.
    pub fn records(&mut self, most: usize) -> Result<Vec<ByteRecord>, InputError> {
        let mut records = Vec::new();
        while records.len() < most {
            let mut record = ByteRecord::new();
            let read = self.reader.read_byte_record(&mut record);
            match read.map_err(|e| self.lines.unread(e, &self.label))? {
                true => records.push(record),
                false => break,
            }
        }
        Ok(records)
    }

    /// The point of a record.
    ///
    /// # Errors
    /// Names the line and the column that cannot be read.
    pub fn row(&self, record: &ByteRecord) -> Result<PeopleRow, InputError> {
        let wrong = |what: Message| self.lines.wrong(record.position(), what, &self.label);
        let at = self.columns.point(record).map_err(wrong)?;
        let at = LonLat::new(at.x, at.y).map_err(|error| wrong(error.message()))?;
        let (column, name) = &self.people;
        let cell = record.get(*column).unwrap_or_default();
        let text = String::from_utf8_lossy(cell);
        let people = people(&text);
        let people =
            people.map_err(|what| wrong(msg!("error-column", column = name, said = what)))?;
        Ok((at, people))
    }
}
