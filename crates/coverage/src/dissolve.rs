//! Units joined into groups by cancelling the arcs between them.

use super::border_trace::{first_difference, of_chain, of_shapes};
use super::ground::chain_m;
use super::trace::Tracer;
use super::{Coverage, NONE, plane};
use geo_types::{Coord, MultiPolygon};
use rustc_hash::FxHashMap;

/// What went into a dissolve and what came out, in the plane of degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DissolveLedger {
    /// Units with a group.
    pub units: usize,
    /// Groups that have at least one polygon.
    pub groups: usize,
    /// Sum of the areas of the units, square degrees.
    pub area_in: f64,
    /// Sum of the areas of the groups, square degrees.
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
        "area is not conserved: {area_in} square degrees went in, {area_out} came out; the units overlap, so clean the boundaries first"
    )]
    Area {
        /// Square degrees of all units.
        area_in: f64,
        /// Square degrees of all groups.
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
        unit: usize,
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
        let (refs, start) = self.borders(group_of, groups);
        let mut tracer = Tracer::new(self);
        start
            .windows(2)
            .map(|span| tracer.polygons(&refs[span[0]..span[1]]))
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
        let mut borders: FxHashMap<u32, Vec<u32>> = wanted.iter().map(|&g| (g, vec![])).collect();
        let group = |unit: u32| group_of.get(unit as usize).copied().flatten();
        for unit in 0..self.unit_count() as u32 {
            let Some(refs) = group(unit).and_then(|own| borders.get_mut(&own)) else {
                continue;
            };
            let around = self.rings_of(unit).flat_map(|ring| self.refs_of_ring(ring));
            refs.extend(around.filter(|&&r| {
                let beyond = self.sides[(r >> 1) as usize][1 - (r & 1) as usize];
                group(beyond) != group(unit)
            }));
        }
        let mut tracer = Tracer::new(self);
        let mut shape = |g: &u32| {
            let mut refs = borders.get(g).cloned().unwrap_or_default();
            refs.sort_unstable();
            tracer.polygons(&refs)
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
        let wrong = group_of
            .iter()
            .enumerate()
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
        let area_in = self.enclosed_square_degrees(&outer);
        let area_out = shapes.iter().map(square_degrees).sum::<f64>();
        if (area_in - area_out).abs() > 1e-9 * area_in.abs().max(1e-3) {
            return Err(LedgerError::Area { area_in, area_out });
        }
        let outer_border_km = self.outer_border_kept(&outer, &shapes)?;
        let group = |unit: u32| group_of.get(unit as usize).copied().flatten();
        let cancelled = self.sides.iter().filter(|[l, r]| {
            *l != NONE && *r != NONE && group(*l).is_some() && group(*l) == group(*r)
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
        outer: &[u32],
        shapes: &[MultiPolygon<f64>],
    ) -> Result<f64, LedgerError> {
        let chain = |r: &u32| self.arc_coords((r >> 1) as usize);
        let trace = outer.iter().fold(0_u64, |sum, r| {
            let one = of_chain(chain(r).iter().copied());
            sum.wrapping_add(if r & 1 == 0 { one } else { one.wrapping_neg() })
        });
        if trace == of_shapes(shapes) {
            return Ok(outer.iter().map(|r| chain_m(chain(r))).sum::<f64>() / 1000.0);
        }
        let directed = outer.iter().map(|r| {
            let mut vertices = chain(r).to_vec();
            if r & 1 == 1 {
                vertices.reverse();
            }
            vertices
        });
        let at = first_difference(&directed.collect::<Vec<_>>(), shapes);
        let at = at.unwrap_or(Coord { x: 0.0, y: 0.0 });
        Err(LedgerError::OuterBorder { x: at.x, y: at.y })
    }

    /// Arcs with a grouped unit on one side alone, which is on their left.
    fn outer_arcs(&self, group_of: &[Option<u32>]) -> Vec<u32> {
        let grouped = |unit: u32| matches!(group_of.get(unit as usize), Some(Some(_)));
        let arcs = (0_u32..).zip(&self.sides);
        arcs.filter_map(
            |(arc, &[left, right])| match (grouped(left), grouped(right)) {
                (true, false) => Some(arc << 1),
                (false, true) => Some(arc << 1 | 1),
                _ => None,
            },
        )
        .collect()
    }

    /// The sum of the areas of all units that have the arcs on their left, square
    /// degrees. An arc between two of them adds as much to the one as it takes off the
    /// other, to the bit, so that these alone count.
    fn enclosed_square_degrees(&self, outer: &[u32]) -> f64 {
        let origin = outer.first().map(|r| self.arc_coords((r >> 1) as usize)[0]);
        let about = |o| {
            let arcs = outer.iter().map(|&r| self.twice_area_about(o, r));
            arcs.sum::<f64>()
        };
        origin.map_or(0.0, about) / 2.0
    }

    /// Area within a ring in the plane, square degrees, less than nothing for a hole:
    /// relative to its first vertex so that far-away rings lose no digits.
    pub(super) fn ring_square_degrees(&self, ring: usize) -> f64 {
        let refs = self.refs_of_ring(ring);
        let origin = refs.first().map(|r| self.arc_coords((r >> 1) as usize)[0]);
        let about = |o| {
            let parts = refs.iter().map(|&r| self.twice_area_about(o, r));
            parts.sum::<f64>()
        };
        origin.map_or(0.0, about) / 2.0
    }

    /// Twice the signed area between a directed arc and a point.
    fn twice_area_about(&self, o: Coord<f64>, arc_ref: u32) -> f64 {
        let cross =
            |p: &[Coord<f64>]| (p[0].x - o.x) * (p[1].y - o.y) - (p[1].x - o.x) * (p[0].y - o.y);
        let chain = self.arc_coords((arc_ref >> 1) as usize);
        let double: f64 = chain.windows(2).map(cross).sum();
        if arc_ref & 1 == 0 { double } else { -double }
    }

    /// The arcs around each group, directed so that the group is on the left:
    /// group `g` has `refs[start[g]..start[g + 1]]`.
    fn borders(&self, group_of: &[Option<u32>], groups: usize) -> (Vec<u32>, Vec<usize>) {
        let group = |unit: u32| match group_of.get(unit as usize) {
            Some(&Some(group)) if (group as usize) < groups => group,
            _ => NONE,
        };
        let of_unit: Vec<u32> = (0..self.unit_count() as u32).map(group).collect();
        let side = |unit: u32| {
            if unit == NONE {
                NONE
            } else {
                of_unit[unit as usize]
            }
        };
        let mut border = vec![];
        let mut start = vec![0; groups + 1];
        for (arc, &[left, right]) in self.sides.iter().enumerate() {
            let (left, right) = (side(left), side(right));
            if left == right {
                continue;
            }
            for (group, reversed) in [(left, 0), (right, 1)] {
                if group != NONE {
                    border.push((group, (arc as u32) << 1 | reversed));
                    start[group as usize + 1] += 1;
                }
            }
        }
        for g in 0..groups {
            start[g + 1] += start[g];
        }
        let mut place = start.clone();
        let mut refs = vec![0; border.len()];
        for (group, arc_ref) in border {
            refs[place[group as usize]] = arc_ref;
            place[group as usize] += 1;
        }
        (refs, start)
    }
}

/// Area in the plane of degrees, holes taken off.
pub(super) fn square_degrees(shape: &MultiPolygon<f64>) -> f64 {
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
        assert!((square_degrees(&joined[0]) - 2.0).abs() < 1e-12);
        assert_eq!(
            coverage.outer_border_kept(&coverage.outer_arcs(&group_of), &joined),
            Err(LedgerError::OuterBorder { x: 1.0, y: 0.0 })
        );
    }
}
