//! Regions in their colours.

use std::collections::BTreeSet;

use super::places::region_cells;
use super::told;
use crate::compare::State;
use crate::draw::{Area, Colour, region_colours};
use crate::figures::Subject;
use crate::territory::{RegionId, Territory};

/// One colour per region that exists in either state: a region that survives
/// keeps its colour. Those that a legend names have each their own.
pub(super) fn colours(
    before: &Territory,
    after: &Territory,
    named: &BTreeSet<RegionId>,
) -> Vec<Colour> {
    let keys: Vec<&str> = after.regions.iter().map(|r| r.names.en.as_str()).collect();
    let mut pairs = BTreeSet::new();
    for state in [before, after] {
        let region = state.region_of_atom();
        for (a, b) in neighbours(state) {
            if let (Some(a), Some(b)) = (region[a], region[b])
                && a != b
            {
                pairs.insert((a.min(b).0 as usize, a.max(b).0 as usize));
            }
        }
    }
    for a in named {
        let others = named.range(..*a);
        pairs.extend(others.map(|b| (b.0 as usize, a.0 as usize)));
    }
    let pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    region_colours(&keys, &pairs)
}

/// The colour of every region, as the maps of both states have it.
pub fn colours_of(before: &Territory, after: &Territory) -> Vec<Colour> {
    colours(before, after, &BTreeSet::new())
}

fn neighbours(state: &Territory) -> Vec<(usize, usize)> {
    let Some(coverage) = &state.coverage else {
        return Vec::new();
    };
    let arcs = coverage.arcs();
    arcs.filter_map(|arc| Some((arc.left?.index(), arc.right?.index())))
        .collect()
}

/// Every region of a state in its colour.
pub(super) fn region_areas(subject: &Subject<'_>, state: State, colours: &[Colour]) -> Vec<Area> {
    let cells = region_cells(state.of(subject.applied));
    let regions = subject.comparison.state(state).regions.iter();
    let areas = regions.map(|row| Area {
        cells: cells[row.id.0 as usize].clone(),
        fill: colours[row.id.0 as usize],
        title: told::region(subject, row),
    });
    areas.collect()
}
