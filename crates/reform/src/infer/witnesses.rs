//! Identity by witnesses: which later unit an earlier one goes on as, and what says so.
//!
//! Name and code together outweigh land: a unit may keep its identity with less than a
//! hundredth of its land. Land alone says nothing here; whether a unit of another name and
//! code goes on is for the cheapest explanation to say.

use aimaq_territory::{NameIndex, NameMatch, Names, Territory, Unit, UnitId, fold};

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// Not.
    Other,
    /// Perhaps a slip of the pen.
    Near,
    /// The same name in another spelling or alphabet.
    Sounds,
    /// The same.
    Same,
}

/// What speaks for an earlier and a later unit being one.
#[derive(Debug, Clone, PartialEq)]
pub struct Witnesses {
    /// The earlier unit.
    pub before: UnitId,
    /// The later unit.
    pub after: UnitId,
    /// Their names.
    pub name: Alike,
    /// Whether they have the same code.
    pub code: bool,
    /// Whether the seat of the later lies in the earlier, or the other way round; nothing
    /// where no seat is known.
    pub seat: Option<bool>,
    /// Whether their regions bear one name.
    pub region: bool,
    /// The share of the earlier land that is the later's.
    pub land_kept: f64,
    /// The share of the later land that was the earlier's.
    pub land_from: f64,
}

impl Witnesses {
    /// What they weigh together.
    pub fn weight(&self) -> f64 {
        let name = match self.name {
            Alike::Same => 3.0,
            Alike::Sounds => 2.5,
            Alike::Near => 0.5,
            Alike::Other => 0.0,
        };
        let code = if self.code { 3.0 } else { 0.0 };
        let seat = if self.seat == Some(true) { 1.0 } else { 0.0 };
        let region = if self.region { 0.3 } else { 0.0 };
        name + code + seat + region + self.land_kept + self.land_from
    }

    fn speak(&self) -> bool {
        let named = self.name >= Alike::Sounds;
        let land = self.land_kept + self.land_from;
        (named && self.code) || ((named || self.code) && (land >= 0.3 || self.seat == Some(true)))
    }
}

/// Two later units that one earlier may go on as, or two earlier ones of one later.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tie {
    /// What was taken.
    pub(super) taken: Witnesses,
    /// What speaks for another almost as much.
    pub(super) other: Witnesses,
}

/// How much less another must weigh to be no question.
const AHEAD: f64 = 0.5;

/// Land that units have in common: earlier, later, km².
pub(super) type Shared = (UnitId, UnitId, f64);

/// Pairs that are one, the earlier and the later in the order of the earlier.
pub(super) struct Identities {
    pub(super) pairs: Vec<Witnesses>,
    pub(super) ties: Vec<Tie>,
}

/// Which units are one.
pub(super) fn identities(before: &Territory, after: &Territory, shared: &[Shared]) -> Identities {
    let mut sums = [vec![0.0; before.units.len()], vec![0.0; after.units.len()]];
    for (from, to, km2) in shared {
        sums[0][from.index()] += km2;
        sums[1][to.index()] += km2;
    }
    let part = |km2: f64, sum: f64| if sum > 0.0 { km2 / sum } else { 0.0 };
    let pairs = shared.iter().map(|&(from, to, km2)| {
        let (old, new) = (before.unit(from), after.unit(to));
        let regions = [
            &before.region(old.region).names.en,
            &after.region(new.region).names.en,
        ];
        Witnesses {
            before: from,
            after: to,
            name: alike(old, new),
            code: old.code_on(before.date).is_some()
                && old.code_on(before.date) == new.code_on(after.date),
            seat: seat_inside(before, from, after, to),
            region: regions[0] == regions[1] || fold(regions[0]) == fold(regions[1]),
            land_kept: part(km2, sums[0][from.index()]),
            land_from: part(km2, sums[1][to.index()]),
        }
    });
    let mut all: Vec<Witnesses> = pairs.filter(Witnesses::speak).collect();
    all.sort_by(|a, b| {
        let order = b.weight().total_cmp(&a.weight());
        order.then((a.before, a.after).cmp(&(b.before, b.after)))
    });
    let (mut pairs, mut ties): (Vec<Witnesses>, Vec<Tie>) = (Vec::new(), Vec::new());
    // The pair that each unit is in.
    let mut paired = [
        vec![None; before.units.len()],
        vec![None; after.units.len()],
    ];
    for own in all {
        let places = [own.before.index(), own.after.index()];
        let rivals = [paired[0][places[0]], paired[1][places[1]]];
        let rival = rivals.into_iter().flatten().min();
        match rival.map(|place: usize| &pairs[place]) {
            None => {
                paired[0][places[0]] = Some(pairs.len());
                paired[1][places[1]] = Some(pairs.len());
                pairs.push(own);
            }
            Some(taken) if taken.weight() - own.weight() < AHEAD => ties.push(Tie {
                taken: taken.clone(),
                other: own,
            }),
            Some(_) => {}
        }
    }
    pairs.sort_by_key(|pair| pair.before);
    Identities { pairs, ties }
}

/// How alike the names of two units are, other names that they bear included.
fn alike(old: &Unit, new: &Unit) -> Alike {
    names_alike((&old.names, &old.aliases), (&new.names, &new.aliases))
}

pub(super) fn names_alike(old: (&Names, &[String]), new: (&Names, &[String])) -> Alike {
    if old.0.en == new.0.en {
        return Alike::Same;
    }
    let all = |(names, aliases): (&Names, &[String])| -> Vec<String> {
        let aliases = aliases.iter().map(String::as_str);
        names.all().chain(aliases).map(str::to_owned).collect()
    };
    let (old, new) = (all(old), all(new));
    let folded: Vec<String> = old.iter().map(|name| fold(name)).collect();
    if new.iter().any(|name| folded.contains(&fold(name))) {
        return Alike::Same;
    }
    let mut index = NameIndex::default();
    index.add(old.iter().map(String::as_str));
    let found = new.iter().map(|name| match index.find(name) {
        NameMatch::Exact(_) => Alike::Same,
        NameMatch::Normalised(_) => Alike::Sounds,
        NameMatch::Suggested(_) => Alike::Near,
        NameMatch::Several(_) | NameMatch::Nothing => Alike::Other,
    });
    found.max().unwrap_or(Alike::Other)
}

fn seat_inside(before: &Territory, from: UnitId, after: &Territory, to: UnitId) -> Option<bool> {
    let holds = |t: &Territory, unit: UnitId, at| {
        let land = t.coverage.as_deref()?;
        let mut atoms = t.unit(unit).atoms.iter();
        Some(atoms.any(|atom| land.contains(atom.0, at)))
    };
    let later = after.unit(to).seat.as_ref().map(|seat| seat.position);
    let earlier = before.unit(from).seat.as_ref().map(|seat| seat.position);
    match (earlier, later) {
        (None, None) => None,
        (Some(at), None) => holds(after, to, at),
        (_, Some(at)) => holds(before, from, at),
    }
}
