//! Tables of thousands of rows: the page has those that matter and a search over all.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};
use serde_json::json;

use super::shown::{Shown, shown};
use crate::msg;
use crate::table::Table;
use crate::words::{Lang, say};

/// The most rows of a table on the page that a file has as well.
pub(super) const MOST_ROWS: usize = 500;

/// Looks for what is typed in all rows; shows the first that have it.
const SCRIPT: &str = include_str!("../../web/report/search.js");

/// How many rows there are, and where.
pub(super) fn whole(all: usize, file: &str, lang: Lang) -> Markup {
    let told = msg!("page-first-rows", shown = MOST_ROWS, all = all);
    html! {
        p.note {
            (say(&told, lang)) " "
            a href=(file) { (file) }
        }
    }
}

/// A search over all rows of a table, which a reader without scripts finds in the file.
pub(super) fn search(table: &Table, file: &str, lang: Lang) -> Markup {
    let shown = shown(table, lang);
    let told = msg!("page-rows-in-file", all = shown.rows.len());
    html! {
        p.note {
            (say(&told, lang)) " "
            a href=(file) { (file) }
        }
        div.search hidden {
            input type="search" aria-label=(say(&msg!("page-search"), lang))
                placeholder=(say(&msg!("page-search"), lang));
            div.scroll { table { thead { tr {
                @for (i, head) in shown.header.iter().enumerate() {
                    th scope="col" class=[(!shown.is_text[i]).then_some("n")] { (head) }
                }
            } } tbody {} } }
            script type="application/json" { (PreEscaped(index(&shown))) }
        }
        script { (PreEscaped(SCRIPT)) }
        "\n"
    }
}

/// The rows as JSON. A text that stands in many rows is written once: a column of such
/// texts holds their places in a list.
fn index(shown: &Shown) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let coded: Vec<bool> = (0..shown.header.len())
        .map(|column| shown.is_text[column] && column > 0)
        .collect();
    let mut rows = Vec::with_capacity(shown.rows.len());
    for row in &shown.rows {
        let cells = row.iter().zip(&coded).map(|(cell, coded)| {
            if !coded {
                return cell.replace('\t', " ");
            }
            let next = words.len();
            let place = *known.entry(cell.as_str()).or_insert(next);
            if place == next {
                words.push(cell);
            }
            place.to_string()
        });
        rows.push(cells.collect::<Vec<_>>().join("\t"));
    }
    let index = json!({ "text": shown.is_text, "coded": coded, "words": words, "rows": rows });
    // What could end the script element early is written by its number.
    index.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Cell;

    #[test]
    fn a_search_has_every_row_once_repeated_texts_once_and_no_end_of_script() {
        let mut table = Table::new(["unit", "region_after", "population"]);
        let row = |name: &str| {
            vec![
                Cell::Text(name.into()),
                Cell::Text("Long Region".into()),
                Cell::whole(1.0),
            ]
        };
        table.rows = ["A</script>", "B"].map(row).into();
        let page = search(&table, "tables/units.csv", Lang::EN).into_string();
        assert_eq!(page.matches("Long Region").count(), 1, "{page}");
        assert!(page.contains("A\\u003c/script>"), "{page}");
        assert!(page.contains(r#"href="tables/units.csv""#), "{page}");
        let rows = ["A", "B"].map(|name| page.matches(&format!("\"{name}")).count());
        assert_eq!(rows, [1, 1], "{page}");
    }
}
