//! The views of a study as one workbook for people: a sheet each, in the words of a
//! language, with numbers that can be reckoned with.

use std::io;

use super::views::ViewTables;
use crate::io::{NumberForm, Sheet, SheetCell, workbook};
use crate::msg;
use crate::report::{cell, head};
use crate::table::{Cell, Digits, Figure, Table, trimmed};
use crate::words::{Lang, lexicon, say};

/// All tables in their order, and the notes on them as the last sheet; of longer tables than
/// `most_rows` a note says where they are.
///
/// # Errors
/// If a table has more rows than a sheet can have.
pub fn views_workbook(
    tables: &ViewTables,
    lang: Lang,
    most_rows: Option<usize>,
) -> io::Result<Vec<u8>> {
    let mut sheets = Vec::with_capacity(tables.len() + 1);
    let mut notes = Vec::new();
    for (view, table) in tables {
        let name = lexicon().word("sheet", view.key, lang);
        let name = name.unwrap_or_else(|| view.key.to_owned());
        if let Some(most) = most_rows.filter(|most| table.rows.len() > *most) {
            let all = table.rows.len();
            let file = view.file.unwrap_or(view.key);
            let note = msg!("workbook-long", all = all, most = most, file = file);
            notes.push([name, say(&note, lang)]);
            continue;
        }
        let title = table.title.iter().map(|title| say(title, lang));
        let below = table.notes.iter().map(|note| lexicon().value(note, lang));
        notes.extend(title.chain(below).map(|note| [name.clone(), note]));
        sheets.push(sheet(name, table, lang));
    }
    sheets.push(Sheet {
        name: say(&msg!("workbook-notes"), lang),
        header: [msg!("workbook-sheet"), msg!("workbook-note")]
            .iter()
            .map(|head| say(head, lang))
            .collect(),
        rows: notes
            .into_iter()
            .map(|note| note.map(SheetCell::Text).to_vec())
            .collect(),
    });
    Ok(workbook(&sheets)?.0)
}

/// A table as a sheet. Of columns in which no row has anything, as of posts where nobody
/// counted them, people need not see the head; without rows all heads stay.
fn sheet(name: String, table: &Table, lang: Lang) -> Sheet {
    let columns = table.filled(table.columns.len());
    let row = |row: &Vec<Cell>| {
        let cells = columns.iter().filter_map(|&at| row.get(at));
        cells.map(|cell| value(cell, lang)).collect()
    };
    Sheet {
        name,
        header: columns.iter().map(|&at| head(table, at, lang)).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

fn value(of: &Cell, lang: Lang) -> SheetCell {
    match of {
        Cell::Missing => SheetCell::Empty,
        Cell::Figure(figure) => SheetCell::Number(rounded(*figure), form(figure.shown)),
        other => match cell(other, lang) {
            text if text.is_empty() => SheetCell::Empty,
            text => SheetCell::Text(text),
        },
    }
}

/// With the digits that programs get.
fn rounded(figure: Figure) -> f64 {
    let digits = figure.plain.map(|n| trimmed(figure.value, n));
    let rounded = digits.and_then(|text| text.parse().ok());
    rounded.unwrap_or(figure.value)
}

fn form(digits: Digits) -> NumberForm {
    match digits {
        Digits::Fixed(n) => NumberForm::Fixed(n),
        Digits::Signed(n) => NumberForm::Signed(n),
        Digits::Trimmed(_) => NumberForm::General,
        Digits::Share => NumberForm::Percent,
    }
}
