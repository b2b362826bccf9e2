//! Regions of one state, measured.

use jiff::civil::Date;
use serde::Serialize;

use super::{KindCount, State, Study, cells, kind_counts, roads, sentences};
use aimaq_measure::{Area, Distribution, RegionAreas};
use aimaq_territory::{Names, RegionId, Territory, UnitId};
use aimaq_words::Value;
use aimaq_words::table::{Cell, Column, Table};

/// The regions of one state and their sums.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StateSummary {
    /// The day of the state.
    pub date: Date,
    /// People of the whole territory.
    pub population: u64,
    /// The day that they were counted on, where that is another and known.
    #[serde(skip)]
    pub population_date: Option<Date>,
    /// Number of units.
    pub units: usize,
    /// The regions, by code.
    pub regions: Vec<RegionSummary>,
}

/// One region, measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegionSummary {
    /// Index in the territory.
    #[serde(skip)]
    pub id: RegionId,
    /// Names.
    pub region: Names,
    /// Code on the day of the state.
    pub code: Option<String>,
    /// Names of the centre.
    pub centre: Option<Names>,
    /// Number of units.
    pub units: usize,
    /// How many of them are cities, and how many are not, where the territory tells
    /// cities apart.
    pub cities_and_others: Option<(usize, usize)>,
    /// People.
    pub population: u64,
    /// Area.
    pub area: Option<Area>,
    /// People per km².
    pub density_per_km2: Option<f64>,
    /// Kilometres to the centre.
    pub distance_km: Option<Distribution>,
}

/// Measures every region of a state; `ways` has the kilometres and people of every
/// region by its id, and is empty where none are wanted.
pub fn summarise(territory: &Territory, ways: &[Vec<(f64, f64)>]) -> StateSummary {
    let members = territory.units_by_region();
    let distribution = |id: RegionId| Distribution::of(ways.get(id.index())?.iter().copied());
    let regions = territory.regions_in_order().into_iter();
    let areas = RegionAreas::new(territory);
    let regions = regions.map(|id| {
        let own = &members[id.index()];
        region(territory, id, own, (areas.of(id, own), distribution(id)))
    });
    StateSummary {
        date: territory.date,
        population: territory.total_population(),
        population_date: territory.population_date,
        units: territory.living_units().count(),
        regions: regions.collect(),
    }
}

fn region(
    territory: &Territory,
    id: RegionId,
    units: &[UnitId],
    (area, distance_km): (Option<Area>, Option<Distribution>),
) -> RegionSummary {
    let region = territory.region(id);
    let cities = units
        .iter()
        .filter(|&&unit| territory.kinds.is_city(&territory.unit(unit).kind))
        .count();
    let has_cities = territory.kinds.has_cities();
    let population = units.iter().map(|&unit| territory.population(unit)).sum();
    RegionSummary {
        id,
        region: region.names.clone(),
        code: region.code_on(territory.date).map(str::to_owned),
        centre: region.centre.as_ref().map(|centre| centre.names.clone()),
        units: units.len(),
        cities_and_others: has_cities.then(|| (cities, units.len() - cities)),
        population,
        density_per_km2: area.as_ref().map(|area| population as f64 / area.km2),
        area,
        distance_km,
    }
}

/// The regions of both states, with the ways along roads where there are roads.
pub(super) fn table(study: &Study<'_>) -> Table {
    let mut table = Table::new(["state", "region", "code", "centre", "units"]);
    let counts = kind_counts(&study.applied.before, &study.applied.after);
    table.columns.extend(counts.iter().map(KindCount::column));
    let rest = [
        "population",
        "area_km2",
        "area_source",
        "density_per_km2",
        "distance_mean_km",
        "distance_median_km",
        "distance_p90_km",
        "distance_max_km",
    ];
    table.columns.extend(rest.map(Column::from));
    if study.roads.is_some() {
        table.columns.extend(roads::BESIDE.map(Column::from));
    }
    table.notes.extend(people_note(study));
    for (state, summary) in study.comparison.states() {
        let territory = match state {
            State::Before => &study.applied.before,
            State::After => &study.applied.after,
        };
        let counts: Vec<Vec<usize>> = counts.iter().map(|count| count.of(territory)).collect();
        for region in &summary.regions {
            let mut row = vec![Cell::Word(state.as_str())];
            let counts = counts.iter().map(|of| of[region.id.index()]);
            row.extend(cells_of(region, counts));
            let along = study.roads.map(|roads| roads.region(state, &region.region));
            row.extend(along.into_iter().flat_map(roads::beside));
            table.rows.push(row);
        }
    }
    table
}

/// Who counts as whose, where the territory says it.
pub(super) fn people_note(study: &Study<'_>) -> Option<Value> {
    let note = study.applied.after.people_note.as_ref();
    note.map(Value::from)
}

fn cells_of(r: &RegionSummary, counts: impl Iterator<Item = usize>) -> Vec<Cell> {
    let area = r.area.as_ref();
    let mut row = vec![
        Cell::Name(r.region.clone()),
        Cell::code(r.code.as_deref()),
        Cell::name(r.centre.as_ref()),
        Cell::count(r.units),
    ];
    row.extend(counts.map(Cell::count));
    row.extend([
        Cell::whole(r.population as f64),
        Cell::maybe(area, |a| Cell::area_km2(a.km2)),
        Cell::maybe(area, |a| Cell::Word(a.source.word())),
        Cell::maybe(r.density_per_km2, |d| Cell::decimal(d, 2)),
    ]);
    row.extend(cells::distribution(r.distance_km));
    row
}

/// The regions of one state with some of the columns, under the sums of the state.
pub fn state_regions(study: &Study<'_>, state: State, columns: &[&str]) -> Table {
    let mut table = table(study);
    table
        .rows
        .retain(|row| row[0] == Cell::Word(state.as_str()));
    let mut table = table.select(columns);
    if state == State::Before {
        table.notes.clear();
    }
    let summary = study.comparison.state(state);
    table.title = Some(match study.applied.changes_nothing() {
        true => sentences::summary_alone(summary),
        false => sentences::summary(state, summary),
    });
    table
}
