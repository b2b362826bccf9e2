//! From a point to the unit it lies in, by a grid over the edges of the arcs.
//!
//! Rule: a point on a border belongs to the unit with the smallest index among
//! those that meet there; a point in no unit is outside. Where units overlap,
//! the nearest border to the west or east decides; clean such boundaries first.
//!
//! A cell that no edge passes knows its unit. In any other cell the nearest
//! crossing of the point's parallel tells, by the unit on the side that faces
//! the point; a cell without such a crossing asks its western neighbour.

use super::grid::Grid;
use super::{Coverage, UnitIndex, plane};
use geo_types::Coord;
#[cfg(feature = "rayon")]
use rayon::prelude::*;

/// Cells per edge: more make more cells empty, which are answered at once.
const CELLS_PER_EDGE: usize = 4;

/// Answers where points lie; built once, asked often, from any thread.
#[derive(Debug, Clone)]
pub struct Locator {
    grid: Grid,
    /// Cell `c` holds `edges[first[c]..first[c + 1]]`.
    first: Vec<u32>,
    edges: Vec<Edge>,
    /// The unit of each cell that no edge passes.
    unit: Vec<UnitIndex>,
}

/// An edge that runs north (or due east) with the units on both sides.
#[derive(Debug, Clone, Copy)]
struct Edge {
    low: Coord<f64>,
    high: Coord<f64>,
    west: UnitIndex,
    east: UnitIndex,
}

/// Where a point lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Inside a unit.
    Inside(UnitIndex),
    /// On the border of a unit, the one with the smallest index.
    Border(UnitIndex),
    /// In no unit.
    Outside,
}

impl Place {
    /// The unit that the point belongs to, if any.
    pub fn unit(self) -> Option<UnitIndex> {
        match self {
            Place::Inside(unit) | Place::Border(unit) => Some(unit),
            Place::Outside => None,
        }
    }
}

impl Coverage {
    /// A locator for the coverage as it is now.
    pub fn locator(&self) -> Locator {
        let edges = || {
            self.arcs().flat_map(|arc| {
                arc.coords
                    .windows(2)
                    .map(move |e| directed(e, arc.left, arc.right))
            })
        };
        let count = self.coords.len().saturating_sub(self.arc_count());
        let grid = Grid::new(
            || edges().map(|e| [e.low, e.high]),
            count * CELLS_PER_EDGE,
            0.0,
        );
        let all: Vec<Edge> = edges().collect();
        let mut first = Vec::with_capacity(grid.cell_count() + 1);
        let mut inline = Vec::new();
        for cell in 0..grid.cell_count() {
            first.push(inline.len() as u32);
            inline.extend(grid.at(cell).iter().map(|&e| all[e as usize]));
        }
        first.push(inline.len() as u32);
        let mut locator = Locator {
            unit: vec![UnitIndex::NONE; grid.cell_count()],
            grid: grid.without_items(),
            first,
            edges: inline,
        };
        locator.label_cells();
        locator
    }

    /// Whether a point lies inside one unit, by the even-odd rule over its
    /// rings; for many points build a [`Locator`].
    pub fn contains(&self, unit: impl Into<UnitIndex>, point: Coord<f64>) -> bool {
        let halves = self.rings(unit).flatten();
        let crossings = halves.flat_map(|half| self.arc_coords(half.edge()).windows(2));
        crossings
            .filter(|edge| crosses(edge[0], edge[1], point))
            .count()
            % 2
            == 1
    }
}

/// Whether the ray from the point to the east crosses the edge.
fn crosses(a: Coord<f64>, b: Coord<f64>, p: Coord<f64>) -> bool {
    (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x
}

fn directed(edge: &[Coord<f64>], left: Option<UnitIndex>, right: Option<UnitIndex>) -> Edge {
    let [left, right] = [left, right].map(|unit| unit.unwrap_or(UnitIndex::NONE));
    if edge[0].y <= edge[1].y {
        Edge {
            low: edge[0],
            high: edge[1],
            west: left,
            east: right,
        }
    } else {
        Edge {
            low: edge[1],
            high: edge[0],
            west: right,
            east: left,
        }
    }
}

/// The nearest crossing of a parallel: its longitude, its lean, the unit there.
type Crossing = (f64, f64, UnitIndex);

impl Locator {
    fn cell_edges(&self, cell: usize) -> &[Edge] {
        &self.edges[self.first[cell] as usize..self.first[cell + 1] as usize]
    }

    /// Walks each row of cells eastward along its middle.
    fn label_cells(&mut self) {
        for row in 0..self.grid.rows {
            let y = self.grid.middle_of_row(row);
            let mut current = UnitIndex::NONE;
            for cell in row * self.grid.columns..(row + 1) * self.grid.columns {
                let last = self.cell_edges(cell).iter().filter_map(|edge| {
                    let x = edge.at(y)?;
                    (self.grid.column(x) <= cell % self.grid.columns).then_some((
                        x,
                        edge.lean(),
                        edge.east,
                    ))
                });
                if let Some((_, _, east)) = last.max_by(|a, b| {
                    (a.0, a.1)
                        .partial_cmp(&(b.0, b.1))
                        .unwrap_or(std::cmp::Ordering::Equal)
                }) {
                    current = east;
                }
                self.unit[cell] = current;
            }
        }
    }

    /// Where a point (degrees) lies.
    pub fn locate(&self, p: Coord<f64>) -> Place {
        if !self.grid.covers(p) {
            return Place::Outside;
        }
        let row = self.grid.row(p.y);
        let mut column = self.grid.column(p.x);
        let mut first_cell = true;
        loop {
            let cell = row * self.grid.columns + column;
            let edges = self.cell_edges(cell);
            if edges.is_empty() {
                return inside(self.unit[cell]);
            }
            if let Some(place) = self.look(p, column, edges, first_cell) {
                return place;
            }
            if column == 0 {
                return Place::Outside;
            }
            column -= 1;
            first_cell = false;
        }
    }

    /// The answer of one cell: by a border through the point, by the nearest
    /// crossing to the west within the cell, or by that to the east.
    fn look(&self, p: Coord<f64>, column: usize, edges: &[Edge], own_cell: bool) -> Option<Place> {
        let mut west: Option<Crossing> = None;
        let mut east: Option<Crossing> = None;
        for edge in edges {
            let crosses = (edge.low.y <= p.y) && (p.y < edge.high.y);
            if !crosses {
                if p.y == edge.high.y && edge.has(p) {
                    return Some(border(p, edges));
                }
                continue;
            }
            let side = plane::turn(edge.low, edge.high, p);
            let lean = edge.lean();
            let x = edge.low.x + (p.y - edge.low.y) * lean;
            if side < 0.0 {
                if west.is_none_or(|(bx, blean, _)| (x, lean) > (bx, blean)) {
                    west = Some((x, lean, edge.east));
                }
            } else if side > 0.0 {
                if east.is_none_or(|(bx, blean, _)| (x, lean) < (bx, blean)) {
                    east = Some((x, lean, edge.west));
                }
            } else {
                return Some(border(p, edges));
            }
        }
        match (west, east) {
            (Some((x, _, unit)), _) if self.grid.column(x) >= column => Some(inside(unit)),
            (_, Some((x, _, unit))) if own_cell && self.grid.column(x) <= column => {
                Some(inside(unit))
            }
            _ => None,
        }
    }

    /// The unit of each point, on this thread.
    pub fn locate_all(&self, points: &[Coord<f64>]) -> Vec<Option<UnitIndex>> {
        points.iter().map(|&p| self.locate(p).unit()).collect()
    }

    /// The place of each point, on all threads of the current pool; on this thread
    /// without the feature `rayon`.
    pub fn places_parallel(&self, points: &[Coord<f64>]) -> Vec<Place> {
        self.each(points, |p| self.locate(p))
    }

    /// As [`Locator::locate_all`], on all threads of the current pool; the
    /// answers do not depend on their number.
    pub fn locate_all_parallel(&self, points: &[Coord<f64>]) -> Vec<Option<UnitIndex>> {
        self.each(points, |p| self.locate(p).unit())
    }

    #[cfg(feature = "rayon")]
    fn each<T: Send>(&self, points: &[Coord<f64>], of: impl Fn(Coord<f64>) -> T + Sync) -> Vec<T> {
        let points = points.par_iter().with_min_len(4096);
        points.map(|&p| of(p)).collect()
    }

    #[cfg(not(feature = "rayon"))]
    fn each<T>(&self, points: &[Coord<f64>], of: impl Fn(Coord<f64>) -> T) -> Vec<T> {
        points.iter().map(|&p| of(p)).collect()
    }
}

fn inside(unit: UnitIndex) -> Place {
    unit.known().map_or(Place::Outside, Place::Inside)
}

/// The smallest unit among the edges that pass through the point.
fn border(p: Coord<f64>, edges: &[Edge]) -> Place {
    let through = edges.iter().filter(|edge| edge.has(p));
    let unit = through.flat_map(|edge| [edge.west, edge.east]).min();
    unit.and_then(UnitIndex::known)
        .map_or(Place::Outside, Place::Border)
}

impl Edge {
    fn lean(&self) -> f64 {
        (self.high.x - self.low.x) / (self.high.y - self.low.y)
    }

    /// Longitude at which the edge crosses a parallel.
    fn at(&self, y: f64) -> Option<f64> {
        (self.low.y <= y && y < self.high.y).then(|| self.low.x + (y - self.low.y) * self.lean())
    }

    /// Whether the point is on the edge; exact.
    fn has(&self, p: Coord<f64>) -> bool {
        let within = |a: f64, b: f64, v: f64| a.min(b) <= v && v <= a.max(b);
        within(self.low.x, self.high.x, p.x)
            && within(self.low.y, self.high.y, p.y)
            && plane::turn(self.low, self.high, p) == 0.0
    }
}

#[cfg(test)]
mod tests {
    use geo_types::{MultiPolygon, polygon};

    use super::*;

    #[test]
    fn a_hole_is_not_inside_and_an_empty_unit_holds_nothing() {
        let ring = polygon!(
            exterior: [(x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 0., y: 9.)],
            interiors: [[(x: 3., y: 3.), (x: 3., y: 6.), (x: 6., y: 6.), (x: 6., y: 3.)]],
        );
        let mut coverage = Coverage::build(&[MultiPolygon::new(vec![ring])]).expect("valid");
        let [unit, empty] = [UnitIndex::new(0), coverage.push_empty_unit()];
        assert_eq!(empty.index(), 1);
        assert!(coverage.contains(unit, Coord { x: 1.0, y: 1.0 }));
        assert!(!coverage.contains(unit, Coord { x: 4.0, y: 4.0 }));
        assert!(!coverage.contains(empty, Coord { x: 1.0, y: 1.0 }));
        assert!(coverage.polygon(empty).0.is_empty());
    }
}
