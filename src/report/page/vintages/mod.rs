//! The page about two vintages: the answer and the maps, what leads from one to the other,
//! what a person has to decide, and which figures may be compared.

mod rows;

use maud::{Markup, html};

use super::{Look, PageMap, Part, document, maps};
use crate::msg;
use crate::reform::infer::{ActsFound, Inferred, Verdict};
use crate::report::deeds;
use crate::report::large::MOST_ROWS;
use crate::territory::Territory;
use crate::words::{Lang, Message, at_most, capital, lexicon, number, say};
use rows::{sheet, units};

/// Everything that a page about two vintages shows.
#[derive(Debug)]
pub struct VintagePage<'a> {
    /// Language.
    pub lang: Lang,
    /// What was found between them.
    pub found: &'a Inferred,
    /// How known acts fit, where some were given.
    pub acts: Option<&'a ActsFound>,
    /// The maps; those of the change, before and after have their places.
    pub maps: Vec<PageMap>,
    /// What was put right when the files were read, each a sentence.
    pub repairs: &'a [String],
    /// The files, each a line.
    pub sources: &'a [String],
}

/// Writes the page.
pub fn vintage_page(page: &VintagePage<'_>) -> String {
    let found = page.found;
    let mut parts = vec![Part {
        id: "maps",
        name: msg!("doc-nav-answer"),
        body: html! {
            div.hero id="maps" {
                (first(page)) (maps::maps(&page.maps, page.lang)) (more(page))
            }
        },
    }];
    if found.changes > 0 {
        parts.push(part("changes", msg!("vintages-changes"), changes(page)));
    }
    if !found.questions.is_empty() {
        parts.push(part(
            "questions",
            msg!("vintages-questions"),
            questions(page),
        ));
    }
    parts.push(part("units", msg!("vintages-units"), units(page)));
    parts.push(part("sheet", msg!("vintages-sheet"), sheet(page)));
    parts.push(part("method", msg!("vintages-method"), method(page)));
    let look = Look {
        rules: "",
        lang: page.lang,
        languages: &[],
    };
    document(&found.plan.title, &parts, page.maps.iter(), &look)
}

fn part(id: &'static str, name: Message, body: Markup) -> Part {
    Part { id, name, body }
}

/// The title and the answer.
fn first(page: &VintagePage<'_>) -> Markup {
    let (found, lang) = (page.found, page.lang);
    html! {
        div.lead {
            h1.kicker { (found.plan.title) } "\n"
            p.answer { (say(&answer(found), lang)) } "\n"
        }
    }
}

/// Whether it is proven, and the figures that a reader wants first.
fn more(page: &VintagePage<'_>) -> Markup {
    let (found, lang) = (page.found, page.lang);
    html! {
        div.more {
            p.extreme { (say(&proof(found), lang)) } "\n"
            dl.figures {
                @for (name, figure) in figures(page) {
                    div { dt { (say(&name, lang)) } dd { (figure) } } "\n"
                }
            }
        }
    }
}

/// How many units are not what they were.
fn differing(found: &Inferred) -> usize {
    let all = found.differences.iter();
    let differ = all.filter(|d| !Verdict::UNCHANGED.contains(&d.verdict));
    let mut units: Vec<_> = differ.map(|d| (d.before, d.after)).collect();
    units.sort_unstable();
    units.dedup();
    units.len()
}

fn answer(found: &Inferred) -> Message {
    let all = found.before.living_units().count();
    match (differing(found), found.changes) {
        (0, _) => msg!("vintages-answer-same", all = all),
        (n, 0) => msg!("vintages-answer-no-plan", n = n, all = all),
        (n, changes) => msg!("vintages-answer", n = n, all = all, changes = changes),
    }
}

fn proof(found: &Inferred) -> Message {
    match (&found.applied, found.residue.len()) {
        (Err(_), _) => msg!("vintages-not-carried-out"),
        (Ok(_), 0) => msg!("vintages-proven"),
        (Ok(_), left) => msg!("vintages-left", n = left),
    }
}

fn figures(page: &VintagePage<'_>) -> Vec<(Message, String)> {
    let (found, lang) = (page.found, page.lang);
    let whole = |n: usize| lexicon().value(&number(n as f64, 0), lang);
    let arrow = |of: &dyn Fn(&Territory) -> usize| {
        let [before, after] = [&found.before, &found.after].map(|t| whole(of(t)));
        match before == after {
            true => after,
            false => format!("{before} → {after}"),
        }
    };
    let regions = |t: &Territory| t.living_regions().count();
    let mut figures = vec![(msg!("page-units"), arrow(&|t| t.living_units().count()))];
    if regions(&found.before) > 1 || regions(&found.after) > 1 {
        figures.push((msg!("page-regions"), arrow(&regions)));
    }
    figures.push((msg!("vintages-figure-differ"), whole(differing(found))));
    figures.push((msg!("vintages-figure-changes"), whole(found.changes)));
    if let Some(acts) = page.acts {
        figures.push((msg!("vintages-figure-no-act"), whole(acts.without_act)));
    }
    figures.push((
        msg!("vintages-figure-questions"),
        whole(found.questions.len()),
    ));
    let floor = match found.floor {
        Some(floor) => say(
            &msg!("vintages-metres", metres = at_most(floor.metres, 3)),
            lang,
        ),
        None => "–".to_owned(),
    };
    figures.push((msg!("vintages-figure-floor"), floor));
    figures
}

/// What leads from one vintage to the other, act by act, and how known acts fit.
fn changes(page: &VintagePage<'_>) -> Markup {
    let (found, lang) = (page.found, page.lang);
    let Ok(applied) = &found.applied else {
        let why = found.applied.as_ref().err();
        let why = why.map(|problems| problems.said(lang));
        return section(
            "changes",
            msg!("vintages-changes"),
            html! {
                p { (say(&msg!("infer-not-carried-out"), lang)) }
                @if let Some(why) = &why { pre tabindex="0" { (why) } }
            },
            lang,
        );
    };
    // What no act explains stands under the title of the plan.
    let own = |title: &str| title == found.plan.title;
    let body = html! {
        ol.acts {
            @for act in &applied.acts {
                li {
                    @if own(&act.title) {
                        strong { (say(&without_act(page), lang)) }
                    } @else {
                        strong { (act.titles.with(&act.title).get(lang)) }
                    }
                    span.date { (lexicon().date(act.effective, "short", lang)) }
                    ul {
                        @for change in deeds::changes(act, applied) {
                            li { (say(&change, lang)) } "\n"
                        }
                    }
                }
                "\n"
            }
        }
        @if let Some(acts) = page.acts { (alone(acts, lang)) }
        @if !found.residue.is_empty() {
            h2 { (say(&msg!("vintages-residue"), lang)) }
            (list(&found.residue.iter().map(|left| say(&left.message(), lang)).collect::<Vec<_>>()))
        }
    };
    section("changes", msg!("vintages-changes"), body, lang)
}

/// What is said over the changes that no act explains.
fn without_act(page: &VintagePage<'_>) -> Message {
    match page.acts {
        None => msg!("vintages-found"),
        Some(acts) if !acts.is_dated => msg!("vintages-undated"),
        Some(_) => msg!("vintages-without-act"),
    }
}

/// Acts that no change fits.
fn alone(acts: &ActsFound, lang: Lang) -> Markup {
    html! {
        @if !acts.without_change.is_empty() {
            h2 { (say(&msg!("vintages-acts-alone"), lang)) }
            (list(&acts.without_change))
        }
    }
}

fn questions(page: &VintagePage<'_>) -> Markup {
    let (all, lang) = (&page.found.questions, page.lang);
    let said: Vec<String> = all
        .iter()
        .take(MOST_ROWS)
        .map(|question| capital(&say(&question.message(), lang)))
        .collect();
    let body = html! {
        ol.questions { @for question in &said { li { (question) } "\n" } }
        @if all.len() > MOST_ROWS {
            p.note { (say(&msg!("infer-more-questions", n = all.len() - MOST_ROWS), lang)) }
        }
    };
    section(
        "questions",
        msg!("vintages-decide", n = all.len()),
        body,
        lang,
    )
}

/// How it was found, and from what.
fn method(page: &VintagePage<'_>) -> Markup {
    let (found, lang) = (page.found, page.lang);
    let said = found.shift_said().into_iter().chain([found.floor_said()]);
    let body = html! {
        @for said in said { p { (capital(&say(&said, lang))) "." } "\n" }
        p { (say(&msg!("vintages-how"), lang)) }
        p { (say(&msg!("vintages-law"), lang)) }
        h2 { (say(&msg!("page-sources"), lang)) }
        (list(page.sources))
        @if !page.repairs.is_empty() {
            h2 { (say(&msg!("vintages-repairs"), lang)) }
            (list(page.repairs))
        }
    };
    section("method", msg!("vintages-how-found"), body, lang)
}

fn section(id: &str, heading: Message, body: Markup, lang: Lang) -> Markup {
    html! {
        section id=(id) {
            h2 { (say(&heading, lang)) }
            (body)
        }
    }
}

fn list(lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            ul { @for line in lines { li { (line) } "\n" } }
        }
    }
}
