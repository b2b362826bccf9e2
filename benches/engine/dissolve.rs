//! Units joined into a hundred groups: all of them, and after one unit moved.

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
    let mut group = c.benchmark_group("dissolve");
    group.sample_size(10);
    for side in SIDES {
        group.throughput(Throughput::Elements((side * side * 84) as u64));
        let lattice = lattice(side);
        let coverage = Coverage::build(&lattice.units()).unwrap();
        let (mut groups, count) = (lattice.group_of(), lattice.groups());
        group.bench_function(BenchmarkId::new("all", side * side), |b| {
            b.iter(|| coverage.dissolve(&groups, count));
        });
        groups[0] = Some(1);
        group.bench_function(BenchmarkId::new("one moved", side * side), |b| {
            b.iter(|| coverage.dissolve_only(&groups, &[0, 1]));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
