//! The state of a country at one date: units, regions, who belongs to whom.
//!
//! A territory is a set of units, an assignment of units to regions, and the
//! coverage that holds the boundaries. Names, codes, kinds, parents and centres
//! are attributes with dates; the identity of a unit is its index, which stays
//! the same through every reform: new units are appended, ended ones are kept
//! and marked.
//!
//! Land and people hang on [`Atom`]s: pieces of territory that no change of the
//! run divides. A split divides an atom, everything else only reassigns it, so
//! sums before and after are taken over the same pieces.

mod atom;
mod by_id;
mod code_system;
mod components;
mod dated;
mod gazetteer;
mod joining;
mod kinds;
mod known_land;
mod load;
mod order;
mod path;
mod redated;
mod region;
mod same;
mod settlement;
mod shapes;
mod sketched;
mod unit;

use std::collections::BTreeSet;
use std::sync::Arc;

use geo_types::Coord;
use jiff::civil::Date;

use aimaq_coverage::Coverage;

pub use atom::{Atom, AtomId};
pub use code_system::{CodeSystem, Digits};
pub use components::{HeldLand, component_counts};
pub use dated::{Dated, DatedError, parse_dated};
pub use gazetteer::{Gazetteer, fold, nearest_names};
pub use joining::{NameIndex, NameMatch};
pub use kinds::{KindEntry, Kinds, LevelWords};
pub use known_land::KnownLand;
pub use load::{Fault, LoadError, RawTerritory, load, unit_lines};
pub use path::UnitPath;
pub use region::{Centre, OfficialArea, Region, RegionId};
pub use same::differences;
pub use settlement::Settlement;
pub use shapes::{IdleVertices, some_region_shapes};
pub use shapes::{region_shapes, unit_shapes};
pub use unit::{Kind, Seat, Unit, UnitId};

use aimaq_words::lexicon;
pub use aimaq_words::text;
pub use aimaq_words::{Lang, Names};

/// Who is to be named as the source of what a map or report shows, in the languages
/// of the territory; a text alone serves every language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attribution {
    /// Source of the boundaries.
    pub boundaries: Option<Names>,
    /// All other sources.
    pub others: Vec<Names>,
}

/// How an earlier state is reached from this one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Past {
    /// The plan that undoes what has happened since.
    pub back: String,
    /// The plan that does it again, from its `as_of` on.
    pub forward: String,
}

/// What the data leave open in the states of some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The first day; `None` is since before the data.
    pub from: Option<Date>,
    /// The last day; `None` is without an end.
    pub until: Option<Date>,
    /// What is not known, as a phrase.
    pub what: Names,
}

impl Unknown {
    /// Whether it is about a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A claim about loss of status that the figures over the years can be held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestedClaim {
    /// What is claimed, as a sentence.
    pub says: Names,
    /// The year in which the status was lost: periods before it are no evidence.
    pub since: Option<i16>,
    /// What must be known of this territory to judge it, as sentences.
    pub note: Option<Names>,
}

/// Land that has gone from a unit to another, while both went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedLand {
    /// The unit that gave it.
    pub from: UnitId,
    /// Its pieces then.
    pub pieces: Vec<AtomId>,
}

/// The state of a country at one date.
#[derive(Debug, Clone)]
pub struct Territory {
    /// Short name, for example `kazakhstan`.
    pub name: String,
    /// Title of the country in the languages of the data set.
    pub title: Names,
    /// The country, by the two letters of ISO 3166; words of languages may differ by it.
    pub country: Option<String>,
    /// The day of this state.
    pub date: Date,
    /// The day that its people were counted on, where that is another and known.
    pub population_date: Option<Date>,
    /// How codes nest.
    pub code_system: CodeSystem,
    /// What units and regions are in law.
    pub kinds: Kinds,
    /// What its levels are called.
    pub levels: LevelWords,
    /// All units that exist or have existed, by [`UnitId`].
    pub units: Vec<Unit>,
    /// All regions that exist or have existed, by [`RegionId`].
    pub regions: Vec<Region>,
    /// The undivided pieces, by [`AtomId`]; also the unit indexes of `coverage`.
    pub atoms: Vec<Atom>,
    /// Points with a population, each in one atom.
    pub settlements: Vec<Settlement>,
    /// Boundaries of the atoms, where they are known.
    pub coverage: Option<Arc<Coverage>>,
    /// Vertices that splits have put on borders that were there before; they
    /// go again where the pieces on both sides become one unit.
    pub inserted: Vec<Coord<f64>>,
    /// Land that has gone from units that go on to others, in the order in which it
    /// did.
    pub moved: Vec<MovedLand>,
    /// Whether the boundaries inside the regions are schematic.
    pub schematic: bool,
    /// Where they are: what of the land is known as it is.
    pub known_land: Option<Arc<KnownLand>>,
    /// Sources to name.
    pub attribution: Attribution,
    /// Who of its people counts as whose.
    pub people_note: Option<Names>,
    /// Embedded plans that tell what became of this state, in order.
    pub history: Vec<String>,
    /// Embedded plans that tell what this state was made from, the latest time first.
    pub past: Vec<Past>,
    /// What the states of its days leave open.
    pub unknown: Vec<Unknown>,
    /// A claim about loss of status.
    pub claim: Option<TestedClaim>,
    /// Index from names and codes to units and regions.
    pub gazetteer: Gazetteer,
}

impl Territory {
    /// A language in the words of this country, where it has its own.
    pub fn local_words(&self, lang: Lang) -> Lang {
        lexicon().in_country(lang, self.country.as_deref())
    }

    /// The languages in which regions and units have names beside the main one, by
    /// their tags.
    pub fn languages(&self) -> Vec<Lang> {
        let regions = self.regions.iter().map(|region| &region.names);
        let units = self.units.iter().map(|unit| &unit.names);
        let tags = regions.chain(units).flat_map(Names::others);
        let tags: BTreeSet<Lang> = tags.map(|(lang, _)| lang).collect();
        tags.into_iter().collect()
    }

    /// What its units are called together, where the data set says it or all are of one
    /// kind that has a plural.
    pub fn units_called(&self) -> Option<&Names> {
        if !self.levels.units.en.is_empty() {
            return Some(&self.levels.units);
        }
        let kinds = self.living_units().map(|(_, unit)| &unit.kind);
        self.kinds.plural_of_all(kinds)
    }

    /// What its regions are called together, where the data set says it or all are of
    /// one kind that has a plural.
    pub fn regions_called(&self) -> Option<&Names> {
        if !self.levels.regions.en.is_empty() {
            return Some(&self.levels.regions);
        }
        let kinds = self.living_regions().map(|(_, region)| &region.kind);
        self.kinds.plural_of_all(kinds)
    }

    /// Units that exist on the territory's date, in the order of their ids.
    pub fn living_units(&self) -> impl Iterator<Item = (UnitId, &Unit)> {
        (0u32..)
            .zip(&self.units)
            .filter(|(_, unit)| unit.exists())
            .map(|(i, unit)| (UnitId(i), unit))
    }

    /// Regions that exist on the territory's date, in the order of their ids.
    pub fn living_regions(&self) -> impl Iterator<Item = (RegionId, &Region)> {
        (0u32..)
            .zip(&self.regions)
            .filter(|(_, region)| region.exists())
            .map(|(i, region)| (RegionId(i), region))
    }

    /// The living units of one region, in the order of their ids.
    pub fn units_of(&self, region: RegionId) -> impl Iterator<Item = (UnitId, &Unit)> {
        self.living_units()
            .filter(move |(_, unit)| unit.region == region)
    }

    /// The living units of every region by its id, in the order of their ids: for whoever
    /// asks about many regions, as [`Territory::units_of`] looks at all units.
    pub fn units_by_region(&self) -> Vec<Vec<UnitId>> {
        let mut members = vec![Vec::new(); self.regions.len()];
        for (id, unit) in self.living_units() {
            members[unit.region.index()].push(id);
        }
        members
    }

    /// People in a unit: the sum over its atoms.
    pub fn population(&self, unit: UnitId) -> u64 {
        let atoms = &self.unit(unit).atoms;
        atoms.iter().map(|&a| self.atom(a).population).sum()
    }

    /// People in a region: the sum over its units.
    pub fn region_population(&self, region: RegionId) -> u64 {
        self.units_of(region)
            .map(|(id, _)| self.population(id))
            .sum()
    }

    /// People in the whole territory.
    pub fn total_population(&self) -> u64 {
        self.living_units().map(|(id, _)| self.population(id)).sum()
    }

    /// Another living unit of a region that bears the name of a unit.
    pub fn twin(&self, id: UnitId, region: RegionId) -> Option<UnitId> {
        let name = &self.unit(id).names.en;
        let mut named = self.gazetteer.units_named(name).iter().copied();
        named.find(|&other| {
            let unit = self.unit(other);
            other != id && unit.exists() && unit.region == region && unit.names.en == *name
        })
    }

    /// For each atom the unit that holds it; `None` where no living unit does.
    pub fn unit_of_atom(&self) -> Vec<Option<UnitId>> {
        let mut owner = vec![None; self.atoms.len()];
        for (id, unit) in self.living_units() {
            for atom in &unit.atoms {
                owner[atom.index()] = Some(id);
            }
        }
        owner
    }

    /// The region that every atom belongs to.
    pub fn region_of_atom(&self) -> Vec<Option<RegionId>> {
        let owners = self.unit_of_atom().into_iter();
        owners
            .map(|unit| unit.map(|unit| self.unit(unit).region))
            .collect()
    }
}
