//! Steps as the changes of a plan, with names as of their turn.

use super::explain::Explained;
use super::matching::LandFlow;
use super::now::Now;
use super::step::{Step, Thing, Who};
use crate::reform::invert::unplaced;
use crate::reform::plan::{
    Abolish, By, Change, Create, Divide, Merge, MoveBorder, MoveCentre, Part, Recode, Rename,
    SetStatus, Split, Target, Transfer, Translations,
};
use crate::territory::{Names, Region, Unit};
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
    let names = match what {
        Thing::Unit(who) => all.unit_goal[who].map(|id| &all.after.unit(id).names),
        Thing::Region(who) => all.region_goal[who].map(|id| &all.after.region(id).names),
    };
    names.unwrap_or(&NAMELESS)
}

/// A place with its name, as plans write centres.
struct Place {
    name: Spanned<String>,
    names: Translations,
    position: Option<[f64; 2]>,
}

impl Place {
    fn new(names: &Names, at: Coord<f64>) -> Self {
        Self {
            name: unplaced(names.en.clone()),
            names: Translations::of(names),
            position: Some([at.x, at.y]),
        }
    }
}

impl<'a> Writer<'a> {
    fn later_unit(&self, who: Who) -> Option<&'a Unit> {
        self.all.unit_goal[who].map(|id| self.all.after.unit(id))
    }

    fn later_region(&self, who: Who) -> Option<&'a Region> {
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
    fn first_code(&self, what: Thing) -> Option<&'a str> {
        let code = self.later_code(what);
        code.filter(|_| !self.without_code.contains(&what))
    }

    fn centre(&self, what: Thing) -> Option<Place> {
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

    fn target(&self, what: Thing) -> Target {
        match what {
            Thing::Unit(who) => Target::Unit(self.unit(who)),
            Thing::Region(who) => Target::Region(self.region(who)),
        }
    }

    fn unit(&self, who: Who) -> Spanned<String> {
        unplaced(self.now.address(who))
    }

    fn region(&self, who: Who) -> Spanned<String> {
        unplaced(self.now.region_address(who))
    }

    fn units(&self, all: &[Who]) -> Vec<Spanned<String>> {
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

    /// The changes of a step: one as a rule, none where it is done already, two where a
    /// border cannot be moved.
    pub(super) fn changes(&mut self, step: &Step) -> Vec<Change> {
        if let Step::MoveBorder { from, to, flow } = step {
            return self.move_border(*from, *to, &self.all.matching.flows[*flow]);
        }
        self.change(step).into_iter().collect()
    }

    fn move_border(&self, from: Who, to: Who, flow: &LandFlow) -> Vec<Change> {
        let by = unplaced(flow.by.clone().unwrap_or(By::NearestCentre));
        let population = flow.people.map(unplaced);
        let (giver, receiver) = (self.unit(from), self.unit(to));
        let seat = self
            .all
            .before
            .units
            .get(from)
            .and_then(|unit| unit.seat.as_ref());
        let later = self.later_unit(from).and_then(|unit| unit.seat.as_ref());
        let Some(seat) = seat.filter(|seat| flow.has_seat && later == Some(*seat)) else {
            return vec![Change::MoveBorder(MoveBorder {
                from: giver,
                to: receiver,
                by,
                population,
                source: None,
            })];
        };
        // The seat stays where it is, on land that is another unit's: a unit of that land
        // is split off and ends.
        let name = format!(
            "{} ({})",
            seat.names.en,
            self.now.names(Thing::Unit(from)).en
        );
        let region = &self.now.names(Thing::Region(self.now.region_of(from))).en;
        let part = unplaced(format!("{region}/{name}"));
        let place = Place::new(&seat.names, seat.position);
        let into = vec![Part {
            name: unplaced(name),
            names: Translations::default(),
            aliases: Vec::new(),
            kind: None,
            centre: place.name,
            centre_names: place.names,
            position: place.position,
            code: None,
            population,
            area_km2: None,
            by,
            source: None,
        }];
        let ends = Change::Abolish(Abolish {
            target: Target::Unit(part),
            into: receiver,
        });
        vec![Change::Split(Split { unit: giver, into }), ends]
    }

    /// The change of a step; nothing where it is done already.
    fn change(&mut self, step: &Step) -> Option<Change> {
        match step {
            Step::Split { unit, parts } => Some(self.split(*unit, parts)),
            Step::MoveBorder { .. } => None,
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
            Step::MoveCentre { what } => {
                let place = self.centre(*what)?;
                Some(Change::MoveCentre(MoveCentre {
                    target: self.target(*what),
                    centre: place.name,
                    centre_names: place.names,
                    position: place.position,
                }))
            }
        }
    }

    fn split(&mut self, unit: Who, parts: &[(Who, usize)]) -> Change {
        let region = self.now.region_of(unit);
        let into = parts.iter().filter_map(|&(who, flow)| self.part(who, flow));
        let change = Change::Split(Split {
            unit: self.unit(unit),
            into: into.collect(),
        });
        for &(part, _) in parts {
            self.begin(Thing::Unit(part), region);
        }
        change
    }

    fn part(&self, who: Who, flow: usize) -> Option<Part> {
        let unit = self.later_unit(who)?;
        let flow = &self.all.matching.flows[flow];
        let place = self.centre(Thing::Unit(who));
        let place = place.unwrap_or_else(|| Place {
            name: unplaced(unit.names.en.clone()),
            names: Translations::default(),
            position: None,
        });
        let area = unit.area.as_ref().filter(|area| area.figure == unit.source);
        Some(Part {
            name: unplaced(unit.names.en.clone()),
            names: Translations::of(&unit.names),
            aliases: unit.aliases.clone(),
            kind: Some(unit.kind.0.clone()),
            centre: place.name,
            centre_names: place.names,
            position: place.position,
            code: self
                .first_code(Thing::Unit(who))
                .map(|c| unplaced(c.to_owned())),
            population: flow.people.map(unplaced),
            area_km2: area.map(|area| area.km2),
            by: unplaced(flow.by.clone().unwrap_or(By::NearestCentre)),
            source: Some(unit.source.clone()).filter(|source| !source.is_empty()),
        })
    }

    /// Something new is there.
    fn begin(&mut self, what: Thing, region: Who) {
        let (names, code) = (names_of(self.all, what), self.first_code(what));
        self.now.begin(what, names, code, region);
    }

    fn merge(
        &mut self,
        units: &[Who],
        into: Who,
        is_new: bool,
        (code, centre): (bool, bool),
    ) -> Change {
        let what = Thing::Unit(into);
        let region = self.region_of_new(units, into);
        let name = match is_new {
            false => self.now.path(into),
            true => {
                let region = &self.now.names(Thing::Region(region)).en;
                format!("{region}/{}", names_of(self.all, what).en)
            }
        };
        let change = self.merged(
            (self.units(units), Vec::new()),
            what,
            name,
            (is_new, code, centre),
        );
        for &unit in units.iter().filter(|&&unit| unit != into) {
            self.now.end(Thing::Unit(unit));
        }
        match is_new {
            true => self.begin(what, region),
            false if code => self.recoded(what),
            false => {}
        }
        change
    }

    fn merged(
        &self,
        (units, regions): (Vec<Spanned<String>>, Vec<Spanned<String>>),
        what: Thing,
        name: String,
        (is_new, code, centre): (bool, bool, bool),
    ) -> Change {
        let place = self.centre(what).filter(|_| centre);
        let (centre, centre_names, position) = match place {
            Some(place) => (Some(place.name), place.names, place.position),
            None => (None, Translations::default(), None),
        };
        let code = self.first_code(what).filter(|_| code);
        Change::Merge(Merge {
            units,
            regions,
            into: unplaced(name),
            names: match is_new {
                true => Translations::of(names_of(self.all, what)),
                false => Translations::default(),
            },
            centre,
            centre_names,
            position,
            code: code.map(|code| unplaced(code.to_owned())),
        })
    }

    fn create(&mut self, region: Who, units: &[Who]) -> Create {
        let what = Thing::Region(region);
        let names = names_of(self.all, what);
        let later = self.later_region(region);
        let place = self.centre(what).unwrap_or_else(|| Place {
            name: unplaced(names.en.clone()),
            names: Translations::default(),
            position: None,
        });
        let area = later.and_then(|r| r.area_on(self.all.after.date));
        let area = area.filter(|area| area.published);
        let create = Create {
            region: unplaced(names.en.clone()),
            names: Translations::of(names),
            aliases: later.map(|r| r.aliases.clone()).unwrap_or_default(),
            code: self.first_code(what).map(|c| unplaced(c.to_owned())),
            kind: later
                .map(|r| r.kind.0.clone())
                .filter(|kind| !kind.is_empty()),
            centre: place.name,
            centre_names: place.names,
            position: place.position,
            units: self.units(units),
            area_km2: area.map(|area| area.km2),
            area_source: area.map(|area| area.figure.clone()),
        };
        self.begin(what, 0);
        for &unit in units {
            self.now.go_to(unit, region);
        }
        create
    }

    fn divide(&mut self, region: Who, into: &[(Who, Vec<Who>)]) -> Change {
        let name = self.region(region);
        // A part may have the code or name of the region that ends.
        self.now.end(Thing::Region(region));
        let parts = into.iter().map(|(part, units)| self.create(*part, units));
        Change::Divide(Divide {
            region: name,
            into: parts.collect(),
        })
    }

    fn merge_regions(
        &mut self,
        regions: &[Who],
        into: Who,
        is_new: bool,
        (code, centre): (bool, bool),
    ) -> Change {
        let what = Thing::Region(into);
        let names = regions.iter().map(|&region| self.region(region)).collect();
        let name = match is_new {
            true => names_of(self.all, what).en.clone(),
            false => self.now.names(what).en.clone(),
        };
        let change = self.merged((Vec::new(), names), what, name, (is_new, code, centre));
        for &region in regions.iter().filter(|&&region| region != into) {
            self.end_region(region, into);
        }
        match is_new {
            true => self.begin(what, 0),
            false if code => self.recoded(what),
            false => {}
        }
        change
    }

    fn end_region(&mut self, region: Who, into: Who) {
        for unit in self.now.units_in(region) {
            self.now.go_to(unit, into);
        }
        self.now.end(Thing::Region(region));
    }

    fn transfer(&mut self, units: &[Who], to: Who) -> Option<Change> {
        let moving = units
            .iter()
            .copied()
            .filter(|&unit| self.now.region_of(unit) != to);
        let moving: Vec<Who> = moving.collect();
        if moving.is_empty() {
            return None;
        }
        let change = Change::Transfer(Transfer {
            units: self.units(&moving),
            to: self.region(to),
        });
        for unit in moving {
            self.now.go_to(unit, to);
        }
        Some(change)
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
