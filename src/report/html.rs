//! A small builder of HTML: text is always escaped.

/// HTML under construction.
#[derive(Debug, Clone, Default)]
pub struct Html(String);

impl Html {
    /// The finished text.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Markup, as it is; only for text that the program itself holds.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text from anywhere, escaped.
    pub fn text(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.0.push_str(&escape(text.as_ref()));
        self
    }

    /// An element with text in it.
    pub fn element(&mut self, tag: &str, text: impl AsRef<str>) -> &mut Self {
        self.raw("<")
            .raw(tag)
            .raw(">")
            .text(text)
            .raw("</")
            .raw(tag)
            .raw(">\n")
    }

    /// A table whose first columns are text; the others are set to the right.
    pub fn table(
        &mut self,
        caption: &str,
        header: &[impl AsRef<str>],
        text_columns: usize,
        rows: &[Vec<String>],
    ) -> &mut Self {
        let figures: Vec<bool> = (0..header.len()).map(|i| i >= text_columns).collect();
        self.table_of(caption, header, &figures, rows)
    }

    /// A table; columns that are `figures` are set to the right.
    pub fn table_of(
        &mut self,
        caption: &str,
        header: &[impl AsRef<str>],
        figures: &[bool],
        rows: &[Vec<String>],
    ) -> &mut Self {
        let figure = |i: usize| figures.get(i).copied().unwrap_or(false);
        self.raw("<div class=\"scroll\"><table>\n");
        if !caption.is_empty() {
            self.element("caption", caption);
        }
        self.raw("<thead><tr>");
        for (i, name) in header.iter().enumerate() {
            self.raw(if figure(i) {
                "<th scope=\"col\" class=\"n\">"
            } else {
                "<th scope=\"col\">"
            });
            self.text(name).raw("</th>");
        }
        self.raw("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.raw("<tr>");
            for (i, cell) in row.iter().enumerate() {
                self.cell(i, !figure(i), cell);
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody></table></div>\n")
    }

    /// The first cell of a row names it.
    fn cell(&mut self, column: usize, is_text: bool, cell: &str) {
        match (column, is_text) {
            (0, _) => self.raw("<th scope=\"row\">").text(cell).raw("</th>"),
            (_, true) => self.raw("<td>").text(cell).raw("</td>"),
            (_, false) => self.raw("<td class=\"n\">").text(cell).raw("</td>"),
        };
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn text_cannot_become_markup() {
        let mut html = Html::default();
        html.element("p", "<script>alert('x')</script> & \"y\"");
        let shown = html.into_string();
        assert!(!shown.contains("<script>"), "{shown}");
        assert!(shown.contains("&lt;script&gt;") && shown.contains("&amp;"));
    }
}
