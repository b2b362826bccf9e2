//! The antimeridian: longitudes of 180 and −180 degrees are one line.
//!
//! A coverage keeps coordinates as they are, so land that is cut there (RFC 7946,
//! 3.1.9) has vertices on either side that are the same places. Where a border runs
//! along it with the same land on both sides, it divides nothing.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::{Coverage, CutError, Cutter, Space, plane};

/// Half a turn, degrees.
const HALF: f64 = 180.0;

/// Stretches of a shape along the antimeridian that lie inside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inner180 {
    /// The latitudes between which the shape lies on both sides, from south to north.
    pub stretches: Vec<[f64; 2]>,
    /// Contiguous parts of the shape, with those that meet there counted as one.
    pub parts: usize,
}

impl Inner180 {
    /// Looks for the stretches of a shape in longitude and latitude.
    pub fn of(shape: &MultiPolygon<f64>) -> Self {
        let sides = [HALF, -HALF].map(|at| along(shape, at));
        let mut stretches = Vec::new();
        let mut root: Vec<usize> = (0..shape.0.len()).collect();
        for &(one, [from, to]) in &sides[0] {
            for &(two, [low, high]) in &sides[1] {
                let shared = [from.max(low), to.min(high)];
                if shared[0] < shared[1] {
                    stretches.push(shared);
                    let (a, b) = (find(&root, one), find(&root, two));
                    root[a.max(b)] = a.min(b);
                }
            }
        }
        stretches.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
        let parts = (0..root.len()).filter(|&i| root[i] == i).count();
        Self { stretches, parts }
    }

    /// Whether an edge runs along the antimeridian inside the shape: it is no border
    /// and not to be drawn as one.
    pub fn holds(&self, edge: [Coord<f64>; 2]) -> bool {
        let [a, b] = edge;
        let (low, high) = (a.y.min(b.y), a.y.max(b.y));
        let inside = |s: &[f64; 2]| s[0] <= low && high <= s[1];
        on_180(a) && on_180(b) && self.stretches.iter().any(inside)
    }

    /// Length of the stretches, km: so much of the shape's rings is counted twice
    /// over and is no border.
    pub fn length_km(&self) -> f64 {
        let lengths = self.stretches.iter().map(|&[from, to]| {
            let ends = [from, to].map(|y| Coord { x: HALF, y });
            Space::Geographic.length_km(&ends)
        });
        lengths.sum()
    }
}

/// Whether a place lies on the antimeridian.
pub fn on_180(p: Coord<f64>) -> bool {
    p.x.abs() == HALF
}

/// The polygon and the latitudes of each edge at a longitude.
fn along(shape: &MultiPolygon<f64>, at: f64) -> Vec<(usize, [f64; 2])> {
    let mut found = Vec::new();
    for (i, polygon) in shape.iter().enumerate() {
        for ring in plane::rings_of(polygon) {
            let edges = ring.0.windows(2);
            let there = edges.filter(|e| e[0].x == at && e[1].x == at && e[0].y != e[1].y);
            found.extend(there.map(|e| (i, [e[0].y.min(e[1].y), e[0].y.max(e[1].y)])));
        }
    }
    found
}

fn find(root: &[usize], mut i: usize) -> usize {
    while root[i] != i {
        i = root[i];
    }
    i
}

impl Coverage {
    /// Pairs of units that lie on the two sides of the antimeridian and have a border
    /// in common along it, each pair once, in order.
    pub fn neighbours_across_180(&self) -> Vec<[super::UnitIndex; 2]> {
        let mut sides = [const { Vec::new() }; 2];
        for arc in self.arcs() {
            // Nothing is known beyond it, so that it is an outer border.
            let ((Some(unit), None) | (None, Some(unit))) = (arc.left, arc.right) else {
                continue;
            };
            if !arc.coords.iter().any(|c| c.x.abs() == HALF) {
                continue;
            }
            for edge in arc.coords.windows(2).filter(|e| e[0].y != e[1].y) {
                let latitudes = [edge[0].y.min(edge[1].y), edge[0].y.max(edge[1].y)];
                for (side, at) in sides.iter_mut().zip([HALF, -HALF]) {
                    if edge[0].x == at && edge[1].x == at {
                        side.push((latitudes, unit));
                    }
                }
            }
        }
        let [mut west, east] = sides;
        west.sort_by(|a, b| a.0[0].total_cmp(&b.0[0]));
        let mut pairs = Vec::new();
        for &([low, high], two) in &east {
            let reached = west.partition_point(|&([from, _], _)| from < high);
            let met = west[..reached].iter().filter(|&&([_, to], _)| to > low);
            pairs.extend(met.map(|&(_, one)| [one.min(two), one.max(two)]));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// Vertices in longitudes that run on, each within half a turn of the one before. An
/// edge of a whole turn stays one.
pub(super) fn short_way(chain: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut by = 0.0;
    let mut run: Vec<Coord<f64>> = Vec::with_capacity(chain.len());
    for (i, &p) in chain.iter().enumerate() {
        if let Some(before) = i.checked_sub(1).map(|i| chain[i]) {
            let step = p.x - before.x;
            if step.abs() > HALF && step.abs() < 2.0 * HALF {
                by -= step.signum() * 2.0 * HALF;
            }
        }
        run.push(Coord {
            x: p.x + by,
            y: p.y,
        });
    }
    run
}

/// A polygon moved along the parallels.
pub(super) fn shifted(polygon: &Polygon<f64>, degrees: f64) -> Polygon<f64> {
    let mut polygon = polygon.clone();
    let shift = |ring: &mut LineString<f64>| ring.0.iter_mut().for_each(|p| p.x += degrees);
    polygon.exterior_mut(shift);
    polygon.interiors_mut(|holes| holes.iter_mut().for_each(shift));
    polygon
}

/// The least and the greatest longitude; `None` of nothing.
pub(super) fn span(shape: &MultiPolygon<f64>) -> Option<(f64, f64)> {
    let xs = shape
        .iter()
        .flat_map(|polygon| &polygon.exterior().0)
        .map(|p| p.x);
    xs.fold(None, |span: Option<(f64, f64)>, x| match span {
        None => Some((x, x)),
        Some((low, high)) => Some((low.min(x), high.max(x))),
    })
}

/// Whether a shape has longitudes beyond 180, or an edge that goes more than half
/// around the earth and less than around: it is drawn across the antimeridian.
pub fn crosses_180(shape: &MultiPolygon<f64>) -> bool {
    let crossing = |ring: &LineString<f64>| {
        let far = |e: &[Coord<f64>]| {
            let step = (e[1].x - e[0].x).abs();
            step > HALF && step < 2.0 * HALF
        };
        ring.0.iter().any(|p| p.x > HALF) || ring.0.windows(2).any(far)
    };
    shape.iter().flat_map(plane::rings_of).any(crossing)
}

/// The shape with what lies across the antimeridian cut there, as RFC 7946 (3.1.9)
/// asks; longitudes from 0 to 360 become those from −180 to 180. Vertices that are
/// within the range already stay as they are.
///
/// # Errors
/// Where a polygon that crosses it cannot be cut, as one whose border crosses itself.
pub fn cut_at_180(shape: &MultiPolygon<f64>) -> Result<MultiPolygon<f64>, CutError> {
    let mut polygons = Vec::new();
    for polygon in shape {
        polygons.extend(one_cut_at_180(polygon)?);
    }
    Ok(MultiPolygon::new(polygons))
}

fn one_cut_at_180(polygon: &Polygon<f64>) -> Result<Vec<Polygon<f64>>, CutError> {
    if !crosses_180(&MultiPolygon::new(vec![polygon.clone()])) {
        return Ok(vec![polygon.clone()]);
    }
    let ring = |ring: &LineString<f64>, near: f64| {
        let mut run = short_way(&ring.0);
        let first = run.first().map_or(near, |p| p.x);
        let by = ((near - first) / 360.0).round() * 360.0;
        run.iter_mut().for_each(|p| p.x += by);
        LineString(run)
    };
    let near = polygon.exterior().0.first().map_or(0.0, |p| p.x);
    let holes = polygon.interiors().iter();
    let shell = ring(polygon.exterior(), near);
    let run = Polygon::new(shell, holes.map(|hole| ring(hole, near)).collect());
    let (low, high) = span(&MultiPolygon::new(vec![run.clone()])).unwrap_or((0.0, 0.0));
    let by = if low < -HALF { 2.0 * HALF } else { 0.0 };
    let run = shifted(&run, by);
    let (low, high) = (low + by, high + by);
    if low >= HALF {
        return Ok(vec![shifted(&run, -2.0 * HALF)]);
    }
    let whole = MultiPolygon::new(vec![run]);
    let built = Coverage::build(std::slice::from_ref(&whole)).ok();
    let Some(mut alone) = built.filter(|_| high > HALF) else {
        return Ok(whole.0);
    };
    let line = [-91.0, 91.0].map(|y| Coord { x: HALF, y });
    alone.cut(0, &Cutter::Line(&LineString(line.to_vec())))?;
    let (mut west, mut east) = (alone.polygon(0), alone.polygon(1));
    straighten(&mut west, HALF, 0.0);
    straighten(&mut east, -HALF, -2.0 * HALF);
    west.0.append(&mut east.0);
    Ok(west.0)
}

/// Moves a shape by so many degrees; vertices on the antimeridian go exactly to `to`.
fn straighten(shape: &mut MultiPolygon<f64>, to: f64, by: f64) {
    let place = |ring: &mut LineString<f64>| {
        for p in &mut ring.0 {
            let there = (p.x - HALF).abs() <= 1e-9;
            p.x = if there { to } else { p.x + by };
        }
    };
    for polygon in shape {
        polygon.exterior_mut(place);
        polygon.interiors_mut(|holes| holes.iter_mut().for_each(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(places: &[[f64; 2]]) -> MultiPolygon<f64> {
        let ring = places.iter().map(|&[x, y]| Coord { x, y }).collect();
        MultiPolygon::new(vec![Polygon::new(ring, vec![])])
    }

    fn spans(shape: &MultiPolygon<f64>) -> Vec<(f64, f64)> {
        let each = shape
            .iter()
            .map(|p| span(&MultiPolygon::new(vec![p.clone()])));
        each.flatten().collect()
    }

    #[test]
    fn a_polygon_from_179_to_minus_179_goes_the_short_way() {
        let across = ring(&[[179.0, 0.0], [-179.0, 0.0], [-179.0, 1.0], [179.0, 1.0]]);
        let cut = cut_at_180(&across).expect("cut");
        assert_eq!(spans(&cut), [(179.0, 180.0), (-180.0, -179.0)]);
        let area = Space::Geographic.area_km2(&cut);
        assert!((area - 2.0 * 12_308.8).abs() < 10.0, "{area}");
    }

    #[test]
    fn longitudes_up_to_360_become_western_ones() {
        let island = ring(&[[185.0, 0.0], [186.0, 0.0], [186.0, 1.0], [185.0, 1.0]]);
        assert_eq!(
            spans(&cut_at_180(&island).expect("moved")),
            [(-175.0, -174.0)]
        );
        let across = ring(&[[179.5, 0.0], [181.0, 0.0], [181.0, 1.0], [179.5, 1.0]]);
        let cut = cut_at_180(&across).expect("cut");
        assert_eq!(spans(&cut), [(179.5, 180.0), (-180.0, -179.0)]);
    }

    #[test]
    fn a_box_around_the_whole_earth_stays() {
        let all = ring(&[
            [-180.0, -90.0],
            [180.0, -90.0],
            [180.0, 90.0],
            [-180.0, 90.0],
        ]);
        assert_eq!(cut_at_180(&all), Ok(all));
    }

    #[test]
    fn two_sides_of_one_island_are_one_part_without_a_border_between() {
        let mut island = ring(&[[179.0, 0.0], [180.0, 0.0], [180.0, 1.0], [179.0, 1.0]]);
        let east = ring(&[[-180.0, 0.5], [-179.0, 0.5], [-179.0, 2.0], [-180.0, 2.0]]);
        island.0.extend(east.0);
        let inner = Inner180::of(&island);
        assert_eq!(
            (inner.parts, inner.stretches.as_slice()),
            (1, &[[0.5, 1.0]][..])
        );
        let edge = |low: f64, high: f64| [low, high].map(|y| Coord { x: -180.0, y });
        assert!(inner.holds(edge(0.5, 1.0)) && !inner.holds(edge(0.5, 2.0)));
    }

    #[test]
    fn units_on_the_two_sides_are_neighbours() {
        let west = ring(&[[179.0, 0.0], [180.0, 0.0], [180.0, 1.0], [179.0, 1.0]]);
        let east = ring(&[[-180.0, 0.5], [-179.0, 0.5], [-179.0, 2.0], [-180.0, 2.0]]);
        let away = ring(&[[-180.0, 2.5], [-179.0, 2.5], [-179.0, 3.0], [-180.0, 3.0]]);
        let land = Coverage::build(&[west, east, away]).expect("coverage");
        let pairs = land.neighbours_across_180();
        assert_eq!(pairs, [[0, 1].map(super::super::UnitIndex::new)]);
    }
}
