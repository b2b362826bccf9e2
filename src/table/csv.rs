//! The one writer of CSV.

use crate::words::as_text;

/// RFC 4180 with a bare line feed: each record a line, cells quoted where they
/// must be. A text that a spreadsheet would run is marked as text.
pub fn csv_text(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for record in records {
        // A vector takes all that is written to it.
        let _ = writer.write_record(record.iter().map(|cell| as_text(cell).into_owned()));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::csv_text;

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
}
