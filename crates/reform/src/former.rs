//! Units that are no more, or land that came from units that go on, by their names.

use super::naming::{same_name, ways};
use super::resolve::address;
use aimaq_territory::{AtomId, Territory, UnitId};

/// The pieces of a unit that once were another unit, which a text names by its
/// path or by its name; `None` where it holds none of them.
pub(crate) fn find_former(
    territory: &Territory,
    name: &str,
    holder: UnitId,
) -> Option<Vec<AtomId>> {
    let texts = std::iter::once(name).chain(ways(name).map(|(_, unit)| unit));
    let mut named: Vec<UnitId> = texts
        .flat_map(|text| territory.gazetteer.units_named(text))
        .copied()
        .collect();
    named.sort_unstable();
    named.dedup();
    let held = &territory.unit(holder).atoms;
    let pieces = |former: UnitId| -> Vec<AtomId> {
        let held = held.iter().copied();
        held.filter(|&atom| territory.was_in(atom, former))
            .collect()
    };
    let ended = named.into_iter().filter(|&id| !territory.unit(id).exists());
    let fits = ended.filter(|&id| {
        let names = &territory.unit(id).names;
        let bears = names.all().any(|n| same_name(n, name));
        !name.contains('/') || bears || same_name(&territory.path(id), name)
    });
    // Of several that bore the name the one that ended last is meant.
    let latest = fits.filter(|&id| !pieces(id).is_empty());
    latest
        .max_by_key(|&id| (territory.unit(id).ended, id))
        .map(pieces)
        .or_else(|| find_moved(territory, name, holder))
}

/// The pieces of a unit that came last from another unit that goes on.
fn find_moved(territory: &Territory, name: &str, holder: UnitId) -> Option<Vec<AtomId>> {
    let called = |id: UnitId| {
        let mut names = territory.unit(id).names.all();
        names.any(|n| same_name(n, name))
            || same_name(&territory.path(id), name)
            || address(territory, id) == name
    };
    let held = &territory.unit(holder).atoms;
    let mut moves = territory.moved.iter().rev().filter(|m| called(m.from));
    moves.find_map(|moved| {
        let came = |atom: &AtomId| {
            let mut line = std::iter::successors(Some(*atom), |&a| territory.atom(a).parent);
            line.any(|a| moved.pieces.contains(&a))
        };
        let pieces: Vec<AtomId> = held.iter().copied().filter(came).collect();
        (!pieces.is_empty()).then_some(pieces)
    })
}
