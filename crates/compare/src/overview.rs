//! What `aimaq stats --format json` prints without a view: a structure that other
//! programs may rely on. Fields are added, never renamed or removed.

use jiff::civil::Date;
use serde::Serialize;

use super::{
    Measuring, RegionPeople, RegionSummary, RoadStudy, Shift, StateSummary, Study, UnitChange,
};
use aimaq_measure::{AreaSource, DemandModel, Distribution, Metric};
use aimaq_words::Names;

/// Both states, their regions, the people and units of the later one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overview<'a> {
    /// How distance is measured.
    pub measuring: OverviewMeasuring<'a>,
    /// The earlier state.
    pub before: OverviewState<'a>,
    /// The later state.
    pub after: OverviewState<'a>,
    /// The people of each later region, wherever they belonged before.
    pub people_of_later_regions: Vec<OverviewPeople<'a>>,
    /// One object per later unit.
    pub units: Vec<OverviewUnit<'a>>,
    /// Everyone: who is nearer, farther, or as far as before.
    pub balance: OverviewShift,
    /// Ways along roads, as `aimaq roads --format json` prints them; null without
    /// roads.
    pub roads: Option<&'a RoadStudy>,
}

/// How distance is measured.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OverviewMeasuring<'a> {
    /// `settlements` or `seats`.
    pub demand: DemandModel,
    /// Whether demand is scaled to the official population of every unit.
    pub scaled: bool,
    /// `geodesic` or `great-circle`.
    pub metric: Metric,
    /// Kilometres within which a way counts as unchanged.
    pub tolerance_km: f64,
    /// Kilometres beyond which people are counted.
    pub thresholds_km: &'a [f64],
}

/// The sums of one state and its regions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverviewState<'a> {
    /// The day of the state.
    pub date: Date,
    /// People.
    pub population: u64,
    /// Number of units.
    pub units: usize,
    /// The regions, by code.
    pub regions: Vec<OverviewRegion<'a>>,
}

/// One region of a state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverviewRegion<'a> {
    /// Its names.
    pub region: &'a Names,
    /// Code on the day of the state.
    pub code: Option<&'a str>,
    /// Names of its centre.
    pub centre: Option<&'a Names>,
    /// Number of units.
    pub units: usize,
    /// How many of them are cities; left out where the territory tells none apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cities: Option<usize>,
    /// How many of them are not; left out where the territory tells no cities apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub districts: Option<usize>,
    /// People.
    pub population: u64,
    /// Its area, where one is known.
    pub area: Option<OverviewArea<'a>>,
    /// People per km².
    pub density_per_km2: Option<f64>,
    /// Kilometres to the centre.
    pub distance_km: Option<OverviewDistribution>,
}

/// An area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OverviewArea<'a> {
    /// Square kilometres.
    pub km2: f64,
    /// `official`, `boundaries` or `schematic_boundaries`.
    pub source: AreaSource,
    /// Which published figure, if it is one.
    pub figure: Option<&'a str>,
}

/// How kilometres are distributed over people.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OverviewDistribution {
    /// People.
    pub people: f64,
    /// People-weighted mean.
    pub mean: f64,
    /// Half of the people have at most this.
    pub median: f64,
    /// Nine tenths of the people have at most this.
    pub p90: f64,
    /// The most that anyone has.
    pub max: f64,
}

/// The people of one later region.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OverviewPeople<'a> {
    /// Names of the region.
    pub region: &'a Names,
    /// Their kilometres before.
    pub before_km: Option<OverviewDistribution>,
    /// Their kilometres after.
    pub after_km: Option<OverviewDistribution>,
    /// Who of them is nearer, farther, or as far.
    pub balance: OverviewShift,
}

/// How many people are nearer to their centre, farther, or as far as before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OverviewShift {
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

/// One later unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverviewUnit<'a> {
    /// Its names.
    pub unit: &'a Names,
    /// Code on the day of the later state.
    pub code: Option<&'a str>,
    /// What it is in law.
    pub kind: &'a str,
    /// Names of its region before.
    pub region_before: &'a Names,
    /// Names of its region after.
    pub region_after: &'a Names,
    /// Names of that region's centre before.
    pub centre_before: Option<&'a Names>,
    /// Names of that region's centre after.
    pub centre_after: Option<&'a Names>,
    /// People.
    pub population: u64,
    /// People-weighted mean kilometres to the centre before.
    pub distance_before_km: Option<f64>,
    /// People-weighted mean kilometres to the centre after.
    pub distance_after_km: Option<f64>,
    /// After less before: negative is nearer.
    pub distance_change_km: Option<f64>,
    /// The earlier units it comes from, by their paths.
    pub origins: &'a [String],
    /// What happened to it.
    pub changes: Vec<&'static str>,
}

impl<'a> Overview<'a> {
    /// The overview of a study.
    pub fn of(study: &Study<'a>) -> Self {
        let c = study.comparison;
        Self {
            measuring: measuring(&c.measuring),
            before: state(&c.before),
            after: state(&c.after),
            people_of_later_regions: c.people.iter().map(people).collect(),
            units: c.units.iter().map(unit).collect(),
            balance: shift(&c.shift),
            roads: study.roads,
        }
    }
}

impl<'a> From<&'a UnitChange> for OverviewUnit<'a> {
    fn from(change: &'a UnitChange) -> Self {
        unit(change)
    }
}

impl From<&Shift> for OverviewShift {
    fn from(all: &Shift) -> Self {
        shift(all)
    }
}

fn measuring(m: &Measuring) -> OverviewMeasuring<'_> {
    OverviewMeasuring {
        demand: m.demand,
        scaled: m.scaled,
        metric: m.metric,
        tolerance_km: m.tolerance_km,
        thresholds_km: &m.thresholds_km,
    }
}

fn state(s: &StateSummary) -> OverviewState<'_> {
    OverviewState {
        date: s.date,
        population: s.population,
        units: s.units,
        regions: s.regions.iter().map(region).collect(),
    }
}

fn region(r: &RegionSummary) -> OverviewRegion<'_> {
    OverviewRegion {
        region: &r.region,
        code: r.code.as_deref(),
        centre: r.centre.as_ref(),
        units: r.units,
        cities: r.cities_and_others.map(|(cities, _)| cities),
        districts: r.cities_and_others.map(|(_, others)| others),
        population: r.population,
        area: r.area.as_ref().map(|a| OverviewArea {
            km2: a.km2,
            source: a.source,
            figure: a.figure.as_deref(),
        }),
        density_per_km2: r.density_per_km2,
        distance_km: r.distance_km.map(distribution),
    }
}

fn distribution(d: Distribution) -> OverviewDistribution {
    OverviewDistribution {
        people: d.people,
        mean: d.mean,
        median: d.median,
        p90: d.p90,
        max: d.max,
    }
}

fn people(r: &RegionPeople) -> OverviewPeople<'_> {
    OverviewPeople {
        region: &r.region,
        before_km: r.before_km.map(distribution),
        after_km: r.after_km.map(distribution),
        balance: shift(&r.shift),
    }
}

fn shift(s: &Shift) -> OverviewShift {
    OverviewShift {
        nearer: s.nearer,
        nearer_mean_km: s.nearer_mean_km,
        farther: s.farther,
        farther_mean_km: s.farther_mean_km,
        same: s.same,
        person_km: s.person_km,
    }
}

fn unit(u: &UnitChange) -> OverviewUnit<'_> {
    OverviewUnit {
        unit: &u.unit,
        code: u.code.as_deref(),
        kind: &u.kind,
        region_before: &u.region_before,
        region_after: &u.region_after,
        centre_before: u.centre_before.as_ref(),
        centre_after: u.centre_after.as_ref(),
        population: u.population,
        distance_before_km: u.distance_before_km,
        distance_after_km: u.distance_after_km,
        distance_change_km: u.distance_change_km,
        origins: &u.origins,
        changes: u.changes.iter().map(|kind| kind.word()).collect(),
    }
}
