//! Shape of every region in both states.

use serde::Serialize;

use super::{State, Study};
use crate::measure::{Shape, measured_shape};
use crate::msg;
use crate::reform::Applied;
use crate::table::{Cell, Table};
use crate::territory::{Names, RegionId, region_shapes};

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
    let states = State::shown(applied).iter();
    states.flat_map(|state| of_state(applied, *state)).collect()
}

fn of_state(applied: &Applied, state: State) -> Vec<ShapeRow> {
    let territory = state.of(applied);
    let Some(coverage) = &territory.coverage else {
        return Vec::new();
    };
    let land = region_shapes(territory);
    let of_atoms = territory.region_of_atom();
    let region_of = |atom: usize| of_atoms.get(atom).copied().flatten().map(RegionId::index);
    let mut areas_km2 = vec![0.0; land.len()];
    for (atom, km2) in coverage.areas_km2().iter().enumerate() {
        let region = region_of(atom).and_then(|region| areas_km2.get_mut(region));
        region.into_iter().for_each(|area| *area += km2);
    }
    let borders_km = coverage.border_lengths_km(land.len(), |atom| region_of(atom.index()));
    let rows = territory.regions_in_order().into_iter().filter_map(|id| {
        let (region, at) = (territory.region(id), id.index());
        let shape = measured_shape(land.get(at)?, *areas_km2.get(at)?, *borders_km.get(at)?)?;
        Some(ShapeRow {
            state,
            region: region.names.clone(),
            code: region.code_on(territory.date).map(str::to_owned),
            shape,
        })
    });
    rows.collect()
}

/// Every region with land in both states.
pub(super) fn table(study: &Study<'_>) -> Table {
    table_of(study, &shapes(study.applied))
}

/// The regions whose land is another after the reform.
pub fn changed_shapes(study: &Study<'_>) -> Table {
    let mut rows = shapes(study.applied);
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
