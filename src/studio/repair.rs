//! Ways out of what a plan is warned of: the smallest change that mends it, and its price in
//! people and kilometres.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashSet;
use serde_json::{Value as Json, json};

use super::bridge::cheapest;
use super::geometry::Ground;
use super::ways::way;
use crate::batch::Prepared;
use crate::reform::Warning;
use crate::territory::{HeldLand, Names, RegionId, Territory, UnitId};
use crate::words::Lang;

/// A change that mends something, and what it costs.
#[derive(Debug)]
pub(super) struct Repair {
    /// What is done, by the key of its words.
    kind: &'static str,
    /// The change, as a plan writes it.
    change: Json,
    /// What it is about, and where that goes.
    what: String,
    to: String,
    /// People whom it moves or whose centre it moves.
    people: f64,
    /// How much farther they have it then, on average.
    km: Option<f64>,
}

impl Repair {
    pub(super) fn json(&self) -> Json {
        json!({
            "kind": self.kind,
            "change": self.change,
            "what": self.what,
            "to": self.to,
            "people": self.people,
            "km": self.km,
        })
    }
}

/// The ways out of a warning.
pub(super) fn repairs(
    prepared: &Prepared,
    around: &Around<'_>,
    warning: &Warning,
    lang: Lang,
) -> Vec<Repair> {
    let mend = Mend {
        around,
        prepared,
        after: &prepared.applied.after,
        lang,
    };
    match warning {
        Warning::RegionInParts { region, .. } => mend.parts(region),
        Warning::Exclave {
            group,
            region,
            host,
        } => mend.exclave(&group.units, region, host),
        Warning::CentreOutside { region, .. } => mend.outside(region),
        Warning::CentreNotLargest {
            region, largest, ..
        } => mend.largest(region, largest),
        _ => Vec::new(),
    }
}

/// The units that hang loose: all but the main part of each region in parts.
pub(super) fn loose(around: &Around<'_>, warning: &Warning) -> Vec<UnitId> {
    let Warning::RegionInParts { region, .. } = warning else {
        return Vec::new();
    };
    let parts = named(around.state, region).map(|id| around.parts(id));
    let parts = parts.unwrap_or_default();
    parts.iter().skip(1).flatten().copied().collect()
}

fn named(state: &Territory, names: &Names) -> Option<RegionId> {
    let mut regions = state.living_regions();
    let found = regions.find(|(_, region)| region.names == *names);
    found.map(|(id, _)| id)
}

/// Neighbours of a unit, with the length of the common border in kilometres.
type Neighbours = BTreeMap<UnitId, f64>;

/// The units of each part of a region, the main part first.
type Parts = Rc<Vec<Vec<UnitId>>>;

/// The neighbours of the units of a state, and the parts of its regions, found when first
/// asked for.
pub(super) struct Around<'a> {
    pub(super) state: &'a Territory,
    ground: &'a Ground,
    land: HeldLand<'a>,
    parts: RefCell<BTreeMap<RegionId, Parts>>,
}

impl<'a> Around<'a> {
    pub(super) fn new(state: &'a Territory, ground: &'a Ground) -> Self {
        Self {
            state,
            ground,
            land: HeldLand::of(state),
            parts: RefCell::default(),
        }
    }

    fn parts(&self, region: RegionId) -> Parts {
        let find = || Rc::new(self.land.parts(region));
        let mut known = self.parts.borrow_mut();
        Rc::clone(known.entry(region).or_insert_with(find))
    }

    /// What a unit of this state borders on, a neighbour as often as borders with it are known,
    /// with their lengths in kilometres.
    pub(super) fn beside(&self, unit: UnitId) -> impl Iterator<Item = (UnitId, f64)> {
        let pieces = self.state.unit(unit).atoms.iter();
        let beyond = pieces.flat_map(|atom| self.ground.beside(atom.0.into()));
        let units = beyond.filter_map(|&(piece, km)| Some((self.land.holder(piece)?, km)));
        units.filter(move |(other, _)| *other != unit)
    }

    /// The neighbours of a unit of this state.
    pub(super) fn neighbours(&self, unit: UnitId) -> Neighbours {
        let mut all = Neighbours::new();
        for (other, km) in self.beside(unit) {
            *all.entry(other).or_default() += km;
        }
        all
    }
}

struct Mend<'a> {
    around: &'a Around<'a>,
    prepared: &'a Prepared,
    after: &'a Territory,
    lang: Lang,
}

impl Mend<'_> {
    /// Each loose part goes to the neighbour with which it shares most of its border, or
    /// the fewest people between it and the main part come too.
    fn parts(&self, region: &Names) -> Vec<Repair> {
        let Some(id) = named(self.after, region) else {
            return Vec::new();
        };
        let groups = self.around.parts(id);
        let Some((main, loose)) = groups.split_first() else {
            return Vec::new();
        };
        let main: FxHashSet<UnitId> = main.iter().copied().collect();
        let mut found = Vec::new();
        for part in loose {
            found.extend(self.given(part, id));
            found.extend(self.bridge(part, &main, id));
        }
        found
    }

    fn given(&self, part: &[UnitId], from: RegionId) -> Option<Repair> {
        let mut borders: BTreeMap<RegionId, f64> = BTreeMap::new();
        for &unit in part {
            for (other, km) in self.around.neighbours(unit) {
                let region = self.after.unit(other).region;
                if region != from {
                    *borders.entry(region).or_default() += km;
                }
            }
        }
        let longest = borders.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
        longest.map(|(to, _)| self.transfer("give", part, to))
    }

    fn bridge(&self, part: &[UnitId], main: &FxHashSet<UnitId>, to: RegionId) -> Option<Repair> {
        let between = cheapest(self.around, part, main)?;
        (!between.is_empty()).then(|| self.transfer("take", &between, to))
    }

    fn exclave(&self, units: &[Names], region: &Names, host: &Names) -> Vec<Repair> {
        let ends = named(self.after, region).zip(named(self.after, host));
        let Some((region, host)) = ends else {
            return Vec::new();
        };
        let own = self.after.units_of(region);
        let part = own.filter(|(_, unit)| units.contains(&unit.names));
        let part: Vec<UnitId> = part.map(|(id, _)| id).collect();
        match part.is_empty() {
            true => Vec::new(),
            false => vec![self.transfer("give", &part, host)],
        }
    }

    /// The unit with the centre comes in, or the centre goes to the largest unit.
    fn outside(&self, region: &Names) -> Vec<Repair> {
        let Some(id) = named(self.after, region) else {
            return Vec::new();
        };
        let centre = self.after.region(id).centre.as_ref();
        let holder = centre.and_then(|centre| {
            let mut units = self.after.living_units();
            let seat = |unit: &crate::territory::Unit| {
                unit.seat
                    .as_ref()
                    .is_some_and(|seat| seat.position == centre.position)
            };
            units.find(|(_, unit)| seat(unit) && unit.region != id)
        });
        let mut found: Vec<Repair> = Vec::new();
        found.extend(holder.map(|(unit, _)| self.transfer("take", &[unit], id)));
        let largest = self.after.units_of(id);
        let largest = largest.max_by_key(|(unit, _)| self.after.population(*unit));
        let seat = largest.and_then(|(_, unit)| unit.seat.clone());
        found.extend(seat.map(|seat| self.centre(id, &seat.names)));
        found
    }

    fn largest(&self, region: &Names, largest: &Names) -> Vec<Repair> {
        let id = named(self.after, region);
        id.map(|id| self.centre(id, largest)).into_iter().collect()
    }

    fn centre(&self, region: RegionId, place: &Names) -> Repair {
        let name = &self.after.region(region).names;
        let change = json!({ "move_centre": { "region": name.main(), "centre": place.main() } });
        Repair {
            kind: "centre",
            change,
            what: place.get(self.lang).to_owned(),
            to: name.get(self.lang).to_owned(),
            people: self.after.region_population(region) as f64,
            km: None,
        }
    }

    fn transfer(&self, kind: &'static str, units: &[UnitId], to: RegionId) -> Repair {
        let paths: Vec<String> = units.iter().map(|&unit| self.after.path(unit)).collect();
        let region = &self.after.region(to).names;
        let names = units
            .iter()
            .map(|&u| self.after.unit(u).names.get(self.lang));
        let people: f64 = units.iter().map(|&u| self.after.population(u) as f64).sum();
        Repair {
            kind,
            change: json!({ "transfer": { "units": paths, "to": region.main() } }),
            what: names.collect::<Vec<_>>().join(", "),
            to: region.get(self.lang).to_owned(),
            people,
            km: self.farther(units, to),
        }
    }

    /// How much farther the people of units are from the centre of another region.
    fn farther(&self, units: &[UnitId], to: RegionId) -> Option<f64> {
        let from = units.first().map(|&unit| self.after.unit(unit).region)?;
        Some(way(self.prepared, units, to)? - way(self.prepared, units, from)?)
    }
}
