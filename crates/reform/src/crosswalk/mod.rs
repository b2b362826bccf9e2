//! The crosswalk: lineage with weights, to carry statistics across a reform.
//!
//! Every pair of an earlier and a later unit (or region) that share land is a
//! row; nothing is dropped. The weight of a row is the share of its source that
//! goes to its target, so that the weights of a source sum to one. It is measured
//! by people, by land or by the people of the settlements; where a source knows
//! nothing of the measure that was asked for, the next one is taken and named.

mod compose;
mod file;
mod quality;
mod shares;
mod spelling;
mod weights;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::apply::Applied;
use super::lineage::{Flow, LinkKind};
use aimaq_territory::{RegionId, Territory, UnitId};
use aimaq_words::keyword::keywords;

pub use compose::{ComposeError, compose};
pub use file::{CrosswalkError, read_crosswalk};
pub use quality::Quality;
pub use spelling::sources_named;

use shares::{Group, Pair, Shared, shares};
use weights::{Weight, source, wholes};

keywords! {
    /// By what the shares are measured.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Weights: "weight", default Population {
        /// People of the pieces.
        Population = "population",
        /// Geodesic area of the pieces, km².
        Area = "area",
        /// People of the settlements on the pieces.
        Settlements = "settlements",
    }
}

keywords! {
    /// Units or regions.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Level: "level", default Units {
        /// Units.
        Units = "units",
        /// Regions.
        Regions = "regions",
    }
}

/// A file that a crosswalk was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// One source and one target that share land.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Path of the source, or name of the region.
    pub from: String,
    /// Code of the source on the day of its state.
    pub from_code: String,
    /// Path of the target, or name of the region.
    pub to: String,
    /// Code of the target on the day of its state.
    pub to_code: String,
    /// The share of the source that goes to the target.
    pub weight: f64,
    /// The least that the share can be.
    pub low: f64,
    /// The most that it can be.
    pub high: f64,
    /// By what the share is measured: `whole` where the source goes to one target.
    pub basis: String,
    /// People of the shared pieces.
    pub population: u64,
    /// Land of the shared pieces, km²; 0 where it is not known.
    pub area_km2: f64,
    /// People of the settlements on the shared pieces.
    pub settlements: u64,
    /// What happened between the two.
    pub changes: String,
    /// In which direction figures may be carried along this row without a guess.
    pub flow: Flow,
}

/// A crosswalk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Crosswalk {
    /// Title of the plan, or of the plans joined.
    pub plan: String,
    /// The day of the state that the sources are of.
    pub from_date: Date,
    /// The day of the state that the targets are of.
    pub to_date: Date,
    /// Units or regions.
    pub level: Level,
    /// By what the shares are measured.
    pub weights: Weights,
    /// Whether the boundaries, and so the areas, are schematic.
    pub schematic: bool,
    /// What it was made from.
    pub sources: Vec<Source>,
    /// The rows, by source and target.
    pub rows: Vec<Row>,
    /// How well each target is known.
    pub quality: Vec<Quality>,
}

/// How a crosswalk is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CrosswalkOptions {
    /// By what the shares are measured.
    pub weights: Weights,
    /// Units or regions.
    pub level: Level,
    /// From the later state to the earlier.
    pub backward: bool,
}

/// The crosswalk of an applied plan.
pub fn crosswalk(
    applied: &Applied,
    title: &str,
    sources: Vec<Source>,
    options: CrosswalkOptions,
) -> Crosswalk {
    let (before, after) = (&applied.before, &applied.after);
    let rows = rows(applied, options);
    let (from_date, to_date) = if options.backward {
        (after.date, before.date)
    } else {
        (before.date, after.date)
    };
    Crosswalk {
        plan: title.to_owned(),
        from_date,
        to_date,
        level: options.level,
        weights: options.weights,
        schematic: after.schematic,
        sources,
        quality: quality::of(&rows),
        rows,
    }
}

/// One row for every pair that shares land, by source and target.
fn rows(applied: &Applied, options: CrosswalkOptions) -> Vec<Row> {
    let shares = shares(applied, options.level);
    let wholes = wholes(&shares, options.backward);
    let rows = shares.iter().map(|(&pair, shared)| {
        let whole = &wholes[&source(pair, options.backward)];
        row(
            applied,
            options,
            pair,
            shared,
            &whole.weigh(shared, options.weights),
        )
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    rows
}

fn row(
    applied: &Applied,
    options: CrosswalkOptions,
    (old, new): Pair,
    shared: &Shared,
    weight: &Weight,
) -> Row {
    let mut ends = [
        name(&applied.before, old, options.level),
        name(&applied.after, new, options.level),
    ];
    if options.backward {
        ends.reverse();
    }
    let [(from, from_code), (to, to_code)] = ends;
    Row {
        from,
        from_code,
        to,
        to_code,
        weight: weight.share,
        low: weight.low,
        high: weight.high,
        basis: weight.basis.word().to_owned(),
        population: shared.people,
        area_km2: shared.area,
        settlements: shared.settled,
        changes: words(&shared.kinds),
        flow: turned(Flow::of(&shared.kinds), options.backward),
    }
}

fn words(kinds: &[LinkKind]) -> String {
    let words: Vec<&str> = kinds.iter().map(|k| k.word()).collect();
    words.join("; ")
}

fn turned(flow: Flow, backward: bool) -> Flow {
    match (flow, backward) {
        (Flow::Forward, true) => Flow::Backward,
        (Flow::Backward, true) => Flow::Forward,
        (flow, _) => flow,
    }
}

fn name(territory: &Territory, group: Group, level: Level) -> (String, String) {
    let code = |code: Option<&str>| code.unwrap_or_default().to_owned();
    match level {
        Level::Units => {
            let id = UnitId(group);
            let unit = territory.unit(id);
            (territory.path(id), code(unit.code_on(territory.date)))
        }
        Level::Regions => {
            let region = territory.region(RegionId(group));
            (
                region.names.en.clone(),
                code(region.code_on(territory.date)),
            )
        }
    }
}
