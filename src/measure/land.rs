//! The land of regions and units, by cancelling the arcs that their pieces share.

use geo_types::MultiPolygon;

use crate::territory::{Territory, UnitId};

/// The land of every region by its id; empty without boundaries.
pub fn region_land(territory: &Territory) -> Vec<MultiPolygon<f64>> {
    dissolved(territory, territory.regions.len(), |unit| {
        territory.unit(unit).region.0
    })
}

/// The land of every unit by its id; empty without boundaries.
pub fn unit_land(territory: &Territory) -> Vec<MultiPolygon<f64>> {
    dissolved(territory, territory.units.len(), |unit| unit.0)
}

fn dissolved(
    territory: &Territory,
    groups: usize,
    group: impl Fn(UnitId) -> u32,
) -> Vec<MultiPolygon<f64>> {
    let Some(coverage) = &territory.coverage else {
        return vec![MultiPolygon::new(Vec::new()); groups];
    };
    let owners = territory.unit_of_atom();
    let group_of: Vec<Option<u32>> = owners.into_iter().map(|u| u.map(&group)).collect();
    coverage.dissolve(&group_of, groups)
}
