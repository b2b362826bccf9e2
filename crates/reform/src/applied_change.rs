//! What a change did, to be said in any language.

use aimaq_territory::{Kind, Names, Territory, UnitId};
use aimaq_words::Value;
use aimaq_words::msg;

/// A unit or region that a change is about, as it was called then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its names.
    pub names: Names,
    /// The names of the region of a unit.
    pub region: Option<Names>,
}

impl Subject {
    /// Its region in brackets after a space; nothing where it has none or bears the
    /// region's name.
    pub fn region_in_brackets(&self) -> Value {
        let region = self.region.as_ref();
        match region.filter(|region| **region != self.names) {
            Some(region) => msg!("change-at", region = region).into(),
            None => "".into(),
        }
    }

    /// A unit of a territory as it is called now.
    pub(super) fn of_unit(territory: &Territory, id: UnitId) -> Self {
        let unit = territory.unit(id);
        Self {
            names: unit.names.clone(),
            region: Some(territory.region(unit.region).names.clone()),
        }
    }
}

/// One carried-out change, without the words of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the fields are the words of the plan's format
pub enum AppliedChange {
    /// A region is formed out of units of others; how many of them are cities is
    /// said where the territory tells cities apart.
    Created {
        region: Names,
        centre: Names,
        units: usize,
        cities: Option<usize>,
        origins: Vec<Names>,
    },
    /// So many units become one.
    UnitsMerged { units: usize, into: Subject },
    /// Regions become one.
    RegionsMerged { parts: Vec<Names>, into: Subject },
    /// A unit ends; its land goes to another.
    UnitEnded { unit: Subject, into: Subject },
    /// A region ends; its units go to another.
    RegionEnded { region: Subject, into: Subject },
    /// Units go to another region; each with the region it leaves.
    Transferred { units: Vec<Subject>, to: Names },
    /// New units are split off; the unit goes on with the rest.
    Divided { unit: Subject, parts: Vec<Names> },
    /// A unit or region gets another name.
    Renamed { what: Subject, to: Names },
    /// A unit or region is governed from another place; from nowhere before where
    /// `from` is missing.
    CentreMoved {
        what: Subject,
        from: Option<Names>,
        to: Names,
    },
    /// A unit or region becomes another kind.
    Status { what: Subject, kind: Kind },
    /// A unit or region gets another code.
    Recoded { what: Subject, code: String },
    /// A region ends; others are formed out of all its units.
    RegionDivided { region: Subject, parts: Vec<Names> },
    /// Land goes from one unit to another.
    BorderMoved { from: Subject, to: Subject },
    /// So many units or regions get other codes.
    RecodedMany { rows: usize },
    /// So many units or regions get other names.
    RenamedMany { rows: usize },
}
