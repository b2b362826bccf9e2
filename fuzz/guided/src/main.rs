//! One target, named by `FUZZ_TARGET`, under libFuzzer. Its seeds and dictionary are
//! written into the folder `FUZZ_START` before libFuzzer looks for them.

#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use aimaq_fuzz::{TARGETS, Target};
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    Target::named(&name).unwrap_or_else(|| {
        let names: Vec<&str> = TARGETS.iter().map(|t| t.name).collect();
        eprintln!("no target `{name}`; there are {}", names.join(", "));
        std::process::exit(2)
    })
});

fuzz_target!(
    init: if let Err(error) = start() {
        eprintln!("seeds: {error}");
        std::process::exit(2);
    },
    |bytes: &[u8]| TARGET.steered(bytes)
);

fn start() -> std::io::Result<()> {
    let target = *TARGET;
    let Some(folder) = std::env::var_os("FUZZ_START").map(PathBuf::from) else {
        return Ok(());
    };
    let seeds = folder.join("seeds");
    std::fs::create_dir_all(&seeds)?;
    for (i, seed) in target.seeds().iter().enumerate() {
        std::fs::write(seeds.join(format!("{i:03}")), seed)?;
    }
    std::fs::write(folder.join("words.dict"), target.dictionary())
}
