//! Steps as the changes of a plan, with names as of their turn.

use super::explain::Explained;
use super::matching::LandFlow;
use super::now::Now;
use super::step::{Step, Thing, Who};
use crate::invert::unplaced;
use crate::plan::{
    Abolish, By, Change, MoveBorder, MoveCentre, Recode, Rename, SetStatus, Target, Translations,
};
use aimaq_territory::{Names, Region, Unit};
use geo_types::Coord;
use toml::Spanned;

/// Writes changes and keeps count of what they leave.
pub(super) struct Writer<'a> {
    pub(super) all: &'a Explained<'a>,
    pub(super) now: Now<'a>,
    /// What gets its code later than it begins.
    pub(super) without_code: Vec<Thing>,
    /// Units that are called otherwise on the way.
    pub(super) detours: Vec<Who>,
}

/// The later names of a unit or region.
pub(super) fn names_of<'a>(all: &'a Explained<'_>, what: Thing) -> &'a Names {
    static NAMELESS: std::sync::LazyLock<Names> = std::sync::LazyLock::new(Names::default);
    if let Thing::Unit(who) = what
        && let Some(passing) = all.passing.get(&who)
    {
        return &passing.names;
    }
    let names = match what {
        Thing::Unit(who) => all.unit_goal[who].map(|id| &all.after.unit(id).names),
        Thing::Region(who) => all.region_goal[who].map(|id| &all.after.region(id).names),
    };
    names.unwrap_or(&NAMELESS)
}

/// A place with its name, as plans write centres.
pub(super) struct Place {
    pub(super) name: Spanned<String>,
    pub(super) names: Translations,
    pub(super) position: Option<[f64; 2]>,
}

impl Place {
    pub(super) fn new(names: &Names, at: Coord<f64>) -> Self {
        Self {
            name: unplaced(names.en.clone()),
            names: Translations::of(names),
            position: Some([at.x, at.y]),
        }
    }
}

impl<'a> Writer<'a> {
    pub(super) fn later_unit(&self, who: Who) -> Option<&'a Unit> {
        self.all.unit_goal[who].map(|id| self.all.after.unit(id))
    }

    pub(super) fn later_region(&self, who: Who) -> Option<&'a Region> {
        self.all.region_goal[who].map(|id| self.all.after.region(id))
    }

    /// The later code of a unit or region.
    pub(super) fn later_code(&self, what: Thing) -> Option<&'a str> {
        let day = self.all.after.date;
        match what {
            Thing::Unit(who) => self.later_unit(who)?.code_on(day),
            Thing::Region(who) => self.later_region(who)?.code_on(day),
        }
    }

    /// The later code of something that begins, if it has it from the beginning.
    pub(super) fn first_code(&self, what: Thing) -> Option<&'a str> {
        let code = self.later_code(what);
        code.filter(|_| !self.without_code.contains(&what))
    }

    pub(super) fn centre(&self, what: Thing) -> Option<Place> {
        if let Thing::Unit(who) = what
            && let Some(passing) = self.all.passing.get(&who)
        {
            return Some(Place::new(&passing.seat.names, passing.seat.position));
        }
        match what {
            Thing::Unit(who) => {
                let seat = self.later_unit(who)?.seat.as_ref()?;
                Some(Place::new(&seat.names, seat.position))
            }
            Thing::Region(who) => {
                let centre = self.later_region(who)?.centre.as_ref()?;
                Some(Place::new(&centre.names, centre.position))
            }
        }
    }

    pub(super) fn target(&self, what: Thing) -> Target {
        match what {
            Thing::Unit(who) => Target::Unit(self.unit(who)),
            Thing::Region(who) => Target::Region(self.region(who)),
        }
    }

    pub(super) fn unit(&self, who: Who) -> Spanned<String> {
        unplaced(self.now.address(who))
    }

    pub(super) fn region(&self, who: Who) -> Spanned<String> {
        unplaced(self.now.region_address(who))
    }

    pub(super) fn units(&self, all: &[Who]) -> Vec<Spanned<String>> {
        all.iter().map(|&who| self.unit(who)).collect()
    }

    /// The region in which a merge under a new name begins.
    pub(super) fn region_of_new(&self, units: &[Who], into: Who) -> Who {
        let wanted = self.all.first_region[into];
        let mut regions = units.iter().map(|&unit| self.now.region_of(unit));
        match regions.clone().any(|region| region == wanted) {
            true => wanted,
            false => regions.next().unwrap_or(wanted),
        }
    }

    fn move_border(&self, from: Who, to: Who, flow: &LandFlow) -> Change {
        Change::MoveBorder(MoveBorder {
            from: self.unit(from),
            to: self.unit(to),
            by: unplaced(flow.by.clone().unwrap_or(By::NearestCentre)),
            population: flow.people.map(unplaced),
            source: None,
        })
    }

    /// The change of a step; nothing where it is done already.
    pub(super) fn change(&mut self, step: &Step) -> Option<Change> {
        match step {
            Step::Split { unit, parts } => Some(self.split(*unit, parts)),
            Step::MoveBorder { from, to, flow } => {
                Some(self.move_border(*from, *to, &self.all.matching.flows[*flow]))
            }
            Step::MergeUnits {
                units,
                into,
                is_new,
                code,
                centre,
            } => Some(self.merge(units, *into, *is_new, (*code, *centre))),
            Step::Create { region, units } => Some(Change::Create(self.create(*region, units))),
            Step::Divide { region, into } => Some(self.divide(*region, into)),
            Step::MergeRegions {
                regions,
                into,
                is_new,
                code,
                centre,
            } => Some(self.merge_regions(regions, *into, *is_new, (*code, *centre))),
            Step::EndRegion { region, into } => {
                let change = Change::Abolish(Abolish {
                    target: Target::Region(self.region(*region)),
                    into: self.region(*into),
                });
                self.end_region(*region, *into);
                Some(change)
            }
            Step::Transfer { units, to } => self.transfer(units, *to),
            Step::Rename { what, centre } => {
                let change = Change::Rename(self.rename_row(*what, *centre));
                self.renamed(*what);
                Some(change)
            }
            Step::Recode { what } => {
                let change = Change::Recode(self.recode_row(*what));
                self.recoded(*what);
                Some(change)
            }
            Step::Status { what } => {
                let kind = match *what {
                    Thing::Unit(who) => self.later_unit(who)?.kind.0.clone(),
                    Thing::Region(who) => self.later_region(who)?.kind.0.clone(),
                };
                Some(Change::SetStatus(SetStatus {
                    target: self.target(*what),
                    kind: unplaced(kind),
                }))
            }
            Step::MoveCentre { what } => self.move_centre(*what),
        }
    }

    fn move_centre(&self, what: Thing) -> Option<Change> {
        let place = self.centre(what)?;
        Some(Change::MoveCentre(MoveCentre {
            target: self.target(what),
            centre: place.name,
            centre_names: place.names,
            position: place.position,
        }))
    }

    /// A row that gives a unit or region its later name.
    pub(super) fn rename_row(&self, what: Thing, centre: bool) -> Rename {
        let names = names_of(self.all, what);
        let place = self.centre(what).filter(|_| centre);
        let (seat, seat_names) = match place {
            Some(place) => (Some(place.name), place.names),
            None => (None, Translations::default()),
        };
        Rename {
            target: self.target(what),
            to: unplaced(names.en.clone()),
            names: Translations::of(names),
            aliases: Vec::new(),
            seat,
            seat_names,
        }
    }

    /// A row that gives a unit or region its later code.
    pub(super) fn recode_row(&self, what: Thing) -> Recode {
        Recode {
            target: self.target(what),
            code: unplaced(self.later_code(what).unwrap_or_default().to_owned()),
        }
    }

    /// Something has its later name now.
    pub(super) fn renamed(&mut self, what: Thing) {
        self.now.set_names(what, names_of(self.all, what));
    }

    /// Something has its later code now.
    pub(super) fn recoded(&mut self, what: Thing) {
        if let Some(code) = self.later_code(what) {
            self.now.set_code(what, code);
        }
    }

    /// Calls a unit otherwise until its name is free.
    pub(super) fn detour(&mut self, unit: Who) -> Change {
        self.detours.push(unit);
        let what = Thing::Unit(unit);
        let region = &self.now.names(Thing::Region(self.now.region_of(unit))).en;
        let name = format!("{} ({region})", self.now.names(what).en);
        let change = Change::Rename(Rename {
            target: self.target(what),
            to: unplaced(name.clone()),
            names: Translations::default(),
            aliases: Vec::new(),
            seat: None,
            seat_names: Translations::default(),
        });
        self.now.set_names(what, &Names::new(name));
        change
    }
}
