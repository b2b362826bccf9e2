//! What boundaries must be before their units are joined, thinned or looked up: a
//! coverage, in which no land is two units' and no ring crosses itself.

use aimaq::boundaries::{Boundaries, Outlines, Unsound};
use aimaq::coverage::{CleanOptions, clean};
use aimaq::msg;
use aimaq::report::repairs_text;
use geo_types::MultiPolygon;

use super::{Console, Failure};

/// Options of commands that need a coverage.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct CleanArg {
    /// Clean the boundaries first, as `aimaq clean` does by default
    #[arg(long)]
    clean: bool,
}

/// What happens where boundaries are no coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dirt {
    /// Land of two units and rings that cross themselves are an error.
    Refused,
    /// Rings that cross or touch themselves are an error, for they are passed on as they
    /// are; land of two units is told.
    OverlapsTold,
    /// They are told.
    Told,
}

/// Cleans the outlines if that is asked for.
pub(crate) fn cleaned(
    outlines: &mut Outlines,
    arg: CleanArg,
    console: &Console,
) -> Result<(), Failure> {
    if !arg.clean {
        return Ok(());
    }
    let rows = outlines.rows.iter_mut();
    let shapes: Vec<MultiPolygon<f64>> = rows
        .map(|row| std::mem::replace(&mut row.land, MultiPolygon::new(Vec::new())))
        .collect();
    let cleaned = clean(&shapes, &CleanOptions::default()).map_err(Failure::engine)?;
    for line in repairs_text(&cleaned.ledger) {
        console.tell(&line);
    }
    for (row, land) in outlines.rows.iter_mut().zip(cleaned.units) {
        row.land = land;
    }
    Ok(())
}

/// What keeps boundaries from being a coverage; nothing where they have been cleaned.
pub(crate) fn unsound(
    boundaries: &Boundaries,
    arg: CleanArg,
    dirt: Dirt,
) -> Result<Option<Unsound>, Failure> {
    match arg.clean {
        true => Ok(None),
        false => boundaries
            .unsound(dirt == Dirt::OverlapsTold)
            .map_err(Failure::engine),
    }
}

/// Tells or refuses what was found.
pub(crate) fn judge(
    unsound: Option<Unsound>,
    label: &str,
    dirt: Dirt,
    console: &Console,
) -> Result<(), Failure> {
    let Some(unsound) = unsound else {
        return Ok(());
    };
    let kinds = unsound.kinds;
    let at = unsound
        .at
        .map_or_else(String::new, |p| format!("{}, {}", p.x, p.y));
    let refused = match dirt {
        Dirt::Refused => true,
        Dirt::OverlapsTold => unsound.crossing,
        Dirt::Told => false,
    };
    match refused {
        true => Err(Failure::new(msg!(
            "error-no-coverage",
            file = label,
            kinds = kinds,
            at = at,
        ))
        .hint(msg!("hint-clean-or-check"))),
        false => {
            console.caution(&msg!("layer-dirty", file = label, kinds = kinds, at = at));
            Ok(())
        }
    }
}
