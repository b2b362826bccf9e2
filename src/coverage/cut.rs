//! One unit split into parts, with the new nodes put into the neighbours too.
//!
//! The unit's edges and the cutter's edges are cut where they meet; each face
//! between them goes to a part; parts are what is left when the edges inside a
//! part are cancelled. Vertices of the unit that were there before stay bit for
//! bit; the new ones are listed.

use super::cells::{Cells, Frame};
use super::dissolve::square_degrees;
use super::faces::{Claim, Faces, halves_by_face};
use super::noding::{self, Piece, Points, Unsettled};
use super::plane::{self, Bounds, Within};
use super::{BuildError, Coverage, NONE, area};
use geo_types::{Coord, LineString, MultiPolygon};
use rustc_hash::{FxHashMap, FxHashSet};

/// What to split a unit with, in degrees.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Cutter<'a> {
    /// Part 1 is the land inside the polygon, part 0 the rest.
    Polygon(&'a MultiPolygon<f64>),
    /// Part 0 is the land on the left of the line, part 1 that on its right;
    /// land that the line does not touch stays with part 0.
    Line(&'a LineString<f64>),
    /// Part `k` is the land nearest to centre `k`, with straight bisectors in a
    /// local frame (longitude scaled by the cosine of the unit's middle latitude).
    NearestCentre(&'a [Coord<f64>]),
    /// As `NearestCentre`, by squared distance less the weight (a power or
    /// Laguerre diagram). Weights are in square degrees of latitude.
    Power {
        /// The centres.
        centres: &'a [Coord<f64>],
        /// One weight for each centre.
        weights: &'a [f64],
    },
    /// Part `k` is the land inside polygon `k` (lower units, for example); land
    /// in none of them goes to the part along whose border it lies longest.
    Parts(&'a [MultiPolygon<f64>]),
}

/// How narrow a piece may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CutOptions {
    /// A piece of land whose mean width (twice its area over its border) is less
    /// than this, in metres, is a sliver: it goes to the part along whose border
    /// it lies longest, and a part made only of slivers is an error.
    pub sliver_width_m: f64,
}

impl Default for CutOptions {
    fn default() -> CutOptions {
        CutOptions {
            sliver_width_m: 10.0,
        }
    }
}

/// A vertex that the cut put on the unit's old border.
#[derive(Debug, Clone, PartialEq)]
pub struct InsertedNode {
    /// Where it is, degrees.
    pub at: Coord<f64>,
    /// The neighbours that received it as well.
    pub neighbours: Vec<u32>,
}

/// What a cut did.
#[derive(Debug, Clone, PartialEq)]
pub struct CutReport {
    /// The unit of each part: part 0 keeps the unit's id, the others are new.
    pub parts: Vec<u32>,
    /// Geodesic area of each part, km².
    pub part_area_km2: Vec<f64>,
    /// Geodesic area of the unit before, km².
    pub area_before_km2: f64,
    /// New vertices on the unit's old border.
    pub inserted: Vec<InsertedNode>,
    /// New vertices inside the unit, where cutting edges bend or meet.
    pub inner_vertices: usize,
    /// Slivers that went to the part along whose border they lie longest.
    pub slivers_moved: usize,
    /// Land that was in no outline and went to the longest neighbour, km².
    pub unclaimed_km2: f64,
}

/// Why a unit was not cut. The coverage is then as it was.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CutError {
    /// No such unit, or one without a feature.
    #[error("unit {unit} has no polygon to cut")]
    NoFeature {
        /// The unit's index.
        unit: u32,
    },
    /// Fewer than two parts are asked for.
    #[error("a cut needs at least two centres or outlines; there are {given}")]
    TooFewParts {
        /// How many were given.
        given: usize,
    },
    /// The cutter does not meet the unit.
    #[error("the cut misses unit {unit}: no part of it reaches the unit's land")]
    Misses {
        /// The unit's index.
        unit: u32,
    },
    /// The cutter meets the unit only along its border, or ends inside it.
    #[error("the cut only touches unit {unit}: it does not divide the unit's land")]
    OnlyTouches {
        /// The unit's index.
        unit: u32,
    },
    /// A part would have no land.
    #[error("part {part} of unit {unit} would have no land")]
    EmptyPart {
        /// The unit's index.
        unit: u32,
        /// The part's index.
        part: usize,
    },
    /// A part would be a sliver.
    #[error(
        "part {part} of unit {unit} would be a sliver of {area_km2:.6} km², narrower than {width_m} m"
    )]
    Sliver {
        /// The unit's index.
        unit: u32,
        /// The part's index.
        part: usize,
        /// The part's area, km².
        area_km2: f64,
        /// The least mean width, metres.
        width_m: f64,
    },
    /// A coordinate or weight of the cutter is not finite.
    #[error("the cutter has a coordinate or weight that is not finite")]
    NotFinite,
    /// Edges that could not be cut clear of each other.
    #[error(
        "edges near ({x}, {y}) could not be cut clear of each other; clean the boundaries first"
    )]
    Tangled {
        /// Longitude, degrees.
        x: f64,
        /// Latitude, degrees.
        y: f64,
    },
    /// Area went missing.
    #[error(
        "area is not conserved by the cut of unit {unit}: {before} square degrees before, {after} after"
    )]
    Ledger {
        /// The unit's index.
        unit: u32,
        /// Square degrees before.
        before: f64,
        /// Square degrees after.
        after: f64,
    },
    /// The parts could not be put back.
    #[error("the parts do not make a coverage")]
    Build(#[from] BuildError),
}

impl From<Unsettled> for CutError {
    fn from(Unsettled(p): Unsettled) -> CutError {
        CutError::Tangled { x: p.x, y: p.y }
    }
}

impl Coverage {
    /// Splits a unit with the default [`CutOptions`].
    ///
    /// # Errors
    /// As [`Coverage::cut_with`].
    pub fn cut(&mut self, unit: u32, cutter: &Cutter<'_>) -> Result<CutReport, CutError> {
        self.cut_with(unit, cutter, &CutOptions::default())
    }

    /// Splits a unit: part 0 keeps its id, the other parts are appended as new
    /// units in order. New vertices on its border go into the neighbours as well.
    ///
    /// # Errors
    /// A cut that misses, only touches, leaves a part empty or a sliver; a
    /// cutter that is not finite; area that is not conserved. The coverage is
    /// unchanged then.
    pub fn cut_with(
        &mut self,
        unit: u32,
        cutter: &Cutter<'_>,
        options: &CutOptions,
    ) -> Result<CutReport, CutError> {
        if self.is_empty_unit(unit) {
            return Err(CutError::NoFeature { unit });
        }
        let whole = self.polygon(unit);
        let split = Split::new(unit, &whole, cutter, options)?;
        let (shapes, inserted) = split.parts()?;
        check_ledger(unit, &whole, &shapes)?;
        let mut report = split.report(&shapes, self.area_km2(unit));
        let units = self.with_parts(unit, shapes, &inserted);
        report.inserted = self.neighbours_of(unit, &inserted);
        report.parts = (0..report.part_area_km2.len())
            .map(|k| {
                if k == 0 {
                    unit
                } else {
                    (self.unit_count() + k - 1) as u32
                }
            })
            .collect();
        *self = Coverage::build(&units)?;
        Ok(report)
    }

    /// All units with the parts in place and the new vertices in every ring.
    fn with_parts(
        &self,
        unit: u32,
        shapes: Vec<MultiPolygon<f64>>,
        inserted: &Inserted,
    ) -> Vec<MultiPolygon<f64>> {
        let mut units = self.polygons();
        for neighbour in self.neighbour_units(unit) {
            insert_into(&mut units[neighbour as usize], inserted);
        }
        for (part, shape) in shapes.into_iter().enumerate() {
            if part == 0 {
                units[unit as usize] = shape;
            } else {
                units.push(shape);
            }
        }
        units
    }

    fn neighbour_units(&self, unit: u32) -> Vec<u32> {
        let across = |[left, right]: &[u32; 2]| match (*left == unit, *right == unit) {
            (true, false) => Some(*right),
            (false, true) => Some(*left),
            _ => None,
        };
        let mut units: Vec<u32> = self
            .sides
            .iter()
            .filter_map(across)
            .filter(|&u| u != NONE)
            .collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    fn neighbours_of(&self, unit: u32, inserted: &Inserted) -> Vec<InsertedNode> {
        let mut nodes = vec![];
        for arc in self
            .arcs()
            .filter(|arc| arc.left == Some(unit) || arc.right == Some(unit))
        {
            let other = if arc.left == Some(unit) {
                arc.right
            } else {
                arc.left
            };
            for edge in arc.coords.windows(2) {
                for at in inserted.between(edge[0], edge[1]) {
                    nodes.push(InsertedNode {
                        at,
                        neighbours: other.into_iter().collect(),
                    });
                }
            }
        }
        nodes.sort_by(|a, b| plane::order(&a.at, &b.at));
        nodes
    }
}

type Bits = (u64, u64);

fn bits(p: Coord<f64>) -> Bits {
    ((p.x + 0.0).to_bits(), (p.y + 0.0).to_bits())
}

/// New vertices by the edge that they lie on, in the direction of the edge.
#[derive(Debug, Default)]
struct Inserted(FxHashMap<(Bits, Bits), Vec<Coord<f64>>>);

impl Inserted {
    fn between(&self, a: Coord<f64>, b: Coord<f64>) -> Vec<Coord<f64>> {
        if let Some(found) = self.0.get(&(bits(a), bits(b))) {
            return found.clone();
        }
        let found = self.0.get(&(bits(b), bits(a)));
        found
            .map(|points| points.iter().rev().copied().collect())
            .unwrap_or_default()
    }
}

fn insert_into(shape: &mut MultiPolygon<f64>, inserted: &Inserted) {
    let refit = |line: &mut LineString<f64>| {
        let edges = line.0.windows(2);
        let mut vertices: Vec<_> = edges
            .flat_map(|e| std::iter::once(e[0]).chain(inserted.between(e[0], e[1])))
            .collect();
        vertices.extend(line.0.last());
        line.0 = vertices;
    };
    for polygon in shape {
        polygon.exterior_mut(refit);
        polygon.interiors_mut(|holes| holes.iter_mut().for_each(refit));
    }
}

fn check_ledger(
    unit: u32,
    whole: &MultiPolygon<f64>,
    parts: &[MultiPolygon<f64>],
) -> Result<(), CutError> {
    let (before, after) = (
        square_degrees(whole),
        parts.iter().map(square_degrees).sum::<f64>(),
    );
    // New vertices are at most a rounding off the old edges.
    if (before - after).abs() <= 1e-10 * before.abs().max(1e-4) {
        return Ok(());
    }
    Err(CutError::Ledger {
        unit,
        before,
        after,
    })
}

/// A unit and a cutter, noded together.
struct Split<'a> {
    unit: u32,
    options: &'a CutOptions,
    points: Points,
    /// Points of the unit: those before this index.
    own_points: usize,
    pieces: Vec<Piece>,
    /// Edges of the unit: those before this index.
    own_edges: usize,
    faces: Faces,
    /// The part of each face, [`NONE`] outside the unit.
    part_of: Vec<u32>,
    part_count: usize,
    slivers_moved: usize,
    unclaimed_km2: f64,
}

impl<'a> Split<'a> {
    fn new(
        unit: u32,
        whole: &MultiPolygon<f64>,
        cutter: &Cutter<'_>,
        options: &'a CutOptions,
    ) -> Result<Split<'a>, CutError> {
        let mut points = Points::default();
        let mut edges = edges_of(whole, |p| points.anchor(p));
        let (own_points, own_edges) = (points.at.len(), edges.len());
        let bounds = Bounds::of(&points.at).grown(1e-3);
        let plan = CutPlan::new(cutter, &bounds)?;
        let around = |e: &&[Coord<f64>; 2]| Bounds::of(&e[..]).meets(&bounds);
        let cutting: Vec<_> = plan.edges.iter().filter(around).collect();
        if cutting.is_empty() {
            return Err(CutError::Misses { unit });
        }
        edges.extend(cutting.iter().map(|edge| edge.map(|p| points.snapped(p))));
        let own = own_edges as u32;
        let pieces = noding::node(&mut points, &edges, |i, j| i >= own || j >= own)?;
        let claim = |p: &Piece| Claim {
            ends: p.ends,
            unit: if p.of < own { unit } else { NONE },
        };
        let claims: Vec<Claim> = pieces.iter().map(claim).collect();
        let faces = Faces::new(&points.at, &claims);
        let mut split = Split {
            unit,
            options,
            points,
            own_points,
            pieces,
            own_edges,
            faces,
            part_of: vec![],
            part_count: plan.parts,
            slivers_moved: 0,
            unclaimed_km2: 0.0,
        };
        split.assign(&plan)?;
        Ok(split)
    }

    fn assign(&mut self, plan: &CutPlan<'_>) -> Result<(), CutError> {
        let inside = |face: usize| self.faces.units(face).next().is_some();
        let land: Vec<bool> = (0..self.faces.labels.len()).map(inside).collect();
        let hits = (0..self.pieces.len()).any(|i| {
            let half = self.faces.half_of[i];
            self.pieces[i].of as usize >= self.own_edges
                && land[self.faces.face_of[half as usize] as usize]
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
        self.part_of = vec![NONE; land.len()];
        for face in (0..land.len()).filter(|&face| land[face]) {
            let edges = halves.of(face as u32);
            let part = match plan.rule {
                Rule::Sides => sides.get(&(face as u32)).map_or(Some(0), |s| side_part(*s)),
                _ => plan.part_at(self.point_in(edges)),
            };
            let sliver = self.mean_width_m(edges) < self.options.sliver_width_m;
            match part {
                Some(part) => self.part_of[face] = part,
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
    fn settle(
        &mut self,
        undecided: Vec<(usize, Option<u32>)>,
        halves: &super::faces::HalvesByFace,
    ) {
        let waiting: FxHashSet<usize> = undecided.iter().map(|u| u.0).collect();
        let mut settled: Vec<(usize, Option<u32>)> = vec![];
        for &(face, own) in &undecided {
            let mut shared: FxHashMap<u32, f64> = FxHashMap::default();
            for &half in halves.of(face as u32) {
                let across = self.faces.face_of[(half ^ 1) as usize] as usize;
                let part = self.part_of[across];
                if part != NONE && !waiting.contains(&across) {
                    let [a, b] = self.ends(half);
                    *shared.entry(part).or_default() += (a.x - b.x).hypot(a.y - b.y);
                }
            }
            let longest = shared
                .into_iter()
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            settled.push((face, longest.map(|l| l.0).or(own)));
        }
        for (face, part) in settled {
            self.part_of[face] = part.unwrap_or(0);
        }
    }

    fn check_parts(&self, land: &[bool]) -> Result<(), CutError> {
        let mut has_land = vec![false; self.part_count];
        (0..land.len())
            .filter(|&f| land[f])
            .for_each(|f| has_land[self.part_of[f] as usize] = true);
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
                sides.entry(self.faces.face_of[half as usize]).or_default()[0] = true;
                sides
                    .entry(self.faces.face_of[(half ^ 1) as usize])
                    .or_default()[1] = true;
            }
        }
        sides
    }

    fn ends(&self, half: u32) -> [Coord<f64>; 2] {
        let [a, b] = self.faces.edges[(half >> 1) as usize].map(|p| self.points.at[p as usize]);
        if half & 1 == 0 { [a, b] } else { [b, a] }
    }

    /// Area on the left of half-edges that close, m².
    fn face_area(&self, halves: &[u32]) -> f64 {
        let edges = halves.iter().map(|&half| self.ends(half));
        area::enclosed_m2(edges)
    }

    fn mean_width_m(&self, halves: &[u32]) -> f64 {
        let border: f64 = halves
            .iter()
            .map(|&half| area::length_km(&self.ends(half)) * 1000.0)
            .sum();
        2.0 * self.face_area(halves).abs() / border.max(f64::MIN_POSITIVE)
    }

    /// A point well inside a face: the middle of its widest stretch on one of
    /// three parallels.
    fn point_in(&self, halves: &[u32]) -> Coord<f64> {
        let edges: Vec<_> = halves.iter().map(|&half| self.ends(half)).collect();
        point_between(&edges)
    }

    /// The polygons of the parts, and the new vertices on the unit's own edges.
    fn parts(&self) -> Result<(Vec<MultiPolygon<f64>>, Inserted), CutError> {
        let (edges, inserted) = self.part_edges();
        let bare = bare_coverage(&self.points.at, &edges, self.part_count);
        let identity: Vec<Option<u32>> = (0..self.part_count as u32).map(Some).collect();
        let shapes = bare.dissolve(&identity, self.part_count);
        for (part, shape) in shapes.iter().enumerate() {
            let border: f64 = shape.iter().map(|p| area::length_km(&p.exterior().0)).sum();
            let area_km2 = area::area_km2(shape);
            if 2000.0 * area_km2 < self.options.sliver_width_m * border {
                return Err(CutError::Sliver {
                    unit: self.unit,
                    part,
                    area_km2,
                    width_m: self.options.sliver_width_m,
                });
            }
        }
        Ok((shapes, inserted))
    }

    /// Edges between parts or around them, without the new vertices on the old
    /// border at which the part does not change.
    fn part_edges(&self) -> (Vec<SidedEdge>, Inserted) {
        let (mut edges, mut inserted) = (vec![], Inserted::default());
        let mut seen = FxHashSet::default();
        let sides = |i: usize| {
            let half = self.faces.half_of[i];
            [half, half ^ 1].map(|h| self.part_of[self.faces.face_of[h as usize] as usize])
        };
        let mut at = 0;
        while at < self.pieces.len() {
            let of = self.pieces[at].of;
            let own = (of as usize) < self.own_edges;
            let (first, from) = (at, self.pieces[at].ends[0]);
            while own
                && at + 1 < self.pieces.len()
                && self.pieces[at + 1].of == of
                && self.keeps_straight(at, sides)
            {
                at += 1;
            }
            let to = self.pieces[at].ends[1];
            let [left, right] = sides(at);
            if left != right && seen.insert((from.min(to), from.max(to))) {
                edges.push(SidedEdge {
                    ends: [from, to],
                    sides: [left, right],
                });
            }
            let last = self.pieces.get(at + 1).is_none_or(|p| p.of != of);
            if own && !last {
                self.note(&mut inserted, first, to);
            }
            at += 1;
        }
        (edges, inserted)
    }

    /// Whether the vertex after piece `at` is new and changes nothing.
    fn keeps_straight(&self, at: usize, sides: impl Fn(usize) -> [u32; 2]) -> bool {
        self.pieces[at].ends[1] as usize >= self.own_points && sides(at) == sides(at + 1)
    }

    fn note(&self, inserted: &mut Inserted, piece: usize, point: u32) {
        let of = self.pieces[piece].of;
        let from = self.pieces[..=piece]
            .iter()
            .rposition(|p| p.of != of)
            .map_or(0, |i| i + 1);
        let to = self.pieces[piece..]
            .iter()
            .position(|p| p.of != of)
            .map_or(self.pieces.len(), |i| piece + i)
            - 1;
        let ends = [self.pieces[from].ends[0], self.pieces[to].ends[1]]
            .map(|p| bits(self.points.at[p as usize]));
        inserted
            .0
            .entry((ends[0], ends[1]))
            .or_default()
            .push(self.points.at[point as usize]);
    }

    fn report(&self, shapes: &[MultiPolygon<f64>], area_before_km2: f64) -> CutReport {
        let own: FxHashSet<Bits> = self.points.at[..self.own_points]
            .iter()
            .map(|&p| bits(p))
            .collect();
        let vertices = shapes
            .iter()
            .flatten()
            .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
            .flat_map(|l| &l.0);
        let fresh: FxHashSet<Bits> = vertices
            .map(|&p| bits(p))
            .filter(|b| !own.contains(b))
            .collect();
        let (_, inserted) = self.part_edges();
        let on_border: FxHashSet<Bits> = inserted.0.values().flatten().map(|&p| bits(p)).collect();
        CutReport {
            parts: vec![],
            part_area_km2: shapes.iter().map(area::area_km2).collect(),
            area_before_km2,
            inserted: vec![],
            inner_vertices: fresh.difference(&on_border).count(),
            slivers_moved: self.slivers_moved,
            unclaimed_km2: self.unclaimed_km2,
        }
    }
}

fn side_part([left, right]: [bool; 2]) -> Option<u32> {
    match (left, right) {
        (false, true) => Some(1),
        _ => Some(0),
    }
}

/// Middle of the widest stretch inside directed edges that close (the inside on
/// their left), looked for on three parallels.
pub(super) fn point_between(edges: &[[Coord<f64>; 2]]) -> Coord<f64> {
    let bounds = edges
        .iter()
        .flatten()
        .fold(Bounds::NOTHING, |b, &p| b.with(p));
    let mut best = (f64::NEG_INFINITY, bounds.min);
    for share in [0.5, 0.2519, 0.7481] {
        let y = bounds.min.y + share * (bounds.max.y - bounds.min.y);
        let crossing = |[a, b]: &[Coord<f64>; 2]| {
            ((a.y <= y) != (b.y <= y)).then(|| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
        };
        let mut xs: Vec<f64> = edges.iter().filter_map(crossing).collect();
        xs.sort_by(f64::total_cmp);
        for pair in xs.chunks_exact(2) {
            if pair[1] - pair[0] > best.0 {
                best = (
                    pair[1] - pair[0],
                    Coord {
                        x: (pair[0] + pair[1]) / 2.0,
                        y,
                    },
                );
            }
        }
    }
    best.1
}

fn edges_of(shape: &MultiPolygon<f64>, mut point: impl FnMut(Coord<f64>) -> u32) -> Vec<[u32; 2]> {
    let mut edges = vec![];
    for ring in shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
    {
        let ids: Vec<u32> = ring.0.iter().map(|&p| point(p)).collect();
        edges.extend(ids.windows(2).map(|e| [e[0], e[1]]));
    }
    edges
}

/// An edge between two points with a unit (or [`NONE`]) on either side.
#[derive(Debug, Clone, Copy)]
pub(super) struct SidedEdge {
    pub(super) ends: [u32; 2],
    pub(super) sides: [u32; 2],
}

/// A coverage of arcs only, one for each edge: enough to dissolve.
pub(super) fn bare_coverage(at: &[Coord<f64>], edges: &[SidedEdge], units: usize) -> Coverage {
    Coverage {
        coords: edges
            .iter()
            .flat_map(|e| e.ends.map(|p| at[p as usize]))
            .collect(),
        arc_start: (0..=edges.len() as u32).map(|e| e * 2).collect(),
        sides: edges.iter().map(|e| e.sides).collect(),
        ends: edges.iter().map(|e| e.ends).collect(),
        nodes: at.len() as u32,
        ring_start: vec![0],
        poly_start: vec![0],
        unit_start: vec![0; units + 1],
        ..Coverage::default()
    }
}

/// How a face finds its part.
enum Rule<'a> {
    Sides,
    Cells(Cells),
    Outlines(Vec<&'a MultiPolygon<f64>>, u32),
}

/// A cutter made ready: its edges, the number of parts, and the rule.
struct CutPlan<'a> {
    edges: Vec<[Coord<f64>; 2]>,
    parts: usize,
    rule: Rule<'a>,
}

impl<'a> CutPlan<'a> {
    fn new(cutter: &Cutter<'a>, bounds: &Bounds) -> Result<CutPlan<'a>, CutError> {
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
            Cutter::NearestCentre(centres) => CutPlan::cells(centres, &[], bounds),
            Cutter::Power { centres, weights } => CutPlan::cells(centres, weights, bounds),
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

    fn cells(centres: &[Coord<f64>], weights: &[f64], bounds: &Bounds) -> CutPlan<'a> {
        let cells = Cells::new(Frame::around(bounds), centres, weights);
        CutPlan {
            edges: cells.edges(bounds),
            parts: centres.len(),
            rule: Rule::Cells(cells),
        }
    }

    fn part_at(&self, p: Coord<f64>) -> Option<u32> {
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
    let rings = shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings
        .flat_map(|ring| ring.0.windows(2).map(|e| [e[0], e[1]]))
        .collect()
}

/// Whether a point lies in a shape or on its border.
pub(super) fn contains(shape: &MultiPolygon<f64>, p: Coord<f64>) -> bool {
    shape.iter().any(|polygon| {
        plane::within_ring(p, &polygon.exterior().0) != Within::Outside
            && polygon
                .interiors()
                .iter()
                .all(|hole| plane::within_ring(p, &hole.0) != Within::Inside)
    })
}
