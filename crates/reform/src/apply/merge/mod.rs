//! `merge`: units or regions become one.
//!
//! Where the result bears the name of one of them, that one goes on and the others
//! end into it. Under a new name all of them end and something new begins, so that
//! the order in which they are listed says nothing.

mod regions;
mod units;

use std::ops::Range;

use toml::Spanned;

use super::centre::{Place, locate_centre};
use super::{Context, Outcome, Refused};
use crate::diagnostic::Problem;
use crate::plan::Merge;
use aimaq_territory::{Kind, Seat, UnitId};
use aimaq_words::msg;

pub(super) fn apply(context: &mut Context<'_>, change: &Merge, span: Range<usize>) -> Outcome {
    match (change.units.len(), change.regions.len()) {
        (2.., 0) => units::merge(context, change),
        (0, 2..) => regions::merge(context, change),
        _ => {
            let problem = Problem::error(msg!("problem-merge-few"));
            Err(context.report(problem.hint(msg!("hint-merge-few")), span))
        }
    }
}

/// The seat that the plan gives the result, if it does.
fn given_seat(
    context: &mut Context<'_>,
    change: &Merge,
    units: &[UnitId],
) -> Result<Option<Seat>, Refused> {
    let Some(name) = &change.centre else {
        return Ok(None);
    };
    let place = Place {
        name,
        names: Some(&change.centre_names),
        position: change.position,
    };
    locate_centre(context, &place, units).map(Some)
}

/// The kind of something new: that of all parts, else that of the one with most
/// people.
fn common_kind<'a>(parts: impl Iterator<Item = (&'a Kind, u64)>) -> Option<Kind> {
    // The first of equals, so that the order of the list decides nothing.
    let largest = parts.reduce(|best, part| if part.1 > best.1 { part } else { best });
    largest.map(|(kind, _)| kind.clone())
}

/// A name as if it stood where the plan writes the result.
fn placed(change: &Merge, name: &str) -> Spanned<String> {
    Spanned::new(change.into.span(), name.to_owned())
}
