//! The page's own tables: people, units and regions, before and after.

use crate::compare::{Balance, RegionPeople, RegionSummary, UnitChange};
use crate::measure::{AreaSource, Distribution};
use crate::msg;
use crate::territory::{Lang, Names};
use crate::words::{Message, say};

use super::format::{km, whole};
use super::html::Html;
use super::page::Page;
use super::words::kind_word;

/// Regions that the reform touches: their people, before and after.
pub(super) fn people(page: &Page<'_>, html: &mut Html) {
    let w = |message: &Message| say(message, page.lang);
    let touched = page.comparison.touched_regions(page.applied);
    html.element("h2", w(&msg!("page-people-of-later-regions")));
    let mut rows: Vec<Vec<String>> = page
        .comparison
        .people
        .iter()
        .filter(|r| touched.contains(&r.id))
        .map(|r| people_row(r, page.lang))
        .collect();
    rows.push(total_row(&page.comparison.balance, page));
    let header = [
        w(&msg!("page-region")),
        w(&msg!("page-people")),
        format!("{}: {}", w(&msg!("page-before")), w(&msg!("page-mean"))),
        format!("{}: {}", w(&msg!("page-after")), w(&msg!("page-mean"))),
        format!("{}: {}", w(&msg!("page-before")), w(&msg!("page-median"))),
        format!("{}: {}", w(&msg!("page-after")), w(&msg!("page-median"))),
        format!("{}: {}", w(&msg!("page-before")), w(&msg!("page-ninety"))),
        format!("{}: {}", w(&msg!("page-after")), w(&msg!("page-ninety"))),
        w(&msg!("page-nearer")),
        w(&msg!("page-farther")),
        w(&msg!("page-same")),
    ];
    html.table(&w(&msg!("page-distance-to-centre")), &header, 1, &rows);
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
        region: Names::new(say(&msg!("page-total"), page.lang)),
        before_km: before,
        after_km: after,
        balance: *b,
    };
    people_row(&total, page.lang)
}

/// Units by how much nearer or farther they are, the most first.
pub(super) fn gains_and_losses(page: &Page<'_>, html: &mut Html) {
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
        (msg!("page-who-gains"), msg!("page-nobody-gains"), nearer),
        (msg!("page-who-loses"), msg!("page-nobody-loses"), farther),
    ] {
        html.element("h2", say(&heading, page.lang));
        if units.is_empty() {
            html.element("p", say(&none, page.lang));
        } else {
            unit_table(page, &units, html);
        }
    }
}

fn change(unit: &UnitChange) -> f64 {
    unit.distance_change_km.unwrap_or(0.0)
}

fn unit_table(page: &Page<'_>, units: &[&UnitChange], html: &mut Html) {
    let w = |message: &Message| say(message, page.lang);
    let rows: Vec<Vec<String>> = units.iter().map(|u| unit_row(u, page.lang)).collect();
    let header = [
        w(&msg!("page-unit")),
        w(&msg!("page-kind")),
        format!("{}: {}", w(&msg!("page-before")), w(&msg!("page-region"))),
        format!("{}: {}", w(&msg!("page-after")), w(&msg!("page-region"))),
        w(&msg!("page-people")),
        format!("{}, {}", w(&msg!("page-before")), w(&msg!("page-km"))),
        format!("{}, {}", w(&msg!("page-after")), w(&msg!("page-km"))),
        format!("{}, {}", w(&msg!("page-change")), w(&msg!("page-km"))),
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

/// The regions of both states.
pub(super) fn regions(page: &Page<'_>, html: &mut Html) {
    let w = |message: &Message| say(message, page.lang);
    html.element("h2", w(&msg!("page-regions")));
    for (state, summary) in [
        (msg!("page-before"), &page.comparison.before),
        (msg!("page-after"), &page.comparison.after),
    ] {
        let rows: Vec<Vec<String>> = summary
            .regions
            .iter()
            .map(|r| region_row(r, page.lang))
            .collect();
        let header = [
            w(&msg!("page-region")),
            w(&msg!("page-centre")),
            w(&msg!("page-cities")),
            w(&msg!("page-districts")),
            w(&msg!("page-population")),
            w(&msg!("page-area-km2")),
            w(&msg!("page-per-km2")),
            w(&msg!("page-mean")),
            w(&msg!("page-median")),
            w(&msg!("page-ninety")),
            w(&msg!("page-farthest")),
        ];
        let caption = format!(
            "{}, {} · {}",
            w(&state),
            summary.date,
            w(&msg!("page-distance-to-centre"))
        );
        html.table(&caption, &header, 2, &rows);
    }
    html.raw("<p class=\"note\">")
        .text(w(&msg!("page-area-km2")))
        .text(": * ");
    html.text(w(&msg!("page-from-boundaries")))
        .text(", ** ")
        .text(w(&msg!("page-from-schematic")))
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

/// All units, folded away.
pub(super) fn units(page: &Page<'_>, html: &mut Html) {
    html.raw("<details>\n")
        .element("summary", say(&msg!("page-all-units"), page.lang));
    let all: Vec<&UnitChange> = page.comparison.units.iter().collect();
    unit_table(page, &all, html);
    html.raw("</details>\n");
}
