//! Reports: tables and the HTML page.

mod findings;
mod format;
mod html;
mod page;
mod repairs;
mod tables;
mod text;
mod words;

pub use findings::{findings_csv, findings_json, findings_layer, findings_table};
pub use format::{km, number, percent, whole};
pub use html::Html;
pub use page::{Page, PageMap, page};
pub use repairs::{repairs_csv, repairs_json, repairs_text};
pub use tables::{access_csv, lineage_csv, regions_csv, units_csv};
pub use text::stats_table;
pub use words::{Word, kind_word, word};
