//! Points looked up on one thread, by points; the grid is built outside.

#![allow(clippy::unwrap_used, missing_docs)] // a benchmark stops at the first thing that is wrong

mod synthetic;

use aimaq_coverage::Coverage;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use synthetic::Lattice;

/// Lattices of 400 to 10,000 units with 84 vertices each.
const SIDES: [usize; 3] = [20, 50, 100];

fn lattice(side: usize) -> Lattice {
    Lattice::square(side, 21, side / 10)
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("locate");
    group.sample_size(10);
    for side in SIDES {
        group.throughput(Throughput::Elements((side * side * 84) as u64));
        let coverage = Coverage::build(&lattice(side).units()).unwrap();
        let locator = coverage.locator();
        let points = synthetic::points(100_000, [40.0, 35.0, 80.0, 60.0]);
        group.throughput(Throughput::Elements(points.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(side * side), |b| {
            b.iter(|| locator.locate_all(&points));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
