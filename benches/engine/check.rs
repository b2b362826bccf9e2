//! A clean coverage checked, and one whose units were moved a little.

#![allow(clippy::unwrap_used, missing_docs)] // a benchmark stops at the first thing that is wrong

mod synthetic;

use aimaq_coverage::{CheckOptions, check};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use synthetic::Lattice;

/// Lattices of 400 to 10,000 units with 84 vertices each.
const SIDES: [usize; 3] = [20, 50, 100];

fn lattice(side: usize) -> Lattice {
    Lattice::square(side, 21, side / 10)
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("check");
    group.sample_size(10);
    for side in SIDES {
        group.throughput(Throughput::Elements((side * side * 84) as u64));
        let mut units = lattice(side).units();
        group.bench_function(BenchmarkId::new("clean", side * side), |b| {
            b.iter(|| check(&units, &CheckOptions::default()).unwrap());
        });
        synthetic::jitter(&mut units, 1e-6);
        group.bench_function(BenchmarkId::new("dirty", side * side), |b| {
            b.iter(|| check(&units, &CheckOptions::default()).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
