//! The table of what rules say of regions.

use super::cell::Cell;
use super::table::Table;
use super::words::value_word;
use crate::compare::Verdict;
use crate::msg;
use crate::words::{Lang, say};

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
            Cell::Text(say(&v.found.message(), lang)),
        ]);
    }
    table.notes.push(msg!("note-rules", title = title).into());
    let mut told: Vec<&str> = Vec::new();
    for v in verdicts {
        if !told.contains(&v.rule) {
            told.push(v.rule);
            let rule = value_word(v.rule, lang);
            let note = msg!("note-rule-source", rule = rule, source = &v.source);
            table.notes.push(note.into());
        }
    }
    table
}
