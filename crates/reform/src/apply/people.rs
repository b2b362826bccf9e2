//! How the people of a divided unit are shared out.

use geo_types::Coord;

use super::division::{Division, Piece};
use super::{Context, Refused};
use crate::diagnostic::Problem;
use crate::naming::called;
use crate::plan::Split;
use aimaq_territory::{AtomId, UnitId};
use aimaq_words::msg;

/// The people of every piece, and whether they are an estimate.
///
/// The figure of a part is the plan's where it gives one; else that of the
/// settlements that go to the part, as a share of the whole. A piece that goes to
/// a part whole takes its own people along.
pub(super) fn share(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    division: &Division,
) -> Result<Vec<(u64, bool)>, Refused> {
    let wanted = wanted(context, split, division);
    check_sum(context, split, unit, &wanted)?;
    let mut people: Vec<(u64, bool)> = Vec::with_capacity(division.pieces.len());
    let mut need: Vec<Option<u64>> = wanted;
    // Pieces that are whole come first: their people cannot be chosen.
    for piece in &division.pieces {
        let own = context.territory.atom(piece.from).population;
        let whole = !divided(division, piece.from);
        if whole && piece.part > 0 {
            let need = &mut need[piece.part - 1];
            if need.is_some_and(|n| n < own) {
                return Err(too_small(context, split, piece, own));
            }
            *need = need.map(|n| n - own);
        }
        people.push((if whole { own } else { 0 }, false));
    }
    let mut left: Vec<u64> = context
        .territory
        .atoms
        .iter()
        .map(|a| a.population)
        .collect();
    for (piece, share) in division.pieces.iter().zip(&mut people) {
        if piece.part == 0 || !divided(division, piece.from) {
            continue;
        }
        let left = &mut left[piece.from.index()];
        let given = split.into[piece.part - 1].population.is_some();
        let need = &mut need[piece.part - 1];
        let taken = need.unwrap_or(piece.estimate).min(*left);
        *need = need.map(|n| n - taken);
        *left -= taken;
        *share = (taken, !given);
    }
    short(context, split, &need)?;
    for (piece, share) in division.pieces.iter().zip(&mut people) {
        if piece.part == 0 && divided(division, piece.from) {
            let estimated = (0..split.into.len()).any(|part| {
                split.into[part].population.is_none() && cuts(division, piece.from, part + 1)
            });
            *share = (left[piece.from.index()], estimated);
        }
    }
    Ok(people)
}

fn divided(division: &Division, atom: AtomId) -> bool {
    division.pieces.iter().filter(|p| p.from == atom).count() > 1
}

fn cuts(division: &Division, atom: AtomId, part: usize) -> bool {
    let mut pieces = division.pieces.iter();
    pieces.any(|p| p.from == atom && p.part == part)
}

/// What each part should have: the plan's figure, or nothing in particular.
fn wanted(context: &Context<'_>, split: &Split, division: &Division) -> Vec<Option<u64>> {
    let parts = split.into.iter().enumerate().map(|(i, part)| {
        let whole = division.pieces.iter().filter(|p| p.part == i + 1);
        let all_whole = whole.clone().all(|p| !divided(division, p.from));
        let sum = whole
            .map(|p| context.territory.atom(p.from).population)
            .sum();
        match &part.population {
            Some(given) => Some(*given.get_ref()),
            None if all_whole => Some(sum),
            None => None,
        }
    });
    parts.collect()
}

fn check_sum(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    wanted: &[Option<u64>],
) -> Result<(), Refused> {
    let whole = context.territory.population(unit);
    let mut given = wanted.iter().flatten();
    let sum = given.try_fold(0u64, |sum, &p| sum.checked_add(p));
    if sum.is_some_and(|sum| sum <= whole) {
        return Ok(());
    }
    let unit = called(&context.territory, unit);
    let message = match sum {
        Some(sum) => msg!(
            "problem-parts-people",
            unit = unit,
            people = sum,
            whole = whole
        ),
        None => msg!("problem-parts-too-many", unit = unit, whole = whole),
    };
    let mut places = split.into.iter().filter_map(|p| p.population.as_ref());
    let place = places
        .next()
        .map_or_else(|| split.unit.span(), toml::Spanned::span);
    let problem = Problem::error(message).hint(msg!("hint-mend-population"));
    Err(context.report(problem, place))
}

fn too_small(context: &mut Context<'_>, split: &Split, piece: &Piece, own: u64) -> Refused {
    let part = &split.into[piece.part - 1];
    let name = part.names.with(part.name.get_ref());
    let message = msg!("problem-part-small", part = name, people = own);
    let place = part
        .population
        .as_ref()
        .map_or(part.name.span(), toml::Spanned::span);
    let hint = msg!("hint-mend-or-leave-out");
    context.report(Problem::error(message).hint(hint), place)
}

/// A part of whole pieces only cannot have more people than they have.
fn short(context: &mut Context<'_>, split: &Split, need: &[Option<u64>]) -> Result<(), Refused> {
    let missing = need.iter().position(|n| n.is_some_and(|n| n > 0));
    let Some(i) = missing else {
        return Ok(());
    };
    let part = &split.into[i];
    let name = part.names.with(part.name.get_ref());
    let fewer = need[i].unwrap_or(0);
    let message = msg!("problem-part-large", part = name, people = fewer);
    let place = part
        .population
        .as_ref()
        .map_or(part.name.span(), toml::Spanned::span);
    let hint = msg!("hint-mend-or-more-land");
    Err(context.report(Problem::error(message).hint(hint), place))
}

/// Index of the nearest centre on a plane around the point: degrees with the
/// longitude shortened by the cosine of the point's own latitude. A cut takes the
/// middle latitude of the land instead; the two can differ only for a point that
/// is about as near to two centres.
pub(super) fn nearest(centres: &[Coord<f64>], point: Coord<f64>) -> usize {
    let shrink = point.y.to_radians().cos();
    let distance = |c: &Coord<f64>| ((c.x - point.x) * shrink).powi(2) + (c.y - point.y).powi(2);
    let best = centres
        .iter()
        .enumerate()
        .min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
    best.map_or(0, |(i, _)| i)
}
