//! Shape of every region in both states.

use serde::Serialize;

use super::known_shapes::KnownShapes;
use super::{State, Study};
use aimaq_measure::Shape;
use aimaq_reform::Applied;
use aimaq_territory::Names;
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};

/// The shape of a region in one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShapeRow {
    /// In which state.
    pub state: State,
    /// The region.
    pub region: Names,
    /// Its code on the day of the state.
    #[serde(skip)]
    pub code: Option<String>,
    /// Its shape.
    #[serde(flatten)]
    pub shape: Shape,
}

/// Every region with land, by state and code.
pub fn shapes(applied: &Applied) -> Vec<ShapeRow> {
    known_shapes(applied, &KnownShapes::default())
}

/// The same where shapes are known.
fn known_shapes(applied: &Applied, known: &KnownShapes) -> Vec<ShapeRow> {
    let states = State::shown(applied).iter();
    states
        .flat_map(|state| of_state(applied, *state, known))
        .collect()
}

fn of_state(applied: &Applied, state: State, known: &KnownShapes) -> Vec<ShapeRow> {
    let territory = state.of(applied);
    let Some(coverage) = &territory.coverage else {
        return Vec::new();
    };
    let shapes = known.of(territory, coverage);
    let rows = territory.regions_in_order().into_iter().filter_map(|id| {
        let region = territory.region(id);
        Some(ShapeRow {
            state,
            region: region.names.clone(),
            code: region.code_on(territory.date).map(str::to_owned),
            shape: (*shapes.get(id.index())?)?,
        })
    });
    rows.collect()
}

/// Every region with land in both states.
pub(super) fn table(study: &Study<'_>) -> Table {
    table_of(study, &known_shapes(study.applied, study.known_shapes))
}

/// The regions whose land is another after the reform.
pub fn changed_shapes(study: &Study<'_>) -> Table {
    let mut rows = known_shapes(study.applied, study.known_shapes);
    let all = rows.clone();
    rows.retain(|row| {
        let mut of_name = all.iter().filter(|r| r.region.en == row.region.en);
        let (first, second) = (of_name.next(), of_name.next());
        !matches!((first, second), (Some(a), Some(b)) if a.shape == b.shape)
    });
    table_of(study, &rows)
}

fn table_of(study: &Study<'_>, rows: &[ShapeRow]) -> Table {
    let mut table = Table::new([
        "state",
        "region",
        "area_km2",
        "border_km",
        "polsby_popper",
        "reock",
        "hull_share",
        "parts",
        "holes",
    ])
    .with_columns_for_programs(&["code"]);
    let cells = |r: &ShapeRow| {
        let s = r.shape;
        let mut row = vec![Cell::Word(r.state.as_str()), Cell::Name(r.region.clone())];
        row.extend([s.area_km2, s.border_km].map(|v| Cell::decimal(v, 0)));
        row.extend([s.polsby_popper, s.reock, s.hull_share].map(|v| Cell::decimal(v, 3)));
        row.extend([s.parts, s.holes].map(Cell::count));
        row.push(Cell::code(r.code.as_deref()));
        row
    };
    table.rows = rows.iter().map(cells).collect();
    if rows.is_empty() {
        table.notes = vec![msg!("note-no-boundaries").into()];
    } else if [&study.applied.before, &study.applied.after]
        .iter()
        .any(|state| !state.sketched_regions().is_empty())
    {
        table.notes = vec![msg!("note-schematic-shapes").into()];
    }
    table
}
