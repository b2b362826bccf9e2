//! Sums over people: who gains, who loses.

use serde::Serialize;

use super::{Study, cells, sentences};
use aimaq_measure::{Distribution, Journey};
use aimaq_territory::{Names, RegionId, Territory};
use aimaq_words::table::{Cell, Table};

/// The people of one later region, wherever they belonged before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegionPeople {
    /// Index in the later territory.
    #[serde(skip)]
    pub id: RegionId,
    /// Names.
    pub region: Names,
    /// Their ways before.
    pub before_km: Option<Distribution>,
    /// Their ways after.
    pub after_km: Option<Distribution>,
    /// Who is nearer, farther, or as far.
    #[serde(rename = "balance")]
    pub shift: Shift,
}

/// How many people are nearer to their centre, farther, or as far as before.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Shift {
    /// People who are nearer by more than the tolerance.
    pub nearer: f64,
    /// By how many kilometres on average.
    pub nearer_mean_km: f64,
    /// People who are farther by more than the tolerance.
    pub farther: f64,
    /// By how many kilometres on average.
    pub farther_mean_km: f64,
    /// People within the tolerance.
    pub same: f64,
    /// Person-kilometres, after less before.
    pub person_km: f64,
}

impl Shift {
    /// Sums up ways.
    pub fn of<'a>(journeys: impl Iterator<Item = &'a Journey>, tolerance_km: f64) -> Self {
        let mut b = Self::default();
        let (mut nearer_km, mut farther_km) = (0.0, 0.0);
        for journey in journeys {
            let change = journey.after_km - journey.before_km;
            b.person_km += change * journey.people;
            if change < -tolerance_km {
                b.nearer += journey.people;
                nearer_km -= change * journey.people;
            } else if change > tolerance_km {
                b.farther += journey.people;
                farther_km += change * journey.people;
            } else {
                b.same += journey.people;
            }
        }
        b.nearer_mean_km = if b.nearer > 0.0 {
            nearer_km / b.nearer
        } else {
            0.0
        };
        b.farther_mean_km = if b.farther > 0.0 {
            farther_km / b.farther
        } else {
            0.0
        };
        b
    }
}

/// The people of every later region, by its code.
pub(super) fn people(
    after: &Territory,
    journeys: &[Journey],
    tolerance_km: f64,
) -> Vec<RegionPeople> {
    let mut of_region: Vec<Vec<&Journey>> = vec![Vec::new(); after.regions.len()];
    for journey in journeys {
        of_region[journey.region_after.index()].push(journey);
    }
    let regions = after.regions_in_order().into_iter();
    regions
        .map(|id| {
            let own = || of_region[id.index()].iter().copied();
            RegionPeople {
                id,
                region: after.region(id).names.clone(),
                before_km: Distribution::of(own().map(|j| (j.before_km, j.people))),
                after_km: Distribution::of(own().map(|j| (j.after_km, j.people))),
                shift: Shift::of(own(), tolerance_km),
            }
        })
        .collect()
}

/// The people of the later regions.
pub(super) fn table(study: &Study<'_>) -> Table {
    let mut table = empty();
    let people = study.comparison.people.iter();
    table.rows = people.map(|r| row(study, r)).collect();
    table.notes = vec![sentences::shift_message(study.comparison).into()];
    table
}

/// The people of the regions that the reform touches, then everyone.
pub fn touched_people(study: &Study<'_>) -> Table {
    let comparison = study.comparison;
    let touched = comparison.touched_regions(study.applied);
    let mut table = empty();
    let people = comparison.people.iter();
    let people = people.filter(|r| touched.contains(&r.id));
    table.rows = people.map(|r| row(study, r)).collect();
    let everyone = |km: fn(&Journey) -> f64| {
        Distribution::of(comparison.journeys.iter().map(|j| (km(j), j.people)))
    };
    let (before, after) = (everyone(|j| j.before_km), everyone(|j| j.after_km));
    let mut total = vec![Cell::Word("total")];
    total.extend(figures(before, after, &comparison.shift));
    total.push(Cell::Missing);
    table.rows.push(total);
    table
}

fn empty() -> Table {
    Table::new([
        "region",
        "people",
        "before_mean_km",
        "before_median_km",
        "before_p90_km",
        "before_max_km",
        "after_mean_km",
        "after_median_km",
        "after_p90_km",
        "after_max_km",
        "people_nearer",
        "people_farther",
        "people_same",
        "person_km_change",
    ])
    .with_columns_for_programs(&["code"])
}

fn row(study: &Study<'_>, r: &RegionPeople) -> Vec<Cell> {
    let after = &study.applied.after;
    let mut row = vec![Cell::Name(r.region.clone())];
    row.extend(figures(r.before_km, r.after_km, &r.shift));
    row.push(Cell::code(after.region(r.id).code_on(after.date)));
    row
}

fn figures(before: Option<Distribution>, after: Option<Distribution>, shift: &Shift) -> Vec<Cell> {
    let mut row = vec![Cell::whole(after.map_or(0.0, |d| d.people))];
    row.extend(cells::distribution(before));
    row.extend(cells::distribution(after));
    row.extend([shift.nearer, shift.farther, shift.same].map(Cell::whole));
    row.push(Cell::signed_whole(shift.person_km));
    row
}
