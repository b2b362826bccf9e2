//! What a run leaves out, and why.

use super::prepare::Prepared;
use crate::msg;
use crate::words::{Message, number};

/// Units from which on their land is written once, into the package of all layers, and
/// tables of them stand in no workbook: both would be as large again as what they are made of.
pub(super) const MANY_UNITS: usize = 10_000;

/// Whether the later state has so many units.
pub(super) fn is_large(prepared: &Prepared) -> bool {
    prepared.comparison.units.len() >= MANY_UNITS
}

/// Whether the land of units has a file of its own.
pub(super) fn has_units_file(prepared: &Prepared) -> bool {
    !(cfg!(feature = "geopackage") && is_large(prepared))
}

/// Bytes from which on a page in several languages is slow to send and to open.
const LARGE_PAGE: usize = 1_500_000;

/// That a page in several languages has become large, and what makes it smaller.
pub(super) fn large_page(prepared: &Prepared, page: &str) -> Option<Message> {
    let is_large = !prepared.job.also.is_empty() && page.len() > LARGE_PAGE;
    is_large.then(|| {
        msg!(
            "warning-large-page",
            page = "report.html",
            size = number(page.len() as f64 / 1e6, 1),
            most = number(LARGE_PAGE as f64 / 1e6, 1),
            option = "--also"
        )
    })
}

/// What a run has not, and where it is to be had: nothing can be drawn where no boundaries
/// are known, and of a large country what would be there twice is there once.
pub fn left_out(prepared: &Prepared) -> Vec<Message> {
    let mut told = Vec::new();
    if !prepared.has_land() {
        told.push(msg!("warning-no-maps"));
    }
    if prepared.job.outputs.is_all() && is_large(prepared) {
        told.push(msg!(
            "warning-large-sheets",
            rows = MANY_UNITS,
            book = "tables.xlsx",
            tables = "tables/"
        ));
        if !has_units_file(prepared) {
            told.push(msg!(
                "warning-large-layer",
                units = prepared.comparison.units.len(),
                package = "results.gpkg",
                command = "aimaq apply --units",
                format = "GeoJSON"
            ));
        }
    }
    told
}
