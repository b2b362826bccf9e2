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
mod dated;
mod gazetteer;
mod load;
mod names;
mod region;
mod same;
mod settlement;
mod shapes;
mod unit;

use std::sync::Arc;

use geo_types::Coord;
use jiff::civil::Date;

use crate::coverage::Coverage;

pub use atom::{Atom, AtomId};
pub use dated::{Dated, DatedError, parse_dated};
pub use gazetteer::{Gazetteer, fold, nearest_names};
pub use load::{LoadError, RawTerritory, load};
pub use names::{Lang, Names};
pub use region::{Centre, OfficialArea, Region, RegionId};
pub use same::differences;
pub use settlement::Settlement;
pub use shapes::{region_shapes, unit_shapes};
pub use unit::{Kind, Seat, Unit, UnitId};

/// How the codes of a territory nest, as data.
///
/// A code of a lower unit is recognised by the digits it shares with its unit:
/// `711110000` is a part of `710000000` because they agree in the unit's
/// significant digits.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
pub struct CodeSystem {
    /// Name of the system, for example `KATO`.
    pub name: String,
    /// Number of digits of a whole code; 0 where codes do not nest.
    #[serde(default)]
    pub digits: usize,
    /// Lengths of the prefix that identifies a territory of each level, from
    /// the first level down.
    #[serde(default)]
    pub prefixes: Vec<usize>,
}

impl CodeSystem {
    /// Whether `code` names a territory at or below the one that `of` names.
    ///
    /// The significant part of `of` is the shortest level prefix after which
    /// only zeros follow.
    pub fn is_within(&self, code: &str, of: &str) -> bool {
        if code == of {
            return true;
        }
        if code.len() != self.digits || of.len() != self.digits {
            return false;
        }
        let significant = self.prefixes.iter().copied().find(|&n| {
            of.get(n..)
                .is_some_and(|rest| rest.bytes().all(|b| b == b'0'))
        });
        match significant {
            Some(n) if n > 0 => code.get(..n) == of.get(..n),
            _ => false,
        }
    }
}

/// Who is to be named as the source of what a map or report shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribution {
    /// Source of the boundaries.
    #[serde(default)]
    pub boundaries: Option<String>,
    /// All other sources.
    #[serde(default)]
    pub others: Vec<String>,
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

/// The state of a country at one date.
#[derive(Debug, Clone)]
pub struct Territory {
    /// Short name, for example `kazakhstan`.
    pub name: String,
    /// Title of the country in the languages of the data set.
    pub title: Names,
    /// The day of this state.
    pub date: Date,
    /// How codes nest.
    pub code_system: CodeSystem,
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
    /// Whether the boundaries inside the regions are schematic.
    pub schematic: bool,
    /// Sources to name.
    pub attribution: Attribution,
    /// Embedded plans that tell what became of this state, in order.
    pub history: Vec<String>,
    /// Embedded plans that tell what this state was made from.
    pub past: Option<Past>,
    /// Index from names and codes to units and regions.
    pub gazetteer: Gazetteer,
}

impl Territory {
    /// The unit with this id.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.0 as usize]
    }

    /// The region with this id.
    pub fn region(&self, id: RegionId) -> &Region {
        &self.regions[id.0 as usize]
    }

    /// The atom with this id.
    pub fn atom(&self, id: AtomId) -> &Atom {
        &self.atoms[id.0 as usize]
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

    /// The path by which a unit is named in a plan: `Region/Unit`.
    pub fn path(&self, unit: UnitId) -> String {
        let unit = self.unit(unit);
        format!("{}/{}", self.region(unit.region).names.en, unit.names.en)
    }

    /// Whether a piece was land of a unit when that unit ended.
    pub fn was_in(&self, mut atom: AtomId, ended: UnitId) -> bool {
        let unit = self.unit(ended);
        while atom.0 as usize >= unit.pieces_then {
            match self.atoms.get(atom.0 as usize).and_then(|a| a.parent) {
                Some(parent) => atom = parent,
                None => return false,
            }
        }
        unit.atoms.contains(&atom)
    }

    /// The same state as the beginning of another time: what holds has always
    /// held, what has ended is forgotten, what begins later still does.
    #[must_use]
    pub fn redated(mut self, day: Date) -> Self {
        let today = self.date;
        for unit in &mut self.units {
            begin(&mut unit.codes, today);
            if let Some(area) = &mut unit.area {
                area.from = None;
            }
        }
        for region in &mut self.regions {
            begin(&mut region.codes, today);
            region
                .areas
                .retain(|a| a.until.is_none_or(|until| until > today));
            for area in region.areas.iter_mut().filter(|a| a.holds_on(today)) {
                area.from = None;
            }
        }
        self.date = day;
        self
    }

    /// For each atom the unit that holds it; `None` where no living unit does.
    pub fn unit_of_atom(&self) -> Vec<Option<UnitId>> {
        let mut owner = vec![None; self.atoms.len()];
        for (id, unit) in self.living_units() {
            for atom in &unit.atoms {
                owner[atom.0 as usize] = Some(id);
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

/// Forgets codes that have ended; those that hold have always held.
fn begin(codes: &mut Vec<Dated<String>>, today: Date) {
    codes.retain(|c| c.until.is_none_or(|until| until > today));
    for code in codes.iter_mut().filter(|c| c.holds_on(today)) {
        code.from = None;
    }
}

#[cfg(test)]
mod tests {
    use super::CodeSystem;

    fn kato() -> CodeSystem {
        CodeSystem {
            name: "KATO".into(),
            digits: 9,
            prefixes: vec![2, 4, 6, 9],
        }
    }

    #[test]
    fn a_city_district_is_within_its_city() {
        assert!(kato().is_within("711110000", "710000000"));
        assert!(!kato().is_within("711110000", "750000000"));
    }

    #[test]
    fn a_rural_district_is_within_its_district_and_not_its_neighbour() {
        assert!(kato().is_within("635033100", "635000000"));
        assert!(!kato().is_within("635233100", "635000000"));
    }

    #[test]
    fn a_region_is_not_within_its_district() {
        assert!(!kato().is_within("630000000", "635000000"));
    }
}
