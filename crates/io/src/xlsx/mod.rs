//! Spreadsheets (Office Open XML): a sheet whose rows are features or points.

mod book;
mod cells;
mod dates;
mod read;
mod write;

use super::format::{Format, Holds};

pub use self::book::{NumberForm, Sheet, SheetCell, workbook};
pub(super) use self::read::as_csv;

/// Spreadsheets; one sheet is read, and one is written.
pub(super) static FORMAT: Format = Format {
    name: "XLSX",
    holds: Holds::Sheet,
    endings: &[".xlsx"],
    written: &[".xlsx"],
    read: read::read,
    stream: None,
    write: Some(write::write),
};
