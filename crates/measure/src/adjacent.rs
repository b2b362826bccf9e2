//! Which units are neighbours.

use std::collections::BTreeMap;

use crate::{Metric, PlaceIndex};
use aimaq_coverage::UnitIndex;
use aimaq_territory::{Territory, UnitId};
use aimaq_words::Message;
use aimaq_words::msg;

/// The neighbours of each of the given units among them, by their index: units
/// with a common border that is more than a point.
///
/// Where the units are not contiguous (no boundaries, a unit without land, an
/// exclave), the seats nearest to each other across the gap count as
/// neighbours; each such link is told in `notes`.
pub(crate) fn neighbours(
    territory: &Territory,
    units: &[UnitId],
    notes: &mut Vec<Message>,
) -> Vec<Vec<usize>> {
    let mut near = bordering(territory, units);
    while let Some((a, b)) = missing_link(territory, units, &near) {
        near[a].push(b);
        near[b].push(a);
        let [one, other] = [a, b].map(|unit| territory.unit_path(units[unit]));
        notes.push(msg!("split-note-link", one = &one, other = &other));
    }
    near.iter_mut().for_each(|list| list.sort_unstable());
    near
}

fn bordering(territory: &Territory, units: &[UnitId]) -> Vec<Vec<usize>> {
    let mut near = vec![Vec::new(); units.len()];
    let Some(coverage) = &territory.coverage else {
        return near;
    };
    let index: BTreeMap<UnitId, usize> = units.iter().copied().zip(0..).collect();
    let owners = territory.unit_of_atom();
    let place = |atom: UnitIndex| index.get(owners.get(atom.index())?.as_ref()?).copied();
    for (a, b, _) in coverage.adjacency() {
        let (Some(a), Some(b)) = (place(a), place(b)) else {
            continue;
        };
        if a != b && !near[a].contains(&b) {
            near[a].push(b);
            near[b].push(a);
        }
    }
    near
}

/// The two units nearest to each other of which the first is contiguous with
/// unit 0 and the second does not.
fn missing_link(
    territory: &Territory,
    units: &[UnitId],
    near: &[Vec<usize>],
) -> Option<(usize, usize)> {
    let mut seen = vec![false; units.len()];
    let mut stack = vec![0];
    *seen.first_mut()? = true;
    while let Some(unit) = stack.pop() {
        for &next in &near[unit] {
            if !seen[next] {
                seen[next] = true;
                stack.push(next);
            }
        }
    }
    let seat = |u: usize| territory.unit(units[u]).seat.as_ref().map(|s| s.position);
    let outside: Vec<usize> = (0..units.len()).filter(|&u| !seen[u]).collect();
    let seated = outside.iter().filter_map(|&u| Some((u, seat(u)?)));
    let (seated, places): (Vec<usize>, Vec<_>) = seated.unzip();
    let index: PlaceIndex = places.into_iter().collect();
    let inside = || (0..units.len()).filter(|&u| seen[u]);
    let links = inside().filter_map(|unit| {
        let (other, km) = index.nearest(Metric::GreatCircle, seat(unit)?, |_| 0)?;
        Some((km, unit, seated[other]))
    });
    let nearest = links.min_by(|x, y| x.0.total_cmp(&y.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    // Without seats the first unit of each side.
    let link = nearest.map(|(_, unit, other)| (unit, other));
    link.or_else(|| inside().next().zip(outside.first().copied()))
}
