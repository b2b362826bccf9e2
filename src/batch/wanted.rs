//! Which files a run makes.

use crate::keyword::keywords;

keywords! {
    /// Which files a run makes.
    pub enum Wanted: "choice of outputs", default All {
        /// Everything: layers, tables, workbook, maps, charts, the report, and a page of it for paper.
        All = "all",
        /// The tables as CSV, and the record.
        Tables = "tables",
        /// The tables, and maps and charts.
        Maps = "maps",
    }
}

impl Wanted {
    /// Whether maps and charts are drawn.
    pub(super) fn has_pictures(self) -> bool {
        self != Self::Tables
    }

    /// Whether there are layers, a workbook and a report.
    pub(super) fn is_all(self) -> bool {
        self == Self::All
    }
}
