//! What is known of land whose units are drawn schematically: the outlines of regions as
//! they are, and the cells of units that a reform splits off.

use std::collections::{BTreeMap, HashSet};

use geo_types::{Coord, MultiPolygon};

/// An edge, its lesser end first, by the bits of its coordinates.
type EdgeKey = [u64; 4];

/// Outlines that are as they are, around and between schematic cells.
#[derive(Debug, Clone, Default)]
pub struct KnownLand {
    /// The edges of the outlines.
    edges: HashSet<EdgeKey>,
    /// Cells of units that splits create, by their code.
    parts: BTreeMap<String, MultiPolygon<f64>>,
}

impl KnownLand {
    /// Of outlines and of cells by code. The outlines must have the vertices of the units
    /// inside them.
    pub fn new(outlines: &[MultiPolygon<f64>], parts: BTreeMap<String, MultiPolygon<f64>>) -> Self {
        let rings = outlines.iter().flatten().flat_map(|polygon| {
            let shell = std::iter::once(polygon.exterior());
            shell.chain(polygon.interiors())
        });
        let edges = rings.flat_map(|ring| ring.0.windows(2).filter_map(key));
        Self {
            edges: edges.collect(),
            parts,
        }
    }

    /// Whether a line runs along the outlines. A cut may have put vertices on their edges,
    /// so that one edge in common is enough.
    pub fn holds(&self, line: &[Coord<f64>]) -> bool {
        let mut edges = line.windows(2).filter_map(key);
        edges.any(|edge| self.edges.contains(&edge))
    }

    /// The cell of a unit that a split creates.
    pub fn part(&self, code: &str) -> Option<&MultiPolygon<f64>> {
        self.parts.get(code)
    }
}

fn key(edge: &[Coord<f64>]) -> Option<EdgeKey> {
    let &[a, b] = edge else {
        return None;
    };
    let bits = |c: Coord<f64>| [(c.x + 0.0).to_bits(), (c.y + 0.0).to_bits()];
    let (a, b) = (bits(a), bits(b));
    let ([x, y], [z, w]) = if a <= b { (a, b) } else { (b, a) };
    Some([x, y, z, w])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<Coord<f64>> {
        points.iter().map(|&p| p.into()).collect()
    }

    #[test]
    fn a_line_along_an_outline_is_known_in_both_directions_and_a_chord_is_not() {
        let square: MultiPolygon<f64> = geo_types::Polygon::new(
            line(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]).into(),
            Vec::new(),
        )
        .into();
        let known = KnownLand::new(&[square], BTreeMap::new());
        assert!(known.holds(&line(&[(4.0, 4.0), (4.0, 0.0)])));
        assert!(known.holds(&line(&[(0.0, 0.0), (4.0, 0.0), (4.0, 2.0)])));
        assert!(!known.holds(&line(&[(0.0, 0.0), (4.0, 4.0)])));
        assert!(!known.holds(&line(&[(0.0, 0.0)])));
    }
}
