//! Whether a step can be carried out now.

use super::schedule::Schedule;
use super::step::{Step, Thing, Who};
use super::write::names_of;

impl Schedule<'_> {
    pub(super) fn is_ready(&mut self, step: &Step) -> bool {
        let there = step
            .units()
            .iter()
            .all(|&unit| self.now().is_there(Thing::Unit(unit)));
        there
            && match step {
                Step::Split { unit, parts } => self.may_split(*unit, parts),
                Step::MoveBorder { from, .. } => {
                    let seat = Step::MoveCentre {
                        what: Thing::Unit(*from),
                    };
                    !self.steps().any(|other| *other == seat)
                }
                Step::MergeUnits {
                    units,
                    into,
                    is_new,
                    code,
                    ..
                } => self.may_merge(units, (*into, *is_new), *code),
                Step::Create { region, units } => {
                    self.may_begin(*region, &[]) && self.may_move(units, *region)
                }
                Step::Divide { region, into } => self.may_divide(*region, into),
                Step::MergeRegions {
                    regions,
                    into,
                    is_new,
                    ..
                } => self.may_merge_regions(regions, *into, *is_new),
                Step::EndRegion { region, into } => {
                    self.now().is_there(Thing::Region(*into)) && self.may_end(*region, *into)
                }
                Step::Transfer { units, to } => {
                    self.now().is_there(Thing::Region(*to)) && self.may_move(units, *to)
                }
                Step::Rename { what, .. } => self.may_rename(*what),
                Step::Recode { what } => self.now().is_there(*what) && self.code_free(*what, &[]),
                Step::Status { what } | Step::MoveCentre { what } => self.now().is_there(*what),
            }
    }

    /// Whether the later code of something is nobody's, or that of one of these.
    pub(super) fn code_free(&mut self, what: Thing, but: &[Who]) -> bool {
        let Some(code) = self.writer.later_code(what).map(str::to_owned) else {
            return true;
        };
        let holder = self.writer.now.holder(what, &code);
        holder.is_none_or(|holder| but.contains(&holder))
    }

    /// Whether something can begin with the code that it begins with.
    fn first_code_free(&mut self, what: Thing, but: &[Who]) -> bool {
        self.writer.without_code.contains(&what) || self.code_free(what, but)
    }

    pub(super) fn name_free(&self, unit: Who, region: Who, but: &[Who]) -> bool {
        let name = &names_of(self.writer.all, Thing::Unit(unit)).en;
        match self.now().namesake(region, name, but) {
            None => true,
            Some(twin) => {
                let coded = self.writer.later_code(Thing::Unit(unit)).is_some();
                self.twins && coded && self.now().code(Thing::Unit(twin)).is_some()
            }
        }
    }

    fn may_split(&mut self, unit: Who, parts: &[(Who, usize)]) -> bool {
        let region = self.now().region_of(unit);
        let free = parts
            .iter()
            .all(|&(part, _)| self.name_free(part, region, &[]));
        free && parts
            .iter()
            .all(|&(part, _)| self.first_code_free(Thing::Unit(part), &[]))
    }

    fn may_merge(&mut self, units: &[Who], (into, is_new): (Who, bool), code: bool) -> bool {
        let ends = units.iter().filter(|&&unit| unit != into);
        let mut ends = ends.copied();
        let later = || self.steps().chain(&self.later);
        if ends.any(|end| later().any(|step| step.takes_from(end))) {
            return false;
        }
        let region = self.writer.region_of_new(units, into);
        (!is_new || self.name_free(into, region, units))
            && (!code || self.code_free(Thing::Unit(into), units))
    }

    /// Whether a new region may begin beside all but these.
    fn may_begin(&mut self, region: Who, but: &[Who]) -> bool {
        let name = names_of(self.writer.all, Thing::Region(region)).en.clone();
        !self.now().region_named(&name, but) && self.first_code_free(Thing::Region(region), but)
    }

    /// Whether units may go to a region: none is still to be divided, and their names are
    /// free there.
    fn may_move(&self, units: &[Who], to: Who) -> bool {
        let divided = |unit: &Who| {
            self.steps()
                .any(|step| matches!(step, Step::Split { unit: own, .. } if own == unit))
        };
        let now = self.now();
        let moving = units.iter().filter(|&&unit| now.region_of(unit) != to);
        !units.iter().any(divided) && moving.clone().all(|&unit| self.fits(unit, to))
    }

    /// Whether no other unit of a region bears the present name of a unit.
    pub(super) fn fits(&self, unit: Who, region: Who) -> bool {
        let name = &self.now().names(Thing::Unit(unit)).en;
        match self.now().namesake(region, name, &[unit]) {
            None => true,
            Some(twin) => {
                let coded = |who: Who| self.now().code(Thing::Unit(who)).is_some();
                self.twins && coded(unit) && coded(twin)
            }
        }
    }

    fn may_divide(&mut self, region: Who, into: &[(Who, Vec<Who>)]) -> bool {
        let listed: Vec<Who> = into.iter().flat_map(|(_, units)| units.clone()).collect();
        let here = self.now().units_in(region);
        let same = here.len() == listed.len() && here.iter().all(|unit| listed.contains(unit));
        same && self.is_settled(region)
            && into
                .iter()
                .all(|(part, _)| self.may_begin(*part, &[region]))
    }

    /// Whether no unit of a region is still to be formed, ended or moved elsewhere.
    fn is_settled(&self, region: Who) -> bool {
        let here = |unit: &Who| {
            let there = self.now().is_there(Thing::Unit(*unit));
            there && self.now().region_of(*unit) == region
        };
        !self.steps().any(|step| {
            let moves = matches!(step, Step::Transfer { .. } | Step::Create { .. });
            let moves = moves && !self.loose;
            (step.is_of_units() || moves) && step.units().iter().any(here)
        })
    }

    fn may_merge_regions(&mut self, regions: &[Who], into: Who, is_new: bool) -> bool {
        let ends: Vec<Who> = regions.iter().copied().filter(|&r| r != into).collect();
        let free = match is_new {
            true => self.may_begin(into, regions),
            false => self.code_free(Thing::Region(into), regions),
        };
        free && ends.iter().all(|&end| self.may_end(end, into))
    }

    fn may_end(&self, region: Who, into: Who) -> bool {
        let units = self.now().units_in(region);
        self.now().is_there(Thing::Region(region))
            && self.is_settled(region)
            && units.iter().all(|&unit| self.fits(unit, into))
    }

    fn may_rename(&self, what: Thing) -> bool {
        if !self.now().is_there(what) {
            return false;
        }
        match what {
            Thing::Unit(unit) => self.name_free(unit, self.now().region_of(unit), &[unit]),
            Thing::Region(region) => {
                let name = &names_of(self.writer.all, what).en;
                !self.now().region_named(name, &[region])
            }
        }
    }
}
