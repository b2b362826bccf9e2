//! A split as a plan file.

use std::fmt::Write as _;

use jiff::civil::Date;
use toml::Spanned;

use super::named::{NamedPart, RegionSplit};
use crate::State;
use aimaq_reform::{
    Act, Applied, ApplyOptions, Change, Diagnostics, Plan, PlanSource, Target, apply, find_unit,
    parse,
};
use aimaq_territory::{Names, RegionId, Territory, UnitId};

/// What the plan of a split says to its readers, in any languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitTexts {
    /// Title of the plan.
    pub title: Names,
    /// What the plan is for.
    pub description: Names,
    /// Title of the act that divides the region.
    pub act: Names,
    /// A name for the region that each of the best parts becomes.
    pub regions: Vec<Names>,
}

/// Writes the best split as a plan. The part with the old centre keeps the region.
///
/// Where the given plan leaves the region as it was, the new plan follows it under the name
/// `follows`, so that both lead to states that differ by this split alone. Else the new plan
/// stands in its place: the changes of the given plan that divide, merge or rename units of
/// the region, then the new regions.
///
/// # Errors
/// If the plan so made cannot be applied, with its problems.
pub fn split_plan(
    applied: &Applied,
    plan: &Plan,
    follows: Option<&str>,
    region: RegionId,
    split: &RegionSplit,
    texts: &SplitTexts,
) -> Result<String, Diagnostics> {
    let follows = follows.filter(|_| untouched(applied, region, split));
    let (first, base) = match follows {
        Some(name) => {
            let day = applied.after.date;
            let text = head(plan, texts, day) + &format!("follows = {}\n", quoted(name));
            (text, &applied.after)
        }
        None => {
            let acts = unit_acts(applied, plan, region);
            let text = head(plan, texts, plan.as_of.0) + &acts_text(&acts);
            (text, &applied.before)
        }
    };
    let ready = applied_text(&first, base)?;
    let regions = new_regions(applied, plan, region, (split, texts), &ready);
    let toml = first + &regions;
    applied_text(&toml, base)?;
    Ok(toml)
}

/// Whether the plan leaves the region, its centre and its units as they were, and the split
/// is one of the units after it.
fn untouched(applied: &Applied, region: RegionId, split: &RegionSplit) -> bool {
    let (before, after) = (&applied.before, &applied.after);
    let same = before.region(region) == after.region(region);
    let ids =
        |state: &Territory| -> Vec<UnitId> { state.units_of(region).map(|(id, _)| id).collect() };
    let units = ids(before) == ids(after);
    same && units && split.units == State::After
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

/// A text and, on a line below, the same in other languages.
fn text_lines(key: &str, text: &Names) -> String {
    let others: Vec<String> = text
        .others()
        .map(|(lang, text)| format!("{lang} = {}", quoted(text)))
        .collect();
    let main = format!("{key} = {}\n", quoted(text.main()));
    match others.is_empty() {
        true => main,
        false => format!("{main}{key}s = {{ {} }}\n", others.join(", ")),
    }
}

fn head(plan: &Plan, texts: &SplitTexts, as_of: Date) -> String {
    format!(
        "{}{}territory = {}\nas_of = {}\n",
        text_lines("title", &texts.title),
        text_lines("description", &texts.description),
        quoted(&plan.territory),
        as_of
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

fn acts_text(acts: &[Act]) -> String {
    let mut text = String::new();
    for act in acts {
        text.push_str("\n[[acts]]\n");
        if let Some(title) = &act.title {
            text.push_str(&text_lines("title", &act.titles.with(title)));
        }
        let _ = writeln!(text, "effective = {}", act.effective.get_ref().0);
        if let Some(source) = &act.source {
            text.push_str(&text_lines("source", &act.sources.with(source)));
        }
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
    (split, texts): (&RegionSplit, &SplitTexts),
    ready: &Territory,
) -> String {
    let day = plan.acts.iter().map(|act| act.effective.get_ref().0).max();
    let mut text = format!(
        "\n[[acts]]\n{}effective = {}\n",
        text_lines("title", &texts.act),
        day.unwrap_or(plan.as_of.0)
    );
    let kept = kept_part(applied, region, &split.best.parts);
    for (i, part) in split.best.parts.iter().enumerate() {
        let centre = quoted(&part.centre.en);
        let [lon, lat] = part.position;
        if i == kept {
            let centre_now = ready.region(region).centre.as_ref();
            if centre_now.is_some_and(|c| [c.position.x, c.position.y] == part.position) {
                continue;
            }
            text.push_str("\n[[acts.changes]]\n");
            let name = quoted(&ready.region(region).names.en);
            let _ = writeln!(
                text,
                "move_centre = {{ region = {name}, centre = {centre}, position = [{lon:?}, {lat:?}] }}"
            );
        } else {
            let name = new_name(
                [ready, &applied.after],
                &part.centre.en,
                texts.regions.get(i),
            );
            text.push_str("\n[[acts.changes]]\n");
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

/// The name of a new region, one that no region of these states has, and, after a comma,
/// its names in other languages.
fn new_name(states: [&Territory; 2], centre: &str, names: Option<&Names>) -> String {
    let usual = || Names::new(format!("{centre} Region"));
    let mut names = names.cloned().unwrap_or_else(usual);
    let taken = |state: &Territory| {
        let named = state.gazetteer.regions_named(names.main());
        named.iter().any(|&id| state.region(id).exists())
    };
    if states.into_iter().any(taken) {
        names = names.map(|name| format!("{name} 2"));
    }
    let others: Vec<String> = names
        .others()
        .map(|(lang, name)| format!("{lang} = {}", quoted(name)))
        .collect();
    let main = quoted(names.main());
    match others.is_empty() {
        true => main,
        false => format!("{main}, names = {{ {} }}", others.join(", ")),
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
