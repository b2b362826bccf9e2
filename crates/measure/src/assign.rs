//! Where places belong before and after, and how far they are from what governs them.
//!
//! One lookup gives the piece of territory that a place lies in; the unit and the region
//! of both states and their centres hang on the piece. So millions of places cost one
//! lookup and two distances each, whatever they come from.

use geo_types::Coord;
use rayon::prelude::*;

use super::distance::{Metric, distance_km};
use super::geodesic::{Reduced, distance_m};
use aimaq_coverage::Locator;
use aimaq_reform::roots;
use aimaq_territory::{RegionId, Territory, UnitId};

/// Places that one task measures: enough to outweigh the cost of a task.
const CHUNK: usize = 4096;

/// Both states of a territory, ready to say of any place where it belongs.
#[derive(Debug, Clone)]
pub struct Assigner {
    locator: Locator,
    metric: Metric,
    /// By the piece of the later state.
    pieces: Vec<Option<Piece>>,
}

/// What holds for every place in a piece of territory.
#[derive(Debug, Clone, Copy)]
struct Piece {
    place: Belonging,
    before: Option<Reduced>,
    after: Option<Reduced>,
    /// Whether both centres are at one place.
    same: bool,
}

/// Where a place belongs before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Belonging {
    /// Unit before.
    pub unit_before: UnitId,
    /// Unit after.
    pub unit_after: UnitId,
    /// Region before.
    pub region_before: RegionId,
    /// Region after.
    pub region_after: RegionId,
}

/// Where a place belongs, and its ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assigned {
    /// Where it belongs.
    pub place: Belonging,
    /// Whole metres to the centre of the region before; `None` where it has no centre.
    pub before_m: Option<u32>,
    /// Whole metres to the centre of the region after; `None` where it has no centre.
    pub after_m: Option<u32>,
}

impl Assigner {
    /// Of two states of one territory, the later made from the earlier; `None` where the
    /// later has no boundaries.
    pub fn new(before: &Territory, after: &Territory, metric: Metric) -> Option<Self> {
        let locator = after.coverage.as_ref()?.locator();
        let (old, new) = (before.unit_of_atom(), after.unit_of_atom());
        let roots = roots(before, after);
        let centre = |territory: &Territory, region: RegionId| {
            let centre = territory.region(region).centre.as_ref();
            centre.map(|centre| centre.position)
        };
        let piece = |(root, unit_after): (&aimaq_territory::AtomId, &Option<UnitId>)| {
            let unit_after = (*unit_after)?;
            let unit_before = (*old.get(root.index())?)?;
            let region_before = before.unit(unit_before).region;
            let region_after = after.unit(unit_after).region;
            let (from, to) = (centre(before, region_before), centre(after, region_after));
            Some(Piece {
                place: Belonging {
                    unit_before,
                    unit_after,
                    region_before,
                    region_after,
                },
                before: from.map(Reduced::new),
                after: to.map(Reduced::new),
                same: from == to,
            })
        };
        let pieces = roots.iter().zip(&new).map(piece).collect();
        Some(Self {
            locator,
            metric,
            pieces,
        })
    }

    /// Where a place belongs and its ways; `None` in no unit. A place on a border belongs
    /// to the first of the units that meet there.
    pub fn assign(&self, at: Coord<f64>) -> Option<Assigned> {
        let unit = self.locator.locate(at).unit()?;
        let piece = self.pieces.get(unit.index())?.as_ref()?;
        let from = Reduced::new(at);
        let way = |centre: &Reduced| self.metres(&from, centre);
        let before_m = piece.before.as_ref().map(way);
        Some(Assigned {
            place: piece.place,
            before_m,
            after_m: match piece.same {
                true => before_m,
                false => piece.after.as_ref().map(way),
            },
        })
    }

    /// The same for many places, side by side and in their order.
    pub fn assign_all(&self, places: &[Coord<f64>]) -> Vec<Option<Assigned>> {
        let chunks = places.par_chunks(CHUNK);
        let each = |chunk: &[Coord<f64>]| {
            let found = chunk.iter().map(|&at| self.assign(at));
            found.collect::<Vec<_>>()
        };
        chunks.flat_map_iter(each).collect()
    }

    /// Rounded half away from zero. No way on earth has more metres than fit.
    fn metres(&self, from: &Reduced, to: &Reduced) -> u32 {
        let metres = match self.metric {
            Metric::Geodesic => distance_m(from, to),
            Metric::GreatCircle => distance_km(self.metric, from.at(), to.at()) * 1000.0,
        };
        metres.round() as u32
    }
}
