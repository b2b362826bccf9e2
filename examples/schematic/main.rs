//! Draws the schematic boundaries of the units of Kazakhstan.
//!
//! ```text
//! cargo run --example schematic -- geodata/kazakhstan
//! ```
//!
//! reads `outlines.geojson`, `regions.csv` and `units.csv` in that folder and
//! writes `units.geojson` beside them. The land of each first-level outline is
//! divided in two steps. Small cities are discs around their seats. The rest is a
//! power diagram of the seats of the other units whose weights are found so that
//! each cell has its unit's share of the land (Aurenhammer, Hoffmann and Aronov
//! 1998; the damped Newton method of Kitagawa, Mérigot and Thibert 2019). The
//! library's own cuts make the cells, so that neighbours share every vertex,
//! across the outlines too. What comes out is checked before it is written.

#![allow(clippy::print_stdout)]

mod cells;
mod check;
mod clip;
mod discs;
mod divide;
mod newton;
mod seats;
mod tables;

use std::error::Error;
use std::path::{Path, PathBuf};

use aimaq::io::{write_atomic, write_features};
use serde_json::{Map, Value};

/// What goes wrong in this program is for its reader alone.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err("name the folder of the data set: geodata/kazakhstan".into());
    };
    let tables = tables::read(&folder)?;
    let drawn = divide::divide(&tables)?;
    let report = check::check(&tables, &drawn)?;
    write(&folder.join("units.geojson"), &tables, &drawn)?;
    println!("{report}");
    Ok(())
}

/// One feature for each unit, in the order of the table, with its id alone.
fn write(path: &Path, tables: &tables::Tables, drawn: &divide::Drawn) -> Outcome<()> {
    let feature = |unit: &tables::Unit| {
        let mut properties = Map::new();
        properties.insert("id".into(), Value::String(unit.id.clone()));
        properties
    };
    let features: Vec<_> = tables
        .units
        .iter()
        .zip(drawn.coverage.polygons())
        .map(|(unit, shape)| (feature(unit), shape))
        .collect();
    write_atomic(path, write_features(&features, None)?.as_bytes())?;
    Ok(())
}
