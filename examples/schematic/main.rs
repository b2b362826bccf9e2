//! Draws the schematic boundaries of the units of Kazakhstan.
//!
//! ```text
//! cargo run --example schematic -- geodata/kazakhstan OUTLINES.geojson
//! ```
//!
//! reads `units.csv` and the reform of 2022 in that folder and the outlines of the
//! regions that it leads to. It writes three files into the folder: `units.geojson`;
//! `parts.geojson`, the cells of what the reform splits off units; `outlines.geojson`,
//! the outlines with the vertices that the cells put on them. No cell crosses a border
//! of a later region. The land of each outline is divided in two steps. Small cities are discs around their seats. The rest is a
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
mod reform;
mod seats;
mod tables;

use std::error::Error;
use std::path::{Path, PathBuf};

use aimaq::io::{write_atomic, write_features};
use geo_types::MultiPolygon;
use serde_json::{Map, Value};
use tables::Tables;

/// What goes wrong in this program is for its reader alone.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(outlines)) = (arguments.next(), arguments.next()) else {
        return Err("name the folder of the data set, and the file of the outlines".into());
    };
    let tables = tables::read(&folder, &outlines)?;
    let drawn = divide::divide(&tables)?;
    let report = check::check(&tables, &drawn)?;
    write_units(&folder.join("units.geojson"), &tables, &drawn)?;
    write_parts(&folder.join("parts.geojson"), &tables, &drawn)?;
    write_outlines(&folder.join("outlines.geojson"), &tables, &drawn)?;
    println!("{report}");
    Ok(())
}

/// One feature for each unit, in the order of the table, with its id alone.
fn write_units(path: &Path, tables: &Tables, drawn: &divide::Drawn) -> Outcome<()> {
    let rows: Vec<Option<u32>> = tables.units.iter().map(|unit| Some(unit.row)).collect();
    let shapes = drawn.coverage.dissolve(&rows, tables.ids.len());
    write(path, "id", tables.ids.iter().zip(shapes))
}

/// What is split off, by code.
fn write_parts(path: &Path, tables: &Tables, drawn: &divide::Drawn) -> Outcome<()> {
    let shapes = tables.units.iter().zip(drawn.coverage.polygons());
    let parts = shapes.filter_map(|(unit, shape)| Some((unit.code.as_ref()?, shape)));
    write(path, "code", parts)
}

/// The outlines by the id of their region.
fn write_outlines(path: &Path, tables: &Tables, drawn: &divide::Drawn) -> Outcome<()> {
    let mut land_of = vec![None; tables.units.len()];
    for (land, units) in (0..).zip(&tables.units_on) {
        units.iter().for_each(|&unit| land_of[unit] = Some(land));
    }
    let shapes = drawn.coverage.dissolve(&land_of, tables.regions.len());
    write(path, "region", tables.regions.iter().zip(shapes))
}

/// Features with one field.
fn write<'a>(
    path: &Path,
    field: &str,
    rows: impl Iterator<Item = (&'a String, MultiPolygon<f64>)>,
) -> Outcome<()> {
    let features: Vec<_> = rows
        .map(|(key, shape)| {
            let mut properties = Map::new();
            properties.insert(field.into(), Value::String(key.clone()));
            (properties, shape)
        })
        .collect();
    write_atomic(path, write_features(&features, None)?.as_bytes())?;
    Ok(())
}
