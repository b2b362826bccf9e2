//! The weights that give each cell its area: a damped Newton method.
//!
//! Kitagawa, Mérigot and Thibert (2019), Convergence of a Newton algorithm for
//! semi-discrete optimal transport: from cells that all have land, take the
//! Newton step, halved until no cell vanishes and the error has shrunk.

use super::Outcome;
use super::cells::{Cell, Diagram};

/// The largest error of a cell's area, as a share of its target.
const TOLERANCE: f64 = 1e-9;
const MOST_STEPS: usize = 200;
const MOST_HALVINGS: usize = 60;

/// Finds the weights, in square degrees of latitude, for the wanted areas, km²,
/// and the steps that it took. Starts from the given weights where with them all
/// cells have land, else from none.
pub(crate) fn weights(
    diagram: &Diagram,
    start: &[f64],
    wanted_km2: &[f64],
) -> Outcome<(Vec<f64>, usize)> {
    let mut weights = start.to_vec();
    let mut cells = diagram.cells(&weights);
    if cells.iter().any(|c| c.area_km2 <= 0.0) {
        weights.fill(0.0);
        cells = diagram.cells(&weights);
    }
    let wanted = filling(wanted_km2, &cells);
    let floor = least(cells.iter().map(|c| c.area_km2)).min(least(wanted.iter().copied())) / 2.0;
    if floor <= 0.0 {
        return Err("a seat is so far from the land that its cell is empty".into());
    }
    for steps in 0..MOST_STEPS {
        let errors = errors(&cells, &wanted);
        if worst(&errors, &wanted) < TOLERANCE {
            return Ok((weights, steps));
        }
        let step = solve(laplacian(&cells), &errors);
        (weights, cells) = advance(diagram, &weights, &step, &wanted, floor, norm(&errors))?;
    }
    Err("the weights do not settle".into())
}

/// The wanted areas, with what earlier cuts left over or took shared out.
fn filling(wanted_km2: &[f64], cells: &[Cell]) -> Vec<f64> {
    let land: f64 = cells.iter().map(|c| c.area_km2).sum();
    let sum: f64 = wanted_km2.iter().sum();
    wanted_km2.iter().map(|w| w * land / sum).collect()
}

/// The Newton step, halved until it is safe and useful.
fn advance(
    diagram: &Diagram,
    weights: &[f64],
    step: &[f64],
    wanted: &[f64],
    floor: f64,
    error: f64,
) -> Outcome<(Vec<f64>, Vec<Cell>)> {
    let mut share = 1.0;
    for _ in 0..MOST_HALVINGS {
        let next: Vec<f64> = weights
            .iter()
            .zip(step)
            .map(|(w, s)| w + share * s)
            .collect();
        let cells = diagram.cells(&next);
        let safe = cells.iter().all(|c| c.area_km2 >= floor);
        if safe && norm(&errors(&cells, wanted)) <= (1.0 - share / 2.0) * error {
            return Ok((next, cells));
        }
        share /= 2.0;
    }
    Err("no step brings the areas nearer to what they should be".into())
}

fn errors(cells: &[Cell], wanted: &[f64]) -> Vec<f64> {
    let pairs = cells.iter().zip(wanted);
    pairs.map(|(cell, w)| w - cell.area_km2).collect()
}

fn worst(errors: &[f64], wanted: &[f64]) -> f64 {
    let shares = errors.iter().zip(wanted).map(|(e, w)| (e / w).abs());
    shares.fold(0.0, f64::max)
}

fn norm(errors: &[f64]) -> f64 {
    errors.iter().map(|e| e * e).sum::<f64>().sqrt()
}

fn least(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(f64::INFINITY, f64::min)
}

/// How the areas answer to the weights. Weights matter up to a constant, so the
/// first stays: its row and column are those of the unit matrix.
fn laplacian(cells: &[Cell]) -> Vec<Vec<f64>> {
    let count = cells.len();
    let mut matrix = vec![vec![0.0; count]; count];
    for i in 0..count {
        for j in (0..count).filter(|&j| j != i) {
            let rate = (cells[i].exchange[j] + cells[j].exchange[i]).max(0.0) / 2.0;
            matrix[i][j] = -rate;
            matrix[i][i] += rate;
        }
    }
    for row in &mut matrix {
        row[0] = 0.0;
    }
    matrix[0].fill(0.0);
    matrix[0][0] = 1.0;
    matrix
}

/// Gauss's elimination with the largest pivot of each column.
fn solve(mut matrix: Vec<Vec<f64>>, right: &[f64]) -> Vec<f64> {
    let count = right.len();
    let mut right = right.to_vec();
    right[0] = 0.0;
    for column in 0..count {
        let size = |row: usize| matrix[row][column].abs();
        let pivot = (column..count).max_by(|&a, &b| size(a).total_cmp(&size(b)));
        let pivot = pivot.unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..count {
            let factor = matrix[row][column] / matrix[column][column];
            let (above, below) = matrix.split_at_mut(row);
            for (low, high) in below[0].iter_mut().zip(&above[column]) {
                *low -= factor * high;
            }
            right[row] -= factor * right[column];
        }
    }
    for row in (0..count).rev() {
        let known: f64 = (row + 1..count).map(|k| matrix[row][k] * right[k]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
