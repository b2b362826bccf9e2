//! Changes that form and end units, as a plan writes them.

use super::step::{Thing, Who};
use super::write::{Place, Writer, names_of};
use crate::invert::unplaced;
use crate::plan::{By, Change, Merge, Part, Split, Translations};
use toml::Spanned;

impl Writer<'_> {
    pub(super) fn split(&mut self, unit: Who, parts: &[(Who, usize)]) -> Change {
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
        let flow = &self.all.matching.flows[flow];
        let names = names_of(self.all, Thing::Unit(who));
        let later = self.later_unit(who);
        let place = self.centre(Thing::Unit(who));
        let place = place.unwrap_or_else(|| Place {
            name: unplaced(names.en.clone()),
            names: Translations::default(),
            position: None,
        });
        let area = later.and_then(|unit| {
            let area = unit.area.as_ref();
            area.filter(|area| area.figure == unit.source)
        });
        Some(Part {
            name: unplaced(names.en.clone()),
            names: Translations::of(names),
            aliases: later.map(|unit| unit.aliases.clone()).unwrap_or_default(),
            kind: later.map(|unit| unit.kind.0.clone()),
            centre: place.name,
            centre_names: place.names,
            position: place.position,
            code: self
                .first_code(Thing::Unit(who))
                .map(|c| unplaced(c.to_owned())),
            population: flow.people.map(unplaced),
            area_km2: area.map(|area| area.km2),
            by: unplaced(flow.by.clone().unwrap_or(By::NearestCentre)),
            source: later
                .map(|unit| unit.source.clone())
                .filter(|source| !source.is_empty()),
        })
    }

    /// Something new is there.
    pub(super) fn begin(&mut self, what: Thing, region: Who) {
        let (names, code) = (names_of(self.all, what), self.first_code(what));
        self.now.begin(what, names, code, region);
    }

    pub(super) fn merge(
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

    pub(super) fn merged(
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
        let given = match is_new {
            true => self.first_code(what),
            false => self.later_code(what),
        };
        let code = given.filter(|_| code);
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
}
