//! The tables of the page: each unit before and after, and which figures may be compared.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{VintagePage, section};
use crate::msg;
use crate::reform::infer::Verdict;
use crate::report::large::MOST_ROWS;
use crate::report::page::tables;
use crate::table::{Cell, Table};
use crate::words::{Lang, Message, Value, capital, say};

/// A table whose rows that say nothing new are folded, and only counted where they are
/// very many.
fn parted(
    table: &Table,
    is_quiet: impl Fn(&[Cell]) -> bool,
    fold: fn(usize) -> Message,
    lang: Lang,
) -> Markup {
    let (mut told, mut quiet) = (table.clone(), table.clone());
    told.rows.retain(|row| !is_quiet(row));
    quiet.rows.retain(|row| is_quiet(row));
    quiet.notes.clear();
    told.title = None;
    quiet.title = None;
    let more = told.rows.len().saturating_sub(MOST_ROWS);
    told.rows.truncate(MOST_ROWS);
    html! {
        @if !told.rows.is_empty() || !told.notes.is_empty() { (tables::rows(&told, None, lang)) }
        @if more > 0 { p.note { (say(&msg!("vintages-more-rows", n = more), lang)) } }
        @if quiet.rows.len() > MOST_ROWS {
            p.note { (say(&fold(quiet.rows.len()), lang)) }
        } @else if !quiet.rows.is_empty() {
            details.rest {
                summary { (say(&fold(quiet.rows.len()), lang)) }
                (tables::rows(&quiet, None, lang))
            }
        }
    }
}

/// What each unit is, before and after.
pub(super) fn units(page: &VintagePage<'_>) -> Markup {
    let (found, lang) = (page.found, page.lang);
    let quiet = Verdict::UNCHANGED.map(|verdict| Cell::Word(verdict.word()));
    let body = parted(
        &found.differences_table(),
        |row| row.get(4).is_some_and(|cell| quiet.contains(cell)),
        |n| msg!("vintages-units-same", n = n),
        lang,
    );
    let counts = found.counts();
    let counts = counts.iter().map(|(verdict, n)| {
        let word = Value::word("value", verdict.word());
        msg!("infer-count", word = word, n = *n)
    });
    let counts = msg!("infer-counts", counts = crate::words::list(counts));
    let body = html! { p { (capital(&say(&counts, lang))) } (body) };
    section("units", msg!("infer-differences"), body, lang)
}

/// Which figures may be compared.
pub(super) fn sheet(page: &VintagePage<'_>) -> Markup {
    let (table, lang) = (page.found.sheet(), page.lang);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &table.rows {
        if let Some(Cell::Word(word)) = row.get(8) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let count = |word: &str| counts.get(word).copied().unwrap_or(0);
    let told = msg!(
        "vintages-comparable",
        yes = count("yes"),
        rebased = count("rebased"),
        no = count("no")
    );
    let yes = Cell::Word("yes");
    let body = html! {
        p { (say(&told, lang)) }
        (parted(
            &table,
            |row| row.get(8) == Some(&yes),
            |n| msg!("vintages-sheet-same", n = n),
            lang,
        ))
    };
    section("sheet", msg!("infer-sheet"), body, lang)
}
