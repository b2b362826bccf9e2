//! Which later units come from which earlier ones.

use super::Study;
use aimaq_words::table::{Cell, Table};

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
        let kinds = link.kinds.iter().map(|k| k.word()).collect();
        let [from, to] = [before.unit_path(link.from), after.unit_path(link.to)];
        vec![
            Cell::Path(from.region, from.unit),
            Cell::code(before.unit(link.from).code_on(before.date)),
            Cell::Path(to.region, to.unit),
            Cell::code(after.unit(link.to).code_on(after.date)),
            Cell::whole(people as f64),
            Cell::Words(kinds),
        ]
    });
    table.rows = rows.collect();
    table
}
