//! One unit among many split by nearest centre and by a line.

#![allow(clippy::unwrap_used, missing_docs)] // a benchmark stops at the first thing that is wrong

mod synthetic;

use aimaq_coverage::{Coverage, Cutter};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use synthetic::Lattice;

/// Lattices of 400 to 10,000 units with 84 vertices each.
const SIDES: [usize; 3] = [20, 50, 100];

fn lattice(side: usize) -> Lattice {
    Lattice::square(side, 21, side / 10)
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("cut");
    group.sample_size(10);
    for side in SIDES {
        group.throughput(Throughput::Elements((side * side * 84) as u64));
        let lattice = lattice(side);
        let coverage = Coverage::build(&lattice.units()).unwrap();
        let unit = (side * side / 2 + side / 2) as u32;
        let ring = coverage.polygon(unit).0[0].exterior().0.clone();
        let centres = [ring[0], ring[ring.len() / 2]];
        let line = geo_types::LineString::new(vec![ring[0], ring[ring.len() / 2]]);
        for (name, cutter) in [
            ("centres", Cutter::NearestCentre(&centres)),
            ("line", Cutter::Line(&line)),
        ] {
            group.bench_function(BenchmarkId::new(name, side * side), |b| {
                b.iter(|| coverage.clone().cut(unit, &cutter));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
