//! Lines put together at their ends, so that each is as long as it goes.

use geo_types::Coord;
use rustc_hash::FxHashMap;

use super::scene::Line;

/// Pieces with the nodes at their ends, joined where they meet: fewer starts, and
/// dashes that run on.
pub(crate) fn chained<'a>(pieces: impl Iterator<Item = ([u32; 2], &'a [Coord<f64>])>) -> Vec<Line> {
    let pieces: Vec<([u32; 2], &[Coord<f64>])> = pieces.collect();
    let at_node = Nodes::new(pieces.iter().map(|(ends, _)| *ends));
    let mut used = vec![false; pieces.len()];
    let mut lines = Vec::new();
    // First from the ends of lines, then what is left: closed lines.
    let loose = |node: u32| at_node.pieces(node).len() % 2 == 1;
    for closed in [false, true] {
        for i in 0..pieces.len() {
            let [from, to] = pieces[i].0;
            let starts = [loose(from), loose(to)];
            if used[i] || (!closed && starts == [false, false]) {
                continue;
            }
            let first = if closed || starts[0] { from } else { to };
            lines.push(walk(&pieces, &at_node, &mut used, i, first));
        }
    }
    lines
}

/// The pieces that end at each node, in their order.
struct Nodes {
    place: FxHashMap<u32, u32>,
    start: Vec<u32>,
    pieces: Vec<u32>,
}

impl Nodes {
    fn new(ends: impl Iterator<Item = [u32; 2]> + Clone) -> Self {
        let mut place: FxHashMap<u32, u32> = FxHashMap::default();
        let mut start = vec![0];
        for node in ends.clone().flatten() {
            let next = place.len() as u32;
            let at = *place.entry(node).or_insert(next);
            if at == next {
                start.push(0);
            }
            start[at as usize + 1] += 1;
        }
        for i in 1..start.len() {
            start[i] += start[i - 1];
        }
        let mut next: Vec<u32> = start.clone();
        let mut pieces = vec![0; start.last().copied().unwrap_or(0) as usize];
        for (i, ends) in (0u32..).zip(ends) {
            for node in ends {
                let at = &mut next[place[&node] as usize];
                pieces[*at as usize] = i;
                *at += 1;
            }
        }
        Self {
            place,
            start,
            pieces,
        }
    }

    fn pieces(&self, node: u32) -> &[u32] {
        let Some(&place) = self.place.get(&node) else {
            return &[];
        };
        let place = place as usize;
        &self.pieces[self.start[place] as usize..self.start[place + 1] as usize]
    }
}

fn walk(
    pieces: &[([u32; 2], &[Coord<f64>])],
    at_node: &Nodes,
    used: &mut [bool],
    first: usize,
    start: u32,
) -> Line {
    let mut points: Vec<Coord<f64>> = Vec::new();
    let (mut node, mut next) = (start, Some(first));
    while let Some(i) = next {
        used[i] = true;
        let ([from, to], piece) = pieces[i];
        let skip = usize::from(!points.is_empty());
        if from == node {
            points.extend(piece.iter().skip(skip));
            node = to;
        } else {
            points.extend(piece.iter().rev().skip(skip));
            node = from;
        }
        next = at_node
            .pieces(node)
            .iter()
            .map(|&i| i as usize)
            .find(|&i| !used[i]);
    }
    let closed = points.len() > 3 && points.first() == points.last();
    if closed {
        points.pop();
    }
    Line { points, closed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_that_meet_are_one_line() {
        let points = |pair: [(f64, f64); 2]| pair.map(Coord::from).to_vec();
        let (a, b) = (
            points([(0.0, 0.0), (1.0, 0.0)]),
            points([(3.0, 0.0), (1.0, 0.0)]),
        );
        let lines = chained([([0, 1], &*a), ([2, 1], &*b)].into_iter());
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].points.len(), 3);
        assert!(!lines[0].closed);
    }

    #[test]
    fn pieces_around_a_place_are_closed() {
        let corners = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 0.0)].map(Coord::from);
        let lines = chained([([0, 1], &corners[..2]), ([1, 0], &corners[1..])].into_iter());
        assert_eq!(lines.len(), 1);
        assert!(lines[0].closed);
        assert_eq!(lines[0].points, corners[..3]);
    }
}
