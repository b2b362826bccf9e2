//! The edges of a coverage noded, and the faces between them with the parts
//! that claim each.

use super::cut::point_between;
use super::faces::{Claim, Faces, Label};
use super::ground::edge_m;
use super::groups::{HalvesByFace, halves_by_face};
use super::meets::Meets;
use super::noding::{self, Piece, Unsettled};
use super::points::Points;
use super::skeleton::Skeleton;
use super::{Coverage, NONE, area};
use geo_types::Coord;

/// Noded edges and faces.
#[derive(Debug)]
pub(super) struct Arrangement {
    pub(super) skeleton: Skeleton,
    /// All points: those of the skeleton, then new ones.
    pub(super) at: Vec<Coord<f64>>,
    /// Pieces of the skeleton's edges, edge after edge.
    pub(super) pieces: Vec<Piece>,
    /// For each piece the half-edge of the faces that runs along it.
    pub(super) half_of: Vec<u32>,
    pub(super) faces: Faces,
    pub(super) halves: HalvesByFace,
    /// In an outline, the unit on the left of each half-edge.
    outline_units: Vec<u32>,
}

impl Arrangement {
    /// Lays out a skeleton whose edges meet at those places.
    pub(super) fn new(mut skeleton: Skeleton, meets: Meets) -> Result<Arrangement, Unsettled> {
        let mut points = Points::of_distinct(std::mem::take(&mut skeleton.at));
        let pieces = noding::node_at(&mut points, &skeleton.edges, meets)?;
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
    pub(super) fn outline(coverage: &Coverage, skeleton: &Skeleton) -> Arrangement {
        let (mut claims, mut units) = (vec![], vec![]);
        for arc in (0..coverage.arc_count()).filter(|&arc| coverage.sides[arc][1] == NONE) {
            let edges = skeleton.first_edge[arc] as usize..skeleton.first_edge[arc + 1] as usize;
            for &ends in &skeleton.edges[edges] {
                claims.push(Claim { ends, unit: 0 });
                units.push(coverage.sides[arc][0]);
            }
        }
        let faces = Faces::new(&skeleton.at, &claims);
        let halves = halves_by_face(&faces.face_of, faces.labels.len());
        let mut outline = Arrangement {
            skeleton: Skeleton::default(),
            at: skeleton.at.clone(),
            pieces: vec![],
            half_of: vec![],
            outline_units: vec![NONE; faces.face_of.len()],
            faces,
            halves,
        };
        for (half, unit) in outline.faces.half_of.iter().zip(units) {
            outline.outline_units[*half as usize] = unit;
        }
        outline
    }

    /// In an outline, the unit on the left of a half-edge.
    pub(super) fn outline_unit(&self, half: u32) -> u32 {
        self.outline_units[half as usize]
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
    pub(super) fn ends(&self, half: u32) -> [Coord<f64>; 2] {
        let [a, b] = self.faces.edges[(half >> 1) as usize].map(|p| self.at[p as usize]);
        if half & 1 == 0 { [a, b] } else { [b, a] }
    }

    /// The face on the other side of a half-edge of some face.
    pub(super) fn across(&self, half: u32) -> u32 {
        self.faces.face_of[(half ^ 1) as usize]
    }

    /// Whether the unit claims the face because of a hole outside its shell.
    pub(super) fn is_hole_outside(&self, face: u32, unit: u32) -> bool {
        let label = &self.faces.labels[face as usize];
        let of_unit = |part: &u32| self.skeleton.unit_of_part[*part as usize] == unit;
        let has_shell = |part: u32| label.binary_search_by_key(&(part << 1), |l| l.0).is_ok();
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
    pub(super) fn sole_unit(&self, face: u32) -> Option<u32> {
        match self.faces.labels[face as usize][..] {
            [(key, 1)] if key & 1 == 0 => Some(self.skeleton.unit_of(key)),
            _ => None,
        }
    }

    /// The units that claim a face, in order, each once.
    pub(super) fn units(&self, face: u32) -> Vec<u32> {
        let of_part = |part| self.skeleton.unit_of_part[part as usize];
        let mut units: Vec<u32> = self.parts(face).map(of_part).collect();
        units.dedup();
        units
    }

    /// How often the rings of each unit wind around a face, in the order of the
    /// units; those that do not are left out.
    pub(super) fn signed_units(&self, face: u32) -> Vec<(u32, i32)> {
        let mut signed: Vec<(u32, i32)> = vec![];
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
    pub(super) fn miscounted(&self, face: u32) -> Vec<(u32, i32)> {
        let (claimed, signed) = (self.units(face), self.signed_units(face));
        let mut units = claimed.clone();
        units.extend(signed.iter().map(|s| s.0));
        units.sort_unstable();
        units.dedup();
        let times = |unit: u32| signed.iter().find(|s| s.0 == unit).map_or(0, |s| s.1);
        let once = |unit: u32| i32::from(claimed.contains(&unit));
        let all = units.into_iter().map(|u| (u, once(u) - times(u)));
        all.filter(|miscount| miscount.1 != 0).collect()
    }

    /// Area of a face in square degrees.
    pub(super) fn square_degrees(&self, face: u32) -> f64 {
        let halves = self.halves.of(face);
        let Some(&first) = halves.first() else {
            return 0.0;
        };
        let [o, _] = self.ends(first);
        let cross = |&half: &u32| {
            let [p, q] = self.ends(half);
            (p.x - o.x) * (q.y - o.y) - (q.x - o.x) * (p.y - o.y)
        };
        halves.iter().map(cross).sum::<f64>() / 2.0
    }

    /// Area of a face on WGS 84, m².
    pub(super) fn area_m2(&self, face: u32) -> f64 {
        area::enclosed_m2(self.halves.of(face).iter().map(|&half| self.ends(half)))
    }

    /// Length of the border of a face, metres.
    pub(super) fn border_m(&self, face: u32) -> f64 {
        let halves = self.halves.of(face).iter();
        halves.map(|&half| edge_m(self.ends(half))).sum()
    }

    /// A point well inside faces that hang together.
    pub(super) fn point_in(&self, faces: &[u32]) -> Coord<f64> {
        let halves = faces.iter().flat_map(|&face| self.halves.of(face));
        let edges: Vec<_> = halves.map(|&half| self.ends(half)).collect();
        point_between(&edges)
    }
}

/// Parts that a face belongs to. Inside a shell it does unless it is in a hole
/// too; a hole that lies outside its shell is land by the even-odd rule (files
/// exist that list the islands of a unit as holes of the first one).
fn claiming(label: &Label) -> impl Iterator<Item = u32> + '_ {
    label
        .chunk_by(|a, b| a.0 >> 1 == b.0 >> 1)
        .filter_map(|rings| {
            let claims = match *rings {
                [(key, times)] => key & 1 == 0 || times % 2 != 0,
                _ => false,
            };
            claims.then_some(rings[0].0 >> 1)
        })
}

/// A claim for each ring beside each piece, and the first claim of each piece.
fn claims(skeleton: &Skeleton, pieces: &[Piece]) -> (Vec<Claim>, Vec<u32>) {
    let mut claims = Vec::with_capacity(pieces.len() * 2);
    let mut first = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let [left, right] = skeleton.keys_of(piece.of);
        let [from, to] = piece.ends;
        first.push(claims.len() as u32);
        claims.push(Claim {
            ends: [from, to],
            unit: left,
        });
        if right != NONE {
            claims.push(Claim {
                ends: [to, from],
                unit: right,
            });
        }
    }
    (claims, first)
}
