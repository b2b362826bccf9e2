//! Two vintages and what lies between them: the land that changes hands and the borders
//! that end and begin, on one map; then each of both states.

mod pieces;

use std::collections::BTreeSet;

use super::borders::{border_legend, state_borders};
use super::change::{QUIET, borders, unit_cells};
use super::focus::narrowed;
use super::land::{LandLine, land_lines};
use super::places::{labels, region_cells};
use super::regions::colours;
use super::{Content, Dress, dressed, on_a_page};
use crate::draw::{Area, AreaLabel, Colour, FontSet, LegendEntry, LegendKey, MapSpec};
use crate::geodata::Backdrop;
use crate::msg;
use crate::reform::Applied;
use crate::reform::infer::Inferred;
use crate::territory::{Lang, RegionId, Territory};
use crate::words::{lexicon, say};
use pieces::{Fate, Pieces, receiving};

/// Regions that a legend names one by one; of more, all that receive units are one.
const MOST_NAMED: usize = 8;
/// Units whose names stand on the map where all of them belong to one region.
const MOST_UNITS: usize = 80;

/// What the maps of two vintages are made from.
#[derive(Debug, Clone, Copy)]
pub struct Vintages<'a> {
    /// Language of names and texts.
    pub lang: Lang,
    /// What was found between them.
    pub found: &'a Inferred,
    /// Waters and neighbours.
    pub backdrop: &'a Backdrop,
    /// Fonts for letters that the embedded one lacks.
    pub fonts: &'a FontSet,
}

/// The maps for a page, each with its key: `change` where the plan could be carried out,
/// then `before` and `after`. None where no land is known.
pub fn vintage_maps(vintages: &Vintages<'_>) -> Vec<(&'static str, MapSpec)> {
    let found = vintages.found;
    let Ok(applied) = &found.applied else {
        let states = [("before", &found.before), ("after", &found.after)];
        let states = states.into_iter().filter(|(_, s)| s.coverage.is_some());
        let maps = states.map(|(key, state)| {
            let content = state_map(vintages, key, state, &[]);
            (key, spec(vintages, content, 0))
        });
        return maps.collect();
    };
    if applied.after.coverage.is_none() {
        return Vec::new();
    }
    let tones = colours(&applied.before, &applied.after, &receiving(applied));
    let states = [("before", &applied.before), ("after", &applied.after)]
        .map(|(key, state)| (key, state_map(vintages, key, state, &tones)));
    // One map is drawn over the other: both have the same room for their legends.
    let legend =
        |content: &Content<'_>| border_legend(&content.borders, content.state, vintages.lang).len();
    let room = states.iter().map(|(_, content)| legend(content)).max();
    let mut maps = vec![(
        "change",
        spec(vintages, change(vintages, applied, &tones), 0),
    )];
    let states = states.into_iter();
    maps.extend(states.map(|(key, content)| (key, spec(vintages, content, room.unwrap_or(0)))));
    maps
}

/// One of these maps as a narrow screen shows it, with its legend.
pub fn narrow_vintage_map(map: &MapSpec, lang: Lang) -> MapSpec {
    let mut narrow = narrowed(map.clone(), lang);
    narrow.legend_room = 0;
    narrow
}

fn spec(vintages: &Vintages<'_>, content: Content<'_>, room: usize) -> MapSpec {
    let lang = vintages.lang;
    let title = say(&content.what, lang);
    let dress = Dress {
        lang,
        backdrop: vintages.backdrop,
        fonts: vintages.fonts,
    };
    let mut spec = dressed(content, dress);
    spec.title = title;
    spec.legend_room = spec.legend.len().max(room);
    on_a_page(spec, lang)
}

/// A state as it is, its regions in their colours.
fn state_map<'a>(
    vintages: &Vintages<'_>,
    key: &str,
    state: &'a Territory,
    tones: &[Colour],
) -> Content<'a> {
    let lang = vintages.lang;
    let lines: Vec<LandLine<'a>> = land_lines(state);
    let cells = region_cells(state);
    let several = state.living_regions().count() > 1;
    let areas = state.living_regions().map(|(id, region)| Area {
        cells: cells[id.index()].clone(),
        fill: match several {
            true => tones.get(id.index()).copied().unwrap_or(QUIET),
            false => QUIET,
        },
        title: region.names.get(lang).to_owned(),
    });
    let what = match key {
        "before" => msg!("page-before"),
        _ => msg!("page-after"),
    };
    Content {
        what,
        subtitle: lexicon().date(state.date, "short", lang),
        areas: areas.collect(),
        borders: state_borders(state, &lines),
        labels: match several {
            true => labels(state, &[], |_| true, lang),
            false => every_unit(state, lang),
        },
        state,
        lines,
        points: Vec::new(),
        links: Vec::new(),
        first: Vec::new(),
        legend_note: Vec::new(),
    }
}

/// The names of all units where they have room and are no more than a reader takes in.
fn every_unit(state: &Territory, lang: Lang) -> Vec<AreaLabel> {
    if state.living_units().count() > MOST_UNITS {
        return Vec::new();
    }
    let cells = unit_cells(state);
    let names = state.living_units().map(|(id, unit)| AreaLabel {
        text: unit.names.get(lang).to_owned(),
        short: Vec::new(),
        cells: cells[id.index()].clone(),
        strong: false,
        small: true,
        optional: true,
    });
    names.collect()
}

/// What changes, on the land of the plan carried out.
fn change<'a>(vintages: &Vintages<'_>, applied: &'a Applied, tones: &[Colour]) -> Content<'a> {
    let (before, after, lang) = (&applied.before, &applied.after, vintages.lang);
    let pieces = Pieces::new(vintages, applied);
    let receiving = receiving(applied);
    let named = receiving.len() <= MOST_NAMED;
    let lines = land_lines(after);
    let units = pieces.names();
    let labelled: BTreeSet<usize> = units.iter().flat_map(|label| label.cells.clone()).collect();
    let touched: Vec<RegionId> = receiving.iter().copied().collect();
    let mut names = match after.living_regions().count() {
        0 | 1 => Vec::new(),
        _ => labels(after, &touched, |_| true, lang),
    };
    // A cell has one name: regions leave the land of the units that have theirs.
    for label in &mut names {
        label.cells.retain(|cell| !labelled.contains(cell));
    }
    names.retain(|label| !label.cells.is_empty());
    names.extend(units);
    let day = |state: &Territory| lexicon().date(state.date, "short", lang);
    Content {
        what: msg!("page-what-changed"),
        subtitle: format!("{} → {}", day(before), day(after)),
        state: after,
        areas: pieces.areas(tones, named),
        borders: borders(before, after, &lines),
        lines,
        labels: names,
        points: Vec::new(),
        links: Vec::new(),
        first: legend(&pieces, tones, named.then_some(&receiving)),
        legend_note: Vec::new(),
    }
}

/// What colours mean: regions that units go to, one by one where they are few, then land.
fn legend(
    pieces: &Pieces<'_>,
    tones: &[Colour],
    receiving: Option<&BTreeSet<RegionId>>,
) -> Vec<LegendEntry> {
    let (after, lang) = (&pieces.applied.after, pieces.vintages.lang);
    let mut legend: Vec<LegendEntry> = Vec::new();
    for id in receiving.into_iter().flatten() {
        legend.push(LegendEntry {
            key: LegendKey::Fill(tones[id.index()]),
            text: format!(
                "{}: {}",
                say(&msg!("page-moved-units"), lang),
                after.region(*id).names.get(lang)
            ),
        });
    }
    let there: BTreeSet<Fate> = pieces
        .cells
        .keys()
        .map(|&(to, from)| pieces.fate(to, from))
        .collect();
    let region = (receiving.is_none() && there.contains(&Fate::Region)).then_some(Fate::Region);
    let told = Fate::TOLD.into_iter().filter(|fate| there.contains(fate));
    legend.extend(region.into_iter().chain(told).map(|fate| LegendEntry {
        key: LegendKey::Drawn(fate.colour()),
        text: say(&fate.text(), lang),
    }));
    legend
}
