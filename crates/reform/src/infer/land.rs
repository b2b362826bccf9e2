//! The land of two vintages: which units have the same, and the pieces of the rest.

use std::sync::Arc;

use geo::InteriorPoint;
use geo_types::{Coord, MultiPolygon, Polygon};
use rayon::prelude::*;
use rstar::{AABB, RTree};
use rustc_hash::FxHashMap;

use super::borders::Borders;
use super::cutting::{Framed, frame, moved, shifted, within, within_all};
use super::floor::SAME;
use super::prints::prints;
use aimaq_coverage::area::area_km2;
use aimaq_coverage::{Coverage, CutError};
use aimaq_territory::{Territory, UnitId, unit_shapes};

/// Metres below which a plan cuts no land off: the default of a cut.
const LEAST_WIDTH: f64 = 10.0;

/// Land of one earlier and one later unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) from: UnitId,
    pub(super) to: UnitId,
    /// The land; `None` where it is all of the earlier unit.
    pub(super) land: Option<MultiPolygon<f64>>,
    pub(super) km2: f64,
}

/// The units of a state as a coverage of their own, by their ids.
pub(super) fn units_of(territory: &Territory) -> Option<Arc<Coverage>> {
    let coverage = territory.coverage.as_ref()?;
    let plain = |(place, unit): (usize, &aimaq_territory::Unit)| {
        unit.exists() && matches!(unit.atoms.as_slice(), [atom] if atom.index() == place)
    };
    let count = coverage.unit_count() == territory.units.len();
    if count && territory.inserted.is_empty() && territory.units.iter().enumerate().all(plain) {
        return Some(Arc::clone(coverage));
    }
    Coverage::build(&unit_shapes(territory)).ok().map(Arc::new)
}

/// What two coverages have in common.
pub(super) struct Land<'a> {
    pub(super) before: &'a Coverage,
    pub(super) after: &'a Coverage,
    /// The noise floor, metres; none where nothing can be told by geometry.
    pub(super) floor: Option<f64>,
    /// By how much at most what is noise is apart, metres.
    pub(super) noise: f64,
    /// By how much the earlier land is to be moved, degrees.
    pub(super) shift: [f64; 2],
}

/// Units of the same land, and the pieces of all others.
pub(super) struct Overlay {
    /// For each earlier unit the later one of the same land, and whether its borders are
    /// the same, but for the last digits.
    pub(super) same: Vec<Option<(UnitId, bool)>>,
    pub(super) pieces: Vec<Piece>,
    /// Earlier units whose land could not be laid over the later, and why.
    pub(super) failed: Vec<(UnitId, CutError)>,
}

impl Land<'_> {
    pub(super) fn overlay(&self, borders: &Borders) -> Overlay {
        let (old, new) = (prints(self.before), prints(self.after));
        let by_print: FxHashMap<u64, usize> = new
            .iter()
            .enumerate()
            .filter_map(|(place, print)| Some(((*print)?, place)))
            .collect();
        let mut same = vec![None; old.len()];
        let mut open = vec![true; new.len()];
        for (place, print) in old.iter().enumerate() {
            let twin = print.and_then(|print| by_print.get(&print).copied());
            if let Some(twin) = twin.filter(|twin| open[*twin]) {
                same[place] = Some((UnitId::at(twin), true));
                open[twin] = false;
            }
        }
        self.near(borders, &mut same, &mut open);
        let left: Vec<usize> = (0..old.len())
            .filter(|&u| same[u].is_none() && old[u].is_some())
            .collect();
        let there: Vec<usize> = (0..new.len())
            .filter(|&w| open[w] && new[w].is_some())
            .collect();
        let (pieces, failed) = self.pieces(&left, &there);
        Overlay {
            same,
            pieces,
            failed,
        }
    }

    /// Units whose borders all are the same within the noise, both ways.
    fn near(&self, borders: &Borders, same: &mut [Option<(UnitId, bool)>], open: &mut [bool]) {
        let Some(floor) = self.floor else {
            return;
        };
        let still =
            |far: &[f64], coverage: &Coverage, unit: usize| within_all(far, coverage, unit, floor);
        let there = (0..open.len()).filter(|&w| open[w] && still(&borders.after, self.after, w));
        let tree = self.rectangles(self.after, &there.collect::<Vec<_>>(), [0.0; 2]);
        for (unit, found) in same.iter_mut().enumerate() {
            if found.is_some() || !still(&borders.before, self.before, unit) {
                continue;
            }
            let Some(point) = self.point_in(unit) else {
                continue;
            };
            let at = AABB::from_point([point.x, point.y]);
            let here = tree
                .locate_in_envelope_intersecting(at)
                .map(|near| near.data);
            let mut here: Vec<usize> = here.collect();
            here.sort_unstable();
            let twin = here.into_iter().find(|&w| {
                open[w] && self.after.contains(w as u32, point) && self.as_large(unit, w, floor)
            });
            if let Some(twin) = twin {
                let digits = |far: &[f64], coverage, unit| within_all(far, coverage, unit, SAME);
                let exact = digits(&borders.before, self.before, unit)
                    && digits(&borders.after, self.after, twin);
                *found = Some((UnitId::at(twin), exact));
                open[twin] = false;
            }
        }
    }

    /// Whether areas differ by no more than the noise along the border.
    fn as_large(&self, before: usize, after: usize, floor: f64) -> bool {
        let areas = [
            self.before.area_km2(before as u32),
            self.after.area_km2(after as u32),
        ];
        let halves = self.after.rings(after as u32).flatten();
        let border: f64 = halves
            .filter_map(|half| self.after.arc(half.arc()))
            .map(|arc| self.after.space().length_km(arc.coords))
            .sum();
        (areas[0] - areas[1]).abs() <= border * floor / 1000.0 + 1e-9 * areas[0]
    }

    fn point_in(&self, unit: usize) -> Option<Coord<f64>> {
        let point = self.before.polygon(unit as u32).interior_point()?.0;
        Some(moved(point, self.shift))
    }

    fn rectangles(&self, coverage: &Coverage, units: &[usize], shift: [f64; 2]) -> RTree<Framed> {
        let framed = units
            .iter()
            .filter_map(|&unit| frame(coverage, unit, shift));
        RTree::bulk_load(framed.collect())
    }

    fn pieces(&self, left: &[usize], there: &[usize]) -> (Vec<Piece>, Vec<(UnitId, CutError)>) {
        let tree = self.rectangles(self.after, there, [0.0; 2]);
        let found: Vec<_> = left
            .par_iter()
            .map(|&unit| self.pieces_of(unit, &tree))
            .collect();
        let (mut pieces, mut failed) = (Vec::new(), Vec::new());
        for (own, error) in found {
            pieces.extend(own);
            failed.extend(error);
        }
        (pieces, failed)
    }

    fn pieces_of(
        &self,
        unit: usize,
        tree: &RTree<Framed>,
    ) -> (Vec<Piece>, Option<(UnitId, CutError)>) {
        let from = UnitId::at(unit);
        let shape = shifted(self.before.polygon(unit as u32), self.shift);
        let Some(own) = frame(self.before, unit, self.shift) else {
            return (Vec::new(), None);
        };
        let envelope = AABB::from_corners(own.geom().lower(), own.geom().upper());
        let near = tree
            .locate_in_envelope_intersecting(envelope)
            .map(|found| found.data);
        let mut near: Vec<usize> = near.collect();
        near.sort_unstable();
        let (mut pieces, mut failed) = (Vec::new(), None);
        for place in near {
            let width = LEAST_WIDTH.max(2.0 * self.noise);
            match within(&shape, &self.after.polygon(place as u32), width) {
                Ok(Some((land, km2))) => {
                    let there = |at| self.after.contains(place as u32, at);
                    let Some((land, km2)) = truly(land, km2, there) else {
                        continue;
                    };
                    pieces.push(Piece {
                        from,
                        to: UnitId::at(place),
                        land: land.map(|land| shifted(land, self.shift.map(|by| -by))),
                        km2,
                    });
                }
                Ok(None) => {}
                Err(error) => failed = Some((from, error)),
            }
        }
        (pieces, failed)
    }
}

/// The parts of land that lie where they are said to: where a line runs along another but for
/// the last digits, a cut may give a part to the wrong side.
fn truly(
    land: Option<MultiPolygon<f64>>,
    km2: f64,
    there: impl Fn(Coord<f64>) -> bool,
) -> Option<(Option<MultiPolygon<f64>>, f64)> {
    let Some(land) = land else {
        return Some((None, km2));
    };
    let count = land.0.len();
    let inside = |part: &Polygon<f64>| part.interior_point().is_none_or(|p| there(p.0));
    let parts: Vec<Polygon<f64>> = land.into_iter().filter(inside).collect();
    match parts.len() {
        0 => None,
        n if n == count => Some((Some(MultiPolygon::new(parts)), km2)),
        _ => {
            let land = MultiPolygon::new(parts);
            let km2 = area_km2(&land);
            Some((Some(land), km2))
        }
    }
}
