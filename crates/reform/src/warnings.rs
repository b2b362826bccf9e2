//! What a plan does that somebody should look at.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use geo_types::Coord;

use super::applied_change::Subject;
use super::diagnostic::Problem;
use super::warning::{Group, Warning};
use aimaq_territory::{AtomId, HeldLand, RegionId, Settlement, Territory, UnitId, fold};
use aimaq_words::{Value, msg};

/// Where a plan says what it changes.
#[derive(Debug, Clone)]
pub(super) struct Touch {
    pub(super) span: Range<usize>,
    pub(super) act: Option<Box<Value>>,
}

impl Touch {
    /// The problem with its place.
    pub(super) fn mark(&self, mut problem: Problem) -> Problem {
        problem.act.clone_from(&self.act);
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
    let land = HeldLand::of(after);
    let units = [before, after].map(Territory::units_by_region);
    for (&id, touch) in &touched.regions {
        if !after.region(id).exists() {
            continue;
        }
        let problems = [no_centre(after, id), not_largest(after, &land, id)];
        let mut problems: Vec<Problem> = problems.into_iter().flatten().collect();
        if units[0].get(id.index()) != units[1].get(id.index()) {
            problems.extend(parts(after, &land, id));
        }
        found.extend(problems.into_iter().map(|p| touch.mark(p)));
    }
    let mapped = after.coverage.as_ref().is_some_and(|c| c.arc_count() > 0);
    for (&id, touch) in &touched.units {
        if after.unit(id).exists() {
            let problems = unknown(after, id, mapped).into_iter();
            found.extend(problems.map(|p| touch.mark(p)));
        }
    }
    found
}

fn no_centre(territory: &Territory, region: RegionId) -> Option<Problem> {
    let region = territory.region(region);
    let problem = Problem::error(msg!("problem-no-centre", region = &region.names));
    let missing = region.centre.is_none();
    missing.then(|| problem.hint(msg!("hint-give-centre")))
}

/// A unit that the plan makes or moves and of which nothing is known.
fn unknown(territory: &Territory, id: UnitId, mapped: bool) -> Vec<Problem> {
    let unit = territory.unit(id);
    let path = territory.path(id);
    let mut found = Vec::new();
    let landless = territory.coverage.as_ref().is_some_and(|land| {
        let mut atoms = unit.atoms.iter();
        atoms.all(|a| land.is_empty_unit(a.0))
    });
    if mapped && landless {
        found.push(Problem::warning(Warning::UnitWithoutBoundaries {
            unit: Subject::of_unit(territory, id),
            path: path.clone(),
        }));
    }
    if territory.population(id) == 0 {
        found.push(Problem::warning(Warning::UnitWithoutPeople {
            unit: Subject::of_unit(territory, id),
            path,
        }));
    }
    found
}

/// A region governed from a place that is not its largest.
fn not_largest(territory: &Territory, land: &HeldLand<'_>, region: RegionId) -> Option<Problem> {
    let centre = territory.region(region).centre.as_ref()?;
    let inside: Vec<&Settlement> = {
        let own = |s: &&Settlement| {
            let unit = land.holder(s.atom.0.into());
            unit.is_some_and(|u| territory.unit(u).region == region)
        };
        territory.settlements.iter().filter(own).collect()
    };
    let of_centre: Vec<String> = centre.names.all().map(fold).collect();
    let named = |s: &&&Settlement| {
        s.position == centre.position || s.names.all().any(|name| of_centre.contains(&fold(name)))
    };
    let people = inside.iter().filter(named).map(|s| s.population).max()?;
    let largest = inside.iter().max_by_key(|s| s.population)?;
    (people > 0 && largest.population > people).then(|| {
        Problem::warning(Warning::CentreNotLargest {
            region: territory.region(region).names.clone(),
            centre: centre.names.clone(),
            people,
            largest: largest.names.clone(),
            largest_people: largest.population,
        })
    })
}

/// A region whose units are not contiguous.
fn parts(territory: &Territory, land: &HeldLand<'_>, region: RegionId) -> Vec<Problem> {
    let groups = land.parts(region);
    if groups.len() < 2 {
        return Vec::new();
    }
    let parts = groups.iter().map(|units| group(territory, units));
    let mut found = vec![Problem::warning(Warning::RegionInParts {
        region: territory.region(region).names.clone(),
        parts: parts.collect(),
        schematic: territory.sketched_regions().contains(&region),
    })];
    found.extend(
        groups
            .iter()
            .skip(1)
            .filter_map(|units| exclave(territory, land, region, units)),
    );
    found
}

/// A part of a region that only one other region surrounds.
fn exclave(
    territory: &Territory,
    land: &HeldLand<'_>,
    region: RegionId,
    units: &[UnitId],
) -> Option<Problem> {
    let coverage = territory.coverage.as_ref()?;
    let own_units: BTreeSet<UnitId> = units.iter().copied().collect();
    let mut around: Vec<Option<RegionId>> = Vec::new();
    let atoms = units.iter().flat_map(|&id| &territory.unit(id).atoms);
    // Half-edges have their own land on their left.
    for half in atoms.flat_map(|atom| coverage.rings(atom.0)).flatten() {
        let arc = coverage.arc(half.arc())?;
        let beyond = if half.is_reversed() {
            arc.left
        } else {
            arc.right
        };
        let other = beyond.and_then(|piece| land.holder(piece));
        if other.is_none_or(|o| !own_units.contains(&o)) {
            around.push(other.map(|u| territory.unit(u).region));
        }
    }
    around.dedup();
    let host = match around.as_slice() {
        [Some(host)] => *host,
        [first, rest @ ..] if rest.iter().all(|r| r == first) => (*first)?,
        _ => return None,
    };
    (host != region).then(|| {
        Problem::warning(Warning::Exclave {
            group: group(territory, units),
            region: territory.region(region).names.clone(),
            host: territory.region(host).names.clone(),
        })
    })
}

fn group(territory: &Territory, units: &[UnitId]) -> Group {
    let names = units.iter().map(|&id| territory.unit(id).names.clone());
    let people = units.iter().map(|&id| territory.population(id));
    Group {
        units: names.collect(),
        people: people.sum(),
    }
}

/// A region of these units that is governed from a place that is not its own: stops
/// the plan unless it accepts that.
pub(super) fn centre_outside(
    territory: &Territory,
    region: RegionId,
    units: &[UnitId],
) -> Option<Problem> {
    let centre = territory.region(region).centre.as_ref()?;
    if holds(territory, units, centre.position) {
        return None;
    }
    let warning = Warning::CentreOutside {
        region: territory.region(region).names.clone(),
        centre: centre.names.clone(),
    };
    Some(Problem::refused(warning))
}

/// Whether a place is a seat or a settlement of the units, or stands on their land;
/// what is quick to ask is asked first.
fn holds(territory: &Territory, units: &[UnitId], place: Coord<f64>) -> bool {
    let is_seat = |&id: &UnitId| {
        let seat = territory.unit(id).seat.as_ref();
        seat.is_some_and(|seat| seat.position == place)
    };
    if units.iter().any(is_seat) {
        return true;
    }
    let settlements = territory.settlements.iter();
    let there = settlements.filter(|s| s.position == place);
    let there: BTreeSet<AtomId> = there.map(|s| s.atom).collect();
    let listed = |&id: &UnitId| {
        let mut atoms = territory.unit(id).atoms.iter();
        atoms.any(|atom| there.contains(atom))
    };
    (!there.is_empty() && units.iter().any(listed))
        || units.iter().any(|&id| stands_in(territory, id, place))
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
