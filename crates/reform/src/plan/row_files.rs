//! The CSV files that a plan names for changes of many rows.

use std::collections::BTreeMap;

use csv::StringRecord;
use toml::Spanned;

use super::{Change, Plan, Recode, Rename, RowTable, Target, Translations};
use crate::diagnostic::Problem;
use aimaq_io::Lines;
use aimaq_territory::Lang;
use aimaq_words::{Message, Value, msg};

/// The files that the changes of a plan name for their rows, where they are named.
pub fn row_files(plan: &Plan) -> impl Iterator<Item = &Spanned<String>> {
    let changes = plan.acts.iter().flat_map(|act| &act.changes);
    changes.filter_map(|change| match change.get_ref() {
        Change::RecodeTable(table) => table.file.as_ref(),
        Change::RenameTable(table) => table.file.as_ref(),
        _ => None,
    })
}

/// Puts the rows of files into the plan; `texts` holds what the files hold, by the
/// names that [`row_files`] gives.
///
/// # Errors
/// Names the file and the line that cannot be used.
pub fn read_row_files(plan: &mut Plan, texts: &BTreeMap<String, String>) -> Result<(), Problem> {
    for act in &mut plan.acts {
        for change in &mut act.changes {
            match change.get_mut() {
                Change::RecodeTable(table) => fill(table, texts, recode)?,
                Change::RenameTable(table) => fill(table, texts, rename)?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// The cells of a row, by column.
struct Cells<'a> {
    columns: &'a StringRecord,
    record: &'a StringRecord,
    /// Where the plan names the file.
    span: std::ops::Range<usize>,
}

impl Cells<'_> {
    fn get(&self, column: &str) -> Option<&str> {
        let at = self.columns.iter().position(|c| c.trim() == column)?;
        let cell = self.record.get(at)?.trim();
        (!cell.is_empty()).then_some(cell)
    }

    fn placed(&self, text: &str) -> Spanned<String> {
        Spanned::new(self.span.clone(), text.to_owned())
    }

    fn target(&self) -> Result<Target, Message> {
        match (self.get("unit"), self.get("region")) {
            (Some(unit), None) => Ok(Target::Unit(self.placed(unit))),
            (None, Some(region)) => Ok(Target::Region(self.placed(region))),
            (Some(_), Some(_)) => Err(msg!("row-both-targets")),
            (None, None) => Err(msg!("row-no-target")),
        }
    }

    fn needed(&self, column: &str) -> Result<Spanned<String>, Message> {
        let cell = self.get(column).map(|cell| self.placed(cell));
        cell.ok_or_else(|| msg!("row-empty-cell", column = column))
    }
}

fn recode(cells: &Cells<'_>) -> Result<Recode, Message> {
    Ok(Recode {
        target: cells.target()?,
        code: cells.needed("code")?,
    })
}

fn rename(cells: &Cells<'_>) -> Result<Rename, Message> {
    let mut names = Translations::default();
    for column in cells.columns {
        let lang = column.trim().strip_prefix("name_").and_then(Lang::new);
        if let (Some(lang), Some(name)) = (lang, cells.get(column.trim())) {
            names = names.and(lang, name);
        }
    }
    Ok(Rename {
        target: cells.target()?,
        to: cells.needed("to")?,
        names,
        aliases: Vec::new(),
        seat: cells.get("seat").map(|seat| cells.placed(seat)),
        seat_names: Translations::default(),
    })
}

fn fill<T>(
    table: &mut RowTable<T>,
    texts: &BTreeMap<String, String>,
    row: impl Fn(&Cells<'_>) -> Result<T, Message>,
) -> Result<(), Problem> {
    let Some(file) = &table.file else {
        return Ok(());
    };
    let Some(text) = texts.get(file.get_ref()) else {
        return Ok(());
    };
    let wrong = |line: u64, what: Value| {
        let message = msg!(
            "problem-row",
            file = file.get_ref(),
            line = line,
            what = what
        );
        let problem = Problem::error(message).at(file.span());
        problem.hint(msg!("hint-row-columns"))
    };
    // A line that ends with two characters would count as half a line more.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(Lines::of(text.as_bytes()).separator);
    let mut reader = reader.from_reader(text.as_bytes());
    let columns = reader
        .headers()
        .map_err(|e| wrong(1, e.to_string().into()))?;
    let columns = columns.clone();
    for record in reader.records() {
        let record = record.map_err(|e| {
            let line = e.position().map_or(1, csv::Position::line);
            wrong(line, e.to_string().into())
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = Cells {
            columns: &columns,
            record: &record,
            span: file.span(),
        };
        table
            .rows
            .push(row(&cells).map_err(|what| wrong(line, what.into()))?);
        table.lines.push(line);
    }
    Ok(())
}
