//! All tests of the library and of the command, in one program.
//!
//! A test that needs data beside the project is ignored where they are absent.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // a test that cannot go on says why

mod access;
mod along_roads;
mod answer;
mod architecture;
mod batch;
mod beside;
mod boundaries;
mod boundaries_join;
mod cases;
mod clean_real;
mod cli;
mod contracts;
mod contrast;
mod crosswalk;
mod crs;
mod cutters;
mod documents;
mod drafts;
mod fetched;
mod format_table;
mod formats;
mod formats_districts;
mod france;
mod geodata;
mod geojson;
mod geojson_crate;
mod help;
mod history;
mod hostile_files;
mod hostile_folder;
mod infer;
mod infer_real;
mod invert;
mod joining;
mod kazakhstan_2022;
mod known_failures;
mod labels;
mod languages;
mod least;
mod maps;
mod optimise;
mod order;
mod other_countries;
mod partial;
mod per_file;
mod plan_document;
mod questions;
mod readme;
mod real_borders;
mod region_maps;
mod report_language;
#[cfg(feature = "geopackage")]
mod results_package;
mod roads;
mod roads_file;
mod run;
mod series;
mod series_facts;
mod shapefile;
mod shapefile_faults;
mod shipped_plans;
mod straits;
mod studio;
mod support;
mod sweep;
mod territory_alone;
mod territory_folder;
mod theme;
mod turns;
mod words;
mod workbooks;
mod wrong_plans;
