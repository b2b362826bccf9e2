//! A region split into parts, beside the split of the plan.

use super::cell::Cell;
use super::sentences::around;
use super::table::Table;
use crate::measure::{NamedPart, NamedSplit, Objective, Proof, RegionSplit};
use crate::msg;
use crate::words::{Lang, Message, Value, number, say, share};

/// One row per part of the whole region, the best split and that of the plan;
/// below, the units of the best parts, how the plan differs, and the proof.
pub fn split_view(split: &RegionSplit, lang: Lang) -> Table {
    let mut table = Table::new(&[
        "split",
        "part",
        "centre",
        "units",
        "people",
        "person_km",
        "mean_km",
        "farthest_km",
    ]);
    table.title = Some(title(split).into());
    let whole = split.whole.iter();
    table.rows = whole.map(|part| row("whole", part, 0, lang)).collect();
    let decree = split.decree.iter().map(|d| ("plan", d));
    for (word, split) in std::iter::once(("best", &split.best)).chain(decree) {
        let parts = split.parts.iter().enumerate();
        table
            .rows
            .extend(parts.map(|(i, part)| row(word, part, i + 1, lang)));
        table.rows.push(together(word, split));
    }
    let parts = split.best.parts.iter().enumerate();
    table.notes = parts
        .map(|(i, part)| best_part(i + 1, part).into())
        .collect();
    table.notes.push(against_plan(split, lang).into());
    table.notes.push(proof(split).into());
    table.notes.extend(reached(split).map(Value::from));
    table
}

fn row(word: &'static str, part: &NamedPart, place: usize, lang: Lang) -> Vec<Cell> {
    let numbered = || Cell::Said {
        shown: say(&msg!("split-part", n = place), lang),
        plain: format!("part {place}"),
    };
    let name = part.region.as_ref().map(|region| Cell::name(region, lang));
    vec![
        Cell::Word(word),
        name.unwrap_or_else(numbered),
        Cell::name(&part.centre, lang),
        Cell::Whole(part.units.len() as f64),
        Cell::Whole(part.people),
        Cell::Whole(part.person_km),
        Cell::Decimal(part.mean_km, 1),
        Cell::Decimal(part.farthest_km, 1),
    ]
}

fn together(word: &'static str, split: &NamedSplit) -> Vec<Cell> {
    let units: usize = split.parts.iter().map(|p| p.units.len()).sum();
    vec![
        Cell::Word(word),
        Cell::Word("together"),
        Cell::Missing,
        Cell::Whole(units as f64),
        Cell::Whole(split.parts.iter().map(|p| p.people).sum()),
        Cell::Whole(split.person_km),
        Cell::Decimal(split.mean_km, 1),
        Cell::Decimal(split.farthest_km, 1),
    ]
}

fn title(split: &RegionSplit) -> Message {
    let least = match split.objective {
        Objective::PersonKm => msg!("split-person-km"),
        Objective::Farthest => msg!("split-farthest"),
    };
    msg!(
        "split-title",
        region = &split.region,
        parts = split.best.parts.len(),
        units = split.unit_count,
        when = around(split.units),
        places = split.candidates,
        least = least,
    )
}

fn best_part(place: usize, part: &NamedPart) -> Message {
    let units = part.units.join(", ");
    msg!("split-best-part", n = place, units = units)
}

/// Units that the plan has in a part other than that of the best split with
/// most of the same people.
fn against_plan(split: &RegionSplit, lang: Lang) -> Message {
    let Some(decree) = &split.decree else {
        return msg!("split-not-whole");
    };
    let same =
        |a: &NamedPart, b: &NamedPart| a.units.iter().filter(|u| b.units.contains(u)).count();
    let differing = split.best.parts.iter().flat_map(|best| {
        let like = decree.parts.iter().max_by_key(|d| same(best, d));
        let others = best
            .units
            .iter()
            .filter(move |u| like.is_some_and(|d| !d.units.contains(u)));
        let centre = &best.centre;
        others.map(move |unit| say(&msg!("split-unit-to", unit = unit, centre = centre), lang))
    });
    let differing = differing.collect::<Vec<_>>().join("; ");
    let differing: Value = match differing.is_empty() {
        true => msg!("split-same").into(),
        false => differing.into(),
    };
    msg!("split-against", differing = differing)
}

fn proof(split: &RegionSplit) -> Message {
    let how = method(split);
    match split.proof {
        Proof::Optimal => msg!("split-optimal", how = how),
        Proof::Bound { bound, gap } => {
            let (bound, gap) = (number(bound, 0), share(gap, 1));
            msg!("split-bound", bound = bound, gap = gap, how = how)
        }
    }
}

/// How the best split was found, and how much was searched.
fn method(split: &RegionSplit) -> Message {
    match split.exact_method {
        true => msg!("split-exact", sets = split.centre_sets, nodes = split.nodes),
        false => msg!("split-local", sets = split.centre_sets),
    }
}

/// How much of what is possible the plan reaches.
fn reached(split: &RegionSplit) -> Option<Message> {
    let reached = share(split.reached?, 1);
    let parts = split.decree.as_ref().map_or(0, |d| d.parts.len());
    Some(match parts == split.best.parts.len() {
        true => msg!("split-reached", reached = reached),
        false => msg!("split-reached-other", reached = reached, parts = parts),
    })
}
