//! The edges of a coverage noded, and the faces between them with the parts
//! that claim each.

use super::faces::{Claim, Faces, Label};
use super::interior_point::interior_point;
use super::intersections::Intersections;
use super::noding::{self, NodedEdge, Unsettled};
use super::points::Points;
use super::prim::{HalvesByFace, halves_by_face};
use super::skeleton::{Skeleton, edges_of_chain};
use super::{Coverage, HalfEdge, NONE, RingKey, Space, UnitIndex, area, plane};
use geo_types::Coord;

/// Noded edges and faces.
#[derive(Debug)]
pub(super) struct Arrangement {
    pub(super) skeleton: Skeleton,
    /// All points: those of the skeleton, then new ones.
    pub(super) at: Vec<Coord<f64>>,
    /// Pieces of the skeleton's edges, edge after edge.
    pub(super) pieces: Vec<NodedEdge>,
    /// For each piece the half-edge of the faces that runs along it.
    pub(super) half_of: Vec<HalfEdge>,
    pub(super) faces: Faces,
    pub(super) halves: HalvesByFace,
    /// In an outline, the unit on the left of each half-edge.
    outline_units: Vec<UnitIndex>,
}

impl Arrangement {
    /// Takes a coverage apart and nodes its edges, which intersect at those places.
    pub(super) fn new(
        coverage: &Coverage,
        intersections: Intersections,
    ) -> Result<Arrangement, Unsettled> {
        let mut skeleton = Skeleton::new(coverage);
        let at = std::mem::take(&mut skeleton.at);
        let mut points = Points::of_distinct(skeleton.space, at);
        let pieces = noding::node_at(&mut points, &skeleton.edges, intersections)?;
        let at = points.at;
        let (claims, first) = claims(&skeleton, &pieces);
        let faces = Faces::new(&at, &claims);
        // The first claim of a piece has the piece's own direction.
        let half_of = first.iter().map(|&c| faces.half_of[c as usize]).collect();
        let halves = halves_by_face(&faces.face_of, faces.labels.len());
        Ok(Arrangement {
            skeleton,
            at,
            pieces,
            half_of,
            faces,
            halves,
            outline_units: vec![],
        })
    }

    /// The arcs with one side alone, all claimed as one: a face's label says how
    /// often units cover it, provided that all edges meet at vertices only.
    pub(super) fn outline(coverage: &Coverage) -> Arrangement {
        let outer: Vec<usize> = coverage.one_sided_arcs().collect();
        let (at, claims) = apart(coverage, &outer);
        let faces = Faces::new(&at, &claims);
        let halves = halves_by_face(&faces.face_of, faces.labels.len());
        let mut outline = Arrangement {
            skeleton: Skeleton::nothing(coverage.space),
            at,
            pieces: vec![],
            half_of: vec![],
            outline_units: vec![UnitIndex::NONE; faces.face_of.len()],
            faces,
            halves,
        };
        let units = outer.iter().flat_map(|&arc| {
            let edges = coverage.arc_coords(arc).len() - 1;
            std::iter::repeat_n(coverage.sides[arc][0], edges)
        });
        for (half, unit) in outline.faces.half_of.iter().zip(units) {
            outline.outline_units[half.index()] = unit;
        }
        outline
    }

    /// In an outline, the unit on the left of a half-edge.
    pub(super) fn outline_unit(&self, half: HalfEdge) -> UnitIndex {
        self.outline_units[half.index()]
    }

    /// Where all of it lies.
    #[inline]
    pub(super) fn space(&self) -> Space {
        self.skeleton.space
    }

    /// Pieces that belong to the same arc, arc after arc.
    pub(super) fn stretches(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        let arc = |piece: usize| self.skeleton.arc_of[self.pieces[piece].of as usize];
        let mut from = 0;
        std::iter::from_fn(move || {
            let first = (from < self.pieces.len()).then_some(from)?;
            let own = arc(first);
            while from < self.pieces.len() && arc(from) == own {
                from += 1;
            }
            Some(first..from)
        })
    }

    pub(super) fn face_count(&self) -> usize {
        self.faces.labels.len()
    }

    /// Start and end of a half-edge.
    #[inline]
    pub(super) fn ends(&self, half: HalfEdge) -> [Coord<f64>; 2] {
        half.orient(self.faces.edges[half.edge()])
            .map(|p| self.at[p as usize])
    }

    /// Length of a half-edge, metres.
    #[inline]
    pub(super) fn length_m(&self, half: HalfEdge) -> f64 {
        self.space().edge_m(self.ends(half))
    }

    /// The face on the other side of a half-edge of some face.
    #[inline]
    pub(super) fn across(&self, half: HalfEdge) -> u32 {
        self.faces.left_of(half.twin())
    }

    /// Whether the unit claims the face because of a hole outside its shell.
    pub(super) fn is_hole_outside(&self, face: u32, unit: UnitIndex) -> bool {
        let label = &self.faces.labels[face as usize];
        let of_unit = |part: &u32| self.skeleton.unit_of_part(*part) == unit;
        let has_shell = |part: u32| {
            let shell = RingKey::shell(part);
            label.binary_search_by_key(&shell, |l| l.0).is_ok()
        };
        self.parts(face)
            .filter(of_unit)
            .any(|part| !has_shell(part))
    }

    /// The parts that claim a face.
    pub(super) fn parts(&self, face: u32) -> impl Iterator<Item = u32> + '_ {
        claiming(&self.faces.labels[face as usize])
    }

    /// The only unit of a face where one shell winds around it once and nothing
    /// else does: the face is in order.
    pub(super) fn sole_unit(&self, face: u32) -> Option<UnitIndex> {
        match self.faces.labels[face as usize][..] {
            [(key, 1)] if !key.is_hole() => Some(self.skeleton.unit_of(key)),
            _ => None,
        }
    }

    /// The units that claim a face, in order, each once.
    pub(super) fn units(&self, face: u32) -> Vec<UnitIndex> {
        let of_part = |part| self.skeleton.unit_of_part(part);
        let mut units: Vec<UnitIndex> = self.parts(face).map(of_part).collect();
        units.dedup();
        units
    }

    /// How often the rings of each unit wind around a face, in the order of the
    /// units; those that do not are left out.
    pub(super) fn signed_units(&self, face: u32) -> Vec<(UnitIndex, i32)> {
        let mut signed: Vec<(UnitIndex, i32)> = vec![];
        for &(key, times) in &self.faces.labels[face as usize] {
            let unit = self.skeleton.unit_of(key);
            match signed.last_mut() {
                Some(last) if last.0 == unit => last.1 += times,
                _ => signed.push((unit, times)),
            }
        }
        signed.retain(|s| s.1 != 0);
        signed
    }

    /// Units whose rings wind around a face another number of times than they have
    /// it as land: the unit, and by how many times its area counts too little.
    /// A unit whose rings wind around it to the left and to the right alike has it
    /// as land and yet counts it not at all.
    pub(super) fn miscounted(&self, face: u32) -> Vec<(UnitIndex, i32)> {
        let (claimed, signed) = (self.units(face), self.signed_units(face));
        let mut units = claimed.clone();
        units.extend(signed.iter().map(|s| s.0));
        units.sort_unstable();
        units.dedup();
        let times = |unit: UnitIndex| signed.iter().find(|s| s.0 == unit).map_or(0, |s| s.1);
        let once = |unit: UnitIndex| i32::from(claimed.contains(&unit));
        let all = units.into_iter().map(|u| (u, once(u) - times(u)));
        all.filter(|miscount| miscount.1 != 0).collect()
    }

    /// Area of a face in the plane of the coordinates.
    pub(super) fn plane_area(&self, face: u32) -> f64 {
        let halves = self.halves.of(face);
        let Some(&first) = halves.first() else {
            return 0.0;
        };
        let [o, _] = self.ends(first);
        let cross = |&half: &HalfEdge| {
            let [p, q] = self.ends(half);
            plane::cross(o, p, q)
        };
        halves.iter().map(cross).sum::<f64>() / 2.0
    }

    /// Area of a face, m².
    pub(super) fn area_m2(&self, face: u32) -> f64 {
        let edges = self.halves.of(face).iter().map(|&half| self.ends(half));
        area::enclosed_m2(self.space(), edges)
    }

    /// Length of the border of a face, metres.
    pub(super) fn border_m(&self, face: u32) -> f64 {
        let halves = self.halves.of(face).iter();
        halves.map(|&half| self.length_m(half)).sum()
    }

    /// A point well inside contiguous faces.
    pub(super) fn point_in(&self, faces: &[u32]) -> Coord<f64> {
        let halves = faces.iter().flat_map(|&face| self.halves.of(face));
        let edges: Vec<_> = halves.map(|&half| self.ends(half)).collect();
        interior_point(&edges)
    }
}

/// Parts that a face belongs to. Inside a shell it does unless it is in a hole
/// too; a hole that lies outside its shell is land by the even-odd rule (files
/// exist that list the islands of a unit as holes of the first one).
fn claiming(label: &Label) -> impl Iterator<Item = u32> + '_ {
    label
        .chunk_by(|a, b| a.0.part() == b.0.part())
        .filter_map(|rings| {
            let claims = match *rings {
                [(key, times)] => !key.is_hole() || times % 2 != 0,
                _ => false,
            };
            claims.then_some(rings[0].0.part())
        })
}

/// The points of some arcs, their nodes first, and their edges, arc after arc, all claimed
/// as one.
fn apart(coverage: &Coverage, arcs: &[usize]) -> (Vec<Coord<f64>>, Vec<Claim>) {
    let mut point_of = vec![NONE; coverage.nodes as usize];
    let mut at = vec![];
    for &arc in arcs {
        let chain = coverage.arc_coords(arc);
        let ends = coverage.ends[arc].into_iter();
        for (node, place) in ends.zip([chain[0], chain[chain.len() - 1]]) {
            if point_of[node as usize] == NONE {
                point_of[node as usize] = at.len() as u32;
                at.push(place);
            }
        }
    }
    let mut claims = vec![];
    let ring = RingKey::shell(0);
    for &arc in arcs {
        let chain = coverage.arc_coords(arc);
        let ends = coverage.ends[arc].map(|node| point_of[node as usize]);
        edges_of_chain(chain, ends, &mut at, |ends| {
            claims.push(Claim { ends, ring })
        });
    }
    (at, claims)
}

/// A claim for each ring beside each piece, and the first claim of each piece.
fn claims(skeleton: &Skeleton, pieces: &[NodedEdge]) -> (Vec<Claim>, Vec<u32>) {
    let mut claims = Vec::with_capacity(pieces.len() * 2);
    let mut first = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let [left, right] = skeleton.keys_of(piece.of);
        let [from, to] = piece.ends;
        first.push(claims.len() as u32);
        claims.push(Claim {
            ends: [from, to],
            ring: left,
        });
        if right != RingKey::NONE {
            claims.push(Claim {
                ends: [to, from],
                ring: right,
            });
        }
    }
    (claims, first)
}
