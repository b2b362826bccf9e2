//! Lines put together at their ends, so that each is as long as it goes.

use std::collections::HashMap;

use geo_types::Coord;

use super::scene::Line;

/// Pieces with the nodes at their ends, joined where they meet: fewer starts, and
/// dashes that run on.
pub(crate) fn chained<'a>(pieces: impl Iterator<Item = ([u32; 2], &'a [Coord<f64>])>) -> Vec<Line> {
    let pieces: Vec<([u32; 2], &[Coord<f64>])> = pieces.collect();
    let mut at_node: HashMap<u32, Vec<usize>> = HashMap::with_capacity(pieces.len());
    for (i, (ends, _)) in pieces.iter().enumerate() {
        for end in ends {
            at_node.entry(*end).or_default().push(i);
        }
    }
    let mut used = vec![false; pieces.len()];
    let mut lines = Vec::new();
    // First from the ends of lines, then what is left: closed lines.
    let loose = |node: u32| at_node.get(&node).is_some_and(|at| at.len() % 2 == 1);
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

fn walk(
    pieces: &[([u32; 2], &[Coord<f64>])],
    at_node: &HashMap<u32, Vec<usize>>,
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
        let around = at_node.get(&node).into_iter().flatten();
        next = around.copied().find(|&i| !used[i]);
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
