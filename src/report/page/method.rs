//! How it was measured, what must be known, from where it is, and what words mean.

use maud::{Markup, html};

use super::Page;
use crate::compare::land_notes;
use crate::msg;
use crate::reform::AppliedAct;
use crate::report::method::{ledger, measured, people_of};
use crate::words::{Lang, Message, say};

/// Method, warnings, sources, words, and how to repeat the run.
pub(super) fn method(page: &Page<'_>) -> Markup {
    let (study, lang) = (&page.study, page.lang);
    let told = ledger(&study.applied.ledger);
    let told: Vec<String> = told.iter().map(|said| say(said, lang)).collect();
    let say = |message: Message| say(&message, lang);
    html! {
        section id="method" {
            p.kick { (say(msg!("doc-nav-method"))) }
            h2 { (say(msg!("page-method"))) }
            @if let Some(people) = people_of(study) { p { (say(people)) } }
            p { (say(measured(study.comparison))) }
            @if study.roads.is_none() { p { (say(msg!("page-no-roads"))) } }
            @if !study.applied.changes_nothing() { p { (told.join(" ")) } }
            (lists(page))
            h2 id="words-used" { (say(msg!("doc-words"))) }
            dl.words {
                @for (word, text) in words_used() { dt { (say(word)) } dd { (say(text)) } "\n" }
            }
            h2 id="again" { (say(msg!("doc-again"))) }
            p { (say(msg!("doc-again-text"))) }
            pre tabindex="0" role="group" aria-label=(say(msg!("doc-again"))) { "aimaq run run.json -o again\naimaq verify ." }
        }
    }
}

/// Words of the tables that are not those of every day.
fn words_used() -> [(Message, Message); 8] {
    [
        (msg!("doc-word-unit"), msg!("doc-word-unit-text")),
        (msg!("doc-word-region"), msg!("doc-word-region-text")),
        (msg!("doc-word-mean"), msg!("doc-word-mean-text")),
        (msg!("doc-word-median"), msg!("doc-word-median-text")),
        (msg!("doc-word-p90"), msg!("doc-word-p90-text")),
        (msg!("doc-word-person-km"), msg!("doc-word-person-km-text")),
        (msg!("doc-word-gini"), msg!("doc-word-gini-text")),
        (msg!("doc-word-compact"), msg!("doc-word-compact-text")),
    ]
}

/// The title of an act and where its text is found, where that is known.
fn act_source(act: &AppliedAct, lang: Lang) -> Option<String> {
    let source = act.sources.with(act.source.as_ref()?);
    let title = act.titles.with(&act.title);
    Some(format!("{}: {}", title.get(lang), source.get(lang)))
}

fn lists(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let acts = page.study.applied.acts.iter();
    let acts: Vec<String> = acts.filter_map(|act| act_source(act, lang)).collect();
    let schematic = land_notes(&page.study.applied.after).into_iter();
    let schematic = schematic.map(|note| say(&note, lang));
    let warnings: Vec<String> = schematic.chain(page.warnings.iter().cloned()).collect();
    html! {
        h2 id="warnings" { (say(&msg!("page-warnings"), lang)) }
        @if warnings.is_empty() { p { (say(&msg!("page-no-warnings"), lang)) } }
        (list(&warnings))
        h2 id="sources" { (say(&msg!("page-sources"), lang)) }
        (list(&acts))
        (list(page.sources))
    }
}

fn list(lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            ul { @for line in lines { li { (line) } "\n" } }
        }
    }
}
