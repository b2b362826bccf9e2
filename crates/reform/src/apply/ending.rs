//! Units and regions that end into others.

use std::ops::Range;

use super::create::{end_areas, move_units};
use super::{Context, Outcome};
use aimaq_territory::{RegionId, UnitId};

/// Ends a unit; its land and people go to another.
pub(super) fn end_unit_into(
    context: &mut Context<'_>,
    unit: UnitId,
    into: UnitId,
    span: Range<usize>,
) {
    let atoms = context.territory.unit(unit).atoms.clone();
    let keeper = context.territory.unit_mut(into);
    keeper.atoms.extend(atoms);
    keeper.atoms.sort_unstable();
    keeper.area = None;
    let to = keeper.region;
    end_unit(context, unit, to, span);
}

/// Ends a unit whose land and people go to a unit of the region `to`.
pub(super) fn end_unit(context: &mut Context<'_>, unit: UnitId, to: RegionId, span: Range<usize>) {
    let pieces = context.territory.atoms.len();
    let day = context.day;
    let ended = context.territory.unit_mut(unit);
    ended.ended = Some(day);
    ended.pieces_then = pieces;
    let from = ended.region;
    if from != to {
        end_areas(context, &[from, to]);
        context.units_left(from, span.clone());
        context.touch_region(to, span);
    }
}

/// Ends a region that the plan names at `named`; its units go to another, which it
/// names at `place`.
pub(super) fn end_region_into(
    context: &mut Context<'_>,
    region: RegionId,
    into: RegionId,
    named: Range<usize>,
    place: Range<usize>,
) -> Outcome {
    let units: Vec<UnitId> = context
        .territory
        .units_of(region)
        .map(|(id, _)| id)
        .collect();
    for &unit in &units {
        context.names_apart(unit, into, named.clone())?;
    }
    let _ = move_units(context, &units, into);
    end_areas(context, &[into]);
    context.touch_region(into, place);
    context.territory.region_mut(region).ended = Some(context.day);
    Ok(())
}
