//! The table of what standards say of regions.

use super::Assessment;
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};
use aimaq_words::{Names, Value};

/// The assessment of every region by every standard, with the sources below.
pub fn standards_table(title: &Names, assessments: &[Assessment]) -> Table {
    let mut table = Table::new(["region", "rule", "verdict", "found"]);
    table.notes.push(msg!("note-rules", title = title).into());
    let mut told: Vec<&str> = Vec::new();
    for a in assessments {
        table.rows.push(vec![
            Cell::Name(a.region.clone()),
            Cell::Word(a.rule),
            Cell::Word(a.verdict()),
            Cell::Localised {
                shown: a.evidence.message(),
                plain: a.evidence.to_string(),
            },
        ]);
        if !told.contains(&a.rule) {
            told.push(a.rule);
            let note = msg!(
                "note-rule-source",
                rule = Value::word("value", a.rule),
                source = &a.source
            );
            table.notes.push(note.into());
        }
    }
    table
}
