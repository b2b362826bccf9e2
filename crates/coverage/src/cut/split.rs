//! A unit and a cutter noded together, and the part that each face goes to.

use geo_types::{Coord, MultiPolygon};
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::faces::{Claim, Faces};
use super::super::interior_point::interior_point;
use super::super::noding::{self, NodedEdge};
use super::super::plane::{self, Bounds};
use super::super::points::Points;
use super::super::prim::{HalvesByFace, halves_by_face};
use super::super::{HalfEdge, RingKey, Space, UnitIndex, area};
use super::plan::{CutPlan, Rule};
use super::{CutError, CutOptions, Cutter, Unwrapped};

/// A unit and a cutter, noded together.
pub(super) struct Split<'a> {
    pub(super) space: Space,
    pub(super) unit: UnitIndex,
    pub(super) options: &'a CutOptions,
    pub(super) points: Points,
    /// Points of the unit: those before this index.
    pub(super) own_points: usize,
    pub(super) pieces: Vec<NodedEdge>,
    /// Edges of the unit: those before this index.
    pub(super) own_edges: usize,
    pub(super) faces: Faces,
    /// Where the unit lies on both sides of the antimeridian: how it was put together
    /// there.
    pub(super) unwrapped: Option<&'a Unwrapped>,
    /// For each edge of such a unit whether it lies east of the antimeridian.
    pub(super) beyond: Vec<bool>,
    /// The part of each face, [`UnitIndex::NONE`] outside the unit.
    pub(super) part_of: Vec<UnitIndex>,
    pub(super) part_count: usize,
    pub(super) slivers_moved: usize,
    pub(super) unclaimed_km2: f64,
}

impl<'a> Split<'a> {
    /// Nodes the unit and the cutter together and gives each face its part.
    pub(super) fn new(
        space: Space,
        unit: UnitIndex,
        (whole, unwrapped): (&MultiPolygon<f64>, Option<&'a Unwrapped>),
        cutter: &Cutter<'_>,
        options: &'a CutOptions,
    ) -> Result<Split<'a>, CutError> {
        let mut points = Points::of_distinct(space, vec![]);
        let mut edges = edges_of(whole, |p| points.anchor(p));
        let beyond = unwrapped.map_or_else(Vec::new, Unwrapped::edges_beyond);
        let seam = Seam180::of(&points, &edges, unwrapped.is_some());
        let (own_points, own_edges) = (points.at.len(), edges.len());
        let bounds = Bounds::of(&points.at).grown(1e-3);
        let plan = CutPlan::new(space, cutter, &bounds)?;
        let around = |e: &&[Coord<f64>; 2]| Bounds::of(&e[..]).meets(&bounds);
        let cutting: Vec<_> = plan.edges.iter().filter(around).collect();
        if cutting.is_empty() {
            return Err(CutError::Misses { unit });
        }
        edges.extend(cutting.iter().map(|edge| edge.map(|p| points.snapped(p))));
        let own = own_edges as u32;
        let may_meet = |i, j| i >= own || j >= own || (seam.has(i) && seam.has(j));
        let pieces = noding::node(&mut points, &edges, may_meet)?;
        seam.straighten(&mut points, own_points, &pieces);
        let claim = |p: &NodedEdge| Claim {
            ends: p.ends,
            ring: if p.of < own {
                RingKey::shell(0)
            } else {
                RingKey::NONE
            },
        };
        let claims: Vec<Claim> = pieces.iter().map(claim).collect();
        let faces = Faces::new(&points.at, &claims);
        let mut split = Split {
            space,
            unit,
            options,
            points,
            own_points,
            pieces,
            own_edges,
            faces,
            unwrapped,
            beyond,
            part_of: vec![],
            part_count: plan.parts,
            slivers_moved: 0,
            unclaimed_km2: 0.0,
        };
        split.assign(&plan)?;
        Ok(split)
    }

    fn assign(&mut self, plan: &CutPlan<'_>) -> Result<(), CutError> {
        let faces = 0..self.faces.labels.len();
        let land: Vec<bool> = faces.map(|face| self.faces.is_claimed(face)).collect();
        let hits = (0..self.pieces.len()).any(|i| {
            let half = self.faces.half_of[i];
            self.pieces[i].of as usize >= self.own_edges && land[self.faces.left_of(half) as usize]
        });
        if !hits {
            let touches = self.pieces.iter().any(|p| {
                p.of as usize >= self.own_edges
                    && p.ends.iter().any(|&e| (e as usize) < self.own_points)
            });
            return Err(if touches {
                CutError::OnlyTouches { unit: self.unit }
            } else {
                CutError::Misses { unit: self.unit }
            });
        }
        let sides = self.sides_of_cutter();
        let halves = halves_by_face(&self.faces.face_of, land.len());
        let mut undecided = vec![];
        self.part_of = vec![UnitIndex::NONE; land.len()];
        for face in (0..land.len()).filter(|&face| land[face]) {
            let edges = halves.of(face as u32);
            let part = match plan.rule {
                Rule::Sides => match sides.get(&(face as u32)) {
                    Some(sides) => side_part(*sides),
                    // Land beyond the antimeridian goes with that before it.
                    None => self.unwrapped.map_or(Some(0), |_| None),
                },
                _ => plan.part_at(self.point_in(edges)),
            };
            let sliver = self.mean_width_m(edges) < self.options.sliver_width_m;
            match part {
                Some(part) => self.part_of[face] = UnitIndex::new(part),
                None if matches!(plan.rule, Rule::Sides) => {}
                None => self.unclaimed_km2 += self.face_area(edges).abs() / 1e6,
            }
            if sliver || part.is_none() {
                self.slivers_moved += usize::from(sliver);
                undecided.push((face, part));
            }
        }
        self.settle(undecided, &halves);
        self.check_parts(&land)
    }

    /// Gives slivers and unclaimed land to the part with the longest border.
    fn settle(&mut self, undecided: Vec<(usize, Option<u32>)>, halves: &HalvesByFace) {
        let waiting: FxHashSet<usize> = undecided.iter().map(|u| u.0).collect();
        let mut settled: Vec<(usize, UnitIndex)> = vec![];
        for &(face, own) in &undecided {
            let mut shared: FxHashMap<UnitIndex, f64> = FxHashMap::default();
            for &half in halves.of(face as u32) {
                let across = self.faces.left_of(half.twin()) as usize;
                let part = self.part_of[across];
                if part != UnitIndex::NONE && !waiting.contains(&across) {
                    let [a, b] = self.ends(half);
                    *shared.entry(part).or_default() += (a.x - b.x).hypot(a.y - b.y);
                }
            }
            let longest = shared
                .into_iter()
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            let part = longest.map(|l| l.0).or(own.map(UnitIndex::new));
            settled.push((face, part.unwrap_or(UnitIndex::new(0))));
        }
        for (face, part) in settled {
            self.part_of[face] = part;
        }
    }

    fn check_parts(&self, land: &[bool]) -> Result<(), CutError> {
        let mut has_land = vec![false; self.part_count];
        (0..land.len())
            .filter(|&f| land[f])
            .for_each(|f| has_land[self.part_of[f].index()] = true);
        let unit = self.unit;
        match has_land.iter().filter(|&&h| h).count() {
            1 if self.part_count == 2 => Err(CutError::OnlyTouches { unit }),
            _ => match has_land.iter().position(|&h| !h) {
                Some(part) => Err(CutError::EmptyPart { unit, part }),
                None => Ok(()),
            },
        }
    }

    /// For each face next to the cutter: whether it is on its left, on its right.
    fn sides_of_cutter(&self) -> FxHashMap<u32, [bool; 2]> {
        let mut sides: FxHashMap<u32, [bool; 2]> = FxHashMap::default();
        for (piece, &half) in self.pieces.iter().zip(&self.faces.half_of) {
            if piece.of as usize >= self.own_edges {
                let [left, right] = self.faces.beside(half);
                sides.entry(left).or_default()[0] = true;
                sides.entry(right).or_default()[1] = true;
            }
        }
        sides
    }

    fn ends(&self, half: HalfEdge) -> [Coord<f64>; 2] {
        half.orient(self.faces.edges[half.edge()])
            .map(|p| self.points.at[p as usize])
    }

    /// Area on the left of half-edges that close, m².
    fn face_area(&self, halves: &[HalfEdge]) -> f64 {
        let edges = halves.iter().map(|&half| self.ends(half));
        area::enclosed_m2(self.space, edges)
    }

    fn mean_width_m(&self, halves: &[HalfEdge]) -> f64 {
        let border: f64 = halves
            .iter()
            .map(|&half| self.space.length_km(&self.ends(half)) * 1000.0)
            .sum();
        2.0 * self.face_area(halves).abs() / border.max(f64::MIN_POSITIVE)
    }

    /// A point well inside a face: the middle of its widest stretch on one of
    /// three parallels.
    fn point_in(&self, halves: &[HalfEdge]) -> Coord<f64> {
        let edges: Vec<_> = halves.iter().map(|&half| self.ends(half)).collect();
        interior_point(&edges)
    }
}

/// The edges of an unwrapped unit along the antimeridian: inside the unit, each stands
/// there once for either side, and they cancel.
struct Seam180(Vec<bool>);

impl Seam180 {
    fn of(points: &Points, edges: &[[u32; 2]], unwrapped: bool) -> Self {
        let along = |edge: &[u32; 2]| edge.iter().all(|&p| points.at[p as usize].x == 180.0);
        Self(edges.iter().map(|edge| unwrapped && along(edge)).collect())
    }

    fn has(&self, edge: u32) -> bool {
        self.0.get(edge as usize).copied().unwrap_or(false)
    }

    /// New vertices on it lie there exactly.
    fn straighten(&self, points: &mut Points, own_points: usize, pieces: &[NodedEdge]) {
        for piece in pieces.iter().filter(|piece| self.has(piece.of)) {
            for end in piece.ends.map(|p| p as usize) {
                if end >= own_points {
                    points.at[end].x = 180.0;
                }
            }
        }
    }
}

fn side_part([left, right]: [bool; 2]) -> Option<u32> {
    match (left, right) {
        (false, true) => Some(1),
        _ => Some(0),
    }
}

fn edges_of(shape: &MultiPolygon<f64>, mut point: impl FnMut(Coord<f64>) -> u32) -> Vec<[u32; 2]> {
    let mut edges = vec![];
    for ring in shape.iter().flat_map(plane::rings_of) {
        let ids: Vec<u32> = ring.0.iter().map(|&p| point(p)).collect();
        edges.extend(ids.windows(2).map(|e| [e[0], e[1]]));
    }
    edges
}
