//! Distances of many demand points to their assigned centres: one measurement,
//! as JSON on stdout. `distances.py` beside it runs this against pyproj.
//!
//! ```text
//! distances POINTS ROUNDS [DUMP]     threads: RAYON_NUM_THREADS
//! ```
//!
//! `DUMP` receives the first hundred thousand distances in kilometres as
//! little-endian doubles, for a comparison point by point.

#![allow(clippy::print_stdout, clippy::expect_used)] // a measurement says why it stops

use std::time::Instant;

use aimaq::measure::{Metric, ways_km};
use geo_types::Coord;

const CENTRES: usize = 20;
const DUMPED: usize = 100_000;

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers in any language.
fn splitmix(index: u64) -> f64 {
    let mut z = index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
}

/// A point in the box of Kazakhstan.
fn point(index: usize) -> Coord<f64> {
    let index = index as u64 * 2;
    Coord {
        x: 46.5 + splitmix(index) * 40.8,
        y: 40.6 + splitmix(index + 1) * 14.8,
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default: usize| {
        let text = arguments.next();
        text.map_or(default, |text| text.parse().expect("a number"))
    };
    let (count, rounds) = (number(10_000_000), number(5));
    let centres: Vec<_> = (0..CENTRES).map(|i| point(1_000_000_000 + i)).collect();
    let points: Vec<_> = (0..count).map(point).collect();
    let assigned: Vec<u32> = (0..count).map(|i| (i % CENTRES) as u32).collect();
    let mut seconds = Vec::new();
    let mut ways = Vec::new();
    for _ in 0..rounds {
        let start = Instant::now();
        ways = ways_km(Metric::Geodesic, &points, &assigned, &centres);
        seconds.push(start.elapsed().as_secs_f64());
    }
    // One thread, in the order of the points: the same bits for any number of threads.
    let sum: f64 = ways.iter().sum();
    if let Some(file) = arguments.next() {
        let bytes = ways.iter().take(DUMPED).flat_map(|km| km.to_le_bytes());
        std::fs::write(file, bytes.collect::<Vec<u8>>()).expect("the dump is written");
    }
    let threads = rayon::current_num_threads();
    println!(
        "{}",
        serde_json::json!({
            "points": count, "threads": threads, "seconds": seconds, "sum_km": sum,
        })
    );
}
