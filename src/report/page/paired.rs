//! Rows of both states as one: figures before and after side by side.

use maud::{Markup, html};

use crate::msg;
use crate::report::shown::{cell, column};
use crate::table::{Cell, Table};
use crate::words::{Lang, lexicon, say};

/// A table with the state of each row in its first column and its name in the second, as
/// one row for each name.
pub(super) struct Paired {
    /// Heads of the columns that are the same in both states: the name, and others.
    once: Vec<Head>,
    /// Heads of those that differ.
    twice: Vec<Head>,
    /// Rows in which something differs, and those in which nothing does.
    pub(super) changed: Vec<Row>,
    pub(super) same: Vec<Row>,
    /// What must be known to read it.
    pub(super) notes: Vec<String>,
    /// Before and after, in the words of the language.
    states: [String; 2],
}

struct Head {
    text: String,
    is_text: bool,
}

/// Cells of both kinds of columns.
pub(super) struct Row {
    once: Vec<String>,
    twice: Vec<[String; 2]>,
}

/// What is known of a name before, and after.
type Pair<'a> = [Option<&'a Vec<Cell>>; 2];

/// None where the table is not one of both states.
pub(super) fn paired(table: &Table, lang: Lang) -> Option<Paired> {
    if table.columns.first()?.plain() != "state" || table.width() < 3 {
        return None;
    }
    let pairs = pairs(table)?;
    let columns = 2..table.width();
    let columns = columns.filter(|&i| table.rows.iter().any(|row| row[i] != Cell::Missing));
    let differs = |pair: &Pair<'_>, i: usize| match pair {
        [Some(before), Some(after)] => before[i] != after[i],
        _ => false,
    };
    let alone = |pair: &Pair<'_>| pair.iter().any(Option::is_none);
    // Of what is in one state alone a figure says of which.
    let (twice, mut once): (Vec<usize>, Vec<usize>) =
        columns.partition(|&i| pairs.iter().any(|pair| differs(pair, i)));
    once.insert(0, 1);
    let is_changed = |pair: &Pair<'_>| alone(pair) || twice.iter().any(|&i| differs(pair, i));
    let text = |row: Option<&Vec<Cell>>, i: usize| {
        row.map_or_else(|| "–".to_owned(), |row| cell(&row[i], lang))
    };
    let row = |pair: &Pair<'_>| Row {
        once: once.iter().map(|&i| text(pair[1].or(pair[0]), i)).collect(),
        twice: twice
            .iter()
            .map(|&i| [text(pair[0], i), text(pair[1], i)])
            .collect(),
    };
    let head = |&i: &usize| Head {
        text: column(&table.columns[i], lang),
        is_text: table.is_text(i),
    };
    let (changed, same): (Vec<&Pair<'_>>, Vec<&Pair<'_>>) =
        pairs.iter().partition(|pair| is_changed(pair));
    Some(Paired {
        once: once.iter().map(head).collect(),
        twice: twice.iter().map(head).collect(),
        changed: changed.into_iter().map(row).collect(),
        same: same.into_iter().map(row).collect(),
        notes: table
            .notes
            .iter()
            .map(|note| lexicon().value(note, lang))
            .collect(),
        states: [msg!("page-before"), msg!("page-after")].map(|state| say(&state, lang)),
    })
}

/// The rows of each name, in the order in which names come after and then before; none
/// where a name has two rows in one state.
fn pairs(table: &Table) -> Option<Vec<Pair<'_>>> {
    let of = |state: &'static str| {
        let rows = table.rows.iter();
        rows.filter(move |row| row[0] == Cell::Word(state))
    };
    let (mut pairs, mut names): (Vec<Pair<'_>>, Vec<&Cell>) = (Vec::new(), Vec::new());
    for (at, state) in [(1, "after"), (0, "before")] {
        for row in of(state) {
            match names.iter().position(|name| **name == row[1]) {
                Some(i) if pairs[i][at].is_some() => return None,
                Some(i) => pairs[i][at] = Some(row),
                None => {
                    names.push(&row[1]);
                    let mut pair = [None, None];
                    pair[at] = Some(row);
                    pairs.push(pair);
                }
            }
        }
    }
    let all: usize = pairs.iter().map(|pair| pair.iter().flatten().count()).sum();
    (all == table.rows.len()).then_some(pairs)
}

impl Paired {
    /// Some of the rows under heads that group before and after.
    pub(super) fn table(&self, rows: &[Row], name: &str) -> Markup {
        let class = |head: &Head| (!head.is_text).then_some("n");
        html! {
            div.scroll tabindex="0" role="group" aria-label=(name) {
                table.paired {
                    thead {
                        tr.group {
                            @for head in &self.once {
                                th rowspan="2" scope="col" class=[class(head)] { (head.text) }
                            }
                            @for head in &self.twice {
                                th.both colspan="2" scope="colgroup" { (head.text) }
                            }
                        }
                        tr {
                            @for head in &self.twice {
                                @for state in &self.states {
                                    th scope="col" class=[class(head)] { (state) }
                                }
                            }
                        }
                    }
                    "\n"
                    tbody { @for row in rows { (self.row(row)) "\n" } }
                }
            }
            "\n"
        }
    }

    fn row(&self, row: &Row) -> Markup {
        let class = |head: &Head| (!head.is_text).then_some("n");
        html! {
            tr {
                @for (i, (cell, head)) in row.once.iter().zip(&self.once).enumerate() {
                    @if i == 0 {
                        th scope="row" { (cell) }
                    } @else {
                        td class=[class(head)] { (cell) }
                    }
                }
                @for (cells, head) in row.twice.iter().zip(&self.twice) {
                    @for cell in cells { td class=[class(head)] { (cell) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&'static str, &str, f64, f64)]) -> Table {
        let mut table = Table::new(["state", "region", "population", "seats"]);
        let row = |(state, name, people, seats): &(&'static str, &str, f64, f64)| {
            vec![
                Cell::Word(state),
                Cell::Text((*name).into()),
                Cell::whole(*people),
                Cell::whole(*seats),
            ]
        };
        table.rows = rows.iter().map(row).collect();
        table
    }

    #[test]
    fn a_figure_that_no_state_changes_stands_once() {
        let both = table(&[
            ("before", "A", 10.0, 1.0),
            ("before", "B", 20.0, 2.0),
            ("after", "A", 10.0, 2.0),
            ("after", "B", 20.0, 2.0),
            ("after", "C", 5.0, 1.0),
        ]);
        let pairs = paired(&both, Lang::EN).expect("both states");
        let heads = |heads: &[Head]| heads.iter().map(|h| h.text.clone()).collect::<Vec<_>>();
        assert_eq!(heads(&pairs.once), ["region", "population"]);
        assert_eq!(pairs.twice.len(), 1);
        let names = |rows: &[Row]| rows.iter().map(|r| r.once[0].clone()).collect::<Vec<_>>();
        assert_eq!(names(&pairs.changed), ["A", "C"]);
        assert_eq!(names(&pairs.same), ["B"]);
        assert_eq!(pairs.changed[1].twice[0], ["–".to_owned(), "1".to_owned()]);
    }

    #[test]
    fn rows_that_share_a_name_in_one_state_are_not_paired() {
        let twice = table(&[("after", "A", 1.0, 1.0), ("after", "A", 2.0, 1.0)]);
        assert!(paired(&twice, Lang::EN).is_none());
    }
}
