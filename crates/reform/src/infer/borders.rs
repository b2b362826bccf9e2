//! How far the borders of two vintages are apart, border by border and both ways.

use geo_types::Coord;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::cutting::moved;
use super::near::Near;
use aimaq_coverage::Coverage;

/// The ends of an edge in bits, the lesser first: the same in both directions.
type EdgeKey = [u64; 4];

/// How far each border is from those of the other vintage, metres; 0 where all of its
/// edges are there, bit for bit.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Borders {
    pub(super) before: Vec<f64>,
    pub(super) after: Vec<f64>,
}

impl Borders {
    /// Compares the borders of two vintages; those before are moved by `shift` degrees.
    pub(super) fn between(before: &Coverage, after: &Coverage, shift: [f64; 2]) -> Self {
        let (old, new) = (Arcs::of(before, shift), Arcs::of(after, [0.0; 2]));
        let [in_old, in_new] = old.twins(&new);
        let (before, after) = rayon::join(
            || old.distances(&in_old, &new, &in_new),
            || new.distances(&in_new, &old, &in_old),
        );
        Self { before, after }
    }
}

/// The arcs of a coverage, all moved by so many degrees.
#[derive(Clone, Copy)]
pub(super) struct Arcs<'a> {
    land: &'a Coverage,
    shift: [f64; 2],
}

impl<'a> Arcs<'a> {
    pub(super) fn of(land: &'a Coverage, shift: [f64; 2]) -> Self {
        Self { land, shift }
    }

    /// The vertices of each arc, as they lie in the file.
    pub(super) fn chains(self) -> impl Iterator<Item = &'a [Coord<f64>]> {
        self.land.arcs().map(|arc| arc.coords)
    }

    /// Where a vertex is.
    pub(super) fn at(self, p: Coord<f64>) -> Coord<f64> {
        moved(p, self.shift)
    }

    fn key(self, edge: [Coord<f64>; 2]) -> EdgeKey {
        let bits = |p: Coord<f64>| {
            let p = self.at(p);
            [(p.x + 0.0).to_bits(), (p.y + 0.0).to_bits()]
        };
        let (a, b) = (bits(edge[0]), bits(edge[1]));
        let ([x, y], [z, w]) = if a <= b { (a, b) } else { (b, a) };
        [x, y, z, w]
    }

    /// The lesser of the edges at the ends of an arc: in a coverage no other arc has it.
    fn mark(self, chain: &[Coord<f64>]) -> Option<EdgeKey> {
        let [first, second, ..] = *chain else {
            return None;
        };
        let [.., before, last] = *chain else {
            return None;
        };
        Some(self.key([first, second]).min(self.key([before, last])))
    }

    /// Which arcs of each are arcs of the other, vertex for vertex.
    fn twins(self, other: &Arcs<'_>) -> [Vec<bool>; 2] {
        let mut found = [self, *other].map(|arcs| vec![false; arcs.land.arc_count()]);
        let theirs: Vec<&[Coord<f64>]> = other.chains().collect();
        let marks = theirs.iter().enumerate();
        let marks: FxHashMap<EdgeKey, usize> = marks
            .filter_map(|(place, chain)| Some((other.mark(chain)?, place)))
            .collect();
        for (place, chain) in self.chains().enumerate() {
            let twin = self.mark(chain).and_then(|mark| marks.get(&mark).copied());
            let Some(twin) = twin else { continue };
            if self.is_same(chain, other, theirs[twin]) {
                found[0][place] = true;
                found[1][twin] = true;
            }
        }
        found
    }

    fn is_same(self, chain: &[Coord<f64>], other: &Arcs<'_>, theirs: &[Coord<f64>]) -> bool {
        let equal = |(a, b): (&Coord<f64>, &Coord<f64>)| self.at(*a) == other.at(*b);
        chain.len() == theirs.len()
            && (chain.iter().zip(theirs).all(equal)
                || chain.iter().zip(theirs.iter().rev()).all(equal))
    }

    /// How far each arc is from those of another vintage; `twins` and `theirs` say which have
    /// one there that is the same.
    fn distances(self, twins: &[bool], other: &Arcs<'_>, theirs: &[bool]) -> Vec<f64> {
        let open = |twins: &[bool], place: usize| !twins[place];
        let rest = other.chains().enumerate();
        let rest = rest.filter(|(place, _)| open(theirs, *place));
        let edges: FxHashSet<EdgeKey> = rest
            .flat_map(|(_, chain)| chain.windows(2))
            .map(|edge| other.key([edge[0], edge[1]]))
            .collect();
        let mut apart: Vec<(usize, [Coord<f64>; 2])> = Vec::new();
        let own = self.chains().enumerate();
        for (place, chain) in own.filter(|(place, _)| open(twins, *place)) {
            for edge in chain.windows(2) {
                let edge = [edge[0], edge[1]];
                if !edges.contains(&self.key(edge)) {
                    apart.push((place, edge.map(|p| self.at(p))));
                }
            }
        }
        let mut far = vec![0.0; twins.len()];
        if apart.is_empty() {
            return far;
        }
        let near = Near::new(*other, apart.iter().map(|(_, edge)| *edge));
        let metres: Vec<f64> = apart
            .par_iter()
            .map(|(_, edge)| edge_far(&near, *edge))
            .collect();
        for ((place, _), metres) in apart.iter().zip(metres) {
            far[*place] = metres.max(far[*place]);
        }
        far
    }
}

/// How far an edge is from the others: a new line may run between old vertices, so that its
/// middle is what is new.
fn edge_far(near: &Near<'_>, [a, b]: [Coord<f64>; 2]) -> f64 {
    let metres = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| {
        near.metres(Coord {
            x: a.x + share * (b.x - a.x),
            y: a.y + share * (b.y - a.y),
        })
    });
    metres.into_iter().fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::super::cutting::shifted;
    use super::*;
    use geo_types::{MultiPolygon, Polygon};

    /// Two units beside each other, and the vertices of the border between them.
    fn beside(between: &[[f64; 2]]) -> Coverage {
        let line = between.iter().copied();
        let west = [[0., 0.]].into_iter().chain(line.clone()).chain([[0., 1.]]);
        let east = line.rev().chain([[2., 0.], [2., 1.]]);
        let polygon = |ring: Vec<[f64; 2]>| {
            let ring = ring.into_iter().map(|[x, y]| Coord { x, y }).collect();
            MultiPolygon::from(Polygon::new(ring, Vec::new()))
        };
        let units = [polygon(west.collect()), polygon(east.collect())];
        Coverage::build(&units).expect("land")
    }

    #[test]
    fn a_straight_border_between_vertices_that_were_there_is_a_new_one() {
        let bent = beside(&[[1., 0.], [1.05, 0.5], [1., 1.]]);
        let straight = beside(&[[1., 0.], [1., 1.]]);
        for (old, new) in [(&bent, &straight), (&straight, &bent)] {
            let found = Borders::between(old, new, [0.0; 2]);
            for far in [found.before, found.after] {
                let apart: Vec<f64> = far.into_iter().filter(|far| *far > 0.0).collect();
                let [metres] = apart[..] else {
                    panic!("{apart:?}");
                };
                assert!((5000.0..6000.0).contains(&metres), "{metres}");
            }
        }
    }

    #[test]
    fn a_border_that_a_new_corner_divides_is_the_same() {
        let one = beside(&[[1., 0.], [1., 0.5], [1., 1.]]);
        let mut three = one.polygons();
        let east = &mut three[1];
        let half = |south: f64| -> MultiPolygon<f64> {
            let (x, y) = ([1., 2.], [south, south + 0.5]);
            let ring = [[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]]];
            let ring = ring.into_iter().map(|[x, y]| Coord { x, y }).collect();
            Polygon::new(ring, Vec::new()).into()
        };
        *east = half(0.);
        three.push(half(0.5));
        let three = Coverage::build(&three).expect("land");
        let found = Borders::between(&one, &three, [0.0; 2]);
        let west: Vec<f64> = three
            .arcs()
            .zip(&found.after)
            .filter(|(arc, _)| [arc.left, arc.right].contains(&Some(0.into())))
            .map(|(_, far)| *far)
            .collect();
        assert!(
            west.len() > 2 && west.iter().all(|far| *far == 0.0),
            "{west:?}"
        );
    }

    #[test]
    fn a_shift_of_all_borders_is_none() {
        let old = beside(&[[1., 0.], [1.05, 0.5], [1., 1.]]);
        let moved = old
            .polygons()
            .into_iter()
            .map(|shape| shifted(shape, [0.25, -0.5]));
        let new = Coverage::build(&moved.collect::<Vec<_>>()).expect("land");
        let found = Borders::between(&old, &new, [0.25, -0.5]);
        assert!(
            found
                .before
                .iter()
                .chain(&found.after)
                .all(|far| *far == 0.0)
        );
    }
}
