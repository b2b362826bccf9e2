//! The land as it is drawn: each line projected and simplified once, areas put
//! together from the lines that they share.

use geo_types::Coord;
use rustc_hash::FxHashMap;

use super::chains::chained;
use super::clip::{clipped_line, clipped_ring};
use super::extent::Extent;
use super::projected::Plane;
use super::room::Rect;
use super::scene::Line;
use super::simple::{COARSE, TOLERANCE, is_speck, simplified_to};
use super::spec::Arc;

/// With more lines than this, most are hairs, and half a pixel is nothing to them.
const MANY: usize = 20_000;

/// A line on the picture.
struct Drawn {
    points: Vec<Coord<f64>>,
    /// The nodes at its ends.
    ends: [u32; 2],
    sides: [Option<usize>; 2],
}

/// The lines of the land on the picture.
pub(crate) struct Mesh {
    arcs: Vec<Drawn>,
    clip: Option<Rect>,
}

impl Mesh {
    /// All arcs in pixels. Of an island smaller than a pixel nothing is left, and of a
    /// line that lies where nothing is shown its ends.
    pub(crate) fn new(arcs: &[Arc], plane: &Plane) -> Self {
        let shown = plane.shown();
        let tolerance = if arcs.len() > MANY { COARSE } else { TOLERANCE };
        let mut nodes: FxHashMap<(u64, u64), u32> = FxHashMap::default();
        nodes.reserve(arcs.len());
        let mut node = |at: Coord<f64>| {
            let next = nodes.len() as u32;
            let key = ((at.x + 0.0).to_bits(), (at.y + 0.0).to_bits());
            *nodes.entry(key).or_insert(next)
        };
        let drawn = arcs.iter().map(|arc| {
            let (Some(&first), Some(&last)) = (arc.line.0.first(), arc.line.0.last()) else {
                return Drawn {
                    points: Vec::new(),
                    ends: [0; 2],
                    sides: [None; 2],
                };
            };
            let ends = [node(first), node(last)];
            let is_ring = ends[0] == ends[1];
            let hidden = shown.as_ref().is_some_and(|shown| {
                let extent = Extent::of(arc.line.0.iter().copied());
                extent.is_some_and(|extent| !extent.meets(shown))
            });
            let points = match (hidden, is_ring) {
                (true, true) => Vec::new(),
                (true, false) => vec![plane.at(first), plane.at(last)],
                (false, _) => {
                    let points = simplified_to(&plane.points(&arc.line), tolerance);
                    if is_ring && is_speck(&points) {
                        Vec::new()
                    } else {
                        points
                    }
                }
            };
            Drawn {
                points,
                ends,
                sides: [arc.left, arc.right],
            }
        });
        Self {
            arcs: drawn.collect(),
            clip: plane.clip,
        }
    }

    /// The rings of groups of cells: one line goes to the group on its left and,
    /// backwards, to that on its right, unless they are one.
    pub(crate) fn groups(&self, of_cell: &[Option<usize>], count: usize) -> Vec<Vec<Line>> {
        let mut halves: Vec<Vec<Half>> = Vec::new();
        halves.resize_with(count, Vec::new);
        let group = |cell: Option<usize>| of_cell.get(cell?).copied().flatten();
        for (arc, drawn) in self.arcs.iter().enumerate() {
            let [left, right] = drawn.sides.map(group);
            if left == right || drawn.points.is_empty() {
                continue;
            }
            let [from, to] = drawn.ends;
            if let Some(group) = left {
                halves[group].push(Half {
                    from,
                    to,
                    arc,
                    back: false,
                });
            }
            if let Some(group) = right {
                halves[group].push(Half {
                    from: to,
                    to: from,
                    arc,
                    back: true,
                });
            }
        }
        halves.iter_mut().map(|halves| self.rings(halves)).collect()
    }

    /// Closed walks along half-edges. Where several lead on, any may: the even-odd
    /// rule fills the same.
    fn rings(&self, halves: &mut [Half]) -> Vec<Line> {
        halves.sort_unstable();
        let mut used = vec![false; halves.len()];
        let mut rings = Vec::new();
        for start in 0..halves.len() {
            let mut ring = Vec::new();
            let mut at = Some(start).filter(|&i| !used[i]);
            while let Some(i) = at {
                used[i] = true;
                let half = &halves[i];
                let points = &self.arcs[half.arc].points;
                let rest = points.len().saturating_sub(1);
                if half.back {
                    ring.extend(points[1..].iter().rev());
                } else {
                    ring.extend_from_slice(&points[..rest]);
                }
                let first = halves.partition_point(|h| h.from < half.to);
                let leads = |&i: &usize| halves.get(i).is_some_and(|h| h.from == half.to);
                at = (first..).take_while(leads).find(|&i| !used[i]);
            }
            rings.extend(self.shown_ring(ring));
        }
        rings
    }

    fn shown_ring(&self, ring: Vec<Coord<f64>>) -> Option<Line> {
        let ring = match &self.clip {
            Some(rect) => clipped_ring(ring, rect),
            None => ring,
        };
        (ring.len() > 2).then_some(Line {
            points: ring,
            closed: true,
        })
    }

    /// The box around each group.
    pub(crate) fn boxes(&self, of_cell: &[Option<usize>], count: usize) -> Vec<Option<Rect>> {
        let mut boxes = vec![None; count];
        for drawn in &self.arcs {
            let groups = drawn
                .sides
                .map(|cell| of_cell.get(cell?).copied().flatten());
            for group in groups.into_iter().flatten() {
                for &at in &drawn.points {
                    boxes[group] = Some(Rect::around(boxes[group], at));
                }
            }
        }
        boxes
    }

    /// Some of the lines, each as long as it goes.
    pub(crate) fn lines(&self, arcs: &[usize]) -> Vec<Line> {
        let pieces = arcs.iter().filter_map(|&arc| self.arcs.get(arc));
        let pieces = pieces.filter(|arc| !arc.points.is_empty());
        let lines = chained(pieces.map(|arc| (arc.ends, arc.points.as_slice())));
        let Some(rect) = &self.clip else {
            return lines;
        };
        let clipped = lines.iter().flat_map(|line| clipped_line(line, rect));
        clipped.collect()
    }
}

/// A line as one group walks it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Half {
    from: u32,
    to: u32,
    arc: usize,
    back: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(points: &[(f64, f64)], left: usize, right: Option<usize>) -> Arc {
        Arc {
            line: points.to_vec().into(),
            left: Some(left),
            right,
        }
    }

    /// Two cells side by side and an island of the second.
    fn mesh() -> Mesh {
        let arcs = [
            arc(&[(5.0, 0.0), (5.0, 5.0)], 0, Some(1)),
            arc(&[(5.0, 5.0), (0.0, 5.0), (0.0, 0.0), (5.0, 0.0)], 0, None),
            arc(&[(5.0, 0.0), (9.0, 0.0), (9.0, 5.0), (5.0, 5.0)], 1, None),
            arc(
                &[(10.0, 0.0), (11.0, 0.0), (11.0, 1.0), (10.0, 0.0)],
                1,
                None,
            ),
        ];
        let coords = || arcs.iter().flat_map(|a| a.line.0.iter().copied());
        let plane = Plane::fitted(coords(), 0.0, 0.0, 400.0, 400.0).expect("land");
        Mesh::new(&arcs, &plane)
    }

    #[test]
    fn cells_of_one_group_have_one_ring_around_them() {
        let mesh = mesh();
        let apart = mesh.groups(&[Some(0), Some(1)], 2);
        assert_eq!((apart[0].len(), apart[1].len()), (1, 2));
        let together = mesh.groups(&[Some(0), Some(0)], 1);
        assert_eq!(together[0].len(), 2);
        assert!(mesh.groups(&[], 1)[0].is_empty());
    }

    #[test]
    fn neighbours_have_the_same_vertices_on_their_common_border() {
        let mesh = mesh();
        let rings = mesh.groups(&[Some(0), Some(1)], 2);
        let border = mesh.lines(&[0]);
        assert_eq!(border.len(), 1);
        for point in &border[0].points {
            let has = |ring: &Line| ring.points.contains(point);
            assert!(rings[0].iter().any(has) && rings[1].iter().any(has));
        }
    }
}
