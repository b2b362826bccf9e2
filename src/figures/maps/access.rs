//! How much nearer or farther the people of each unit are.

use super::borders::state_borders;
use super::change::unit_cells;
use super::land::land_lines;
use super::places::{labels, later_centres};
use super::{Content, both_states};
use crate::draw::{Area, LegendEntry, LegendKey, diverging};
use crate::figures::Subject;
use crate::msg;
use crate::territory::Lang;
use crate::words::{self, lexicon, number, say};

/// The map of the ways.
pub(super) fn access<'a>(subject: &Subject<'a>) -> Content<'a> {
    let (applied, lang) = (subject.applied, subject.lang);
    let (before, after) = (&applied.before, &applied.after);
    let touched = subject.comparison.touched_regions(applied);
    let lines = land_lines(after);
    Content {
        what: msg!("page-distance-change"),
        subtitle: both_states(subject),
        state: after,
        areas: access_areas(subject, lang),
        borders: state_borders(after, &lines),
        lines,
        labels: labels(after, &touched, |_| true, lang),
        points: later_centres(before, after, lang),
        first: Vec::new(),
        last: access_legend(subject, lang),
    }
}

/// Units by how much nearer or farther their people are.
fn access_areas(subject: &Subject<'_>, lang: Lang) -> Vec<Area> {
    let cells = unit_cells(&subject.applied.after);
    let most = largest_change(subject);
    let rows = subject.comparison.units.iter().map(|row| {
        let change = row.distance_change_km.unwrap_or(0.0);
        Area {
            cells: cells[row.id.0 as usize].clone(),
            fill: diverging(change, most),
            title: format!(
                "{}: {} {}",
                row.unit.get(lang),
                lexicon().value(&words::change(change, 1), lang),
                say(&msg!("page-km"), lang)
            ),
        }
    });
    rows.collect()
}

/// The largest change of a unit, rounded up to a hundred kilometres.
fn largest_change(subject: &Subject<'_>) -> f64 {
    let changes = subject
        .comparison
        .units
        .iter()
        .filter_map(|row| row.distance_change_km);
    let most = changes.fold(0.0, |most: f64, change| most.max(change.abs()));
    (most / 100.0).ceil().max(1.0) * 100.0
}

fn access_legend(subject: &Subject<'_>, lang: Lang) -> Vec<LegendEntry> {
    let most = largest_change(subject);
    let steps = [-1.0, -0.5, 0.0, 0.5, 1.0];
    let entries = steps.map(|step: f64| {
        let change = step * most;
        let km = number(change.abs(), 0);
        let text = match step {
            0.0 => msg!("page-same"),
            less if less < 0.0 => msg!("map-nearer", km = km),
            _ => msg!("map-farther", km = km),
        };
        LegendEntry {
            key: LegendKey::Fill(diverging(change, most)),
            text: say(&text, lang),
        }
    });
    entries.into()
}
