//! The nearest centre against the assigned one, by unit.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Comparison, State, Study};
use aimaq_measure::{Nearest, nearest_centres};
use aimaq_reform::Applied;
use aimaq_territory::{Names, RegionId, UnitId};
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};

/// What a unit would save if its people went to the nearest centre.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CatchmentRow {
    /// In which state.
    pub state: State,
    /// The later unit; the country for the first row of a state.
    pub unit: Names,
    /// Its code on the day of the later state.
    #[serde(skip)]
    pub code: Option<String>,
    /// Its region in that state.
    pub region: Option<Names>,
    /// The centre of that region.
    pub centre: Option<Names>,
    /// People.
    pub people: f64,
    /// Mean kilometres to the own centre.
    pub own_km: f64,
    /// The region whose centre is nearest to the most of its people.
    pub nearest_region: Option<Names>,
    /// That region's centre.
    pub nearest_centre: Option<Names>,
    /// Mean kilometres to the nearest centre, whichever that is for each person.
    pub nearest_km: f64,
    /// People who have another region's centre nearer than their own.
    pub people_elsewhere: f64,
    /// Person-kilometres that they would save.
    pub saving_person_km: f64,
}

#[derive(Default)]
struct Sums {
    people: f64,
    own: f64,
    nearest: f64,
    elsewhere: f64,
    votes: BTreeMap<RegionId, f64>,
}

impl Sums {
    fn add(&mut self, people: f64, own: RegionId, own_km: f64, nearest: Nearest) {
        self.people += people;
        self.own += people * own_km;
        self.nearest += people * nearest.km;
        *self.votes.entry(nearest.region).or_default() += people;
        if nearest.region != own {
            self.elsewhere += people;
        }
    }

    fn most(&self) -> Option<RegionId> {
        let votes = self.votes.iter();
        let most = votes.max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
        most.map(|(region, _)| *region)
    }
}

/// For each state the country, then every unit, those that would save the most
/// first.
pub fn catchment(applied: &Applied, comparison: &Comparison) -> Vec<CatchmentRow> {
    let states = comparison.states.iter();
    states
        .flat_map(|state| of_state(applied, comparison, *state))
        .collect()
}

/// Person-kilometres that everyone's going to the nearest centre would save in a state;
/// `None` where nobody lives anywhere.
pub(super) fn saving(applied: &Applied, comparison: &Comparison, state: State) -> Option<f64> {
    let nearest = nearest_centres(
        state.of(applied),
        &comparison.demand,
        &comparison.journeys,
        |j| (state.region(j), state.km(j)),
        comparison.measuring.metric,
    );
    let (mut own, mut least, mut any) = (0.0, 0.0, false);
    for (journey, nearest) in comparison.journeys.iter().zip(nearest) {
        let Some(nearest) = nearest else { continue };
        own += journey.people * state.km(journey);
        least += journey.people * nearest.km;
        any = true;
    }
    any.then_some(own - least)
}

fn of_state(applied: &Applied, comparison: &Comparison, state: State) -> Vec<CatchmentRow> {
    let territory = state.of(applied);
    let nearest = nearest_centres(
        territory,
        &comparison.demand,
        &comparison.journeys,
        |j| (state.region(j), state.km(j)),
        comparison.measuring.metric,
    );
    let mut all = Sums::default();
    // A later unit may lie in several earlier regions: it has a row for each.
    let mut sums: BTreeMap<(UnitId, RegionId), Sums> = BTreeMap::new();
    for (journey, nearest) in comparison.journeys.iter().zip(nearest) {
        let Some(nearest) = nearest else { continue };
        let own = state.region(journey);
        let unit = sums.entry((journey.unit_after, own)).or_default();
        for sum in [unit, &mut all] {
            sum.add(journey.people, own, state.km(journey), nearest);
        }
    }
    let after = &applied.after;
    let row = |name: &Names, code: Option<&str>, own: Option<RegionId>, sums: &Sums| {
        let region = |id: Option<RegionId>| id.map(|id| territory.region(id));
        let centre = |id| region(id).and_then(|r| Some(r.centre.as_ref()?.names.clone()));
        let most = own.and_then(|_| sums.most());
        CatchmentRow {
            state,
            unit: name.clone(),
            code: code.map(str::to_owned),
            region: region(own).map(|r| r.names.clone()),
            centre: centre(own),
            people: sums.people,
            own_km: sums.own / sums.people,
            nearest_region: region(most).map(|r| r.names.clone()),
            nearest_centre: centre(most),
            nearest_km: sums.nearest / sums.people,
            people_elsewhere: sums.elsewhere,
            saving_person_km: sums.own - sums.nearest,
        }
    };
    if sums.is_empty() {
        return Vec::new();
    }
    let of_unit = |((unit, own), sums): (&(UnitId, RegionId), &Sums)| {
        let unit = after.unit(*unit);
        row(&unit.names, unit.code_on(after.date), Some(*own), sums)
    };
    let (units, regions) = (after.unit_ranks(), territory.region_ranks());
    let mut in_order: Vec<(&(UnitId, RegionId), &Sums)> = sums.iter().collect();
    in_order.sort_by_key(|((unit, own), _)| (units[unit.index()], regions[own.index()]));
    let mut rows: Vec<CatchmentRow> = in_order.into_iter().map(of_unit).collect();
    // Stable: as much to save is listed by code.
    rows.sort_by(|a, b| b.saving_person_km.total_cmp(&a.saving_person_km));
    rows.insert(0, row(&after.title, None, None, &all));
    rows
}

/// The country and every unit in both states.
pub(super) fn table(study: &Study<'_>) -> Table {
    table_of(&catchment(study.applied, study.comparison))
}

/// The country in both states, then the units of the later one whose people would
/// save the most, at most so many.
pub fn nearer_elsewhere(study: &Study<'_>, most: usize) -> Table {
    let mut rows = catchment(study.applied, study.comparison);
    let mut seen = 0;
    rows.retain(|row| {
        if row.region.is_none() {
            return true;
        }
        let elsewhere = row.state == State::After && row.people_elsewhere > 0.0;
        seen += usize::from(elsewhere);
        elsewhere && seen <= most
    });
    table_of(&rows)
}

fn table_of(rows: &[CatchmentRow]) -> Table {
    let mut table = Table::new([
        "state",
        "unit",
        "region",
        "centre",
        "people",
        "own_km",
        "nearest_region",
        "nearest_centre",
        "nearest_km",
        "people_elsewhere",
        "saving_person_km",
    ])
    .with_columns_for_programs(&["code", "path"]);
    let cells = |r: &CatchmentRow| {
        vec![
            Cell::Word(r.state.as_str()),
            Cell::Name(r.unit.clone()),
            Cell::name(r.region.as_ref()),
            Cell::name(r.centre.as_ref()),
            Cell::whole(r.people),
            Cell::km(r.own_km),
            Cell::name(r.nearest_region.as_ref()),
            Cell::name(r.nearest_centre.as_ref()),
            Cell::km(r.nearest_km),
            Cell::whole(r.people_elsewhere),
            Cell::whole(r.saving_person_km),
            Cell::code(r.code.as_deref()),
            Cell::maybe(r.region.clone(), |region| {
                Cell::Path(region, r.unit.clone())
            }),
        ]
    };
    table.rows = rows.iter().map(cells).collect();
    table.notes = vec![msg!("note-catchment").into()];
    table
}
