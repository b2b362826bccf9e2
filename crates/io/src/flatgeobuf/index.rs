//! The index of a FlatGeobuf file: a packed R-tree of boxes, from its root to the
//! features in their order.

use super::super::parts::{Bounds, NOTHING, around};

/// Boxes of a node.
pub(super) const NODE: u16 = 16;

/// Bytes of a box: west, south, east and north, and where it leads.
const BOX: u64 = 40;

/// How many boxes each level has, the features first; none if there are more than
/// numbers go.
fn levels(features: u64, node: u64) -> Vec<u64> {
    let mut levels = vec![features];
    let mut last = features;
    loop {
        last = last.div_ceil(node);
        levels.push(last);
        if last <= 1 {
            return levels;
        }
    }
}

/// The bytes that an index takes; none if that is more than numbers go.
pub(super) fn length(features: u64, node: u16) -> Option<u64> {
    if features == 0 || node < 2 {
        return Some(0);
    }
    let mut all = levels(features, u64::from(node)).into_iter();
    all.try_fold(0_u64, u64::checked_add)?.checked_mul(BOX)
}

/// The index over features, each with its box and where it begins.
pub(super) fn packed(features: &[(Bounds, u64)]) -> Vec<u8> {
    if features.is_empty() {
        return Vec::new();
    }
    let levels = levels(features.len() as u64, u64::from(NODE));
    let count: u64 = levels.iter().sum();
    let mut from = count - features.len() as u64;
    let mut below: Vec<(Bounds, u64)> = features.to_vec();
    let mut tree = vec![below.clone()];
    for _ in 1..levels.len() {
        let nodes = below.chunks(usize::from(NODE)).enumerate();
        let above: Vec<(Bounds, u64)> = nodes
            .map(|(number, node)| {
                let bounds = node.iter().fold(NOTHING, |all, (own, _)| around(all, *own));
                (bounds, from + number as u64 * u64::from(NODE))
            })
            .collect();
        from -= above.len() as u64;
        tree.push(above.clone());
        below = above;
    }
    let mut bytes = Vec::with_capacity((count * BOX) as usize);
    for (bounds, leads_to) in tree.into_iter().rev().flatten() {
        bounds
            .iter()
            .for_each(|number| bytes.extend(number.to_le_bytes()));
        bytes.extend(leads_to.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_box_leads_to_its_features() {
        for count in [1, 16, 17, 300] {
            let features: Vec<(Bounds, u64)> = (0..count)
                .map(|i| ([i as f64, 0.0, i as f64 + 1.0, 1.0], i * 100))
                .collect();
            let bytes = packed(&features);
            assert_eq!(Some(bytes.len() as u64), length(count, NODE), "{count}");
            let node = |at: u64| -> (f64, f64, u64) {
                let bytes = &bytes[(at * BOX) as usize..];
                let number = |i: usize| bytes[8 * i..8 * i + 8].try_into().expect("eight");
                (
                    f64::from_le_bytes(number(0)),
                    f64::from_le_bytes(number(2)),
                    u64::from_le_bytes(number(4)),
                )
            };
            assert_eq!(node(0).0, 0.0);
            assert_eq!(node(0).1, count as f64);
            let leaves = bytes.len() as u64 / BOX - count;
            for feature in [0, count / 2, count - 1] {
                let mut at = 0;
                while at < leaves {
                    let first = node(at).2;
                    assert!(first > at, "it leads down");
                    at = (first..first + u64::from(NODE))
                        .find(|&at| node(at).1 > feature as f64)
                        .expect("a box around it");
                }
                assert_eq!(node(at).2, feature * 100, "{count}");
            }
        }
        assert_eq!(length(u64::MAX, 2), None);
    }
}
