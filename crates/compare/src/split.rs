//! The table of a region split into parts, beside the split of the plan.

use super::sentences;
use aimaq_measure::{NamedPart, NamedSplit, Objective, Proof, RegionSplit, SplitTexts};
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};
use aimaq_words::{Message, Value, every_language, joined, number, share};

/// One row per part of the whole region, the best split and that of the plan;
/// below, the units of the best parts, how the plan differs, and the proof.
pub fn split_table(split: &RegionSplit) -> Table {
    let mut table = Table::new([
        "split",
        "part",
        "centre",
        "units",
        "people",
        "person_km",
        "mean_km",
        "farthest_km",
    ]);
    table.title = Some(title(split));
    table.rows = split.whole.iter().map(|p| row("whole", p, 0)).collect();
    let decree = divided(split).map(|d| ("plan", d));
    for (word, split) in std::iter::once(("best", &split.best)).chain(decree) {
        let parts = split.parts.iter().enumerate();
        table.rows.extend(parts.map(|(i, p)| row(word, p, i + 1)));
        table.rows.push(together(word, split));
    }
    let parts = split.best.parts.iter().enumerate();
    let parts = parts.map(|(i, part)| {
        let units = some(", ", part.units.iter().map(Value::from).collect());
        Value::from(msg!("split-best-part", n = i + 1, units = units))
    });
    table.notes = parts.collect();
    table.notes.push(against_plan(split).into());
    table.notes.push(proof(split).into());
    table.notes.extend(reached(split).map(Value::from));
    table
}

/// The most units that a sentence names; all of them are in the plan that is written, and
/// in JSON.
const NAMED: usize = 40;

/// The first of many, and how many more there are.
fn some(sign: &'static str, mut values: Vec<Value>) -> Value {
    let more = values.len().saturating_sub(NAMED);
    values.truncate(NAMED);
    let names = joined(sign, values);
    match more {
        0 => names,
        n => msg!("warning-and-more", names = names, n = n).into(),
    }
}

/// Texts of the plan of a split, in every language that there are words for.
pub fn split_texts(split: &RegionSplit) -> SplitTexts {
    let (region, parts) = (&split.region, split.best.parts.len());
    let least = match split.objective {
        Objective::PersonKm => msg!("split-plan-person-km"),
        Objective::Farthest => msg!("split-farthest"),
    };
    let names = split.best.parts.iter();
    let names = names.map(|part| every_language(&msg!("split-plan-region", centre = &part.centre)));
    SplitTexts {
        title: every_language(&msg!("split-plan-title", region = region, parts = parts)),
        description: every_language(&msg!(
            "split-plan-description",
            region = region,
            parts = parts,
            least = least
        )),
        act: every_language(&msg!("split-plan-act", region = region)),
        regions: names.collect(),
    }
}

fn row(word: &'static str, part: &NamedPart, place: usize) -> Vec<Cell> {
    let name = part.region.clone().map(Cell::Name);
    let numbered = || Cell::Localised {
        shown: msg!("split-part", n = place),
        plain: format!("part {place}"),
    };
    vec![
        Cell::Word(word),
        name.unwrap_or_else(numbered),
        Cell::Name(part.centre.clone()),
        Cell::count(part.units.len()),
        Cell::whole(part.people),
        Cell::whole(part.person_km),
        Cell::km(part.mean_km),
        Cell::km(part.farthest_km),
    ]
}

fn together(word: &'static str, split: &NamedSplit) -> Vec<Cell> {
    let units: usize = split.parts.iter().map(|p| p.units.len()).sum();
    vec![
        Cell::Word(word),
        Cell::Word("together"),
        Cell::Missing,
        Cell::count(units),
        Cell::whole(split.parts.iter().map(|p| p.people).sum()),
        Cell::whole(split.person_km),
        Cell::km(split.mean_km),
        Cell::km(split.farthest_km),
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
        when = sentences::around(split.units),
        places = split.candidates,
        least = least,
    )
}

/// The split of the plan, where it divides the region.
fn divided(split: &RegionSplit) -> Option<&NamedSplit> {
    split.decree.as_ref().filter(|plan| plan.parts.len() > 1)
}

/// Units that the plan has in a part other than that of the best split with
/// most of the same people.
fn against_plan(split: &RegionSplit) -> Message {
    if split.decree.is_none() {
        return msg!("split-not-whole");
    }
    let Some(decree) = divided(split) else {
        return msg!("split-undivided");
    };
    let same =
        |a: &NamedPart, b: &NamedPart| a.units.iter().filter(|u| b.units.contains(u)).count();
    let mut differing: Vec<Value> = Vec::new();
    for best in &split.best.parts {
        let like = decree.parts.iter().max_by_key(|d| same(best, d));
        let others = best.units.iter();
        let others = others.filter(|u| like.is_some_and(|d| !d.units.contains(u)));
        for unit in others {
            let to = msg!("split-unit-to", unit = unit, centre = &best.centre);
            differing.push(to.into());
        }
    }
    let differing = match differing.is_empty() {
        true => msg!("split-same").into(),
        false => some("; ", differing),
    };
    msg!("split-against", differing = differing)
}

fn proof(split: &RegionSplit) -> Message {
    let how = match split.exact_method {
        true => msg!("split-exact", sets = split.centre_sets, nodes = split.nodes),
        false => msg!("split-local", sets = split.centre_sets),
    };
    match split.proof {
        Proof::Optimal => msg!("split-optimal", how = how),
        Proof::Bound { bound, gap } => {
            let (bound, gap) = (number(bound, 0), share(gap, 1));
            msg!("split-bound", bound = bound, gap = gap, how = how)
        }
    }
}

/// How much of what is possible the plan reaches.
fn reached(split: &RegionSplit) -> Option<Message> {
    let parts = divided(split)?.parts.len();
    let reached = share(split.reached?, 1);
    Some(match parts == split.best.parts.len() {
        true => msg!("split-reached", reached = reached),
        false => msg!("split-reached-other", reached = reached, parts = parts),
    })
}
