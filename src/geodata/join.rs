//! Other boundaries for the same units, joined by code.
//!
//! A feature belongs to the unit that has its code on the territory's date; a
//! feature whose code lies below a unit's code (a district of a city) belongs to
//! that unit as well. A code that no unit has is kept apart: it may be that of a
//! unit that a split creates, and then the cut follows it.

use crate::boundaries::cleaned;
use crate::io::built;
use crate::msg;
use crate::words::{Tell, Told};
use std::collections::BTreeMap;
use std::sync::Arc;

use geo_types::MultiPolygon;

use super::codes::Codes;
use super::formers::formers;
use super::repairs::summary;
use crate::coverage::{BuildError, CleanError, CleanOptions, Coverage, clean};
use crate::territory::{AtomId, RegionId, Territory, UnitId, UnitPath};
use crate::words::Message;

/// A territory with other boundaries.
#[derive(Debug, Clone)]
pub struct Joined {
    /// The territory with the new coverage.
    pub territory: Territory,
    /// Outlines that belong to no unit yet, by code.
    pub outlines: BTreeMap<String, MultiPolygon<f64>>,
    /// Outlines that lie below a unit and were joined to it, by code.
    pub lower: BTreeMap<String, MultiPolygon<f64>>,
    /// Outlines of units that were split off by the day of the codes, by code; their
    /// land belongs to the unit that they were split from.
    pub parts: BTreeMap<String, MultiPolygon<f64>>,
    /// Units that no feature belongs to.
    pub without_feature: Vec<UnitPath>,
    /// The codes that these units should have had there.
    pub codes_without_feature: Vec<String>,
    /// Units that have become one with another by the day of the codes, each with that
    /// one, which has the land of both.
    pub merged: Vec<(UnitPath, UnitPath)>,
    /// Codes that were given back the zeros they had lost, as written and as meant.
    pub restored: Vec<(String, String)>,
    /// What was repaired in the boundaries, each a sentence.
    pub repairs: Vec<Message>,
    /// Settlements that stand in another region's land than their table says
    /// and so stay with their table.
    pub misplaced_settlements: usize,
}

/// Why boundaries could not be joined.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum JoinError {
    /// No feature belongs to any unit.
    Nothing {
        /// Number of features.
        features: usize,
        /// Date of the territory.
        date: jiff::civil::Date,
        /// A code of the territory.
        example: String,
    },
    /// A code that no unit has but for zeros before it.
    LostZeros {
        /// The code of the feature.
        written: String,
        /// The code of the unit.
        meant: String,
        /// Path of the unit.
        unit: String,
    },
    /// The boundaries cannot be cleaned.
    Clean(#[from] CleanError),
    /// The boundaries cannot be put together.
    Build(#[from] BuildError),
}

impl Tell for JoinError {
    fn told(&self) -> Told {
        match self {
            Self::Nothing {
                features,
                date,
                example,
            } => Told::new(msg!(
                "error-nothing-joins",
                features = *features,
                date = date.to_string(),
                example = example,
            )),
            Self::LostZeros {
                written,
                meant,
                unit,
            } => Told::new(msg!(
                "error-lost-zeros",
                written = written,
                meant = meant,
                unit = unit,
            )),
            Self::Clean(error) => Told::new(msg!("error-cannot-clean", said = cleaned(error))),
            Self::Build(error) => Told::new(msg!("error-cannot-build", said = built(error))),
        }
    }
}

/// Puts other boundaries under the units of a territory.
///
/// `features` are codes and polygons, in the order of their files. The codes are
/// those of the state `then`, which is made from the territory by a reform, or of the
/// territory itself. Land of units that have become one by then goes to one of them.
///
/// # Errors
/// If nothing joins, or if a polygon is malformed.
///
/// The polygons are cleaned first, with the limits of [`CleanOptions`] as they
/// are by default; `repairs` says what that changed.
pub fn join(
    mut territory: Territory,
    then: Option<&Territory>,
    features: Vec<(String, MultiPolygon<f64>)>,
) -> Result<Joined, JoinError> {
    let sorted = sorted(&territory, then.unwrap_or(&territory), features)?;
    let cleaned = clean(&sorted.polygons, &CleanOptions::default())?;
    let repairs = summary(&cleaned.ledger, &sorted.codes);
    let pieces = Coverage::build(&cleaned.units)?;
    let shapes = pieces.dissolve(&sorted.atoms, territory.atoms.len());
    territory.coverage = Some(Arc::new(Coverage::build(&shapes)?));
    territory.schematic = false;
    territory.known_land = None;
    let bare = without_land(&territory);
    let (merged, bare): (Vec<UnitId>, Vec<UnitId>) = bare
        .into_iter()
        .partition(|unit| sorted.merged.contains_key(unit));
    let path = |&id: &UnitId| territory.unit_path(id);
    let merged = merged.iter().map(|id| (path(id), path(&sorted.merged[id])));
    let merged = merged.collect();
    let without_feature = bare.iter().map(path).collect();
    let day = then.unwrap_or(&territory);
    let codes = bare.iter().filter_map(|&id| day.unit(id).code_on(day.date));
    let codes_without_feature = codes.map(str::to_owned).collect();
    let misplaced_settlements = place_settlements(&mut territory);
    Ok(Joined {
        territory,
        outlines: sorted.outlines,
        parts: sorted.parts,
        lower: sorted.lower,
        without_feature,
        codes_without_feature,
        merged,
        restored: sorted.restored,
        repairs,
        misplaced_settlements,
    })
}

/// The pieces that codes would join to on a day; `None` for a code that no unit has.
/// `then` and the territory are as in [`join`].
pub fn holders<'a>(
    territory: &Territory,
    then: &Territory,
    codes: impl Iterator<Item = &'a str>,
) -> Vec<Option<AtomId>> {
    let (known, formers) = (Codes::new(then), formers(territory, then));
    let holder = |code: &str| {
        let unit = known.owner(then, code)?;
        Some(formers[unit.index()].as_ref()?.atom)
    };
    codes.map(holder).collect()
}

/// Features with the pieces that they belong to.
#[derive(Default)]
struct Sorted {
    polygons: Vec<MultiPolygon<f64>>,
    codes: Vec<String>,
    atoms: Vec<Option<u32>>,
    outlines: BTreeMap<String, MultiPolygon<f64>>,
    parts: BTreeMap<String, MultiPolygon<f64>>,
    lower: BTreeMap<String, MultiPolygon<f64>>,
    restored: Vec<(String, String)>,
    /// Units that have become one with another by the day of the codes.
    merged: BTreeMap<UnitId, UnitId>,
}

fn sorted(
    territory: &Territory,
    then: &Territory,
    features: Vec<(String, MultiPolygon<f64>)>,
) -> Result<Sorted, JoinError> {
    let count = features.len();
    let (known, formers) = (Codes::new(then), formers(territory, then));
    let mut sorted = Sorted::default();
    for (mut code, polygon) in features {
        if let Some(whole) = known.with_zeros(then, &code)? {
            let written = std::mem::replace(&mut code, whole.clone());
            sorted.restored.push((written, whole));
        }
        let unit = known.owner(then, &code);
        let former = unit.and_then(|unit| Some((unit, formers[unit.index()].as_ref()?)));
        let Some((unit, former)) = former else {
            add(&mut sorted.outlines, code, polygon);
            continue;
        };
        for &ended in &former.merged {
            sorted.merged.insert(ended, former.unit);
        }
        if then.unit(unit).code_on(then.date) != Some(code.as_str()) {
            add(&mut sorted.lower, code.clone(), polygon.clone());
        } else if former.part {
            add(&mut sorted.parts, code.clone(), polygon.clone());
        }
        sorted.atoms.push(Some(former.atom.0));
        sorted.polygons.push(polygon);
        sorted.codes.push(code);
    }
    match sorted.polygons.is_empty() {
        true => Err(nothing(then, count)),
        false => Ok(sorted),
    }
}

/// Features with the same code are parts of the same outline.
fn add(outlines: &mut BTreeMap<String, MultiPolygon<f64>>, code: String, land: MultiPolygon<f64>) {
    let outline = outlines.entry(code);
    let outline = outline.or_insert_with(|| MultiPolygon::new(Vec::new()));
    outline.0.extend(land.0);
}

fn nothing(territory: &Territory, features: usize) -> JoinError {
    let mut codes = territory
        .living_units()
        .filter_map(|(_, u)| u.code_on(territory.date));
    JoinError::Nothing {
        features,
        date: territory.date,
        example: codes.next().unwrap_or_default().to_owned(),
    }
}

fn without_land(territory: &Territory) -> Vec<UnitId> {
    let Some(coverage) = &territory.coverage else {
        return Vec::new();
    };
    let bare = territory.living_units().filter(|(_, unit)| {
        let mut atoms = unit.atoms.iter();
        atoms.all(|a| coverage.is_empty_unit(a.0))
    });
    bare.map(|(id, _)| id).collect()
}

/// Settlements go to the unit whose land they stand on, within their region; those of
/// a unit without land stay with it.
fn place_settlements(territory: &mut Territory) -> usize {
    let Some(coverage) = territory.coverage.clone() else {
        return 0;
    };
    let owner = territory.unit_of_atom();
    let region = |atom: usize| -> Option<RegionId> {
        owner
            .get(atom)
            .copied()
            .flatten()
            .map(|unit| territory.unit(unit).region)
    };
    let locator = coverage.locator();
    let mut misplaced = 0;
    let mut moves = Vec::new();
    for (i, settlement) in territory.settlements.iter().enumerate() {
        match locator.locate(settlement.position).unit() {
            Some(atom) if region(atom.index()) == region(settlement.atom.index()) => {
                let has_land = !coverage.is_empty_unit(settlement.atom.0);
                moves.extend(has_land.then(|| (i, AtomId::from(atom))));
            }
            Some(_) => misplaced += 1,
            None => {}
        }
    }
    for (i, atom) in moves {
        territory.settlements[i].atom = atom;
    }
    misplaced
}
