//! Tables as aligned text and as CSV.

use super::tables::csv;

/// A table: a header and rows of as many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Columns of text, which stand to the left; figures stand to the right.
    text: Vec<usize>,
}

impl Grid {
    /// A table without rows; `text` are the columns that hold words.
    pub fn new(header: &[&str], text: &[usize]) -> Self {
        Self {
            header: header.iter().map(|&h| h.to_owned()).collect(),
            rows: Vec::new(),
            text: text.to_vec(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    /// The table as aligned text, two spaces between columns.
    pub fn aligned(&self) -> String {
        let all: Vec<&Vec<String>> = std::iter::once(&self.header).chain(&self.rows).collect();
        let width = |i: usize| {
            let cells = all.iter().filter_map(|row| row.get(i));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.header.len()).map(width).collect();
        let lines = all.iter().map(|row| self.line(row, &widths));
        lines.collect()
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let cells = row.iter().zip(widths).enumerate();
        let cells = cells.map(|(i, (cell, width))| {
            let pad = " ".repeat(width - cell.chars().count());
            if self.text.contains(&i) {
                format!("{cell}{pad}")
            } else {
                format!("{pad}{cell}")
            }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        format!("{}\n", line.trim_end())
    }

    /// The table as CSV.
    pub fn csv(&self) -> String {
        let header: Vec<&str> = self.header.iter().map(String::as_str).collect();
        csv(&header, self.rows.iter().cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::Grid;

    #[test]
    fn words_stand_left_and_figures_right() {
        let mut grid = Grid::new(&["place", "km"], &[0]);
        grid.push(vec!["Semey".into(), "9.5".into()]);
        grid.push(vec!["Абай".into(), "110.5".into()]);
        assert_eq!(grid.aligned(), "place     km\nSemey    9.5\nАбай   110.5\n");
        assert_eq!(grid.csv(), "place,km\nSemey,9.5\nАбай,110.5\n");
    }
}
