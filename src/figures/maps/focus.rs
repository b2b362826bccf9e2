//! What of a map is shown: one region, or a box.

use super::change::unit_cells;
use super::places::region_cells;
use super::{MapView, map_spec};
use crate::compare::State;
use crate::draw::{AreaLabel, Focus, Inset, MapPart, MapSpec};
use crate::figures::Subject;
use crate::reform::{Problem, find_region, roots};
use crate::territory::{RegionId, Territory};

/// A region that a map shows as an inset, by name or `code:CODE`.
///
/// # Errors
/// If there is no such region in either state, or several.
pub fn region_inset(subject: &Subject<'_>, view: MapView, name: &str) -> Result<Inset, Problem> {
    let shown = Shown::find(subject, view, name)?;
    Ok(Inset {
        name: shown.name(subject).to_owned(),
        focus: Focus::Cells(shown.cells(subject)),
    })
}

/// Shows one region: its units bear their names, other regions theirs. On a map of a
/// state that does not have the region its land in the other state is shown.
///
/// # Errors
/// As [`region_inset`].
pub fn show_region(
    spec: &mut MapSpec,
    subject: &Subject<'_>,
    view: MapView,
    name: &str,
) -> Result<(), Problem> {
    let shown = Shown::find(subject, view, name)?;
    let cells = shown.cells(subject);
    if shown.state == view.state() {
        name_units(spec, subject, &shown);
    }
    let region = shown.name(subject);
    spec.subtitle = spec
        .subtitle
        .take()
        .map(|text| format!("{region} · {text}"));
    spec.focus = Some(Focus::Cells(cells));
    Ok(())
}

/// The map of one region after the reform, with its units and what lies around it, for a
/// page that says the rest.
pub fn map_of_region(subject: &Subject<'_>, id: RegionId) -> MapSpec {
    let view = MapView::After;
    let mut spec = map_spec(subject, view);
    let (state, lang) = (&subject.applied.after, subject.lang);
    let shown = Shown {
        id,
        state: State::After,
        view,
    };
    name_units(&mut spec, subject, &shown);
    spec.title = state.region(id).names.get(lang).to_owned();
    spec.focus = Some(Focus::Cells(shown.cells(subject)));
    spec.hidden = vec![
        MapPart::Title,
        MapPart::Notes,
        MapPart::Source,
        MapPart::Legend,
    ];
    (spec.width_px, spec.design_px) = (REGION_PX, REGION_PX);
    spec
}

/// Width of the map of a region on a page.
const REGION_PX: u32 = 720;

/// The units of a region bear their names, and it bears none.
fn name_units(spec: &mut MapSpec, subject: &Subject<'_>, shown: &Shown) {
    let cells = shown.cells(subject);
    spec.labels.retain(|label| label.cells != cells);
    let state = shown.territory(subject);
    let of_unit = unit_cells(state);
    let units = state.units_of(shown.id).map(|(unit, row)| AreaLabel {
        text: row.names.get(subject.lang).to_owned(),
        cells: of_unit[unit.0 as usize].clone(),
        strong: false,
        small: true,
        optional: false,
    });
    spec.labels.extend(units);
}

/// A region of one of the states.
struct Shown {
    id: RegionId,
    state: State,
    view: MapView,
}

impl Shown {
    /// In the state that a map shows, else in the other.
    fn find(subject: &Subject<'_>, view: MapView, name: &str) -> Result<Self, Problem> {
        let own = view.state();
        let of = |state: State| find_region(state.of(subject.applied), name);
        let (id, state) = match of(own) {
            Ok(id) => (id, own),
            Err(problem) => {
                let other = match own {
                    State::Before => State::After,
                    State::After => State::Before,
                };
                (of(other).map_err(|_| problem)?, other)
            }
        };
        Ok(Self { id, state, view })
    }

    fn territory<'a>(&self, subject: &Subject<'a>) -> &'a Territory {
        self.state.of(subject.applied)
    }

    fn name<'a>(&self, subject: &Subject<'a>) -> &'a str {
        let region = self.territory(subject).region(self.id);
        region.names.get(subject.lang)
    }

    /// Its cells on the map.
    fn cells(&self, subject: &Subject<'_>) -> Vec<usize> {
        let cells = region_cells(self.territory(subject)).swap_remove(self.id.index());
        let roots = || roots(&subject.applied.before, &subject.applied.after);
        match (self.state, self.view.state()) {
            (State::After, State::Before) => {
                let roots = roots();
                let mut earlier: Vec<usize> =
                    cells.iter().map(|&cell| roots[cell].index()).collect();
                earlier.sort_unstable();
                earlier.dedup();
                earlier
            }
            (State::Before, State::After) => {
                let later = roots().into_iter().enumerate();
                let later = later.filter(|(_, root)| cells.binary_search(&root.index()).is_ok());
                later.map(|(cell, _)| cell).collect()
            }
            _ => cells,
        }
    }
}
