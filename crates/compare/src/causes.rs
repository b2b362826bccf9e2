//! Why ways changed, for the people of every later region.

use serde::Serialize;

use super::{Comparison, Study};
use aimaq_measure::causes;
use aimaq_reform::Applied;
use aimaq_territory::Names;
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};

/// The change of the ways of a group, in its two parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CauseRow {
    /// The later region; the country for the last row.
    pub name: Names,
    /// Its code on the day of the later state.
    #[serde(skip)]
    pub code: Option<String>,
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

impl CauseRow {
    /// Of one person on average; `None` where there are no people.
    fn mean(&self, person_km: f64) -> Option<f64> {
        (self.people > 0.0).then(|| person_km / self.people)
    }
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
    let empty = |name: &Names, code: Option<&str>| CauseRow {
        name: name.clone(),
        code: code.map(str::to_owned),
        people: 0.0,
        before_person_km: 0.0,
        after_person_km: 0.0,
        centre_moved_person_km: 0.0,
        region_changed_person_km: 0.0,
    };
    let regions = after.regions.iter();
    let regions = regions.map(|r| empty(&r.names, r.code_on(after.date)));
    let mut rows: Vec<CauseRow> = regions.collect();
    let mut all = empty(&after.title, None);
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
    let order = after.regions_in_order().into_iter();
    let regions = order.filter_map(|id| rows.get(id.index()));
    let mut listed: Vec<CauseRow> = regions.filter(|r| changed(r)).cloned().collect();
    listed.push(all);
    listed
}

/// The parts of every later region that any way changes in, then of the country.
pub(super) fn table(study: &Study<'_>) -> Table {
    let mut table = Table::new([
        "region",
        "people",
        "before_person_km",
        "after_person_km",
        "person_km_change",
        "centre_moved_person_km",
        "region_changed_person_km",
        "centre_moved_km",
        "region_changed_km",
    ])
    .with_columns_for_programs(&["code"]);
    let rows = cause_rows(study.applied, study.comparison);
    table.rows = rows.iter().map(cells_of).collect();
    table.notes = vec![msg!("note-causes").into()];
    table
}

fn cells_of(r: &CauseRow) -> Vec<Cell> {
    let parts = [r.centre_moved_person_km, r.region_changed_person_km];
    let mean = |person_km: f64| Cell::maybe(r.mean(person_km), |km| Cell::signed(km, 1));
    let mut row = vec![
        Cell::Name(r.name.clone()),
        Cell::whole(r.people),
        Cell::whole(r.before_person_km),
        Cell::whole(r.after_person_km),
        Cell::signed(r.after_person_km - r.before_person_km, 0),
    ];
    row.extend(parts.map(|km| Cell::signed(km, 0)));
    row.extend(parts.map(mean));
    row.push(Cell::code(r.code.as_deref()));
    row
}
