//! Cutting the land of a unit, piece by piece.

use std::sync::Arc;

use geo::InteriorPoint;
use geo_types::{Coord, MultiPolygon};

use super::asks::Ask;
use super::cuts::{Cuts, cut, with_empty_unit};
use super::error::DivideError;
use super::settlements::{cells, whole_shape};
use crate::apply::division::{Division, Piece};
use aimaq_coverage::{Coverage, CutError, Cutter};
use aimaq_territory::{AtomId, Territory, UnitId};

/// The division as it grows.
pub(super) struct Cutting<'a> {
    /// Pieces that are still the rest's.
    rest: Vec<AtomId>,
    /// Pieces that go to a part: new ones, and old ones that go over whole.
    pieces: Vec<Piece>,
    /// The index of the next new atom.
    next: usize,
    coverage: Option<Arc<Coverage>>,
    inserted: Vec<Coord<f64>>,
    /// Cuts that were made before.
    known: Option<&'a Cuts>,
}

impl<'a> Cutting<'a> {
    /// The land of a unit before anything is cut.
    pub(super) fn new(territory: &Territory, unit: UnitId, known: Option<&'a Cuts>) -> Self {
        Self {
            rest: territory.unit(unit).atoms.clone(),
            pieces: Vec::new(),
            next: territory.atoms.len(),
            coverage: territory.coverage.clone(),
            inserted: Vec::new(),
            known,
        }
    }

    /// Whether a part has got a piece.
    pub(super) fn has(&self, part: usize) -> bool {
        self.pieces.iter().any(|p| p.part == part)
    }

    /// Whether nothing is left for the rest.
    pub(super) fn nothing_left(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn part(&mut self, part: usize, ask: &Ask) -> Result<(), DivideError> {
        match ask {
            Ask::Nearest => Ok(()),
            Ask::Whole(atoms) => {
                for atom in atoms.iter().copied() {
                    self.give(atom, part);
                }
                Ok(())
            }
            Ask::Polygon(shape) if shape.0.is_empty() => {
                self.without_land(part);
                Ok(())
            }
            Ask::Polygon(shape) => self.cut_all(part, &Cutter::Polygon(shape), Some(shape)),
            Ask::Line(line) => self.cut_all(part, &Cutter::Line(line), None),
        }
    }

    /// A piece goes over whole.
    fn give(&mut self, atom: AtomId, part: usize) {
        if let Some(place) = self.rest.iter().position(|&a| a == atom) {
            self.rest.remove(place);
            self.pieces.push(Piece::new(atom, atom, part));
        }
    }

    fn land(&self, atom: AtomId) -> bool {
        self.coverage
            .as_ref()
            .is_some_and(|c| !c.is_empty_unit(atom.0))
    }

    /// The pieces of the rest that have land.
    fn mapped(&self) -> Vec<AtomId> {
        let rest = self.rest.iter().copied();
        rest.filter(|&atom| self.land(atom)).collect()
    }

    fn new_piece(&mut self, from: AtomId, part: usize) {
        let id = AtomId(u32::try_from(self.next).unwrap_or(u32::MAX));
        self.next += 1;
        self.pieces.push(Piece::new(id, from, part));
    }

    /// People without land: the first piece of the rest is divided on paper.
    fn without_land(&mut self, part: usize) {
        let Some(&from) = self.rest.first() else {
            return;
        };
        if let Some(coverage) = &mut self.coverage {
            *coverage = with_empty_unit(coverage, self.known);
        }
        self.new_piece(from, part);
    }

    /// Cuts every piece of the rest in two; what lies inside the outline whole
    /// goes over whole.
    fn cut_all(
        &mut self,
        part: usize,
        cutter: &Cutter<'_>,
        outline: Option<&MultiPolygon<f64>>,
    ) -> Result<(), DivideError> {
        let mapped = self.mapped();
        if mapped.is_empty() {
            self.without_land(part);
            return Ok(());
        }
        let mut last = None;
        let mut reached = false;
        for &atom in &mapped {
            match self.cut(atom, cutter) {
                Ok(()) => {
                    self.new_piece(atom, part);
                    reached = true;
                }
                Err(error) if mapped.len() == 1 => {
                    let all = is_miss(&error) && self.inside(atom, outline);
                    return Err(if all {
                        DivideError::NothingLeft
                    } else {
                        error.into()
                    });
                }
                Err(error) if is_miss(&error) => {
                    if self.inside(atom, outline) {
                        self.give(atom, part);
                        reached = true;
                    }
                    last = Some(error);
                }
                Err(error) => return Err(error.into()),
            }
        }
        match (reached, last) {
            (false, Some(error)) => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn cut(&mut self, atom: AtomId, cutter: &Cutter<'_>) -> Result<(), CutError> {
        let Some(coverage) = &mut self.coverage else {
            return Err(CutError::NoFeature { unit: atom.into() });
        };
        let made = cut(coverage, atom, cutter, self.known)?;
        *coverage = made.after;
        self.inserted.extend(made.inserted);
        Ok(())
    }

    fn inside(&self, atom: AtomId, outline: Option<&MultiPolygon<f64>>) -> bool {
        let (Some(outline), Some(coverage)) = (outline, &self.coverage) else {
            return false;
        };
        let point = coverage.polygon(atom.0).interior_point();
        let shape = Coverage::build(std::slice::from_ref(outline));
        match (point, shape) {
            (Some(point), Ok(shape)) => shape.contains(0, point.0),
            _ => false,
        }
    }

    /// All parts by the nearest centre at once; `centres` begins with the rest's.
    pub(super) fn nearest(
        &mut self,
        parts: &[usize],
        centres: &[Coord<f64>],
    ) -> Result<(), DivideError> {
        let mapped = self.mapped();
        match mapped.as_slice() {
            [] => {
                for &part in parts {
                    self.without_land(part + 1);
                }
                Ok(())
            }
            &[atom] => {
                self.cut(atom, &Cutter::NearestCentre(centres))?;
                for &part in parts {
                    self.new_piece(atom, part + 1);
                }
                Ok(())
            }
            several => {
                let whole = whole_shape(self.coverage.as_deref(), several);
                let whole = whole.ok_or(DivideError::NoLand)?;
                let shapes = cells(&whole, centres, &vec![1; centres.len()])?;
                for (&part, shape) in parts.iter().zip(&shapes[1..]) {
                    self.cut_all(part + 1, &Cutter::Polygon(shape), Some(shape))?;
                }
                Ok(())
            }
        }
    }

    /// Puts the pieces into the territory's coverage and says whose they are.
    pub(super) fn finish(mut self, territory: &mut Territory) -> Division {
        territory.coverage = self.coverage.take();
        territory.inserted.append(&mut self.inserted);
        let rest = self.rest.iter().map(|&atom| Piece::new(atom, atom, 0));
        let mut pieces: Vec<Piece> = rest.collect();
        pieces.append(&mut self.pieces);
        // New pieces in the order of their ids, as they lie in the coverage.
        pieces.sort_by_key(|p| p.atom);
        Division { pieces }
    }
}

fn is_miss(error: &CutError) -> bool {
    matches!(
        error,
        CutError::Misses { .. } | CutError::OnlyTouches { .. } | CutError::EmptyPart { .. }
    )
}
