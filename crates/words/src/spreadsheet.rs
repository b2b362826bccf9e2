//! Texts in tables that a spreadsheet would run instead of showing them.

use std::borrow::Cow;

/// Stands before such a text; spreadsheets show the text without it.
const MARK: char = '\'';

/// A cell as a spreadsheet shows it: a text that begins as a formula does gets a mark
/// before it, and so does one that has such a mark, so that it comes back with it; numbers
/// stay as they are.
pub fn as_text(cell: &str) -> Cow<'_, str> {
    match needs_mark(cell) {
        true => Cow::Owned(format!("{MARK}{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// The same where the cell is the end of a text, from a place on.
pub fn mark_as_text(text: &mut String, from: usize) {
    if needs_mark(&text[from..]) {
        text.insert(from, MARK);
    }
}

/// The text of a cell without that mark.
pub fn from_text(cell: &str) -> &str {
    match cell.strip_prefix(MARK) {
        Some(rest) if is_marked(cell) => rest,
        _ => cell,
    }
}

fn needs_mark(cell: &str) -> bool {
    is_formula(cell) || is_marked(cell)
}

/// Whether there is nothing but marks before what begins as a formula does.
fn is_marked(cell: &str) -> bool {
    cell.starts_with(MARK) && is_formula(cell.trim_start_matches(MARK))
}

fn is_formula(cell: &str) -> bool {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    begins && cell.len() > 1 && cell.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_run_is_marked_and_comes_back() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-12.25", "-12.25"),
            ("+1e3", "+1e3"),
            ("-", "-"),
            ("-x", "'-x"),
            ("Шу", "Шу"),
            ("'quoted'", "'quoted'"),
            ("'=1+1", "''=1+1"),
            ("''-x", "'''-x"),
            ("'-5", "'-5"),
        ] {
            assert_eq!(as_text(cell), expected);
            assert_eq!(from_text(&as_text(cell)), cell);
        }
    }
}
