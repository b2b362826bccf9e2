//! Reading spreadsheets.

use aimaq_words::Message;
use aimaq_words::msg;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

use csv::ByteRecord;
use serde_json::Value;

use super::super::feature::{FeatureTable, SourceFile};
use super::super::flat::FlatReader;
use super::super::format::ReadOptions;
use super::super::frame::Frame;
use super::super::source::most_unpacked;
use super::super::xml::{Xml, decoded};
use super::super::zip::Archive;
use super::super::{BYTE_ORDER_MARK, InputError, csv_line, sha256_file};
use super::cells::{Row, Shared, rows};

/// All that is unpacked together takes no more, bytes.
const MOST_UNPACKED: u64 = 512 << 20;

/// Empty cells beside those that hold something, at most so many times their number, and
/// so many in any case.
const MOST_EMPTY: usize = 16;
const FREE_EMPTY: usize = 1 << 20;

pub(super) fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    let name = path.display().to_string();
    let cannot = |error| InputError::Open {
        file: name.clone(),
        error,
    };
    let wrong = |what: Message| InputError::content(&name, what);
    let file = File::open(path).map_err(cannot)?;
    let left = most_unpacked(&file);
    let mut book = Book::open(BufReader::new(file), left).map_err(wrong)?;
    let (sheet, rows) = book.chosen(options.layer.as_deref()).map_err(wrong)?;
    let frame = Frame::with(options, None).map_err(wrong)?;
    let label = format!("{name}, sheet `{sheet}`");
    let mut table = features(&rows, frame, &label)?;
    if options.checksum {
        let sha256 = sha256_file(path)?;
        table.sources.push(SourceFile { name, sha256 });
    }
    Ok(table)
}

/// The only sheet of a file as comma-separated text, for those who read tables as text.
///
/// # Errors
/// If it is no spreadsheet, or has several sheets with cells.
pub(in super::super) fn as_csv(path: &Path) -> Result<String, InputError> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| InputError::Open {
        file: name.clone(),
        error,
    })?;
    let wrong = |what: Message| InputError::content(&name, what);
    let left = most_unpacked(&file);
    let mut book = Book::open(BufReader::new(file), left).map_err(wrong)?;
    let (_, rows) = book.chosen(None).map_err(wrong)?;
    let width = width(&rows, &name)?;
    let line = |row: &Row| {
        let cells: Vec<String> = whole(row, width).iter().map(text).collect();
        csv_line(cells.iter().map(String::as_str), None)
    };
    Ok(rows.iter().map(line).collect())
}

/// How many columns the first row has.
///
/// # Errors
/// If a row has more, or nearly all cells are empty.
fn width(rows: &[Row], label: &str) -> Result<usize, InputError> {
    let width = |row: &Row| row.cells.last().map_or(0, |(column, _)| column + 1);
    let wrong = |what: Message| InputError::content(label, what);
    let most = rows.first().map_or(0, width);
    let filled: usize = rows.iter().map(|row| row.cells.len()).sum();
    if rows.len().saturating_mul(most) > FREE_EMPTY + filled.saturating_mul(MOST_EMPTY) {
        let what = msg!("error-xlsx-empty-cells");
        return Err(wrong(what.to_owned()));
    }
    match rows.iter().find(|row| width(row) > most) {
        None => Ok(most),
        Some(row) => Err(wrong(msg!(
            "error-xlsx-row-long",
            row = row.number.to_string(),
            column = width(row).to_string(),
            most = most.to_string()
        ))),
    }
}

/// A file with sheets.
struct Book<R> {
    archive: Archive<R>,
    shared: Shared,
    /// Names of the sheets and where they are in the archive.
    sheets: Vec<(String, String)>,
    left: u64,
}

impl<R: Read + Seek> Book<R> {
    /// `left`: bytes that it may unpack to.
    fn open(from: R, left: u64) -> Result<Self, Message> {
        let mut book = Self {
            archive: Archive::open(from)?,
            shared: Shared::default(),
            sheets: Vec::new(),
            left: left.min(MOST_UNPACKED),
        };
        let links = book.text("xl/_rels/workbook.xml.rels")?;
        let text = book.text("xl/workbook.xml")?;
        let text = text.ok_or(msg!("error-xlsx-none"))?;
        book.read_sheets(&text, &links.unwrap_or_default())?;
        if let Some(text) = book.text("xl/sharedStrings.xml")? {
            book.shared.read_texts(&text)?;
        }
        if let Some(text) = book.text("xl/styles.xml")? {
            book.shared.read_styles(&text)?;
        }
        Ok(book)
    }

    /// A member of the archive as text.
    fn text(&mut self, name: &str) -> Result<Option<String>, Message> {
        let found = self
            .archive
            .members
            .iter()
            .position(|m| m.name.eq_ignore_ascii_case(name));
        let Some(at) = found else {
            return Ok(None);
        };
        let within = |what: Message| msg!("error-in-file", file = name, said = what);
        // Unpacked to nothing first: it takes room only when its length is known and allowed.
        let archive = &mut self.archive;
        let length = archive.unpack(at, &mut io::sink(), self.left);
        let length = length.map_err(within)?;
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        archive.unpack(at, &mut bytes, self.left).map_err(within)?;
        self.left -= length;
        let text = match decoded(&bytes).map_err(within)? {
            Cow::Owned(text) => Some(text),
            Cow::Borrowed(_) => None,
        };
        // What is UTF-8 already is not held twice.
        let mark = bytes
            .starts_with(BYTE_ORDER_MARK)
            .then_some(BYTE_ORDER_MARK.len());
        bytes.drain(..mark.unwrap_or(0));
        let text = text.map_or_else(|| String::from_utf8(bytes), Ok);
        text.map(Some).map_err(|_| within(msg!("error-xlsx-utf8")))
    }

    fn read_sheets(&mut self, text: &str, links: &str) -> Result<(), Message> {
        let mut targets: Vec<(String, String)> = Vec::new();
        let mut xml = Xml::new(links);
        if xml.child()?.is_some() {
            while xml.child()?.is_some() {
                let id = xml.attribute("Id").unwrap_or_default().into_owned();
                let target = xml.attribute("Target").unwrap_or_default();
                let target = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("xl/{target}"),
                };
                targets.push((id, target));
                xml.skip()?;
            }
        }
        let mut xml = Xml::new(text);
        xml.child()?;
        while let Some(child) = xml.child()? {
            match child {
                "workbookPr" => {
                    let from_1904 = xml.attribute("date1904");
                    self.shared.from_1904 = matches!(from_1904.as_deref(), Some("1" | "true"));
                    xml.skip()?;
                }
                "sheets" => {
                    while xml.child()?.is_some() {
                        let name = xml.attribute("name").unwrap_or_default().into_owned();
                        let id = xml.attribute("id").unwrap_or_default();
                        let target = targets.iter().find(|(known, _)| *known == id);
                        let hidden = xml
                            .attribute("state")
                            .is_some_and(|state| state != "visible");
                        let shown = target.filter(|_| !hidden);
                        self.sheets
                            .extend(shown.map(|(_, target)| (name, target.clone())));
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    /// The sheet of that name, else the only one that has cells.
    fn chosen(&mut self, layer: Option<&str>) -> Result<(String, Vec<Row>), Message> {
        let sheets = std::mem::take(&mut self.sheets);
        let mut found = Vec::new();
        for (name, target) in &sheets {
            if layer.is_some_and(|layer| layer != name) {
                continue;
            }
            let text = self.text(target)?.unwrap_or_default();
            let rows = rows(&text, &self.shared);
            let rows = rows
                .map_err(|what| msg!("error-xlsx-sheet", name = name.to_string(), said = what))?;
            if !rows.is_empty() {
                found.push((name.clone(), rows));
            }
        }
        let names = |sheets: Vec<&str>| sheets.join(", ");
        if found.len() > 1 {
            let filled = names(found.iter().map(|(name, _)| name.as_str()).collect());
            return Err(msg!("error-xlsx-sheets", filled = filled.to_string()));
        }
        let all = names(sheets.iter().map(|(name, _)| name.as_str()).collect());
        found.pop().ok_or_else(|| match layer {
            Some(layer) => msg!(
                "error-xlsx-no-such",
                layer = layer.to_string(),
                all = all.to_string()
            ),
            None => msg!("error-xlsx-empty"),
        })
    }
}

/// The rows behind the first one, which names the columns.
fn features(rows: &[Row], frame: Frame, label: &str) -> Result<FeatureTable, InputError> {
    let width = width(rows, label)?;
    let Some((head, rows)) = rows.split_first() else {
        return Err(InputError::content(label, msg!("error-xlsx-nothing")));
    };
    let header: Vec<String> = whole(head, width).iter().map(text).collect();
    let record = |row: &[Value]| row.iter().map(text).collect::<ByteRecord>();
    let sample = rows.first().map(|row| record(&whole(row, width)));
    let mut reader = FlatReader::new(header, sample.as_ref(), frame);
    for row in rows {
        let values = whole(row, width);
        let texts = record(&values);
        let added = reader.row(&texts, values.into_iter());
        added.map_err(|what| {
            InputError::content(
                label,
                msg!("error-row", row = row.number.to_string(), said = what),
            )
        })?;
    }
    Ok(reader.finish())
}

fn whole(row: &Row, width: usize) -> Vec<Value> {
    let mut values = vec![Value::Null; width];
    for (column, value) in &row.cells {
        if let Some(place) = values.get_mut(*column) {
            place.clone_from(value);
        }
    }
    values
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: usize, columns: &[usize]) -> Row {
        let cells = columns.iter().map(|&column| (column, Value::from(column)));
        Row {
            number,
            cells: cells.collect(),
        }
    }

    #[test]
    fn a_wide_sheet_of_empty_cells_takes_no_room() {
        let far = [row(1, &[16_383])];
        let rows: Vec<Row> = far
            .into_iter()
            .chain((2..100_000).map(|n| row(n, &[0])))
            .collect();
        let error = features(&rows, Frame::default(), "a.xlsx").expect_err("too wide");
        assert!(error.to_string().contains("are empty"), "{error}");
    }

    #[test]
    fn a_row_that_is_longer_than_the_first_is_named() {
        let rows = [row(1, &[0, 1]), row(2, &[0]), row(7, &[0, 3])];
        let error = features(&rows, Frame::default(), "a.xlsx").expect_err("too long");
        let expected = "a.xlsx: row 7: a cell in column 4, where the header has 2";
        assert_eq!(error.to_string(), expected);
    }
}
