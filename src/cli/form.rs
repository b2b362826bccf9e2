//! The forms that tables of results come in.

use aimaq::report::table_text;
use aimaq::table::Table;
use aimaq::words::Lang;

use super::{Console, Failure, Outcome, Status};

/// Form of a table of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Aligned text, numbers rounded for reading
    Table,
    /// Comma-separated values, full figures
    Csv,
    /// JSON, full figures
    Json,
}

/// Prints a table, or as JSON everything that it was made from.
pub(crate) fn print(
    format: Format,
    table: &Table,
    all: &impl serde::Serialize,
    lang: Lang,
    console: &mut Console,
) -> Outcome {
    match format {
        Format::Table => console.print(&table_text(table, lang))?,
        Format::Csv => console.print(&table.to_csv(lang))?,
        Format::Json => console.json(all)?,
    }
    Ok(Status::Done)
}

/// A table in a form; as JSON with one object per row.
pub(crate) fn shown(format: Format, table: &Table, lang: Lang) -> Result<String, Failure> {
    match format {
        Format::Table => Ok(table_text(table, lang)),
        Format::Csv => Ok(table.to_csv(lang)),
        Format::Json => pretty(&table.to_json(lang)),
    }
}

/// JSON for people.
pub(crate) fn pretty(json: &serde_json::Value) -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(json)? + "\n")
}
