//! Names as one line of a table on the terminal has room for them.

use crate::table::{Cell, Table};

/// The most letters of a name.
const LETTERS: usize = 40;
/// The most names in a cell.
const NAMES: usize = 4;

/// A name on one line: what breaks lines is a space, and what is too long is cut.
pub(super) fn short(name: &str) -> String {
    let is_gap = |letter: char| letter.is_whitespace() || letter.is_control();
    let words: Vec<&str> = name.split(is_gap).filter(|word| !word.is_empty()).collect();
    let line = words.join(" ");
    match line.char_indices().nth(LETTERS) {
        Some(_) => line.chars().take(LETTERS - 1).chain(['…']).collect(),
        None => line,
    }
}

/// Lists of names with the first ones only, and how many more there are.
pub(super) fn few(table: &mut Table) {
    for cell in table.rows.iter_mut().flatten() {
        if let Cell::List(names) = cell
            && names.len() > NAMES
        {
            let more = format!("+{}", names.len() - NAMES + 1);
            names.truncate(NAMES - 1);
            names.push(more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_on_one_line_and_is_cut_where_it_is_long() {
        assert_eq!(short("Koré\r\nMaïroua\r\n"), "Koré Maïroua");
        assert_eq!(short(&"ә".repeat(40)), "ә".repeat(40));
        assert_eq!(short(&"ә".repeat(41)), "ә".repeat(39) + "…");
    }

    #[test]
    fn of_many_names_the_first_are_shown() {
        let names = |n: usize| Cell::List((1..=n).map(|i| i.to_string()).collect());
        let mut table = Table::new(["units"]);
        table.rows = vec![vec![names(4)], vec![names(9)]];
        few(&mut table);
        assert_eq!(
            table.to_csv(crate::words::Lang::EN),
            "units\n1;2;3;4\n1;2;3;+6\n"
        );
    }
}
