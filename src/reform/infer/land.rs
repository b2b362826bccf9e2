//! The land of two vintages: which units have the same, and the pieces of the rest.

use std::sync::Arc;

use geo::InteriorPoint;
use geo_types::{Coord, MultiPolygon};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use rustc_hash::FxHashMap;

use super::borders::Borders;
use super::floor::SAME;
use crate::coverage::earth::METRES_PER_DEGREE;
use crate::coverage::{Coverage, CutError, CutOptions, Cutter, UnitIndex};
use crate::territory::{Territory, UnitId, unit_shapes};

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
    let plain = |(place, unit): (usize, &crate::territory::Unit)| {
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
            let width = LEAST_WIDTH.max(2.0 * self.floor.unwrap_or(0.0));
            match within(&shape, &self.after.polygon(place as u32), width) {
                Ok(Some((land, km2))) => pieces.push(Piece {
                    from,
                    to: UnitId::at(place),
                    land: land.map(|land| shifted(land, self.shift.map(|by| -by))),
                    km2,
                }),
                Ok(None) => {}
                Err(error) => failed = Some((from, error)),
            }
        }
        (pieces, failed)
    }
}

type Framed = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// Land with its area in km²; no land where it is all that was asked about.
type Found = Option<(Option<MultiPolygon<f64>>, f64)>;

/// The land of a shape within another; nothing where there is none, or only slivers.
pub(super) fn within(
    shape: &MultiPolygon<f64>,
    other: &MultiPolygon<f64>,
    width_m: f64,
) -> Result<Found, CutError> {
    let mut alone = Coverage::build(std::slice::from_ref(shape))?;
    let whole = alone.area_km2(0);
    let options = CutOptions::default().with_sliver_width_m(width_m);
    match alone.cut_with(0, &Cutter::Polygon(other), &options) {
        Ok(report) => {
            let km2 = report.part_area_km2.get(1).copied().unwrap_or(0.0);
            Ok(Some((Some(alone.polygon(1)), km2)))
        }
        Err(CutError::EmptyPart { part: 0, .. } | CutError::Sliver { part: 0, .. }) => {
            Ok(Some((None, whole)))
        }
        Err(CutError::EmptyPart { .. } | CutError::Sliver { .. }) => Ok(None),
        Err(CutError::Misses { .. } | CutError::OnlyTouches { .. }) => {
            let point = shape.interior_point().map(|p| p.0);
            let around = Coverage::build(std::slice::from_ref(other))?;
            let inside = point.is_some_and(|point| around.contains(0, point));
            Ok(inside.then_some((None, whole)))
        }
        Err(error) => Err(error),
    }
}

/// Whether all borders of a unit are within so many metres of those of the other vintage.
fn within_all(far: &[f64], coverage: &Coverage, unit: usize, metres: f64) -> bool {
    let mut halves = coverage.rings(UnitIndex::new(unit as u32)).flatten();
    halves.all(|half| far[half.arc().index()] <= metres)
}

fn moved(p: Coord<f64>, by: [f64; 2]) -> Coord<f64> {
    match by {
        [0.0, 0.0] => p,
        [x, y] => Coord {
            x: p.x + x,
            y: p.y + y,
        },
    }
}

fn shifted(mut shape: MultiPolygon<f64>, by: [f64; 2]) -> MultiPolygon<f64> {
    if by.iter().all(|by| *by == 0.0) {
        return shape;
    }
    for polygon in &mut shape {
        let ring = |line: &mut geo_types::LineString<f64>| {
            line.0.iter_mut().for_each(|p| *p = moved(*p, by));
        };
        polygon.exterior_mut(ring);
        polygon.interiors_mut(|holes| holes.iter_mut().for_each(ring));
    }
    shape
}

fn frame(coverage: &Coverage, unit: usize, shift: [f64; 2]) -> Option<Framed> {
    let halves = coverage.rings(unit as u32).flatten();
    let arcs = halves.filter_map(|half| coverage.arc(half.arc()));
    let mut points = arcs.flat_map(|arc| arc.coords).map(|p| moved(*p, shift));
    let first = points.next()?;
    let mut corners = [[first.x, first.y]; 2];
    for p in points {
        for (axis, v) in [p.x, p.y].into_iter().enumerate() {
            corners[0][axis] = corners[0][axis].min(v);
            corners[1][axis] = corners[1][axis].max(v);
        }
    }
    Some(GeomWithData::new(
        Rectangle::from_corners(corners[0], corners[1]),
        unit,
    ))
}

/// Something that units have in common whose borders have the same edges in the same
/// direction; none where a unit has no land.
fn prints(coverage: &Coverage) -> Vec<Option<u64>> {
    coverage
        .units()
        .map(|unit| {
            let mut print = None;
            for half in coverage.rings(unit).flatten() {
                let Some(arc) = coverage.arc(half.arc()) else {
                    continue;
                };
                for edge in arc.coords.windows(2) {
                    let (a, b) = if half.is_reversed() {
                        (edge[1], edge[0])
                    } else {
                        (edge[0], edge[1])
                    };
                    let sum: &mut u64 = print.get_or_insert(0);
                    *sum = sum.wrapping_add(mixed([a.x, a.y, b.x, b.y]));
                }
            }
            print
        })
        .collect()
}

fn mixed(edge: [f64; 4]) -> u64 {
    edge.iter().fold(0x9e37_79b9_7f4a_7c15, |sum: u64, v| {
        let z = (sum ^ (v + 0.0).to_bits()).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (z ^ (z >> 29)).wrapping_mul(0x94d0_49bb_1331_11eb)
    })
}

/// Degrees as metres of latitude.
pub(super) fn metres(degrees: f64) -> f64 {
    degrees * METRES_PER_DEGREE
}
