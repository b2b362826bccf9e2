//! The states before and after one change, and how things are called there.

use std::collections::BTreeMap;

use toml::Spanned;

use super::steps::Irreversible;
use super::unplaced;
use crate::plan::{Target, Translations};
use crate::resolve::{address, find_region, find_unit};
use aimaq_territory::{Names, RegionId, Territory, UnitId};

/// The states around one change.
pub(super) struct States<'a> {
    pub(super) before: &'a Territory,
    pub(super) after: &'a Territory,
}

/// What a change is about.
pub(super) enum TargetId {
    Unit(UnitId),
    Region(RegionId),
}

/// The names in other languages, as a plan writes them.
pub(super) fn translations(names: &Names) -> Translations {
    Translations::of(names)
}

impl States<'_> {
    pub(super) fn unit(&self, name: &Spanned<String>) -> Result<UnitId, Irreversible> {
        find_unit(self.before, name.get_ref()).map_err(|p| Irreversible::Unknown(p.message))
    }

    pub(super) fn region(&self, name: &Spanned<String>) -> Result<RegionId, Irreversible> {
        find_region(self.before, name.get_ref()).map_err(|p| Irreversible::Unknown(p.message))
    }

    pub(super) fn units(&self, names: &[Spanned<String>]) -> Result<Vec<UnitId>, Irreversible> {
        names.iter().map(|name| self.unit(name)).collect()
    }

    pub(super) fn regions(&self, names: &[Spanned<String>]) -> Result<Vec<RegionId>, Irreversible> {
        names.iter().map(|name| self.region(name)).collect()
    }

    pub(super) fn target(&self, target: &Target) -> Result<TargetId, Irreversible> {
        Ok(match target {
            Target::Unit(name) => TargetId::Unit(self.unit(name)?),
            Target::Region(name) => TargetId::Region(self.region(name)?),
        })
    }

    /// How a plan names what goes on, in the state after the change.
    pub(super) fn named(&self, target: &TargetId) -> Target {
        match target {
            TargetId::Unit(id) => Target::Unit(self.path(*id)),
            TargetId::Region(id) => Target::Region(self.region_name(*id)),
        }
    }

    pub(super) fn region_name(&self, id: RegionId) -> Spanned<String> {
        unplaced(self.after.region(id).names.en.clone())
    }

    pub(super) fn path(&self, id: UnitId) -> Spanned<String> {
        unplaced(address(self.after, id))
    }

    /// Units by the region that they were in.
    pub(super) fn by_origin(&self, units: &[UnitId]) -> BTreeMap<RegionId, Vec<UnitId>> {
        let mut origins: BTreeMap<RegionId, Vec<UnitId>> = BTreeMap::new();
        for &unit in units {
            let origin = self.before.unit(unit).region;
            origins.entry(origin).or_default().push(unit);
        }
        origins
    }
}
