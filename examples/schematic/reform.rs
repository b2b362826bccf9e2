//! What the shipped reform says of the later regions: which units they have, and which
//! units are divided.

use geo_types::Coord;
use serde::Deserialize;

use super::Outcome;

/// A unit that is split off.
pub(crate) struct NewUnit {
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) seat: Coord<f64>,
}

/// The changes of the reform that land depends on.
pub(crate) struct Reform {
    creates: Vec<Create>,
    splits: Vec<Split>,
    moves: Vec<MoveCentre>,
}

#[derive(Deserialize)]
struct Plan {
    acts: Vec<Act>,
}

#[derive(Deserialize)]
struct Act {
    changes: Vec<Change>,
}

#[derive(Deserialize)]
struct Change {
    create: Option<Create>,
    split: Option<Split>,
    move_centre: Option<MoveCentre>,
}

#[derive(Deserialize)]
struct Create {
    region: String,
    units: Vec<String>,
}

#[derive(Deserialize)]
struct Split {
    unit: String,
    into: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    name: String,
    code: String,
    position: [f64; 2],
}

#[derive(Deserialize)]
struct MoveCentre {
    unit: Option<String>,
    position: Option<[f64; 2]>,
}

fn coord([x, y]: [f64; 2]) -> Coord<f64> {
    Coord { x, y }
}

/// The id of a region or unit by its English name.
fn id(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

impl Reform {
    /// Reads the plan.
    pub(crate) fn read(text: &str) -> Outcome<Self> {
        let plan: Plan = toml::from_str(text)?;
        let mut reform = Self {
            creates: Vec::new(),
            splits: Vec::new(),
            moves: Vec::new(),
        };
        for change in plan.acts.into_iter().flat_map(|act| act.changes) {
            reform.creates.extend(change.create);
            reform.splits.extend(change.split);
            reform.moves.extend(change.move_centre);
        }
        Ok(reform)
    }

    /// The later region of a unit: one that the reform creates, or its own.
    pub(crate) fn region_of(&self, name: &str, region: &str) -> String {
        let goes = |create: &&Create| create.units.iter().any(|path| is(path, name, region));
        let created = self.creates.iter().find(goes);
        created.map_or(region.to_owned(), |create| id(&create.region))
    }

    /// What is split off a unit.
    pub(crate) fn parts_of(&self, name: &str, region: &str) -> Vec<NewUnit> {
        let splits = self.splits.iter().filter(|s| is(&s.unit, name, region));
        let parts = splits.flat_map(|split| &split.into).map(|part| NewUnit {
            name: part.name.clone(),
            code: part.code.clone(),
            seat: coord(part.position),
        });
        parts.collect()
    }

    /// Where the seat of a unit moves to.
    pub(crate) fn seat_of(&self, name: &str, region: &str) -> Option<Coord<f64>> {
        let of = |change: &&MoveCentre| {
            let path = change.unit.as_deref();
            path.is_some_and(|path| is(path, name, region))
        };
        let found = self.moves.iter().find(of)?;
        found.position.map(coord)
    }
}

/// Whether a path of the plan is that of a unit of a region.
fn is(path: &str, name: &str, region: &str) -> bool {
    let parts = path.split_once('/');
    parts.is_some_and(|(r, unit)| id(r) == region && unit == name)
}
