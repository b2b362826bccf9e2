//! The annex of an act: of each region that changes its units, centre, people and land,
//! and its border by neighbours and lengths. It is made from the plan alone.

use std::collections::BTreeMap;

use crate::compare::{land_notes, touched_regions};
use crate::coverage::area;
use crate::io::Block;
use crate::measure::RegionAreas;
use crate::msg;
use crate::reform::{Applied, main_link, roots};
use crate::table::Column;
use crate::territory::{Names, RegionId, Territory, UnitId};
use crate::words::{Lang, Message, Value, lexicon, number, say};

use super::shown::column;

/// The annex in a language. `title` is that of the plan.
pub fn annex(applied: &Applied, title: &Names, lang: Lang) -> Vec<Block> {
    let after = &applied.after;
    let told = |message: &Message| Block::Paragraph(say(message, lang));
    let heading = msg!("annex-title", title = title);
    let mut blocks = vec![Block::Heading(1, say(&heading, lang))];
    for act in &applied.acts {
        let (title, day) = (act.titles.with(&act.title), act.effective);
        blocks.push(told(&msg!("annex-act", title = title, day = day)));
    }
    let touched = touched_regions(applied);
    let borders = borders(applied);
    let areas = RegionAreas::new(after);
    let order = after.regions_in_order().into_iter();
    for id in order.filter(|id| touched.contains(id)) {
        region(applied, id, (borders.get(&id), &areas), lang, &mut blocks);
    }
    blocks.extend(land_notes(after).iter().map(told));
    blocks
}

fn region(
    applied: &Applied,
    id: RegionId,
    (border, areas): (Option<&Neighbours>, &RegionAreas<'_>),
    lang: Lang,
    blocks: &mut Vec<Block>,
) {
    let after = &applied.after;
    let region = after.region(id);
    let units: Vec<UnitId> = after.units_of(id).map(|(unit, _)| unit).collect();
    let people: u64 = units.iter().map(|&unit| after.population(unit)).sum();
    blocks.push(Block::Heading(2, region.names.get(lang).to_owned()));
    let mut facts = Vec::new();
    if let Some(centre) = &region.centre {
        facts.push(msg!("annex-centre", centre = &centre.names));
    }
    let people = number(people as f64, 0);
    facts.push(match after.population_date {
        Some(day) => msg!("annex-people-of", people = people, day = day),
        None => msg!("annex-people", people = people),
    });
    if let Some(area) = areas.of(id, &units) {
        let from = Value::word("value", area.source.word());
        facts.push(msg!("annex-land", km2 = number(area.km2, 0), from = from));
    }
    if let Some(border) = border {
        let km: f64 = border.values().map(|length| length.km).sum();
        facts.push(msg!("annex-border", km = number(km, 0)));
    }
    let facts = facts.iter().map(|fact| Block::Paragraph(say(fact, lang)));
    blocks.extend(facts);
    let heading = msg!("annex-units", n = units.len());
    blocks.push(Block::Heading(3, say(&heading, lang)));
    blocks.push(unit_table(applied, id, lang));
    if let Some(border) = border {
        blocks.push(Block::Heading(3, say(&msg!("annex-neighbours"), lang)));
        blocks.push(border_table(after, border, lang));
    }
}

/// The units of a region, in order, and where each belonged before.
fn unit_table(applied: &Applied, id: RegionId, lang: Lang) -> Block {
    let (before, after) = (&applied.before, &applied.after);
    let links = applied.lineage.by_later(after);
    let order = after.units_in_order().into_iter();
    let own = order.filter(|&unit| after.unit(unit).region == id);
    let rows = own.map(|unit| {
        let row = after.unit(unit);
        let origin = main_link(after, &links[unit.index()]).map_or(unit, |link| link.from);
        let earlier = before.region(before.unit(origin).region);
        let seat = row
            .seat
            .as_ref()
            .map(|seat| seat.names.get(lang).to_owned());
        let people = number(after.population(unit) as f64, 0);
        vec![
            row.names.get(lang).to_owned(),
            after.kinds.names(&row.kind).get(lang).to_owned(),
            seat.unwrap_or_default(),
            lexicon().value(&people, lang),
            earlier.names.get(lang).to_owned(),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let heads = ["unit", "kind", "seat_after", "population", "region_before"];
    Block::Table {
        head: heads.map(|key| column(&Column::from(key), lang)).into(),
        rows,
        figures: vec![false, false, false, true, false],
    }
}

fn border_table(after: &Territory, border: &Neighbours, lang: Lang) -> Block {
    let mut lengths: Vec<(&Option<RegionId>, &Length)> = border.iter().collect();
    lengths.sort_by(|a, b| b.1.km.total_cmp(&a.1.km));
    let km = |km: f64| lexicon().value(&number(km, 1), lang);
    let rows = lengths.into_iter().map(|(neighbour, length)| {
        let name = neighbour.map(|id| after.region(id).names.get(lang).to_owned());
        vec![
            name.unwrap_or_else(|| say(&msg!("annex-outside"), lang)),
            km(length.km),
            km(length.new_km),
        ]
    });
    let heads = [
        msg!("annex-neighbour"),
        msg!("annex-length"),
        msg!("annex-new"),
    ];
    Block::Table {
        rows: rows.collect(),
        head: heads.map(|head| say(&head, lang)).into(),
        figures: vec![false, true, true],
    }
}

/// Kilometres of a border, and how many of them come with the plan.
#[derive(Debug, Clone, Copy, Default)]
struct Length {
    km: f64,
    new_km: f64,
}

/// Lengths by the region on the other side; none is the outside of the country.
type Neighbours = BTreeMap<Option<RegionId>, Length>;

/// The borders of the later regions; nothing where no boundaries are known.
fn borders(applied: &Applied) -> BTreeMap<RegionId, Neighbours> {
    let (before, after) = (&applied.before, &applied.after);
    let mut borders: BTreeMap<RegionId, Neighbours> = BTreeMap::new();
    let Some(coverage) = &after.coverage else {
        return borders;
    };
    let (old, new, roots) = (
        before.region_of_atom(),
        after.region_of_atom(),
        roots(before, after),
    );
    for arc in coverage.arcs() {
        let sides = [arc.left, arc.right].map(|side| side.map(usize::from));
        let regions = sides.map(|side| side.and_then(|atom| new[atom]));
        if regions[0] == regions[1] {
            continue;
        }
        let earlier = sides.map(|side| side.and_then(|atom| old[roots[atom].index()]));
        // Where land is cut at 180 degrees there is no border.
        let edges = arc.coords.windows(2);
        let edges = edges.filter(|edge| edge.iter().any(|at| at.x.abs() != 180.0));
        let km: f64 = edges.map(area::length_km).sum();
        for (own, other) in [(regions[0], regions[1]), (regions[1], regions[0])] {
            let Some(own) = own else { continue };
            let length = borders.entry(own).or_default().entry(other).or_default();
            length.km += km;
            length.new_km += if earlier[0] == earlier[1] { km } else { 0.0 };
        }
    }
    borders
}
