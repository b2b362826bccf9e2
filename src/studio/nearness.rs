//! Whose centre is nearest, and how near the draft comes to the best that so many centres allow.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::error::StudioError;
use crate::batch::Prepared;
use crate::measure::{
    ChooseBy, Limits, Nearest, State, Wanted, all_candidates, choose_centres, nearest_centres,
    placed,
};
use crate::territory::{RegionId, UnitId};
use crate::words::Lang;

/// The region whose centre is nearest to the most people of a unit, of units for which that is
/// another than their own.
pub(super) fn catchment(prepared: &Prepared) -> Json {
    let journeys = &prepared.comparison.journeys;
    let mut votes: BTreeMap<UnitId, BTreeMap<RegionId, f64>> = BTreeMap::new();
    for (journey, nearest) in journeys.iter().zip(nearest(prepared)) {
        if let Some(nearest) = nearest {
            let unit = votes.entry(journey.unit_after).or_default();
            *unit.entry(nearest.region).or_default() += journey.people;
        }
    }
    let other = votes.into_iter().filter_map(|(unit, votes)| {
        let own = prepared.applied.after.unit(unit).region;
        let most = votes.into_iter();
        let (most, _) = most.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        (most != own).then(|| (unit.0.to_string(), json!(most.0)))
    });
    Json::Object(other.collect::<Map<String, Json>>())
}

/// The nearest centre of the draft to each of its journeys' beginnings.
fn nearest(prepared: &Prepared) -> Vec<Option<Nearest>> {
    let comparison = &prepared.comparison;
    nearest_centres(
        &prepared.applied.after,
        &comparison.demand,
        &comparison.journeys,
        |journey| (journey.region_after, journey.after_km),
        comparison.measuring.metric,
    )
}

/// Distances that are looked at for the best choice: those of a country by its seats.
const ENTRIES: usize = 4_000_000;

/// Nodes of the search for it: a second, and the same result on every machine.
const NODES: usize = 200;

/// The mean way of everyone in kilometres: in the draft; if everybody went to the nearest of its
/// centres; and to the nearest of as many centres as could be chosen best, which no split into
/// so many regions can better.
pub(super) fn best(prepared: &Prepared, lang: Lang) -> Result<Json, StudioError> {
    let comparison = &prepared.comparison;
    let metric = comparison.measuring.metric;
    let after = &prepared.applied.after;
    let points = placed(&prepared.applied, &comparison.demand, State::After);
    let places = all_candidates(after);
    if points.len().saturating_mul(places.len()) > ENTRIES {
        return Err(StudioError::TooMany(points.len(), places.len()));
    }
    let centres = after.living_regions();
    let count = centres.filter(|(_, r)| r.centre.is_some()).count();
    let wanted = Wanted {
        count,
        by: ChooseBy::Median,
        metric,
    };
    let limits = Limits::nodes(NODES);
    let chosen = choose_centres(&points, &places, &[], wanted, limits, &mut |_| {});
    let chosen = chosen.map_err(StudioError::Choice)?;
    let (mut people, mut own, mut least) = (0.0, 0.0, 0.0);
    let journeys = &comparison.journeys;
    for (journey, nearest) in journeys.iter().zip(nearest(prepared)) {
        people += journey.people;
        own += journey.people * journey.after_km;
        least += journey.people * nearest.map_or(journey.after_km, |n| n.km);
    }
    let mean = |sum: f64| (people > 0.0).then(|| sum / people);
    Ok(json!({
        "centres": count,
        "draft_km": mean(own),
        "nearest_km": mean(least),
        "best_km": mean(chosen.value),
        "bound_km": mean(chosen.bound),
        "places": chosen.centres.iter().map(|c| c.place.names.get(lang)).collect::<Vec<_>>(),
    }))
}
