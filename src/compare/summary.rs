//! Sums over people: who gains, who loses.

use serde::Serialize;

use crate::measure::{Distribution, Journey};
use crate::territory::{Names, RegionId, Territory};

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
    pub balance: Balance,
}

/// How many people are nearer to their centre, farther, or as far as before.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Balance {
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

impl Balance {
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

/// The people of every later region, by its name.
pub(super) fn people(
    after: &Territory,
    journeys: &[Journey],
    tolerance_km: f64,
) -> Vec<RegionPeople> {
    let mut rows: Vec<RegionPeople> = after
        .living_regions()
        .map(|(id, region)| {
            let own = || journeys.iter().filter(|j| j.region_after == id);
            RegionPeople {
                id,
                region: region.names.clone(),
                before_km: Distribution::of(own().map(|j| (j.before_km, j.people))),
                after_km: Distribution::of(own().map(|j| (j.after_km, j.people))),
                balance: Balance::of(own(), tolerance_km),
            }
        })
        .collect();
    rows.sort_by(|a, b| a.region.en.cmp(&b.region.en));
    rows
}
