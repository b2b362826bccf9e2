//! Maps and charts of the page: one view at a time where a script runs, else, and on
//! paper, one after the other.

use maud::{Markup, PreEscaped, html};

use super::PageMap;
use crate::msg;
use crate::words::{Lang, Message, say};

/// The map of the change, both states of which one may be drawn over the other, and the
/// others.
pub(super) fn maps<'a>(maps: &'a [PageMap], lang: Lang) -> Markup {
    let is_state = |map: &&PageMap| ["before", "after"].contains(&map.key.as_str());
    let states: Vec<&PageMap> = maps.iter().filter(is_state).collect();
    let change = maps.iter().filter(|map| map.key == "change");
    let listed = ["before", "after", "change"];
    let others = maps.iter();
    let others = others.filter(|map| !listed.contains(&map.key.as_str()));
    let single = |map: &'a PageMap| (map, name(&map.key), picture(map));
    let mut views: Vec<(&PageMap, Message, Markup)> = change.map(single).collect();
    match states[..] {
        [before, after] => {
            let both = swipe(before, after, lang);
            views.push((before, msg!("doc-tab-states"), both));
        }
        _ => views.extend(states.into_iter().map(single)),
    }
    views.extend(others.map(single));
    html! {
        @if !maps.is_empty() {
            div.views {
                @for (i, (map, name, body)) in views.into_iter().enumerate() {
                    section.view id={ "map-" (map.key) } {
                        h2 { (say(&name, lang)) }
                        // What a script shows later is read then only.
                        @if i == 0 { (body) } @else { noscript { (body) } }
                    }
                    "\n"
                }
            }
        }
    }
}

/// What a view is called among the others.
fn name(key: &str) -> Message {
    match key {
        "change" => msg!("page-what-changed"),
        "before" => msg!("page-before"),
        // The regions of a state alone.
        "after" => msg!("doc-tab-regions"),
        "access-after" => msg!("doc-map-ways"),
        "density" => msg!("doc-map-density"),
        _ => msg!("doc-tab-access"),
    }
}

/// One map over the other, as far as a hand has moved.
fn swipe(before: &PageMap, after: &PageMap, lang: Lang) -> Markup {
    html! {
        div.swipe {
            (picture(before))
            (picture(after))
            input type="range" min="0" max="100" value="50" step="any" hidden
                aria-label=(say(&msg!("page-swipe"), lang));
        }
    }
}

/// A picture with what must be known of it. Its box scrolls where the screen is narrower
/// than its letters can be read, and can be reached without a mouse.
pub(super) fn picture(picture: &PageMap) -> Markup {
    html! {
        figure {
            @if let Some(narrow) = &picture.narrow {
                div.narrow { (PreEscaped(&narrow.svg)) }
                @if !narrow.note.is_empty() {
                    p.narrow.note { (narrow.note) }
                }
                @if narrow.is_part {
                    button.whole type="button" hidden {}
                }
            }
            div.picture tabindex="0" role="group" aria-label=(picture.title) {
                (PreEscaped(&picture.svg))
            }
            figcaption {
                (picture.title)
                @for note in &picture.notes { " · " (note) }
            }
        }
        "\n"
    }
}
