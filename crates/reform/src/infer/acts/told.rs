//! What a step says, as acts and events say it.

use std::collections::BTreeSet;

use crate::infer::explain::Explained;
use crate::infer::step::{Step, Thing, Who};
use crate::infer::write::names_of;
use aimaq_territory::fold;

/// What a step says: facts as an act has them, and the words by which events tell of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    pub(super) facts: BTreeSet<String>,
    /// What events call such a thing.
    pub(super) kinds: &'static [&'static str],
    /// Whom it is about, each name folded.
    pub(super) about: BTreeSet<String>,
    /// Whether these are regions.
    pub(super) is_of_regions: bool,
}

impl Told {
    /// What a step says.
    pub(super) fn of(all: &Explained<'_>, step: &Step) -> Self {
        let things: Vec<Thing> = about(step);
        let name = |what: Thing| names(all, what);
        let names: BTreeSet<String> = things.iter().flat_map(|what| name(*what)).collect();
        Self {
            facts: facts_of_step(all, step),
            kinds: kinds(step),
            about: names,
            is_of_regions: things.iter().any(|what| matches!(what, Thing::Region(_))),
        }
    }
}

/// Words in the kinds of events, by what is done.
const FORMED: &[&str] = &["create", "form"];
const DIVIDED: &[&str] = &["split", "create", "divide", "form"];
const BORDER: &[&str] = &["border", "land"];
const MERGED: &[&str] = &["merge", "abolish", "join"];
const MOVED: &[&str] = &["transfer", "move_unit", "subordinat"];
const RENAMED: &[&str] = &["rename", "name"];
const RECODED: &[&str] = &["code"];
const STATUS: &[&str] = &["status", "kind", "city"];
const CENTRE: &[&str] = &["centre", "center", "seat"];

/// Whether an event of a kind is a change of territory.
pub(super) fn is_change(kind: &str) -> bool {
    let all = [
        FORMED, DIVIDED, BORDER, MERGED, MOVED, RENAMED, RECODED, STATUS, CENTRE,
    ];
    all.into_iter().flatten().any(|word| kind.contains(word))
}

fn kinds(step: &Step) -> &'static [&'static str] {
    match step {
        Step::Split { .. } | Step::Divide { .. } => DIVIDED,
        Step::MoveBorder { .. } => BORDER,
        Step::MergeUnits { .. } | Step::MergeRegions { .. } | Step::EndRegion { .. } => MERGED,
        Step::Create { .. } => FORMED,
        Step::Transfer { .. } => MOVED,
        Step::Rename { .. } => RENAMED,
        Step::Recode { .. } => RECODED,
        Step::Status { .. } => STATUS,
        Step::MoveCentre { .. } => CENTRE,
    }
}

/// What a step is about: what it forms, ends, moves or gives another name.
fn about(step: &Step) -> Vec<Thing> {
    match step {
        Step::Split { parts, .. } => parts.iter().map(|(part, _)| Thing::Unit(*part)).collect(),
        Step::MoveBorder { from, to, .. } => vec![Thing::Unit(*from), Thing::Unit(*to)],
        Step::MergeUnits { units, .. } | Step::Transfer { units, .. } => {
            units.iter().map(|unit| Thing::Unit(*unit)).collect()
        }
        Step::Create { region, .. } => vec![Thing::Region(*region)],
        Step::Divide { region, into } => {
            let parts = into.iter().map(|(part, _)| Thing::Region(*part));
            parts.chain([Thing::Region(*region)]).collect()
        }
        Step::MergeRegions { regions, .. } => regions.iter().map(|r| Thing::Region(*r)).collect(),
        Step::EndRegion { region, .. } => vec![Thing::Region(*region)],
        Step::Rename { what, .. }
        | Step::Recode { what }
        | Step::Status { what }
        | Step::MoveCentre { what } => vec![*what],
    }
}

/// The names of a unit or region before and after, folded.
fn names(all: &Explained<'_>, what: Thing) -> Vec<String> {
    let mut names: Vec<String> = names_of(all, what).all().map(fold).collect();
    let earlier = match what {
        Thing::Unit(who) => all.before.units.get(who).map(|unit| &unit.names),
        Thing::Region(who) => all.before.regions.get(who).map(|region| &region.names),
    };
    names.extend(earlier.into_iter().flat_map(|names| names.all().map(fold)));
    names.retain(|name| !name.is_empty());
    names
}

fn facts_of_step(all: &Explained<'_>, step: &Step) -> BTreeSet<String> {
    let unit = |who: Who| names(all, Thing::Unit(who));
    let region = |who: Who| names(all, Thing::Region(who));
    let each = |word: &str, names: Vec<String>| -> Vec<String> {
        names.iter().map(|name| format!("{word} {name}")).collect()
    };
    let facts = match step {
        Step::Split { parts, .. } => parts
            .iter()
            .flat_map(|(p, _)| each("part", unit(*p)))
            .collect(),
        Step::MoveBorder { from, to, .. } => {
            let pairs = unit(*from).into_iter();
            pairs
                .flat_map(|from| each(&format!("land {from}"), unit(*to)))
                .collect()
        }
        Step::MergeUnits { units, into, .. } => {
            let ends = units.iter().filter(|own| *own != into);
            let ends = ends.flat_map(|own| each("end", unit(*own)));
            ends.chain(each("merge", unit(*into))).collect()
        }
        Step::Create { region: own, .. } => each("region", region(*own)),
        Step::Divide { into, .. } => into
            .iter()
            .flat_map(|(part, _)| each("region", region(*part)))
            .collect(),
        Step::MergeRegions { regions, into, .. } => {
            let ends = regions.iter().filter(|own| *own != into);
            let ends = ends.flat_map(|own| each("end", region(*own)));
            ends.chain(each("merge", region(*into))).collect()
        }
        Step::EndRegion { region: own, .. } => each("end", region(*own)),
        Step::Transfer { units, to } => {
            let pairs = units.iter().flat_map(|own| unit(*own));
            pairs
                .flat_map(|own| each(&format!("go {own}"), region(*to)))
                .collect()
        }
        Step::Rename { what, .. } => vec![format!("name {}", fold(&names_of(all, *what).en))],
        Step::Recode { what } | Step::Status { what } | Step::MoveCentre { what } => {
            of_thing(all, step, *what)
        }
    };
    facts.into_iter().collect()
}

/// A code, kind or centre that something gets.
fn of_thing(all: &Explained<'_>, step: &Step, what: Thing) -> Vec<String> {
    let (code, kind, centre) = match what {
        Thing::Unit(who) => {
            let later = all.unit_goal[who].map(|id| all.after.unit(id));
            (
                later.and_then(|unit| unit.code_on(all.after.date)),
                later.map(|unit| unit.kind.0.clone()),
                later.and_then(|unit| Some(fold(&unit.seat.as_ref()?.names.en))),
            )
        }
        Thing::Region(who) => {
            let later = all.region_goal[who].map(|id| all.after.region(id));
            (
                later.and_then(|region| region.code_on(all.after.date)),
                later.map(|region| region.kind.0.clone()),
                later.and_then(|region| Some(fold(&region.centre.as_ref()?.names.en))),
            )
        }
    };
    let named = |word: &str, value: Option<String>| -> Vec<String> {
        let value = value.unwrap_or_default();
        let names = names(all, what).into_iter();
        names.map(|name| format!("{word} {name} {value}")).collect()
    };
    match step {
        Step::Recode { .. } => code
            .map(|code| format!("code {code}"))
            .into_iter()
            .collect(),
        Step::Status { .. } => named("kind", kind),
        _ => named("centre", centre),
    }
}
