//! Shape of every region in both states.

use serde::Serialize;

use super::State;
use crate::measure::{Shape, region_shape};
use crate::reform::Applied;
use crate::territory::{Names, region_shapes};

/// The shape of a region in one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShapeRow {
    /// In which state.
    pub state: State,
    /// The region.
    pub region: Names,
    /// Its shape.
    #[serde(flatten)]
    pub shape: Shape,
}

/// Every region with land, by state and name.
pub fn shapes(applied: &Applied) -> Vec<ShapeRow> {
    let states = State::BOTH.into_iter();
    states.flat_map(|state| of_state(applied, state)).collect()
}

fn of_state(applied: &Applied, state: State) -> Vec<ShapeRow> {
    let territory = state.of(applied);
    let land = region_shapes(territory);
    let rows = territory.living_regions().filter_map(|(id, region)| {
        Some(ShapeRow {
            state,
            region: region.names.clone(),
            shape: region_shape(land.get(id.0 as usize)?)?,
        })
    });
    let mut rows: Vec<ShapeRow> = rows.collect();
    rows.sort_by(|a, b| a.region.en.cmp(&b.region.en));
    rows
}
