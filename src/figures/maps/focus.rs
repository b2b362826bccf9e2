//! What of a map is shown: one region, or a box.

use super::MapView;
use super::change::unit_cells;
use super::places::region_cells;
use crate::draw::{AreaLabel, Focus, Inset, MapSpec};
use crate::figures::Subject;
use crate::reform::{Problem, find_region};

/// A region of the state that a map shows as an inset, by name or `code:CODE`.
///
/// # Errors
/// If there is no such region, or several.
pub fn region_inset(subject: &Subject<'_>, view: MapView, name: &str) -> Result<Inset, Problem> {
    let state = view.state(subject);
    let id = find_region(state, name)?;
    Ok(Inset {
        name: state.region(id).names.get(subject.lang).to_owned(),
        focus: Focus::Cells(region_cells(state).swap_remove(id.0 as usize)),
    })
}

/// Shows one region: its units bear their names, other regions theirs.
///
/// # Errors
/// As [`region_inset`].
pub fn show_region(
    spec: &mut MapSpec,
    subject: &Subject<'_>,
    view: MapView,
    name: &str,
) -> Result<(), Problem> {
    let state = view.state(subject);
    let id = find_region(state, name)?;
    let cells = region_cells(state).swap_remove(id.0 as usize);
    spec.labels.retain(|label| label.cells != cells);
    let of_unit = unit_cells(state);
    let units = state.units_of(id).map(|(unit, row)| AreaLabel {
        text: row.names.get(subject.lang).to_owned(),
        cells: of_unit[unit.0 as usize].clone(),
        strong: false,
        small: true,
    });
    spec.labels.extend(units);
    let region = state.region(id).names.get(subject.lang);
    spec.subtitle = spec
        .subtitle
        .take()
        .map(|text| format!("{region} · {text}"));
    spec.focus = Some(Focus::Cells(cells));
    Ok(())
}
