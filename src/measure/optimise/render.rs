//! A split as a plan file.

use std::fmt::Write as _;

use toml::Spanned;

use super::region::{NamedPart, RegionSplit};
use crate::reform::{
    Act, Applied, ApplyOptions, Change, Diagnostics, Plan, PlanSource, Target, Translations, apply,
    find_unit, parse,
};
use crate::territory::{RegionId, Territory, UnitId};

/// Writes the best split as a plan for the same territory: the changes of the
/// given plan that divide, merge or rename units of the region, then the new
/// regions. The part with the old centre keeps the region.
///
/// # Errors
/// If the plan so made cannot be applied, with its problems.
pub fn split_plan(
    applied: &Applied,
    plan: &Plan,
    region: RegionId,
    split: &RegionSplit,
) -> Result<String, Diagnostics> {
    let acts = unit_acts(applied, plan, region);
    let head = head(plan, split);
    let first = format!("{head}{}", acts_text(&acts));
    let ready = applied_text(&first, &applied.before)?;
    let toml = format!(
        "{first}{}",
        new_regions(applied, plan, region, split, &ready)
    );
    applied_text(&toml, &applied.before)?;
    Ok(toml)
}

fn applied_text(text: &str, territory: &Territory) -> Result<Territory, Diagnostics> {
    let file = "the plan of the split";
    let plan = parse(text, file)?;
    let source = PlanSource::new(&plan, file, text);
    let applied = apply(source, territory, &ApplyOptions::default())?;
    Ok(applied.after)
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn head(plan: &Plan, split: &RegionSplit) -> String {
    let name = &split.region.en;
    let parts = split.best.parts.len();
    format!(
        "title = {}\ndescription = {}\nterritory = {}\nas_of = {}\n",
        quoted(&format!("{name} in {parts} parts")),
        quoted(&format!(
            "The split of {name} into {parts} contiguous parts with the least {}.",
            match split.objective {
                super::Objective::PersonKm => "person-kilometres to the centres",
                super::Objective::Farthest => "way of the farthest person",
            }
        )),
        quoted(&plan.territory),
        plan.as_of.0
    )
}

/// The acts with only those changes that concern units of the region.
fn unit_acts(applied: &Applied, plan: &Plan, region: RegionId) -> Vec<Act> {
    let acts = plan.acts.iter().map(|act| {
        let mut act = act.clone();
        act.changes
            .retain(|change| concerns_units(applied, change.get_ref(), region));
        act
    });
    acts.filter(|act| !act.changes.is_empty()).collect()
}

/// The units that a change of units names.
fn named_units(change: &Change) -> Vec<&Spanned<String>> {
    match change {
        Change::Split(split) => vec![&split.unit],
        Change::Merge(merge) => merge.units.iter().collect(),
        Change::Abolish(abolish) => unit_of(&abolish.target),
        Change::Rename(rename) => unit_of(&rename.target),
        Change::MoveCentre(moved) => unit_of(&moved.target),
        Change::SetStatus(status) => unit_of(&status.target),
        _ => Vec::new(),
    }
}

fn unit_of(target: &Target) -> Vec<&Spanned<String>> {
    match target {
        Target::Unit(name) => vec![name],
        Target::Region(_) => Vec::new(),
    }
}

fn concerns_units(applied: &Applied, change: &Change, region: RegionId) -> bool {
    let units = named_units(change);
    let before = &applied.before;
    let inside = |name: &&Spanned<String>| match find_unit(before, name.get_ref()) {
        Ok(unit) => before.unit(unit).region == region,
        // A unit that the plan itself makes is named under the old region.
        Err(_) => {
            let names = &before.region(region).names;
            names
                .all()
                .any(|n| name.get_ref().starts_with(&format!("{n}/")))
        }
    };
    !units.is_empty() && units.iter().all(inside)
}

/// A text in other languages, on a line of its own; nothing where there is none.
fn in_languages(key: &str, texts: &Translations) -> String {
    if texts.is_empty() {
        return String::new();
    }
    let each: Vec<String> = texts
        .iter()
        .map(|(lang, text)| format!("{lang} = {}", quoted(text)))
        .collect();
    format!("{key} = {{ {} }}\n", each.join(", "))
}

fn acts_text(acts: &[Act]) -> String {
    let mut text = String::new();
    for act in acts {
        text.push_str("\n[[acts]]\n");
        if let Some(title) = &act.title {
            let _ = writeln!(text, "title = {}", quoted(title));
        }
        text.push_str(&in_languages("titles", &act.titles));
        let _ = writeln!(text, "effective = {}", act.effective.get_ref().0);
        if let Some(source) = &act.source {
            let _ = writeln!(text, "source = {}", quoted(source));
        }
        text.push_str(&in_languages("sources", &act.sources));
        for change in &act.changes {
            text.push_str("\n[[acts.changes]]\n");
            text.push_str(&change_text(change.get_ref()));
        }
    }
    text
}

/// A change as `name = { … }`.
fn change_text(change: &Change) -> String {
    let Ok(toml::Value::Table(table)) = toml::Value::try_from(change) else {
        return String::new();
    };
    let lines = table
        .iter()
        .map(|(key, value)| format!("{key} = {value}\n"));
    lines.collect()
}

fn new_regions(
    applied: &Applied,
    plan: &Plan,
    region: RegionId,
    split: &RegionSplit,
    ready: &Territory,
) -> String {
    let day = plan.acts.iter().map(|act| act.effective.get_ref().0).max();
    let mut text = format!(
        "\n[[acts]]\ntitle = {}\neffective = {}\n",
        quoted(&format!("{} is divided", split.region.en)),
        day.unwrap_or(plan.as_of.0)
    );
    let kept = kept_part(applied, region, &split.best.parts);
    for (i, part) in split.best.parts.iter().enumerate() {
        text.push_str("\n[[acts.changes]]\n");
        let centre = quoted(&part.centre.en);
        let [lon, lat] = part.position;
        if i == kept {
            let name = quoted(&ready.region(region).names.en);
            let _ = writeln!(
                text,
                "move_centre = {{ region = {name}, centre = {centre}, position = [{lon:?}, {lat:?}] }}"
            );
        } else {
            let name = quoted(&new_name(ready, &part.centre.en));
            let _ = writeln!(
                text,
                "create = {{ region = {name}, centre = {centre}, position = [{lon:?}, {lat:?}], units = ["
            );
            for &id in &part.unit_ids {
                let _ = writeln!(
                    text,
                    "  {},",
                    quoted(&path_in(ready, applied, region, id, split))
                );
            }
            text.push_str("] }\n");
        }
    }
    text
}

/// The part in which the old centre stands, else the largest.
fn kept_part(applied: &Applied, region: RegionId, parts: &[NamedPart]) -> usize {
    let centre = applied.before.region(region).centre.as_ref();
    let holds = |part: &NamedPart| {
        part.unit_ids.iter().any(|&id| {
            let seat = applied
                .after
                .units
                .get(id.0 as usize)
                .and_then(|u| u.seat.as_ref());
            seat.is_some_and(|s| Some(s.position) == centre.map(|c| c.position))
        })
    };
    parts.iter().position(holds).unwrap_or(0)
}

fn new_name(territory: &Territory, centre: &str) -> String {
    let name = format!("{centre} Region");
    let taken = territory.gazetteer.regions_named(&name);
    if taken.iter().any(|&id| territory.region(id).exists()) {
        format!("{centre} Region (new)")
    } else {
        name
    }
}

/// The path of a unit in the state that the kept changes lead to.
fn path_in(
    ready: &Territory,
    applied: &Applied,
    region: RegionId,
    unit: UnitId,
    split: &RegionSplit,
) -> String {
    if (unit.0 as usize) < applied.before.units.len() {
        return ready.path(unit);
    }
    let later = split.units.of(applied).unit(unit);
    format!("{}/{}", ready.region(region).names.en, later.names.en)
}
