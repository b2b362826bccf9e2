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
mod spelling;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::apply::Applied;
use super::lineage::{Flow, LinkKind};
use crate::keyword::keywords;
use crate::territory::{RegionId, Territory, UnitId};

pub use compose::{ComposeError, compose};
pub use file::{CrosswalkError, read_crosswalk};
pub use quality::Quality;
pub use spelling::source_named;

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

/// What two units or regions share.
#[derive(Debug, Clone, Default)]
struct Shared {
    people: u64,
    estimated: bool,
    area: f64,
    settled: u64,
    kinds: Vec<LinkKind>,
}

/// A group of atoms: the id of a unit or region.
type Group = u32;

/// The crosswalk of an applied plan.
pub fn crosswalk(
    applied: &Applied,
    title: &str,
    sources: Vec<Source>,
    options: CrosswalkOptions,
) -> Crosswalk {
    let (before, after) = (&applied.before, &applied.after);
    let shared = shared(applied, options.level);
    let mut rows: Vec<Row> = Vec::new();
    let sums = sums(&shared, options.backward);
    let targets = count(&shared, options.backward);
    for (&(old, new), shared) in &shared {
        let from = source((old, new), options.backward);
        let measure = Measure {
            sum: &sums[&from],
            targets: targets[&from],
        };
        let (weight, basis) = measure.share(shared, options.weights);
        let known = basis == Weights::Population.as_str() && !measure.sum.estimated;
        let (low, high) = match (basis, known) {
            ("whole", _) => (1.0, 1.0),
            (_, true) => (weight, weight),
            (_, false) => (0.0, 1.0),
        };
        let ends = [
            name(before, old, options.level),
            name(after, new, options.level),
        ];
        let [(from, from_code), (to, to_code)] = if options.backward {
            let [a, b] = ends;
            [b, a]
        } else {
            ends
        };
        rows.push(Row {
            from,
            from_code,
            to,
            to_code,
            weight,
            low,
            high,
            basis: basis.to_owned(),
            population: shared.people,
            area_km2: shared.area,
            settlements: shared.settled,
            changes: words(&shared.kinds),
            flow: turned(Flow::of(&shared.kinds), options.backward),
        });
    }
    rows.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
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

/// What every pair shares, over the pieces of the later state.
fn shared(applied: &Applied, level: Level) -> BTreeMap<(Group, Group), Shared> {
    let (before, after) = (&applied.before, &applied.after);
    let settled = settled(after);
    let mut pairs: BTreeMap<(Group, Group), Shared> = BTreeMap::new();
    for link in &applied.lineage.links {
        let pair = match level {
            Level::Units => (link.from.0, link.to.0),
            Level::Regions => (
                before.unit(link.from).region.0,
                after.unit(link.to).region.0,
            ),
        };
        let shared = pairs.entry(pair).or_default();
        for &atom in &link.atoms {
            let piece = after.atom(atom);
            shared.people += piece.population;
            shared.estimated |= piece.estimated;
            shared.settled += settled[atom.0 as usize];
            let land = after.coverage.as_ref();
            shared.area += land.map_or(0.0, |land| land.area_km2(atom.0));
        }
        if level == Level::Units {
            shared.kinds.clone_from(&link.kinds);
        }
    }
    if level == Level::Regions {
        region_kinds(applied, &mut pairs);
    }
    pairs
}

fn settled(territory: &Territory) -> Vec<u64> {
    let mut people = vec![0; territory.atoms.len()];
    for settlement in &territory.settlements {
        people[settlement.atom.0 as usize] += settlement.population;
    }
    people
}

fn region_kinds(applied: &Applied, pairs: &mut BTreeMap<(Group, Group), Shared>) {
    let all: Vec<(Group, Group)> = pairs.keys().copied().collect();
    for (&(from, to), shared) in pairs.iter_mut() {
        let (old, new) = (
            applied.before.region(RegionId(from)),
            applied.after.region(RegionId(to)),
        );
        let mut kinds = Vec::new();
        if from == to && old.names != new.names {
            kinds.push(LinkKind::Renamed);
        }
        if from == to && old.code_on(applied.before.date) != new.code_on(applied.after.date) {
            kinds.push(LinkKind::Recoded);
        }
        if all.iter().filter(|(f, _)| *f == from).count() > 1 {
            kinds.push(LinkKind::Split);
        }
        if all.iter().filter(|(_, t)| *t == to).count() > 1 {
            kinds.push(LinkKind::Merged);
        }
        if kinds.is_empty() {
            kinds.push(LinkKind::Continues);
        }
        shared.kinds = kinds;
    }
}

fn source(pair: (Group, Group), backward: bool) -> Group {
    if backward { pair.1 } else { pair.0 }
}

fn sums(pairs: &BTreeMap<(Group, Group), Shared>, backward: bool) -> BTreeMap<Group, Shared> {
    let mut sums: BTreeMap<Group, Shared> = BTreeMap::new();
    for (&pair, shared) in pairs {
        let sum = sums.entry(source(pair, backward)).or_default();
        sum.people += shared.people;
        sum.area += shared.area;
        sum.settled += shared.settled;
        sum.estimated |= shared.estimated;
    }
    sums
}

fn count(pairs: &BTreeMap<(Group, Group), Shared>, backward: bool) -> BTreeMap<Group, usize> {
    let mut targets = BTreeMap::new();
    for &pair in pairs.keys() {
        *targets.entry(source(pair, backward)).or_default() += 1;
    }
    targets
}

/// What a source has in all.
struct Measure<'a> {
    sum: &'a Shared,
    targets: usize,
}

impl Measure<'_> {
    /// The share and what it is measured by: the measure asked for, else people,
    /// land, settlements, whichever is known; else all to each alike.
    fn share(&self, part: &Shared, wanted: Weights) -> (f64, &'static str) {
        if self.targets == 1 {
            return (1.0, "whole");
        }
        let order = [
            wanted,
            Weights::Population,
            Weights::Area,
            Weights::Settlements,
        ];
        for weights in order {
            let of = |s: &Shared| match weights {
                Weights::Population => s.people as f64,
                Weights::Area => s.area,
                Weights::Settlements => s.settled as f64,
            };
            if of(self.sum) > 0.0 {
                return (of(part) / of(self.sum), weights.as_str());
            }
        }
        // Nothing is known but that the source is divided: all to each alike.
        (1.0 / self.targets as f64, "alike")
    }
}
