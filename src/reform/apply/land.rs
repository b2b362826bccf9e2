//! How the land of a divided unit is shared out: which pieces go to which part.

use std::sync::Arc;

use geo::InteriorPoint;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use toml::Spanned;

use super::centre::settlement_of;
use super::split::{Division, Piece};
use super::{Context, Refused, Shape};
use crate::coverage::{Coverage, CutError, Cutter};
use crate::reform::diagnostic::Problem;
use crate::reform::plan::{By, Outline, Part, Split};
use crate::reform::resolve::find_former;
use crate::territory::{AtomId, Seat, UnitId};

/// What one part of a split asks for.
enum Ask {
    /// Pieces that go over whole.
    Whole(Vec<AtomId>),
    Polygon(MultiPolygon<f64>),
    Line(LineString<f64>),
    /// All parts of this kind are found at once, last.
    Nearest,
}

/// Divides the land. The new pieces are appended to the coverage in the order
/// of [`Division::pieces`], as the new atoms are to be.
pub(super) fn divide(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    seats: &[Seat],
) -> Result<Division, Refused> {
    let asks = asks(context, split, unit)?;
    let mut work = Work {
        rest: context.territory.unit(unit).atoms.clone(),
        pieces: Vec::new(),
        next: context.territory.atoms.len(),
        coverage: context.territory.coverage.clone(),
        inserted: Vec::new(),
    };
    for (i, ask) in asks.iter().enumerate() {
        if let Err(message) = work.part(i + 1, ask) {
            return Err(cannot(context, split, unit, i, &message));
        }
    }
    let nearest: Vec<usize> = (0..asks.len())
        .filter(|&i| matches!(asks[i], Ask::Nearest))
        .collect();
    if let Some(&first) = nearest.first() {
        let own = own_seat(context, split, unit)?;
        let centres = nearest.iter().map(|&i| seats[i].position);
        let centres: Vec<Coord<f64>> = std::iter::once(own).chain(centres).collect();
        if let Err(message) = work.nearest(&nearest, &centres) {
            return Err(cannot(context, split, unit, first, &message));
        }
    }
    for i in 0..asks.len() {
        if !work.pieces.iter().any(|p| p.part == i + 1) {
            return Err(cannot(context, split, unit, i, "no land goes to the part"));
        }
    }
    if work.rest.is_empty() {
        return Err(cannot(
            context,
            split,
            unit,
            0,
            "no land is left for the rest",
        ));
    }
    context.territory.coverage = work.coverage.take();
    context.territory.inserted.append(&mut work.inserted);
    Ok(work.division())
}

fn cannot(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    part: usize,
    message: &str,
) -> Refused {
    let path = context.territory.path(unit);
    let problem = Problem::error(format!("{path} cannot be divided: {message}"));
    let hint = "mend the `by` of the part, so that it divides the land of the unit";
    context.report(problem.hint(hint), split.into[part].by.span())
}

fn own_seat(context: &mut Context<'_>, split: &Split, unit: UnitId) -> Result<Coord<f64>, Refused> {
    let seat = context.territory.unit(unit).seat.as_ref();
    if let Some(seat) = seat {
        return Ok(seat.position);
    }
    let path = context.territory.path(unit);
    let problem = Problem::error(format!("{path} has no seat to measure from"));
    let problem = problem.hint("give it one with `move_centre`");
    Err(context.report(problem, split.unit.span()))
}

fn asks(context: &mut Context<'_>, split: &Split, unit: UnitId) -> Result<Vec<Ask>, Refused> {
    let asks = split.into.iter().map(|part| ask(context, part, unit));
    let asks: Vec<Result<Ask, Refused>> = asks.collect();
    asks.into_iter().collect()
}

fn ask(context: &mut Context<'_>, part: &Part, unit: UnitId) -> Result<Ask, Refused> {
    let code = part.code.as_ref().map(Spanned::get_ref);
    if let Some(outline) = code.and_then(|code| context.options.outlines.get(code)) {
        return Ok(Ask::Polygon(outline.clone()));
    }
    match part.by.get_ref() {
        By::NearestCentre => Ok(Ask::Nearest),
        By::Polygon(Outline::Inline(rings)) => polygon(context, part, rings),
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
        By::Settlements(names) => settlements(context, part, names, unit),
    }
}

fn refuse(context: &mut Context<'_>, part: &Part, message: String, hint: &str) -> Refused {
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
    let on_earth =
        |p: &&[f64; 2]| !((-180.0..=180.0).contains(&p[0]) && (-90.0..=90.0).contains(&p[1]));
    if let Some([lon, lat]) = points.iter().find(on_earth) {
        let message = format!("[{lon}, {lat}] is not a longitude and a latitude in degrees");
        return Err(refuse(
            context,
            part,
            message,
            "write [longitude, latitude]",
        ));
    }
    Ok(points.iter().map(|&[x, y]| Coord { x, y }).collect())
}

fn polygon(
    context: &mut Context<'_>,
    part: &Part,
    rings: &[Vec<[f64; 2]>],
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
    Ok(Ask::Polygon(Polygon::new(shell, lines).into()))
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
        (true, false) => joined(&outlines)
            .map(Ask::Polygon)
            .map_err(|message| refuse(context, part, message, "clean the boundaries first")),
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

fn joined(outlines: &[MultiPolygon<f64>]) -> Result<MultiPolygon<f64>, String> {
    let coverage = Coverage::build(outlines).map_err(|e| e.to_string())?;
    let groups = vec![Some(0); outlines.len()];
    let shape = coverage.dissolve(&groups, 1).pop();
    shape.ok_or_else(|| "the outlines have no land".to_owned())
}

/// The land nearer to the listed settlements than to all others of the unit.
fn settlements(
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
                let path = context.territory.path(unit);
                let message = format!("no settlement of {path} is called `{name}`");
                let hint = "name settlements of the unit, as its table spells them";
                return Err(refuse(context, part, message, hint));
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
        let message = "the settlements must be some and not all of the unit's".to_owned();
        return Err(refuse(
            context,
            part,
            message,
            "leave the rest at least its seat",
        ));
    }
    let whole = whole_shape(t.coverage.as_deref(), atoms);
    let Some(whole) = whole else {
        return Ok(Ask::Polygon(MultiPolygon::new(Vec::new())));
    };
    let groups = [chosen.len(), others.len()];
    chosen.extend(others);
    cells(&whole, &chosen, &groups)
        .map(|mut shapes| Ask::Polygon(shapes.swap_remove(0)))
        .map_err(|message| refuse(context, part, message, "choose other settlements"))
}

/// The land of several pieces as one shape; `None` where none is known.
fn whole_shape(coverage: Option<&Coverage>, atoms: &[AtomId]) -> Option<MultiPolygon<f64>> {
    let coverage = coverage?;
    let mut groups = vec![None; coverage.unit_count()];
    for atom in atoms {
        *groups.get_mut(atom.0 as usize)? = Some(0);
    }
    let shape = coverage.dissolve(&groups, 1).pop()?;
    (!shape.0.is_empty()).then_some(shape)
}

/// Cells of the nearest centre, joined into groups of consecutive centres.
fn cells(
    whole: &MultiPolygon<f64>,
    centres: &[Coord<f64>],
    groups: &[usize],
) -> Result<Vec<MultiPolygon<f64>>, String> {
    let mut bare = Coverage::build(std::slice::from_ref(whole)).map_err(|e| e.to_string())?;
    bare.cut(0, &Cutter::NearestCentre(centres))
        .map_err(|e| said(&e))?;
    let of = (0u32..)
        .zip(groups)
        .flat_map(|(g, &n)| std::iter::repeat_n(Some(g), n));
    let of: Vec<Option<u32>> = of.collect();
    Ok(bare.dissolve(&of, groups.len()))
}

/// The division as it grows.
struct Work {
    /// Pieces that are still the rest's.
    rest: Vec<AtomId>,
    /// Pieces that go to a part: new ones, and old ones that go over whole.
    pieces: Vec<Piece>,
    /// The index of the next new atom.
    next: usize,
    coverage: Option<Arc<Coverage>>,
    inserted: Vec<Coord<f64>>,
}

impl Work {
    fn part(&mut self, part: usize, ask: &Ask) -> Result<(), String> {
        match ask {
            Ask::Nearest => Ok(()),
            Ask::Whole(atoms) => {
                for atom in atoms.iter().copied() {
                    self.give(atom, part);
                }
                Ok(())
            }
            Ask::Polygon(shape) if shape.0.is_empty() => {
                self.without_land(part);
                Ok(())
            }
            Ask::Polygon(shape) => self.cut_all(part, &Cutter::Polygon(shape), Some(shape)),
            Ask::Line(line) => self.cut_all(part, &Cutter::Line(line), None),
        }
    }

    /// A piece goes over whole.
    fn give(&mut self, atom: AtomId, part: usize) {
        if let Some(place) = self.rest.iter().position(|&a| a == atom) {
            self.rest.remove(place);
            self.pieces.push(Piece::new(atom, atom, part));
        }
    }

    fn land(&self, atom: AtomId) -> bool {
        self.coverage
            .as_ref()
            .is_some_and(|c| !c.is_empty_unit(atom.0))
    }

    fn new_piece(&mut self, from: AtomId, part: usize) {
        let id = AtomId(u32::try_from(self.next).unwrap_or(u32::MAX));
        self.next += 1;
        self.pieces.push(Piece::new(id, from, part));
    }

    /// People without land: the first piece of the rest is divided on paper.
    fn without_land(&mut self, part: usize) {
        let Some(&from) = self.rest.first() else {
            return;
        };
        if let Some(coverage) = &mut self.coverage {
            Arc::make_mut(coverage).push_empty_unit();
        }
        self.new_piece(from, part);
    }

    /// Cuts every piece of the rest in two; what lies inside the outline whole
    /// goes over whole.
    fn cut_all(
        &mut self,
        part: usize,
        cutter: &Cutter<'_>,
        outline: Option<&MultiPolygon<f64>>,
    ) -> Result<(), String> {
        let mapped: Vec<AtomId> = self
            .rest
            .iter()
            .copied()
            .filter(|&a| self.land(a))
            .collect();
        if mapped.is_empty() {
            self.without_land(part);
            return Ok(());
        }
        let mut last = None;
        let mut reached = false;
        for &atom in &mapped {
            match self.cut(atom, cutter) {
                Ok(_) => {
                    self.new_piece(atom, part);
                    reached = true;
                }
                Err(error) if mapped.len() == 1 => {
                    let all = is_miss(&error) && self.inside(atom, outline);
                    let nothing = || "no land is left for the rest".to_owned();
                    return Err(if all { nothing() } else { said(&error) });
                }
                Err(error) if is_miss(&error) => {
                    if self.inside(atom, outline) {
                        self.give(atom, part);
                        reached = true;
                    }
                    last = Some(error);
                }
                Err(error) => return Err(said(&error)),
            }
        }
        match (reached, last) {
            (false, Some(error)) => Err(said(&error)),
            _ => Ok(()),
        }
    }

    fn cut(&mut self, atom: AtomId, cutter: &Cutter<'_>) -> Result<usize, CutError> {
        let Some(coverage) = &mut self.coverage else {
            return Err(CutError::NoFeature { unit: atom.0 });
        };
        let report = Arc::make_mut(coverage).cut(atom.0, cutter)?;
        self.inserted
            .extend(report.inserted.iter().map(|node| node.at));
        Ok(report.parts.len())
    }

    fn inside(&self, atom: AtomId, outline: Option<&MultiPolygon<f64>>) -> bool {
        let (Some(outline), Some(coverage)) = (outline, &self.coverage) else {
            return false;
        };
        let point = coverage.polygon(atom.0).interior_point();
        let shape = Coverage::build(std::slice::from_ref(outline));
        match (point, shape) {
            (Some(point), Ok(shape)) => shape.contains(0, point.0),
            _ => false,
        }
    }

    /// All parts by the nearest centre at once; `centres` begins with the rest's.
    fn nearest(&mut self, parts: &[usize], centres: &[Coord<f64>]) -> Result<(), String> {
        let mapped: Vec<AtomId> = self
            .rest
            .iter()
            .copied()
            .filter(|&a| self.land(a))
            .collect();
        match mapped.as_slice() {
            [] => {
                for &part in parts {
                    self.without_land(part + 1);
                }
                Ok(())
            }
            &[atom] => {
                let cut = self.cut(atom, &Cutter::NearestCentre(centres));
                cut.map_err(|e| said(&e))?;
                for &part in parts {
                    self.new_piece(atom, part + 1);
                }
                Ok(())
            }
            several => {
                let whole = whole_shape(self.coverage.as_deref(), several);
                let whole = whole.ok_or("the unit has no land")?;
                let shapes = cells(&whole, centres, &vec![1; centres.len()])?;
                for (&part, shape) in parts.iter().zip(&shapes[1..]) {
                    self.cut_all(part + 1, &Cutter::Polygon(shape), Some(shape))?;
                }
                Ok(())
            }
        }
    }

    fn division(mut self) -> Division {
        let rest = self.rest.iter().map(|&atom| Piece::new(atom, atom, 0));
        let mut pieces: Vec<Piece> = rest.collect();
        pieces.append(&mut self.pieces);
        // New pieces in the order of their ids, as they lie in the coverage.
        pieces.sort_by_key(|p| p.atom);
        Division { pieces }
    }
}

fn is_miss(error: &CutError) -> bool {
    matches!(
        error,
        CutError::Misses { .. } | CutError::OnlyTouches { .. } | CutError::EmptyPart { .. }
    )
}

/// What went wrong, in the words of a plan.
fn said(error: &CutError) -> String {
    match error {
        CutError::NoFeature { .. } => "its boundaries are not known".to_owned(),
        CutError::Misses { .. } => "the cut does not reach its land".to_owned(),
        CutError::OnlyTouches { .. } => {
            "the cut touches its land and does not divide it".to_owned()
        }
        CutError::EmptyPart { .. } => "a part would have no land".to_owned(),
        CutError::Sliver {
            area_km2, width_m, ..
        } => format!("a part would be a sliver of {area_km2:.6} km², narrower than {width_m} m"),
        other => other.to_string(),
    }
}
