//! How far the people of each unit are from their centre, and how that changes, in stated
//! classes with the figure on the unit.

use super::borders::{regions_borders, state_borders};
use super::change::unit_cells;
use super::land::{self, LandLine, land_lines};
use super::places::{self, labels, later_centres};
use super::{Content, state_line, states_line, told};
use crate::compare::{State, UnitChange};
use crate::draw::{Area, AreaLabel, Colour, LegendEntry, LegendKey};
use crate::figures::Subject;
use crate::msg;
use crate::reform::roots;
use crate::territory::{RegionId, Territory};
use crate::words::{self, Message, Value, at_most, lexicon, number, say};

/// Kilometres at which the classes begin, after the first.
const FROM_KM: [f64; 5] = [10.0, 50.0, 100.0, 200.0, 400.0];

/// Classes of kilometres: the more, the darker.
const WAYS: [Colour; 6] = [
    Colour::hex(0xf1eff7),
    Colour::hex(0xd9d3ea),
    Colour::hex(0xb9add7),
    Colour::hex(0x9783c1),
    Colour::hex(0x7257a5),
    Colour::hex(0x4b2f7e),
];
/// Blue is nearer.
const NEARER: [Colour; 6] = [
    Colour::hex(0xe6f0f7),
    Colour::hex(0xc8dff0),
    Colour::hex(0x9cc6e2),
    Colour::hex(0x62a0cd),
    Colour::hex(0x2f77ad),
    Colour::hex(0x14537f),
];
/// Orange is farther.
const FARTHER: [Colour; 6] = [
    Colour::hex(0xfdeedd),
    Colour::hex(0xf9d6b1),
    Colour::hex(0xf0ae6f),
    Colour::hex(0xdc8536),
    Colour::hex(0xb3590f),
    Colour::hex(0x7e3b05),
];
/// As far as before.
const SAME: Colour = Colour::hex(0xf3f1ec);
/// Units from which nobody's way is known.
const UNKNOWN: Colour = Colour::hex(0xe0e0e0);

/// The map of the change of the ways.
pub(super) fn difference<'a>(subject: &Subject<'a>) -> Content<'a> {
    let tolerance = subject.comparison.measuring.tolerance_km;
    let changed = |row: &UnitChange| {
        let change = row.distance_change_km?;
        (change.abs() > tolerance).then_some(change)
    };
    let shown = Shown {
        fill: &|row| match (row.distance_change_km, changed(row)) {
            (_, Some(change)) if change < 0.0 => NEARER[class(-change)],
            (_, Some(change)) => FARTHER[class(change)],
            (Some(_), None) => SAME,
            (None, None) => UNKNOWN,
        },
        figure: &|row| changed(row).map(|change| words::change(change, 0)),
    };
    let same = entry(SAME, msg!("page-same"), subject);
    let nearer = (0..WAYS.len())
        .rev()
        .map(|i| entry(NEARER[i], nearer(i), subject));
    let farther = (0..WAYS.len()).map(|i| entry(FARTHER[i], farther(i), subject));
    let classes = nearer.chain([same]).chain(farther).collect();
    content(subject, msg!("page-distance-change"), &shown, classes)
}

/// The map of the ways of a state, with its regions and centres. Units are those after: the
/// people are the same.
pub(super) fn ways<'a>(subject: &Subject<'a>, state: State) -> Content<'a> {
    let km = |row: &UnitChange| match state {
        State::Before => row.distance_before_km,
        State::After => row.distance_after_km,
    };
    let is_alone = subject.applied.changes_nothing();
    let tolerance = subject.comparison.measuring.tolerance_km;
    let changes = |row: &UnitChange| {
        let change = row.distance_change_km;
        change.is_some_and(|change| change.abs() > tolerance)
    };
    let shown = Shown {
        fill: &|row| km(row).map_or(UNKNOWN, |km| WAYS[class(km)]),
        figure: &|row| {
            let km = km(row).filter(|_| is_alone || changes(row))?;
            Some(number(km, 0))
        },
    };
    let what = match state {
        State::Before => msg!("doc-map-ways-before"),
        State::After if is_alone => msg!("doc-map-ways"),
        State::After => msg!("doc-map-ways-after"),
    };
    let classes = (0..WAYS.len())
        .map(|i| entry(WAYS[i], kilometres(i), subject))
        .collect();
    let content = Content {
        subtitle: state_line(subject, state),
        ..content(subject, what, &shown, classes)
    };
    match state {
        State::Before => of_regions_before(subject, content),
        State::After => content,
    }
}

/// A map of the units after with the regions before.
fn of_regions_before<'a>(subject: &Subject<'a>, mut content: Content<'a>) -> Content<'a> {
    let (applied, lang) = (subject.applied, subject.lang);
    let before = &applied.before;
    let region = regions_before(before, &applied.after);
    let cells = land::cells(&region, |id| id.0, before.regions.len());
    let touched = subject.comparison.touched_regions(applied);
    let names = places::labels_on(before, &cells, &touched, |_| true, lang);
    let figures = content.labels.drain(..).filter(|label| label.small);
    let figures: Vec<AreaLabel> = figures.collect();
    Content {
        labels: names.into_iter().chain(figures).collect(),
        borders: regions_borders(&applied.after, &region, &content.lines),
        points: places::centres(before, lang),
        ..content
    }
}

/// By atom of the later state its region in the earlier one.
fn regions_before(before: &Territory, after: &Territory) -> Vec<Option<RegionId>> {
    let region = before.region_of_atom();
    let roots = roots(before, after).into_iter();
    roots.map(|root| region[root.index()]).collect()
}

/// What a map of the ways shows of a unit.
struct Shown<'a> {
    fill: &'a dyn Fn(&UnitChange) -> Colour,
    /// The figure that stands on it, if one does.
    figure: &'a dyn Fn(&UnitChange) -> Option<Value>,
}

fn content<'a>(
    subject: &Subject<'a>,
    what: Message,
    shown: &Shown<'_>,
    classes: Vec<LegendEntry>,
) -> Content<'a> {
    let (applied, lang) = (subject.applied, subject.lang);
    let (before, after) = (&applied.before, &applied.after);
    let lines: Vec<LandLine<'a>> = land_lines(after);
    let cells = unit_cells(after);
    let rows = &subject.comparison.units;
    let areas = rows.iter().map(|row| Area {
        cells: cells[row.id.index()].clone(),
        fill: (shown.fill)(row),
        title: told::unit(subject, row),
    });
    let figures = rows.iter().filter_map(|row| {
        Some(AreaLabel {
            text: lexicon().value(&(shown.figure)(row)?, lang),
            short: Vec::new(),
            cells: cells[row.id.index()].clone(),
            strong: false,
            small: true,
            optional: true,
        })
    });
    let figured: Vec<AreaLabel> = figures.collect();
    let touched = subject.comparison.touched_regions(applied);
    let mut names = labels(after, &touched, |_| true, lang);
    names.extend(figured);
    Content {
        what,
        subtitle: states_line(subject),
        state: after,
        areas: areas.collect(),
        borders: state_borders(after, &lines),
        lines,
        labels: names,
        points: later_centres(before, after, lang),
        links: Vec::new(),
        first: classes,
        legend_note: Vec::new(),
    }
}

/// The class of so many kilometres.
fn class(km: f64) -> usize {
    FROM_KM.iter().filter(|from| km >= **from).count()
}

/// From where to where a class goes.
fn bounds(class: usize) -> (Option<Value>, Option<Value>) {
    let km = |km: &f64| at_most(*km, 0);
    let from = class.checked_sub(1).and_then(|i| FROM_KM.get(i));
    (from.map(km), FROM_KM.get(class).map(km))
}

fn kilometres(class: usize) -> Message {
    match bounds(class) {
        (Some(from), Some(to)) => msg!("doc-class", from = from, to = to),
        (Some(from), None) => msg!("doc-class-most", from = from),
        (None, to) => msg!("doc-class-least", to = to.unwrap_or_else(|| "".into())),
    }
}

fn nearer(class: usize) -> Message {
    msg!("doc-class-nearer", km = kilometres(class))
}

fn farther(class: usize) -> Message {
    msg!("doc-class-farther", km = kilometres(class))
}

fn entry(fill: Colour, text: Message, subject: &Subject<'_>) -> LegendEntry {
    LegendEntry {
        key: LegendKey::Fill(fill),
        text: say(&text, subject.lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_begins_at_its_bound() {
        let classes = [0.0, 9.9, 10.0, 199.9, 200.0, 454.0].map(class);
        assert_eq!(classes, [0, 0, 1, 3, 4, 5]);
    }
}
