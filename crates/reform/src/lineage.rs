//! Lineage: which units of the later state come from which of the earlier.

use serde::{Deserialize, Serialize};

use aimaq_territory::{AtomId, Territory, UnitId};

/// Links from earlier to later units, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineage {
    /// The links.
    pub links: Vec<Link>,
}

/// What an earlier and a later unit have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Unit of the earlier state.
    pub from: UnitId,
    /// Unit of the later state.
    pub to: UnitId,
    /// The later atoms that both hold.
    pub atoms: Vec<AtomId>,
    /// What happened on the way; [`LinkKind::Continues`] alone where nothing did.
    pub kinds: Vec<LinkKind>,
}

/// What happened between an earlier and a later unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkKind {
    /// It goes on as it was.
    Continues,
    /// It bears another name.
    Renamed,
    /// It bears another code.
    Recoded,
    /// It belongs to another region.
    Transferred,
    /// It is governed from another seat.
    SeatMoved,
    /// The earlier unit was divided and this is a part of it.
    Split,
    /// The later unit has land of others as well.
    Merged,
    /// It became a city.
    Promoted,
    /// It stopped being a city.
    Demoted,
}

impl LinkKind {
    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Continues => "continues",
            Self::Renamed => "renamed",
            Self::Recoded => "recoded",
            Self::Transferred => "transferred",
            Self::SeatMoved => "seat moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Promoted => "promoted",
            Self::Demoted => "demoted",
        }
    }
}

impl Serialize for LinkKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// In which direction figures may be carried along a link without a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// Both units are the same land.
    Both,
    /// From the earlier to the later: the earlier goes into it whole.
    Forward,
    /// From the later to the earlier: the later is a part of it whole.
    Backward,
    /// In neither: each has land that the other has not.
    None,
}

impl Flow {
    /// The direction that the kinds of a link leave open.
    pub fn of(kinds: &[LinkKind]) -> Self {
        let has = |kind| kinds.contains(&kind);
        match (has(LinkKind::Split), has(LinkKind::Merged)) {
            (false, false) => Self::Both,
            (false, true) => Self::Forward,
            (true, false) => Self::Backward,
            (true, true) => Self::None,
        }
    }

    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Forward => "forward",
            Self::Backward => "backward",
            Self::None => "none",
        }
    }
}

impl Link {
    /// In which direction figures may be carried without a guess.
    pub fn flow(&self) -> Flow {
        Flow::of(&self.kinds)
    }
}

/// The earlier atom that each later atom was, or was split from.
pub fn roots(before: &Territory, after: &Territory) -> Vec<AtomId> {
    let known = before.atoms.len();
    (0u32..)
        .zip(&after.atoms)
        .map(|(i, _)| after.root(AtomId(i), known))
        .collect()
}

impl Lineage {
    /// Compares two states of one territory, the later made from the earlier.
    pub fn between(before: &Territory, after: &Territory) -> Self {
        let roots = roots(before, after);
        let (old, new) = (before.unit_of_atom(), after.unit_of_atom());
        let mut shared: Vec<(UnitId, UnitId, AtomId)> = Vec::with_capacity(roots.len());
        for (i, root) in (0u32..).zip(&roots) {
            let from = old.get(root.index()).copied().flatten();
            if let (Some(from), Some(to)) = (from, new[i as usize]) {
                shared.push((from, to, AtomId(i)));
            }
        }
        shared.sort_unstable();
        let pairs = || shared.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
        let mut parts = vec![0usize; before.units.len()];
        let mut sources = vec![0usize; after.units.len()];
        for pair in pairs() {
            parts[pair[0].0.index()] += 1;
            sources[pair[0].1.index()] += 1;
        }
        let links = pairs().map(|pair| {
            let (from, to, _) = pair[0];
            let mut kinds = attribute_changes(before, after, from, to);
            if parts[from.index()] > 1 {
                kinds.push(LinkKind::Split);
            }
            if sources[to.index()] > 1 {
                kinds.push(LinkKind::Merged);
            }
            if kinds.is_empty() {
                kinds.push(LinkKind::Continues);
            }
            kinds.sort_unstable();
            Link {
                from,
                to,
                atoms: pair.iter().map(|shared| shared.2).collect(),
                kinds,
            }
        });
        Self {
            links: links.collect(),
        }
    }

    /// The links to every later unit, by its id, each in the order of the lineage; built
    /// once by whoever asks for many units.
    pub fn by_later(&self, after: &Territory) -> Vec<Vec<&Link>> {
        let mut links = vec![Vec::new(); after.units.len()];
        for link in &self.links {
            links[link.to.index()].push(link);
        }
        links
    }
}

/// Of the links to one later unit the one that most of its people came by.
pub fn main_link<'a>(after: &Territory, links: &[&'a Link]) -> Option<&'a Link> {
    let people =
        |link: &Link| -> u64 { link.atoms.iter().map(|&a| after.atom(a).population).sum() };
    // The first of several equals wins, so that ties do not depend on chance.
    let links = links.iter().rev().copied();
    links.max_by_key(|link| people(link))
}

fn attribute_changes(
    before: &Territory,
    after: &Territory,
    from: UnitId,
    to: UnitId,
) -> Vec<LinkKind> {
    let (old, new) = (before.unit(from), after.unit(to));
    let seat = |unit: &aimaq_territory::Unit| unit.seat.as_ref().map(|s| s.position);
    let city = (
        before.kinds.is_city(&old.kind),
        after.kinds.is_city(&new.kind),
    );
    let tests = [
        (from == to && old.names != new.names, LinkKind::Renamed),
        (
            from == to && old.code_on(before.date) != new.code_on(after.date),
            LinkKind::Recoded,
        ),
        (old.region != new.region, LinkKind::Transferred),
        (from == to && seat(old) != seat(new), LinkKind::SeatMoved),
        (city == (false, true), LinkKind::Promoted),
        (city == (true, false), LinkKind::Demoted),
    ];
    tests
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, kind)| *kind)
        .collect()
}
