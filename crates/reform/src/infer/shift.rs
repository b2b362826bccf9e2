//! A shift that all borders of a vintage have in common.

use geo_types::Coord;
use rstar::RTree;
use rustc_hash::FxHashSet;

use aimaq_coverage::Coverage;
use aimaq_coverage::earth::METRES_PER_DEGREE;

/// Metres below which a shift is none.
const LEAST_M: f64 = 0.01;

/// By how much land moves from one vintage to the next, degrees; none where borders are
/// as near without it.
pub(super) fn shift(before: &Coverage, after: &Coverage) -> [f64; 2] {
    let (old, new) = (nodes(before), nodes(after));
    if old.is_empty() || new.is_empty() {
        return [0.0; 2];
    }
    let equal = {
        let there: FxHashSet<[u64; 2]> = new.iter().map(|p| p.map(f64::to_bits)).collect();
        let old = old.iter().map(|p| p.map(f64::to_bits));
        old.filter(|p| there.contains(p)).count()
    };
    // What stands still was not shifted.
    if 10 * equal > old.len() {
        return [0.0; 2];
    }
    let tree = RTree::bulk_load(new);
    let mut shift = [0.0; 2];
    let first = spread(&old, shift, &tree);
    for _ in 0..4 {
        let pairs = old.iter().filter_map(|p| {
            let moved = [p[0] + shift[0], p[1] + shift[1]];
            let near = tree.nearest_neighbor(moved)?;
            Some([near[0] - p[0], near[1] - p[1]])
        });
        let pairs: Vec<[f64; 2]> = pairs.collect();
        shift = [0, 1].map(|axis| median(pairs.iter().map(|p| p[axis]).collect()));
    }
    let last = spread(&old, shift, &tree);
    let long = shift[0].hypot(shift[1]) * METRES_PER_DEGREE;
    match long >= LEAST_M && 4.0 * last < first {
        true => shift,
        false => [0.0; 2],
    }
}

/// How far shifted nodes are from the nearest ones, degrees, in the middle.
fn spread(old: &[[f64; 2]], shift: [f64; 2], tree: &RTree<[f64; 2]>) -> f64 {
    let far = old.iter().filter_map(|p| {
        let moved = [p[0] + shift[0], p[1] + shift[1]];
        let near = tree.nearest_neighbor(moved)?;
        Some((near[0] - moved[0]).hypot(near[1] - moved[1]))
    });
    median(far.collect())
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(0.0)
}

/// The ends of borders, each once.
fn nodes(coverage: &Coverage) -> Vec<[f64; 2]> {
    let ends = coverage
        .arcs()
        .filter_map(|arc| Some([*arc.coords.first()?, *arc.coords.last()?]));
    let mut all: Vec<[f64; 2]> = ends.flatten().map(|p: Coord<f64>| [p.x, p.y]).collect();
    all.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    all.dedup();
    all
}
