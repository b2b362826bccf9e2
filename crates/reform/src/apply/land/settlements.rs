//! Land by the settlements that it is nearest to.

use geo_types::{Coord, MultiPolygon};

use super::asks::{Ask, refuse};
use super::error::DivideError;
use crate::apply::centre::settlement_of;
use crate::apply::{Context, Refused};
use crate::naming::called;
use crate::plan::Part;
use aimaq_coverage::{Coverage, Cutter};
use aimaq_territory::{AtomId, UnitId};
use aimaq_words::msg;

/// The land nearer to the listed settlements than to all others of the unit.
pub(super) fn near_settlements(
    context: &mut Context<'_>,
    part: &Part,
    names: &[String],
    unit: UnitId,
) -> Result<Ask, Refused> {
    let mut chosen: Vec<Coord<f64>> = Vec::new();
    for name in names {
        match settlement_of(&context.territory, name, unit) {
            Some(at) => chosen.push(at),
            None => {
                let unit = called(&context.territory, unit);
                let message = msg!("problem-no-settlement", unit = unit, name = name);
                return Err(refuse(context, part, message, msg!("hint-settlements")));
            }
        }
    }
    let t = &context.territory;
    let atoms = &t.unit(unit).atoms;
    let inside = t.settlements.iter().filter(|s| atoms.contains(&s.atom));
    let seat = t.unit(unit).seat.as_ref().map(|s| s.position);
    let mut others: Vec<Coord<f64>> = inside.map(|s| s.position).chain(seat).collect();
    others.retain(|p| !chosen.contains(p));
    others.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    others.dedup();
    if chosen.is_empty() || others.is_empty() {
        let message = msg!("problem-not-some-settlements");
        return Err(refuse(context, part, message, msg!("hint-leave-seat")));
    }
    let whole = whole_shape(t.coverage.as_deref(), atoms);
    let Some(whole) = whole else {
        return Ok(Ask::Polygon(MultiPolygon::new(Vec::new())));
    };
    let groups = [chosen.len(), others.len()];
    chosen.extend(others);
    cells(&whole, &chosen, &groups)
        .map(|mut shapes| Ask::Polygon(shapes.swap_remove(0)))
        .map_err(|error| {
            let hint = msg!("hint-other-settlements");
            refuse(context, part, error.message(), hint)
        })
}

/// The land of several pieces as one shape; `None` where none is known.
pub(super) fn whole_shape(
    coverage: Option<&Coverage>,
    atoms: &[AtomId],
) -> Option<MultiPolygon<f64>> {
    let coverage = coverage?;
    let mut groups = vec![None; coverage.unit_count()];
    for atom in atoms {
        *groups.get_mut(atom.index())? = Some(0);
    }
    let shape = coverage.dissolve(&groups, 1).pop()?;
    (!shape.0.is_empty()).then_some(shape)
}

/// Cells of the nearest centre, joined into groups of consecutive centres.
pub(super) fn cells(
    whole: &MultiPolygon<f64>,
    centres: &[Coord<f64>],
    groups: &[usize],
) -> Result<Vec<MultiPolygon<f64>>, DivideError> {
    let mut alone = Coverage::build(std::slice::from_ref(whole))?;
    alone.cut(0, &Cutter::NearestCentre(centres))?;
    let of = (0u32..)
        .zip(groups)
        .flat_map(|(g, &n)| std::iter::repeat_n(Some(g), n));
    let of: Vec<Option<u32>> = of.collect();
    Ok(alone.dissolve(&of, groups.len()))
}
