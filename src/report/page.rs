//! The report: one self-contained HTML page.

use crate::compare::{Balance, Comparison, RegionPeople, RegionSummary, UnitChange};
use crate::measure::{AreaSource, Distribution};
use crate::reform::Applied;
use crate::territory::{Lang, Names};

use super::deeds;
use super::format::{km, whole};
use super::html::Html;
use super::method::{ledger, measured};
use super::table::Table;
use super::words::{Word, kind_word, word};

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
    pub heading: Word,
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
    let w = |x| word(x, page.lang);
    html.raw("<!doctype html>\n<html lang=\"")
        .raw(page.lang.code())
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
    html.element("h2", w(Word::WhatChanged));
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
    let w = |x| word(x, page.lang);
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
            w(Word::Regions),
            arrow(
                c.before.regions.len().to_string(),
                c.after.regions.len().to_string(),
            ),
        ),
        (
            w(Word::Units),
            arrow(c.before.units.to_string(), c.after.units.to_string()),
        ),
        (
            w(Word::Population),
            arrow(
                whole(c.before.population as f64),
                whole(c.after.population as f64),
            ),
        ),
        (
            w(Word::DistanceToCentre),
            arrow(
                km(mean(&c.people, |r| r.before_km), false),
                km(mean(&c.people, |r| r.after_km), false),
            ),
        ),
        (w(Word::WhoGains), whole(c.balance.nearer)),
        (w(Word::WhoLoses), whole(c.balance.farther)),
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
        for change in deeds::changes(act, page.lang) {
            html.element("li", &change);
        }
        html.raw("</ul></li>\n");
    }
    html.raw("</ol>\n");
}

fn pictures(page: &Page<'_>, html: &mut Html) {
    for (heading, pictures) in [(Word::Maps, &page.maps), (Word::Charts, &page.charts)] {
        if pictures.is_empty() {
            continue;
        }
        html.element("h2", word(heading, page.lang));
        for picture in pictures {
            html.raw("<figure>\n").raw(&picture.svg).raw("\n");
            html.element("figcaption", &picture.title)
                .raw("</figure>\n");
        }
    }
}

/// Regions that the reform touches: their people, before and after.
fn people(page: &Page<'_>, html: &mut Html) {
    let w = |x| word(x, page.lang);
    let touched = page.comparison.touched_regions(page.applied);
    html.element("h2", w(Word::PeopleOfLaterRegions));
    let mut rows: Vec<Vec<String>> = page
        .comparison
        .people
        .iter()
        .filter(|r| touched.contains(&r.id))
        .map(|r| people_row(r, page.lang))
        .collect();
    rows.push(total_row(&page.comparison.balance, page));
    let header = [
        w(Word::Region),
        w(Word::People),
        &format!("{}: {}", w(Word::Before), w(Word::Mean)),
        &format!("{}: {}", w(Word::After), w(Word::Mean)),
        &format!("{}: {}", w(Word::Before), w(Word::Median)),
        &format!("{}: {}", w(Word::After), w(Word::Median)),
        &format!("{}: {}", w(Word::Before), w(Word::Ninety)),
        &format!("{}: {}", w(Word::After), w(Word::Ninety)),
        w(Word::Nearer),
        w(Word::Farther),
        w(Word::Same),
    ];
    html.table(w(Word::DistanceToCentre), &header, 1, &rows);
}

fn people_row(r: &RegionPeople, lang: Lang) -> Vec<String> {
    let show = |d: Option<Distribution>, f: fn(&Distribution) -> f64| {
        d.map(|d| km(f(&d), false)).unwrap_or_default()
    };
    let people = r.after_km.map_or(0.0, |d| d.people);
    let mut row = vec![r.region.get(lang).to_owned(), whole(people)];
    for f in [
        |d: &Distribution| d.mean,
        |d: &Distribution| d.median,
        |d: &Distribution| d.p90,
    ] {
        row.push(show(r.before_km, f));
        row.push(show(r.after_km, f));
    }
    let b = r.balance;
    row.extend([b.nearer, b.farther, b.same].map(whole));
    row
}

fn total_row(b: &Balance, page: &Page<'_>) -> Vec<String> {
    let all = || page.comparison.journeys.iter();
    let before = Distribution::of(all().map(|j| (j.before_km, j.people)));
    let after = Distribution::of(all().map(|j| (j.after_km, j.people)));
    let total = RegionPeople {
        id: crate::territory::RegionId(u32::MAX),
        region: Names::new(word(Word::Total, page.lang)),
        before_km: before,
        after_km: after,
        balance: *b,
    };
    people_row(&total, page.lang)
}

/// Units by how much nearer or farther they are, the most first.
fn gains_and_losses(page: &Page<'_>, html: &mut Html) {
    let tolerance = page.comparison.measuring.tolerance_km;
    let mut moved: Vec<&UnitChange> = page.comparison.units.iter().collect();
    moved.retain(|u| u.distance_change_km.is_some_and(|km| km.abs() > tolerance));
    moved.sort_by(|a, b| {
        change(a)
            .total_cmp(&change(b))
            .then(a.unit.en.cmp(&b.unit.en))
    });
    let nearer: Vec<&UnitChange> = moved.iter().copied().filter(|u| change(u) < 0.0).collect();
    let farther: Vec<&UnitChange> = moved
        .iter()
        .rev()
        .copied()
        .filter(|u| change(u) > 0.0)
        .collect();
    for (heading, none, units) in [
        (Word::WhoGains, Word::NobodyGains, nearer),
        (Word::WhoLoses, Word::NobodyLoses, farther),
    ] {
        html.element("h2", word(heading, page.lang));
        if units.is_empty() {
            html.element("p", word(none, page.lang));
        } else {
            unit_table(page, &units, html);
        }
    }
}

fn change(unit: &UnitChange) -> f64 {
    unit.distance_change_km.unwrap_or(0.0)
}

fn unit_table(page: &Page<'_>, units: &[&UnitChange], html: &mut Html) {
    let w = |x| word(x, page.lang);
    let rows: Vec<Vec<String>> = units.iter().map(|u| unit_row(u, page.lang)).collect();
    let header = [
        w(Word::Unit),
        w(Word::Kind),
        &format!("{}: {}", w(Word::Before), w(Word::Region)),
        &format!("{}: {}", w(Word::After), w(Word::Region)),
        w(Word::People),
        &format!("{}, {}", w(Word::Before), w(Word::Km)),
        &format!("{}, {}", w(Word::After), w(Word::Km)),
        &format!("{}, {}", w(Word::Change), w(Word::Km)),
    ];
    html.table("", &header, 4, &rows);
}

fn unit_row(u: &UnitChange, lang: Lang) -> Vec<String> {
    let show = |v: Option<f64>, signed| v.map(|v| km(v, signed)).unwrap_or_default();
    vec![
        u.unit.get(lang).to_owned(),
        kind_word(&u.kind, lang),
        u.region_before.get(lang).to_owned(),
        u.region_after.get(lang).to_owned(),
        whole(u.population as f64),
        show(u.distance_before_km, false),
        show(u.distance_after_km, false),
        show(u.distance_change_km, true),
    ]
}

fn regions(page: &Page<'_>, html: &mut Html) {
    let w = |x| word(x, page.lang);
    html.element("h2", w(Word::Regions));
    for (state, summary) in [
        (Word::Before, &page.comparison.before),
        (Word::After, &page.comparison.after),
    ] {
        let rows: Vec<Vec<String>> = summary
            .regions
            .iter()
            .map(|r| region_row(r, page.lang))
            .collect();
        let header = [
            w(Word::Region),
            w(Word::Centre),
            w(Word::Cities),
            w(Word::Districts),
            w(Word::Population),
            w(Word::AreaKm2),
            w(Word::PerKm2),
            w(Word::Mean),
            w(Word::Median),
            w(Word::Ninety),
            w(Word::Farthest),
        ];
        let caption = format!(
            "{}, {} · {}",
            w(state),
            summary.date,
            w(Word::DistanceToCentre)
        );
        html.table(&caption, &header, 2, &rows);
    }
    html.raw("<p class=\"note\">")
        .text(w(Word::AreaKm2))
        .text(": * ");
    html.text(w(Word::FromBoundaries))
        .text(", ** ")
        .text(w(Word::FromSchematic))
        .raw("</p>\n");
}

fn region_row(r: &RegionSummary, lang: Lang) -> Vec<String> {
    let way =
        |f: fn(&Distribution) -> f64| r.distance_km.map(|d| km(f(&d), false)).unwrap_or_default();
    let area = r.area.as_ref().map(|a| {
        let mark = match a.source {
            AreaSource::Official => "",
            AreaSource::Boundaries => " *",
            AreaSource::SchematicBoundaries => " **",
        };
        format!("{}{mark}", whole(a.km2))
    });
    vec![
        r.region.get(lang).to_owned(),
        r.centre
            .as_ref()
            .map(|c| c.get(lang).to_owned())
            .unwrap_or_default(),
        r.cities.to_string(),
        r.districts.to_string(),
        whole(r.population as f64),
        area.unwrap_or_default(),
        r.density_per_km2
            .map(|d| format!("{d:.2}"))
            .unwrap_or_default(),
        way(|d| d.mean),
        way(|d| d.median),
        way(|d| d.p90),
        way(|d| d.max),
    ]
}

fn sections(page: &Page<'_>, html: &mut Html) {
    for section in &page.sections {
        html.element("h2", word(section.heading, page.lang));
        for table in &section.tables {
            let (header, rows) = table.shown(page.lang);
            let header: Vec<&str> = header.iter().map(String::as_str).collect();
            let is_text = |column: &usize| table.is_text(*column);
            let figures: Vec<bool> = (0..header.len()).map(|c| !is_text(&c)).collect();
            html.table_of("", &header, &figures, &rows);
            for note in &table.notes {
                html.raw("<p class=\"note\">").text(note).raw("</p>\n");
            }
        }
    }
}

fn units(page: &Page<'_>, html: &mut Html) {
    html.raw("<details>\n")
        .element("summary", word(Word::AllUnits, page.lang));
    let all: Vec<&UnitChange> = page.comparison.units.iter().collect();
    unit_table(page, &all, html);
    html.raw("</details>\n");
}

fn method(page: &Page<'_>, html: &mut Html) {
    html.element("h2", word(Word::Method, page.lang));
    html.element("p", &measured(page.comparison, page.lang));
    if !page.along_roads {
        html.element("p", word(Word::NoRoads, page.lang));
    }
    html.element("p", &ledger(&page.applied.ledger, page.lang));
}

fn lists(page: &Page<'_>, html: &mut Html) {
    html.element("h2", word(Word::Warnings, page.lang));
    if page.warnings.is_empty() {
        html.element("p", word(Word::NoWarnings, page.lang));
    }
    list(page.warnings, html);
    html.element("h2", word(Word::Sources, page.lang));
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
