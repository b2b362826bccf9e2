//! A state as its own boundaries: what is left of it where nothing is known of before.

use std::collections::BTreeMap;
use std::sync::Arc;

use aimaq::coverage::Coverage;
use aimaq::territory::{
    Atom, AtomId, Dated, Gazetteer, RegionId, Territory, Unit, UnitId, unit_shapes,
};
use geo_types::{Coord, MultiPolygon};

/// The state with ids of its own, without those that have ended, each unit one piece.
pub(crate) fn vintage(state: &Territory) -> Territory {
    let mut regions = Vec::new();
    let mut region_of: BTreeMap<RegionId, RegionId> = BTreeMap::new();
    // Backwards, so that no id is what it was.
    let living: Vec<_> = state.living_regions().collect();
    for (id, region) in living.into_iter().rev() {
        region_of.insert(id, RegionId::at(regions.len()));
        let mut region = region.clone();
        region.key.clear();
        region.codes = now(region.code_on(state.date));
        regions.push(region);
    }
    let shapes = unit_shapes(state);
    let (mut units, mut atoms, mut land) = (Vec::new(), Vec::new(), Vec::new());
    let living: Vec<(UnitId, &Unit)> = state.living_units().collect();
    for (id, unit) in living.into_iter().rev() {
        atoms.push(Atom {
            parent: None,
            population: state.population(id),
            estimated: false,
            seat: unit.seat.as_ref().map(|seat| seat.position),
        });
        land.push(shapes[id.index()].clone());
        let mut unit = unit.clone();
        unit.region = region_of[&unit.region];
        unit.key.clear();
        unit.atoms = vec![AtomId::at(units.len())];
        unit.codes = now(unit.code_on(state.date));
        units.push(unit);
    }
    Territory {
        gazetteer: Gazetteer::new(&units, &regions),
        units,
        regions,
        atoms,
        settlements: Vec::new(),
        coverage: Some(Arc::new(Coverage::build(&land).expect("land"))),
        inserted: Vec::new(),
        moved: Vec::new(),
        ..state.clone()
    }
}

fn now(code: Option<&str>) -> Vec<Dated<String>> {
    code.map(|code| Dated::always(code.to_owned()))
        .into_iter()
        .collect()
}

/// The same with every vertex moved by up to so many metres, that of neighbours alike.
pub(crate) fn jittered(state: &Territory, metres: f64, seed: u64) -> Territory {
    let land = state.coverage.as_ref().expect("land").polygons();
    let degrees = metres / 111_000.0;
    let moved = |p: Coord<f64>| {
        let mut random =
            super::coverages::Random(seed ^ p.x.to_bits() ^ p.y.to_bits().rotate_left(17));
        Coord {
            x: p.x + degrees * random.signed(),
            y: p.y + degrees * random.signed(),
        }
    };
    let land: Vec<MultiPolygon<f64>> = land
        .into_iter()
        .map(|shape| {
            let polygons = shape.into_iter().map(|polygon| {
                let (shell, holes) = polygon.into_inner();
                let ring =
                    |line: geo_types::LineString<f64>| line.0.into_iter().map(moved).collect();
                geo_types::Polygon::new(ring(shell), holes.into_iter().map(ring).collect())
            });
            MultiPolygon::new(polygons.collect())
        })
        .collect();
    Territory {
        coverage: Some(Arc::new(Coverage::build(&land).expect("land"))),
        ..state.clone()
    }
}
