//! `--boundaries`: other boundaries for the units of the territory.

use std::collections::BTreeMap;
use std::path::PathBuf;

use geo_types::MultiPolygon;

use super::log::Log;
use crate::batch::error::JobError;
use crate::batch::remark::Remark;
use crate::boundaries::Outlines;
use crate::geodata::{Joined, join};
use crate::io::read_boundaries;
use crate::msg;
use crate::territory::Territory;
use crate::words::{self, Message};

/// A territory with other boundaries.
pub(super) struct Swapped {
    pub(super) territory: Territory,
    pub(super) outlines: BTreeMap<String, MultiPolygon<f64>>,
    /// Outlines of lower units, by code.
    pub(super) lower: BTreeMap<String, MultiPolygon<f64>>,
}

/// Reads the files and joins their features to the units by code; `creating`
/// are the codes of units that the plan creates.
pub(super) fn swap_boundaries(
    territory: Territory,
    files: &[PathBuf],
    key: &str,
    creating: &[String],
    log: &mut Log,
) -> Result<Swapped, JobError> {
    let mut features = Vec::new();
    for file in files {
        let outlines = Outlines::new(read_boundaries(file)?, &file.display().to_string())?;
        let warnings = outlines.named_warnings();
        log.warnings.extend(warnings.map(Remark::from));
        log.sources(&outlines.sources);
        features.extend(outlines.keyed(key)?);
    }
    let joined = join(territory, features)?;
    let repairs = joined.repairs.iter().cloned();
    log.notes.extend(repairs.map(Remark::from));
    let remarks = remarks(&joined, creating).into_iter();
    log.warnings.extend(remarks.map(Remark::from));
    let mut outlines = joined.outlines;
    outlines.retain(|code, _| creating.contains(code));
    Ok(Swapped {
        territory: joined.territory,
        outlines,
        lower: joined.lower,
    })
}

fn remarks(joined: &Joined, creating: &[String]) -> Vec<Message> {
    let mut remarks = Vec::new();
    if let Some((written, meant)) = joined.restored.first() {
        let n = joined.restored.len();
        remarks.push(msg!(
            "warning-codes-restored",
            n = n,
            written = written,
            meant = meant
        ));
    }
    let stray: Vec<&str> = joined
        .outlines
        .keys()
        .map(String::as_str)
        .filter(|c| !creating.iter().any(|k| k == c))
        .collect();
    if !stray.is_empty() {
        let (n, codes) = (stray.len(), stray.join(", "));
        remarks.push(msg!("warning-features-stray", n = n, codes = codes));
    }
    let bare = &joined.without_feature;
    if !bare.is_empty() {
        let units = words::joined(", ", bare);
        remarks.push(msg!(
            "warning-units-without-feature",
            n = bare.len(),
            units = units
        ));
    }
    let n = joined.misplaced_settlements;
    if n > 0 {
        remarks.push(msg!("warning-settlements-misplaced", n = n));
    }
    remarks
}
