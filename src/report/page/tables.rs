//! The tables of the page, each under its finding; what is not the finding is folded.

use maud::{Markup, html};

use super::Page;
use super::paired::{Paired, paired};
use crate::msg;
use crate::report::large::{MOST_ROWS, search, whole};
use crate::report::sections::{Layout, Section, file, units};
use crate::report::shown::{Shown, shown};
use crate::table::{Cell, Table};
use crate::words::{Lang, say};

/// All sections but those that stand elsewhere, then every unit.
pub(super) fn all(page: &Page<'_>, sections: &[Section]) -> Markup {
    let lang = page.lang;
    html! {
        section id="tables" {
            p.kick { (say(&msg!("doc-nav-tables"), lang)) }
            @for section in sections {
                @if section.open {
                    div.open { (finding(section, lang)) (open(section, lang)) }
                } @else {
                    (folded(section, lang))
                }
            }
            details id="units" {
                summary { (say(&msg!("page-all-units"), lang)) }
                (all_units(page))
            }
        }
    }
}

/// The finding of a section as its heading.
pub(super) fn finding(section: &Section, lang: Lang) -> Markup {
    let finding = section.finding.as_ref().unwrap_or(&section.heading);
    html! { "\n" h2 id=(section.id) { (say(finding, lang)) } "\n" }
}

/// The tables of a section.
pub(super) fn open(section: &Section, lang: Lang) -> Markup {
    html! {
        @if section.has_rows() {
            @for table in &section.tables { (laid(table, section, lang)) }
        } @else if let Some(instead) = &section.instead {
            p { (say(instead, lang)) }
        }
    }
}

fn folded(section: &Section, lang: Lang) -> Markup {
    html! {
        details id=(section.id) {
            summary {
                (say(&section.heading, lang))
                @if let Some(finding) = &section.finding {
                    span.finding { (say(finding, lang)) }
                }
            }
            (open(section, lang))
        }
        "\n"
    }
}

/// A table of a section in its layout.
fn laid(table: &Table, section: &Section, lang: Lang) -> Markup {
    match section.layout {
        Layout::Rows => rows(table, section.file, lang),
        Layout::ChangedOver => {
            let mut over = shown(table, lang).transposed(lang);
            over.title = None;
            html! { (plain(&over, name_of(section, &over, lang))) (notes(&over)) }
        }
        Layout::BesideEachOther if table.of_one_state => rows(table, section.file, lang),
        Layout::BesideEachOther => match paired(table, lang) {
            Some(pairs) => beside(&pairs, section, lang),
            None => rows(table, section.file, lang),
        },
        Layout::Verdicts => verdicts(table, lang),
    }
}

fn name_of(section: &Section, shown: &Shown, lang: Lang) -> String {
    let own = shown.title.clone();
    own.unwrap_or_else(|| say(&section.heading, lang))
}

/// Rows that change, then the others, folded.
fn beside(pairs: &Paired, section: &Section, lang: Lang) -> Markup {
    let name = say(&section.heading, lang);
    let others = pairs.same.len();
    html! {
        @if !pairs.changed.is_empty() { (pairs.table(&pairs.changed, &name)) }
        @if others > 0 {
            details.rest open[pairs.changed.is_empty()] {
                summary { (say(&msg!("doc-unchanged", n = others), lang)) }
                (pairs.table(&pairs.same, &format!("{name}, {}", say(&msg!("page-same"), lang))))
            }
        }
        @for note in &pairs.notes { p.note { (note) } }
        (link(section.file, lang))
    }
}

/// Broken rules at once, those that are kept folded.
fn verdicts(table: &Table, lang: Lang) -> Markup {
    let kept = Cell::Word("rule_kept");
    let (mut fine, mut broken) = (table.clone(), table.clone());
    fine.rows.retain(|row| row.contains(&kept));
    broken.rows.retain(|row| !row.contains(&kept));
    fine.notes.clear();
    let count = fine.rows.len();
    html! {
        @if broken.rows.is_empty() {
            p { (say(&msg!("doc-rules-all-kept"), lang)) }
            @for note in &shown(&broken, lang).notes { p.note { (note) } }
        } @else {
            (rows(&broken, None, lang))
        }
        @if count > 0 {
            details.rest {
                summary { (say(&msg!("doc-rules-kept", n = count), lang)) }
                (rows(&fine, None, lang))
            }
        }
    }
}

/// Every unit; of a large country a search over all, and no table.
fn all_units(page: &Page<'_>) -> Markup {
    let (units, file) = (units(&page.study), file("units"));
    match file {
        Some(file) if units.rows.len() > MOST_ROWS => search(&units, file, page.lang),
        _ => html! { (rows(&units, None, page.lang)) (link(file, page.lang)) },
    }
}

/// A table row by row. A long one that a file has is cut short.
pub(super) fn rows(table: &Table, file: Option<&'static str>, lang: Lang) -> Markup {
    let all = table.rows.len();
    let cut = file.filter(|_| all > MOST_ROWS);
    let mut shown = shown(table, lang);
    if cut.is_some() {
        shown.rows.truncate(MOST_ROWS);
    }
    let name = shown.title.clone();
    let name = name.or_else(|| shown.header.first().cloned());
    let name = name.unwrap_or_else(|| say(&msg!("page-table"), lang));
    html! {
        (plain(&shown, name))
        (notes(&shown))
        @match cut {
            Some(file) => { (whole(all, file, lang)) },
            None => { (link(file, lang)) },
        }
        "\n"
    }
}

fn notes(shown: &Shown) -> Markup {
    html! { @for note in &shown.notes { p.note { (note) } } }
}

/// The file of a run that has the whole table.
fn link(file: Option<&'static str>, lang: Lang) -> Markup {
    html! {
        @if let Some(file) = file {
            p.note { (say(&msg!("doc-file"), lang)) " " a href=(file) { (file) } }
        }
    }
}

/// Figures stand to the right, the first cell of a row names it.
fn plain(shown: &Shown, name: String) -> Markup {
    let class = |column: usize| (!shown.is_text[column]).then_some("n");
    html! {
        // A box that scrolls can be reached and named without a mouse.
        div.scroll tabindex="0" role="group" aria-label=(name) {
            table {
                @if let Some(title) = &shown.title { caption { (title) } }
                thead {
                    tr {
                        @for (i, head) in shown.header.iter().enumerate() {
                            th scope="col" class=[class(i)] { (head) }
                        }
                    }
                }
                "\n"
                tbody {
                    @for row in &shown.rows {
                        tr {
                            @for (i, cell) in row.iter().enumerate() {
                                @if i == 0 {
                                    th scope="row" { (cell) }
                                } @else {
                                    td class=[class(i)] { (cell) }
                                }
                            }
                        }
                        "\n"
                    }
                }
            }
        }
        "\n"
    }
}
