//! The maps of a plan: which areas, borders, labels and symbols they show.

use std::collections::BTreeSet;

use geo_types::{LineString, MultiPolygon};

use super::layers::region_of_atom;
use super::map_view::MapView;
use super::prepare::Prepared;
use crate::compare::UnitChange;
use crate::draw::{
    Area, AreaLabel, Border, BorderStyle, Colour, LegendEntry, LegendKey, MapPoint, MapSpec,
    Symbol, diverging, region_colours,
};
use crate::reform::roots;
use crate::report::{Word, km, word};
use crate::territory::{Lang, RegionId, Territory, UnitId, region_shapes, unit_shapes};

/// Fill of land that a change map does not talk about.
const QUIET: Colour = Colour::hex(0xf3f1ec);

/// Everything that one map of a plan shows.
pub fn map_spec(prepared: &Prepared, view: MapView) -> MapSpec {
    let lang = prepared.job.lang;
    let (before, after) = (&prepared.applied.before, &prepared.applied.after);
    let state = if view == MapView::Before {
        before
    } else {
        after
    };
    let colours = colours(before, after);
    let (areas, borders) = match view {
        MapView::Before | MapView::After => {
            (region_areas(state, &colours, lang), state_borders(state))
        }
        MapView::Change => (
            changed_areas(prepared, &colours, lang),
            changed_borders(before, after),
        ),
        MapView::Access => (access_areas(prepared, lang), state_borders(after)),
    };
    let points = points(before, state, view, lang);
    let mut legend = match view {
        MapView::Change => received_legend(prepared, &colours, lang),
        _ => Vec::new(),
    };
    legend.extend(border_legend(&borders, lang));
    legend.extend(symbol_legend(&points, lang));
    if view == MapView::Access {
        legend.extend(access_legend(prepared, lang));
    }
    MapSpec {
        title: title(prepared, view),
        subtitle: Some(subtitle(prepared, state, view)),
        notes: notes(state, lang),
        source: sources(prepared).join(" · "),
        labels: labels(prepared, state, view, lang),
        areas,
        borders,
        lakes: prepared.backdrop.lakes.clone(),
        rivers: prepared.backdrop.rivers.clone(),
        points,
        legend,
        scale_bar: true,
        km: word(Word::Km, lang),
        width_px: 1600,
    }
}

/// The sources of the maps and, where roads are given, those of the roads.
pub(super) fn report_sources(prepared: &Prepared) -> Vec<String> {
    let mut lines = sources(prepared);
    if let Some(roads) = &prepared.job.roads {
        let file = roads.file.file_name().unwrap_or_default().to_string_lossy();
        lines.push(format!(
            "Roads: {file}, © OpenStreetMap contributors (ODbL 1.0)"
        ));
    }
    lines
}

/// One line per source of the data on a map.
pub(super) fn sources(prepared: &Prepared) -> Vec<String> {
    let files = &prepared.job.boundaries;
    let attribution = &prepared.applied.after.attribution;
    let mut lines: Vec<String> = Vec::new();
    if files.is_empty() {
        lines.extend(attribution.boundaries.clone());
    } else {
        let names = files
            .iter()
            .filter_map(|f| f.file_name())
            .map(|n| n.to_string_lossy());
        lines.push(names.collect::<Vec<_>>().join(", "));
    }
    lines.extend(attribution.others.iter().cloned());
    lines
}

fn title(prepared: &Prepared, view: MapView) -> String {
    let lang = prepared.job.lang;
    let plan = prepared.plan.titles.with(&prepared.plan.title);
    let what = match view {
        MapView::Before => word(Word::Before, lang),
        MapView::After => word(Word::After, lang),
        MapView::Change => word(Word::WhatChanged, lang),
        MapView::Access => word(Word::DistanceChange, lang),
    };
    format!("{} · {what}", plan.get(lang))
}

fn subtitle(prepared: &Prepared, state: &Territory, view: MapView) -> String {
    let lang = prepared.job.lang;
    let (before, after) = (&prepared.comparison.before, &prepared.comparison.after);
    let regions = word(Word::Regions, lang);
    match view {
        MapView::Before => format!("{} · {regions}: {}", state.date, before.regions.len()),
        MapView::After => format!("{} · {regions}: {}", state.date, after.regions.len()),
        MapView::Change | MapView::Access => format!(
            "{} → {} · {regions}: {} → {}",
            before.date,
            after.date,
            before.regions.len(),
            after.regions.len()
        ),
    }
}

fn notes(state: &Territory, lang: Lang) -> Vec<String> {
    let schematic = state
        .schematic
        .then(|| word(Word::Schematic, lang).to_owned());
    schematic.into_iter().collect()
}

/// One colour per region that exists in either state: a region that survives
/// keeps its colour.
fn colours(before: &Territory, after: &Territory) -> Vec<Colour> {
    let keys: Vec<&str> = after.regions.iter().map(|r| r.names.en.as_str()).collect();
    let mut pairs = BTreeSet::new();
    for state in [before, after] {
        let region = region_of_atom(state);
        for (a, b) in neighbours(state) {
            if let (Some(a), Some(b)) = (region[a], region[b])
                && a != b
            {
                pairs.insert((a.min(b).0 as usize, a.max(b).0 as usize));
            }
        }
    }
    let pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    region_colours(&keys, &pairs)
}

fn neighbours(state: &Territory) -> Vec<(usize, usize)> {
    let Some(coverage) = &state.coverage else {
        return Vec::new();
    };
    let arcs = coverage.arcs();
    arcs.filter_map(|arc| Some((arc.left? as usize, arc.right? as usize)))
        .collect()
}

fn region_areas(state: &Territory, colours: &[Colour], lang: Lang) -> Vec<Area> {
    let shapes = region_shapes(state);
    let areas = state.living_regions().map(|(id, region)| Area {
        geometry: shapes[id.0 as usize].clone(),
        fill: colours[id.0 as usize],
        title: region.names.get(lang).to_owned(),
    });
    areas.collect()
}

/// Units that move to another region in its colour, the rest quiet.
fn changed_areas(prepared: &Prepared, colours: &[Colour], lang: Lang) -> Vec<Area> {
    let after = &prepared.applied.after;
    let shapes = unit_shapes(after);
    let rows = prepared.comparison.units.iter().map(|row| {
        let moved = row.changes.contains(&"transferred");
        Area {
            geometry: shapes[row.id.0 as usize].clone(),
            fill: if moved {
                colours[row.region_id.0 as usize]
            } else {
                QUIET
            },
            title: format!(
                "{}: {} → {}",
                row.unit.get(lang),
                row.region_before.get(lang),
                row.region_after.get(lang)
            ),
        }
    });
    rows.collect()
}

/// The colours of the regions that receive units.
fn received_legend(prepared: &Prepared, colours: &[Colour], lang: Lang) -> Vec<LegendEntry> {
    let moved = |row: &&UnitChange| row.changes.contains(&"transferred");
    let rows = prepared.comparison.units.iter().filter(moved);
    let receiving: BTreeSet<RegionId> = rows.map(|row| row.region_id).collect();
    let entries = receiving.into_iter().map(|id| LegendEntry {
        key: LegendKey::Fill(colours[id.0 as usize]),
        text: format!(
            "{}: {}",
            word(Word::MovedUnits, lang),
            prepared.applied.after.region(id).names.get(lang)
        ),
    });
    entries.collect()
}

/// Units by how much nearer or farther their people are.
fn access_areas(prepared: &Prepared, lang: Lang) -> Vec<Area> {
    let shapes = unit_shapes(&prepared.applied.after);
    let most = largest_change(prepared);
    let rows = prepared.comparison.units.iter().map(|row| {
        let change = row.distance_change_km.unwrap_or(0.0);
        Area {
            geometry: shapes[row.id.0 as usize].clone(),
            fill: diverging(change, most),
            title: format!(
                "{}: {} {}",
                row.unit.get(lang),
                km(change, true),
                word(Word::Km, lang)
            ),
        }
    });
    rows.collect()
}

/// The largest change of a unit, rounded up to a hundred kilometres.
fn largest_change(prepared: &Prepared) -> f64 {
    let changes = prepared
        .comparison
        .units
        .iter()
        .filter_map(|row| row.distance_change_km);
    let most = changes.fold(0.0, |most: f64, change| most.max(change.abs()));
    (most / 100.0).ceil().max(1.0) * 100.0
}

fn access_legend(prepared: &Prepared, lang: Lang) -> Vec<LegendEntry> {
    let most = largest_change(prepared);
    let steps = [-1.0, -0.5, 0.0, 0.5, 1.0];
    let entries = steps.map(|step: f64| {
        let change = step * most;
        let side = if step < 0.0 {
            word(Word::KmLess, lang)
        } else {
            word(Word::KmMore, lang)
        };
        let text = if step == 0.0 {
            word(Word::Same, lang).to_owned()
        } else {
            format!("{:.0} {side}", change.abs())
        };
        LegendEntry {
            key: LegendKey::Fill(diverging(change, most)),
            text,
        }
    });
    entries.into()
}

fn state_borders(state: &Territory) -> Vec<Border> {
    let region = region_of_atom(state);
    let unit = state.unit_of_atom();
    sorted_borders(state, |left, right| match (left, right) {
        (Some(l), Some(r)) if region[l] != region[r] => Some(BorderStyle::Region),
        (Some(l), Some(r)) if unit[l] != unit[r] => Some(BorderStyle::Unit),
        (Some(_), Some(_)) => None,
        _ => Some(BorderStyle::Country),
    })
}

fn changed_borders(before: &Territory, after: &Territory) -> Vec<Border> {
    let roots = roots(before, after);
    let old = region_of_atom(before);
    let old: Vec<Option<RegionId>> = roots.iter().map(|root| old[root.0 as usize]).collect();
    let new = region_of_atom(after);
    let unit: Vec<Option<UnitId>> = after.unit_of_atom();
    sorted_borders(after, |left, right| {
        let (Some(l), Some(r)) = (left, right) else {
            return Some(BorderStyle::Country);
        };
        match (old[l] != old[r], new[l] != new[r]) {
            (true, true) => Some(BorderStyle::Region),
            (false, true) => Some(BorderStyle::New),
            (true, false) => Some(BorderStyle::Old),
            (false, false) => (unit[l] != unit[r]).then_some(BorderStyle::Unit),
        }
    })
}

/// Arcs by their style, the strongest style last, so that it lies on top.
fn sorted_borders(
    state: &Territory,
    style: impl Fn(Option<usize>, Option<usize>) -> Option<BorderStyle>,
) -> Vec<Border> {
    let Some(coverage) = &state.coverage else {
        return Vec::new();
    };
    let order = [
        BorderStyle::Unit,
        BorderStyle::Old,
        BorderStyle::Region,
        BorderStyle::Country,
        BorderStyle::New,
    ];
    let mut borders: Vec<Border> = order
        .into_iter()
        .map(|style| Border {
            lines: Vec::new(),
            style,
        })
        .collect();
    for arc in coverage.arcs() {
        let found = style(arc.left.map(|i| i as usize), arc.right.map(|i| i as usize));
        if let Some(border) = borders.iter_mut().find(|b| Some(b.style) == found) {
            border.lines.push(LineString::new(arc.coords.to_vec()));
        }
    }
    borders.retain(|border| !border.lines.is_empty());
    borders
}

fn border_legend(borders: &[Border], lang: Lang) -> Vec<LegendEntry> {
    let text = |style| match style {
        BorderStyle::New => Some(Word::NewBorder),
        BorderStyle::Region => Some(Word::RegionBorder),
        BorderStyle::Old => Some(Word::OldBorder),
        BorderStyle::Unit => Some(Word::UnitBorder),
        BorderStyle::Country => None,
    };
    let entries = borders.iter().rev().filter_map(|border| {
        Some(LegendEntry {
            key: LegendKey::Border(border.style),
            text: word(text(border.style)?, lang).to_owned(),
        })
    });
    entries.collect()
}

/// Region names: on a change map only of regions that the plan touches.
fn labels(prepared: &Prepared, state: &Territory, view: MapView, lang: Lang) -> Vec<AreaLabel> {
    let shapes = region_shapes(state);
    let touched = prepared.comparison.touched_regions(&prepared.applied);
    let labels = state.living_regions().filter_map(|(id, region)| {
        let strong = touched.contains(&id);
        let geometry: MultiPolygon<f64> = shapes[id.0 as usize].clone();
        // A city that is a region bears its name at its symbol.
        let shown = !region.kind.is_city() && !geometry.0.is_empty();
        (shown && (view != MapView::Change || strong)).then(|| AreaLabel {
            text: region.names.get(lang).to_owned(),
            geometry,
            strong,
        })
    });
    labels.collect()
}

fn points(before: &Territory, state: &Territory, view: MapView, lang: Lang) -> Vec<MapPoint> {
    let old: Vec<_> = before
        .living_regions()
        .filter_map(|(_, r)| Some(r.centre.as_ref()?.position))
        .collect();
    let mut points: Vec<MapPoint> = state
        .living_regions()
        .filter_map(|(_, region)| {
            let centre = region.centre.as_ref()?;
            let is_new = view != MapView::Before && !old.contains(&centre.position);
            Some(MapPoint {
                position: centre.position,
                symbol: if is_new {
                    Symbol::NewCentre
                } else {
                    Symbol::Centre
                },
                label: Some(centre.names.get(lang).to_owned()),
            })
        })
        .collect();
    points.dedup_by(|a, b| a.position == b.position);
    points
}

fn symbol_legend(points: &[MapPoint], lang: Lang) -> Vec<LegendEntry> {
    let kinds = [
        (Symbol::Centre, Word::RegionCentre),
        (Symbol::NewCentre, Word::NewCentre),
    ];
    let shown = kinds
        .into_iter()
        .filter(|(symbol, _)| points.iter().any(|p| p.symbol == *symbol));
    let entries = shown.map(|(symbol, text)| LegendEntry {
        key: LegendKey::Symbol(symbol),
        text: word(text, lang).to_owned(),
    });
    entries.collect()
}
