//! How densely the units after the reform are populated, in stated classes.

use super::borders::state_borders;
use super::change::unit_cells;
use super::land::land_lines;
use super::places::{labels, later_centres};
use super::{Content, state_line, told};
use crate::compare::State;
use crate::draw::{Area, Colour, LegendEntry, LegendKey};
use crate::figures::Subject;
use crate::msg;
use crate::territory::{Lang, Territory, UnitId};
use crate::words::{at_most, number, say};

/// The classes: from so many people per km², and their fill.
const CLASSES: [(f64, Colour); 6] = [
    (0.0, Colour::hex(0xf7f1e5)),
    (1.0, Colour::hex(0xf6dcae)),
    (5.0, Colour::hex(0xf0b878)),
    (20.0, Colour::hex(0xdf8a4c)),
    (100.0, Colour::hex(0xb8572f)),
    (500.0, Colour::hex(0x7a2b1c)),
];

/// Land whose people or area are not known.
const UNKNOWN: Colour = Colour::hex(0xe4e4e4);

/// The map of the density.
pub(super) fn density<'a>(subject: &Subject<'a>) -> Content<'a> {
    let (applied, lang) = (subject.applied, subject.lang);
    let (before, after) = (&applied.before, &applied.after);
    let touched = subject.comparison.touched_regions(applied);
    let lines = land_lines(after);
    Content {
        what: msg!("doc-map-density"),
        subtitle: state_line(subject, State::After),
        state: after,
        areas: areas(subject),
        borders: state_borders(after, &lines),
        lines,
        labels: labels(after, &touched, |_| true, lang),
        points: later_centres(before, after, lang),
        links: Vec::new(),
        first: legend(lang),
        legend_note: Vec::new(),
    }
}

/// People per km² of the land of a unit; `None` where it has none. `land` is the area of
/// each atom.
fn of_unit(state: &Territory, id: UnitId, land: &[f64]) -> Option<f64> {
    let atoms = state.unit(id).atoms.iter();
    let km2: f64 = atoms.filter_map(|atom| land.get(atom.index())).sum();
    (km2 > 0.0).then(|| state.population(id) as f64 / km2)
}

fn fill(density: f64) -> Colour {
    let reached = CLASSES.iter().rev().find(|(from, _)| density >= *from);
    reached.map_or(UNKNOWN, |(_, colour)| *colour)
}

fn areas(subject: &Subject<'_>) -> Vec<Area> {
    let (after, lang) = (&subject.applied.after, subject.lang);
    let cells = unit_cells(after);
    let coverage = after.coverage.as_ref();
    let land = coverage.map(|land| land.areas_km2()).unwrap_or_default();
    let units = subject.comparison.units.iter().map(|row| {
        let density = of_unit(after, row.id, land);
        let mut title = told::unit(subject, row);
        if let Some(n) = density {
            title.push('\n');
            title.push_str(&say(&msg!("doc-density", n = number(n, 1)), lang));
        }
        Area {
            cells: cells[row.id.index()].clone(),
            fill: density.map_or(UNKNOWN, fill),
            title,
        }
    });
    units.collect()
}

fn legend(lang: Lang) -> Vec<LegendEntry> {
    let next = CLASSES.iter().skip(1).map(|(from, _)| Some(*from));
    let classes = CLASSES.iter().zip(next.chain([None]));
    let entries = classes.map(|((from, colour), to)| {
        let text = match to {
            Some(to) if *from == 0.0 => msg!("doc-density-below", to = at_most(to, 0)),
            Some(to) => msg!(
                "doc-density-between",
                from = at_most(*from, 0),
                to = at_most(to, 0)
            ),
            None => msg!("doc-density-from", from = at_most(*from, 0)),
        };
        LegendEntry {
            key: LegendKey::Fill(*colour),
            text: say(&text, lang),
        }
    });
    entries.collect()
}
