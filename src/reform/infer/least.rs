//! The least list of changes that leads from one state of a territory to another.

use std::collections::BTreeMap;

use geo_types::{LineString, MultiPolygon, Polygon};

use super::explain::explain;
use super::matching::{LandFlow, Matching};
use super::schedule::ordered;
use crate::reform::lineage::roots;
use crate::reform::plan::{By, Change, Outline};
use crate::territory::{AtomId, RegionId, Territory, UnitId};

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
/// Units and regions of one id are one; land that is another unit's goes there at once,
/// whatever way it took. Where a piece of a unit goes, a polygon says which.
///
/// ```
/// use aimaq::geodata::Source;
/// use aimaq::reform::infer::least;
///
/// let territory = Source::named("kazakhstan")?.open_unrecorded()?.territory;
/// assert!(least(&territory, &territory).changes.is_empty());
/// # Ok::<(), aimaq::geodata::DataError>(())
/// ```
pub fn least(before: &Territory, after: &Territory) -> Least {
    least_of(before, after, &by_ids(before, after))
}

/// The least list of changes that leads from a state to another, by what they have in
/// common; ids of the two need not have to do with each other.
pub fn least_of(before: &Territory, after: &Territory, matching: &Matching) -> Least {
    let all = explain(before, after, matching);
    let done = ordered(&all);
    Least {
        changes: done.changes,
        from_nothing: all.from_nothing,
        into_nothing: all.into_nothing,
        is_stuck: done.is_stuck,
    }
}

/// What two states of one run have in common.
fn by_ids(before: &Territory, after: &Territory) -> Matching {
    let units = before.units.iter().enumerate().map(|(place, unit)| {
        let later = after.units.get(place).filter(|later| later.exists());
        later.filter(|_| unit.exists()).map(|_| UnitId::at(place))
    });
    let regions = before.regions.iter().enumerate().map(|(place, region)| {
        let later = after.regions.get(place).filter(|later| later.exists());
        later
            .filter(|_| region.exists())
            .map(|_| RegionId::at(place))
    });
    Matching {
        units: units.collect(),
        regions: regions.collect(),
        flows: flows(before, after),
    }
}

/// The pieces by the unit that had them and the one that has them.
fn flows(before: &Territory, after: &Territory) -> Vec<LandFlow> {
    let roots = roots(before, after);
    let (had, has) = (before.unit_of_atom(), after.unit_of_atom());
    let mut pairs: BTreeMap<(UnitId, UnitId), Vec<AtomId>> = BTreeMap::new();
    let mut parts: BTreeMap<UnitId, usize> = BTreeMap::new();
    for (place, root) in roots.iter().enumerate() {
        let from = had.get(root.index()).copied().flatten();
        if let (Some(from), Some(to)) = (from, has[place]) {
            let pieces = pairs.entry((from, to)).or_default();
            if pieces.is_empty() {
                *parts.entry(from).or_default() += 1;
            }
            pieces.push(AtomId::at(place));
        }
    }
    let whole = |from: &UnitId| parts.get(from) == Some(&1);
    let flows = pairs.into_iter().map(|((from, to), pieces)| {
        let people = pieces.iter().map(|&atom| after.atom(atom).population).sum();
        let by = (!whole(&from) && from != to)
            .then(|| land_of(after, &pieces))
            .flatten();
        let seat = before.unit(from).seat.as_ref().map(|seat| seat.position);
        let land = after.coverage.as_deref().filter(|_| !whole(&from));
        let holds = |atom: &AtomId| match (land, seat) {
            (Some(land), Some(seat)) => land.contains(atom.0, seat),
            _ => false,
        };
        let area = land.map_or(0.0, |land| {
            pieces.iter().map(|atom| land.area_km2(atom.0)).sum()
        });
        LandFlow {
            from,
            to,
            by,
            people: Some(people),
            area_km2: area,
            has_seat: pieces.iter().any(holds),
        }
    });
    flows.collect()
}

/// Pieces as a plan finds them; `None` where they have no known land.
fn land_of(territory: &Territory, pieces: &[AtomId]) -> Option<By> {
    let coverage = territory.coverage.as_deref()?;
    let mut groups = vec![None; coverage.unit_count()];
    for piece in pieces {
        *groups.get_mut(piece.index())? = Some(0);
    }
    let shape: MultiPolygon<f64> = coverage.dissolve_only(&groups, &[0]).pop()?;
    inside(&shape)
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
