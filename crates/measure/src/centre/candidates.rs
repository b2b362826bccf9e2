//! Places that could be a centre: seats of units and settlements.

use aimaq_words::{Tell, Told, Value, msg};
use geo_types::Coord;
use serde::Serialize;

use crate::{Metric, PlaceIndex, distance_km};
use aimaq_territory::{Centre, Names, Territory, UnitId, UnitPath, fold, nearest_names};

/// Two tables seldom agree on where a town is; within this distance their
/// points are one place.
const SAME_PLACE_KM: f64 = 3.0;
/// With the same name, within this.
const SAME_NAME_KM: f64 = 10.0;

/// A place that could be a centre.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Candidate {
    /// Its names.
    pub names: Names,
    /// Longitude and latitude in degrees.
    #[serde(serialize_with = "lon_lat")]
    pub position: Coord<f64>,
    /// The unit it stands in, where that is known.
    #[serde(skip)]
    pub unit: Option<UnitId>,
    /// Path of that unit; empty in JSON where it is not known.
    #[serde(serialize_with = "path_or_empty")]
    pub unit_path: Option<UnitPath>,
    /// People of the settlement by its own table, where it is in one.
    pub people: Option<u64>,
    /// Whether it is the seat of a unit.
    pub seat: bool,
}

fn lon_lat<S: serde::Serializer>(at: &Coord<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    [at.x, at.y].serialize(serializer)
}

fn path_or_empty<S: serde::Serializer>(
    path: &Option<UnitPath>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let text = path.as_ref().map(UnitPath::main).unwrap_or_default();
    text.serialize(serializer)
}

/// Which places outside a region may be its centre as well.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Outside {
    /// None.
    #[default]
    None,
    /// Those with these names.
    Named(Vec<String>),
    /// All of the territory.
    All,
}

/// Why a place cannot be a candidate.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum CandidateError {
    /// No such place.
    Unknown {
        /// What was asked for.
        name: String,
        /// A name that is like it.
        near: Option<String>,
    },
}

impl Tell for CandidateError {
    fn told(&self) -> Told {
        let Self::Unknown { name, near } = self;
        let near = near
            .as_ref()
            .map(|near| msg!("error-near", near = near).into());
        let near = near.unwrap_or_else(|| Value::from(""));
        Told::new(msg!("error-no-candidate-called", name = name, near = near))
    }
}

/// The candidates that stand in the given units, seats first.
///
/// A settlement that is the same place as one before it (within 3 km, or within
/// 10 km under the same name) only lends its number of people. Seats of two units are the
/// same place under the same name only: where units are small, theirs are near each other.
pub fn candidates(territory: &Territory, units: &[UnitId]) -> Vec<Candidate> {
    let mut found = Found::default();
    for &id in units {
        if let Some(seat) = &territory.unit(id).seat {
            let (names, position) = (&seat.names, seat.position);
            found.add(candidate(territory, id, names, position, None, true));
        }
    }
    let owners = territory.unit_of_atom();
    for settlement in &territory.settlements {
        let Some(unit) = owners[settlement.atom.0 as usize].filter(|u| units.contains(u)) else {
            continue;
        };
        let people = Some(settlement.population);
        let (names, position) = (&settlement.names, settlement.position);
        found.add(candidate(territory, unit, names, position, people, false));
    }
    found.places
}

/// The candidates of the whole territory.
pub fn all_candidates(territory: &Territory) -> Vec<Candidate> {
    let units: Vec<UnitId> = territory.living_units().map(|(id, _)| id).collect();
    candidates(territory, &units)
}

fn candidate(
    territory: &Territory,
    unit: UnitId,
    names: &Names,
    position: Coord<f64>,
    people: Option<u64>,
    seat: bool,
) -> Candidate {
    Candidate {
        names: names.clone(),
        position,
        unit: Some(unit),
        unit_path: Some(territory.unit_path(unit)),
        people,
        seat,
    }
}

/// Whether two places are one: within `unnamed_km` whatever they are called, farther under
/// the same name.
fn same_place(a: (&Names, Coord<f64>), b: (&Names, Coord<f64>), unnamed_km: Option<f64>) -> bool {
    // Degrees tell at once that most places are far apart.
    if (a.1.y - b.1.y).abs() > 0.2 {
        return false;
    }
    let km = distance_km(Metric::GreatCircle, a.1, b.1);
    let named = || a.0.all().any(|x| b.0.all().any(|y| fold(x) == fold(y)));
    unnamed_km.is_some_and(|near| km <= near) || (km <= SAME_NAME_KM && named())
}

/// Whether a place is the one that a region is governed from.
pub fn is_at(place: &Candidate, centre: &Centre) -> bool {
    same_place(
        (&place.names, place.position),
        (&centre.names, centre.position),
        Some(SAME_PLACE_KM),
    )
}

/// Candidates so far, and where they are.
#[derive(Default)]
struct Found {
    places: Vec<Candidate>,
    index: PlaceIndex,
}

impl Found {
    /// Adds a place, or its people to the first that is the same place.
    fn add(&mut self, new: Candidate) {
        let near = self.index.around(new.position, SAME_NAME_KM);
        let same = near.into_iter().find(|&n| {
            let known = &self.places[n];
            let both = [known, &new].map(|place| (&place.names, place.position));
            let unnamed_km = (!(known.seat && new.seat)).then_some(SAME_PLACE_KM);
            same_place(both[0], both[1], unnamed_km)
        });
        match same {
            Some(n) => self.places[n].people = self.places[n].people.max(new.people),
            None => {
                self.index.push(new.position);
                self.places.push(new);
            }
        }
    }
}

/// The candidates of a region's units and those outside that are allowed.
///
/// # Errors
/// If a named place is not known.
pub(super) fn with_outside(
    territory: &Territory,
    units: &[UnitId],
    outside: &Outside,
) -> Result<Vec<Candidate>, CandidateError> {
    let inside = candidates(territory, units);
    let everywhere = match outside {
        Outside::None => return Ok(inside),
        Outside::Named(_) | Outside::All => all_candidates(territory),
    };
    let index = inside.iter().map(|place| place.position).collect();
    let mut found = Found {
        places: inside,
        index,
    };
    match outside {
        Outside::Named(names) => {
            for name in names {
                for place in named(&everywhere, name)? {
                    found.add(place.clone());
                }
            }
        }
        _ => everywhere.into_iter().for_each(|place| found.add(place)),
    }
    Ok(found.places)
}

/// The most populous place of a name, or all seats of that name.
fn named<'a>(places: &'a [Candidate], name: &str) -> Result<Vec<&'a Candidate>, CandidateError> {
    let wanted = fold(name);
    let bears = |c: &&Candidate| c.names.all().any(|n| fold(n) == wanted);
    let mut found: Vec<&Candidate> = places.iter().filter(bears).collect();
    if found.iter().any(|c| c.seat) {
        found.retain(|c| c.seat);
    }
    if found.is_empty() {
        let near = nearest_names(name, places.iter().flat_map(|c| c.names.all()));
        return Err(CandidateError::Unknown {
            name: name.to_owned(),
            near: near.first().map(ToString::to_string),
        });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, lon: f64, people: Option<u64>, seat: bool) -> Candidate {
        Candidate {
            names: Names::new(name),
            position: Coord { x: lon, y: 0.0 },
            unit: None,
            unit_path: None,
            people,
            seat,
        }
    }

    fn found(places: Vec<Candidate>) -> Vec<(String, Option<u64>)> {
        let mut found = Found::default();
        places.into_iter().for_each(|place| found.add(place));
        let places = found.places.into_iter();
        places
            .map(|p| (p.names.main().to_owned(), p.people))
            .collect()
    }

    #[test]
    fn seats_of_small_units_are_places_of_their_own() {
        let seats = ["Upper", "Lower", "Lower"]
            .into_iter()
            .zip([0.0, 0.02, 0.04]);
        let seats = seats.map(|(name, lon)| place(name, lon, None, true));
        let names = found(seats.collect());
        assert_eq!(
            names,
            [("Upper".to_owned(), None), ("Lower".to_owned(), None)]
        );
    }

    #[test]
    fn a_settlement_beside_a_seat_lends_it_its_people() {
        let all = vec![
            place("Upper", 0.0, None, true),
            place("Upper town", 0.02, Some(900), false),
            place("Lower", 0.2, Some(70), false),
        ];
        let known = [
            ("Upper".to_owned(), Some(900)),
            ("Lower".to_owned(), Some(70)),
        ];
        assert_eq!(found(all), known);
    }
}
