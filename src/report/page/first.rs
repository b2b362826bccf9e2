//! The answer first: the finding in a sentence, in which regions that is, and the figures
//! that a reader wants first.

use maud::{Markup, html};

use super::{Page, find};
use crate::compare::{
    State, answer, answer_of_state, extremes, regions_heading, share_beyond, units_heading,
    where_most,
};
use crate::msg;
use crate::words::{Message, at_most, lexicon, number, say, share};

/// Who lives farther from the centre than this cannot go there and back in a day's work.
const FAR_KM: f64 = 200.0;

/// The title and the answer.
pub(super) fn first(page: &Page<'_>) -> Markup {
    let (lang, comparison) = (page.lang, page.study.comparison);
    let title = page.title.get(lang);
    let changes = !page.study.applied.changes_nothing();
    html! {
        div.lead {
            @if let Some(logo) = page.logo { img.logo src=(logo) alt=""; "\n" }
            h1.kicker { (title) } "\n"
            @if changes {
                p.answer { (say(&answer(comparison), lang)) } "\n"
                @for message in where_most(comparison) { (bracketed(&say(&message, lang))) "\n" }
            } @else if let Some(answer) = answer_of_state(comparison) {
                p.answer { (say(&answer, lang)) } "\n"
            }
        }
    }
}

/// A line whose brackets a narrow screen leaves out, so that the map has room below it.
fn bracketed(text: &str) -> Markup {
    let mut parts = text.split(" (");
    let first = parts.next().unwrap_or_default();
    html! {
        p.where {
            (first)
            @for part in parts {
                @if let Some((inside, after)) = part.split_once(')') {
                    span { " (" (inside) ")" } (after)
                } @else {
                    " (" (part)
                }
            }
        }
    }
}

/// What follows the maps: the units that change most, the figures and the search.
pub(super) fn more(page: &Page<'_>) -> Markup {
    let (lang, comparison) = (page.lang, page.study.comparison);
    let changes = !page.study.applied.changes_nothing();
    html! {
        div.more {
            @if changes {
                @for message in extremes(comparison) { p.extreme { (say(&message, lang)) } "\n" }
            }
            (figures(page))
            (find::find(page))
            @if let Some(description) = page.description {
                p.about { (description.get(lang)) } "\n"
            }
            // A run draws it of whatever has land and changes.
            @if changes && !page.maps.is_empty() {
                p.note { (say(&msg!("doc-brief-file"), lang)) " " a href="brief.pdf" { "brief.pdf" } } "\n"
            }
        }
    }
}

/// A figure of both states, or of one where they agree.
fn arrow(of: impl Fn(State) -> String) -> String {
    let (before, after) = (of(State::Before), of(State::After));
    match before == after {
        true => after,
        false => format!("{before} → {after}"),
    }
}

/// The figures that a reader wants first.
fn figures(page: &Page<'_>) -> Markup {
    let c = page.study.comparison;
    let after = &page.study.applied.after;
    let (words, lang) = (lexicon(), page.lang);
    let whole = |n: f64| words.value(&number(n, 0), lang);
    let mean = |state| match c.mean_km(state) {
        Some(km) => words.value(&number(km, 1), lang),
        None => "–".to_owned(),
    };
    let beyond = |state| match share_beyond(c, state, FAR_KM) {
        Some(beyond) => words.value(&share(beyond, 1), lang),
        None => "–".to_owned(),
    };
    let population = match after.population_date {
        Some(day) => msg!("page-population-of", day = day),
        None => msg!("page-population"),
    };
    let mut figures: Vec<(Message, String)> = vec![
        (
            regions_heading(after),
            arrow(|s| whole(c.state(s).regions.len() as f64)),
        ),
        (
            units_heading(after),
            arrow(|s| whole(c.state(s).units as f64)),
        ),
        (population, arrow(|s| whole(c.state(s).population as f64))),
        (msg!("doc-mean-distance"), arrow(mean)),
    ];
    if !page.study.applied.changes_nothing() {
        figures.push((msg!("doc-people-nearer"), whole(c.shift.nearer)));
        figures.push((msg!("doc-people-farther"), whole(c.shift.farther)));
    }
    let far = msg!("page-beyond", km = at_most(FAR_KM, 0));
    figures.push((far, arrow(beyond)));
    html! {
        dl.figures {
            @for (name, figure) in &figures {
                div { dt { (say(name, lang)) } dd { (figure) } } "\n"
            }
        }
    }
}
