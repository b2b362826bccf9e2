//! Many plans side by side.

use std::collections::BTreeMap;

use serde::Serialize;

use super::catchment::saving;
use super::{BalanceRow, Comparison, Offices, Shift, State, UnitChange, balance, country, offices};
use aimaq_measure::{DistanceSummary, OfficeRules};
use aimaq_reform::Applied;
use aimaq_territory::Names;

/// A plan to be set beside others.
#[derive(Debug, Clone, Copy)]
pub struct Planned<'a> {
    /// Name of the plan.
    pub name: &'a str,
    /// The plan carried out.
    pub applied: &'a Applied,
    /// The plan measured.
    pub comparison: &'a Comparison,
    /// Rules on seats and offices, where there are any.
    pub rules: Option<&'a OfficeRules>,
}

/// One state: what a plan leads to, or what there was before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scenario {
    /// Name of the plan.
    pub plan: String,
    /// Before or after it.
    pub state: State,
    /// Number of regions.
    pub regions: usize,
    /// Number of units.
    pub units: usize,
    /// Everyone's ways.
    pub ways: Option<DistanceSummary>,
    /// Who is nearer or farther than before; only after.
    #[serde(rename = "balance")]
    pub shift: Option<Shift>,
    /// Person-kilometres that everyone's going to the nearest centre would save.
    pub nearest_saving_person_km: Option<f64>,
    /// How evenly people are shared among regions.
    pub population: Option<BalanceRow>,
    /// How many there are of each office that rules bring, by its key.
    #[serde(flatten)]
    pub offices: BTreeMap<String, Option<u64>>,
}

/// The states before, each once, then what every plan leads to.
///
/// Plans for one territory have the same state before; they have several rows of
/// it where a plan's splits give people other points to start from.
pub fn scenarios(plans: &[Planned<'_>]) -> Vec<Scenario> {
    let mut rows: Vec<Scenario> = Vec::new();
    for plan in plans {
        let before = scenario(plan, State::Before);
        let known = |row: &Scenario| {
            let mut row = row.clone();
            row.plan.clone_from(&before.plan);
            row == before
        };
        if !rows.iter().any(known) {
            rows.push(before);
        }
    }
    rows.extend(plans.iter().map(|plan| scenario(plan, State::After)));
    rows
}

fn scenario(plan: &Planned<'_>, state: State) -> Scenario {
    let comparison = plan.comparison;
    let summary = comparison.state(state);
    let ruled: Option<Offices> = plan.rules.map(|rules| offices(comparison, rules));
    let fair = balance(comparison).into_iter();
    Scenario {
        plan: plan.name.to_owned(),
        state,
        regions: summary.regions.len(),
        units: summary.units,
        ways: country(plan.applied, comparison, state).map(|row| row.spread),
        shift: (state == State::After).then_some(comparison.shift),
        nearest_saving_person_km: saving(plan.applied, comparison, state),
        population: fair
            .into_iter()
            .find(|f| f.state == state && f.quantity == "population"),
        offices: ruled.map_or_else(BTreeMap::new, |ruled| ruled.totals_in(state)),
    }
}

/// A unit under several plans.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitAcross {
    /// Its name.
    pub unit: Names,
    /// Its region before.
    pub region_before: Names,
    /// Mean kilometres before, by the first plan that has the unit.
    pub before_km: Option<f64>,
    /// Region and mean kilometres after each plan; `None` where a plan has no such
    /// unit.
    pub after: Vec<Option<(Names, Option<f64>)>>,
}

/// Units that any plan moves to another region or whose way it changes, by the region
/// and code of the first plan that has them.
///
/// A unit is the same under two plans if it has the same name and comes from the
/// same earlier units.
pub fn units_across(plans: &[Planned<'_>]) -> Vec<UnitAcross> {
    let key = |u: &UnitChange| (u.unit.en.clone(), u.origins.clone());
    let mut at: BTreeMap<(String, Vec<String>), usize> = BTreeMap::new();
    let mut rows: Vec<UnitAcross> = Vec::new();
    for (i, plan) in plans.iter().enumerate() {
        for unit in &plan.comparison.units {
            let row = *at.entry(key(unit)).or_insert_with(|| {
                rows.push(UnitAcross {
                    unit: unit.unit.clone(),
                    region_before: unit.region_before.clone(),
                    before_km: unit.distance_before_km,
                    after: vec![None; plans.len()],
                });
                rows.len() - 1
            });
            rows[row].after[i] = Some((unit.region_after.clone(), unit.distance_after_km));
        }
    }
    let tolerance = plans
        .first()
        .map_or(0.0, |p| p.comparison.measuring.tolerance_km);
    rows.retain(|row| is_touched(row, tolerance));
    rows
}

/// Whether any plan lacks the unit, moves it, or changes its way.
fn is_touched(row: &UnitAcross, tolerance_km: f64) -> bool {
    row.after.iter().any(|after| match after {
        None => true,
        Some((region, km)) => {
            let change = km.zip(row.before_km).map(|(a, b)| (a - b).abs());
            region.en != row.region_before.en || change.is_some_and(|km| km > tolerance_km)
        }
    })
}
