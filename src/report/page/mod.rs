//! The report: one self-contained HTML page. Its scripts and styles are in `web`; all of
//! it can be read without a script.

mod dark;
mod find;
mod first;
mod kept;
mod languages;
mod maps;
mod method;
mod paired;
mod parts;
mod regions;
mod tables;
mod vintages;

pub use dark::darkened;
pub use vintages::{VintagePage, vintage_page};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use rayon::prelude::*;
use serde_json::json;

use crate::compare::{Assessment, Study};
use crate::msg;
use crate::series::Claim;
use crate::territory::{Names, RegionId, TestedClaim};
use crate::words::{Lang, Message, say};

/// Everything a report shows.
#[derive(Debug)]
pub struct Page<'a> {
    /// Language.
    pub lang: Lang,
    /// The languages of a page that switches between several, this one too; none for a page
    /// in one.
    pub languages: &'a [Lang],
    /// Title of the plan.
    pub title: &'a Names,
    /// What the plan is for.
    pub description: Option<&'a Names>,
    /// The plan, carried out and measured.
    pub study: Study<'a>,
    /// Titles of the packs of standards that the plan names, and what they say.
    pub assessments: &'a [(Names, Vec<Assessment>)],
    /// The claim of the territory, and what it is held against.
    pub claim: Option<(&'a Claim, &'a TestedClaim)>,
    /// The sign of who publishes it, as the source of an image.
    pub logo: Option<&'a str>,
    /// Rules of a style sheet that bring the fonts of the pictures and the colours of a theme,
    /// where there are others than those of the program.
    pub rules: &'a str,
    /// The maps.
    pub maps: Vec<PageMap>,
    /// Maps of single regions after the reform.
    pub region_maps: Vec<(RegionId, PageMap)>,
    /// The charts.
    pub charts: Vec<PageMap>,
    /// Warnings, each a sentence.
    pub warnings: &'a [String],
    /// Sources, each a line.
    pub sources: &'a [String],
}

/// A picture of the page.
#[derive(Debug, Clone)]
pub struct PageMap {
    /// Which map or chart it is: the word of its view or kind.
    pub key: String,
    /// What it shows, for those who do not see it.
    pub title: String,
    /// What must be known to read it, each a sentence.
    pub notes: Vec<String>,
    /// The picture, as SVG without an XML declaration.
    pub svg: String,
    /// What of it a narrow screen shows, with letters to be read there.
    pub narrow: Option<Narrow>,
}

/// A picture as a narrow screen shows it.
#[derive(Debug, Clone)]
pub struct Narrow {
    /// The picture, as SVG without an XML declaration.
    pub svg: String,
    /// What must be known of its colours; nothing where they say it themselves.
    pub note: String,
    /// Whether it leaves things out, so that a reader may want the whole.
    pub is_part: bool,
}

/// The look: tokens, then the style of reports and of pages about many of them.
pub(super) const STYLE: &str = concat!(
    include_str!("../../../web/tokens.css"),
    include_str!("../../../web/report/report.css"),
);

/// What the first screen does when it is touched, which answers before the rest is read;
/// each stands alone.
const FIRST_SCRIPTS: [&str; 4] = [
    include_str!("../../../web/report/theme.js"),
    include_str!("../../../web/report/swipe.js"),
    include_str!("../../../web/report/views.js"),
    include_str!("../../../web/report/find.js"),
];

/// The same of the whole page.
const SCRIPTS: [&str; 3] = [
    include_str!("../../../web/report/folds.js"),
    include_str!("../../../web/report/tables.js"),
    include_str!("../../../web/report/tip.js"),
];

/// A part of the page that the contents lead to.
struct Part {
    id: &'static str,
    /// Its name in the contents.
    name: Message,
    body: Markup,
}

/// Writes the page.
pub fn page(page: &Page<'_>) -> String {
    let parts = parts::parts(page);
    let pictures = page.maps.iter().chain(&page.charts);
    let pictures = pictures.chain(page.region_maps.iter().map(|(_, map)| map));
    let title = page.title.get(page.lang);
    let look = Look {
        rules: page.rules,
        lang: page.lang,
        languages: page.languages,
    };
    document(title, &parts, pictures, &look)
}

/// Writes the page with the same page in other languages in it, of which each is told all of
/// them.
pub fn page_in_languages(own: &Page<'_>, others: &[Page<'_>]) -> String {
    if others.is_empty() {
        return page(own);
    }
    let others: Vec<(Lang, String)> = others
        .par_iter()
        .map(|other| (other.lang, page(other)))
        .collect();
    languages::with_languages(page(own), &others)
}

/// What a document needs beside its parts.
struct Look<'a> {
    rules: &'a str,
    lang: Lang,
    languages: &'a [Lang],
}

/// A page out of its parts, with the look and the scripts of a report.
fn document<'a>(
    title: &str,
    parts: &[Part],
    pictures: impl Iterator<Item = &'a PageMap>,
    &Look {
        rules,
        lang,
        languages: all,
    }: &Look<'_>,
) -> String {
    let dark = dark::style(pictures.map(|picture| picture.svg.as_str()));
    let markup = html! {
        (DOCTYPE) "\n"
        html lang=(lang.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                script { "document.documentElement.classList.add('script')" }
                style { (PreEscaped(STYLE)) (PreEscaped(dark)) (PreEscaped(rules)) }
            }
            "\n"
            body {
                a.skip href="#main" { (say(&msg!("doc-skip"), lang)) }
                (contents(parts, all, lang))
                main id="main" tabindex="-1" {
                    @for (i, part) in parts.iter().enumerate() {
                        (part.body) "\n"
                        @if i == 0 {
                            script type="application/json" id="words" {
                                (PreEscaped(words(lang)))
                            }
                            "\n"
                            (languages::keep_first(all))
                            (scripts(&FIRST_SCRIPTS, all))
                        }
                    }
                }
                (languages::keep_rest(all))
                (scripts(&SCRIPTS, all))
                (languages::switch(all))
            }
        }
        "\n"
    };
    kept::kept_together(&markup.into_string(), lang)
}

/// Each stands alone; what listens to the window stops when the page begins anew in another
/// language.
fn scripts(all: &[&str], languages: &[Lang]) -> Markup {
    const LISTEN: &str = "const addEventListener = (type, act) =>\n  \
        window.addEventListener(type, act, { signal: window.life.signal });\n";
    html! {
        @for script in all {
            script {
                "{\n"
                @if languages.len() > 1 && script.contains("\naddEventListener(") {
                    (PreEscaped(LISTEN))
                }
                (PreEscaped(script)) "}\n"
            }
            "\n"
        }
    }
}

/// Links to the parts of the page, and the switches of language and theme.
fn contents(parts: &[Part], all: &[Lang], lang: Lang) -> Markup {
    html! {
        nav.contents aria-label=(say(&msg!("page-contents"), lang)) {
            ul {
                @for part in parts {
                    li { a href={ "#" (part.id) } { (say(&part.name, lang)) } } "\n"
                }
            }
            (languages::buttons(all, lang))
            button.theme type="button" hidden { (say(&msg!("doc-theme-dark"), lang)) }
        }
        "\n"
    }
}

/// What the scripts say.
fn words(lang: Lang) -> String {
    let say = |message: Message| say(&message, lang);
    let words = json!({
        "dark": say(msg!("doc-theme-dark")),
        "light": say(msg!("doc-theme-light")),
        "filter": say(msg!("doc-filter")),
        "copy": say(msg!("doc-copy")),
        "copied": say(msg!("doc-copied")),
        "rows": say(msg!("doc-rows", shown = "{shown}", all = "{all}")),
        "views": say(msg!("doc-views")),
        "none": say(msg!("doc-find-none")),
        "whole": say(msg!("map-whole")),
        "part": say(msg!("map-part")),
    });
    in_script(&words)
}

/// JSON that cannot end the script element that it stands in.
fn in_script(json: &serde_json::Value) -> String {
    json.to_string().replace('<', "\\u003c")
}
