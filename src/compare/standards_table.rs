//! The table of what standards say of regions.

use super::Assessment;
use crate::msg;
use crate::table::{Cell, Table};
use crate::words::{Names, Value};

/// The assessment of every region by every standard, with the sources below.
pub fn standards_table(title: &Names, assessments: &[Assessment]) -> Table {
    let mut table = Table::new(["region", "rule", "verdict", "found"]);
    table.notes.push(msg!("note-rules", title = title).into());
    let mut told: Vec<&str> = Vec::new();
    for a in assessments {
        let word = match a.holds {
            Some(true) => "rule_kept",
            Some(false) => "rule_broken",
            None => "rule_unknown",
        };
        table.rows.push(vec![
            Cell::Name(a.region.clone()),
            Cell::Word(a.rule),
            Cell::Word(word),
            Cell::Localised {
                shown: a.evidence.message(),
                plain: a.evidence.to_string(),
            },
        ]);
        if !told.contains(&a.rule) {
            told.push(a.rule);
            let note = msg!(
                "note-rule-source",
                rule = rule_name(a.rule),
                source = &a.source
            );
            table.notes.push(note.into());
        }
    }
    table
}

/// The name of a rule.
fn rule_name(rule: &str) -> Value {
    match rule {
        "contiguity" => msg!("value-contiguity").into(),
        "least_population" => msg!("value-least_population").into(),
        "most_population" => msg!("value-most_population").into(),
        "most_km_to_centre" => msg!("value-most_km_to_centre").into(),
        "least_km_between_centres" => msg!("value-least_km_between_centres").into(),
        "centre_is_city" => msg!("value-centre_is_city").into(),
        "centre_inside" => msg!("value-centre_inside").into(),
        "most_units" => msg!("value-most_units").into(),
        other => other.into(),
    }
}
