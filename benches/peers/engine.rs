//! scratch
#![allow(clippy::print_stdout, clippy::unwrap_used)]
#[path = "../synthetic/mod.rs"]
mod synthetic;
use aimaq::coverage::Coverage;
use std::time::Instant;
fn main() {
    let l = synthetic::Lattice::large();
    let units = l.units();
    let n: usize = units.iter().map(|u| u.0[0].exterior().0.len()).sum();
    println!("{} units {} vertices {} groups", units.len(), n, l.groups());
    for _ in 0..7 {
        let t = Instant::now();
        let c = Coverage::build(&units).unwrap();
        let b = t.elapsed();
        let t = Instant::now();
        let d = c.dissolve(&l.group_of(), l.groups());
        let w = t.elapsed();
        println!(
            "build {b:?} dissolve {w:?} arcs {} out {}",
            c.arc_count(),
            d.len()
        );
    }
}
