//! The least list of changes that leads from one state of a territory to another.

use geo_types::{LineString, MultiPolygon, Polygon};

use super::by_ids::by_ids;
use super::explain::Choices;
use super::matching::Matching;
use super::proof::leads_to;
use super::search::shortest;
use crate::plan::{By, Change, Outline};
use aimaq_territory::{Territory, UnitId};

/// The changes that lead from one state to another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Least {
    /// The changes, in an order in which they can be carried out.
    pub changes: Vec<Change>,
    /// Later units that come from no land of the earlier state.
    pub from_nothing: Vec<UnitId>,
    /// Earlier units that are gone and whose land is nobody's.
    pub into_nothing: Vec<UnitId>,
    /// Whether names or codes wait for each other so that some change is missing.
    pub is_stuck: bool,
    /// How what may be told in more than one way was told.
    pub(super) choices: Choices,
}

impl Least {
    /// Whether the changes explain all that differs, as far as can be told without
    /// carrying them out.
    pub fn is_whole(&self) -> bool {
        self.from_nothing.is_empty() && self.into_nothing.is_empty() && !self.is_stuck
    }

    /// How many changes they are; each row of a table of codes or names is one.
    pub fn count(&self) -> usize {
        self.changes.iter().map(rows).sum()
    }
}

/// How many changes a change is: a table is as many as it has rows.
pub fn rows(change: &Change) -> usize {
    match change {
        Change::RecodeTable(table) => table.rows.len(),
        Change::RenameTable(table) => table.rows.len(),
        _ => 1,
    }
}

/// The least list of changes that leads from a state to a later one that was made from
/// it: ids mean the same in both, and the pieces of the later are those of the earlier or
/// were split from them.
///
/// What can be told in more than one way is told in the shortest: all ways are tried where
/// there are up to a thousand, and of those as short the one is taken that leads to the state to
/// the last bit. Beyond that one or two things at a time are told otherwise as long as that
/// takes changes away.
///
/// Units and regions of one id are one; land that is another unit's goes there at once,
/// whatever way it took. Where a piece of a unit goes, a polygon says which.
pub fn least(before: &Territory, after: &Territory) -> Least {
    let all = shortest(before, after, &by_ids(before, after));
    // Of several the first that leads there to the last bit.
    let place = match all.len() {
        0 | 1 => 0,
        _ => {
            let mut found = all.iter();
            let proven = found.position(|found| leads_to(before, after, &found.changes));
            proven.unwrap_or(0)
        }
    };
    all.into_iter().nth(place).unwrap_or_default()
}

/// The least list of changes that leads from a state to another, by what they have in
/// common; ids of the two need not have to do with each other.
pub fn least_of(before: &Territory, after: &Territory, matching: &Matching) -> Least {
    let mut all = shortest(before, after, matching).into_iter();
    all.next().unwrap_or_default()
}

/// The land inside a shape, as a plan writes it.
pub(super) fn inside(shape: &MultiPolygon<f64>) -> Option<By> {
    match shape.0.as_slice() {
        [] => None,
        [one] => Some(By::Polygon(Outline::Inline(rings(one)))),
        several => Some(By::Polygons(several.iter().map(rings).collect())),
    }
}

fn rings(polygon: &Polygon<f64>) -> Vec<Vec<[f64; 2]>> {
    let points = |ring: &LineString<f64>| ring.0.iter().map(|p| [p.x, p.y]).collect();
    let shell = std::iter::once(polygon.exterior());
    shell.chain(polygon.interiors()).map(points).collect()
}
