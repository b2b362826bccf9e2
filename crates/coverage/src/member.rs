//! Single units: adding one without land, and whether one holds a point.

use geo_types::Coord;

use super::{Coverage, plane};

impl Coverage {
    /// Appends a unit without a feature and returns its index.
    pub fn push_empty_unit(&mut self) -> u32 {
        if self.unit_start.is_empty() {
            self.unit_start.push(0);
        }
        let end = self.unit_start.last().copied().unwrap_or(0);
        self.unit_start.push(end);
        (self.unit_start.len() - 2) as u32
    }

    /// Something that two units with the same land have in common: their smallest
    /// vertex and the number of their vertices. `None` for a unit that has no land, or
    /// whose land no other unit has: with a twin that walks its border in the same
    /// direction each of its vertices would be a node.
    pub fn land_key(&self, unit: u32) -> Option<[u64; 3]> {
        let arcs = || {
            let rings = self.rings_of(unit);
            rings
                .flat_map(|ring| self.refs_of_ring(ring))
                .map(|r| self.arc_coords((r >> 1) as usize))
        };
        if arcs().any(|chain| chain.len() > 2) {
            return None;
        }
        let smallest = arcs().flatten().copied().min_by(plane::order)?;
        let count: usize = arcs().map(|chain| chain.len() - 1).sum();
        Some([smallest.x.to_bits(), smallest.y.to_bits(), count as u64])
    }

    /// Whether a point lies inside one unit, by the even-odd rule over its
    /// rings; for many points build a [`super::Locator`].
    pub fn contains(&self, unit: u32, point: Coord<f64>) -> bool {
        let rings = self.rings_of(unit);
        let arcs = rings.flat_map(|ring| self.refs_of_ring(ring));
        let crossings = arcs.flat_map(|arc| self.arc_coords((arc >> 1) as usize).windows(2));
        crossings
            .filter(|edge| crosses(edge[0], edge[1], point))
            .count()
            % 2
            == 1
    }
}

/// Whether the ray from the point to the east crosses the edge.
fn crosses(a: Coord<f64>, b: Coord<f64>, p: Coord<f64>) -> bool {
    (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x
}

#[cfg(test)]
mod tests {
    use geo_types::{MultiPolygon, polygon};

    use super::*;

    #[test]
    fn only_a_unit_that_may_have_a_twin_has_a_land_key() {
        let square = |x: f64| -> MultiPolygon<f64> {
            let ring =
                polygon![(x: x, y: 0.), (x: x + 1., y: 0.), (x: x + 1., y: 1.), (x: x, y: 1.)];
            ring.into()
        };
        let units = [square(0.0), square(5.0), square(0.0), square(1.0)];
        let coverage = Coverage::build(&units).expect("valid");
        let key = coverage.land_key(0);
        assert!(key.is_some());
        assert_eq!(coverage.land_key(2), key);
        assert_eq!([coverage.land_key(1), coverage.land_key(3)], [None; 2]);
    }

    #[test]
    fn a_hole_is_not_inside_and_an_empty_unit_holds_nothing() {
        let ring = polygon!(
            exterior: [(x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 0., y: 9.)],
            interiors: [[(x: 3., y: 3.), (x: 3., y: 6.), (x: 6., y: 6.), (x: 6., y: 3.)]],
        );
        let mut coverage = Coverage::build(&[MultiPolygon::new(vec![ring])]).expect("valid");
        assert_eq!(coverage.push_empty_unit(), 1);
        assert!(coverage.contains(0, Coord { x: 1.0, y: 1.0 }));
        assert!(!coverage.contains(0, Coord { x: 4.0, y: 4.0 }));
        assert!(!coverage.contains(1, Coord { x: 1.0, y: 1.0 }));
        assert!(coverage.polygon(1).0.is_empty());
    }
}
