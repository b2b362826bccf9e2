//! What units with the same land have in common.

use super::{Coverage, UnitIndex, plane};

impl Coverage {
    /// Something that two units with the same land have in common: their smallest
    /// vertex and the number of their vertices. `None` for a unit that has no land, or
    /// whose land no other unit has: with a twin that walks its border in the same
    /// direction each of its vertices would be a node.
    pub fn land_key(&self, unit: impl Into<UnitIndex>) -> Option<[u64; 3]> {
        let unit = unit.into();
        let arcs = || {
            let halves = self.rings(unit).flatten();
            halves.map(|half| self.arc_coords(half.edge()))
        };
        if arcs().any(|chain| chain.len() > 2) {
            return None;
        }
        let smallest = arcs().flatten().copied().min_by(plane::order)?;
        let count: usize = arcs().map(|chain| chain.len() - 1).sum();
        Some([smallest.x.to_bits(), smallest.y.to_bits(), count as u64])
    }
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
        let keys: Vec<_> = coverage
            .units()
            .map(|unit| coverage.land_key(unit))
            .collect();
        assert!(keys[0].is_some());
        assert_eq!(keys[2], keys[0]);
        assert_eq!([keys[1], keys[3]], [None; 2]);
    }
}
