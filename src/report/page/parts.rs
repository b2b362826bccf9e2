//! The parts of the page in their order: one list for the contents and for the body.

use maud::{Markup, html};

use super::{Page, Part, first, maps, method, regions, tables};
use crate::msg;
use crate::report::deeds;
use crate::report::sections::{Section, sections};
use crate::words::{lexicon, say};

/// The parts that have something to show.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let (first_sections, rest): (Vec<Section>, Vec<Section>) =
        sections(&page.study, page.assessments, page.claim)
            .into_iter()
            .partition(|section| ["winners", "losers"].contains(&section.id));
    let mut parts = vec![Part {
        id: "maps",
        name: msg!("doc-nav-answer"),
        body: html! {
            div.hero id="maps" {
                (first::first(page)) (maps::maps(&page.maps, page.lang)) (first::more(page))
            }
        },
    }];
    if page.study.applied.changes_nothing() {
        parts.extend(ways(page));
    } else {
        parts.push(who(page, &first_sections));
        parts.push(Part {
            id: "changes",
            name: msg!("doc-nav-acts"),
            body: acts(page),
        });
    }
    parts.extend(regions::regions(page).map(|body| Part {
        id: "by-region",
        name: msg!("doc-nav-regions"),
        body,
    }));
    parts.push(Part {
        id: "tables",
        name: msg!("doc-nav-tables"),
        body: tables::all(page, &rest),
    });
    parts.push(Part {
        id: "method",
        name: msg!("doc-nav-method"),
        body: method::method(page),
    });
    parts
}

/// Who is nearer, who is farther: the chart that shows it, then the units.
fn who(page: &Page<'_>, sections: &[Section]) -> Part {
    let (chart, others): (Vec<_>, Vec<_>) =
        page.charts.iter().partition(|chart| chart.key == "winners");
    let lang = page.lang;
    let body = html! {
        section id="who" {
            p.kick { (say(&msg!("doc-nav-who"), lang)) }
            @for section in sections { (tables::finding(section, lang)) }
            @for chart in chart { (maps::picture(chart)) }
            @for section in sections { (tables::open(section, lang)) }
            @if !others.is_empty() {
                details {
                    summary { (say(&msg!("doc-more-charts"), lang)) }
                    @for chart in others { (maps::picture(chart)) }
                }
            }
        }
    };
    Part {
        id: "who",
        name: msg!("doc-nav-who"),
        body,
    }
}

/// Of a state alone: how far people are from the centre, as charts.
fn ways(page: &Page<'_>) -> Option<Part> {
    let name = msg!("doc-map-ways");
    let body = html! {
        section id="ways" {
            h2 { (say(&name, page.lang)) }
            @for chart in &page.charts { (maps::picture(chart)) }
        }
    };
    (!page.charts.is_empty()).then_some(Part {
        id: "ways",
        name,
        body,
    })
}

/// What the law did, act by act.
fn acts(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    html! {
        section id="changes" {
            p.kick { (say(&msg!("doc-nav-acts"), lang)) }
            h2 { (say(&msg!("page-what-changed"), lang)) }
            ol.acts {
                @for act in &page.study.applied.acts {
                    li {
                        strong { (act.titles.with(&act.title).get(lang)) }
                        span.date { (lexicon().date(act.effective, "short", lang)) }
                        ul {
                            @for change in deeds::changes(act, page.study.applied) {
                                li { (say(&change, lang)) } "\n"
                            }
                        }
                    }
                    "\n"
                }
            }
        }
    }
}
