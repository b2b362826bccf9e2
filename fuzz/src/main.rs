//! Runs one target or all of them, in turn, for a while:
//!
//! ```text
//! cargo run -p aimaq-fuzz -- TARGET|all [--minutes 1 | --seconds 60]
//!     [--seed N] [--failures 5]
//! cargo run -p aimaq-fuzz -- TARGET --only SEED
//! ```
//! A failure names the target and the seed that repeats it; the exit code is
//! then 1.

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use aimaq_fuzz::{TARGETS, Target};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = words.iter().position(|w| w == name)?;
        words.get(at + 1)?.parse::<u64>().ok()
    };
    let wanted = words.first().map_or("all", String::as_str);
    let targets: Vec<&Target> = TARGETS
        .iter()
        .filter(|t| wanted == "all" || t.name == wanted)
        .collect();
    if targets.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|t| t.name).collect();
        eprintln!("no target `{wanted}`; there are {}", names.join(", "));
        return ExitCode::from(2);
    }
    if let Some(seed) = value("--only") {
        targets.iter().for_each(|target| target.seeded(seed));
        return ExitCode::SUCCESS;
    }
    let seconds = value("--seconds").unwrap_or(60 * value("--minutes").unwrap_or(1));
    let time = Duration::from_secs(seconds) / targets.len() as u32;
    let first = value("--seed").unwrap_or(1);
    let most = value("--failures").unwrap_or(5) as usize;
    let failed = targets
        .iter()
        .filter(|target| !run(target, first, time, most))
        .count();
    ExitCode::from(u8::from(failed > 0))
}

/// Runs a target seed after seed until the time is up or `most` of them failed;
/// false if one did.
fn run(target: &Target, first: u64, time: Duration, most: usize) -> bool {
    let start = Instant::now();
    let (mut done, mut failures) = (0_u64, vec![]);
    while start.elapsed() < time && failures.len() < most {
        let seed = first.wrapping_add(done);
        if catch_unwind(|| target.seeded(seed)).is_err() {
            failures.push(seed);
        }
        done += 1;
    }
    println!(
        "{}: {done} executions in {:.0} s, failing seeds {failures:?}",
        target.name,
        start.elapsed().as_secs_f64()
    );
    failures.is_empty()
}
