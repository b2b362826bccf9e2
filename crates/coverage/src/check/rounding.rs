//! Borders that differ by rounding only.
//!
//! Such edges cannot be noded: they cross back and forth within the last digits.
//! They are found as what they are, unmatched edges, and then taken as one.

use super::super::build::{BuildError, Malformed, build};
use super::super::plane;
use super::super::snap::{Move, ROUNDING_M, Targets, moves};
use super::super::{ArcRef, Coverage, Space};
use super::{Finding, FindingKind, Shape};
use geo_types::{Coord, LineString, MultiPolygon};
use std::borrow::Cow;

/// The edges that differ by rounding, and the coverage in which they are one; `None`
/// where no vertex does.
pub(super) fn settled(
    units: &[MultiPolygon<f64>],
    coverage: &Coverage,
) -> Result<Option<(Vec<Finding>, Coverage)>, BuildError> {
    let moves = moves(coverage, ROUNDING_M);
    if moves.is_empty() {
        return Ok(None);
    }
    let targets = Targets::new(&moves);
    let settled: Vec<Cow<'_, MultiPolygon<f64>>> = units
        .iter()
        .zip(touched(coverage, &targets))
        .map(|(unit, touched)| {
            let mut unit = Cow::Borrowed(unit);
            if touched {
                targets.apply(unit.to_mut());
            }
            unit
        })
        .collect();
    let settled = build(coverage.space, &settled, Malformed::Drop)?;
    let vertices = Vertices::new(&moves);
    let loose = coverage.arcs().filter(|arc| arc.right.is_none());
    let found = loose
        .filter_map(|arc| vertices.finding(coverage.space, &arc))
        .collect();
    Ok(Some((found, settled)))
}

/// Whether a unit has a vertex that moves. Those are on arcs with one side, but
/// where these begin and end other arcs do too.
fn touched(coverage: &Coverage, targets: &Targets) -> Vec<bool> {
    let mut touched = vec![false; coverage.unit_count()];
    for arc in coverage.arcs() {
        let moves = |p: &Coord<f64>| targets.of(*p).is_some();
        let ends = [arc.coords.first(), arc.coords.last()];
        if ends.into_iter().flatten().any(moves)
            || arc.right.is_none() && arc.coords.iter().any(moves)
        {
            for unit in [arc.left, arc.right].into_iter().flatten() {
                touched[unit.index()] = true;
            }
        }
    }
    touched
}

/// Vertices that stand near another one, sorted.
struct Vertices(Vec<Coord<f64>>);

impl Vertices {
    fn new(moves: &[Move]) -> Vertices {
        let mut all: Vec<Coord<f64>> = moves.iter().flat_map(|m| [m.from, m.to]).collect();
        all.sort_unstable_by(plane::order);
        Vertices(all)
    }

    fn has(&self, p: &Coord<f64>) -> bool {
        self.0.binary_search_by(|q| plane::order(q, p)).is_ok()
    }

    /// The edges of an arc both of whose ends stand near another vertex.
    fn finding(&self, space: Space, arc: &ArcRef<'_>) -> Option<Finding> {
        let near: Vec<bool> = arc.coords.iter().map(|p| self.has(p)).collect();
        let mut lines: Vec<LineString<f64>> = vec![];
        let mut open = false;
        for (i, edge) in arc.coords.windows(2).enumerate() {
            let both = near[i] && near[i + 1];
            match lines.last_mut().filter(|_| open && both) {
                Some(line) => line.0.push(edge[1]),
                None if both => lines.push(LineString::new(edge.to_vec())),
                None => {}
            }
            open = both;
        }
        Some(Finding {
            kind: FindingKind::UnmatchedEdge,
            units: arc.left.into_iter().collect(),
            at: lines.first()?.0.first().copied(),
            area_km2: None,
            width_m: None,
            length_m: Some(lines.iter().map(|line| space.chain_m(&line.0)).sum()),
            shape: Shape::Lines(lines),
        })
    }
}
