//! What an act says, in a form in which two writings of one thing are the same.

use std::collections::BTreeSet;

use crate::plan::{Act, Change, Recode, Rename, Target};
use aimaq_territory::fold;

pub(super) fn facts_of_act(act: &Act) -> BTreeSet<String> {
    let changes = act.changes.iter();
    changes
        .flat_map(|change| facts_of_change(change.get_ref()))
        .collect()
}

/// The name of a unit out of its path.
fn last(path: &str) -> String {
    fold(path.rsplit('/').next().unwrap_or(path))
}

fn target(target: &Target) -> String {
    let (Target::Unit(name) | Target::Region(name)) = target;
    last(name.get_ref())
}

fn pair(word: &str, one: &str, other: &str) -> String {
    format!("{word} {one} {other}")
}

/// What a change says, in a form in which two writings of it are the same.
fn facts_of_change(change: &Change) -> BTreeSet<String> {
    let rename = |row: &Rename| format!("name {}", fold(row.to.get_ref()));
    let recode = |row: &Recode| format!("code {}", row.code.get_ref());
    let region = |name: &str| format!("region {}", fold(name));
    let ends = |names: &[toml::Spanned<String>], into: &str| -> Vec<String> {
        let ended = names.iter().map(|name| last(name.get_ref()));
        ended
            .filter(|name| *name != last(into))
            .map(|name| format!("end {name}"))
            .collect()
    };
    let facts = match change {
        Change::Create(c) => vec![region(c.region.get_ref())],
        Change::Divide(c) => c
            .into
            .iter()
            .map(|part| region(part.region.get_ref()))
            .collect(),
        Change::Merge(c) => {
            let into = c.into.get_ref();
            let mut facts = ends(&c.units, into);
            facts.extend(ends(&c.regions, into));
            facts.push(format!("merge {}", last(into)));
            facts
        }
        Change::Abolish(c) => vec![format!("end {}", target(&c.target))],
        Change::Transfer(c) => {
            let to = fold(c.to.get_ref());
            let units = c.units.iter();
            units
                .map(|unit| format!("go {} {to}", last(unit.get_ref())))
                .collect()
        }
        Change::Split(c) => {
            let parts = c.into.iter();
            parts
                .map(|part| format!("part {}", fold(part.name.get_ref())))
                .collect()
        }
        Change::MoveBorder(c) => {
            vec![pair("land", &last(c.from.get_ref()), &last(c.to.get_ref()))]
        }
        Change::Rename(c) => vec![rename(c)],
        Change::RenameTable(c) => c.rows.iter().map(rename).collect(),
        Change::Recode(c) => vec![recode(c)],
        Change::RecodeTable(c) => c.rows.iter().map(recode).collect(),
        Change::SetStatus(c) => vec![format!("kind {} {}", target(&c.target), c.kind.get_ref())],
        Change::MoveCentre(c) => {
            vec![pair(
                "centre",
                &target(&c.target),
                &fold(c.centre.get_ref()),
            )]
        }
    };
    facts.into_iter().collect()
}
