//! What a map shows in its main frame and what in insets.

use geo_types::Coord;
use rustc_hash::{FxHashMap, FxHashSet};

use super::DrawError;
use super::extent::Extent;
use super::spec::{Arc, Focus, MapSpec};

/// Land farther from the main land than this share of its diagonal is shown apart.
const FAR: f64 = 0.6;
/// Parts closer to each other than this share of it are shown together.
const TOGETHER: f64 = 0.25;
/// With more parts than this, nothing is shown apart by itself.
const MOST: usize = 12;
/// The share of its size around cells that are shown.
const AROUND: f64 = 0.06;

/// The places that the frames of a map must hold.
pub(crate) struct Layout {
    pub(crate) main: Vec<Coord<f64>>,
    /// Whether the land goes on outside the main frame.
    pub(crate) framed: bool,
    /// Names and places of insets.
    pub(crate) insets: Vec<(String, Vec<Coord<f64>>)>,
}

/// Which places go where.
pub(crate) fn layout(spec: &MapSpec) -> Result<Layout, DrawError> {
    let given = spec.insets.iter();
    let mut insets = Vec::new();
    for inset in given {
        insets.push((inset.name.clone(), places(spec, &inset.focus)?));
    }
    if let Some(focus) = &spec.focus {
        return Ok(Layout {
            main: places(spec, focus)?,
            framed: true,
            insets,
        });
    }
    if !insets.is_empty() {
        // What an inset shows need not fit into the main frame.
        let held = insets.iter().map(|(_, held)| held.iter().copied());
        let held: Vec<Extent> = held.filter_map(Extent::of).collect();
        let outside = |place: &Coord<f64>| !held.iter().any(|extent| extent.has(*place));
        let main: Vec<Coord<f64>> = all(spec).filter(outside).collect();
        let main = if main.is_empty() {
            all(spec).collect()
        } else {
            main
        };
        return Ok(Layout {
            main,
            framed: false,
            insets,
        });
    }
    Ok(automatic(spec))
}

/// The places of the outline: no other land lies farther out.
fn all(spec: &MapSpec) -> impl Iterator<Item = Coord<f64>> + Clone {
    let outer = spec.arcs.iter().filter(|arc| is_outer(arc));
    outer.flat_map(|arc| arc.line.0.iter().copied())
}

fn is_outer(arc: &Arc) -> bool {
    arc.left.is_none() || arc.right.is_none()
}

/// The places of a focus: those of the cells with some room around them, or points
/// along a box.
fn places(spec: &MapSpec, focus: &Focus) -> Result<Vec<Coord<f64>>, DrawError> {
    match focus {
        Focus::Box([west, south, east, north]) => {
            let east = if east < west { east + 360.0 } else { *east };
            let extent = Extent {
                west: *west,
                south: *south,
                east,
                north: *north,
            };
            Ok(extent.edge())
        }
        Focus::Cells(cells) => {
            let cells: FxHashSet<usize> = cells.iter().copied().collect();
            let shown = |side: Option<usize>| side.is_some_and(|cell| cells.contains(&cell));
            let arcs = spec.arcs.iter().filter(|a| shown(a.left) || shown(a.right));
            let coords = arcs.flat_map(|arc| arc.line.0.iter().copied());
            let extent = Extent::of(coords).ok_or(DrawError::Empty)?;
            Ok(extent.with_room(AROUND).edge())
        }
    }
}

/// The largest part of the land with what is near it, and the rest apart.
fn automatic(spec: &MapSpec) -> Layout {
    let whole = || Layout {
        main: all(spec).collect(),
        framed: false,
        insets: Vec::new(),
    };
    let mut parts = connected(&spec.arcs);
    if parts.len() < 2 {
        return whole();
    }
    parts.sort_by(|a, b| b.extent.size().total_cmp(&a.extent.size()));
    let mut rest = parts.split_off(1);
    let Some(mut main) = parts.pop() else {
        return whole();
    };
    while let Some(i) = rest.iter().position(|part| main.is_near(part, FAR, &main)) {
        let part = rest.remove(i);
        main.join(part);
    }
    let mut far: Vec<Piece> = Vec::new();
    for part in rest {
        let mut joined = part;
        while let Some(i) = far
            .iter()
            .position(|other| other.is_near(&joined, TOGETHER, &main))
        {
            joined.join(far.remove(i));
        }
        far.push(joined);
    }
    if far.is_empty() || far.len() > MOST {
        return whole();
    }
    far.sort_by(|a, b| a.extent.west.total_cmp(&b.extent.west));
    let insets = far.iter().map(|part| {
        let extent = part.extent.with_room(AROUND);
        (name(spec, part), extent.edge())
    });
    let arcs = main.arcs.iter().map(|&arc| &spec.arcs[arc]);
    let arcs = arcs.filter(|arc| is_outer(arc));
    Layout {
        insets: insets.collect(),
        main: arcs.flat_map(|a| a.line.0.iter().copied()).collect(),
        framed: false,
    }
}

/// The names of the land of a part.
fn name(spec: &MapSpec, piece: &Piece) -> String {
    let sides = piece.arcs.iter().map(|&arc| &spec.arcs[arc]);
    let cells = sides.flat_map(|a| [a.left, a.right]).flatten();
    let cells: FxHashSet<usize> = cells.collect();
    let named = spec.parts.iter();
    let named = named.filter(|part| part.cells.iter().any(|cell| cells.contains(cell)));
    let names: Vec<&str> = named.map(|part| part.name.as_str()).take(3).collect();
    names.join(" · ")
}

/// Lines that hang together.
struct Piece {
    arcs: Vec<usize>,
    extent: Extent,
}

impl Piece {
    /// Whether it is nearer than a share of the main land's diagonal.
    fn is_near(&self, other: &Self, share: f64, main: &Self) -> bool {
        self.extent.gap_km(&other.extent) <= share * main.extent.diagonal_km()
    }

    fn join(&mut self, mut other: Self) {
        self.arcs.append(&mut other.arcs);
        self.extent.join(&other.extent);
    }
}

/// Lines by whether they meet at their ends, in the order of the first of each.
fn connected(arcs: &[Arc]) -> Vec<Piece> {
    let mut parent: Vec<usize> = (0..arcs.len()).collect();
    let mut first_at: FxHashMap<(u64, u64), usize> = FxHashMap::default();
    first_at.reserve(arcs.len());
    for (i, arc) in arcs.iter().enumerate() {
        for end in [arc.line.0.first(), arc.line.0.last()]
            .into_iter()
            .flatten()
        {
            // Both sides of the antimeridian are one.
            let x = if end.x == -180.0 { 180.0 } else { end.x + 0.0 };
            let key = (x.to_bits(), (end.y + 0.0).to_bits());
            let other = *first_at.entry(key).or_insert(i);
            let (a, b) = (root(&mut parent, i), root(&mut parent, other));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut at: FxHashMap<usize, usize> = FxHashMap::default();
    let mut pieces: Vec<Piece> = Vec::new();
    // How far a piece reaches its outline says; a border inside belongs to the piece
    // with whose outline it hangs together.
    for (i, arc) in arcs.iter().enumerate().filter(|(_, arc)| is_outer(arc)) {
        let Some(extent) = Extent::of(arc.line.0.iter().copied()) else {
            continue;
        };
        let piece = Piece {
            arcs: vec![i],
            extent,
        };
        let top = root(&mut parent, i);
        match at.get(&top).and_then(|&at| pieces.get_mut(at)) {
            Some(known) => known.join(piece),
            None => {
                at.insert(top, pieces.len());
                pieces.push(piece);
            }
        }
    }
    for i in (0..arcs.len()).filter(|&i| !is_outer(&arcs[i])) {
        let top = root(&mut parent, i);
        if let Some(piece) = at.get(&top).and_then(|&at| pieces.get_mut(at)) {
            piece.arcs.push(i);
        }
    }
    pieces
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}
