//! Rows of tables as text: RFC 4180 quoting by the crate `csv`, lines that end in a
//! bare line feed.

/// A row with its line feed. With `comment` a cell that holds that character is quoted,
/// so that no row is taken for a comment.
pub fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>, comment: Option<u8>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .comment(comment)
        .buffer_capacity(1 << 10)
        .from_writer(Vec::new());
    // A vector takes all that is written to it.
    let _ = writer.write_record(cells);
    let line = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&line).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        let cells = ["a", "b,c", "d\"e", "f\ng", " h ", "", "#i"];
        let expected = "a,\"b,c\",\"d\"\"e\",\"f\ng\", h ,,#i\n";
        assert_eq!(csv_line(cells, None), expected);
        assert_eq!(csv_line(["#a", "b"], Some(b'#')), "\"#a\",b\n");
    }
}
