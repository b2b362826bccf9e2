//! Units repaired whose vertices were moved by up to a millionth of a degree.

#![allow(clippy::unwrap_used, missing_docs)] // a benchmark stops at the first thing that is wrong

mod synthetic;

use aimaq_coverage::{CleanOptions, clean};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use synthetic::Lattice;

/// Lattices of 400 to 10,000 units with 84 vertices each.
const SIDES: [usize; 3] = [20, 50, 100];

fn lattice(side: usize) -> Lattice {
    Lattice::square(side, 21, side / 10)
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("clean");
    group.sample_size(10);
    for side in SIDES {
        group.throughput(Throughput::Elements((side * side * 84) as u64));
        let mut units = lattice(side).units();
        synthetic::jitter(&mut units, 1e-6);
        group.bench_function(BenchmarkId::from_parameter(side * side), |b| {
            b.iter(|| clean(&units, &CleanOptions::default()).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
