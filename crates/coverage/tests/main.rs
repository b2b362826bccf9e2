//! The engine from outside: one program for all of its integration tests.

mod across_180;
mod again;
mod clean;
mod clean_border;
mod clean_sums;
mod coverages;
mod fixtures;
mod properties;
mod serde_forms;
mod simplify;
mod spaces;
#[path = "../../../benches/engine/synthetic/mod.rs"]
mod synthetic;
mod threads;
mod topology;
