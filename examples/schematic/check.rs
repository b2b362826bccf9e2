//! What must hold before the drawing is written, and how good it is.

use aimaq::coverage::{Coverage, area::area_km2};
use geo_types::Coord;

use super::Outcome;
use super::divide::Drawn;
use super::tables::Tables;

/// Cells may miss their areas by this share: what rounding the vertices moves.
const WORST_AREA: f64 = 1e-3;

/// Refuses a drawing that is no valid coverage of the outlines; describes it.
pub(crate) fn check(tables: &Tables, drawn: &Drawn) -> Outcome<String> {
    let coverage = &drawn.coverage;
    if let Some(unit) = (0..tables.units.len()).find(|&u| coverage.is_empty_unit(u as u32)) {
        return Err(format!("{} has no land", tables.units[unit].id).into());
    }
    no_crossings(coverage)?;
    same_border(tables, coverage)?;
    let (worst, worst_unit) = worst_area(drawn);
    if worst > WORST_AREA {
        let id = &tables.units[worst_unit].id;
        return Err(format!("the area of {id} is off by {worst:.1e}").into());
    }
    let away = seats_outside(tables, coverage);
    let list = match away.len() {
        0 => String::new(),
        _ => format!(": {}", away.join(", ")),
    };
    Ok(format!(
        "{} units, {} vertices, {} steps at most; largest error of an area {:.1e} ({}); \
         {} seats outside their cells{list}",
        coverage.unit_count(),
        coverage.vertex_count(),
        drawn.steps.iter().max().unwrap_or(&0),
        worst,
        tables.units[worst_unit].id,
        away.len(),
    ))
}

fn worst_area(drawn: &Drawn) -> (f64, usize) {
    let areas = drawn.coverage.areas_km2();
    let shares = areas
        .iter()
        .zip(&drawn.targets)
        .map(|(a, t)| (a / t - 1.0).abs());
    let ranked = shares.enumerate().map(|(u, share)| (share, u));
    ranked.fold((0.0, 0), |a, b| if b.0 > a.0 { b } else { a })
}

fn seats_outside<'a>(tables: &'a Tables, coverage: &Coverage) -> Vec<&'a str> {
    let outside = tables.units.iter().enumerate();
    outside
        .filter(|(u, unit)| !coverage.contains(*u as u32, unit.seat()))
        .map(|(_, unit)| unit.id.as_str())
        .collect()
}

/// The outer border encloses what the outlines do: no gap, no overlap.
fn same_border(tables: &Tables, coverage: &Coverage) -> Outcome<()> {
    let whole = coverage.dissolve(&vec![Some(0); coverage.unit_count()], 1);
    let outlines = Coverage::build(&tables.outlines)?;
    let outer = outlines.dissolve(&vec![Some(0); outlines.unit_count()], 1);
    let rings = |shape: &geo_types::MultiPolygon<f64>| -> usize {
        shape.iter().map(|p| 1 + p.interiors().len()).sum()
    };
    if rings(&whole[0]) != rings(&outer[0]) {
        return Err("the outer border has rings that the outlines do not have".into());
    }
    let (sum, land) = (
        coverage.areas_km2().iter().sum::<f64>(),
        area_km2(&outer[0]),
    );
    if (sum / land - 1.0).abs() > 1e-7 || (area_km2(&whole[0]) / sum - 1.0).abs() > 1e-9 {
        return Err(format!("the units hold {sum} km², the outlines {land} km²").into());
    }
    Ok(())
}

/// No two edges meet but at their ends.
fn no_crossings(coverage: &Coverage) -> Outcome<()> {
    let mut edges: Vec<[Coord<f64>; 2]> = coverage
        .arcs()
        .flat_map(|arc| arc.coords.windows(2).map(|e| [e[0], e[1]]))
        .collect();
    let west = |e: &[Coord<f64>; 2]| e[0].x.min(e[1].x);
    let east = |e: &[Coord<f64>; 2]| e[0].x.max(e[1].x);
    edges.sort_by(|a, b| west(a).total_cmp(&west(b)));
    for (i, a) in edges.iter().enumerate() {
        let near = edges[i + 1..].iter().take_while(|b| west(b) <= east(a));
        for b in near {
            if meet(a, b) {
                let at = a[0];
                return Err(format!("edges cross near ({}, {})", at.x, at.y).into());
            }
        }
    }
    Ok(())
}

/// Whether two edges have a point in common that is not an end of both.
fn meet(a: &[Coord<f64>; 2], b: &[Coord<f64>; 2]) -> bool {
    let turn = |o: Coord<f64>, p: Coord<f64>, q: Coord<f64>| {
        let at = |c: Coord<f64>| robust::Coord { x: c.x, y: c.y };
        robust::orient2d(at(o), at(p), at(q))
    };
    let (b0, b1) = (turn(a[0], a[1], b[0]), turn(a[0], a[1], b[1]));
    let (a0, a1) = (turn(b[0], b[1], a[0]), turn(b[0], b[1], a[1]));
    let shared = a.iter().filter(|p| b.contains(p)).count();
    match shared {
        0 => b0 * b1 <= 0.0 && a0 * a1 <= 0.0 && boxes_meet(a, b),
        1 => b0 == 0.0 && b1 == 0.0 && folded(a, b),
        _ => true,
    }
}

fn boxes_meet(a: &[Coord<f64>; 2], b: &[Coord<f64>; 2]) -> bool {
    let apart =
        |a0: f64, a1: f64, b0: f64, b1: f64| a0.max(a1) < b0.min(b1) || b0.max(b1) < a0.min(a1);
    !apart(a[0].x, a[1].x, b[0].x, b[1].x) && !apart(a[0].y, a[1].y, b[0].y, b[1].y)
}

/// Whether two edges on one line that share an end lie on each other.
fn folded(a: &[Coord<f64>; 2], b: &[Coord<f64>; 2]) -> bool {
    let from = if b.contains(&a[0]) { 0 } else { 1 };
    let at = a[from];
    let (p, q) = (a[1 - from], if b[0] == at { b[1] } else { b[0] });
    (p.x - at.x) * (q.x - at.x) + (p.y - at.y) * (q.y - at.y) > 0.0
}
