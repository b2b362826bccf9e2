//! Writing a layer as a spreadsheet of one sheet.

use std::io::{self, Write};

use super::super::flat::FlatWriter;
use super::super::format::{About, Layer, Written};
use super::super::schema::Cell;
use super::book::{LONGEST_TEXT, NumberForm, Sheet, SheetCell, workbook};
use aimaq_words::msg;

/// Whole numbers have at most 15 digits; longer ones are written as texts.
const LARGEST: u64 = 999_999_999_999_999;

pub(super) fn write(
    out: &mut dyn Write,
    layer: Layer<'_>,
    about: &About<'_>,
) -> io::Result<Written> {
    let table = FlatWriter::new(layer);
    let rows = table.rows().map(|row| row.into_iter().map(cell).collect());
    let sheet = Sheet {
        name: about.name.to_owned(),
        header: table.header().into_iter().map(str::to_owned).collect(),
        rows: rows.collect(),
    };
    let (bytes, left_out) = workbook(&[sheet])?;
    out.write_all(&bytes)?;
    let mut lost = table.schema.told;
    if left_out > 0 {
        lost.push(msg!("write-long", n = left_out, most = LONGEST_TEXT));
    }
    Ok(Written {
        lost,
        ..Written::default()
    })
}

fn cell(cell: Cell<'_>) -> SheetCell {
    match cell {
        Cell::Null => SheetCell::Empty,
        Cell::Bool(truth) => SheetCell::Bool(truth),
        Cell::Integer(n) if n.unsigned_abs() <= LARGEST => {
            SheetCell::Number(n as f64, NumberForm::General)
        }
        Cell::Real(n) => SheetCell::Number(n, NumberForm::General),
        other => SheetCell::Text(other.text().into_owned()),
    }
}
