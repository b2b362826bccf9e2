//! Why ways changed, for the people of every later region.

use serde::Serialize;

use super::Comparison;
use crate::measure::causes;
use crate::reform::Applied;
use crate::territory::Names;

/// The change of the ways of a group, in its two parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CauseRow {
    /// The later region; the country for the last row.
    pub name: Names,
    /// People.
    pub people: f64,
    /// Person-kilometres before.
    pub before_person_km: f64,
    /// Person-kilometres after.
    pub after_person_km: f64,
    /// What the move of centres adds.
    pub centre_moved_person_km: f64,
    /// What the change of the region adds.
    pub region_changed_person_km: f64,
}

/// The parts for every later region that any way changes in, then for everyone.
pub fn cause_rows(applied: &Applied, comparison: &Comparison) -> Vec<CauseRow> {
    let (before, after) = (&applied.before, &applied.after);
    let metric = comparison.measuring.metric;
    let parts = causes(
        before,
        after,
        &comparison.demand,
        &comparison.journeys,
        metric,
    );
    let empty = |name: &Names| CauseRow {
        name: name.clone(),
        people: 0.0,
        before_person_km: 0.0,
        after_person_km: 0.0,
        centre_moved_person_km: 0.0,
        region_changed_person_km: 0.0,
    };
    let mut rows: Vec<CauseRow> = after.regions.iter().map(|r| empty(&r.names)).collect();
    let mut all = empty(&after.title);
    for (journey, part) in comparison.journeys.iter().zip(parts) {
        for row in [&mut rows[journey.region_after.0 as usize], &mut all] {
            row.people += journey.people;
            row.before_person_km += journey.people * journey.before_km;
            row.after_person_km += journey.people * journey.after_km;
            row.centre_moved_person_km += journey.people * part.centre_km;
            row.region_changed_person_km += journey.people * part.region_km;
        }
    }
    let changed =
        |r: &CauseRow| r.centre_moved_person_km != 0.0 || r.region_changed_person_km != 0.0;
    rows.retain(changed);
    rows.sort_by(|a, b| a.name.en.cmp(&b.name.en));
    rows.push(all);
    rows
}
