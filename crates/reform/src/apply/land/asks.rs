//! What the parts of a split ask for, as the plan and its files say it.

use geo::InteriorPoint;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use toml::Spanned;

use super::error::DivideError;
use super::settlements::near_settlements;
use crate::apply::{Context, Refused, Shape};
use crate::diagnostic::Problem;
use crate::former::find_former;
use crate::plan::{By, Outline, Part, Split};
use aimaq_coverage::{Coverage, cut_at_180};
use aimaq_io::place::LonLat;
use aimaq_territory::{AtomId, UnitId};

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
            Shape::Line(_) => Err(wrong_file(context, part, name, "a polygon")),
        },
        By::Line(Outline::File(name)) => match file(context, part, name)? {
            Shape::Line(line) => Ok(Ask::Line(line)),
            Shape::Polygon(_) => Err(wrong_file(context, part, name, "a line")),
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
    message: String,
    hint: &str,
) -> Refused {
    context.report(Problem::error(message).hint(hint), part.by.span())
}

fn file(context: &mut Context<'_>, part: &Part, name: &str) -> Result<Shape, Refused> {
    match context.options.files.get(name) {
        Some(shape) => Ok(shape.clone()),
        None => {
            let message = format!("the file `{name}` was not read");
            Err(refuse(
                context,
                part,
                message,
                "name a GeoJSON file beside the plan",
            ))
        }
    }
}

fn wrong_file(context: &mut Context<'_>, part: &Part, name: &str, what: &str) -> Refused {
    let message = format!("`{name}` does not hold {what}");
    refuse(
        context,
        part,
        message,
        "`polygon` takes polygons, `line` one line",
    )
}

fn coords(
    context: &mut Context<'_>,
    part: &Part,
    points: &[[f64; 2]],
) -> Result<LineString<f64>, Refused> {
    let checked = points.iter().map(|&[lon, lat]| LonLat::new(lon, lat));
    if let Some(error) = checked.filter_map(Result::err).next() {
        return Err(refuse(
            context,
            part,
            error.to_string(),
            "write [longitude, latitude]",
        ));
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
            let message = "a ring needs at least three different vertices".to_owned();
            return Err(refuse(context, part, message, "add the missing vertices"));
        }
        lines.push(line);
    }
    if lines.is_empty() {
        let message = "the polygon has no ring".to_owned();
        return Err(refuse(
            context,
            part,
            message,
            "write the shell as the first ring",
        ));
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
            let message = format!("the polygon cannot be cut at 180 degrees: {error}");
            refuse(context, part, message, "its border may cross itself")
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
            let message = "there is no polygon in `polygons`".to_owned();
            Err(refuse(context, part, message, "write at least one"))
        }
    }
}

fn line(context: &mut Context<'_>, part: &Part, points: &[[f64; 2]]) -> Result<Ask, Refused> {
    let line = coords(context, part, points)?;
    if line.0.len() < 2 {
        let message = "a line needs at least two vertices".to_owned();
        return Err(refuse(context, part, message, "add the missing vertices"));
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
                let path = context.territory.path(unit);
                let message = format!("`{name}` is no lower unit of {path}");
                let hint = "name a unit that was merged into it, or `code:` and the code of a feature of the boundaries that lies in it";
                return Err(refuse(context, part, message, hint));
            }
        }
    }
    match (atoms.is_empty(), outlines.is_empty()) {
        (false, true) => Ok(Ask::Whole(atoms)),
        (true, false) => joined(&outlines).map(Ask::Polygon).map_err(|error| {
            let message = error.to_string();
            refuse(context, part, message, "clean the boundaries first")
        }),
        (true, true) => {
            let message = "the part names no lower unit".to_owned();
            Err(refuse(context, part, message, "name at least one"))
        }
        (false, false) => {
            let message = "the part names former units and codes of boundaries at once".to_owned();
            Err(refuse(context, part, message, "use one of the two"))
        }
    }
}

fn joined(outlines: &[MultiPolygon<f64>]) -> Result<MultiPolygon<f64>, DivideError> {
    let coverage = Coverage::build(outlines)?;
    let groups = vec![Some(0); outlines.len()];
    let shape = coverage.dissolve(&groups, 1).pop();
    shape.ok_or(DivideError::EmptyOutlines)
}
