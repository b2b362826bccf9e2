//! What the parts of a split ask for, as the plan and its files say it.

use geo::InteriorPoint;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use toml::Spanned;

use super::error::DivideError;
use super::settlements::near_settlements;
use crate::apply::{Context, Refused, Shape};
use crate::diagnostic::Problem;
use crate::former::find_former;
use crate::naming::called;
use crate::plan::{By, Outline, Part, Split};
use aimaq_coverage::{Coverage, cut_at_180};
use aimaq_io::place::LonLat;
use aimaq_territory::{AtomId, UnitId};
use aimaq_words::{Message, msg};

/// What one part of a split asks for.
pub(super) enum Ask {
    /// Pieces that go over whole.
    Whole(Vec<AtomId>),
    Polygon(MultiPolygon<f64>),
    Line(LineString<f64>),
    /// All parts of this kind are found at once, last.
    Nearest,
}

pub(super) fn asks(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
) -> Result<Vec<Ask>, Refused> {
    let asks = split.into.iter().map(|part| ask(context, part, unit));
    let asks: Vec<Result<Ask, Refused>> = asks.collect();
    asks.into_iter().collect()
}

fn ask(context: &mut Context<'_>, part: &Part, unit: UnitId) -> Result<Ask, Refused> {
    let code = part.code.as_ref().map(Spanned::get_ref);
    if let Some(outline) = code.and_then(|code| context.options.outlines.get(code)) {
        return Ok(Ask::Polygon(outline.clone()));
    }
    // Drawn cells stand for what a plan leaves to the nearest centre, and for no more.
    if *part.by.get_ref() == By::NearestCentre
        && let Some(cell) = code.and_then(|code| drawn_cell(context, code, unit))
    {
        return Ok(Ask::Polygon(cell));
    }
    match part.by.get_ref() {
        By::NearestCentre => Ok(Ask::Nearest),
        By::Polygon(Outline::Inline(rings)) => polygon(context, part, rings, unit),
        By::Polygons(all) => polygons(context, part, all, unit),
        By::Line(Outline::Inline(points)) => line(context, part, points),
        By::Polygon(Outline::File(name)) => match file(context, part, name)? {
            Shape::Polygon(shape) => Ok(Ask::Polygon(shape)),
            Shape::Line(_) => {
                let message = msg!("problem-no-polygon-in", file = name);
                Err(refuse(context, part, message, msg!("hint-polygon-or-line")))
            }
        },
        By::Line(Outline::File(name)) => match file(context, part, name)? {
            Shape::Line(line) => Ok(Ask::Line(line)),
            Shape::Polygon(_) => {
                let message = msg!("problem-no-line-in", file = name);
                Err(refuse(context, part, message, msg!("hint-polygon-or-line")))
            }
        },
        By::Units(names) => lower_units(context, part, names, unit),
        By::Settlements(names) => near_settlements(context, part, names, unit),
    }
}

/// The cell of a new unit, where the data set has drawn one inside the divided unit.
fn drawn_cell(context: &Context<'_>, code: &str, unit: UnitId) -> Option<MultiPolygon<f64>> {
    let territory = &context.territory;
    let cell = territory.known_land.as_ref()?.part(code)?;
    let (coverage, point) = (territory.coverage.as_ref()?, cell.interior_point()?);
    let mut atoms = territory.unit(unit).atoms.iter();
    let inside = atoms.any(|atom| coverage.contains(atom.0, point.0));
    inside.then(|| cell.clone())
}

pub(super) fn refuse(
    context: &mut Context<'_>,
    part: &Part,
    message: Message,
    hint: Message,
) -> Refused {
    context.report(Problem::error(message).hint(hint), part.by.span())
}

fn file(context: &mut Context<'_>, part: &Part, name: &str) -> Result<Shape, Refused> {
    match context.options.files.get(name) {
        Some(shape) => Ok(shape.clone()),
        None => {
            let message = msg!("problem-file-unread", file = name);
            Err(refuse(context, part, message, msg!("hint-file-beside")))
        }
    }
}

fn coords(
    context: &mut Context<'_>,
    part: &Part,
    points: &[[f64; 2]],
) -> Result<LineString<f64>, Refused> {
    let checked = points.iter().map(|&[lon, lat]| LonLat::new(lon, lat));
    if let Some(error) = checked.filter_map(Result::err).next() {
        let message = error.message();
        return Err(refuse(context, part, message, msg!("hint-lon-lat")));
    }
    // As written: a line across 180 degrees may go on to 360.
    Ok(points.iter().map(|&[x, y]| Coord { x, y }).collect())
}

fn polygon(
    context: &mut Context<'_>,
    part: &Part,
    rings: &[Vec<[f64; 2]>],
    unit: UnitId,
) -> Result<Ask, Refused> {
    let mut lines = Vec::with_capacity(rings.len());
    for ring in rings {
        let mut line = coords(context, part, ring)?;
        line.close();
        if line.0.len() < 4 {
            let message = msg!("problem-short-ring");
            return Err(refuse(context, part, message, msg!("hint-add-vertices")));
        }
        lines.push(line);
    }
    if lines.is_empty() {
        let message = msg!("problem-no-ring");
        return Err(refuse(context, part, message, msg!("hint-shell-first")));
    }
    let shell = lines.remove(0);
    let shape = MultiPolygon::from(Polygon::new(shell, lines));
    // Half of the earth away from the antimeridian a wide polygon is meant as written.
    let near = context
        .territory
        .unit(unit)
        .seat
        .as_ref()
        .is_some_and(|seat| seat.position.x.abs() > 90.0);
    match near {
        true => cut_at_180(&shape).map(Ask::Polygon).map_err(|error| {
            let message = msg!("problem-across-180", said = error.to_string());
            refuse(context, part, message, msg!("hint-may-cross-itself"))
        }),
        false => Ok(Ask::Polygon(shape)),
    }
}

/// Several polygons, which may be far from each other.
fn polygons(
    context: &mut Context<'_>,
    part: &Part,
    all: &[Vec<Vec<[f64; 2]>>],
    unit: UnitId,
) -> Result<Ask, Refused> {
    let mut shape = MultiPolygon::new(Vec::new());
    for rings in all {
        if let Ask::Polygon(one) = polygon(context, part, rings, unit)? {
            shape.0.extend(one.0);
        }
    }
    match shape.0.is_empty() {
        false => Ok(Ask::Polygon(shape)),
        true => {
            let message = msg!("problem-no-polygons");
            Err(refuse(context, part, message, msg!("hint-write-one")))
        }
    }
}

fn line(context: &mut Context<'_>, part: &Part, points: &[[f64; 2]]) -> Result<Ask, Refused> {
    let line = coords(context, part, points)?;
    if line.0.len() < 2 {
        let message = msg!("problem-short-line");
        return Err(refuse(context, part, message, msg!("hint-add-vertices")));
    }
    Ok(Ask::Line(line))
}

/// Lower units: pieces that were units themselves, or outlines by code.
fn lower_units(
    context: &mut Context<'_>,
    part: &Part,
    names: &[String],
    unit: UnitId,
) -> Result<Ask, Refused> {
    let (mut atoms, mut outlines) = (Vec::new(), Vec::new());
    for name in names {
        let outline = name.strip_prefix("code:").map(str::trim);
        let outline = outline.and_then(|code| context.options.lower.get(code));
        if let Some(outline) = outline {
            outlines.push(outline.clone());
            continue;
        }
        match find_former(&context.territory, name, unit) {
            Some(pieces) => atoms.extend(pieces),
            None => {
                let unit = called(&context.territory, unit);
                let message = msg!("problem-no-lower-unit", unit = unit, name = name);
                return Err(refuse(context, part, message, msg!("hint-lower-unit")));
            }
        }
    }
    match (atoms.is_empty(), outlines.is_empty()) {
        (false, true) => Ok(Ask::Whole(atoms)),
        (true, false) => joined(&outlines)
            .map(Ask::Polygon)
            .map_err(|error| refuse(context, part, error.message(), msg!("hint-clean-first"))),
        (true, true) => {
            let message = msg!("problem-part-of-nothing");
            Err(refuse(context, part, message, msg!("hint-name-one")))
        }
        (false, false) => {
            let message = msg!("problem-part-of-both");
            Err(refuse(context, part, message, msg!("hint-use-one")))
        }
    }
}

fn joined(outlines: &[MultiPolygon<f64>]) -> Result<MultiPolygon<f64>, DivideError> {
    let coverage = Coverage::build(outlines)?;
    let groups = vec![Some(0); outlines.len()];
    let shape = coverage.dissolve(&groups, 1).pop();
    shape.ok_or(DivideError::EmptyOutlines)
}
