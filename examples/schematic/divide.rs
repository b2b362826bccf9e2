//! Each land into its units.

use aimaq::coverage::{Coverage, CutOptions, Cutter, area::area_km2};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::discs::{self, Disc};
use super::seats::Solution;
use super::tables::{Tables, Unit};
use super::{Outcome, seats};

/// Decimals of a degree that are kept: those of the outlines, about a metre.
const DECIMALS: f64 = 1e5;

/// The finished drawing.
pub(crate) struct Drawn {
    /// The units and parts in their order.
    pub(crate) coverage: Coverage,
    /// The area that each unit should have, km².
    pub(crate) targets: Vec<f64>,
    /// Steps of the Newton method on each land; 0 where there was one cell.
    pub(crate) steps: Vec<usize>,
}

/// Divides every land and rounds the result.
pub(crate) fn divide(tables: &Tables) -> Outcome<Drawn> {
    let lands = &tables.outlines;
    let mut coverage = Coverage::build(lands)?;
    // The unit whose land each member of the coverage is.
    let mut owner: Vec<Option<usize>> = vec![None; lands.len()];
    let (mut targets, mut steps) = (vec![0.0; tables.units.len()], Vec::new());
    for (land, units) in tables.units_on.iter().enumerate() {
        share_out(&mut targets, &tables.units, units, area_km2(&lands[land]));
        let mut on = Land {
            coverage: &mut coverage,
            member: land as u32,
            owner: &mut owner,
        };
        steps.push(on.divide(&tables.units, units, &targets)?);
    }
    let mut shapes = vec![MultiPolygon::new(Vec::new()); tables.units.len()];
    for (shape, unit) in coverage.polygons().iter().zip(owner) {
        shapes[unit.ok_or("a piece of land has no unit")?] = rounded(shape);
    }
    Ok(Drawn {
        coverage: Coverage::build(&shapes)?,
        targets,
        steps,
    })
}

/// The areas of the units, scaled so that they fill their land.
fn share_out(targets: &mut [f64], units: &[Unit], on: &[usize], land_km2: f64) {
    let sum: f64 = on.iter().map(|&u| units[u].area_km2).sum();
    for &u in on {
        targets[u] = units[u].area_km2 * land_km2 / sum;
    }
}

/// A member of the coverage that is being divided.
struct Land<'a> {
    coverage: &'a mut Coverage,
    member: u32,
    owner: &'a mut Vec<Option<usize>>,
}

impl Land<'_> {
    /// Discs first, then the cells of the rest; the steps that the cells took.
    fn divide(&mut self, units: &[Unit], on: &[usize], targets: &[f64]) -> Outcome<usize> {
        let (discs, cells): (Vec<usize>, Vec<usize>) = on
            .iter()
            .partition(|&&u| on.len() > 1 && discs::is_disc(&units[u]));
        let discs = discs::from_small_to_large(discs, targets);
        let cities: Vec<_> = discs.iter().map(|&u| units[u].seat()).collect();
        for (n, &u) in discs.iter().enumerate() {
            let rest = self.coverage.polygon(self.member);
            let disc = Disc::fitted(cities[n], &cities[n + 1..], &rest, targets[u])
                .map_err(|e| format!("{}: {e}", units[u].id))?;
            self.cut(&Cutter::Polygon(&disc.polygon()))?;
            self.owner.push(Some(u));
        }
        self.owner[self.member as usize] = cells.first().copied();
        if cells.len() < 2 {
            return Ok(0);
        }
        let seats: Vec<_> = cells.iter().map(|&u| units[u].seat()).collect();
        let free: Vec<bool> = seats
            .iter()
            .map(|&s| !self.coverage.contains(self.member, s))
            .collect();
        let wanted: Vec<f64> = cells.iter().map(|&u| targets[u]).collect();
        let rest = self.coverage.polygon(self.member);
        let Solution {
            centres,
            weights,
            steps,
        } = seats::held(&rest, &seats, &free, &wanted)
            .map_err(|e| format!("around {}: {e}", units[cells[0]].id))?;
        self.cut(&Cutter::Power {
            centres: &centres,
            weights: &weights,
        })?;
        self.owner.extend(cells[1..].iter().map(|&u| Some(u)));
        Ok(steps)
    }

    fn cut(&mut self, cutter: &Cutter<'_>) -> Outcome<()> {
        let options = CutOptions::default().with_sliver_width_m(10.0);
        self.coverage.cut_with(self.member, cutter, &options)?;
        Ok(())
    }
}

/// The nearest coordinate with the decimals that are kept.
pub(crate) fn round(p: Coord<f64>) -> Coord<f64> {
    Coord {
        x: (p.x * DECIMALS).round() / DECIMALS,
        y: (p.y * DECIMALS).round() / DECIMALS,
    }
}

fn rounded(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let ring = |line: &LineString<f64>| -> LineString<f64> {
        let mut points: Vec<_> = line.0.iter().map(|&p| round(p)).collect();
        points.dedup();
        LineString::new(points)
    };
    let polygon = |p: &Polygon<f64>| {
        Polygon::new(ring(p.exterior()), p.interiors().iter().map(ring).collect())
    };
    MultiPolygon::new(shape.iter().map(polygon).collect())
}
