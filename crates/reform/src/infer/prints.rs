//! Units of two coverages that have the same borders, told by one number each.

use rayon::prelude::*;

use aimaq_coverage::{Coverage, UnitIndex};

/// Something that units have in common whose borders have the same edges in the same
/// direction; none where a unit has no land.
pub(super) fn prints(coverage: &Coverage) -> Vec<Option<u64>> {
    let units: Vec<UnitIndex> = coverage.units().collect();
    units
        .into_par_iter()
        .map(|unit| {
            let mut print = None;
            for half in coverage.rings(unit).flatten() {
                let Some(arc) = coverage.arc(half.arc()) else {
                    continue;
                };
                for edge in arc.coords.windows(2) {
                    let (a, b) = if half.is_reversed() {
                        (edge[1], edge[0])
                    } else {
                        (edge[0], edge[1])
                    };
                    let sum: &mut u64 = print.get_or_insert(0);
                    *sum = sum.wrapping_add(mixed([a.x, a.y, b.x, b.y]));
                }
            }
            print
        })
        .collect()
}

fn mixed(edge: [f64; 4]) -> u64 {
    edge.iter().fold(0x9e37_79b9_7f4a_7c15, |sum: u64, v| {
        let z = (sum ^ (v + 0.0).to_bits()).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (z ^ (z >> 29)).wrapping_mul(0x94d0_49bb_1331_11eb)
    })
}
