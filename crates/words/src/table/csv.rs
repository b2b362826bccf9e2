//! The one writer of CSV.

use crate::mark_as_text;

/// RFC 4180 with a bare line feed: each record a line, cells quoted where they
/// must be. A text that a spreadsheet would run is marked as text.
pub fn csv_text(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut lines = CsvLines::default();
    for record in records {
        for cell in &record {
            lines.text(cell);
        }
        lines.end();
    }
    lines.finish()
}

/// Lines of CSV as they are written, cell by cell into one text.
#[derive(Debug, Default)]
pub(super) struct CsvLines {
    text: String,
    /// Where the line begins.
    line: usize,
    /// Whether the line has a cell.
    begun: bool,
}

impl CsvLines {
    /// Adds a cell.
    pub(super) fn text(&mut self, cell: &str) {
        self.cell(|text| text.push_str(cell));
    }

    /// Adds a cell with whatever is appended to the text.
    pub(super) fn cell(&mut self, append: impl FnOnce(&mut String)) {
        let at = self.number(append);
        mark_as_text(&mut self.text, at);
        let must = |byte: u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
        if self.text.as_bytes()[at..].iter().any(|&byte| must(byte)) {
            let quoted = self.text[at..].replace('"', "\"\"");
            self.text.truncate(at);
            self.text.push('"');
            self.text.push_str(&quoted);
            self.text.push('"');
        }
    }

    /// Adds a cell that needs neither quotes nor a mark, and says where it begins.
    pub(super) fn number(&mut self, append: impl FnOnce(&mut String)) -> usize {
        if self.begun {
            self.text.push(',');
        }
        self.begun = true;
        let at = self.text.len();
        append(&mut self.text);
        at
    }

    /// Ends the line. One with nothing but an empty cell has quotes, for it would be none.
    pub(super) fn end(&mut self) {
        if self.text.len() == self.line {
            self.text.push_str("\"\"");
        }
        self.text.push('\n');
        self.line = self.text.len();
        self.begun = false;
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::csv_text;
    use crate::as_text;

    #[test]
    fn a_cell_is_quoted_only_where_it_must_be() {
        let record = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let records = [record(["a", "", "Шу, ауданы"]), record(["x\ny", "\"", "#"])];
        let expected = "a,,\"Шу, ауданы\"\n\"x\ny\",\"\"\"\",#\n";
        assert_eq!(csv_text(records), expected);
    }

    #[test]
    fn a_name_that_is_a_formula_is_text() {
        let record = ["=1+1", "-7.5"].map(str::to_owned).to_vec();
        assert_eq!(csv_text([record]), "'=1+1,-7.5\n");
    }

    proptest! {
        #[test]
        fn it_is_what_another_writer_writes(
            records in prop::collection::vec(prop::collection::vec("[-='a1,\"\r\n\t. ]{0,4}", 1..4), 0..5)
        ) {
            let mut other = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for record in &records {
                let cells = record.iter().map(|cell| as_text(cell).into_owned());
                other.write_record(cells).expect("a vector takes it");
            }
            let other = String::from_utf8(other.into_inner().expect("written")).expect("text");
            prop_assert_eq!(csv_text(records), other);
        }
    }
}
