//! Areas of regions.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use serde::Serialize;

use aimaq_territory::{RegionId, Territory, UnitId};

/// An area and where it is from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Area {
    /// Square kilometres.
    pub km2: f64,
    /// Where it is from.
    pub source: AreaSource,
    /// Which published figure, if it is one.
    pub figure: Option<String>,
}

/// Where an area is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaSource {
    /// Published for this extent.
    Official,
    /// Computed from the boundaries, geodesic on WGS 84.
    Boundaries,
    /// Computed from boundaries of which some are schematic.
    SchematicBoundaries,
}

impl AreaSource {
    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Boundaries => "boundaries",
            Self::SchematicBoundaries => "schematic_boundaries",
        }
    }
}

/// Areas of regions of one territory.
#[derive(Debug)]
pub struct RegionAreas<'a> {
    territory: &'a Territory,
    /// The regions with a sketched border, once somebody asks.
    sketched: OnceCell<BTreeSet<RegionId>>,
}

impl<'a> RegionAreas<'a> {
    /// Those of a territory.
    pub fn new(territory: &'a Territory) -> Self {
        Self {
            territory,
            sketched: OnceCell::new(),
        }
    }

    /// That of a region with these units: the published figure of its extent on the territory's
    /// date, else the geodesic area of the units; `None` where neither is known.
    pub fn of(&self, region: RegionId, units: &[UnitId]) -> Option<Area> {
        let territory = self.territory;
        if let Some(area) = territory.region(region).area_on(territory.date) {
            return Some(Area {
                km2: area.km2,
                source: AreaSource::Official,
                figure: Some(area.figure.clone()),
            });
        }
        let coverage = territory.coverage.as_ref()?;
        let atoms = units.iter().flat_map(|&unit| &territory.unit(unit).atoms);
        let areas = coverage.areas_km2();
        let km2: f64 = atoms.filter_map(|atom| areas.get(atom.index())).sum();
        let sketched = self.sketched.get_or_init(|| territory.sketched_regions());
        let source = match sketched.contains(&region) {
            true => AreaSource::SchematicBoundaries,
            false => AreaSource::Boundaries,
        };
        (km2 > 0.0).then_some(Area {
            km2,
            source,
            figure: None,
        })
    }
}
