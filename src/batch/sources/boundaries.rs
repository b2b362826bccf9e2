//! `--boundaries`: other boundaries for the units of the territory.

use std::collections::BTreeMap;
use std::path::PathBuf;

use geo_types::MultiPolygon;

use super::Log;
use crate::batch::error::JobError;
use crate::geodata::{Joined, join};
use crate::io::read_boundaries;
use crate::territory::Territory;

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
        let table = read_boundaries(file)?;
        let label = file.display().to_string();
        log.warnings
            .extend(table.warnings.iter().map(|w| format!("{label}: {w}")));
        log.sources(&table.sources);
        for (i, feature) in table.features.into_iter().enumerate() {
            let code = feature.text(key).ok_or_else(|| JobError::NoKey {
                file: label.clone(),
                feature: i + 1,
                key: key.to_owned(),
                fields: feature.field_names().join(", "),
            })?;
            features.push((code, feature.into_polygons()));
        }
    }
    let joined = join(territory, features)?;
    log.warnings.extend(remarks(&joined, creating));
    let mut outlines = joined.outlines;
    outlines.retain(|code, _| creating.contains(code));
    Ok(Swapped {
        territory: joined.territory,
        outlines,
        lower: joined.lower,
    })
}

fn remarks(joined: &Joined, creating: &[String]) -> Vec<String> {
    let mut remarks = joined.repairs.clone();
    if let Some((written, meant)) = joined.restored.first() {
        remarks.push(format!(
            "{} codes were given back their leading zeros, such as {written} as {meant}",
            joined.restored.len()
        ));
    }
    let stray: Vec<&str> = joined
        .outlines
        .keys()
        .map(String::as_str)
        .filter(|c| !creating.iter().any(|k| k == c))
        .collect();
    if !stray.is_empty() {
        remarks.push(format!(
            "{} features belong to no unit and are left out: codes {}",
            stray.len(),
            stray.join(", ")
        ));
    }
    if !joined.without_feature.is_empty() {
        remarks.push(format!(
            "{} units have no feature; their people count, their land is in none: {}",
            joined.without_feature.len(),
            joined.without_feature.join(", ")
        ));
    }
    if joined.misplaced_settlements > 0 {
        remarks.push(format!(
            "{} settlements stand in another region's land than their table says; they stay with their table",
            joined.misplaced_settlements
        ));
    }
    remarks
}
