//! Regions that end, and names, codes, kinds and centres of those that go on.

use std::collections::BTreeMap;

use super::super::step::{Step, Thing, Who};
use super::Explained;
use aimaq_territory::{Centre, Region, RegionId};

/// Regions that end into others; `said` notes code and centre that a merge gives.
pub(super) fn end(
    all: &Explained<'_>,
    ends: &[Option<Who>],
    steps: &mut Vec<Step>,
    said: &mut [(bool, bool)],
) {
    let earlier = all.before.regions.len();
    let mut groups: BTreeMap<Who, Vec<Who>> = BTreeMap::new();
    for (region, into) in ends.iter().enumerate() {
        if let Some(into) = into {
            groups.entry(*into).or_default().push(region);
        }
    }
    for (into, list) in groups {
        let later = all.region_goal[into].map(|id| all.after.region(id));
        match later.filter(|_| into < earlier) {
            Some(later) => {
                let now = &all.before.regions[into];
                let (code, centre) = (code_differs(all, now, later), moved(now, later));
                said[into] = (code, centre);
                steps.push(Step::MergeRegions {
                    regions: [vec![into], list].concat(),
                    into,
                    is_new: false,
                    code,
                    centre,
                });
            }
            None => steps.push(match list.as_slice() {
                [region] => Step::EndRegion {
                    region: *region,
                    into,
                },
                _ => Step::MergeRegions {
                    regions: [vec![into], list].concat(),
                    into,
                    is_new: false,
                    code: false,
                    centre: false,
                },
            }),
        }
    }
}

fn code_differs(all: &Explained<'_>, now: &Region, later: &Region) -> bool {
    let code = later.code_on(all.after.date);
    code.is_some() && code != now.code_on(all.after.date)
}

fn moved(now: &Region, later: &Region) -> bool {
    later.centre.is_some() && now.centre != later.centre
}

/// Names, codes, kinds and centres of the regions that go on.
pub(super) fn attributes(all: &Explained<'_>, said: &[(bool, bool)], steps: &mut Vec<Step>) {
    for (who, now) in all.before.regions.iter().enumerate() {
        let Some(later) = all.region_goal[who].map(|id| all.after.region(id)) else {
            continue;
        };
        let what = Thing::Region(who);
        let mut centre = !said[who].1 && moved(now, later);
        if now.names != later.names {
            let at = |c: &Option<Centre>| c.as_ref().map(|c| c.position);
            let with = centre && now.centre.is_some() && at(&now.centre) == at(&later.centre);
            centre &= !with;
            steps.push(Step::Rename { what, centre: with });
        }
        if !said[who].0 && code_differs(all, now, later) {
            steps.push(Step::Recode { what });
        }
        if now.kind != later.kind && !later.kind.0.is_empty() {
            steps.push(Step::Status { what });
        }
        if centre {
            steps.push(Step::MoveCentre { what });
        }
    }
    merged_kinds(all, steps);
}

/// A region that a merge forms is of the kind of its largest part.
fn merged_kinds(all: &Explained<'_>, steps: &mut Vec<Step>) {
    let mut late = Vec::new();
    for step in steps.iter() {
        let Step::MergeRegions {
            regions,
            into,
            is_new: true,
            ..
        } = step
        else {
            continue;
        };
        let Some(later) = all.region_goal[*into].map(|id| all.after.region(id)) else {
            continue;
        };
        let people = |who: &Who| all.before.region_population(RegionId::at(*who));
        let mut parts = regions.clone();
        parts.sort_by_key(|who| (std::cmp::Reverse(people(who)), *who));
        let kind = parts.first().map(|&who| &all.before.regions[who].kind);
        if kind != Some(&later.kind) && !later.kind.0.is_empty() {
            late.push(Step::Status {
                what: Thing::Region(*into),
            });
        }
    }
    steps.extend(late);
}
