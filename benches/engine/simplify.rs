//! Vertices left out, by tolerance and by share.

#![allow(clippy::unwrap_used, missing_docs)] // a benchmark stops at the first thing that is wrong

mod synthetic;

use aimaq_coverage::{Coverage, Simplification};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use synthetic::Lattice;

/// Lattices of 400 to 10,000 units with 84 vertices each.
const SIDES: [usize; 3] = [20, 50, 100];

fn lattice(side: usize) -> Lattice {
    Lattice::square(side, 21, side / 10)
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("simplify");
    group.sample_size(10);
    for side in SIDES {
        group.throughput(Throughput::Elements((side * side * 84) as u64));
        let coverage = Coverage::build(&lattice(side).units()).unwrap();
        for (name, how) in [
            ("tolerance", Simplification::Tolerance { metres: 1000.0 }),
            ("area", Simplification::Area { metres: 1000.0 }),
            ("share", Simplification::Share { keep: 0.2 }),
        ] {
            group.bench_function(BenchmarkId::new(name, side * side), |b| {
                b.iter(|| coverage.clone().simplify(how).unwrap());
            });
        }
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
