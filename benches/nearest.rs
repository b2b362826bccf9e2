//! The nearest of many places to each of many points: by the R-tree of the program, by a
//! plain grid of half degrees, and by looking at all of them.

#![allow(clippy::unwrap_used, missing_docs)] // a benchmark stops at the first thing that is wrong

use std::collections::HashMap;

use aimaq::measure::{Metric, PlaceIndex, distance_km};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use geo_types::Coord;

const PLACES: [usize; 3] = [20, 500, 10_000];
const POINTS: usize = 2_000;

/// Side of a cell, degrees; no degree of longitude is shorter than `LEAST_KM` on the
/// land of the bench, and no degree of latitude.
const SIDE: f64 = 0.5;
const LEAST_KM: f64 = 60.0;

/// Spread over Kazakhstan by two sequences of low discrepancy.
fn spread(n: usize, from: usize) -> Vec<Coord<f64>> {
    let part = |i: usize, step: f64| (i as f64 * step).fract();
    let at = |i: usize| Coord {
        x: 47.0 + 40.0 * part(i, 0.754_877_666_246_692_7),
        y: 41.0 + 14.0 * part(i, 0.569_840_290_998_053_2),
    };
    (from..from + n).map(at).collect()
}

struct Grid<'a> {
    cells: HashMap<(i32, i32), Vec<usize>>,
    places: &'a [Coord<f64>],
}

fn cell(at: Coord<f64>) -> (i32, i32) {
    ((at.x / SIDE).floor() as i32, (at.y / SIDE).floor() as i32)
}

impl<'a> Grid<'a> {
    fn new(places: &'a [Coord<f64>]) -> Self {
        let mut cells: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
        for (i, &at) in places.iter().enumerate() {
            cells.entry(cell(at)).or_default().push(i);
        }
        Self { cells, places }
    }

    /// Ring by ring of cells, until no nearer place can come.
    fn nearest(&self, at: Coord<f64>) -> Option<(usize, f64)> {
        let (x, y) = cell(at);
        let mut best: Option<(usize, f64)> = None;
        for ring in 0_i32..200 {
            let least = f64::from(ring - 1) * SIDE * LEAST_KM;
            if best.is_some_and(|(_, km)| km < least) {
                break;
            }
            for dx in -ring..=ring {
                let edge = dx.abs() == ring;
                let step = if edge { 1 } else { (2 * ring).max(1) as usize };
                for dy in (-ring..=ring).step_by(step) {
                    let own = self.cells.get(&(x + dx, y + dy));
                    for &i in own.into_iter().flatten() {
                        let km = distance_km(Metric::Geodesic, at, self.places[i]);
                        if best.is_none_or(|(_, least)| km < least) {
                            best = Some((i, km));
                        }
                    }
                }
            }
        }
        best
    }
}

fn all(places: &[Coord<f64>], at: Coord<f64>) -> Option<(usize, f64)> {
    let ways = places.iter().enumerate();
    let ways = ways.map(|(i, &p)| (i, distance_km(Metric::Geodesic, at, p)));
    ways.min_by(|a, b| a.1.total_cmp(&b.1))
}

fn bench(c: &mut Criterion) {
    let points = spread(POINTS, 1_000_000);
    let mut group = c.benchmark_group("nearest");
    group.sample_size(10);
    group.throughput(Throughput::Elements(POINTS as u64));
    for n in PLACES {
        let places = spread(n, 0);
        let tree: PlaceIndex = places.iter().copied().collect();
        let grid = Grid::new(&places);
        let by_tree = |at| tree.nearest(Metric::Geodesic, at, |_| 0).unwrap();
        // The three agree before they are timed.
        for &at in &points[..50] {
            let found = by_tree(at);
            assert_eq!(Some(found), grid.nearest(at));
            assert_eq!(Some(found), all(&places, at));
        }
        let sum = |nearest: &dyn Fn(Coord<f64>) -> f64| -> f64 {
            points.iter().map(|&at| nearest(at)).sum()
        };
        group.bench_function(BenchmarkId::new("tree", n), |b| {
            b.iter(|| sum(&|at| by_tree(at).1));
        });
        group.bench_function(BenchmarkId::new("grid", n), |b| {
            b.iter(|| sum(&|at| grid.nearest(at).unwrap().1));
        });
        if n <= 500 {
            group.bench_function(BenchmarkId::new("all", n), |b| {
                b.iter(|| sum(&|at| all(&places, at).unwrap().1));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
