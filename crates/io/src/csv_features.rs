//! Tables as text (CSV): rows with columns of degrees or of well-known text.

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

use csv::{ByteRecord, StringRecord};
use serde_json::Value;

use super::feature::{FeatureTable, SourceFile};
use super::flat::{FlatReader, FlatWriter};
use super::format::{About, Format, Holds, Layer, ReadOptions, Written};
use super::frame::Frame;
use super::points::Lines;
use super::schema::Cell;
use super::{InputError, read_bytes, sha256_hex, text_in};
use aimaq_words::msg;
use aimaq_words::{as_text, from_text};

/// Tables; the cells are set apart by comma, semicolon, tab or `|`.
pub(super) static FORMAT: Format = Format {
    name: "CSV",
    holds: Holds::Points,
    endings: &[".csv", ".tsv", ".txt"],
    written: &[".csv"],
    read,
    stream: None,
    write: Some(write),
};

fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    let label = path.display().to_string();
    let bytes = read_bytes(path)?;
    let source = options.checksum.then(|| SourceFile {
        name: label.clone(),
        sha256: sha256_hex(&bytes),
    });
    let text = text_in(bytes, options.encoding.as_deref(), &label)?;
    let mut table = parse_rows(&text, &label, options)?;
    table.sources.extend(source);
    Ok(table)
}

/// Reads the rows of a table as features whose properties are the cells, all of them
/// text; `label` names it in errors. Geometry is in a column `wkt`, or in columns of
/// longitude and latitude.
///
/// # Errors
/// Names the line and column that cannot be read.
pub fn parse_rows(
    text: &str,
    label: &str,
    options: &ReadOptions,
) -> Result<FeatureTable, InputError> {
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::of(text.as_bytes());
    let frame = Frame::with(options, None).map_err(|what| InputError::content(label, what))?;
    let (mut reader, header) = lines.table(text, label)?;
    let wrong = |e: csv::Error| lines.unread(e, label);
    let mut records = reader.records().peekable();
    let sample = match records.peek() {
        Some(Ok(first)) => Some(first.as_byte_record().clone()),
        _ => None,
    };
    let mut rows = FlatReader::new(header, sample.as_ref(), frame);
    let mut unmarked = 0;
    for record in records {
        let record: StringRecord = record.map_err(wrong)?;
        let position = record.position().cloned();
        let bytes: &ByteRecord = record.as_byte_record();
        let texts = record.iter().map(|cell| {
            let text = from_text(cell);
            unmarked += usize::from(text.len() < cell.len());
            Value::from(text)
        });
        let added = rows.row(bytes, texts);
        added.map_err(|what| lines.wrong(position.as_ref(), what, label))?;
    }
    let mut table = rows.finish();
    if unmarked > 0 {
        table.warnings.push(msg!("read-marked", n = unmarked));
    }
    Ok(table)
}

fn write(out: &mut dyn Write, layer: Layer<'_>, _: &About<'_>) -> std::io::Result<Written> {
    let table = FlatWriter::new(layer);
    let mut writer = csv::Writer::from_writer(out);
    for name in table.header() {
        writer.write_field(as_text(name).as_bytes())?;
    }
    writer.write_record(None::<&[u8]>)?;
    let mut marked = 0;
    for row in table.rows() {
        for cell in &row {
            let text = cell.text();
            let shown = match cell {
                Cell::Text(text) => as_text(text),
                _ => Cow::Borrowed(text.as_ref()),
            };
            marked += usize::from(shown.len() > text.len());
            writer.write_field(shown.as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()?;
    let mut lost = table.schema.told;
    if marked > 0 {
        lost.push(msg!("write-marked", n = marked, program = "aimaq"));
    }
    Ok(Written {
        lost,
        ..Written::default()
    })
}
