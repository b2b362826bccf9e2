//! How it was measured and that nothing was lost.

use crate::compare::{Comparison, Study};
use crate::coverage::earth::MEAN_RADIUS_M;
use crate::measure::{DemandModel, Metric};
use crate::msg;
use crate::reform::Ledger;
use crate::words::{Message, at_most, number, share};

/// Where people start from, what a distance is, and whom the points leave out.
pub(super) fn measured(comparison: &Comparison) -> Message {
    let m = &comparison.measuring;
    let population = comparison.after.population.max(1);
    let demand = match m.demand {
        DemandModel::Settlements => msg!("method-settlements"),
        DemandModel::Seats => msg!("method-seats"),
    };
    let metric = match m.metric {
        Metric::Geodesic => msg!("method-geodesic"),
        Metric::GreatCircle => msg!(
            "method-great-circle",
            km = number(MEAN_RADIUS_M / 1000.0, 4)
        ),
    };
    let unplaced = share(comparison.unplaced as f64 / population as f64, 1);
    if let [_] = comparison.states {
        return msg!(
            "method-measured-state",
            demand = demand,
            metric = metric,
            unplaced = unplaced
        );
    }
    msg!(
        "method-measured",
        demand = demand,
        metric = metric,
        tolerance = at_most(m.tolerance_km, 3),
        unplaced = unplaced,
    )
}

/// Of when the people are, where that is known.
pub(super) fn people_of(study: &Study<'_>) -> Option<Message> {
    let day = study.applied.after.population_date?;
    Some(match study.applied.changes_nothing() {
        true => msg!("method-population-state", day = day),
        false => msg!("method-population", day = day),
    })
}

/// Units, people and land: what went in came out. The land is told where a unit is
/// divided.
pub(super) fn ledger(l: &Ledger) -> Vec<Message> {
    let mut told = vec![msg!(
        "ledger",
        had = l.units_before,
        made = l.units_created,
        ended = l.units_ended,
        has = l.units_after,
        before = number(l.population_before as f64, 0),
        after = number(l.population_after as f64, 0),
    )];
    let land = l.divided_before_km2.zip(l.divided_after_km2);
    if let Some((before, after)) = land.filter(|(before, _)| *before > 0.0) {
        let (before, after) = (number(before, 0), number(after, 0));
        told.push(msg!("ledger-land", before = before, after = after));
    }
    told
}
