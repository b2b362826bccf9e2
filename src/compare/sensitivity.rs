//! How much the result depends on where people are taken to start from.

use serde::Serialize;

use super::{Balance, Comparison, Measuring, RegionPeople, compare_with, own_demand};
use crate::measure::{Demand, DemandModel, Metric, Spread};
use crate::reform::Applied;

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
    pub before: Option<Spread>,
    /// The country's ways after.
    pub after: Option<Spread>,
    /// Who is nearer or farther.
    pub balance: Balance,
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
        let measured = compare_with(applied, measuring, demand);
        variants.push(variant(&measured, word(model), same));
    }
    if let Some(file) = file {
        variants.push(variant(comparison, file, true));
        if let Some((scaled, demand)) = other {
            let measuring = Measuring {
                scaled,
                ..chosen.clone()
            };
            variants.push(variant(
                &compare_with(applied, measuring, demand),
                file,
                false,
            ));
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
    let measured = compare_with(applied, measuring, comparison.demand.clone());
    let name = file.unwrap_or(word(chosen.demand));
    variants.push(variant(&measured, name, false));
    variants
}

fn word(model: DemandModel) -> &'static str {
    match model {
        DemandModel::Settlements => "settlements",
        DemandModel::Seats => "seats",
    }
}

fn variant(measured: &Comparison, demand: &str, chosen: bool) -> Variant {
    let ways = |km: fn(&crate::measure::Journey) -> f64| {
        let ways = measured.journeys.iter().map(|j| (km(j), j.people));
        Spread::of(&ways.collect::<Vec<_>>(), &measured.measuring.thresholds_km)
    };
    Variant {
        demand: demand.to_owned(),
        scaled: measured.measuring.scaled,
        metric: measured.measuring.metric,
        chosen,
        before: ways(|j| j.before_km),
        after: ways(|j| j.after_km),
        balance: measured.balance,
        regions: measured.people.clone(),
    }
}
