//! Made-up units: clean coverages of cells, dirtied ones, and wild polygons on a
//! small grid, where everything touches everything.

use aimaq::coverage::Coverage;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use crate::random::Random;

/// A coordinate on a small grid around the equator.
fn grid_point(random: &mut Random, size: usize) -> Coord<f64> {
    Coord {
        x: random.below(size) as f64,
        y: random.below(size) as f64,
    }
}

fn closed(points: Vec<Coord<f64>>) -> LineString<f64> {
    let mut line = LineString::new(points);
    line.close();
    line
}

/// Polygons that nothing is promised of.
pub fn wild(random: &mut Random) -> Vec<MultiPolygon<f64>> {
    let size = 3 + random.below(6);
    let ring = |random: &mut Random| {
        let corners = if random.one_in(12) {
            random.below(4)
        } else {
            3 + random.below(6)
        };
        closed((0..corners).map(|_| grid_point(random, size)).collect())
    };
    let units = 1 + random.below(5);
    (0..units)
        .map(|_| {
            let parts = if random.one_in(10) {
                0
            } else {
                1 + random.below(3)
            };
            let polygons = (0..parts).map(|_| {
                let holes = random.below(3);
                Polygon::new(ring(random), (0..holes).map(|_| ring(random)).collect())
            });
            MultiPolygon::new(polygons.collect())
        })
        .collect()
}

/// A clean coverage: the cells of a grid with moved corners, thrown together.
pub fn clean(random: &mut Random) -> Vec<MultiPolygon<f64>> {
    let (columns, rows) = (2 + random.below(5), 2 + random.below(5));
    let step = *random.pick(&[1.0, 0.1, 1.0 / 3.0, 0.001]);
    let mut corner = vec![vec![Coord { x: 0.0, y: 0.0 }; rows + 1]; columns + 1];
    for (i, column) in corner.iter_mut().enumerate() {
        for (j, at) in column.iter_mut().enumerate() {
            let moved = |random: &mut Random| (random.below(9) as f64 - 4.0) / 20.0;
            *at = Coord {
                x: 60.0 + step * (i as f64 + moved(random)),
                y: 45.0 + step * (j as f64 + moved(random)),
            };
        }
    }
    let cells: Vec<MultiPolygon<f64>> = (0..columns * rows)
        .map(|n| {
            let (i, j) = (n % columns, n / columns);
            let ring = vec![
                corner[i][j],
                corner[i + 1][j],
                corner[i + 1][j + 1],
                corner[i][j + 1],
            ];
            MultiPolygon::new(vec![Polygon::new(closed(ring), vec![])])
        })
        .collect();
    let units = 1 + random.below(6);
    let group_of: Vec<Option<u32>> = (0..cells.len())
        .map(|_| Some(random.below(units) as u32))
        .collect();
    let coverage = Coverage::build(&cells).expect("cells are sound");
    coverage.dissolve(&group_of, units)
}

/// A coverage whose vertices were moved, doubled or dropped here and there.
pub fn dirty(random: &mut Random) -> Vec<MultiPolygon<f64>> {
    let mut units = clean(random);
    let size = *random.pick(&[1e-7, 1e-6, 1e-4, 0.05]);
    for polygon in units.iter_mut().flatten() {
        polygon.exterior_mut(|line| {
            let mut points: Vec<Coord<f64>> = line.0[..line.0.len() - 1].to_vec();
            for point in &mut points {
                if random.one_in(5) {
                    point.x += size * (random.below(5) as f64 - 2.0);
                    point.y += size * (random.below(5) as f64 - 2.0);
                }
            }
            if points.len() > 3 && random.one_in(6) {
                points.remove(random.below(points.len()));
            }
            if random.one_in(6) {
                let twin = random.below(points.len());
                points.insert(twin, points[twin]);
            }
            *line = closed(points);
        });
    }
    units
}

/// Any of the three.
pub fn any(random: &mut Random) -> Vec<MultiPolygon<f64>> {
    match random.below(4) {
        0 => wild(random),
        1 => dirty(random),
        _ => clean(random),
    }
}
