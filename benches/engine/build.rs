//! From polygons to arcs, by vertices.

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
    let mut group = c.benchmark_group("build");
    group.sample_size(10);
    for side in SIDES {
        group.throughput(Throughput::Elements((side * side * 84) as u64));
        let units = lattice(side).units();
        group.bench_with_input(
            BenchmarkId::from_parameter(side * side),
            &units,
            |b, units| {
                b.iter(|| Coverage::build(units).unwrap());
            },
        );
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
