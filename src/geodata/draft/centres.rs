//! Seats of units and centres of regions: the largest places that are known.

use std::collections::BTreeMap;

use geo::InteriorPoint;

use super::units::{SeatRow, UnitRow, Units};
use super::{DraftOptions, Levels};
use crate::geodata::survey::listed;
use crate::territory::{Settlement, fold};

/// A region as its row will be.
pub(super) struct RegionRow {
    /// What puts units into it.
    pub(super) id: String,
    pub(super) name: String,
    /// Name of the centre and code of the unit whose seat it is.
    pub(super) centre: Option<(String, String)>,
    /// Whether the id is a code.
    pub(super) is_coded: bool,
}

/// A place with the code of the unit that it stands in.
pub(super) struct PlaceRow<'a> {
    pub(super) place: &'a Settlement,
    pub(super) unit: usize,
    pub(super) code: String,
}

/// Gives every unit its largest place as seat.
pub(super) fn seats<'a>(
    units: &mut Units,
    options: &'a DraftOptions,
    missing: &mut Vec<String>,
) -> Vec<PlaceRow<'a>> {
    let locator = units.coverage.locator();
    let mut settled = Vec::new();
    for place in &options.places {
        let Some(unit) = locator.locate(place.position).unit() else {
            continue;
        };
        let unit = unit.index();
        let code = units.rows[unit].code.clone();
        settled.push(PlaceRow { place, unit, code });
    }
    let outside = options.places.len() - settled.len();
    if outside > 0 {
        missing.push(format!(
            "settlements.csv: {outside} places are on the land of no unit and left out"
        ));
    }
    let mut largest: BTreeMap<usize, &Settlement> = BTreeMap::new();
    for row in &settled {
        let best = largest.entry(row.unit).or_insert(row.place);
        if row.place.population > best.population {
            *best = row.place;
        }
    }
    let shapes = match options.seats_inside {
        true => units.coverage.polygons(),
        false => Vec::new(),
    };
    for (i, row) in units.rows.iter_mut().enumerate() {
        let place = largest.get(&i).map(|place| SeatRow {
            name: place.names.en.clone(),
            at: place.position,
            is_stand_in: false,
        });
        row.seat = place.or_else(|| {
            let inside = shapes.get(i)?.interior_point()?;
            Some(SeatRow {
                name: row.name.clone(),
                at: inside.into(),
                is_stand_in: true,
            })
        });
    }
    told(&units.rows, missing);
    settled
}

/// Where no table has the people of the units, those of their places stand for them.
pub(super) fn people_of_places(
    rows: &mut [UnitRow],
    settled: &[PlaceRow<'_>],
    missing: &mut Vec<String>,
) {
    for row in settled.iter().filter(|row| row.place.population > 0) {
        let people = &mut rows[row.unit].people;
        *people = Some(people.unwrap_or(0).saturating_add(row.place.population));
    }
    let without = rows.iter().filter(|row| row.people.is_none()).count();
    if without == rows.len() {
        missing.push("units.csv: the people of all units (column `population`)".to_owned());
        return;
    }
    missing.push(
        "units.csv: the people of units are those of their places, which may be fewer; a table of \
         units has them with --population (column `population`)"
            .to_owned(),
    );
    if without > 0 {
        let all = rows.len();
        missing.push(format!(
            "units.csv: the people of {without} of {all} units (column `population`)"
        ));
    }
}

fn told(rows: &[UnitRow], missing: &mut Vec<String>) {
    let mut tell = |rows: Vec<&UnitRow>, what: &str| {
        if !rows.is_empty() {
            let names: Vec<String> = rows
                .iter()
                .map(|r| format!("{} ({})", r.name, r.code))
                .collect();
            missing.push(format!(
                "units.csv: {} of {}: {}",
                rows.len(),
                what,
                listed(&names)
            ));
        }
    };
    let stand_in = |row: &&UnitRow| row.seat.as_ref().is_some_and(|seat| seat.is_stand_in);
    tell(
        rows.iter().filter(|row| row.seat.is_none()).collect(),
        "the seats (columns `seat`, `seat_lat`, `seat_lon`)",
    );
    tell(
        rows.iter().filter(stand_in).collect(),
        "the seats are some point inside the unit, not a place (columns `seat`, `seat_lat`, `seat_lon`)",
    );
}

/// The regions in the order of their ids.
pub(super) fn regions(
    units: &[UnitRow],
    settled: &[PlaceRow<'_>],
    options: &DraftOptions,
    missing: &mut Vec<String>,
) -> Vec<RegionRow> {
    let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, unit) in units.iter().enumerate() {
        members.entry(unit.region.as_str()).or_default().push(i);
    }
    let by_prefix = matches!(options.levels, Levels::Prefix(_));
    let mut nameless = Vec::new();
    let mut centreless = Vec::new();
    let mut guessed = Vec::new();
    let rows: Vec<RegionRow> = members
        .iter()
        .map(|(id, members)| {
            let named = options
                .region_names
                .as_ref()
                .and_then(|table| table.text(id));
            if by_prefix && named.is_none() {
                nameless.push((*id).to_owned());
            }
            let wanted = options
                .region_centres
                .as_ref()
                .and_then(|table| table.text(id));
            let centre = centre(wanted, members, units, settled);
            let name = named.unwrap_or(id).to_owned();
            match (&centre, wanted) {
                (None, Some(wanted)) => {
                    centreless.push(format!("{name} (no unit has a seat called {wanted})"))
                }
                (None, None) => centreless.push(name.clone()),
                (Some((centre, _)), None) if settled.is_empty() => {
                    guessed.push(format!("{name} ({centre})"))
                }
                (Some(_), _) => {}
            }
            RegionRow {
                id: (*id).to_owned(),
                name,
                centre,
                is_coded: by_prefix || named.is_some(),
            }
        })
        .collect();
    let mut tell = |names: &[String], what: &str| {
        if !names.is_empty() {
            missing.push(format!("regions.csv: {what}: {}", listed(names)));
        }
    };
    tell(
        &nameless,
        "the names of regions, for which their code stands (column `name`)",
    );
    tell(
        &centreless,
        "the centres of regions (columns `centre`, `centre_unit`)",
    );
    tell(
        &guessed,
        "the seat with the most people stands for the centre of regions, as none is named \
         (columns `centre`, `centre_unit`)",
    );
    if let Some(table) = &options.region_names {
        let ids = members.keys().copied().collect();
        let strays: Vec<String> = table.strays(&ids).into_iter().map(str::to_owned).collect();
        let what = format!("rows of {} are those of no region", table.label);
        tell(&strays, &what);
    }
    rows
}

/// The centre that is wanted; where none is, the seat of the unit with the largest
/// place, else of the one with the most people. Where no people are known, nothing tells
/// which seat it is.
fn centre(
    wanted: Option<&str>,
    members: &[usize],
    units: &[UnitRow],
    settled: &[PlaceRow<'_>],
) -> Option<(String, String)> {
    let seats = members
        .iter()
        .filter_map(|&i| Some((i, units[i].seat.as_ref()?)));
    let named = |(i, seat): (usize, &SeatRow)| (seat.name.clone(), units[i].code.clone());
    if let Some(wanted) = wanted {
        let wanted = fold(wanted);
        let mut seats = seats.clone();
        let found = seats.find(|(i, seat)| {
            [&seat.name, &units[*i].name]
                .iter()
                .any(|n| fold(n) == wanted)
        });
        return found.map(named);
    }
    let largest = |i: usize| {
        let own = settled.iter().filter(|row| row.unit == i);
        own.map(|row| row.place.population).max().unwrap_or(0)
    };
    let people = |i: usize| (largest(i), units[i].people.unwrap_or(0));
    let known = seats.filter(|(i, _)| people(*i) != (0, 0));
    let by_people = known.max_by_key(|(i, _)| (people(*i), std::cmp::Reverse(*i)));
    by_people.map(named)
}
