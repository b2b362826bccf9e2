//! The share of a source that goes to each of its targets.

use std::collections::BTreeMap;

use super::Weights;
use super::shares::{Group, Pair, Shared};

/// The group that a row starts from.
pub(super) fn source(pair: Pair, backward: bool) -> Group {
    if backward { pair.1 } else { pair.0 }
}

/// What each source has in all, by source.
pub(super) fn wholes(shares: &BTreeMap<Pair, Shared>, backward: bool) -> BTreeMap<Group, Whole> {
    let mut wholes: BTreeMap<Group, Whole> = BTreeMap::new();
    for (&pair, shared) in shares {
        let whole = wholes.entry(source(pair, backward)).or_default();
        whole.targets += 1;
        let sum = &mut whole.sum;
        sum.people += shared.people;
        sum.area += shared.area;
        sum.settled += shared.settled;
        sum.estimated |= shared.estimated;
    }
    wholes
}

/// What a source has in all.
#[derive(Debug, Default)]
pub(super) struct Whole {
    sum: Shared,
    targets: usize,
}

/// By what a share is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// The source goes to one target.
    Whole,
    /// By a measure.
    By(Weights),
    /// Nothing is known but that the source is divided: all to each alike.
    Alike,
}

impl Basis {
    /// The word for it in tables.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::By(weights) => weights.as_str(),
            Self::Alike => "alike",
        }
    }
}

/// A share of a source with its bounds.
pub(super) struct Weight {
    pub(super) share: f64,
    /// By what it is measured.
    pub(super) basis: Basis,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Whole {
    /// The share of a part, and how well it is known.
    pub(super) fn weigh(&self, part: &Shared, wanted: Weights) -> Weight {
        let (share, basis) = self.share(part, wanted);
        let (low, high) = match basis {
            Basis::Whole => (1.0, 1.0),
            Basis::By(Weights::Population) if !self.sum.estimated => (share, share),
            Basis::By(_) | Basis::Alike => (0.0, 1.0),
        };
        Weight {
            share,
            basis,
            low,
            high,
        }
    }

    /// The share and what it is measured by: the measure asked for, else people,
    /// land, settlements, whichever is known; else all to each alike.
    fn share(&self, part: &Shared, wanted: Weights) -> (f64, Basis) {
        if self.targets == 1 {
            return (1.0, Basis::Whole);
        }
        let order = [
            wanted,
            Weights::Population,
            Weights::Area,
            Weights::Settlements,
        ];
        for weights in order {
            let of = |s: &Shared| match weights {
                Weights::Population => s.people as f64,
                Weights::Area => s.area,
                Weights::Settlements => s.settled as f64,
            };
            if of(&self.sum) > 0.0 {
                return (of(part) / of(&self.sum), Basis::By(weights));
            }
        }
        (1.0 / self.targets as f64, Basis::Alike)
    }
}
