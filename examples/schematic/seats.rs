//! Centres of the cells, moved from the seats until each seat is in its own cell.
//!
//! Where a large unit is governed from its edge, the cell of the right area
//! around its seat can lie beside that seat. The border that a seat is beyond of
//! is then pushed over it: the centres on both of its sides move by half of what
//! is missing, the weights are found anew, and so on until all seats are inside.

use geo_types::{Coord, MultiPolygon};

use super::Outcome;
use super::cells::Diagram;
use super::newton;

/// How far inside its cell a seat is pushed, degrees of latitude (about 1 km);
/// half of it is enough.
const MARGIN: f64 = 0.01;
const MOST_ROUNDS: usize = 200;

/// Centres and weights of the cells.
#[derive(Clone)]
pub(crate) struct Solution {
    /// Degrees.
    pub(crate) centres: Vec<Coord<f64>>,
    /// Square degrees of latitude.
    pub(crate) weights: Vec<f64>,
    /// Rounds of pushing.
    pub(crate) steps: usize,
}

/// Cells of the wanted areas that hold their seats, or as many as can be; a seat
/// that is `free` (it stands on other land) need not be held.
pub(crate) fn held(
    land: &MultiPolygon<f64>,
    seats: &[Coord<f64>],
    free: &[bool],
    wanted_km2: &[f64],
) -> Outcome<Solution> {
    let mut diagram = Diagram::new(land, seats);
    let mut weights = vec![0.0; seats.len()];
    let mut best: Option<(f64, Solution)> = None;
    for steps in 0..MOST_ROUNDS {
        // Pushed too far, a cell loses its last land: what was best before stays.
        let Ok((found, _)) = newton::weights(&diagram, &weights, wanted_km2) else {
            break;
        };
        weights = found;
        let pushes = pushes(&diagram, seats, free, &weights);
        let missing: f64 = pushes.iter().map(|p| p.0).sum();
        if best.as_ref().is_none_or(|b| missing < b.0) {
            let solution = Solution {
                centres: diagram.centres(),
                weights: weights.clone(),
                steps,
            };
            best = Some((missing, solution));
        }
        if missing == 0.0 {
            break;
        }
        for (_, pair, by) in pushes {
            pair.iter().for_each(|&k| diagram.push(k, by));
        }
    }
    let best = best.ok_or("no weights give the cells their areas")?;
    Ok(best.1)
}

/// For each seat that is not inside: what is missing, the centres, their move.
fn pushes(
    diagram: &Diagram,
    seats: &[Coord<f64>],
    free: &[bool],
    weights: &[f64],
) -> Vec<(f64, [usize; 2], Coord<f64>)> {
    let held = (0..seats.len()).filter(|&i| !free[i]);
    let worst = held.filter_map(|i| {
        let others = (0..seats.len()).filter(|&j| j != i);
        let beyond = others.map(|j| (j, diagram.beyond(seats[i], [i, j], weights)));
        let (j, (distance, direction)) = beyond.max_by(|a, b| a.1.0.total_cmp(&b.1.0))?;
        let missing = distance + MARGIN;
        let by = Coord {
            x: direction.x * missing / 2.0,
            y: direction.y * missing / 2.0,
        };
        (missing > MARGIN / 2.0).then_some((missing, [i, j], by))
    });
    worst.collect()
}
