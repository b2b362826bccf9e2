//! The one writer of CSV.

/// RFC 4180 with a bare line feed: each record a line, cells quoted where they
/// must be.
pub fn csv_text(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for record in records {
        // A vector takes all that is written to it.
        let _ = writer.write_record(&record);
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
}
