//! Which variants there are.

use std::collections::BTreeMap;

use geo_types::Coord;

use super::base::SweepBase;
use super::splits::splits;
use crate::candidates;
use aimaq_territory::{RegionId, Territory, UnitId};
use aimaq_words::Names;
use aimaq_words::keyword::keywords;

keywords! {
    /// What is varied.
    pub enum SweepKind: "kind of variants", default Transfers {
        /// Each unit in each other region.
        Transfers = "transfers",
        /// Each two units, each in each other region.
        Pairs = "pairs",
        /// Each region governed from each of its seats and settlements.
        Centres = "centres",
        /// All units that have a nearer centre by some kilometres or more, for each number
        /// of kilometres that makes a difference.
        Thresholds = "thresholds",
        /// Regions divided at random, each part in one piece and governed from the seat of
        /// its most populous unit.
        Splits = "splits",
    }
}

/// A variant of the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Variant {
    /// Units that move, by their place, each to a region, by its place.
    Moves(Vec<(usize, usize)>),
    /// A region that is governed from another place.
    Centre {
        /// The region, by its place.
        region: usize,
        /// Longitude and latitude in degrees.
        at: Coord<f64>,
        /// What the place is called.
        names: Names,
        /// The unit it is in.
        unit: Option<UnitId>,
    },
    /// A region that a part leaves.
    Split {
        /// The region, by its place.
        region: usize,
        /// The units of the part, by their places.
        units: Vec<usize>,
        /// Longitude and latitude in degrees of the centre of the part.
        at: Coord<f64>,
        /// What that centre is called.
        names: Names,
    },
}

/// The variants of a kind, one after the other; `from` are the regions whose units (or
/// centres) are varied and `to` those that units may move to, all where there are none.
/// Splits follow from `seed`, and never end.
pub fn variants<'a>(
    base: &'a SweepBase,
    after: &'a Territory,
    (kind, seed): (SweepKind, u64),
    (from, to): (&[RegionId], &[RegionId]),
) -> Box<dyn Iterator<Item = Variant> + Send + 'a> {
    let among =
        |list: &[RegionId], region: usize| list.is_empty() || list.contains(&base.regions[region]);
    let own: Vec<usize> = (0..base.regions.len())
        .filter(|r| among(from, *r))
        .collect();
    let moves = || {
        let mut moves = Vec::new();
        for unit in 0..base.units.len() {
            let home = base.home[unit].filter(|home| own.contains(home));
            let Some(home) = home.filter(|_| !base.held[unit]) else {
                continue;
            };
            let others = (0..base.regions.len()).filter(|r| *r != home && among(to, *r));
            moves.extend(others.map(|region| (unit, region)));
        }
        moves
    };
    match kind {
        SweepKind::Transfers => Box::new(moves().into_iter().map(|one| Variant::Moves(vec![one]))),
        SweepKind::Pairs => {
            let moves = moves();
            let all = moves.len();
            let pair = move |i: usize| {
                let moves = moves.clone();
                (i + 1..all).filter_map(move |j| {
                    let (one, two) = (moves[i], moves[j]);
                    (one.0 != two.0).then(|| Variant::Moves(vec![one, two]))
                })
            };
            Box::new((0..all).flat_map(pair))
        }
        SweepKind::Thresholds => {
            let nearer = base.nearer(&moves());
            let all = nearer.len();
            Box::new((1..=all).map(move |n| Variant::Moves(nearer[..n].to_vec())))
        }
        SweepKind::Splits => splits(base, after, &own, seed),
        SweepKind::Centres => Box::new(own.into_iter().flat_map(move |region| {
            let id = base.regions[region];
            let units: Vec<UnitId> = after.units_of(id).map(|(id, _)| id).collect();
            let places = candidates(after, &units).into_iter();
            places.map(move |place| Variant::Centre {
                region,
                at: place.position,
                names: place.names,
                unit: place.unit,
            })
        })),
    }
}

impl SweepBase {
    /// The units that a variant moves, each with its new region; none where it moves none.
    pub fn moved(&self, variant: &Variant) -> Vec<(UnitId, RegionId)> {
        match variant {
            Variant::Moves(moves) => {
                let ids = moves
                    .iter()
                    .map(|(u, r)| (self.units[*u], self.regions[*r]));
                ids.collect()
            }
            Variant::Centre { .. } | Variant::Split { .. } => Vec::new(),
        }
    }

    /// Of moves, for each unit the one to the nearest centre if that is nearer than its
    /// own, those that gain most by person first.
    fn nearer(&self, moves: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let mut best: BTreeMap<usize, (i128, usize)> = BTreeMap::new();
        for &(unit, to) in moves {
            let gain = self.gain(unit, to);
            let known = best.entry(unit).or_insert((gain, to));
            if gain > known.0 {
                *known = (gain, to);
            }
        }
        let mut gains: Vec<(f64, usize, usize)> = best
            .into_iter()
            .filter(|(_, (gain, _))| *gain > 0)
            .map(|(unit, (gain, to))| (gain as f64 / self.people(unit, to) as f64, unit, to))
            .collect();
        gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        gains.into_iter().map(|(_, unit, to)| (unit, to)).collect()
    }

    /// The unit by its place.
    pub fn unit(&self, place: usize) -> UnitId {
        self.units[place]
    }

    /// The region by its place.
    pub fn region(&self, place: usize) -> RegionId {
        self.regions[place]
    }
}
