//! Reports: tables and the HTML page.

mod format;
mod grid;
mod html;
mod page;
mod tables;
mod text;
mod words;

pub use format::{km, number, percent, whole};
pub use grid::Grid;
pub use html::Html;
pub use page::{Page, PageMap, page};
pub use tables::{access_csv, lineage_csv, regions_csv, units_csv};
pub use text::stats_table;
pub use words::{Word, kind_word, word};
