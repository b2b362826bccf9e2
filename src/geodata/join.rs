//! Other boundaries for the same units, joined by code.
//!
//! A feature belongs to the unit that has its code on the territory's date; a
//! feature whose code lies below a unit's code (a district of a city) belongs to
//! that unit as well. A code that no unit has is kept apart: it may be that of a
//! unit that a split creates, and then the cut follows it.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo_types::MultiPolygon;

use super::codes::Codes;
use crate::coverage::{
    BuildError, CleanError, CleanLedger, CleanOptions, Coverage, RepairKind, clean,
};
use crate::msg;
use crate::territory::{AtomId, RegionId, Territory, UnitId, UnitPath};
use crate::words::{Message, number};

/// A territory with other boundaries.
#[derive(Debug, Clone)]
pub struct Joined {
    /// The territory with the new coverage.
    pub territory: Territory,
    /// Outlines that belong to no unit yet, by code.
    pub outlines: BTreeMap<String, MultiPolygon<f64>>,
    /// Outlines that lie below a unit and were joined to it, by code.
    pub lower: BTreeMap<String, MultiPolygon<f64>>,
    /// Units that no feature belongs to.
    pub without_feature: Vec<UnitPath>,
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
pub enum JoinError {
    /// No feature belongs to any unit.
    #[error(
        "none of the {features} features has the code of a unit on {date}; check --key (codes look like {example})"
    )]
    Nothing {
        /// Number of features.
        features: usize,
        /// Date of the territory.
        date: jiff::civil::Date,
        /// A code of the territory.
        example: String,
    },
    /// A code that no unit has but for zeros before it.
    #[error(
        "no unit has the code `{written}`; did you mean `{meant}` of {unit}? A field of numbers loses leading zeros: write it as text, or give the number of `digits` in territory.toml"
    )]
    LostZeros {
        /// The code of the feature.
        written: String,
        /// The code of the unit.
        meant: String,
        /// Path of the unit.
        unit: String,
    },
    /// The boundaries cannot be cleaned.
    #[error("the boundaries cannot be cleaned: {0}")]
    Clean(#[from] CleanError),
    /// The boundaries cannot be put together.
    #[error("the boundaries cannot be put together: {0}")]
    Build(#[from] BuildError),
}

/// Puts other boundaries under the units of a territory.
///
/// `features` are codes and polygons, in the order of their files.
///
/// # Errors
/// If nothing joins, or if a polygon is malformed.
///
/// The polygons are cleaned first, with the limits of [`CleanOptions`] as they
/// are by default; `repairs` says what that changed.
pub fn join(
    mut territory: Territory,
    features: Vec<(String, MultiPolygon<f64>)>,
) -> Result<Joined, JoinError> {
    let units: Vec<UnitId> = territory.living_units().map(|(id, _)| id).collect();
    let (mut polygons, mut codes) = (Vec::new(), Vec::new());
    let mut atoms: Vec<Option<u32>> = Vec::new();
    let (mut outlines, mut lower) = (BTreeMap::new(), BTreeMap::new());
    let count = features.len();
    let codes_of_units = Codes::new(&territory, &units);
    let mut restored = Vec::new();
    for (mut code, polygon) in features {
        if let Some(whole) = codes_of_units.with_zeros(&territory, &code)? {
            restored.push((std::mem::replace(&mut code, whole.clone()), whole));
        }
        match codes_of_units.owner(&territory, &code) {
            Some(unit) => {
                atoms.push(territory.unit(unit).atoms.first().map(|a| a.0));
                if territory.unit(unit).code_on(territory.date) != Some(code.as_str()) {
                    add(&mut lower, code.clone(), polygon.clone());
                }
                polygons.push(polygon);
                codes.push(code);
            }
            None => {
                add(&mut outlines, code, polygon);
            }
        }
    }
    if polygons.is_empty() {
        return Err(nothing(&territory, count));
    }
    let cleaned = clean(&polygons, &CleanOptions::default())?;
    let repairs = summary(&cleaned.ledger, &codes);
    let pieces = Coverage::build(&cleaned.units)?;
    let shapes = pieces.dissolve(&atoms, territory.atoms.len());
    territory.coverage = Some(Arc::new(Coverage::build(&shapes)?));
    territory.schematic = false;
    let without_feature = without_feature(&territory, &units);
    let misplaced_settlements = place_settlements(&mut territory);
    Ok(Joined {
        territory,
        outlines,
        lower,
        without_feature,
        restored,
        repairs,
        misplaced_settlements,
    })
}

/// What the cleaning changed.
pub(super) fn summary(ledger: &CleanLedger, codes: &[String]) -> Vec<Message> {
    let count = |kinds: &[RepairKind]| kinds.iter().map(|&k| ledger.count(k)).sum::<usize>();
    let km2 = |m2: f64| number(m2 / 1e6, 2);
    let moved = ledger.repairs.iter();
    let moved = moved.filter(|r| r.kind == RepairKind::VertexMoved);
    let farthest = moved.fold(0.0_f64, |far, r| far.max(r.size_m));
    let rings = count(&[
        RepairKind::SelfOverlap,
        RepairKind::HoleOutside,
        RepairKind::SeamRemoved,
        RepairKind::SliverGiven,
        RepairKind::RingDropped,
    ]);
    let overlaps = count(&[RepairKind::OverlapRemoved]);
    let gaps = count(&[RepairKind::GapFilled]);
    let vertices = count(&[RepairKind::VertexMoved]);
    let nodes = count(&[RepairKind::NodeInserted]);
    let (overlap, gap) = (km2(ledger.overlap_removed_m2), km2(ledger.gap_filled_m2));
    let said = [
        (
            overlaps,
            msg!("repair-overlaps", n = overlaps, km2 = overlap),
        ),
        (gaps, msg!("repair-gaps", n = gaps, km2 = gap)),
        (
            vertices,
            msg!(
                "repair-vertices",
                n = vertices,
                metres = number(farthest, 2)
            ),
        ),
        (nodes, msg!("repair-nodes", n = nodes)),
        (rings, msg!("repair-rings", n = rings)),
    ];
    let said = said.into_iter().filter(|(count, _)| *count > 0);
    let mut all: Vec<Message> = said.map(|(_, message)| message).collect();
    all.extend(outer_border(ledger));
    let left = ledger.unrepaired.iter();
    let left: Vec<&str> = left
        .filter_map(|u| Some(codes.get(u.unit.index())?.as_str()))
        .collect();
    if !left.is_empty() {
        all.push(msg!("repair-left", codes = left.join(", ")));
    }
    all
}

/// How far the outer border has moved, if it has.
fn outer_border(ledger: &CleanLedger) -> Option<Message> {
    let border = ledger.outer_border?;
    let farthest = border.farthest?;
    Some(msg!(
        "repair-border",
        after = number(border.after_km, 1),
        before = number(border.before_km, 1),
        kept = number(border.kept_km, 1),
        metres = number(farthest.metres, 2),
    ))
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

fn without_feature(territory: &Territory, units: &[UnitId]) -> Vec<UnitPath> {
    let Some(coverage) = &territory.coverage else {
        return Vec::new();
    };
    let bare = units.iter().copied().filter(|&id| {
        let mut atoms = territory.unit(id).atoms.iter();
        atoms.all(|a| coverage.is_empty_unit(a.0))
    });
    bare.map(|id| territory.unit_path(id)).collect()
}

/// Settlements go to the unit whose land they stand on, within their region.
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
                moves.push((i, AtomId::from(atom)));
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
