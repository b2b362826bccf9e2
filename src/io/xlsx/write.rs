//! Writing spreadsheets: one sheet, texts as texts and numbers as numbers, without a date.

use std::io::{self, Write};

use super::super::flat::FlatWriter;
use super::super::format::{About, Layer, Written};
use super::super::schema::Cell;
use super::super::xml::escaped;
use super::super::zip::Packer;
use crate::msg;

/// A text is at most so long, in units of UTF-16; a sheet has at most so many rows.
const LONGEST_TEXT: usize = 32_767;
const MOST_ROWS: usize = 1_048_576;
/// Whole numbers have at most 15 digits; longer ones are written as texts.
const LARGEST: u64 = 999_999_999_999_999;
/// The name of a sheet is at most so long.
const LONGEST_NAME: usize = 31;

const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";

const LINKS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

const SHEET_LINKS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

pub(super) fn write(
    out: &mut dyn Write,
    layer: Layer<'_>,
    about: &About<'_>,
) -> io::Result<Written> {
    let table = FlatWriter::new(layer);
    if layer.len() >= MOST_ROWS {
        return Err(io::Error::other("a sheet has at most 1,048,576 rows"));
    }
    let (sheet, cut) = sheet(&table)?;
    let mut packer = Packer::default();
    packer.add("[Content_Types].xml", TYPES.as_bytes())?;
    packer.add("_rels/.rels", LINKS.as_bytes())?;
    packer.add("xl/workbook.xml", book(about.name)?.as_bytes())?;
    packer.add("xl/_rels/workbook.xml.rels", SHEET_LINKS.as_bytes())?;
    packer.add("xl/worksheets/sheet1.xml", &sheet)?;
    out.write_all(&packer.finish()?)?;
    let mut lost = table.schema.told;
    if cut > 0 {
        lost.push(msg!("write-long", n = cut, most = LONGEST_TEXT));
    }
    Ok(Written {
        lost,
        ..Written::default()
    })
}

fn book(name: &str) -> io::Result<String> {
    let name: String = name
        .chars()
        .map(|c| {
            if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') {
                '_'
            } else {
                c
            }
        })
        .take(LONGEST_NAME)
        .collect();
    let name = escaped(&name)?;
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    ))
}

/// The sheet, and how many texts were too long for it.
fn sheet(table: &FlatWriter<'_>) -> io::Result<(Vec<u8>, usize)> {
    let mut text = Vec::new();
    write!(
        text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews><sheetData>\n"
    )?;
    let header = table.header();
    let head = header.into_iter().map(|name| Cell::Text(name.into()));
    let mut cut = push_row(&mut text, 1, head)?;
    for (number, row) in (2..).zip(table.rows()) {
        cut += push_row(&mut text, number, row.into_iter())?;
    }
    text.extend_from_slice(b"</sheetData></worksheet>\n");
    Ok((text, cut))
}

/// Writes a row; gives how many texts were left out.
fn push_row<'a>(
    text: &mut Vec<u8>,
    number: usize,
    cells: impl Iterator<Item = Cell<'a>>,
) -> io::Result<usize> {
    write!(text, "<row r=\"{number}\">")?;
    let mut left_out = 0;
    for (column, cell) in cells.enumerate() {
        let place = || format!("{}{number}", letters(column));
        match cell {
            Cell::Null => {}
            Cell::Bool(truth) => {
                write!(
                    text,
                    "<c r=\"{}\" t=\"b\"><v>{}</v></c>",
                    place(),
                    u8::from(truth)
                )?;
            }
            Cell::Integer(n) if n.unsigned_abs() <= LARGEST => {
                write!(text, "<c r=\"{}\"><v>{n}</v></c>", place())?;
            }
            Cell::Real(n) => {
                let n = ryu::Buffer::new().format(n).to_owned();
                write!(text, "<c r=\"{}\"><v>{n}</v></c>", place())?;
            }
            other => {
                let value = other.text();
                if value.encode_utf16().count() > LONGEST_TEXT {
                    left_out += 1;
                    continue;
                }
                let value = escaped(&value)?;
                write!(
                    text,
                    "<c r=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{value}</t></is></c>",
                    place()
                )?;
            }
        }
    }
    writeln!(text, "</row>")?;
    Ok(left_out)
}

/// The name of a column, from 0: A to Z, AA, …
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        name.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    name.into_iter().rev().collect()
}
