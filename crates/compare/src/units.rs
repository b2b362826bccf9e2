//! What changed for each unit.

use rayon::prelude::*;
use serde::Serialize;

use super::regions::people_note;
use super::{Study, sentences};
use aimaq_measure::Journey;
use aimaq_reform::{Applied, Link, LinkKind, main_link};
use aimaq_territory::{Names, RegionId, UnitId};
use aimaq_words::table::{Cell, Table};

/// One later unit: where it belonged, where it belongs, how far its people are
/// from their centre.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitChange {
    /// Index in the later territory.
    #[serde(skip)]
    pub id: UnitId,
    /// Index of its later region.
    #[serde(skip)]
    pub region_id: RegionId,
    /// Names.
    pub unit: Names,
    /// Code on the day of the later state.
    pub code: Option<String>,
    /// What it is in law.
    pub kind: String,
    /// What that is called.
    #[serde(skip)]
    pub kind_names: Names,
    /// Name of its region before.
    pub region_before: Names,
    /// Name of its region after.
    pub region_after: Names,
    /// Name of that region's centre before.
    pub centre_before: Option<Names>,
    /// Name of that region's centre after.
    pub centre_after: Option<Names>,
    /// People.
    pub population: u64,
    /// People-weighted mean kilometres to the centre before.
    pub distance_before_km: Option<f64>,
    /// People-weighted mean kilometres to the centre after.
    pub distance_after_km: Option<f64>,
    /// After less before: negative is nearer.
    pub distance_change_km: Option<f64>,
    /// The earlier units it comes from.
    pub origins: Vec<String>,
    /// What happened to it.
    pub changes: Vec<LinkKind>,
}

/// One row per later unit, by region and code.
pub(super) fn changes(applied: &Applied, journeys: &[Journey]) -> Vec<UnitChange> {
    let means = means(applied, journeys);
    let links = applied.lineage.by_later(&applied.after);
    // Few units are not worth a second thread.
    let units = applied.after.units_in_order();
    let units = units.into_par_iter().with_min_len(2000);
    units
        .map(|id| row(applied, id, &links[id.index()], means[id.index()]))
        .collect()
}

/// Mean kilometres before and after by unit.
fn means(applied: &Applied, journeys: &[Journey]) -> Vec<Option<(f64, f64)>> {
    let mut sums = vec![(0.0, 0.0, 0.0); applied.after.units.len()];
    for journey in journeys {
        let sum = &mut sums[journey.unit_after.0 as usize];
        sum.0 += journey.people;
        sum.1 += journey.people * journey.before_km;
        sum.2 += journey.people * journey.after_km;
    }
    let mean = |(n, before, after): (f64, f64, f64)| (n > 0.0).then(|| (before / n, after / n));
    sums.into_iter().map(mean).collect()
}

fn row(applied: &Applied, id: UnitId, links: &[&Link], mean: Option<(f64, f64)>) -> UnitChange {
    let (before, after) = (&applied.before, &applied.after);
    let unit = after.unit(id);
    let origin = main_link(after, links).map_or(id, |link| link.from);
    let (old, new) = (
        before.region(before.unit(origin).region),
        after.region(unit.region),
    );
    let mut kinds: Vec<LinkKind> = links
        .iter()
        .flat_map(|l| l.kinds.iter().copied())
        .filter(|kind| *kind != LinkKind::Continues)
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    let centre = |c: &Option<aimaq_territory::Centre>| c.as_ref().map(|c| c.names.clone());
    UnitChange {
        id,
        region_id: unit.region,
        unit: unit.names.clone(),
        code: unit.code_on(after.date).map(str::to_owned),
        kind: unit.kind.0.clone(),
        kind_names: after.kinds.names(&unit.kind),
        region_before: old.names.clone(),
        region_after: new.names.clone(),
        centre_before: centre(&old.centre),
        centre_after: centre(&new.centre),
        population: after.population(id),
        distance_before_km: mean.map(|m| m.0),
        distance_after_km: mean.map(|m| m.1),
        distance_change_km: mean.map(|m| m.1 - m.0),
        origins: links.iter().map(|link| before.path(link.from)).collect(),
        changes: kinds,
    }
}

/// Every later unit.
pub(super) fn table(study: &Study<'_>) -> Table {
    let mut table = table_of(study.comparison.units.iter());
    table.notes.extend(people_note(study));
    table
}

/// Units that are nearer to their centre, the most first.
pub(super) fn winners(study: &Study<'_>) -> Table {
    ranked(study, study.comparison.winners())
}

/// Units that are farther from their centre, the most first.
pub(super) fn losers(study: &Study<'_>) -> Table {
    ranked(study, study.comparison.losers())
}

fn ranked(study: &Study<'_>, units: Vec<&UnitChange>) -> Table {
    let mut table = table_of(units.into_iter());
    let tolerance = study.comparison.measuring.tolerance_km;
    table.notes = vec![sentences::ranked(tolerance).into()];
    table.notes.extend(people_note(study));
    table
}

fn table_of<'a>(units: impl Iterator<Item = &'a UnitChange>) -> Table {
    let mut table = Table::new([
        "unit",
        "kind",
        "region_before",
        "region_after",
        "centre_before",
        "centre_after",
        "population",
        "distance_before_km",
        "distance_after_km",
        "distance_change_km",
    ])
    .with_columns_for_programs(&["code", "path"]);
    table.rows = units.map(cells_of).collect();
    table
}

fn cells_of(u: &UnitChange) -> Vec<Cell> {
    vec![
        Cell::Name(u.unit.clone()),
        Cell::Kind(u.kind.clone(), u.kind_names.clone()),
        Cell::Name(u.region_before.clone()),
        Cell::Name(u.region_after.clone()),
        Cell::name(u.centre_before.as_ref()),
        Cell::name(u.centre_after.as_ref()),
        Cell::whole(u.population as f64),
        Cell::maybe(u.distance_before_km, Cell::km),
        Cell::maybe(u.distance_after_km, Cell::km),
        Cell::maybe(u.distance_change_km, |km| Cell::signed(km, 1)),
        Cell::code(u.code.as_deref()),
        Cell::Path(u.region_after.clone(), u.unit.clone()),
    ]
}
