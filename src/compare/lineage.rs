//! Which later units come from which earlier ones.

use super::Study;
use crate::table::{Cell, Table};

/// One row per link.
pub(super) fn table(study: &Study<'_>) -> Table {
    let mut table = Table::new([
        "from",
        "code_from",
        "to",
        "code_to",
        "population",
        "changes",
    ]);
    let (before, after) = (&study.applied.before, &study.applied.after);
    let rows = study.applied.lineage.links.iter().map(|link| {
        let people: u64 = link.atoms.iter().map(|&a| after.atom(a).population).sum();
        let kinds: Vec<&str> = link.kinds.iter().map(|k| k.word()).collect();
        vec![
            Cell::Text(before.path(link.from)),
            Cell::code(before.unit(link.from).code_on(before.date)),
            Cell::Text(after.path(link.to)),
            Cell::code(after.unit(link.to).code_on(after.date)),
            Cell::whole(people as f64),
            Cell::Text(kinds.join("; ")),
        ]
    });
    table.rows = rows.collect();
    table
}
