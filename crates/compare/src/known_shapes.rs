//! Shapes of regions that were measured before: of many plans most have most of them in
//! common.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use geo_types::Coord;

use aimaq_coverage::Coverage;
use aimaq_measure::{Shape, measured_shape};
use aimaq_reform::recent::used;
use aimaq_territory::{IdleVertices, RegionId, Territory, UnitId, some_region_shapes};

/// How many divisions of the land into units are known at a time, and how many regions of
/// each.
const MOST_LANDS: usize = 16;
const MOST_REGIONS: usize = 1 << 16;

/// Shapes that were measured, by the land and its units; clones share them.
#[derive(Debug, Clone, Default)]
pub struct KnownShapes(Arc<Mutex<Vec<OfLand>>>);

/// The shapes of regions on one division of the land into units. The shape of a region follows
/// from its pieces.
#[derive(Debug, Clone)]
struct OfLand {
    coverage: Arc<Coverage>,
    inserted: Vec<Coord<f64>>,
    units: Vec<Option<UnitId>>,
    idle: Arc<IdleVertices>,
    shapes: BTreeMap<Vec<u32>, Option<Shape>>,
}

impl OfLand {
    fn new(territory: &Territory, coverage: &Arc<Coverage>, units: &[Option<UnitId>]) -> Self {
        Self {
            coverage: Arc::clone(coverage),
            inserted: territory.inserted.clone(),
            units: units.to_vec(),
            idle: Arc::new(IdleVertices::of(territory)),
            shapes: BTreeMap::new(),
        }
    }

    fn is(
        &self,
        territory: &Territory,
        coverage: &Arc<Coverage>,
        units: &[Option<UnitId>],
    ) -> bool {
        let same = Arc::ptr_eq(&self.coverage, coverage) && self.inserted == territory.inserted;
        same && self.units == units
    }
}

impl KnownShapes {
    /// The shape of every region of a territory by its id, `None` of one without land.
    pub(super) fn of(&self, territory: &Territory, coverage: &Arc<Coverage>) -> Vec<Option<Shape>> {
        let units = territory.unit_of_atom();
        let pieces = pieces(territory);
        let (mut found, idle) = self.found(territory, (coverage, &units), &pieces);
        let missing: Vec<RegionId> = (0..)
            .zip(&found)
            .filter(|(_, shape)| shape.is_none())
            .map(|(id, _)| RegionId(id))
            .collect();
        let measured = measured(territory, (coverage, &idle), &pieces, &missing);
        self.keep(
            territory,
            (coverage, &units),
            &pieces,
            (&missing, &measured),
        );
        for (id, shape) in missing.into_iter().zip(measured) {
            found[id.index()] = Some(shape);
        }
        found.into_iter().map(Option::flatten).collect()
    }

    /// What is known of each region; the land is known from here on.
    fn found(
        &self,
        territory: &Territory,
        (coverage, units): (&Arc<Coverage>, &[Option<UnitId>]),
        pieces: &[Vec<u32>],
    ) -> (Vec<Option<Option<Shape>>>, Arc<IdleVertices>) {
        let known = |lands: &mut [OfLand]| {
            let land = used(lands, |land| land.is(territory, coverage, units))?;
            let known = pieces.iter().map(|own| land.shapes.get(own).copied());
            Some((known.collect(), Arc::clone(&land.idle)))
        };
        if let Some(found) = known(&mut self.lands()) {
            return found;
        }
        // Made without the lock; another thread may have been first.
        let land = OfLand::new(territory, coverage, units);
        let mut lands = self.lands();
        if let Some(found) = known(&mut lands) {
            return found;
        }
        if lands.len() >= MOST_LANDS {
            lands.remove(0);
        }
        let idle = Arc::clone(&land.idle);
        lands.push(land);
        (vec![None; pieces.len()], idle)
    }

    fn keep(
        &self,
        territory: &Territory,
        (coverage, units): (&Arc<Coverage>, &[Option<UnitId>]),
        pieces: &[Vec<u32>],
        (missing, measured): (&[RegionId], &[Option<Shape>]),
    ) {
        let mut lands = self.lands();
        let mut of_land = lands.iter_mut();
        let Some(land) = of_land.find(|land| land.is(territory, coverage, units)) else {
            return;
        };
        if land.shapes.len() + missing.len() > MOST_REGIONS {
            land.shapes.clear();
        }
        let own = missing.iter().map(|id| pieces[id.index()].clone());
        land.shapes.extend(own.zip(measured.iter().copied()));
    }

    fn lands(&self) -> std::sync::MutexGuard<'_, Vec<OfLand>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pieces of every region by its id, ascending.
fn pieces(territory: &Territory) -> Vec<Vec<u32>> {
    let mut pieces = vec![Vec::new(); territory.regions.len()];
    for (atom, region) in (0..).zip(territory.region_of_atom()) {
        let own = region.and_then(|region| pieces.get_mut(region.index()));
        own.into_iter().for_each(|own| own.push(atom));
    }
    pieces
}

fn measured(
    territory: &Territory,
    (coverage, idle): (&Coverage, &IdleVertices),
    pieces: &[Vec<u32>],
    wanted: &[RegionId],
) -> Vec<Option<Shape>> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let regions = territory.region_of_atom();
    let region_of = |atom: usize| regions.get(atom).copied().flatten().map(RegionId::index);
    let count = territory.regions.len();
    let borders_km = coverage.border_lengths_km(count, |atom| region_of(atom.index()));
    let areas = coverage.areas_km2();
    let area_km2 = |id: RegionId| {
        let own = pieces[id.index()].iter();
        own.filter_map(|&atom| areas.get(atom as usize))
            .fold(0.0, |sum, km2| sum + km2)
    };
    let land = some_region_shapes(territory, wanted, idle);
    let shapes = land
        .iter()
        .zip(wanted)
        .map(|(land, &id)| measured_shape(land, area_km2(id), *borders_km.get(id.index())?));
    shapes.collect()
}
