//! What a check of boundaries found, counted for groups of units.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::short::short;
use super::shown::table_text;
use crate::coverage::{Finding, FindingKind};
use crate::msg;
use crate::table::{Cell, Table};
use crate::words::{Lang, say};

/// The findings of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupFindings {
    /// The group.
    pub group: String,
    /// Units in it.
    pub units: usize,
    /// Findings all of whose units are in it, by kind.
    pub inside: BTreeMap<FindingKind, usize>,
    /// Findings that units of other groups have a share in, by kind.
    pub between: BTreeMap<FindingKind, usize>,
}

/// Counts findings by group; `groups` has the group of each unit. The groups come
/// in order, those without a finding too. A finding between groups counts in each.
pub fn findings_by_group(findings: &[Finding], groups: &[String]) -> Vec<GroupFindings> {
    let mut all: BTreeMap<&str, GroupFindings> = BTreeMap::new();
    for group in groups {
        let counted = all.entry(group).or_insert_with(|| GroupFindings {
            group: group.clone(),
            units: 0,
            inside: BTreeMap::new(),
            between: BTreeMap::new(),
        });
        counted.units += 1;
    }
    for finding in findings {
        let of = groups_of(finding, groups);
        for group in &of {
            if let Some(counted) = all.get_mut(group) {
                let by_kind = match of.len() {
                    1 => &mut counted.inside,
                    _ => &mut counted.between,
                };
                *by_kind.entry(finding.kind).or_default() += 1;
            }
        }
    }
    all.into_values().collect()
}

/// The groups that have a share in a finding, in order, each once.
fn groups_of<'a>(finding: &Finding, groups: &'a [String]) -> Vec<&'a str> {
    let units = finding.units.iter();
    let mut of: Vec<&str> = units
        .filter_map(|&unit| groups.get(unit.index()).map(String::as_str))
        .collect();
    of.sort_unstable();
    of.dedup();
    of
}

/// One row for each group and kind; a group without a finding has one without kind.
pub fn group_findings_table(groups: &[GroupFindings]) -> Table {
    let mut table = Table::new(["group", "units", "kind", "inside", "with_other_groups"]);
    table.rows = groups.iter().flat_map(rows).collect();
    table
}

fn rows(group: &GroupFindings) -> Vec<Vec<Cell>> {
    let row = |kind: Option<FindingKind>| {
        let count = |of: &BTreeMap<FindingKind, usize>| {
            Cell::count(kind.and_then(|k| of.get(&k)).copied().unwrap_or(0))
        };
        vec![
            Cell::Text(group.group.clone()),
            Cell::count(group.units),
            Cell::maybe(kind, |kind| Cell::Text(kind.name().to_owned())),
            count(&group.inside),
            count(&group.between),
        ]
    };
    let kinds = group.inside.keys().chain(group.between.keys()).copied();
    let kinds: BTreeSet<FindingKind> = kinds.collect();
    match kinds.is_empty() {
        true => vec![row(None)],
        false => kinds.into_iter().map(|kind| row(Some(kind))).collect(),
    }
}

/// For people: the groups with findings, and how many have none.
pub fn group_findings_text(groups: &[GroupFindings], lang: Lang) -> String {
    let shown = groups.iter().cloned().map(|group| GroupFindings {
        group: short(&group.group),
        ..group
    });
    let (with, without): (Vec<_>, Vec<_>) =
        shown.partition(|g| !(g.inside.is_empty() && g.between.is_empty()));
    let mut text = table_text(&group_findings_table(&with), lang);
    let rest = msg!("findings-no-group", count = without.len());
    text.push_str(&say(&rest, lang));
    text.push('\n');
    text
}

/// A list of groups.
pub fn group_findings_json(groups: &[GroupFindings]) -> String {
    let counts = |of: &BTreeMap<FindingKind, usize>| -> Value {
        of.iter()
            .map(|(kind, count)| (kind.name().to_owned(), json!(count)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let list = groups.iter().map(|g| {
        json!({
            "group": g.group,
            "units": g.units,
            "inside": counts(&g.inside),
            "with_other_groups": counts(&g.between),
        })
    });
    format!("{:#}\n", Value::from(list.collect::<Vec<_>>()))
}
