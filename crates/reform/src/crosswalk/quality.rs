//! How well the targets of a crosswalk are known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Row;

/// How well one target is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// Path of the target, or name of the region.
    pub to: String,
    /// The sum over the sources of the share of the source that the target gets,
    /// times the share of the target that comes from the source: 1 where all its
    /// sources go into it whole. The correspondence quality indicator of the
    /// Australian Bureau of Statistics (ABS, *Geographic Correspondences*), there
    /// by people; here by people where they are known, else by land, else by
    /// the number of sources.
    pub indicator: f64,
    /// Number of sources.
    pub sources: usize,
}

/// One figure per target, by its name.
pub(super) fn of(rows: &[Row]) -> Vec<Quality> {
    let mut targets: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        targets.entry(&row.to).or_default().push(row);
    }
    let qualities = targets.into_iter().map(|(to, rows)| Quality {
        to: to.to_owned(),
        indicator: indicator(&rows),
        sources: rows.len(),
    });
    qualities.collect()
}

fn indicator(rows: &[&Row]) -> f64 {
    let people: f64 = rows.iter().map(|r| r.population as f64).sum();
    let land: f64 = rows.iter().map(|r| r.area_km2).sum();
    let received = |row: &Row| {
        if people > 0.0 {
            row.population as f64 / people
        } else if land > 0.0 {
            row.area_km2 / land
        } else {
            1.0 / rows.len() as f64
        }
    };
    rows.iter().map(|row| row.weight * received(row)).sum()
}
