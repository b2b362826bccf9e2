//! A place that a name may take, and whether two names can be where they want to be.

use geo_types::Coord;

use super::edges::cross;
use super::label::Placed;
use super::room::Rect;

/// A place that a name may take.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    pub(crate) placed: Placed,
    /// The room it takes, with what keeps it apart from other names.
    pub(crate) rect: Rect,
    /// How much worse it is than the best place there could be.
    pub(crate) cost: f64,
}

/// What a place costs that names may only take where there is no other.
pub(crate) const FAULT: f64 = 600.0;

impl Spot {
    /// Whether two names cannot both be there.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let over = |line: Option<[Coord<f64>; 2]>, rect: &Rect| {
            line.is_some_and(|[from, to]| rect.length_inside(from, to) > 0.0)
        };
        let (mine, others) = (self.placed.leader, other.placed.leader);
        self.rect.overlaps(&other.rect)
            || over(mine, &other.rect)
            || over(others, &self.rect)
            || mine.zip(others).is_some_and(|(a, b)| cross(a, b))
    }

    /// The box around it and its line.
    pub(crate) fn hull(&self) -> Rect {
        let ends = self.placed.leader.into_iter().flatten();
        ends.fold(self.rect, |rect, at| Rect::around(Some(rect), at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: f64, y: f64, leader: Option<[(f64, f64); 2]>) -> Spot {
        let at = Coord { x, y };
        Spot {
            placed: Placed {
                lines: vec![(at, "Abai".to_owned())],
                size: 10.0,
                bold: false,
                leader: leader.map(|ends| ends.map(Coord::from)),
            },
            rect: Rect::centred(at, 20.0, 10.0),
            cost: 0.0,
        }
    }

    #[test]
    fn names_meet_with_their_boxes_and_with_their_lines() {
        let one = spot(0.0, 0.0, None);
        assert!(one.meets(&spot(19.0, 0.0, None)));
        assert!(!one.meets(&spot(21.0, 0.0, None)));
        let through = spot(0.0, 50.0, Some([(0.0, -50.0), (0.0, 45.0)]));
        assert!(one.meets(&through) && through.meets(&one));
        let across = spot(90.0, 20.0, Some([(-80.0, 20.0), (80.0, 20.0)]));
        assert!(through.meets(&across));
        assert_eq!(through.hull().h, 105.0);
    }
}
