//! Evaluating variants one after the other, and keeping the best.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::SweepBy;
use super::base::{SweepBase, SweepFigures};
use super::variants::Variant;

/// Variants that are evaluated side by side before the next are made.
const CHUNK: usize = 1 << 13;

/// A variant that was evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// Its number, from 1, in the order of the variants.
    pub number: u64,
    /// What it changes.
    pub variant: Variant,
    /// Its figures.
    pub figures: SweepFigures,
}

/// How a sweep came out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ranked {
    /// The best, the best first; of equals the one that came first.
    pub best: Vec<Tried>,
    /// How many variants there were.
    pub all: u64,
    /// How many of them tear a region apart, and were left out.
    pub torn: u64,
}

/// The next variants: so many, or fewer that move as many units.
fn chunk(variants: &mut impl Iterator<Item = Variant>) -> Vec<Variant> {
    let (mut chunk, mut moved) = (Vec::new(), 0);
    while moved < CHUNK {
        let Some(variant) = variants.next() else {
            break;
        };
        moved += match &variant {
            Variant::Moves(moves) => moves.len().max(1),
            Variant::Centre { .. } => 1,
            Variant::Split { units, .. } => units.len(),
        };
        chunk.push(variant);
    }
    chunk
}

/// Evaluates variants and keeps the best `top`. `each` is told every one that is not left
/// out, in order; with `torn` none is left out. Memory does not grow with their number.
///
/// # Errors
/// That of `each`, which ends the sweep.
pub fn sweep<E>(
    base: &SweepBase,
    mut variants: impl Iterator<Item = Variant>,
    (by, top, torn): (SweepBy, usize, bool),
    each: &mut dyn FnMut(&Tried) -> Result<(), E>,
) -> Result<Ranked, E> {
    let mut best: BTreeMap<(i128, u64), Tried> = BTreeMap::new();
    let mut ranked = Ranked::default();
    loop {
        let chunk = chunk(&mut variants);
        if chunk.is_empty() {
            ranked.best = best.into_values().collect();
            return Ok(ranked);
        }
        let figures = |variant: &Variant| {
            let kept = torn || base.is_contiguous(variant);
            kept.then(|| base.figures(variant))
        };
        let figures: Vec<Option<SweepFigures>> = chunk.par_iter().map(figures).collect();
        for (variant, figures) in chunk.into_iter().zip(figures) {
            ranked.all += 1;
            let Some(figures) = figures else {
                ranked.torn += 1;
                continue;
            };
            let tried = Tried {
                number: ranked.all,
                variant,
                figures,
            };
            each(&tried)?;
            let key = (by.value(&figures), tried.number);
            // What is made at random may be made twice.
            let mut equals = best.range((key.0, 0)..=(key.0, u64::MAX));
            if equals.any(|(_, known)| known.variant == tried.variant) {
                continue;
            }
            let better = best.last_key_value().is_none_or(|(worst, _)| key < *worst);
            if best.len() < top || better {
                best.insert(key, tried);
            }
            if best.len() > top {
                best.pop_last();
            }
        }
    }
}
