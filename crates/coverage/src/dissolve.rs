//! Units joined into groups by cancelling the arcs between them.

use super::border_fingerprint::{first_difference, of_chain, of_shapes};
use super::prim::Groups;
use super::trace::Tracer;
use super::{Coverage, HalfEdge, NONE, UnitIndex, plane};
use geo_types::{Coord, MultiPolygon};
use rustc_hash::FxHashMap;

/// What went into a dissolve and what came out; areas are those in the plane of the
/// coordinates (square degrees, or square metres of a plane).
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DissolveLedger {
    /// Units with a group.
    pub units: usize,
    /// Groups that have at least one polygon.
    pub groups: usize,
    /// Sum of the areas of the units, in square units of the coordinates.
    pub area_in: f64,
    /// Sum of the areas of the groups, in square units of the coordinates.
    pub area_out: f64,
    /// Arcs cancelled because both sides are in one group.
    pub arcs_cancelled: usize,
    /// Length of the border of all groups together, that of lakes and other holes
    /// included, km: edge by edge the border of all their units together.
    pub outer_border_km: f64,
}

/// A sum that should close and does not.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// The groups do not cover what their units cover.
    #[error(
        "area is not conserved: {area_in} square units of the coordinates went in, {area_out} came out; the units overlap, so clean the boundaries first"
    )]
    Area {
        /// Square units of the coordinates of all units.
        area_in: f64,
        /// Square units of the coordinates of all groups.
        area_out: f64,
    },
    /// The groups together have another border than their units together.
    #[error(
        "the outer border is not conserved: that of the groups differs from that of their units at ({x}, {y}); the units cross themselves or each other, so clean the boundaries first"
    )]
    OuterBorder {
        /// Longitude of the first edge that differs, degrees.
        x: f64,
        /// Latitude of it, degrees.
        y: f64,
    },
    /// A unit is in a group that does not exist.
    #[error("unit {unit} is put into group {group}, but there are only {groups} groups")]
    Group {
        /// The unit's index.
        unit: UnitIndex,
        /// Its group.
        group: u32,
        /// Number of groups.
        groups: usize,
    },
}

impl Coverage {
    /// Joins units into groups. `group_of[unit]` is the group of a unit; `None`
    /// (and a group that does not exist) leaves the unit out.
    ///
    /// Every vertex that comes out is bit for bit one that went in, and
    /// neighbouring groups go on sharing their arcs. Shells are
    /// counter-clockwise, holes clockwise, each ring starts at its smallest
    /// vertex, polygons come in the order of their starts.
    pub fn dissolve(&self, group_of: &[Option<u32>], groups: usize) -> Vec<MultiPolygon<f64>> {
        let borders = self.borders(group_of, groups);
        let mut tracer = Tracer::new(self);
        (0..groups as u32)
            .map(|group| tracer.polygons(borders.of(group)))
            .collect()
    }

    /// The land of some of the groups, in the order asked for, as
    /// [`Coverage::dissolve`] gives it: after a change only the groups that it
    /// touched need to be traced anew.
    pub fn dissolve_only(
        &self,
        group_of: &[Option<u32>],
        wanted: &[u32],
    ) -> Vec<MultiPolygon<f64>> {
        let mut borders: FxHashMap<u32, Vec<HalfEdge>> =
            wanted.iter().map(|&g| (g, vec![])).collect();
        let group = |unit: UnitIndex| group_of.get(unit.index()).copied().flatten();
        for unit in self.units() {
            let Some(halves) = group(unit).and_then(|own| borders.get_mut(&own)) else {
                continue;
            };
            let around = self.rings(unit).flatten().copied();
            halves.extend(around.filter(|&half| group(self.right_of(half)) != group(unit)));
        }
        let mut tracer = Tracer::new(self);
        let mut shape = |g: &u32| {
            let mut halves = borders.get(g).cloned().unwrap_or_default();
            halves.sort_unstable();
            tracer.polygons(&halves)
        };
        wanted.iter().map(&mut shape).collect()
    }

    /// As [`Coverage::dissolve`], with the sums of both sides.
    ///
    /// # Errors
    /// A group that does not exist; groups whose area differs from that of their
    /// units by more than rounding, or whose outer border differs in any edge, which
    /// happens where units overlap.
    pub fn dissolve_with_ledger(
        &self,
        group_of: &[Option<u32>],
        groups: usize,
    ) -> Result<(Vec<MultiPolygon<f64>>, DissolveLedger), LedgerError> {
        let wrong = UnitIndex::with(group_of)
            .find_map(|(unit, g)| g.filter(|&g| g as usize >= groups).map(|g| (unit, g)));
        if let Some((unit, group)) = wrong {
            return Err(LedgerError::Group {
                unit,
                group,
                groups,
            });
        }
        let shapes = self.dissolve(group_of, groups);
        let outer = self.outer_arcs(group_of);
        let area_in = self.plane_area_enclosed(&outer);
        let area_out = shapes.iter().map(plane_area).sum::<f64>();
        if (area_in - area_out).abs() > 1e-9 * area_in.abs().max(1e-3) {
            return Err(LedgerError::Area { area_in, area_out });
        }
        let outer_border_km = self.outer_border_kept(&outer, &shapes)?;
        let group = |unit: UnitIndex| group_of.get(unit.index()).copied().flatten();
        let cancelled = self.sides.iter().filter(|[l, r]| {
            let inner = *l != UnitIndex::NONE && *r != UnitIndex::NONE;
            inner && group(*l).is_some() && group(*l) == group(*r)
        });
        let ledger = DissolveLedger {
            units: (0..self.unit_count())
                .filter(|&unit| matches!(group_of.get(unit), Some(Some(_))))
                .count(),
            groups: shapes.iter().filter(|shape| !shape.0.is_empty()).count(),
            area_in,
            area_out,
            arcs_cancelled: cancelled.count(),
            outer_border_km,
        };
        Ok((shapes, ledger))
    }

    /// The length in km of the border between units with a group and all else, if
    /// shapes leave exactly that border.
    fn outer_border_kept(
        &self,
        outer: &[HalfEdge],
        shapes: &[MultiPolygon<f64>],
    ) -> Result<f64, LedgerError> {
        let chain = |half: &HalfEdge| self.arc_coords(half.edge());
        let fingerprint = outer.iter().fold(0_u64, |sum, half| {
            let one = of_chain(chain(half).iter().copied());
            sum.wrapping_add(match half.is_reversed() {
                true => one.wrapping_neg(),
                false => one,
            })
        });
        if fingerprint == of_shapes(shapes) {
            let lengths = outer.iter().map(|half| self.space.chain_m(chain(half)));
            return Ok(lengths.sum::<f64>() / 1000.0);
        }
        let directed = outer.iter().map(|half| {
            let mut vertices = chain(half).to_vec();
            if half.is_reversed() {
                vertices.reverse();
            }
            vertices
        });
        let at = first_difference(&directed.collect::<Vec<_>>(), shapes);
        let at = at.unwrap_or(Coord { x: 0.0, y: 0.0 });
        Err(LedgerError::OuterBorder { x: at.x, y: at.y })
    }

    /// Arcs with a grouped unit on one side alone, which is on their left.
    fn outer_arcs(&self, group_of: &[Option<u32>]) -> Vec<HalfEdge> {
        let grouped = |unit: UnitIndex| matches!(group_of.get(unit.index()), Some(Some(_)));
        let arcs = (0_u32..).zip(&self.sides);
        arcs.filter_map(
            |(arc, &[left, right])| match (grouped(left), grouped(right)) {
                (true, false) => Some(HalfEdge::forward(arc)),
                (false, true) => Some(HalfEdge::reversed(arc)),
                _ => None,
            },
        )
        .collect()
    }

    /// The sum of the areas of all units that have the arcs on their left, in the plane.
    /// An arc between two of them adds as much to the one as it takes off the other, to
    /// the bit, so that these alone count. Relative to the first vertex, so that units
    /// far from the origin lose no digits.
    fn plane_area_enclosed(&self, outer: &[HalfEdge]) -> f64 {
        let origin = outer.first().map(|half| self.arc_coords(half.edge())[0]);
        let about = |o| {
            let arcs = outer.iter().map(|&half| self.twice_area_about(o, half));
            arcs.sum::<f64>()
        };
        origin.map_or(0.0, about) / 2.0
    }

    /// Signed area within a ring in the plane; negative for a hole.
    pub(super) fn plane_area_of_ring(&self, ring: usize) -> f64 {
        self.plane_area_enclosed(self.half_edges_of(ring))
    }

    /// Twice the signed area between a half-edge and a point.
    fn twice_area_about(&self, o: Coord<f64>, half: HalfEdge) -> f64 {
        let edges = self.arc_coords(half.edge()).windows(2);
        let double: f64 = edges.map(|e| plane::cross(o, e[0], e[1])).sum();
        if half.is_reversed() { -double } else { double }
    }

    /// The unit on the right of a half-edge of a unit.
    fn right_of(&self, half: HalfEdge) -> UnitIndex {
        self.sides[half.edge()][half.twin().side()]
    }

    /// The half-edges around each group, which is on their left.
    fn borders(&self, group_of: &[Option<u32>], groups: usize) -> Groups<HalfEdge> {
        let group = |unit: UnitIndex| match group_of.get(unit.index()) {
            Some(&Some(group)) if (group as usize) < groups => group,
            _ => NONE,
        };
        let of_unit: Vec<u32> = self.units().map(group).collect();
        let side = |unit: UnitIndex| {
            if unit == UnitIndex::NONE {
                NONE
            } else {
                of_unit[unit.index()]
            }
        };
        let mut border = vec![];
        for (arc, &[left, right]) in (0..).zip(&self.sides) {
            let (left, right) = (side(left), side(right));
            if left == right {
                continue;
            }
            for (group, half) in [left, right].into_iter().zip(HalfEdge::both(arc)) {
                if group != NONE {
                    border.push((group, half));
                }
            }
        }
        Groups::of_pairs(groups, border.iter().copied())
    }
}

/// Area in the plane of the coordinates, holes taken off.
pub(super) fn plane_area(shape: &MultiPolygon<f64>) -> f64 {
    let rings = shape.iter().flat_map(plane::rings_of);
    rings.map(|ring| plane::twice_area(&ring.0) / 2.0).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{LineString, polygon};

    #[test]
    fn a_border_that_moves_without_changing_the_area_is_an_error_with_its_place() {
        let west = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.), (x: 0., y: 1.)];
        let east = polygon![(x: 1., y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 1., y: 1.)];
        let coverage = Coverage::build(&[west.into(), east.into()]).expect("two squares");
        let group_of = [Some(0), Some(0)];
        let (mut joined, ledger) = coverage
            .dissolve_with_ledger(&group_of, 1)
            .expect("conserved");
        assert!((ledger.outer_border_km - 6.0 * 111.195).abs() < 0.1);
        // The whole southern edge leans, as much land lost as won.
        joined[0].0[0].exterior_mut(|line: &mut LineString<f64>| {
            line.0[1].y = 0.0;
            line.0[2].y = 0.5;
            line.0[3].y = 1.5;
        });
        assert!((plane_area(&joined[0]) - 2.0).abs() < 1e-12);
        assert_eq!(
            coverage.outer_border_kept(&coverage.outer_arcs(&group_of), &joined),
            Err(LedgerError::OuterBorder { x: 1.0, y: 0.0 })
        );
    }
}
