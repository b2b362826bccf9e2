//! The state on the way through a plan, as far as names, codes and regions go: enough to
//! say how a change names what it is about, and whether a name or code is free.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::step::{Thing, Who};
use crate::naming::same_name;
use aimaq_territory::{Names, Territory, UnitId, fold};

/// A unit or region as it is now.
#[derive(Debug, Clone, Default)]
struct State {
    /// Other names than before.
    names: Option<Names>,
    /// Another code than before.
    code: Option<String>,
    /// Of a unit: its region.
    region: Who,
    is_there: bool,
}

/// The state on the way.
pub(super) struct Now<'a> {
    before: &'a Territory,
    /// The day of the changes: codes change by themselves where tables say so.
    day: Date,
    units: Vec<State>,
    regions: Vec<State>,
    /// Units by the names that they have got on the way.
    named: BTreeMap<String, Vec<Who>>,
    /// Who has which code; made when it is asked for first.
    holders: [Option<FxHashMap<String, Who>>; 2],
    nameless: Names,
}

impl<'a> Now<'a> {
    /// The state before, with room for what a plan forms.
    pub(super) fn new(before: &'a Territory, day: Date, units: usize, regions: usize) -> Self {
        let unit = |u: &aimaq_territory::Unit| State {
            region: u.region.index(),
            is_there: u.exists(),
            ..State::default()
        };
        let region = |r: &aimaq_territory::Region| State {
            is_there: r.exists(),
            ..State::default()
        };
        let mut now = Self {
            before,
            day,
            units: before.units.iter().map(unit).collect(),
            regions: before.regions.iter().map(region).collect(),
            named: BTreeMap::new(),
            holders: [None, None],
            nameless: Names::default(),
        };
        now.units.resize(units, State::default());
        now.regions.resize(regions, State::default());
        now
    }

    fn state(&self, what: Thing) -> &State {
        match what {
            Thing::Unit(who) => &self.units[who],
            Thing::Region(who) => &self.regions[who],
        }
    }

    fn state_mut(&mut self, what: Thing) -> &mut State {
        match what {
            Thing::Unit(who) => &mut self.units[who],
            Thing::Region(who) => &mut self.regions[who],
        }
    }

    pub(super) fn is_there(&self, what: Thing) -> bool {
        self.state(what).is_there
    }

    pub(super) fn region_of(&self, unit: Who) -> Who {
        self.units[unit].region
    }

    pub(super) fn names(&self, what: Thing) -> &Names {
        if let Some(names) = &self.state(what).names {
            return names;
        }
        let names = match what {
            Thing::Unit(who) => self.before.units.get(who).map(|u| &u.names),
            Thing::Region(who) => self.before.regions.get(who).map(|r| &r.names),
        };
        names.unwrap_or(&self.nameless)
    }

    pub(super) fn code(&self, what: Thing) -> Option<&str> {
        if let Some(code) = &self.state(what).code {
            return Some(code);
        }
        let day = self.day;
        match what {
            Thing::Unit(who) => self.before.units.get(who)?.code_on(day),
            Thing::Region(who) => self.before.regions.get(who)?.code_on(day),
        }
    }

    /// The units that are in a region now.
    pub(super) fn units_in(&self, region: Who) -> Vec<Who> {
        let here = |(_, u): &(usize, &State)| u.is_there && u.region == region;
        self.units
            .iter()
            .enumerate()
            .filter(here)
            .map(|(who, _)| who)
            .collect()
    }

    /// The units that are called so or were, now there.
    fn called(&self, name: &str) -> Vec<Who> {
        let known = self.before.gazetteer.units_named(name).iter();
        let new = self.named.get(&fold(name)).into_iter().flatten().copied();
        let mut all: Vec<Who> = known.map(|id: &UnitId| id.index()).chain(new).collect();
        all.sort_unstable();
        all.dedup();
        all.retain(|&who| self.units[who].is_there);
        all
    }

    /// A unit of a region that bears one of these names.
    pub(super) fn namesake(&self, region: Who, name: &str, but: &[Who]) -> Option<Who> {
        let bears = |who: &Who| {
            let mut names = self.names(Thing::Unit(*who)).all();
            names.any(|own| same_name(own, name))
        };
        let here = self.called(name).into_iter();
        here.filter(|who| self.units[*who].region == region && !but.contains(who))
            .find(bears)
    }

    /// Whether a region other than these bears a name.
    pub(super) fn region_named(&self, name: &str, but: &[Who]) -> bool {
        let there = |who: &Who| self.regions[*who].is_there && !but.contains(who);
        let mut all = (0..self.regions.len()).filter(there);
        all.any(|who| {
            let mut names = self.names(Thing::Region(who)).all();
            names.any(|own| same_name(own, name))
        })
    }

    /// Who else has a code.
    pub(super) fn holder(&mut self, what: Thing, code: &str) -> Option<Who> {
        let level = usize::from(matches!(what, Thing::Region(_)));
        if self.holders[level].is_none() {
            let count = [self.units.len(), self.regions.len()][level];
            let thing = |who| [Thing::Unit(who), Thing::Region(who)][level];
            let there = (0..count).filter(|&who| self.is_there(thing(who)));
            let codes = there.filter_map(|who| Some((self.code(thing(who))?.to_owned(), who)));
            self.holders[level] = Some(codes.collect());
        }
        let holder = self.holders[level].as_ref()?.get(code).copied()?;
        let own = matches!(what, Thing::Unit(who) | Thing::Region(who) if who == holder);
        (!own).then_some(holder)
    }

    pub(super) fn set_names(&mut self, what: Thing, names: &Names) {
        if let Thing::Unit(who) = what {
            for name in names.all() {
                self.named.entry(fold(name)).or_default().push(who);
            }
        }
        self.state_mut(what).names = Some(names.clone());
    }

    pub(super) fn set_code(&mut self, what: Thing, code: &str) {
        self.give_up_code(what);
        let level = usize::from(matches!(what, Thing::Region(_)));
        let (Thing::Unit(who) | Thing::Region(who)) = what;
        if let Some(holders) = &mut self.holders[level] {
            holders.insert(code.to_owned(), who);
        }
        self.state_mut(what).code = Some(code.to_owned());
    }

    fn give_up_code(&mut self, what: Thing) {
        let level = usize::from(matches!(what, Thing::Region(_)));
        let (Thing::Unit(who) | Thing::Region(who)) = what;
        let code = self.code(what).map(str::to_owned);
        if let (Some(code), Some(holders)) = (code, &mut self.holders[level])
            && holders.get(&code) == Some(&who)
        {
            holders.remove(&code);
        }
    }

    pub(super) fn begin(&mut self, what: Thing, names: &Names, code: Option<&str>, region: Who) {
        self.set_names(what, names);
        let state = self.state_mut(what);
        state.is_there = true;
        state.region = region;
        if let Some(code) = code {
            self.set_code(what, code);
        }
    }

    pub(super) fn end(&mut self, what: Thing) {
        self.give_up_code(what);
        self.state_mut(what).is_there = false;
    }

    pub(super) fn go_to(&mut self, unit: Who, region: Who) {
        self.units[unit].region = region;
    }

    /// How a plan names a region.
    pub(super) fn region_address(&self, who: Who) -> String {
        let what = Thing::Region(who);
        let name = &self.names(what).en;
        let called = |other: &Who| {
            let known = self.before.gazetteer.regions_named(name);
            known.iter().any(|id| id.index() == *other)
        };
        let others = (0..self.before.regions.len()).filter(called);
        let several = others
            .filter(|&other| self.regions[other].is_there && other != who)
            .count()
            > 0;
        match self
            .code(what)
            .filter(|_| several || name.starts_with("code:"))
        {
            Some(code) => format!("code:{code}"),
            None => name.clone(),
        }
    }

    /// The path of a unit that goes on in a merge: with its code in brackets beside one of
    /// the same name, as the state itself has it.
    pub(super) fn path(&self, unit: Who) -> String {
        let what = Thing::Unit(unit);
        let name = &self.names(what).en;
        let region = self.units[unit].region;
        let mut here = self.called(name).into_iter();
        let twin = here.any(|who| {
            who != unit
                && self.units[who].region == region
                && self.names(Thing::Unit(who)).en == *name
        });
        let region = &self.names(Thing::Region(region)).en;
        match self.code(what).filter(|_| twin) {
            Some(code) => format!("{region}/{name} ({code})"),
            None => format!("{region}/{name}"),
        }
    }

    /// How a plan names a unit: by its path, or by its code where that could be read in
    /// another way.
    pub(super) fn address(&self, unit: Who) -> String {
        let what = Thing::Unit(unit);
        let name = &self.names(what).en;
        let region = self.names(Thing::Region(self.units[unit].region));
        let slash = name.contains('/') || region.en.contains('/') || name.starts_with("code:");
        let here = self.called(name).into_iter();
        let mut here = here.filter(|who| self.units[*who].region == self.units[unit].region);
        let twin = here.any(|who| who != unit);
        match self.code(what).filter(|_| slash || twin) {
            Some(code) => format!("code:{code}"),
            None => format!("{}/{name}", region.en),
        }
    }
}
