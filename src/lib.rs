//! aimaq models changes of administrative territory.
//!
//! It loads the boundaries of units, applies a reform written as a file, and
//! answers what changed, for whom, and by how much.
//!
//! Data goes one way; each module uses only those before it. Those up to [`compare`], but for
//! [`boundaries`], [`geodata`] and [`series`], are packages of their own (`aimaq-io` and so on), which
//! this one hands on:
//!
//! | module | what it holds |
//! |---|---|
//! | [`keyword`] | choices that are written as a word, for options and files |
//! | [`numeral`] | numbers as people write them into tables |
//! | [`words`] | what a person reads: messages and names, said in the languages of `crates/words/locales/` |
//! | [`table`] | tables of results as values, with their CSV and JSON |
//! | [`place`] | longitude and latitude, checked once |
//! | [`recent`] | what was used last, and what was not for longest |
//! | [`io`] | one file per format: GeoJSON, Shapefile, CSV; atomic writing; checksums |
//! | [`coverage`] | boundaries as arcs shared by neighbours: build, dissolve, check, clean, cut, simplify, locate; knows geometry, knows no names |
//! | [`boundaries`] | the features of a file as one coverage, with their fields: dissolve, simplify, locate |
//! | [`territory`] | units, regions, the gazetteer (names and codes by date), demand; no geometry of its own |
//! | [`geodata`] | the embedded data sets |
//! | [`reform`] | the plan file, its resolution to units, its application and inverse, lineage, crosswalk |
//! | [`measure`] | area, shape, demand, distance to the centre, centre choice, splits, roads, seats |
//! | [`compare`] | before and after, side by side |
//! | [`draw`] | the crate `aimaq-draw`: layout, colours, labels, charts; SVG, PNG and PDF from one display list |
//! | [`series`] | figures of many years on constant borders: states taken apart into pieces, breaks, growth |
//! | [`report`] | tables and the HTML report |
//! | [`figures`] | maps and charts of a plan: what each of them shows |
//! | [`batch`] | jobs: from the name of a plan to all its results |
//! | [`studio`] | the page on which a plan is drawn: a server on the loopback address (feature `studio`) |
//!
//! The library never prints, never exits and does not panic on input; reading
//! and writing files stays in [`io`], [`geodata`] and [`batch`].

pub mod batch;
pub mod boundaries;
pub mod figures;
pub mod geodata;
pub mod report;
pub mod series;
#[cfg(feature = "studio")]
pub mod studio;

pub use aimaq_compare as compare;
pub use aimaq_coverage as coverage;
pub use aimaq_draw as draw;
pub use aimaq_io::{self as io, place};
pub use aimaq_measure as measure;
pub use aimaq_reform::{self as reform, recent};
pub use aimaq_territory as territory;
pub use aimaq_words::{self as words, keyword, keywords, msg, numeral, table};
