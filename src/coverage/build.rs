//! From polygons to arcs: vertices interned, rings oriented and cut at nodes.
//!
//! A vertex is a *node* unless every ring that passes it comes and goes along
//! the same two edges. Between nodes a border is walked at most once in each
//! direction, which makes the two walks one arc with two sides. What does not
//! match (dirt between units) stays an arc with one side.

use super::intern::{Interner, MANY};
use super::{Coverage, NONE, plane};
use geo_types::{Coord, LineString, MultiPolygon};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Why polygons could not become a coverage. Places count from 0; ring 0 of a
/// polygon is its shell.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A coordinate is infinite or not a number.
    #[error(
        "unit {unit}, polygon {polygon}, ring {ring}, vertex {vertex}: coordinate ({x}, {y}) is not finite"
    )]
    NotFinite {
        /// The unit's index.
        unit: u32,
        /// The polygon within the unit.
        polygon: usize,
        /// The ring within the polygon.
        ring: usize,
        /// The vertex within the ring.
        vertex: usize,
        /// Longitude as it came, degrees.
        x: f64,
        /// Latitude as it came, degrees.
        y: f64,
    },
    /// A ring has fewer than three different vertices.
    #[error(
        "unit {unit}, polygon {polygon}, ring {ring}: {vertices} different vertices cannot make a ring; three are needed"
    )]
    TooFewVertices {
        /// The unit's index.
        unit: u32,
        /// The polygon within the unit.
        polygon: usize,
        /// The ring within the polygon.
        ring: usize,
        /// How many different neighbouring vertices the ring has.
        vertices: usize,
    },
    /// More vertices than 32-bit indices can count.
    #[error("{vertices} vertices are more than a coverage can hold ({max})")]
    TooLarge {
        /// Vertices that came in.
        vertices: usize,
        /// The most that fit.
        max: usize,
    },
}

/// What to do with a ring that has fewer than three different vertices.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Malformed {
    Refuse,
    Drop,
}

impl Coverage {
    /// Builds the topology of units given as polygons in degrees.
    ///
    /// Unit `i` is `units[i]`; an empty multipolygon is a unit without a feature.
    /// Rings may wind either way and may be open or closed. Gaps, overlaps and
    /// edges that do not match are not errors here: they
    /// become arcs with one side.
    ///
    /// ```
    /// use aimaq::coverage::Coverage;
    /// use geo_types::polygon;
    /// let west = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.), (x: 0., y: 1.)];
    /// let east = polygon![(x: 1., y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 1., y: 1.)];
    /// let coverage = Coverage::build(&[west.into(), east.into()])?;
    /// assert_eq!(coverage.arc_count(), 3); // two outer borders and the one between
    /// # Ok::<(), aimaq::coverage::BuildError>(())
    /// ```
    ///
    /// # Errors
    /// A coordinate that is not finite, a ring with fewer than three different
    /// vertices, or more than 2³² − 3 vertices.
    pub fn build(units: &[MultiPolygon<f64>]) -> Result<Coverage, BuildError> {
        build(units, Malformed::Refuse)
    }
}

pub(super) fn build(
    units: &[MultiPolygon<f64>],
    malformed: Malformed,
) -> Result<Coverage, BuildError> {
    let mut loader = Loader::sized_for(units, malformed)?;
    for (unit, polygons) in units.iter().enumerate() {
        loader.unit(unit as u32, polygons)?;
    }
    Ok(loader.finish())
}

/// Interned rings with the structure of units and polygons around them.
struct Loader {
    interner: Interner,
    rings: Vec<Range<usize>>,
    ring_unit: Vec<u32>,
    poly_start: Vec<u32>,
    unit_start: Vec<u32>,
    malformed: Malformed,
}

impl Loader {
    fn sized_for(units: &[MultiPolygon<f64>], malformed: Malformed) -> Result<Loader, BuildError> {
        let rings = || {
            units
                .iter()
                .flatten()
                .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
        };
        let (count, vertices) = rings().fold((0, 0), |(n, v), ring| (n + 1, v + ring.0.len()));
        let max = MANY as usize - 1;
        if vertices + 2 * count >= max {
            return Err(BuildError::TooLarge { vertices, max });
        }
        Ok(Loader {
            interner: Interner::with_corners(vertices, count),
            rings: Vec::with_capacity(count),
            ring_unit: Vec::with_capacity(count),
            poly_start: vec![0],
            unit_start: vec![0],
            malformed,
        })
    }

    fn unit(&mut self, unit: u32, polygons: &MultiPolygon<f64>) -> Result<(), BuildError> {
        for (polygon, shape) in polygons.iter().enumerate() {
            if !self.ring(unit, polygon, 0, shape.exterior())? {
                continue;
            }
            for (hole, line) in shape.interiors().iter().enumerate() {
                self.ring(unit, polygon, hole + 1, line)?;
            }
            self.poly_start.push(self.rings.len() as u32);
        }
        self.unit_start.push(self.poly_start.len() as u32 - 1);
        Ok(())
    }

    /// Takes a ring in, shells counter-clockwise and holes clockwise; false when
    /// there is nothing to take.
    fn ring(
        &mut self,
        unit: u32,
        polygon: usize,
        ring: usize,
        line: &LineString<f64>,
    ) -> Result<bool, BuildError> {
        let closed = &line.0[..];
        let double = plane::twice_area(closed);
        if !double.is_finite()
            && let Some(vertex) = closed
                .iter()
                .position(|c| !(c.x.is_finite() && c.y.is_finite()))
        {
            let Coord { x, y } = closed[vertex];
            return Err(BuildError::NotFinite {
                unit,
                polygon,
                ring,
                vertex,
                x,
                y,
            });
        }
        let open = match closed {
            [first, middle @ .., last] if first == last && !middle.is_empty() => {
                &closed[..closed.len() - 1]
            }
            _ => closed,
        };
        if open.is_empty() && (ring > 0 || self.malformed == Malformed::Drop) {
            return Ok(false);
        }
        let backward = (double > 0.0) != (ring == 0);
        let corners = match (open.len(), backward) {
            (0, _) => 0..0,
            (_, true) => self.interner.ring(open.iter().rev().copied()),
            (_, false) => self.interner.ring(open.iter().copied()),
        };
        self.accept(unit, polygon, ring, corners)
    }

    fn accept(
        &mut self,
        unit: u32,
        polygon: usize,
        ring: usize,
        corners: Range<usize>,
    ) -> Result<bool, BuildError> {
        if corners.len() >= 3 {
            self.rings.push(corners);
            self.ring_unit.push(unit);
            return Ok(true);
        }
        match self.malformed {
            Malformed::Refuse => Err(BuildError::TooFewVertices {
                unit,
                polygon,
                ring,
                vertices: corners.len(),
            }),
            Malformed::Drop => Ok(false),
        }
    }

    fn finish(self) -> Coverage {
        let mut walker = Walker::new(&self.interner);
        for (ring, &unit) in self.rings.iter().zip(&self.ring_unit) {
            walker.ring(ring.clone(), unit);
        }
        let mut coverage = walker.coverage;
        coverage.poly_start = self.poly_start;
        coverage.unit_start = self.unit_start;
        coverage
    }
}

/// Walks rings from node to node and matches each stretch with its twin.
struct Walker<'a> {
    interner: &'a Interner,
    is_node: Vec<bool>,
    /// For a node its number, for the first and the last vertex inside an arc
    /// the arc, for the start of a ring without nodes the arc too.
    label: Vec<u32>,
    /// Arcs without a vertex inside them, by their two vertices.
    direct: FxHashMap<(u32, u32), Vec<u32>>,
    coverage: Coverage,
}

impl<'a> Walker<'a> {
    fn new(interner: &'a Interner) -> Walker<'a> {
        let is_node = (0..interner.vertices.len())
            .map(|v| is_node(interner, v))
            .collect();
        let coverage = Coverage {
            coords: Vec::with_capacity(interner.vertices.len() + interner.vertices.len() / 4),
            arc_start: vec![0],
            ring_start: vec![0],
            ..Coverage::default()
        };
        let label = vec![NONE; interner.vertices.len()];
        Walker {
            interner,
            is_node,
            label,
            direct: FxHashMap::default(),
            coverage,
        }
    }

    fn ring(&mut self, ring: Range<usize>, unit: u32) {
        let corners = &self.interner.corners[ring];
        match corners.iter().position(|&v| self.is_node[v as usize]) {
            Some(first) => self.noded_ring(corners, first, unit),
            None => self.nodeless_ring(corners, unit),
        }
        self.coverage
            .ring_start
            .push(self.coverage.ring_refs.len() as u32);
    }

    fn noded_ring(&mut self, corners: &[u32], first: usize, unit: u32) {
        let n = corners.len();
        let mut from = first;
        while from < first + n {
            let mut to = from + 1;
            while !self.is_node[corners[if to >= n { to - n } else { to }] as usize] {
                to += 1;
            }
            let arc_ref = if to == from + 1 {
                self.direct_edge(corners[from % n], corners[to % n], unit)
            } else {
                self.stretch(corners, from, to, unit)
            };
            self.coverage.ring_refs.push(arc_ref);
            from = to;
        }
    }

    /// A stretch with vertices inside it: those know the arc once it exists.
    fn stretch(&mut self, corners: &[u32], from: usize, to: usize, unit: u32) -> u32 {
        let n = corners.len();
        let (second, last) = (
            corners[(from + 1) % n] as usize,
            corners[(to - 1) % n] as usize,
        );
        let known = self.label[second];
        if known != NONE {
            return self.other_side(known, unit);
        }
        let arc = self.new_arc(unit);
        let (head, tail) = if to < n {
            (&corners[from..=to], &[][..])
        } else if from >= n {
            (&corners[from - n..=to - n], &[][..])
        } else {
            (&corners[from..], &corners[..=to - n])
        };
        let vertices = &self.interner.vertices;
        self.coverage
            .coords
            .extend(head.iter().chain(tail).map(|&v| vertices[v as usize]));
        let ends = [self.node(corners[from % n]), self.node(corners[to % n])];
        self.end_arc(ends);
        self.label[second] = arc;
        self.label[last] = arc;
        arc << 1
    }

    fn direct_edge(&mut self, from: u32, to: u32, unit: u32) -> u32 {
        let key = (from.min(to), from.max(to));
        let mine = [self.node(from), self.node(to)];
        let waiting = self.direct.get(&key).and_then(|arcs| {
            let free = |arc: &&u32| self.coverage.sides[**arc as usize][1] == NONE;
            arcs.iter()
                .filter(free)
                .find(|arc| self.coverage.ends[**arc as usize] == [mine[1], mine[0]])
                .copied()
        });
        if let Some(arc) = waiting {
            return self.other_side(arc, unit);
        }
        let arc = self.new_arc(unit);
        let ends = [from, to].map(|v| self.interner.vertices[v as usize]);
        self.coverage.coords.extend(ends);
        self.end_arc(mine);
        self.direct.entry(key).or_default().push(arc);
        arc << 1
    }

    fn nodeless_ring(&mut self, corners: &[u32], unit: u32) {
        let vertices = &self.interner.vertices;
        let by_place = |a: &usize, b: &usize| {
            plane::order(
                &vertices[corners[*a] as usize],
                &vertices[corners[*b] as usize],
            )
        };
        let Some(first) = (0..corners.len()).min_by(by_place) else {
            return;
        };
        let start = corners[first] as usize;
        let known = self.label[start];
        if known != NONE {
            let arc_ref = self.other_side(known, unit);
            self.coverage.ring_refs.push(arc_ref);
            return;
        }
        let arc = self.new_arc(unit);
        let around = corners[first..].iter().chain(&corners[..=first]);
        self.coverage
            .coords
            .extend(around.map(|&v| vertices[v as usize]));
        let node = self.coverage.nodes;
        self.coverage.nodes += 1;
        self.end_arc([node, node]);
        self.label[start] = arc;
        self.coverage.ring_refs.push(arc << 1);
    }

    fn node(&mut self, vertex: u32) -> u32 {
        let label = &mut self.label[vertex as usize];
        if *label == NONE {
            *label = self.coverage.nodes;
            self.coverage.nodes += 1;
        }
        *label
    }

    fn other_side(&mut self, arc: u32, unit: u32) -> u32 {
        self.coverage.sides[arc as usize][1] = unit;
        arc << 1 | 1
    }

    fn new_arc(&mut self, unit: u32) -> u32 {
        self.coverage.sides.push([unit, NONE]);
        self.coverage.sides.len() as u32 - 1
    }

    fn end_arc(&mut self, ends: [u32; 2]) {
        self.coverage.ends.push(ends);
        self.coverage
            .arc_start
            .push(self.coverage.coords.len() as u32);
    }
}

/// Whether borders meet, end or run double at this vertex.
fn is_node(interner: &Interner, vertex: usize) -> bool {
    let neighbours = |corner: u32| {
        let corner = corner as usize;
        (interner.corners[corner - 1], interner.corners[corner + 1])
    };
    let [one, two] = interner.uses[vertex];
    if two == MANY {
        return true;
    }
    let (before, after) = neighbours(one);
    if two == NONE {
        return before == after;
    }
    let (other_before, other_after) = neighbours(two);
    before == after || before != other_after || after != other_before
}
