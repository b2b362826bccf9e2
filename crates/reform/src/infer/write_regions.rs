//! Changes that form and end regions, as a plan writes them.

use super::step::{Thing, Who};
use super::write::{Place, Writer, names_of};
use crate::invert::unplaced;
use crate::plan::{Change, Create, Divide, Transfer, Translations};

impl Writer<'_> {
    pub(super) fn create(&mut self, region: Who, units: &[Who]) -> Create {
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

    pub(super) fn divide(&mut self, region: Who, into: &[(Who, Vec<Who>)]) -> Change {
        let name = self.region(region);
        // A part may have the code or name of the region that ends.
        self.now.end(Thing::Region(region));
        let parts = into.iter().map(|(part, units)| self.create(*part, units));
        Change::Divide(Divide {
            region: name,
            into: parts.collect(),
        })
    }

    pub(super) fn merge_regions(
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

    pub(super) fn end_region(&mut self, region: Who, into: Who) {
        for unit in self.now.units_in(region) {
            self.now.go_to(unit, into);
        }
        self.now.end(Thing::Region(region));
    }

    pub(super) fn transfer(&mut self, units: &[Who], to: Who) -> Option<Change> {
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
}
