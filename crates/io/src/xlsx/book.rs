//! Workbooks: sheets as values, and their bytes. Texts stay texts and numbers numbers;
//! the date in the file is fixed, so that the same sheets give the same bytes.

use aimaq_words::msg;
use std::io;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A text is at most so long, in units of UTF-16; a sheet has at most so many rows.
pub(super) const LONGEST_TEXT: usize = 32_767;
const MOST_ROWS: usize = 1_048_576;
/// The name of a sheet is at most so long.
const LONGEST_NAME: usize = 31;
/// Widths of columns, in digits.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=48;
/// Rows that the width of a column goes by.
const MEASURED: usize = 200;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name; what such a name cannot hold is replaced, and a second one of that name
    /// has a number.
    pub name: String,
    /// The first row.
    pub header: Vec<String>,
    /// The others.
    pub rows: Vec<Vec<SheetCell>>,
}

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetCell {
    /// Nothing.
    Empty,
    /// True or false.
    Bool(bool),
    /// A number with all its digits, and how it is shown.
    Number(f64, NumberForm),
    /// A text, also where it looks like a number or a formula.
    Text(String),
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberForm {
    /// As the spreadsheet likes.
    General,
    /// With so many decimals.
    Fixed(usize),
    /// A change: with so many decimals, and its sign.
    Signed(usize),
    /// A part of one, as a percentage.
    Percent,
}

impl NumberForm {
    /// In the language of spreadsheets.
    fn format(self) -> Format {
        let decimals = |n: usize| match n {
            0 => "#,##0".to_owned(),
            n => format!("#,##0.{}", "0".repeat(n.min(15))),
        };
        let format = Format::new();
        match self {
            Self::General => format,
            Self::Fixed(n) => format.set_num_format(decimals(n)),
            Self::Signed(n) => {
                let plain = decimals(n);
                format.set_num_format(format!("+{plain};-{plain};{plain}"))
            }
            Self::Percent => format.set_num_format("0.0%"),
        }
    }
}

/// The bytes of a workbook, and how many texts were left out because they are too long
/// for a cell.
///
/// # Errors
/// If a sheet has more rows or columns than there can be.
pub fn workbook(sheets: &[Sheet]) -> io::Result<(Vec<u8>, usize)> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(unwritten)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut names: Vec<String> = Vec::new();
    let mut left_out = 0;
    for sheet in sheets {
        let name = name(&sheet.name, &names);
        names.push(name.to_lowercase());
        let page = book.add_worksheet();
        page.set_name(name).map_err(unwritten)?;
        left_out += fill(page, sheet)?;
    }
    Ok((book.save_to_buffer().map_err(unwritten)?, left_out))
}

fn unwritten(error: XlsxError) -> io::Error {
    io::Error::other(error.to_string())
}

fn fill(page: &mut Worksheet, sheet: &Sheet) -> io::Result<usize> {
    if sheet.rows.len() >= MOST_ROWS {
        return Err(io::Error::from(aimaq_words::Sentence(msg!(
            "error-write-rows"
        ))));
    }
    let columns = |n: usize| {
        let many = |_| io::Error::from(aimaq_words::Sentence(msg!("error-write-columns")));
        u16::try_from(n).map_err(many)
    };
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin);
    for (at, text) in sheet.header.iter().enumerate() {
        let column = columns(at)?;
        let written = page.write_string_with_format(0, column, text, &head);
        written.map_err(unwritten)?;
        let width = width(sheet, at);
        page.set_column_width(column, width as f64)
            .map_err(unwritten)?;
    }
    let mut left_out = 0;
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (at, cell) in cells.iter().enumerate() {
            left_out += usize::from(!put(page, (row, columns(at)?), cell)?);
        }
    }
    page.set_freeze_panes(1, 0).map_err(unwritten)?;
    if let (Some(row), Some(column)) = (last(sheet.rows.len()), last(sheet.header.len())) {
        let all = page.autofilter(0, 0, row + 1, columns(column as usize)?);
        all.map_err(unwritten)?;
    }
    Ok(left_out)
}

fn last(n: usize) -> Option<u32> {
    u32::try_from(n.checked_sub(1)?).ok()
}

/// Writes a cell; whether it was not too long.
fn put(page: &mut Worksheet, (row, column): (u32, u16), cell: &SheetCell) -> io::Result<bool> {
    let written = match cell {
        SheetCell::Empty => return Ok(true),
        SheetCell::Bool(truth) => page.write_boolean(row, column, *truth),
        SheetCell::Number(n, NumberForm::General) => page.write_number(row, column, *n),
        SheetCell::Number(n, form) => {
            page.write_number_with_format(row, column, *n, &form.format())
        }
        SheetCell::Text(text) if text.encode_utf16().count() > LONGEST_TEXT => return Ok(false),
        SheetCell::Text(text) => page.write_string(row, column, text),
    };
    written.map(|_| true).map_err(unwritten)
}

/// How wide a column is, by its head and its first cells. The longest word of the head
/// counts, for a head is wrapped.
fn width(sheet: &Sheet, column: usize) -> usize {
    let head = sheet.header[column].split(' ').map(|w| w.chars().count());
    let cells = sheet
        .rows
        .iter()
        .take(MEASURED)
        .filter_map(|row| row.get(column));
    let cells = cells.map(|cell| match cell {
        SheetCell::Text(text) => text.chars().count(),
        SheetCell::Number(n, _) => n.abs().log10().max(0.0) as usize + 7,
        SheetCell::Bool(_) | SheetCell::Empty => 0,
    });
    let widest = head.chain(cells).max().unwrap_or(0) + 2;
    widest.clamp(*WIDTHS.start(), *WIDTHS.end())
}

/// A name that a sheet can have and no other has.
fn name(wanted: &str, taken: &[String]) -> String {
    let legal = |letter: char| match letter {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => '_',
        letter if letter.is_control() => '_',
        letter => letter,
    };
    let mut legal: String = wanted.trim().chars().map(legal).collect();
    // Excel keeps this name for itself.
    if legal.eq_ignore_ascii_case("history") {
        legal.push('_');
    }
    let with = |ending: &str| {
        let room = LONGEST_NAME - ending.encode_utf16().count();
        let mut name = String::new();
        for letter in legal.chars() {
            if name.encode_utf16().count() + letter.len_utf16() > room {
                break;
            }
            name.push(letter);
        }
        name + ending
    };
    let first = match legal.is_empty() {
        true => "1".to_owned(),
        false => with(""),
    };
    let others = (2..).map(|n| with(&format!(" {n}")));
    let mut names = std::iter::once(first).chain(others);
    let free = names.find(|name| !taken.contains(&name.to_lowercase()));
    free.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_legal_and_each_is_there_once() {
        assert_eq!(name("a/b: [c]", &[]), "a_b_ _c_");
        assert_eq!(name("", &[]), "1");
        assert_eq!(name("Units", &["units".to_owned()]), "Units 2");
        let long = "ә".repeat(40);
        let cut = name(&long, &[]);
        assert_eq!(cut.chars().count(), 31);
        assert_eq!(name(&long, &[cut]).chars().count(), 31);
    }

    #[test]
    fn the_same_sheets_are_the_same_bytes() {
        let sheet = Sheet {
            name: "Units".into(),
            header: vec!["unit".into(), "km".into()],
            rows: vec![vec![
                SheetCell::Text("=1+1".into()),
                SheetCell::Number(0.1 + 0.2, NumberForm::Signed(1)),
            ]],
        };
        let sheets = [sheet.clone(), sheet];
        let (first, left_out) = workbook(&sheets).expect("small");
        assert_eq!(left_out, 0);
        assert!(workbook(&sheets).expect("small").0 == first);
    }

    #[test]
    fn a_text_that_no_cell_has_room_for_is_counted() {
        let text = |n| vec![SheetCell::Text("a".repeat(n))];
        let sheet = Sheet {
            name: String::new(),
            header: vec!["a".into()],
            rows: vec![text(32_767), text(32_768)],
        };
        assert_eq!(workbook(&[sheet]).expect("small").1, 1);
    }
}
