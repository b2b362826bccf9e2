//! From the names in a plan to units and regions of the state so far.

use toml::Spanned;

use super::Context;
use crate::applied_change::Subject;
use crate::apply::Refused;
use crate::diagnostic::Problem;
use crate::plan::Target;
use crate::resolve::Resolver;
use aimaq_territory::{RegionId, UnitId};
use aimaq_words::msg;

/// What a change is about.
pub(in crate::apply) enum TargetId {
    /// A unit.
    Unit(UnitId),
    /// A region.
    Region(RegionId),
}

/// Something is named twice where it may be named once.
pub(in crate::apply) fn named_twice(name: &str) -> Problem {
    let problem = Problem::error(msg!("problem-named-twice", name = name));
    problem.hint(msg!("hint-leave-one-out"))
}

impl Context<'_> {
    /// A unit as it is called now, with its region.
    pub(in crate::apply) fn unit_subject(&self, id: UnitId) -> Subject {
        let unit = self.territory.unit(id);
        Subject {
            names: unit.names.clone(),
            region: Some(self.territory.region(unit.region).names.clone()),
        }
    }

    /// A region as it is called now.
    pub(in crate::apply) fn region_subject(&self, id: RegionId) -> Subject {
        Subject {
            names: self.territory.region(id).names.clone(),
            region: None,
        }
    }

    pub(in crate::apply) fn resolver(&self) -> Resolver<'_> {
        Resolver {
            territory: &self.territory,
            day: self.day,
            catalogue: &self.catalogue,
        }
    }

    /// The unit that the plan names, or a recorded problem.
    pub(in crate::apply) fn unit(&mut self, name: &Spanned<String>) -> Result<UnitId, Refused> {
        let found = self.resolver().unit(name.get_ref());
        found.map_err(|problem| self.report(problem, name.span()))
    }

    /// The region that the plan names, or a recorded problem.
    pub(in crate::apply) fn region(&mut self, name: &Spanned<String>) -> Result<RegionId, Refused> {
        let found = self.resolver().region(name.get_ref());
        found.map_err(|problem| self.report(problem, name.span()))
    }

    /// All named units, each once; reports every one that cannot be used.
    pub(in crate::apply) fn units(
        &mut self,
        names: &[Spanned<String>],
    ) -> Result<Vec<UnitId>, Refused> {
        self.each_once(names, Self::unit)
    }

    /// The named units that there are, each once, and whether that is all of them;
    /// reports every one that cannot be used.
    pub(in crate::apply) fn units_found(
        &mut self,
        names: &[Spanned<String>],
    ) -> (Vec<UnitId>, bool) {
        self.found(names, Self::unit)
    }

    /// All named regions, each once; reports every one that cannot be used.
    pub(in crate::apply) fn regions(
        &mut self,
        names: &[Spanned<String>],
    ) -> Result<Vec<RegionId>, Refused> {
        self.each_once(names, Self::region)
    }

    fn each_once<T: Copy + PartialEq>(
        &mut self,
        names: &[Spanned<String>],
        find: impl Fn(&mut Self, &Spanned<String>) -> Result<T, Refused>,
    ) -> Result<Vec<T>, Refused> {
        match self.found(names, find) {
            (found, true) => Ok(found),
            (_, false) => Err(Refused),
        }
    }

    fn found<T: Copy + PartialEq>(
        &mut self,
        names: &[Spanned<String>],
        find: impl Fn(&mut Self, &Spanned<String>) -> Result<T, Refused>,
    ) -> (Vec<T>, bool) {
        let mut found: Vec<T> = Vec::with_capacity(names.len());
        let mut refused = false;
        for name in names {
            match find(self, name) {
                Ok(id) if found.contains(&id) => {
                    self.report(named_twice(name.get_ref()), name.span());
                    refused = true;
                }
                Ok(id) => found.push(id),
                Err(Refused) => refused = true,
            }
        }
        (found, !refused)
    }

    /// The unit or region that a change is about, or a recorded problem.
    pub(in crate::apply) fn target(&mut self, target: &Target) -> Result<TargetId, Refused> {
        match target {
            Target::Unit(name) => self.unit(name).map(TargetId::Unit),
            Target::Region(name) => self.region(name).map(TargetId::Region),
        }
    }
}
