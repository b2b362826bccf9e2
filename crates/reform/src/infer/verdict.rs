//! One word for each difference between two vintages.

use std::collections::BTreeSet;

use super::matching::{LandFlow, Matching};
use super::witnesses::{Alike, names_alike};
use aimaq_territory::{Territory, UnitId};

/// What happened, as far as the vintages tell. Geometry proves a difference, never a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the words say it
pub enum Verdict {
    Same,
    DrawnAnew,
    Respelled,
    Renamed,
    Recoded,
    BorderMoved,
    LandTransferred,
    Split,
    Merged,
    Created,
    Abolished,
    RegionChanged,
    Unknown,
}

impl Verdict {
    /// Those of units that are what they were, though their lines may be others.
    pub const UNCHANGED: [Self; 2] = [Self::Same, Self::DrawnAnew];

    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::DrawnAnew => "drawn_anew",
            Self::Respelled => "respelled",
            Self::Renamed => "renamed",
            Self::Recoded => "recoded",
            Self::BorderMoved => "border_moved",
            Self::LandTransferred => "land_transferred",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Created => "created",
            Self::Abolished => "abolished",
            Self::RegionChanged => "region_changed",
            Self::Unknown => "unknown",
        }
    }
}

/// One difference, or that there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The word for it.
    pub verdict: Verdict,
    /// The earlier unit.
    pub before: Option<UnitId>,
    /// The later unit.
    pub after: Option<UnitId>,
    /// Land that is about, km².
    pub km2: Option<f64>,
}

/// The share of its land that a unit gives for more than a border to have moved.
const TRANSFER: f64 = 0.01;

/// What each unit is, in the order of the earlier ones, then the new.
pub(super) fn differences(
    before: &Territory,
    after: &Territory,
    matching: &Matching,
    same: &[Option<(UnitId, bool)>],
    tells: bool,
) -> Vec<Difference> {
    let [out, into] = matching.ways(before.units.len(), after.units.len());
    let mut telling = Telling {
        before,
        after,
        matching,
        same,
        tells,
        out,
        into,
        kept: matching.units.iter().flatten().copied().collect(),
        found: Vec::new(),
    };
    for (id, _) in before.living_units() {
        match matching.units[id.index()] {
            Some(later) => telling.goes_on(id, later),
            None => telling.ends(id),
        }
    }
    for (id, _) in after.living_units() {
        if !telling.kept.contains(&id) {
            telling.begins(id);
        }
    }
    telling.found
}

/// Two vintages, and what was said of them so far.
struct Telling<'a> {
    before: &'a Territory,
    after: &'a Territory,
    matching: &'a Matching,
    same: &'a [Option<(UnitId, bool)>],
    /// Whether geometry tells change from noise.
    tells: bool,
    out: Vec<Vec<usize>>,
    into: Vec<Vec<usize>>,
    kept: BTreeSet<UnitId>,
    found: Vec<Difference>,
}

impl Telling<'_> {
    fn say(&mut self, verdict: Verdict, pair: (Option<UnitId>, Option<UnitId>), km2: f64) {
        self.found.push(Difference {
            verdict,
            before: pair.0,
            after: pair.1,
            km2: (km2 > 0.0).then_some(km2),
        });
    }

    fn out_of(&self, id: UnitId) -> impl Iterator<Item = &LandFlow> {
        let places = self.out[id.index()].iter();
        places.map(|&place| &self.matching.flows[place])
    }

    fn received_by(&self, id: UnitId) -> impl Iterator<Item = &LandFlow> {
        let places = self.into[id.index()].iter();
        places.map(|&place| &self.matching.flows[place])
    }

    fn ended(&self, id: UnitId) -> bool {
        self.matching.units[id.index()].is_none()
    }

    fn goes_on(&mut self, id: UnitId, later: UnitId) {
        let first = self.found.len();
        let pair = (Some(id), Some(later));
        for verdict in self.of_register(id, later) {
            self.say(verdict, pair, 0.0);
        }
        let land = self.of_land(id, later);
        let moved = !land.is_empty();
        for (verdict, km2) in land {
            self.say(verdict, pair, km2);
        }
        let known = self.out_of(id).any(|flow| flow.to == later);
        let twin = self.same.get(id.index()).copied().flatten();
        if !known || !has_land(self.before, id) || !has_land(self.after, later) {
            self.say(Verdict::Unknown, pair, 0.0);
        } else if !moved && twin.is_none_or(|(_, exact)| !exact) && (!self.tells || twin.is_some())
        {
            self.say(Verdict::DrawnAnew, pair, 0.0);
        }
        if self.found.len() == first {
            self.say(Verdict::Same, pair, 0.0);
        }
    }

    /// Differences of names, codes and regions.
    fn of_register(&self, id: UnitId, later: UnitId) -> Vec<Verdict> {
        let (old, new) = (self.before.unit(id), self.after.unit(later));
        let mut all = Vec::new();
        if old.names.en != new.names.en {
            let alike = names_alike((&old.names, &[]), (&new.names, &[]));
            all.push(match alike {
                Alike::Same | Alike::Sounds => Verdict::Respelled,
                Alike::Near | Alike::Other => Verdict::Renamed,
            });
        }
        let code = new.code_on(self.after.date);
        if code.is_some() && code != old.code_on(self.before.date) {
            all.push(Verdict::Recoded);
        }
        let region = self.matching.regions.get(old.region.index());
        if region.copied().flatten() != Some(new.region) {
            all.push(Verdict::RegionChanged);
        }
        all
    }

    /// Land that a unit gave to others, and that of others that ended into it.
    fn of_land(&self, id: UnitId, later: UnitId) -> Vec<(Verdict, f64)> {
        let whole: f64 = self.out_of(id).map(|flow| flow.area_km2).sum();
        let given = self.out_of(id).filter(|flow| flow.to != later).map(|flow| {
            let large = flow.area_km2 >= TRANSFER * whole;
            let verdict = match (self.kept.contains(&flow.to), large) {
                (false, _) => Verdict::Split,
                (true, true) => Verdict::LandTransferred,
                (true, false) => Verdict::BorderMoved,
            };
            (verdict, flow.area_km2)
        });
        let taken = self.received_by(later).filter(|flow| flow.from != id);
        let taken = taken.map(|flow| match self.ended(flow.from) {
            true => (Verdict::Merged, flow.area_km2),
            false => (Verdict::BorderMoved, flow.area_km2),
        });
        given.chain(taken).collect()
    }

    fn ends(&mut self, id: UnitId) {
        let flows: Vec<(UnitId, f64)> = self.out_of(id).map(|f| (f.to, f.area_km2)).collect();
        let km2 = flows.iter().map(|(_, km2)| km2).sum();
        match flows.as_slice() {
            [(to, _)] => self.say(Verdict::Merged, (Some(id), Some(*to)), km2),
            _ => self.say(Verdict::Abolished, (Some(id), None), km2),
        }
    }

    fn begins(&mut self, id: UnitId) {
        let ended = self
            .received_by(id)
            .filter(|flow| self.ended(flow.from))
            .count();
        let km2 = self.received_by(id).map(|flow| flow.area_km2).sum();
        let verdict = if ended > 1 {
            Verdict::Merged
        } else {
            Verdict::Created
        };
        self.say(verdict, (None, Some(id)), km2);
    }
}

fn has_land(t: &Territory, id: UnitId) -> bool {
    let Some(land) = t.coverage.as_deref() else {
        return false;
    };
    t.unit(id)
        .atoms
        .iter()
        .any(|atom| !land.is_empty_unit(atom.0))
}
