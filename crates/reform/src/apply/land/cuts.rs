//! Cuts that were made, so that plans that begin with the same changes divide the land once
//! and share what comes of it.

use std::sync::{Arc, Mutex, PoisonError};

use geo_types::{Coord, LineString, MultiPolygon};

use crate::recent::used;
use aimaq_coverage::{Coverage, CutError, CutOptions, Cutter};
use aimaq_territory::AtomId;

/// The most vertices of all coverages that are kept: some 150 MB.
const MOST_VERTICES: usize = 1 << 22;

/// Cuts that were made, the latest used last; clones share them.
#[derive(Debug, Clone, Default)]
pub struct Cuts(Arc<Mutex<Vec<Cut>>>);

/// A coverage that was cut.
#[derive(Debug, Clone)]
struct Cut {
    before: Arc<Coverage>,
    how: How,
    made: Made,
}

/// What comes of a cut.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) after: Arc<Coverage>,
    pub(super) inserted: Vec<Coord<f64>>,
}

/// How a coverage was changed.
#[derive(Debug, Clone, PartialEq)]
enum How {
    Polygon(AtomId, MultiPolygon<f64>),
    Line(AtomId, LineString<f64>),
    Nearest(AtomId, Vec<Coord<f64>>),
    /// One more unit, without land.
    Empty,
}

impl How {
    /// `None` for cutters that no plan has.
    fn new(atom: AtomId, cutter: &Cutter<'_>) -> Option<Self> {
        match cutter {
            Cutter::Polygon(shape) => Some(Self::Polygon(atom, (*shape).clone())),
            Cutter::Line(line) => Some(Self::Line(atom, (*line).clone())),
            Cutter::NearestCentre(centres) => Some(Self::Nearest(atom, centres.to_vec())),
            _ => None,
        }
    }
}

/// Cuts a piece of a coverage, or finds that this was done before.
pub(super) fn cut(
    coverage: &Arc<Coverage>,
    atom: AtomId,
    cutter: &Cutter<'_>,
    known: Option<&Cuts>,
) -> Result<Made, CutError> {
    let make = || {
        let (after, report) = coverage.with_cut(atom.0, cutter, &CutOptions::default())?;
        Ok(Made {
            after: Arc::new(after),
            inserted: report.inserted.iter().map(|node| node.at).collect(),
        })
    };
    match known.and_then(|known| Some((known, How::new(atom, cutter)?))) {
        Some((known, how)) => known.once(coverage, how, make),
        None => make(),
    }
}

/// Appends a unit without land.
pub(super) fn with_empty_unit(coverage: &Arc<Coverage>, known: Option<&Cuts>) -> Arc<Coverage> {
    let make = || {
        let mut after = Coverage::clone(coverage);
        after.push_empty_unit();
        Ok::<_, std::convert::Infallible>(Made {
            after: Arc::new(after),
            inserted: Vec::new(),
        })
    };
    let Ok(made) = match known {
        Some(known) => known.once(coverage, How::Empty, make),
        None => make(),
    };
    made.after
}

impl Cuts {
    /// It is made without the lock. Of two threads that make the same the first keeps it, so
    /// that all go on with one.
    fn once<E>(
        &self,
        before: &Arc<Coverage>,
        how: How,
        make: impl FnOnce() -> Result<Made, E>,
    ) -> Result<Made, E> {
        if let Some(made) = self.found(before, &how) {
            return Ok(made);
        }
        let made = make()?;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = found(&mut all, before, &how) {
            return Ok(made);
        }
        all.push(Cut {
            before: Arc::clone(before),
            how,
            made: made.clone(),
        });
        let vertices = |cut: &Cut| cut.made.after.vertex_count();
        let mut kept: usize = all.iter().map(vertices).sum();
        while kept > MOST_VERTICES {
            kept -= vertices(&all.remove(0));
        }
        Ok(made)
    }

    fn found(&self, before: &Arc<Coverage>, how: &How) -> Option<Made> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        found(&mut all, before, how)
    }
}

/// Coverages are told apart by where they are: a cut keeps the one that it was made of.
fn found(all: &mut [Cut], before: &Arc<Coverage>, how: &How) -> Option<Made> {
    let same = |cut: &Cut| Arc::ptr_eq(&cut.before, before) && cut.how == *how;
    used(all, same).map(|cut| cut.made.clone())
}
