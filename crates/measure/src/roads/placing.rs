//! From the relations of a file to rules for those who arrive at a crossing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::network::CLOSED;
use super::restriction::{Ruling, ruling};
use aimaq_io::{OsmRestriction, Tags};

/// What became of the relations of the type `restriction`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RestrictionFacts {
    /// All of them.
    pub relations: usize,
    /// They forbid turns, and the searches keep to them.
    pub followed: usize,
    /// They forbid what cars cannot do anyway, for a way is closed to them or not
    /// in the file.
    pub moot: usize,
    /// They are for other vehicles, or free cars.
    pub for_others: usize,
    /// They hold at some times only, and are not followed.
    pub conditional: usize,
    /// They lead over ways and not one node, and are not followed.
    pub via_ways: usize,
    /// Members are missing or do not meet, or the value is unknown; they are not
    /// followed.
    pub unclear: usize,
}

/// The edges of a network that restrictions are about.
pub(super) struct Arcs<'a> {
    pub(super) ends: &'a [[u32; 2]],
    pub(super) kmh: &'a [[f32; 2]],
    /// Whether an edge is not for those who pass through.
    pub(super) local: &'a [bool],
    /// Edges of the ways that restrictions name, by the id of the way.
    pub(super) of_way: &'a BTreeMap<i64, Vec<u32>>,
    pub(super) crossings: usize,
}

impl Arcs<'_> {
    pub(super) fn open(&self, arc: u32) -> bool {
        self.kmh[(arc >> 1) as usize][(arc & 1) as usize] > CLOSED
    }

    /// Whether going on from an arc by another leaves the roads that are not for
    /// those who pass through.
    pub(super) fn leaves_local(&self, from: u32, to: u32) -> bool {
        self.local[(from >> 1) as usize] && !self.local[(to >> 1) as usize]
    }

    /// All open arcs, by edge.
    pub(super) fn all_open(&self) -> impl Iterator<Item = u32> + '_ {
        let all = (0..self.ends.len() as u32).flat_map(Self::both);
        all.filter(|&arc| self.open(arc))
    }

    /// Both arcs of an edge.
    pub(super) fn both(edge: u32) -> [u32; 2] {
        [edge << 1, edge << 1 | 1]
    }

    /// The crossing that an arc leads to.
    pub(super) fn head(&self, arc: u32) -> u32 {
        self.ends[(arc >> 1) as usize][1 - (arc & 1) as usize]
    }

    /// The crossing that an arc comes from.
    pub(super) fn tail(&self, arc: u32) -> u32 {
        self.head(arc ^ 1)
    }

    /// Open arcs of a way that arrive at a crossing, or that leave it.
    fn open_of(&self, way: i64, at: u32, arrive: bool) -> Vec<u32> {
        let edges = self.of_way.get(&way).into_iter().flatten();
        let arcs = edges.flat_map(|&edge| Self::both(edge));
        let end = |arc: u32| {
            if arrive {
                self.head(arc)
            } else {
                self.tail(arc)
            }
        };
        arcs.filter(|&arc| end(arc) == at && self.open(arc))
            .collect()
    }
}

/// The turns at one crossing by one arrival.
#[derive(Debug, Clone, Default)]
pub(super) struct Rule {
    /// Arcs that may not follow.
    pub(super) no: BTreeSet<u32>,
    /// The only arcs that may follow, where there are any.
    pub(super) only: BTreeSet<u32>,
}

/// Rules by crossing and the arc by which one arrives there.
pub(super) type Rules = BTreeMap<(u32, u32), Rule>;

/// The rules of restrictions; `crossing` is the crossing at a place of the file,
/// where there is one.
pub(super) fn rules(
    restrictions: &[OsmRestriction],
    arcs: &Arcs<'_>,
    crossing: impl Fn(u32) -> Option<u32>,
) -> (Rules, RestrictionFacts) {
    let mut rules = Rules::new();
    let mut facts = RestrictionFacts::default();
    for restriction in restrictions {
        facts.relations += 1;
        let tags: Vec<(&str, &str)> = restriction
            .tags
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        *place(restriction, &tags, arcs, &crossing, &mut rules).of(&mut facts) += 1;
    }
    (rules, facts)
}

/// What becomes of a restriction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Treatment {
    Followed,
    Moot,
    Others,
    Conditional,
    ViaWays,
    Unclear,
}

impl Treatment {
    fn of(self, facts: &mut RestrictionFacts) -> &mut usize {
        match self {
            Self::Followed => &mut facts.followed,
            Self::Moot => &mut facts.moot,
            Self::Others => &mut facts.for_others,
            Self::Conditional => &mut facts.conditional,
            Self::ViaWays => &mut facts.via_ways,
            Self::Unclear => &mut facts.unclear,
        }
    }
}

/// Adds the rules of a restriction, or says why it has none.
fn place(
    restriction: &OsmRestriction,
    tags: &Tags<'_>,
    arcs: &Arcs<'_>,
    crossing: impl Fn(u32) -> Option<u32>,
    rules: &mut Rules,
) -> Treatment {
    let ruling = ruling(tags);
    match ruling {
        Ruling::Others => return Treatment::Others,
        Ruling::Conditional => return Treatment::Conditional,
        Ruling::Unknown => return Treatment::Unclear,
        Ruling::No | Ruling::NoUTurn | Ruling::Only => {}
    }
    if restriction.via_ways > 0 {
        return Treatment::ViaWays;
    }
    let &[via] = restriction.via.as_slice() else {
        return Treatment::Unclear;
    };
    if restriction.from.is_empty() || restriction.to.is_empty() {
        return Treatment::Unclear;
    }
    let Some(at) = via.and_then(crossing) else {
        return Treatment::Moot;
    };
    match pairs(restriction, ruling, arcs, at) {
        Err(fate) => fate,
        Ok(pairs) => {
            for (arrive, leave) in pairs {
                let rule = rules.entry((at, arrive)).or_default();
                let arcs = if ruling == Ruling::Only {
                    &mut rule.only
                } else {
                    &mut rule.no
                };
                arcs.insert(leave);
            }
            Treatment::Followed
        }
    }
}

/// Arcs by which one arrives, each with one by which one leaves.
fn pairs(
    restriction: &OsmRestriction,
    ruling: Ruling,
    arcs: &Arcs<'_>,
    at: u32,
) -> Result<Vec<(u32, u32)>, Treatment> {
    if ruling == Ruling::NoUTurn && restriction.from == restriction.to {
        // Turning back into the same way is plain even where the way goes on.
        let arrive = restriction.from.iter();
        let arrive = arrive.flat_map(|&way| arcs.open_of(way, at, true));
        let back: Vec<(u32, u32)> = arrive.map(|arc| (arc, arc ^ 1)).collect();
        return or_moot(
            back.into_iter()
                .filter(|(_, back)| arcs.open(*back))
                .collect(),
        );
    }
    let sole = |ways: &[i64], arrive: bool| -> Result<Vec<u32>, Treatment> {
        let ways: BTreeSet<i64> = ways.iter().copied().collect();
        let found = ways.iter().map(|&way| arcs.open_of(way, at, arrive));
        let found: Vec<Vec<u32>> = found.collect();
        // Where a way goes on through the node, nobody can tell which half is meant.
        if found.iter().any(|arcs| arcs.len() > 1) {
            return Err(Treatment::Unclear);
        }
        Ok(found.concat())
    };
    let (arrive, leave) = (
        sole(&restriction.from, true)?,
        sole(&restriction.to, false)?,
    );
    let all = |&a: &u32| leave.iter().map(move |&b| (a, b));
    or_moot(arrive.iter().flat_map(all).collect())
}

fn or_moot(pairs: Vec<(u32, u32)>) -> Result<Vec<(u32, u32)>, Treatment> {
    if pairs.is_empty() {
        return Err(Treatment::Moot);
    }
    Ok(pairs)
}
