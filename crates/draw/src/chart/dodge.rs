//! Places labels in a column so that none covers another.

/// Moves positions apart to at least `gap` within `[top, bottom]`, as little as
/// possible in the sum of squares, and in the same order.
///
/// With `z_i = y_i − i · gap` the wish becomes a least-squares fit of a rising
/// sequence, which pooling adjacent violators solves (Barlow et al. 1972).
pub(super) fn dodge(positions: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..positions.len()).collect();
    order.sort_by(|&a, &b| positions[a].total_cmp(&positions[b]).then(a.cmp(&b)));
    // Blocks of pooled positions: sum and count.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (i, &at) in order.iter().enumerate() {
        let mut block = (positions[at] - i as f64 * gap, 1);
        while let Some(&(sum, count)) = blocks.last() {
            if sum / count as f64 <= block.0 / block.1 as f64 {
                break;
            }
            block = (block.0 + sum, block.1 + count);
            blocks.pop();
        }
        blocks.push(block);
    }
    let last = bottom - gap * positions.len().saturating_sub(1) as f64;
    let level = |(sum, count): (f64, usize)| (sum / count as f64).min(last).max(top);
    let levels = blocks
        .iter()
        .flat_map(|&b| std::iter::repeat_n(level(b), b.1));
    let mut moved = vec![0.0; positions.len()];
    for (i, (&at, level)) in order.iter().zip(levels).enumerate() {
        moved[at] = level + i as f64 * gap;
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::dodge;

    #[test]
    fn positions_with_room_stay() {
        assert_eq!(dodge(&[10.0, 50.0], 15.0, 0.0, 100.0), [10.0, 50.0]);
    }

    #[test]
    fn positions_that_meet_move_apart_evenly() {
        assert_eq!(
            dodge(&[52.0, 48.0, 50.0], 10.0, 0.0, 100.0),
            [60.0, 40.0, 50.0]
        );
    }

    #[test]
    fn nothing_leaves_the_frame() {
        let moved = dodge(&[99.0, 99.0, 99.0, 1.0], 10.0, 0.0, 100.0);
        assert_eq!(moved, [80.0, 90.0, 100.0, 1.0]);
    }
}
