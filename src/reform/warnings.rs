//! What a plan does that somebody should look at.

use std::collections::BTreeMap;
use std::ops::Range;

use geo_types::Coord;

use super::diagnostic::Problem;
use crate::territory::{RegionId, Settlement, Territory, UnitId};

/// What a plan can accept.
pub(super) const NAMES: [&str; 6] = [
    "centre-not-largest",
    "centre-outside",
    "exclave",
    "region-in-parts",
    "unit-without-boundaries",
    "unit-without-people",
];

/// Where a plan says what it changes.
#[derive(Debug, Clone)]
pub(super) struct Touch {
    pub(super) span: Range<usize>,
    pub(super) act: String,
}

impl Touch {
    /// The problem with its place.
    pub(super) fn mark(&self, mut problem: Problem) -> Problem {
        problem.act = Some(self.act.clone());
        problem.at(self.span.clone())
    }
}

/// The regions and units that a plan changes, and where it last says so.
#[derive(Debug, Clone, Default)]
pub(super) struct Touched {
    regions: BTreeMap<RegionId, Touch>,
    units: BTreeMap<UnitId, Touch>,
}

impl Touched {
    pub(super) fn region(&mut self, id: RegionId, touch: Touch) {
        self.regions.insert(id, touch);
    }

    pub(super) fn unit(&mut self, id: UnitId, touch: Touch) {
        self.units.insert(id, touch);
    }

    pub(super) fn regions(&self) -> Vec<(RegionId, Touch)> {
        let regions = self.regions.iter();
        regions.map(|(id, touch)| (*id, touch.clone())).collect()
    }
}

/// What the plan leaves that somebody should look at.
pub(super) fn after(before: &Territory, after: &Territory, touched: &Touched) -> Vec<Problem> {
    let mut found = Vec::new();
    for (&id, touch) in &touched.regions {
        if !after.region(id).exists() {
            continue;
        }
        let problems = [no_centre(after, id), not_largest(after, id)];
        let mut problems: Vec<Problem> = problems.into_iter().flatten().collect();
        let known = (id.0 as usize) < before.regions.len();
        if !(known && same_units(before, after, id)) {
            problems.extend(parts(after, id));
        }
        found.extend(problems.into_iter().map(|p| touch.mark(p)));
    }
    let mapped = after.coverage.as_ref().is_some_and(|c| c.arc_count() > 0);
    for (&id, touch) in &touched.units {
        if after.unit(id).exists() {
            let problems = bare(after, id, mapped).into_iter();
            found.extend(problems.map(|p| touch.mark(p)));
        }
    }
    found
}

fn same_units(before: &Territory, after: &Territory, region: RegionId) -> bool {
    let ids = |t: &Territory| t.units_of(region).map(|(id, _)| id).collect::<Vec<_>>();
    ids(before) == ids(after)
}

fn no_centre(territory: &Territory, region: RegionId) -> Option<Problem> {
    let region = territory.region(region);
    let problem = Problem::error(format!("{} has no centre", region.names.en));
    let missing = region.centre.is_none();
    missing.then(|| problem.hint("give it one with `move_centre`"))
}

/// A unit that the plan makes or moves and of which nothing is known.
fn bare(territory: &Territory, id: UnitId, mapped: bool) -> Vec<Problem> {
    let unit = territory.unit(id);
    let path = territory.path(id);
    let mut found = Vec::new();
    let landless = territory.coverage.as_ref().is_some_and(|land| {
        let mut atoms = unit.atoms.iter();
        atoms.all(|a| land.is_empty_unit(a.0))
    });
    if mapped && landless {
        let message = format!("{path} has no boundaries; its people count, its land does not");
        found.push(Problem::warning("unit-without-boundaries", message));
    }
    if territory.population(id) == 0 {
        let message = format!("{path} has no people");
        found.push(
            Problem::warning("unit-without-people", message)
                .hint("give a part of a split its `population`"),
        );
    }
    found
}

/// A region governed from a place that is not its largest.
fn not_largest(territory: &Territory, region: RegionId) -> Option<Problem> {
    let centre = territory.region(region).centre.as_ref()?;
    let inside: Vec<&Settlement> = {
        let owner = territory.unit_of_atom();
        let own = |s: &&Settlement| {
            let unit = owner.get(s.atom.0 as usize).copied().flatten();
            unit.is_some_and(|u| territory.unit(u).region == region)
        };
        territory.settlements.iter().filter(own).collect()
    };
    let named = |s: &&&Settlement| {
        s.position == centre.position
            || s.names
                .all()
                .any(|n| centre.names.all().any(|c| super::resolve::same_name(n, c)))
    };
    let people = inside.iter().filter(named).map(|s| s.population).max()?;
    let largest = inside.iter().max_by_key(|s| s.population)?;
    (people > 0 && largest.population > people).then(|| {
        let message = format!(
            "{} is governed from {} ({people} people), and {} is larger ({})",
            territory.region(region).names.en,
            centre.names.en,
            largest.names.en,
            largest.population
        );
        Problem::warning("centre-not-largest", message)
    })
}

/// A region whose units do not hang together.
fn parts(territory: &Territory, region: RegionId) -> Vec<Problem> {
    let groups = match components(territory, region) {
        Some(groups) if groups.len() > 1 => groups,
        _ => return Vec::new(),
    };
    let shown: Vec<String> = groups
        .iter()
        .map(|group| describe(territory, group))
        .collect();
    let name = &territory.region(region).names.en;
    let note = if territory.schematic {
        "; its boundaries are schematic"
    } else {
        ""
    };
    let message = format!(
        "{name} falls into {} parts: {}{note}",
        groups.len(),
        shown.join("; ")
    );
    let mut found = vec![Problem::warning("region-in-parts", message)];
    found.extend(
        groups
            .iter()
            .skip(1)
            .filter_map(|group| exclave(territory, region, group)),
    );
    found
}

/// A part of a region that only one other region surrounds.
fn exclave(territory: &Territory, region: RegionId, group: &[UnitId]) -> Option<Problem> {
    let coverage = territory.coverage.as_ref()?;
    let owner = territory.unit_of_atom();
    let owner_of = |side: Option<u32>| owner[side? as usize];
    let mut around: Vec<Option<RegionId>> = Vec::new();
    for arc in coverage.arcs() {
        let (left, right) = (owner_of(arc.left), owner_of(arc.right));
        for (own, other) in [(left, right), (right, left)] {
            let outward = other.is_none_or(|o| !group.contains(&o));
            if own.is_some_and(|u| group.contains(&u)) && outward {
                around.push(other.map(|u| territory.unit(u).region));
            }
        }
    }
    around.dedup();
    let host = match around.as_slice() {
        [Some(host)] => *host,
        [first, rest @ ..] if rest.iter().all(|r| r == first) => (*first)?,
        _ => return None,
    };
    let message = format!(
        "{} of {} lies inside {}",
        describe(territory, group),
        territory.region(region).names.en,
        territory.region(host).names.en
    );
    (host != region).then(|| Problem::warning("exclave", message))
}

fn describe(territory: &Territory, group: &[UnitId]) -> String {
    let names: Vec<&str> = group
        .iter()
        .map(|&id| territory.unit(id).names.en.as_str())
        .collect();
    let people: u64 = group.iter().map(|&id| territory.population(id)).sum();
    let shown = match names.as_slice() {
        [a, b, c, rest @ ..] if !rest.is_empty() => {
            format!("{a}, {b}, {c} and {} more", rest.len())
        }
        names => names.join(", "),
    };
    format!("{shown} ({people} people)")
}

/// The units of a region by connected parts, the most populous first.
pub(crate) fn components(territory: &Territory, region: RegionId) -> Option<Vec<Vec<UnitId>>> {
    let coverage = territory.coverage.as_ref()?;
    let owner = territory.unit_of_atom();
    let members: Vec<UnitId> = territory
        .units_of(region)
        .filter(|(_, unit)| unit.atoms.iter().any(|a| !coverage.is_empty_unit(a.0)))
        .map(|(id, _)| id)
        .collect();
    let mut root: BTreeMap<UnitId, UnitId> = members.iter().map(|&id| (id, id)).collect();
    for arc in coverage.arcs() {
        let owner_of = |side: Option<u32>| owner[side? as usize];
        let (Some(a), Some(b)) = (owner_of(arc.left), owner_of(arc.right)) else {
            continue;
        };
        if root.contains_key(&a) && root.contains_key(&b) {
            let (a, b) = (find(&root, a), find(&root, b));
            root.insert(a.max(b), a.min(b));
        }
    }
    let mut groups: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
    for &id in &members {
        groups.entry(find(&root, id)).or_default().push(id);
    }
    let mut groups: Vec<Vec<UnitId>> = groups.into_values().collect();
    let people = |group: &Vec<UnitId>| {
        group
            .iter()
            .map(|&id| territory.population(id))
            .sum::<u64>()
    };
    groups.sort_by_key(|group| std::cmp::Reverse(people(group)));
    Some(groups)
}

fn find(root: &BTreeMap<UnitId, UnitId>, mut id: UnitId) -> UnitId {
    while root[&id] != id {
        id = root[&id];
    }
    id
}

/// A region that is governed from a place that is not its own: stops the plan
/// unless it accepts that.
pub(super) fn centre_outside(territory: &Territory, region: RegionId) -> Option<Problem> {
    let centre = territory.region(region).centre.as_ref()?;
    let own = territory.units_of(region).any(|(id, unit)| {
        let seat = unit.seat.as_ref();
        seat.is_some_and(|s| s.position == centre.position) || holds(territory, id, centre.position)
    });
    if own {
        return None;
    }
    let name = &territory.region(region).names.en;
    let message = format!(
        "{name} is governed from {}, which is not in it",
        centre.names.en
    );
    let mut problem = Problem::error(message)
        .hint("move its centre with `move_centre` first, or write `accept = [\"centre-outside\"]`");
    problem.name = Some("centre-outside");
    Some(problem)
}

fn holds(territory: &Territory, id: UnitId, place: Coord<f64>) -> bool {
    let mut settlements = territory.settlements.iter();
    let listed =
        settlements.any(|s| s.position == place && territory.unit(id).atoms.contains(&s.atom));
    listed || stands_in(territory, id, place)
}

fn stands_in(territory: &Territory, unit: UnitId, point: Coord<f64>) -> bool {
    let Some(coverage) = &territory.coverage else {
        return false;
    };
    territory
        .unit(unit)
        .atoms
        .iter()
        .any(|a| coverage.contains(a.0, point))
}
