//! The report: one self-contained HTML page.

use crate::compare::{Comparison, RegionPeople};
use crate::measure::Distribution;
use crate::msg;
use crate::reform::Applied;
use crate::territory::{Lang, Names};
use crate::words::{Message, Value, lexicon, say};

use super::deeds;
use super::format::{km, whole};
use super::html::Html;
use super::method::{ledger, measured};
use super::page_tables::{gains_and_losses, people, regions, units};
use super::table::Table;

/// Everything a report shows.
#[derive(Debug)]
pub struct Page<'a> {
    /// Language.
    pub lang: Lang,
    /// Title of the plan.
    pub title: &'a Names,
    /// What the plan is for.
    pub description: Option<&'a str>,
    /// The plan, carried out.
    pub applied: &'a Applied,
    /// The plan, measured.
    pub comparison: &'a Comparison,
    /// The maps.
    pub maps: Vec<PageMap>,
    /// The charts.
    pub charts: Vec<PageMap>,
    /// Tables of measures after the winners and losers.
    pub sections: Vec<Section>,
    /// Whether ways along roads are among the sections.
    pub along_roads: bool,
    /// Warnings, each a sentence.
    pub warnings: &'a [String],
    /// Sources, each a line.
    pub sources: &'a [String],
}

/// A table of the page with its heading and notes.
#[derive(Debug, Clone)]
pub struct Section {
    /// Heading.
    pub heading: Message,
    /// The tables, one below the other.
    pub tables: Vec<Table>,
}

/// A picture of the page.
#[derive(Debug, Clone)]
pub struct PageMap {
    /// What it shows, for those who do not see it.
    pub title: String,
    /// The picture, as SVG without an XML declaration.
    pub svg: String,
}

const STYLE: &str = include_str!("page.css");

/// Writes the page.
pub fn page(page: &Page<'_>) -> String {
    let mut html = Html::default();
    let w = |message: &Message| say(message, page.lang);
    html.raw("<!doctype html>\n<html lang=\"")
        .raw(page.lang.as_str())
        .raw("\">\n<head>\n");
    html.raw("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.element("title", page.title.get(page.lang));
    html.raw("<style>\n")
        .raw(STYLE)
        .raw("</style>\n</head>\n<body>\n<main>\n");
    html.element("h1", page.title.get(page.lang));
    if let Some(description) = page.description {
        html.raw("<p class=\"lead\">")
            .text(description)
            .raw("</p>\n");
    }
    figures(page, &mut html);
    html.element("h2", w(&msg!("page-what-changed")));
    acts(page, &mut html);
    pictures(page, &mut html);
    people(page, &mut html);
    gains_and_losses(page, &mut html);
    sections(page, &mut html);
    regions(page, &mut html);
    units(page, &mut html);
    method(page, &mut html);
    lists(page, &mut html);
    html.raw("</main>\n</body>\n</html>\n");
    html.into_string()
}

/// The four figures that a reader wants first.
fn figures(page: &Page<'_>, html: &mut Html) {
    let w = |message: &Message| say(message, page.lang);
    let c = page.comparison;
    let mean = |d: &[RegionPeople], f: fn(&RegionPeople) -> Option<Distribution>| {
        let sums = d
            .iter()
            .filter_map(f)
            .fold((0.0, 0.0), |s, d| (s.0 + d.people, s.1 + d.people * d.mean));
        sums.1 / sums.0
    };
    let arrow = |a: String, b: String| if a == b { a } else { format!("{a} → {b}") };
    let cards = [
        (
            w(&msg!("page-regions")),
            arrow(
                c.before.regions.len().to_string(),
                c.after.regions.len().to_string(),
            ),
        ),
        (
            w(&msg!("page-units")),
            arrow(c.before.units.to_string(), c.after.units.to_string()),
        ),
        (
            w(&msg!("page-population")),
            arrow(
                whole(c.before.population as f64),
                whole(c.after.population as f64),
            ),
        ),
        (
            w(&msg!("page-distance-to-centre")),
            arrow(
                km(mean(&c.people, |r| r.before_km), false),
                km(mean(&c.people, |r| r.after_km), false),
            ),
        ),
        (w(&msg!("page-who-gains")), whole(c.balance.nearer)),
        (w(&msg!("page-who-loses")), whole(c.balance.farther)),
    ];
    html.raw("<dl class=\"figures\">\n");
    for (name, figure) in cards {
        html.raw("<div>")
            .element("dt", name)
            .element("dd", &figure)
            .raw("</div>\n");
    }
    html.raw("</dl>\n");
}

fn acts(page: &Page<'_>, html: &mut Html) {
    html.raw("<ol class=\"acts\">\n");
    for act in &page.applied.acts {
        html.raw("<li>").element("strong", &act.title);
        html.raw("<span class=\"date\">")
            .text(&act.effective.to_string())
            .raw("</span>\n<ul>\n");
        for change in deeds::changes(act, page.applied) {
            html.element("li", say(&change, page.lang));
        }
        html.raw("</ul></li>\n");
    }
    html.raw("</ol>\n");
}

fn pictures(page: &Page<'_>, html: &mut Html) {
    for (heading, pictures) in [
        (msg!("page-maps"), &page.maps),
        (msg!("page-charts"), &page.charts),
    ] {
        if pictures.is_empty() {
            continue;
        }
        html.element("h2", say(&heading, page.lang));
        for picture in pictures {
            html.raw("<figure>\n").raw(&picture.svg).raw("\n");
            html.element("figcaption", &picture.title)
                .raw("</figure>\n");
        }
    }
}

fn sections(page: &Page<'_>, html: &mut Html) {
    for section in &page.sections {
        html.element("h2", say(&section.heading, page.lang));
        for table in &section.tables {
            let (header, rows) = table.shown(page.lang);
            let header: Vec<&str> = header.iter().map(String::as_str).collect();
            let is_text = |column: &usize| table.is_text(*column);
            let figures: Vec<bool> = (0..header.len()).map(|c| !is_text(&c)).collect();
            let say = |value: &Value| lexicon().value(value, page.lang);
            let title = table.title.as_ref().map(say).unwrap_or_default();
            html.table_of(&title, &header, &figures, &rows);
            for note in &table.notes {
                html.raw("<p class=\"note\">").text(say(note)).raw("</p>\n");
            }
        }
    }
}

fn method(page: &Page<'_>, html: &mut Html) {
    html.element("h2", say(&msg!("page-method"), page.lang));
    html.element("p", say(&measured(page.comparison), page.lang));
    if !page.along_roads {
        html.element("p", say(&msg!("page-no-roads"), page.lang));
    }
    let ledger = ledger(&page.applied.ledger);
    let ledger: Vec<String> = ledger.iter().map(|said| say(said, page.lang)).collect();
    html.element("p", ledger.join(" "));
}

fn lists(page: &Page<'_>, html: &mut Html) {
    html.element("h2", say(&msg!("page-warnings"), page.lang));
    if page.warnings.is_empty() {
        html.element("p", say(&msg!("page-no-warnings"), page.lang));
    }
    list(page.warnings, html);
    html.element("h2", say(&msg!("page-sources"), page.lang));
    let acts = page
        .applied
        .acts
        .iter()
        .filter_map(|act| Some((act, act.source.as_ref()?)));
    let acts: Vec<String> = acts
        .map(|(act, source)| format!("{}: {source}", act.title))
        .collect();
    list(&acts, html);
    list(page.sources, html);
}

fn list(lines: &[String], html: &mut Html) {
    if lines.is_empty() {
        return;
    }
    html.raw("<ul>\n");
    for line in lines {
        html.element("li", line);
    }
    html.raw("</ul>\n");
}
