//! New vertices on the border of a unit, put into its neighbours too.

use geo_types::{Coord, LineString, MultiPolygon};
use rustc_hash::FxHashMap;

use super::super::prim::{VertexKey, vertex_key};
use super::super::{Coverage, UnitIndex, plane};
use super::report::InsertedNode;

impl Coverage {
    /// All units with the parts in place and the new vertices in every ring.
    pub(super) fn with_parts(
        &self,
        unit: UnitIndex,
        shapes: Vec<MultiPolygon<f64>>,
        inserted: &Inserted,
    ) -> Vec<MultiPolygon<f64>> {
        let mut units = self.polygons();
        for neighbour in self.neighbour_units(unit) {
            insert_into(&mut units[neighbour.index()], inserted);
        }
        for (part, shape) in shapes.into_iter().enumerate() {
            if part == 0 {
                units[unit.index()] = shape;
            } else {
                units.push(shape);
            }
        }
        units
    }

    fn neighbour_units(&self, unit: UnitIndex) -> Vec<UnitIndex> {
        let across = |[left, right]: &[UnitIndex; 2]| match (*left == unit, *right == unit) {
            (true, false) => Some(*right),
            (false, true) => Some(*left),
            _ => None,
        };
        let mut units: Vec<UnitIndex> = self
            .sides
            .iter()
            .filter_map(across)
            .filter(|&u| u != UnitIndex::NONE)
            .collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    /// The new vertices with the neighbours that receive them.
    pub(super) fn neighbours_of(&self, unit: UnitIndex, inserted: &Inserted) -> Vec<InsertedNode> {
        let mut nodes = vec![];
        for arc in self
            .arcs()
            .filter(|arc| arc.left == Some(unit) || arc.right == Some(unit))
        {
            let other = if arc.left == Some(unit) {
                arc.right
            } else {
                arc.left
            };
            for edge in arc.coords.windows(2) {
                for at in inserted.between(edge[0], edge[1]) {
                    nodes.push(InsertedNode {
                        at,
                        neighbours: other.into_iter().collect(),
                    });
                }
            }
        }
        nodes.sort_by(|a, b| plane::order(&a.at, &b.at));
        nodes
    }
}

/// New vertices by the edge that they lie on, in the direction of the edge.
#[derive(Debug, Default)]
pub(super) struct Inserted(pub(super) FxHashMap<(VertexKey, VertexKey), Vec<Coord<f64>>>);

impl Inserted {
    /// The new vertices on an edge, in its direction.
    pub(super) fn between(&self, a: Coord<f64>, b: Coord<f64>) -> Vec<Coord<f64>> {
        if let Some(found) = self.0.get(&(vertex_key(a), vertex_key(b))) {
            return found.clone();
        }
        let found = self.0.get(&(vertex_key(b), vertex_key(a)));
        found
            .map(|points| points.iter().rev().copied().collect())
            .unwrap_or_default()
    }
}

/// Puts the new vertices into the rings of a shape.
pub(super) fn insert_into(shape: &mut MultiPolygon<f64>, inserted: &Inserted) {
    let refit = |line: &mut LineString<f64>| {
        let edges = line.0.windows(2);
        let mut vertices: Vec<_> = edges
            .flat_map(|e| std::iter::once(e[0]).chain(inserted.between(e[0], e[1])))
            .collect();
        vertices.extend(line.0.last());
        line.0 = vertices;
    };
    for polygon in shape {
        polygon.exterior_mut(refit);
        polygon.interiors_mut(|holes| holes.iter_mut().for_each(refit));
    }
}
