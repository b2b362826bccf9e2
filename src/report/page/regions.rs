//! One short page for each region that changes: its figures, its map, its units.

use maud::{Markup, html};

use super::{Page, maps, tables};
use crate::compare::RegionSummary;
use crate::msg;
use crate::table::{Cell, Table};
use crate::territory::Names;
use crate::words::{Message, lexicon, list, number, say};

/// The most units of a region whose units are listed.
const MOST_UNITS: usize = 100;
/// The most regions that have a page.
const MOST_REGIONS: usize = 40;

/// The regions that change, if there are any.
pub(super) fn regions(page: &Page<'_>) -> Option<Markup> {
    let lang = page.lang;
    let touched = page.study.comparison.touched_regions(page.study.applied);
    let regions = page.study.comparison.after.regions.iter();
    let regions: Vec<&RegionSummary> = regions.filter(|row| touched.contains(&row.id)).collect();
    if regions.is_empty() || regions.len() > MOST_REGIONS {
        return None;
    }
    Some(html! {
        section id="by-region" {
            p.kick { (say(&msg!("doc-nav-regions"), lang)) }
            h2 { (say(&msg!("doc-regions-change", n = regions.len()), lang)) }
            ul.pages {
                @for row in &regions {
                    li { a href={ "#region-" (row.id.0) } { (row.region.get(lang)) } }
                }
            }
            @for row in regions { (region(page, row)) "\n" }
        }
    })
}

fn region(page: &Page<'_>, row: &RegionSummary) -> Markup {
    let lang = page.lang;
    let map = page.region_maps.iter().find(|(id, _)| *id == row.id);
    html! {
        article.region id={ "region-" (row.id.0) } {
            h3 { (row.region.get(lang)) }
            p { (say(&told(page, row), lang)) }
            div.sheet {
                @if let Some((_, map)) = map { (maps::picture(map)) }
                div { (figures(page, row)) (units(page, row)) }
            }
        }
    }
}

/// Where its units come from, and where its centre is.
fn told(page: &Page<'_>, row: &RegionSummary) -> Message {
    let units = page.study.comparison.units.iter();
    let own = units.filter(|unit| unit.region_id == row.id);
    let mut from: Vec<&Names> = Vec::new();
    for unit in own {
        if !from.contains(&&unit.region_before) && unit.region_before != row.region {
            from.push(&unit.region_before);
        }
    }
    let mut before = page.study.comparison.before.regions.iter();
    let earlier = before.find(|earlier| earlier.id == row.id);
    let moved = earlier.and_then(|earlier| {
        let (was, is) = (earlier.centre.as_ref()?, row.centre.as_ref()?);
        (was != is).then_some((was, is))
    });
    match (earlier, from.is_empty(), moved) {
        (None, false, _) => msg!("doc-region-new", from = list(from)),
        (Some(_), false, _) => msg!("doc-region-gains", from = list(from)),
        (_, _, Some((was, is))) => msg!("doc-region-centre", was = was, is = is),
        _ => msg!("doc-region-less"),
    }
}

fn figures(page: &Page<'_>, row: &RegionSummary) -> Markup {
    let (words, lang) = (lexicon(), page.lang);
    let value = |n: f64, digits: u8| words.value(&number(n, digits), lang);
    let mut people = page.study.comparison.people.iter();
    let people = people.find(|people| people.id == row.id);
    let ways = people.and_then(|p| Some((p.before_km?.mean, p.after_km?.mean)));
    let shift = people.map(|p| p.shift);
    let mut figures: Vec<(Message, String)> = Vec::new();
    if let Some(centre) = &row.centre {
        figures.push((msg!("doc-centre"), centre.get(lang).to_owned()));
    }
    figures.push((msg!("doc-units-here"), value(row.units as f64, 0)));
    figures.push((msg!("page-population"), value(row.population as f64, 0)));
    if let Some(area) = &row.area {
        figures.push((msg!("doc-area"), value(area.km2, 0)));
    }
    if let Some((before, after)) = ways {
        let arrow = format!("{} → {}", value(before, 1), value(after, 1));
        figures.push((msg!("doc-mean-distance"), arrow));
    }
    if let Some(shift) = shift {
        figures.push((msg!("doc-people-nearer"), value(shift.nearer, 0)));
        figures.push((msg!("doc-people-farther"), value(shift.farther, 0)));
    }
    html! {
        dl.figures {
            @for (name, figure) in &figures {
                div { dt { (say(name, lang)) } dd { (figure) } } "\n"
            }
        }
    }
}

/// Its units, those that change most first.
fn units(page: &Page<'_>, row: &RegionSummary) -> Markup {
    let own = page.study.comparison.units.iter();
    let mut own: Vec<_> = own.filter(|unit| unit.region_id == row.id).collect();
    let change = |km: Option<f64>| km.map_or(0.0, f64::abs);
    own.sort_by(|a, b| change(b.distance_change_km).total_cmp(&change(a.distance_change_km)));
    let all = own.len();
    own.truncate(MOST_UNITS);
    let mut table = Table::new([
        "unit",
        "region_before",
        "population",
        "distance_before_km",
        "distance_after_km",
        "distance_change_km",
    ]);
    table.rows = own
        .iter()
        .map(|unit| {
            vec![
                Cell::Name(unit.unit.clone()),
                match unit.region_before == row.region {
                    true => Cell::Missing,
                    false => Cell::Name(unit.region_before.clone()),
                },
                Cell::whole(unit.population as f64),
                Cell::maybe(unit.distance_before_km, Cell::km),
                Cell::maybe(unit.distance_after_km, Cell::km),
                Cell::maybe(unit.distance_change_km, |km| Cell::signed(km, 1)),
            ]
        })
        .collect();
    table.title = Some(msg!("doc-units-of", region = &row.region));
    if all > own.len() {
        table
            .notes
            .push(msg!("page-first-rows", shown = own.len(), all = all).into());
    }
    tables::rows(&table, None, page.lang)
}
