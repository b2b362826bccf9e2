//! The table of what rules say of regions.

use super::table::{Cell, Table};
use crate::compare::Verdict;
use crate::territory::Lang;

/// The verdict of every rule on every region, with the rules' sources below.
pub fn rules_view(title: &str, verdicts: &[Verdict], lang: Lang) -> Table {
    let mut table = Table::new(&["region", "rule", "verdict", "found"]);
    for v in verdicts {
        let word = match v.holds {
            Some(true) => "rule_kept",
            Some(false) => "rule_broken",
            None => "rule_unknown",
        };
        table.rows.push(vec![
            Cell::Text(v.region.get(lang).to_owned()),
            Cell::Word(v.rule),
            Cell::Word(word),
            Cell::Text(v.found.clone()),
        ]);
    }
    table.notes.push(format!("{title}."));
    let mut told: Vec<&str> = Vec::new();
    for v in verdicts {
        if !told.contains(&v.rule) {
            told.push(v.rule);
            table
                .notes
                .push(format!("{}: {}.", v.rule.replace('_', " "), v.source));
        }
    }
    table
}
