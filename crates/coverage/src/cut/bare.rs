//! Coverages of single edges, and points well inside them.

use geo_types::Coord;

use super::super::Coverage;
use super::super::plane::Bounds;

/// Middle of the widest stretch inside directed edges that close (the inside on
/// their left), looked for on three parallels.
pub(crate) fn point_between(edges: &[[Coord<f64>; 2]]) -> Coord<f64> {
    let bounds = edges
        .iter()
        .flatten()
        .fold(Bounds::NOTHING, |b, &p| b.with(p));
    let mut best = (f64::NEG_INFINITY, bounds.min);
    for share in [0.5, 0.2519, 0.7481] {
        let y = bounds.min.y + share * (bounds.max.y - bounds.min.y);
        let crossing = |[a, b]: &[Coord<f64>; 2]| {
            ((a.y <= y) != (b.y <= y)).then(|| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
        };
        let mut xs: Vec<f64> = edges.iter().filter_map(crossing).collect();
        xs.sort_by(f64::total_cmp);
        for pair in xs.chunks_exact(2) {
            if pair[1] - pair[0] > best.0 {
                best = (
                    pair[1] - pair[0],
                    Coord {
                        x: (pair[0] + pair[1]) / 2.0,
                        y,
                    },
                );
            }
        }
    }
    best.1
}

/// An edge between two points with a unit (or `NONE`) on either side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SidedEdge {
    pub(crate) ends: [u32; 2],
    pub(crate) sides: [u32; 2],
}

/// A coverage of arcs only, one for each edge: enough to dissolve.
pub(crate) fn bare_coverage(at: &[Coord<f64>], edges: &[SidedEdge], units: usize) -> Coverage {
    Coverage {
        coords: edges
            .iter()
            .flat_map(|e| e.ends.map(|p| at[p as usize]))
            .collect(),
        arc_start: (0..=edges.len() as u32).map(|e| e * 2).collect(),
        sides: edges.iter().map(|e| e.sides).collect(),
        ends: edges.iter().map(|e| e.ends).collect(),
        nodes: at.len() as u32,
        ring_start: vec![0],
        poly_start: vec![0],
        unit_start: vec![0; units + 1],
        ..Coverage::default()
    }
}
