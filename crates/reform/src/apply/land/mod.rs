//! How the land of a divided unit is shared out: which pieces go to which part.

mod asks;
mod cuts;
mod cutting;
mod error;
mod settlements;

use geo_types::{Coord, MultiPolygon};

use super::division::Division;
use super::{Context, Refused};
use crate::diagnostic::Problem;
use crate::naming::called;
use crate::plan::Split;
use aimaq_coverage::{CheckOptions, FindingKind, check};
use aimaq_territory::{Seat, Territory, UnitId};
use aimaq_words::table::trimmed;
use aimaq_words::{Message, msg};

use asks::{Ask, asks};
pub use cuts::Cuts;
use cutting::Cutting;
use error::DivideError;

/// Divides the land. The new pieces are appended to the coverage in the order
/// of [`Division::pieces`], as the new atoms are to be.
pub(super) fn divide(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    seats: &[Seat],
) -> Result<Division, Refused> {
    let asks = asks(context, split, unit)?;
    let mut work = Cutting::new(&context.territory, unit, context.options.cuts.as_ref());
    for (i, ask) in asks.iter().enumerate() {
        if let Err(error) = work.part(i + 1, ask) {
            return Err(cannot(context, split, unit, i, &error));
        }
    }
    let nearest: Vec<usize> = (0..asks.len())
        .filter(|&i| matches!(asks[i], Ask::Nearest))
        .collect();
    if let Some(&first) = nearest.first() {
        let own = own_seat(context, split, unit)?;
        let centres = nearest.iter().map(|&i| seats[i].position);
        let centres: Vec<Coord<f64>> = std::iter::once(own).chain(centres).collect();
        if let Err(error) = work.nearest(&nearest, &centres) {
            return Err(cannot(context, split, unit, first, &error));
        }
    }
    let missing = (0..asks.len()).find(|&i| !work.has(i + 1));
    if let Some(i) = missing {
        return Err(cannot(
            context,
            split,
            unit,
            i,
            &DivideError::NothingForPart,
        ));
    }
    if work.nothing_left() {
        return Err(cannot(context, split, unit, 0, &DivideError::NothingLeft));
    }
    Ok(work.finish(&mut context.territory))
}

fn cannot(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    part: usize,
    error: &DivideError,
) -> Refused {
    let undividable = |why: Message| {
        let unit = called(&context.territory, unit);
        Problem::error(msg!("problem-undividable", unit = unit, why = why))
    };
    if let DivideError::Cut(_) = error
        && let Some(dirt) = dirt(&context.territory, unit)
    {
        let problem = undividable(dirt).hint(msg!("hint-repair-first"));
        return context.report(problem, split.unit.span());
    }
    let problem = undividable(error.message()).hint(msg!("hint-mend-by"));
    context.report(problem, split.into[part].by.span())
}

/// What is wrong with the land of a unit itself, where something is.
fn dirt(territory: &Territory, unit: UnitId) -> Option<Message> {
    let coverage = territory.coverage.as_ref()?;
    let atoms = territory.unit(unit).atoms.iter();
    let land: Vec<MultiPolygon<f64>> = atoms.map(|atom| coverage.polygon(atom.0)).collect();
    let found = check(&land, &CheckOptions::default()).ok()?;
    found.iter().find_map(|finding| {
        let at = finding.at?;
        let at = format!("{}, {}", trimmed(at.x, 6), trimmed(at.y, 6));
        Some(match finding.kind {
            FindingKind::SelfIntersection => msg!("divide-crosses-itself", at = at),
            FindingKind::Spike => msg!("divide-spike", at = at),
            FindingKind::SelfTouch => msg!("divide-touches-itself", at = at),
            FindingKind::Overlap => msg!("divide-overlap", at = at),
            _ => return None,
        })
    })
}

fn own_seat(context: &mut Context<'_>, split: &Split, unit: UnitId) -> Result<Coord<f64>, Refused> {
    let seat = context.territory.unit(unit).seat.as_ref();
    if let Some(seat) = seat {
        return Ok(seat.position);
    }
    let unit = called(&context.territory, unit);
    let problem = Problem::error(msg!("problem-no-seat", unit = unit));
    let problem = problem.hint(msg!("hint-give-centre"));
    Err(context.report(problem, split.unit.span()))
}
