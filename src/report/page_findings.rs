//! What the tables of the page find, each in a sentence that can be its heading.

use crate::compare::{State, Study, UnitChange};
use crate::measure::Distribution;
use crate::msg;
use crate::words::{Message, number, share};

/// How many units are nearer, and which the most.
pub(super) fn winners(study: &Study<'_>) -> Option<Message> {
    let units = study.comparison.winners();
    let (first, km) = most(&units)?;
    let (n, all) = (units.len(), study.comparison.units.len());
    let unit = &first.unit;
    Some(msg!(
        "doc-finding-nearer",
        n = n,
        all = all,
        unit = unit,
        km = number(km, 0)
    ))
}

/// How many units are farther, and which the most.
pub(super) fn losers(study: &Study<'_>) -> Option<Message> {
    let units = study.comparison.losers();
    let (first, km) = most(&units)?;
    let (n, all) = (units.len(), study.comparison.units.len());
    let unit = &first.unit;
    Some(msg!(
        "doc-finding-farther",
        n = n,
        all = all,
        unit = unit,
        km = number(km, 0)
    ))
}

fn most<'a>(units: &[&'a UnitChange]) -> Option<(&'a UnitChange, f64)> {
    let first = units.first()?;
    Some((first, first.distance_change_km?.abs()))
}

/// The region whose people gain most.
pub(super) fn people(study: &Study<'_>) -> Option<Message> {
    let comparison = study.comparison;
    let touched = comparison.touched_regions(study.applied);
    let people = comparison.people.iter().filter(|r| touched.contains(&r.id));
    let ways = people.filter_map(|r| Some((r, r.before_km?.mean, r.after_km?.mean)));
    let best = ways.min_by(|a, b| (a.2 - a.1).total_cmp(&(b.2 - b.1)))?;
    let (region, before, after) = best;
    (after + comparison.measuring.tolerance_km < before).then(|| {
        msg!(
            "doc-finding-people",
            region = &region.region,
            before = number(before, 0),
            after = number(after, 0)
        )
    })
}

/// Within how many kilometres half of all people live.
pub(super) fn country(study: &Study<'_>) -> Option<Message> {
    let journeys = &study.comparison.journeys;
    let median = |state: State| {
        let ways = journeys.iter().map(|j| (state.km(j), j.people));
        Distribution::of(ways).map(|all| all.median)
    };
    let (before, after) = (median(State::Before)?, median(State::After)?);
    let (before, after) = (number(before, 1), number(after, 1));
    Some(msg!("doc-finding-country", before = before, after = after))
}

/// What part of the change new borders make, where both parts go one way.
pub(super) fn causes(study: &Study<'_>) -> Option<Message> {
    let table = crate::compare::View::named("causes")?.table(study).ok()?;
    let at = |key: &str| table.columns.iter().position(|c| c.plain() == key);
    let last = table.rows.last()?;
    let figure = |key: &str| last.get(at(key)?)?.figure();
    let centres = figure("centre_moved_person_km")?;
    let borders = figure("region_changed_person_km")?;
    let all = centres + borders;
    let one_way = centres * borders >= 0.0 && all.abs() > 0.5;
    one_way.then(|| {
        msg!(
            "doc-finding-causes",
            borders = share(borders / all, 0),
            centres = share(centres / all, 0)
        )
    })
}
