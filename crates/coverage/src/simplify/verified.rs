//! The proof that thinning did nothing but leave vertices out.

use super::super::local_metric::EdgeMetric;
use super::super::{Coverage, HalfEdge, Space, UnitIndex};
use super::ledger::{LeftOut, SimplifyError, SimplifyReport};
use geo_types::Coord;

/// A coverage before and after, of which all that has to be conserved is.
pub(super) struct Verified<'a> {
    before: &'a Coverage,
    after: &'a Coverage,
    farthest: Option<LeftOut>,
}

impl<'a> Verified<'a> {
    pub(super) fn new(
        before: &'a Coverage,
        after: &'a Coverage,
    ) -> Result<Verified<'a>, SimplifyError> {
        same_counts(before, after)?;
        same_neighbours(before, after)?;
        let farthest = left_out(before, after)?;
        same_land(before, after)?;
        none_together(before, after)?;
        Ok(Verified {
            before,
            after,
            farthest,
        })
    }

    /// An error if a vertex left out is farther than the tolerance from the border that
    /// is left.
    pub(super) fn within(&self, tolerance_m: f64) -> Result<(), SimplifyError> {
        match self.farthest {
            Some(LeftOut { at, metres }) if metres > tolerance_m => Err(SimplifyError::TooFar {
                x: at.x,
                y: at.y,
                metres,
                tolerance_m,
            }),
            _ => Ok(()),
        }
    }

    pub(super) fn report(&self, held: usize) -> SimplifyReport {
        let [units, parts, holes, nodes, arcs] = counts(self.before).map(|(_, count)| count);
        let (before, after) = (self.before.areas_km2(), self.after.areas_km2());
        SimplifyReport {
            units,
            parts,
            holes,
            nodes,
            arcs,
            vertices_before: self.before.distinct_vertices(),
            vertices_after: self.after.distinct_vertices(),
            held,
            area_before_km2: before.iter().sum(),
            area_after_km2: after.iter().sum(),
            most_changed: most_changed(before, after),
            outer_border_before_km: outer_border_km(self.before),
            outer_border_after_km: outer_border_km(self.after),
            farthest: self.farthest,
        }
    }
}

fn most_changed(before: &[f64], after: &[f64]) -> Option<(UnitIndex, f64)> {
    let shares = before
        .iter()
        .zip(after)
        .map(|(b, a)| (a - b).abs() / b.abs().max(1e-12));
    UnitIndex::with(shares)
        .filter(|(_, share)| *share > 0.0)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

fn outer_border_km(coverage: &Coverage) -> f64 {
    let outer = coverage.arcs().filter(|arc| arc.right.is_none());
    let lengths = outer.map(|arc| coverage.space.chain_m(arc.coords));
    lengths.sum::<f64>() / 1000.0
}

/// What is counted, with its name.
fn counts(coverage: &Coverage) -> [(&'static str, usize); 5] {
    let units = coverage.units();
    let parts = coverage.poly_start.len().saturating_sub(1);
    let rings = coverage.ring_start.len().saturating_sub(1);
    [
        (
            "units with land",
            units.filter(|&unit| !coverage.is_empty_unit(unit)).count(),
        ),
        ("parts", parts),
        ("holes", rings - parts),
        ("nodes", coverage.nodes as usize),
        ("arcs", coverage.arc_count()),
    ]
}

fn same_counts(before: &Coverage, after: &Coverage) -> Result<(), SimplifyError> {
    let both = counts(before).into_iter().zip(counts(after));
    let differs = both.into_iter().find(|(before, after)| before != after);
    differs.map_or(Ok(()), |((what, before), (_, after))| {
        Err(SimplifyError::Count {
            what,
            before,
            after,
        })
    })
}

/// Each arc has the same units beside it and the same nodes at its ends, each ring is
/// made of the same arcs, and each unit of the same rings.
fn same_neighbours(before: &Coverage, after: &Coverage) -> Result<(), SimplifyError> {
    let moved = |arc: usize| {
        let at = before.arc_coords(arc)[0];
        Err(SimplifyError::Neighbours { x: at.x, y: at.y })
    };
    let same = |arc: &usize| {
        before.sides[*arc] == after.sides[*arc] && before.ends[*arc] == after.ends[*arc]
    };
    if let Some(arc) = (0..before.arc_count()).find(|arc| !same(arc)) {
        return moved(arc);
    }
    let of_unit = |coverage: &Coverage, unit| -> Vec<Vec<HalfEdge>> {
        coverage.rings(unit).map(<[_]>::to_vec).collect()
    };
    let whole = before.ring_halves == after.ring_halves
        && before.ring_start == after.ring_start
        && before.poly_start == after.poly_start
        && before.unit_start == after.unit_start;
    if whole {
        return Ok(());
    }
    let mut other = before
        .units()
        .filter(|&unit| of_unit(before, unit) != of_unit(after, unit));
    let halves = other.next().map(|unit| of_unit(before, unit).concat());
    moved(
        halves
            .and_then(|halves| Some(halves.first()?.edge()))
            .unwrap_or(0),
    )
}

/// Follows each arc before along the same arc after; the vertex left out that lies
/// farthest from it.
fn left_out(before: &Coverage, after: &Coverage) -> Result<Option<LeftOut>, SimplifyError> {
    let mut farthest = (f64::NEG_INFINITY, Coord { x: 0.0, y: 0.0 });
    for arc in 0..before.arc_count() {
        let (old, new) = (before.arc_coords(arc), after.arc_coords(arc));
        if follow(before.space, old, new, &mut farthest).is_none() {
            let at = old[0];
            return Err(SimplifyError::Vertices { x: at.x, y: at.y });
        }
    }
    let (distance2, at) = farthest;
    Ok((distance2 >= 0.0).then(|| LeftOut {
        at,
        metres: distance2.sqrt(),
    }))
}

/// `None` if `new` is not `old`, bit for bit, with vertices between its ends left out.
fn follow(
    space: Space,
    old: &[Coord<f64>],
    new: &[Coord<f64>],
    farthest: &mut (f64, Coord<f64>),
) -> Option<()> {
    let same = |a: &Coord<f64>, b: &Coord<f64>| {
        a.x.to_bits() == b.x.to_bits() && a.y.to_bits() == b.y.to_bits()
    };
    let (first, mut rest) = old.split_first()?;
    same(first, new.first()?).then_some(())?;
    for edge in new.windows(2) {
        let gone = rest.iter().position(|p| same(p, &edge[1]))?;
        if gone > 0 {
            let left = EdgeMetric::new(space, [edge[0], edge[1]]);
            for &p in &rest[..gone] {
                let distance2 = left.distance2(p);
                if distance2 > farthest.0 {
                    *farthest = (distance2, p);
                }
            }
        }
        rest = &rest[gone + 1..];
    }
    rest.is_empty().then_some(())
}

/// Each shell encloses land and each hole takes land away, if it did before: rings that
/// cross themselves may enclose nothing as they come.
fn same_land(before: &Coverage, after: &Coverage) -> Result<(), SimplifyError> {
    for unit in before.units() {
        for polygon in before.polygons_of(unit) {
            for (place, ring) in before.rings_of_polygon(polygon).enumerate() {
                let sign = if place == 0 { 1.0 } else { -1.0 };
                let right = |coverage: &Coverage| sign * coverage.plane_area_of_ring(ring) > 0.0;
                if !right(after) && right(before) {
                    let at = before.arc_coords(before.half_edges_of(ring)[0].edge())[0];
                    let (x, y) = (at.x, at.y);
                    return Err(SimplifyError::Land { unit, x, y });
                }
            }
        }
    }
    Ok(())
}

/// No two arcs between the same nodes are the same line that were not before. Only arcs
/// without a vertex inside can be: a vertex inside an arc is on no other.
fn none_together(before: &Coverage, after: &Coverage) -> Result<(), SimplifyError> {
    let known = doubled(before);
    let new = doubled(after).into_iter();
    let mut new = new.filter(|double| known.binary_search_by_key(&double.0, |d| d.0).is_err());
    new.next().map_or(Ok(()), |(_, arc)| {
        let at = after.arc_coords(arc as usize)[0];
        Err(SimplifyError::Together { x: at.x, y: at.y })
    })
}

/// Pairs of nodes that several arcs without a vertex inside join, sorted, each with
/// one of the arcs.
fn doubled(coverage: &Coverage) -> Vec<([u32; 2], u32)> {
    let arcs = (0..coverage.arc_count() as u32).zip(&coverage.ends);
    let direct = arcs.filter(|(arc, _)| coverage.arc_coords(*arc as usize).len() == 2);
    let keyed = direct.map(|(arc, &[a, b])| ([a.min(b), a.max(b)], arc));
    let mut direct: Vec<([u32; 2], u32)> = keyed.collect();
    direct.sort_unstable();
    let pairs = direct.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    pairs.map(|pair| pair[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{MultiPolygon, polygon};

    /// Two squares side by side, with a bend of a tenth of a degree in the border
    /// between them and one in the southern edge of the first.
    fn two_squares() -> Coverage {
        let west: MultiPolygon<f64> = polygon![(x: 0., y: 0.), (x: 0.5, y: 0.1), (x: 1., y: 0.), (x: 1.1, y: 0.5), (x: 1., y: 1.), (x: 0., y: 1.)].into();
        let east = polygon![(x: 1., y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 1., y: 1.), (x: 1.1, y: 0.5)].into();
        Coverage::build(&[west, east]).expect("two squares")
    }

    fn error(before: &Coverage, after: &Coverage) -> SimplifyError {
        Verified::new(before, after).err().expect("an error")
    }

    /// The arc that begins or ends with neither of its vertices at the corners alone.
    fn common_border(coverage: &Coverage) -> usize {
        let between = |arc: &usize| !coverage.sides[*arc].contains(&UnitIndex::NONE);
        (0..coverage.arc_count()).find(between).expect("a border")
    }

    #[test]
    fn a_coverage_is_conserved_by_itself_and_leaves_nothing_out() {
        let squares = two_squares();
        let verified = Verified::new(&squares, &squares).expect("the same");
        assert_eq!(verified.farthest, None);
        let report = verified.report(0);
        assert_eq!((report.units, report.parts, report.holes), (2, 2, 0));
        assert_eq!((report.nodes, report.arcs), (2, 3));
        assert_eq!(report.outer_border_before_km, report.outer_border_after_km);
    }

    #[test]
    fn the_vertex_left_out_farthest_away_is_told_with_its_distance() {
        let squares = two_squares();
        let alive = squares.coords.iter().map(|p| p.x != 1.1 && p.x != 0.5);
        let thin = squares.with_vertices(&alive.collect::<Vec<_>>());
        let verified = Verified::new(&squares, &thin).expect("thinned");
        let farthest = verified.farthest.expect("two were left out");
        // A tenth of a degree of latitude, and of longitude half a degree north of it.
        assert_eq!(farthest.at, Coord { x: 0.5, y: 0.1 });
        assert!((farthest.metres - 11_119.5).abs() < 0.1, "{farthest:?}");
        assert_eq!(verified.within(11_120.0), Ok(()));
        let too_far = verified.within(11_119.0);
        assert!(matches!(
            too_far,
            Err(SimplifyError::TooFar { x: 0.5, y: 0.1, .. })
        ));
        let report = verified.report(0);
        assert!((report.outer_border_after_km - 6.0 * 111.195).abs() < 0.1);
        assert!(report.outer_border_before_km > report.outer_border_after_km);
    }

    #[test]
    fn a_vertex_that_moves_turns_back_or_ends_elsewhere_is_an_error() {
        let squares = two_squares();
        let border = common_border(&squares);
        let (from, to) = (
            squares.arc_start[border] as usize,
            squares.arc_start[border + 1] as usize,
        );
        let at = squares.coords[from];
        let expected = SimplifyError::Vertices { x: at.x, y: at.y };
        let mut moved = squares.clone();
        moved.coords[from + 1].x += f64::EPSILON;
        assert_eq!(error(&squares, &moved), expected);
        let mut turned = squares.clone();
        turned.coords[from..to].reverse();
        assert_eq!(error(&squares, &turned), expected);
        let mut ends_early = squares.clone();
        ends_early.coords[to - 1] = ends_early.coords[to - 2];
        assert_eq!(error(&squares, &ends_early), expected);
    }

    #[test]
    fn other_neighbours_and_other_counts_are_errors() {
        let squares = two_squares();
        let border = common_border(&squares);
        let at = squares.arc_coords(border)[0];
        let expected = SimplifyError::Neighbours { x: at.x, y: at.y };
        let mut swapped = squares.clone();
        swapped.sides[border].reverse();
        assert_eq!(error(&squares, &swapped), expected);
        let mut reversed = squares.clone();
        reversed.ring_halves[0] = squares.ring_halves[0].twin();
        let first = squares.arc_coords(squares.ring_halves[0].edge())[0];
        let expected = SimplifyError::Neighbours {
            x: first.x,
            y: first.y,
        };
        assert_eq!(error(&squares, &reversed), expected);
        let mut without = squares.clone();
        without.unit_start[2] = without.unit_start[1];
        let (what, before, after) = ("units with land", 2, 1);
        let expected = SimplifyError::Count {
            what,
            before,
            after,
        };
        assert_eq!(error(&squares, &without), expected);
    }

    #[test]
    fn a_ring_that_loses_its_land_is_an_error_with_its_unit() {
        let triangle = polygon![(x: 0., y: 0.), (x: 2., y: 0.), (x: 1., y: 1.), (x: 1., y: 0.5)];
        let before = Coverage::build(&[triangle.into()]).expect("a ring");
        let alive: Vec<bool> = before.coords.iter().map(|p| p.x != 1.0).collect();
        let (unit, x, y) = (UnitIndex::new(0), 0.0, 0.0);
        let flat = before.with_vertices(&alive);
        assert_eq!(error(&before, &flat), SimplifyError::Land { unit, x, y });
    }

    #[test]
    fn borders_that_fall_together_are_an_error() {
        // A lens between the two: both its sides become the straight way.
        let west = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 0.9, y: 0.5), (x: 1., y: 1.), (x: 0., y: 1.)];
        let lens = polygon![(x: 1., y: 0.), (x: 1.1, y: 0.5), (x: 1., y: 1.), (x: 0.9, y: 0.5)];
        let east = polygon![(x: 1., y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 1., y: 1.), (x: 1.1, y: 0.5)];
        let before = Coverage::build(&[west.into(), east.into(), lens.into()]).expect("valid");
        let alive: Vec<bool> = before.coords.iter().map(|p| p.y != 0.5).collect();
        let flat = before.with_vertices(&alive);
        assert!(matches!(
            none_together(&before, &flat),
            Err(SimplifyError::Together { x: 1.0, .. })
        ));
        assert_eq!(
            none_together(&flat, &flat),
            Ok(()),
            "those that were one line may stay so"
        );
    }
}
