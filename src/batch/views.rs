//! The tables of all views that a study has.

use crate::compare::{Lacking, Study, VIEWS, View};
use crate::table::Table;

/// Views with their tables, in the order of [`VIEWS`].
pub type ViewTables = Vec<(&'static View, Table)>;

/// The tables of all views that are possible.
///
/// # Errors
/// None that a possible view would have.
pub fn view_tables(study: &Study<'_>) -> Result<ViewTables, Lacking> {
    let possible = VIEWS.iter().filter(|view| view.is_possible(study));
    let tables = possible.map(|view| Ok((view, view.table(study)?)));
    tables.collect()
}
