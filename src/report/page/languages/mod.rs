//! The page in other languages: what differs is packed into it, and put into its place by a
//! script.

mod diff;
mod tree;

use std::io::Write as _;

use base64::Engine as _;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use maud::{Markup, PreEscaped, html};
use serde_json::json;

use self::diff::Changes;
use crate::msg;
use crate::words::{Lang, say};

/// What keeps the page as it was before other scripts change it, and what switches.
const KEEP_FIRST: &str = include_str!("../../../../web/report/keep_first.js");
const KEEP_REST: &str = include_str!("../../../../web/report/keep_rest.js");
const SWITCH: &str = include_str!("../../../../web/report/language.js");

/// Where the packed languages stand in a page.
const PLACE: &str = "<!--languages-->";

/// The buttons of a page in some languages, of which none shows before the script can switch.
pub(super) fn buttons(all: &[Lang], lang: Lang) -> Markup {
    html! {
        @if all.len() > 1 {
            div.languages role="group" hidden aria-label=(say(&msg!("doc-languages"), lang)) {
                @for lang in all {
                    button type="button" lang=(lang.as_str()) data-lang=(lang.as_str())
                        title=(say(&msg!("doc-language"), *lang)) { (short(*lang)) }
                }
            }
        }
    }
}

/// The name of a language as a button has room for it.
fn short(lang: Lang) -> String {
    let tag = lang.as_str();
    let language = tag.split('-').next().unwrap_or(tag);
    language.to_uppercase()
}

/// The scripts that run before the first part is changed, before the rest is, and last.
pub(super) fn keep_first(all: &[Lang]) -> Markup {
    script(all, KEEP_FIRST)
}

pub(super) fn keep_rest(all: &[Lang]) -> Markup {
    script(all, KEEP_REST)
}

pub(super) fn switch(all: &[Lang]) -> Markup {
    html! { @if all.len() > 1 { (PreEscaped(PLACE)) (script(all, SWITCH)) } }
}

fn script(all: &[Lang], text: &str) -> Markup {
    html! {
        @if all.len() > 1 { script { "{\n" (PreEscaped(text)) "}\n" } "\n" }
    }
}

/// A page with the same page in other languages inside. A language whose page is not of the
/// same kind is left out.
pub(in crate::report) fn with_languages(page: String, others: &[(Lang, String)]) -> String {
    // The place of the packed languages is nothing that they change.
    let bare = page.replace(PLACE, "");
    let from = tree::body(&bare);
    let packed = others.iter().filter_map(|(lang, other)| {
        let packed = packed(from.as_ref()?, &other.replace(PLACE, ""))?;
        Some(format!(
            "<script type=\"application/octet-stream\" class=\"language\" data-lang=\"{lang}\">{packed}</script>\n"
        ))
    });
    let packed: String = packed.collect();
    page.replace(PLACE, &packed)
}

/// What changes from one page to another: JSON, by deflate, by base 64.
fn packed(from: &tree::Element<'_>, other: &str) -> Option<String> {
    let changes = Changes::between(from, &tree::body(other)?)?;
    let title = other.split_once("<title>")?.1.split_once("</title>")?.0;
    let all = json!({ "title": tree::decoded(title), "changes": changes.json() });
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(all.to_string().as_bytes()).ok()?;
    let bytes = encoder.finish().ok()?;
    Some(base64::engine::general_purpose::STANDARD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_the_others_in_their_order_and_nothing_without_them() {
        let page = |text: &str| {
            format!("<html><title>{text}</title><body><p>{text}</p>{PLACE}</body></html>")
        };
        let ru = Lang::new("ru").expect("a tag");
        let one = with_languages(page("one"), &[(ru, page("один"))]);
        assert_eq!(
            one.matches("class=\"language\" data-lang=\"ru\"").count(),
            1
        );
        assert!(one.contains("<p>one</p>") && !one.contains(PLACE), "{one}");
        let alone = with_languages(page("one"), &[]);
        assert!(!alone.contains("class=\"language\""), "{alone}");
        let another = "<html><title>x</title><body class=\"a\"></body></html>".to_owned();
        let left_out = with_languages(page("one"), &[(ru, another)]);
        assert!(!left_out.contains("data-lang=\"ru\""), "{left_out}");
    }
}
