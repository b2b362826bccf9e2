//! Pages about many runs and plans: the one that leads to the reports of a batch, and the
//! one that sets plans side by side.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::page::STYLE;
use super::shown::{Shown, shown};
use crate::msg;
use crate::table::Table;
use crate::words::{Lang, say};

/// What these pages have beside the style of the report.
const MORE: &str = ".maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(420px, 100%), 1fr)); gap: 16px 24px; } .maps figure { margin: 0; } .maps svg, .chart svg { display: block; width: 100%; height: auto; } .maps figcaption { font-size: 13px; color: var(--soft); margin: 0 0 4px; } .maps figcaption strong { display: block; font-size: 16px; color: var(--ink); } .maps p { margin: 0; } .chart { max-width: 900px; }";

/// A map of one of several plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallMap {
    /// What stands above it: the title of the plan, or that it is the state before.
    pub title: String,
    /// What the plan is called; none of the state before.
    pub plan: Option<String>,
    /// What must be known of it.
    pub notes: Vec<String>,
    /// What it shows, for those who do not see it.
    pub alternative: String,
    /// The picture, as SVG without an XML declaration.
    pub svg: String,
}

/// One row for each run, its name a link where it has a report; `links` are as many as the
/// rows of the table, whose first column holds the names.
pub fn index_page(table: &Table, links: &[Option<String>], lang: Lang) -> String {
    let failed = links.iter().filter(|link| link.is_none()).count();
    let body = html! {
        p.lead { (say(&msg!("batch-index-lead", n = links.len()), lang)) } "\n"
        @if failed > 0 {
            p { (say(&msg!("batch-index-failed", n = failed), lang)) } "\n"
        }
        (rows(&shown(table, lang), links))
    };
    document(&say(&msg!("batch-index-title"), lang), &body, lang)
}

/// Maps of plans, all of one size, a chart of all (as SVG), and what is said of the plans in tables; of the first,
/// which has a row for each plan, plans stand side by side.
pub fn plans_page(maps: &[SmallMap], chart: Option<&str>, tables: &[Table], lang: Lang) -> String {
    let of = |(number, table): (usize, &Table)| match number {
        0 => shown(table, lang).transposed(lang),
        _ => shown(table, lang),
    };
    let body = html! {
        div.maps {
            @for map in maps {
                figure {
                    figcaption {
                        strong { (map.title) }
                        @if let Some(plan) = &map.plan { p { (plan) } }
                        @for note in &map.notes { p { (note) } }
                    }
                    div role="img" aria-label=(map.alternative) { (PreEscaped(&map.svg)) }
                }
                "\n"
            }
        }
        @if let Some(chart) = chart {
            h2 { (say(&msg!("page-people-within"), lang)) } "\n"
            div.chart role="img" aria-label=(say(&msg!("page-people-within"), lang)) { (PreEscaped(chart)) } "\n"
        }
        @for table in tables.iter().enumerate().map(of) {
            h2 { (table.title.as_deref().unwrap_or_default()) } "\n"
            (rows(&table, &[]))
        }
    };
    document(&say(&msg!("beside-title"), lang), &body, lang)
}

fn document(title: &str, body: &Markup, lang: Lang) -> String {
    let markup = html! {
        (DOCTYPE) "\n"
        html lang=(lang.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(MORE)) }
            }
            "\n"
            body { main { h1 { (title) } "\n" (body) } }
        }
        "\n"
    };
    markup.into_string()
}

/// A table whose rows may have a link on their first cell.
fn rows(shown: &Shown, links: &[Option<String>]) -> Markup {
    let class = |i: usize| (shown.is_text.get(i) == Some(&false)).then_some("n");
    let link = |row: usize| links.get(row).and_then(Option::as_deref);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(shown.header.first().map_or("", String::as_str)) {
            table {
                thead { tr {
                    @for (i, head) in shown.header.iter().enumerate() {
                        th scope="col" class=[class(i)] { (head) }
                    }
                } }
                "\n"
                tbody {
                    @for (number, row) in shown.rows.iter().enumerate() {
                        tr {
                            @for (i, cell) in row.iter().enumerate() {
                                @if i > 0 {
                                    td class=[class(i)] { (cell) }
                                } @else if let Some(link) = link(number) {
                                    th scope="row" { a href=(link) { (cell) } }
                                } @else {
                                    th scope="row" { (cell) }
                                }
                            }
                        }
                        "\n"
                    }
                }
            }
        }
        @for note in &shown.notes { p.note { (note) } }
    }
}
