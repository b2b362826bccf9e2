//! Rows of text with their columns aligned.

/// Two spaces between columns; those of `text` stand to the left, figures to the
/// right. Widths are counted in letters.
pub(super) fn align(rows: &[Vec<String>], text: &[bool]) -> String {
    let width = |i: usize| rows.iter().map(|r| r[i].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..text.len()).map(width).collect();
    let mut shown = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).zip(text);
        let cells = cells.map(|((cell, &width), &left)| match left {
            true => format!("{cell:<width$}"),
            false => format!("{cell:>width$}"),
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        shown.push_str(line.trim_end());
        shown.push('\n');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::align;

    #[test]
    fn words_stand_left_and_figures_right() {
        let rows = [["place", "km"], ["Semey", "9.5"], ["Абай", "110.5"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        let shown = align(&rows, &[true, false]);
        assert_eq!(shown, "place     km\nSemey    9.5\nАбай   110.5\n");
    }
}
