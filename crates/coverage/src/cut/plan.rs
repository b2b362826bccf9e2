//! A cutter made ready: its edges, and the rule by which land finds its part.

use geo_types::{Coord, MultiPolygon};

use super::super::Space;
use super::super::cells::{Cells, Frame};
use super::super::plane::{self, Bounds, Within};
use super::{CutError, Cutter};

/// How a face finds its part.
pub(super) enum Rule<'a> {
    Sides,
    Cells(Cells),
    Outlines(Vec<&'a MultiPolygon<f64>>, u32),
}

/// A cutter made ready: its edges, the number of parts, and the rule.
pub(super) struct CutPlan<'a> {
    pub(super) edges: Vec<[Coord<f64>; 2]>,
    pub(super) parts: usize,
    pub(super) rule: Rule<'a>,
}

impl<'a> CutPlan<'a> {
    pub(super) fn new(
        space: Space,
        cutter: &Cutter<'a>,
        bounds: &Bounds,
    ) -> Result<CutPlan<'a>, CutError> {
        let plan = match *cutter {
            Cutter::Polygon(shape) => CutPlan {
                edges: outline(shape),
                parts: 2,
                rule: Rule::Outlines(vec![shape], 1),
            },
            Cutter::Line(line) => CutPlan {
                edges: line.0.windows(2).map(|e| [e[0], e[1]]).collect(),
                parts: 2,
                rule: Rule::Sides,
            },
            Cutter::NearestCentre(centres) => CutPlan::cells(space, centres, &[], bounds),
            Cutter::Power { centres, weights } => CutPlan::cells(space, centres, weights, bounds),
            Cutter::Parts(shapes) => CutPlan {
                edges: shapes.iter().flat_map(outline).collect(),
                parts: shapes.len(),
                rule: Rule::Outlines(shapes.iter().collect(), 0),
            },
        };
        if plan.parts < 2 {
            return Err(CutError::TooFewParts { given: plan.parts });
        }
        if plan
            .edges
            .iter()
            .flatten()
            .any(|p| !(p.x.is_finite() && p.y.is_finite()))
        {
            return Err(CutError::NotFinite);
        }
        Ok(plan)
    }

    fn cells(
        space: Space,
        centres: &[Coord<f64>],
        weights: &[f64],
        bounds: &Bounds,
    ) -> CutPlan<'a> {
        let cells = Cells::new(Frame::around(space, bounds), centres, weights);
        CutPlan {
            edges: cells.edges(bounds),
            parts: centres.len(),
            rule: Rule::Cells(cells),
        }
    }

    /// The part that a point belongs to, if the rule says.
    pub(super) fn part_at(&self, p: Coord<f64>) -> Option<u32> {
        match &self.rule {
            Rule::Sides => None,
            Rule::Cells(cells) => Some(cells.of(p) as u32),
            Rule::Outlines(shapes, first) => {
                let found = shapes.iter().position(|shape| contains(shape, p));
                match (found, first) {
                    (Some(part), first) => Some(part as u32 + first),
                    (None, 1) => Some(0),
                    (None, _) => None,
                }
            }
        }
    }
}

fn outline(shape: &MultiPolygon<f64>) -> Vec<[Coord<f64>; 2]> {
    let rings = shape.iter().flat_map(plane::rings_of);
    rings
        .flat_map(|ring| ring.0.windows(2).map(|e| [e[0], e[1]]))
        .collect()
}

/// Whether a point lies in a shape or on its border.
fn contains(shape: &MultiPolygon<f64>, p: Coord<f64>) -> bool {
    shape.iter().any(|polygon| {
        plane::within_ring(p, &polygon.exterior().0) != Within::Outside
            && polygon
                .interiors()
                .iter()
                .all(|hole| plane::within_ring(p, &hole.0) != Within::Inside)
    })
}
