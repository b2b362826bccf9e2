//! The proof: the plan is carried out on the earlier vintage and compared with the later.

use std::collections::BTreeMap;

use geo_types::MultiPolygon;
use rayon::prelude::*;
use toml::Spanned;

use super::cutting::within;
use crate::apply::{Applied, ApplyOptions, apply};
use crate::diagnostic::{Diagnostics, Problem};
use crate::invert::unplaced;
use crate::plan::{Act, Change, Day, Plan, Translations};
use crate::source::PlanSource;
use aimaq_coverage::area::{area_km2, length_km};
use aimaq_territory::{Territory, UnitId, UnitPath, differences, unit_shapes};

/// Something that the plan leaves of the difference.
#[derive(Debug, Clone, PartialEq)]
pub enum Residue {
    /// The later vintage has a unit that the plan does not lead to.
    Missing(UnitPath),
    /// The plan leads to a unit that the later vintage has not.
    Extra(UnitPath),
    /// The land differs.
    Land {
        /// The unit.
        unit: UnitPath,
        /// Land that only the later vintage gives it, km².
        missing_km2: f64,
        /// Land that only the plan gives it, km².
        extra_km2: f64,
    },
    /// The codes differ.
    Code {
        /// The unit.
        unit: UnitPath,
        /// As the plan has it.
        plan: Option<String>,
        /// As the later vintage has it.
        later: Option<String>,
    },
}

/// A plan with what it leaves.
pub(super) struct Proof {
    pub(super) plan: Plan,
    pub(super) applied: Result<Box<Applied>, Diagnostics>,
    pub(super) residue: Vec<Residue>,
}

/// Land that counts as none, km²: rounding.
const LEAST_KM2: f64 = 1e-6;

/// Carries changes out on a state and compares what they lead to with a later one.
pub(super) fn prove(
    before: &Territory,
    after: &Territory,
    changes: Vec<Change>,
    title: &str,
    floor_m: Option<f64>,
) -> Proof {
    prove_plan(before, after, head(before, after, changes, title), floor_m)
}

/// Carries a plan out on a state and compares what it leads to with a later one.
pub(super) fn prove_plan(
    before: &Territory,
    after: &Territory,
    mut plan: Plan,
    floor_m: Option<f64>,
) -> Proof {
    let applied = carried_out(&mut plan, before);
    let residue = match &applied {
        Ok(applied) => residue(&applied.after, after, floor_m.unwrap_or(0.0)),
        Err(_) => Vec::new(),
    };
    Proof {
        plan,
        applied,
        residue,
    }
}

/// Whether changes lead from a state of a run to a later one, bit for bit.
pub(super) fn leads_to(before: &Territory, after: &Territory, changes: &[Change]) -> bool {
    let mut plan = head(before, after, changes.to_vec(), "");
    match carried_out(&mut plan, before) {
        Ok(made) => differences(after, &made.after, "", "").is_empty(),
        Err(_) => false,
    }
}

fn head(before: &Territory, after: &Territory, changes: Vec<Change>, title: &str) -> Plan {
    let act = Act {
        title: Some(title.to_owned()),
        titles: Translations::default(),
        effective: unplaced(Day(after.date.max(before.date))),
        source: None,
        sources: Translations::default(),
        note: None,
        changes: changes.into_iter().map(unplaced).collect(),
        unclear: Vec::new(),
    };
    Plan {
        title: title.to_owned(),
        titles: Translations::default(),
        description: None,
        descriptions: Translations::default(),
        territory: before.name.clone(),
        as_of: Day(before.date),
        follows: None,
        accept: Vec::new(),
        rules: Vec::new(),
        acts: if act.changes.is_empty() {
            Vec::new()
        } else {
            vec![act]
        },
        published: Vec::new(),
    }
}

/// Carries the plan out; it accepts what it would be warned of, and no more.
fn carried_out(plan: &mut Plan, before: &Territory) -> Result<Box<Applied>, Diagnostics> {
    let mut names: Vec<&'static str> = Vec::new();
    loop {
        plan.accept = accepting(&names);
        let source = PlanSource::new(plan, "the inferred plan", "");
        let applied = apply(source, before, &ApplyOptions::default());
        let found = match &applied {
            Ok(applied) => &applied.warnings.problems,
            Err(found) => &found.problems,
        };
        let known = names.len();
        names.extend(found.iter().filter_map(Problem::name));
        names.sort_unstable();
        names.dedup();
        match applied {
            // What is only warned of changes nothing: accepted, it would not be told.
            Ok(mut applied) => {
                applied.warnings.problems.retain(|p| p.name().is_none());
                plan.accept = accepting(&names);
                return Ok(Box::new(applied));
            }
            Err(found) if names.len() == known => return Err(found),
            Err(_) => {}
        }
    }
}

fn accepting(names: &[&str]) -> Vec<Spanned<String>> {
    let names = names.iter().map(|name| unplaced((*name).to_owned()));
    names.collect()
}

fn by_path(t: &Territory) -> BTreeMap<String, UnitId> {
    t.living_units().map(|(id, _)| (t.path(id), id)).collect()
}

fn residue(plan: &Territory, later: &Territory, floor_m: f64) -> Vec<Residue> {
    let (made, wanted) = (by_path(plan), by_path(later));
    let mut left = Vec::new();
    let pairs = wanted
        .iter()
        .filter_map(|(path, id)| Some((*made.get(path)?, *id)));
    let mut land = lands_that_differ(plan, later, &pairs.collect::<Vec<_>>(), floor_m).into_iter();
    for (path, &id) in &wanted {
        let Some(&own) = made.get(path) else {
            left.push(Residue::Missing(later.unit_path(id)));
            continue;
        };
        let codes = [
            plan.unit(own).code_on(plan.date),
            later.unit(id).code_on(later.date),
        ];
        if codes[1].is_some() && codes[0] != codes[1] {
            let [plan, later_code] = codes.map(|code| code.map(str::to_owned));
            left.push(Residue::Code {
                unit: later.unit_path(id),
                plan,
                later: later_code,
            });
        }
        if let Some([missing_km2, extra_km2]) = land.next().flatten() {
            left.push(Residue::Land {
                unit: later.unit_path(id),
                missing_km2,
                extra_km2,
            });
        }
    }
    let extra = made.iter().filter(|(path, _)| !wanted.contains_key(*path));
    left.extend(extra.map(|(_, id)| Residue::Extra(plan.unit_path(*id))));
    left
}

/// For each pair of a made and a wanted unit by how much their land differs; nothing at all
/// where no land is known.
fn lands_that_differ(
    plan: &Territory,
    later: &Territory,
    pairs: &[(UnitId, UnitId)],
    floor_m: f64,
) -> Vec<Option<[f64; 2]>> {
    if plan.coverage.is_none() || later.coverage.is_none() {
        return Vec::new();
    }
    let (made, wanted) = rayon::join(|| unit_shapes(plan), || unit_shapes(later));
    let pairs = pairs.par_iter();
    pairs
        .map(|(own, id)| differ(&made[own.index()], &wanted[id.index()], floor_m))
        .collect()
}

/// Land that only the second and only the first has, where it is more than the noise along
/// the border.
fn differ(made: &MultiPolygon<f64>, wanted: &MultiPolygon<f64>, floor_m: f64) -> Option<[f64; 2]> {
    if made == wanted {
        return None;
    }
    let (had, has) = (area_km2(made), area_km2(wanted));
    let common = match within(made, wanted, 0.0) {
        Ok(found) => found.map_or(0.0, |(_, km2)| km2),
        Err(_) => had.min(has),
    };
    let border: f64 = wanted.iter().map(|p| length_km(&p.exterior().0)).sum();
    let noise = LEAST_KM2 + border * floor_m / 1000.0;
    let [missing, extra] = [has - common, had - common].map(|km2| km2.max(0.0));
    (missing > noise || extra > noise).then_some([missing, extra])
}
