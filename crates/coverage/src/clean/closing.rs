//! The outer border of what came out of a cleaning, held against that before.

use super::super::prim::{EdgeKey, edge_key};
use super::super::trace::Tracer;
use super::super::{Coverage, HalfEdge, Space, plane};
use super::CleanError;
use super::border::{Border, Ends};
use super::ledger::{BorderMove, OuterBorder};
use geo_types::Coord;

impl Border {
    /// Holds the border before against that of the units as they are now.
    pub(super) fn close(self, after: &Coverage) -> Result<OuterBorder, CleanError> {
        let outer = after
            .one_sided_arcs()
            .map(|arc| HalfEdge::forward(arc as u32));
        let outer: Vec<HalfEdge> = outer.collect();
        let mut closing = Closing {
            space: after.space,
            untouched: self.before_m.is_none(),
            border: self,
            after_m: 0.0,
            kept_m: 0.0,
            farthest: None,
        };
        for half in &outer {
            for ends in after.arc_coords(half.edge()).windows(2) {
                closing.edge([ends[0], ends[1]])?;
            }
        }
        closing.rest()?;
        Ok(OuterBorder {
            before_km: closing.border.before_m.unwrap_or(closing.after_m) / 1000.0,
            after_km: closing.after_m / 1000.0,
            kept_km: closing.kept_m / 1000.0,
            farthest: closing.farthest,
            holes: Tracer::new(after).hole_count(&outer),
        })
    }
}

struct Closing {
    space: Space,
    border: Border,
    /// No round had anything to do.
    untouched: bool,
    after_m: f64,
    kept_m: f64,
    farthest: Option<BorderMove>,
}

impl Closing {
    /// An edge of the border after.
    fn edge(&mut self, ends: Ends) -> Result<(), CleanError> {
        let length = self.space.edge_m(ends);
        self.after_m += length;
        if self.untouched || self.border.drawn.remove(&edge_key(ends)) {
            self.kept_m += length;
            return Ok(());
        }
        let made = ends.iter().filter_map(|&at| {
            let metres = self.border.made_m(at)?;
            Some(BorderMove { at, metres })
        });
        let farther = |a: &BorderMove, b: &BorderMove| a.metres.total_cmp(&b.metres);
        let came = self.border.came.get(&edge_key(ends));
        let came = came.map(|&metres| BorderMove {
            at: ends[0],
            metres,
        });
        let Some(moved) = made.chain(came).max_by(farther) else {
            return Err(unexplained(ends[0]));
        };
        if self
            .farthest
            .is_none_or(|known| moved.metres > known.metres)
        {
            self.farthest = Some(moved);
        }
        Ok(())
    }

    /// The edges of the border before that are not there after.
    fn rest(&self) -> Result<(), CleanError> {
        let left = self.border.drawn.iter();
        let (made, gone) = (&self.border.made, &self.border.gone);
        let explained =
            |e: &EdgeKey| gone.contains(e) || made.contains_key(&e.0) || made.contains_key(&e.1);
        let left = left.filter(|edge| !explained(edge));
        let starts = left.map(|&((x, y), _)| Coord {
            x: f64::from_bits(x),
            y: f64::from_bits(y),
        });
        let first = starts.min_by(plane::order);
        first.map_or(Ok(()), |at| Err(unexplained(at)))
    }
}

fn unexplained(at: Coord<f64>) -> CleanError {
    CleanError::OuterBorder { x: at.x, y: at.y }
}

#[cfg(test)]
mod tests {
    use super::super::super::prim::vertex_key;
    use super::*;
    use geo_types::polygon;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    fn square() -> Coverage {
        let ring = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.), (x: 0., y: 1.)];
        Coverage::build(&[ring.into()]).expect("a square")
    }

    /// The border of the square with another corner in the place of (1, 1).
    fn drawn(corner: Coord<f64>) -> Border {
        let corners = [at(0., 0.), at(1., 0.), corner, at(0., 1.), at(0., 0.)];
        let mut border = Border::new(Space::Geographic);
        border.before_m = Some(4.0);
        border.drawn = corners.windows(2).map(|e| edge_key([e[0], e[1]])).collect();
        border
    }

    #[test]
    fn the_same_border_is_kept_bit_for_bit() {
        let border = drawn(at(1.0, 1.0)).close(&square()).expect("the same");
        assert_eq!((border.kept_km, border.farthest), (border.after_km, None));
    }

    #[test]
    fn a_border_that_no_repair_explains_is_an_error_with_its_place() {
        let unexplained = |border: Border, x, y| {
            let error = border.close(&square());
            assert_eq!(error, Err(CleanError::OuterBorder { x, y }));
        };
        unexplained(drawn(at(1.1, 1.0)), 1.0, 0.0);
        // The edges after are all there, and one was there before that has gone.
        let mut more = drawn(at(1.0, 1.0));
        more.drawn.insert(edge_key([at(5.0, 2.0), at(3.0, 1.0)]));
        unexplained(more, 3.0, 1.0);
    }

    #[test]
    fn what_was_moved_divided_or_dropped_explains_a_border_and_says_how_far() {
        let mut moved = drawn(at(1.1, 1.0));
        moved.made.insert(vertex_key(at(1.0, 1.0)), 7.0);
        let gone = [
            edge_key([at(1.0, 0.0), at(1.1, 1.0)]),
            edge_key([at(1.1, 1.0), at(0.0, 1.0)]),
        ];
        moved.gone.extend(gone);
        let border = moved.close(&square()).expect("explained");
        let (at, metres) = (at(1.0, 1.0), 7.0);
        assert_eq!(border.farthest, Some(BorderMove { at, metres }));
        assert!((border.kept_km - border.after_km / 2.0).abs() < 0.1);
        let mut lit = drawn(at);
        let side = edge_key([at, Coord { x: 0.0, y: 1.0 }]);
        lit.drawn.remove(&side);
        lit.came.insert(side, 3.0);
        let border = lit.close(&square()).expect("explained");
        assert_eq!(border.farthest.map(|far| far.metres), Some(3.0));
    }
}
