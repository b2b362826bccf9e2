//! The lakes on a picture: whose shore is near a place.

use geo_types::Coord;

use super::land::Land;
use super::room::Rect;
use super::scene::Line;

/// The lakes as they are drawn.
pub(crate) struct Lakes {
    land: Land,
    shores: Vec<Coord<f64>>,
}

impl Lakes {
    pub(crate) fn of(rings: &[Line]) -> Self {
        Self {
            land: Land::of(rings),
            shores: rings.iter().flat_map(|ring| ring.points.clone()).collect(),
        }
    }

    /// A place itself where it is in a lake, else that on a shore which is nearest; `None`
    /// where none is within reach. A place beside a lake on a small map is far from it on a
    /// large one.
    pub(crate) fn shore_near(&self, at: Coord<f64>, reach: f64) -> Option<Coord<f64>> {
        if self.land.has(at) {
            return Some(at);
        }
        let away = |shore: &Coord<f64>| (shore.x - at.x).hypot(shore.y - at.y);
        let nearest = self.shores.iter().copied();
        let nearest = nearest.min_by(|a, b| away(a).total_cmp(&away(b)))?;
        (away(&nearest) <= reach).then_some(nearest)
    }

    /// Whether a box is in a lake, or so near to the shore of one.
    pub(crate) fn is_by(&self, rect: &Rect, near: f64) -> bool {
        let grown = rect.grown(near);
        self.land.has(rect.middle()) || !self.land.is_clear(&grown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pond() -> Lakes {
        let corners = [(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0)];
        Lakes::of(&[Line {
            points: corners.into_iter().map(Coord::from).collect(),
            closed: true,
        }])
    }

    #[test]
    fn a_place_beside_a_lake_comes_to_its_shore() {
        let at = |x, y| pond().shore_near(Coord { x, y }, 50.0);
        assert_eq!(at(5.0, 5.0), Some(Coord { x: 5.0, y: 5.0 }));
        assert_eq!(at(30.0, 24.0), Some(Coord { x: 20.0, y: 20.0 }));
        assert_eq!(at(90.0, 20.0), None);
    }

    #[test]
    fn a_name_is_by_a_lake_in_it_or_near_its_shore() {
        let by = |x, y| pond().is_by(&Rect::centred(Coord { x, y }, 8.0, 4.0), 3.0);
        assert!(by(10.0, 10.0) && by(26.0, 10.0));
        assert!(!by(28.0, 10.0) && !by(10.0, -6.0));
    }
}
