//! How much the result depends on where people are taken to start from.

use serde::Serialize;

use super::people::people;
use super::{Comparison, Measuring, RegionPeople, Shift, Study, own_demand, sentences};
use aimaq_measure::{
    Demand, DemandModel, DemandPoint, DistanceSummary, Distribution, Journey, Metric, journeys,
};
use aimaq_reform::Applied;
use aimaq_words::Value;
use aimaq_words::table::{Cell, Table};

/// The result under one choice of demand and metric.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variant {
    /// `settlements`, `seats` or the file of a table.
    pub demand: String,
    /// Whether it is scaled to the official population.
    pub scaled: bool,
    /// How distance is measured.
    pub metric: Metric,
    /// Whether this is the choice that the other results are made with.
    pub chosen: bool,
    /// The country's ways before.
    pub before: Option<DistanceSummary>,
    /// The country's ways after.
    pub after: Option<DistanceSummary>,
    /// Who is nearer or farther.
    #[serde(rename = "balance")]
    pub shift: Shift,
    /// The people of the later regions.
    pub regions: Vec<RegionPeople>,
}

/// The territory's settlements scaled and unscaled, its seats, the chosen demand
/// if it is another (with `other` the same unscaled, or scaled), and the chosen
/// demand on the sphere.
pub fn sensitivity(
    applied: &Applied,
    comparison: &Comparison,
    other: Option<(bool, Demand)>,
) -> Vec<Variant> {
    let chosen = &comparison.measuring;
    let file = comparison.demand_file.as_deref();
    let mut variants = Vec::new();
    for (model, scaled) in [
        (DemandModel::Settlements, true),
        (DemandModel::Settlements, false),
        (DemandModel::Seats, true),
    ] {
        let same = file.is_none() && model == chosen.demand && scaled == chosen.scaled;
        let measuring = Measuring {
            demand: model,
            scaled,
            ..chosen.clone()
        };
        let demand = own_demand(&applied.after, model, scaled);
        let measured = Measured::new(applied, &measuring, &demand, comparison);
        variants.push(measured.variant(word(model), same));
    }
    if let Some(file) = file {
        let measured = Measured::new(applied, chosen, &comparison.demand, comparison);
        variants.push(measured.variant(file, true));
        if let Some((scaled, demand)) = other {
            let measuring = Measuring {
                scaled,
                ..chosen.clone()
            };
            let measured = Measured::new(applied, &measuring, &demand, comparison);
            variants.push(measured.variant(file, false));
        }
    }
    let metric = match chosen.metric {
        Metric::Geodesic => Metric::GreatCircle,
        Metric::GreatCircle => Metric::Geodesic,
    };
    let measuring = Measuring {
        metric,
        ..chosen.clone()
    };
    let measured = Measured::new(applied, &measuring, &comparison.demand, comparison);
    let name = file.unwrap_or(word(chosen.demand));
    variants.push(measured.variant(name, false));
    variants
}

fn word(model: DemandModel) -> &'static str {
    match model {
        DemandModel::Settlements => "settlements",
        DemandModel::Seats => "seats",
    }
}

/// What of a comparison a variant shows.
struct Measured<'a> {
    measuring: &'a Measuring,
    journeys: Vec<Journey>,
    regions: Vec<RegionPeople>,
}

impl<'a> Measured<'a> {
    fn new(
        applied: &Applied,
        measuring: &'a Measuring,
        demand: &Demand,
        chosen: &Comparison,
    ) -> Self {
        let (before, after) = (&applied.before, &applied.after);
        let same_ways = measuring.metric == chosen.measuring.metric;
        let journeys = match same_ways && same_places(demand, &chosen.demand) {
            true => with_people_of(demand, &chosen.journeys),
            false => journeys(before, after, demand, measuring.metric),
        };
        Self {
            regions: people(after, &journeys, measuring.tolerance_km),
            journeys,
            measuring,
        }
    }

    fn variant(self, demand: &str, chosen: bool) -> Variant {
        let ways = |km: fn(&Journey) -> f64| {
            let ways = self.journeys.iter().map(|j| (km(j), j.people));
            DistanceSummary::of(&ways.collect::<Vec<_>>(), &self.measuring.thresholds_km)
        };
        Variant {
            demand: demand.to_owned(),
            scaled: self.measuring.scaled,
            metric: self.measuring.metric,
            chosen,
            before: ways(|j| j.before_km),
            after: ways(|j| j.after_km),
            shift: Shift::of(self.journeys.iter(), self.measuring.tolerance_km),
            regions: self.regions,
        }
    }
}

/// Whether people start from the same points, however many they are at each.
fn same_places(a: &Demand, b: &Demand) -> bool {
    let place = |p: &DemandPoint| (p.atom, p.position);
    a.points.iter().map(place).eq(b.points.iter().map(place))
}

/// The same ways for the people of another demand at the same points.
fn with_people_of(demand: &Demand, journeys: &[Journey]) -> Vec<Journey> {
    let journeys = journeys.iter().filter_map(|journey| {
        let point = demand.points.get(journey.point as usize)?;
        Some(Journey {
            people: point.people,
            ..*journey
        })
    });
    journeys.collect()
}

/// The result under other choices of demand and metric; below, how far apart they
/// are for the people of every later region whose mean way changes.
pub(super) fn table(study: &Study<'_>) -> Table {
    let other = study.other_scaling.cloned();
    let variants = sensitivity(study.applied, study.comparison, other);
    let mut table = Table::new([
        "demand",
        "scaled",
        "metric",
        "chosen",
        "people",
        "before_mean_km",
        "after_mean_km",
        "before_median_km",
        "after_median_km",
        "before_p90_km",
        "after_p90_km",
        "people_nearer",
        "people_farther",
        "person_km_change",
    ]);
    table.rows = variants.iter().map(cells_of).collect();
    table.notes = notes(&variants);
    table
}

fn cells_of(v: &Variant) -> Vec<Cell> {
    let ways = [&v.before, &v.after].map(|s| s.as_ref().map(|s| s.distribution));
    let km = |value: fn(Distribution) -> f64| ways.map(|d| Cell::maybe(d, |d| Cell::km(value(d))));
    let mut row = vec![
        demand_cell(&v.demand),
        yes(v.scaled),
        Cell::Word(metric_word(v.metric)),
        yes(v.chosen),
        Cell::maybe(ways[1], |d| Cell::whole(d.people)),
    ];
    row.extend(km(|d| d.mean));
    row.extend(km(|d| d.median));
    row.extend(km(|d| d.p90));
    row.extend([v.shift.nearer, v.shift.farther].map(Cell::whole));
    row.push(Cell::signed(v.shift.person_km, 0));
    row
}

fn yes(value: bool) -> Cell {
    Cell::Word(if value { "yes" } else { "no" })
}

/// A word for the territory's own demand, the name of a file else.
fn demand_cell(demand: &str) -> Cell {
    let mut own = ["settlements", "seats"].into_iter();
    let own = own.find(|word| *word == demand);
    own.map_or_else(|| Cell::Text(demand.to_owned()), Cell::Word)
}

fn metric_word(metric: Metric) -> &'static str {
    match metric {
        Metric::Geodesic => "geodesic",
        Metric::GreatCircle => "great-circle",
    }
}

fn notes(variants: &[Variant]) -> Vec<Value> {
    let Some(first) = variants.first() else {
        return Vec::new();
    };
    let notes = first.regions.iter().enumerate().filter_map(|(i, region)| {
        let changes = || {
            variants.iter().filter_map(|v| {
                let r = v.regions.get(i)?;
                Some(r.after_km?.mean - r.before_km?.mean)
            })
        };
        let least = changes().min_by(f64::total_cmp)?;
        let most = changes().max_by(f64::total_cmp)?;
        let moved = least.abs() > 1e-6 || most.abs() > 1e-6;
        moved.then(|| sentences::sensitivity(&region.region, least, most).into())
    });
    notes.collect()
}
