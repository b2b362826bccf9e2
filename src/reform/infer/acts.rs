//! Acts that are known: changes take their dates and sources from the acts that they fit.

use std::collections::BTreeSet;

use super::infer::Inferred;
use super::proof::prove_plan;
use crate::reform::invert::unplaced;
use crate::reform::plan::{Act, Change, Plan, Recode, Rename, Target};
use crate::territory::{Territory, fold};

/// How known acts and found changes fit together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActsFound {
    /// Each act that some change fits, with the number of these.
    pub fitted: Vec<(String, usize)>,
    /// Acts of the time between the vintages that no change fits.
    pub without_change: Vec<String>,
    /// Changes that fit no act.
    pub without_act: usize,
    /// Whether the plan has the changes under their acts; not where it could not be carried
    /// out so, in the order of their days.
    pub is_dated: bool,
}

impl Inferred {
    /// Gives changes the acts that they fit, out of a plan that is known to be law, and
    /// carries the plan out again.
    pub fn with_acts(&mut self, known: &Plan) -> ActsFound {
        let day = |act: &Act| act.effective.get_ref().0;
        let before = self.before.clone();
        let meant = |act: &&Act| day(act) >= before.date && day(act) <= self.after.date;
        let acts: Vec<&Act> = known.acts.iter().filter(meant).collect();
        let facts: Vec<BTreeSet<String>> = acts.iter().map(|act| facts_of(act)).collect();
        let changes: Vec<Change> = self
            .plan
            .acts
            .iter()
            .flat_map(|act| &act.changes)
            .map(|change| change.get_ref().clone())
            .collect();
        let mut under: Vec<Vec<Change>> = vec![Vec::new(); acts.len() + 1];
        for change in changes {
            let own = facts_of_change(&change);
            let common = facts.iter().map(|of| of.intersection(&own).count());
            let best = common.enumerate().filter(|(_, n)| *n > 0);
            let best = best.max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
            under[best.map_or(acts.len(), |(place, _)| place)].push(change);
        }
        let mut found = ActsFound::default();
        for (act, changes) in acts.iter().zip(&under) {
            match changes.len() {
                0 => found.without_change.push(act.label()),
                n => found.fitted.push((act.label(), n)),
            }
        }
        found.without_act = under.last().map_or(0, Vec::len);
        found.is_dated = self.regrouped(&before, &acts, under);
        found
    }

    /// Puts the changes under their acts, if they can be carried out so.
    fn regrouped(
        &mut self,
        before: &Territory,
        acts: &[&Act],
        mut under: Vec<Vec<Change>>,
    ) -> bool {
        let Some(last) = self.plan.acts.first().cloned() else {
            return true;
        };
        let rest = under.pop().unwrap_or_default();
        let dated = acts
            .iter()
            .zip(under)
            .filter(|(_, changes)| !changes.is_empty());
        let mut all: Vec<Act> = dated
            .map(|(act, changes)| Act {
                changes: changes.into_iter().map(unplaced).collect(),
                unclear: Vec::new(),
                ..(*act).clone()
            })
            .collect();
        if !rest.is_empty() {
            all.push(Act {
                changes: rest.into_iter().map(unplaced).collect(),
                ..last
            });
        }
        let plan = Plan {
            acts: all,
            ..self.plan.clone()
        };
        let proof = prove_plan(
            before,
            &self.after,
            plan,
            self.floor.map(|floor| floor.metres),
        );
        let as_good = proof.applied.is_ok() && proof.residue.len() <= self.residue.len();
        if as_good {
            self.plan = proof.plan;
            self.applied = proof.applied;
            self.residue = proof.residue;
        }
        as_good
    }
}

fn facts_of(act: &Act) -> BTreeSet<String> {
    let changes = act.changes.iter();
    changes
        .flat_map(|change| facts_of_change(change.get_ref()))
        .collect()
}

/// The name of a unit out of its path.
fn last(path: &str) -> String {
    fold(path.rsplit('/').next().unwrap_or(path))
}

fn target(target: &Target) -> String {
    let (Target::Unit(name) | Target::Region(name)) = target;
    last(name.get_ref())
}

/// What a change says, in a form in which two writings of it are the same.
fn facts_of_change(change: &Change) -> BTreeSet<String> {
    let rename = |row: &Rename| format!("name {}", fold(row.to.get_ref()));
    let recode = |row: &Recode| format!("code {}", row.code.get_ref());
    let region = |name: &str| format!("region {}", fold(name));
    let ends = |names: &[toml::Spanned<String>], into: &str| -> Vec<String> {
        let ended = names.iter().map(|name| last(name.get_ref()));
        ended
            .filter(|name| *name != last(into))
            .map(|name| format!("end {name}"))
            .collect()
    };
    let facts = match change {
        Change::Create(c) => vec![region(c.region.get_ref())],
        Change::Divide(c) => c
            .into
            .iter()
            .map(|part| region(part.region.get_ref()))
            .collect(),
        Change::Merge(c) => {
            let into = c.into.get_ref();
            let mut facts = ends(&c.units, into);
            facts.extend(ends(&c.regions, into));
            facts.push(format!("merge {}", last(into)));
            facts
        }
        Change::Abolish(c) => vec![format!("end {}", target(&c.target))],
        Change::Transfer(c) => {
            let to = fold(c.to.get_ref());
            let units = c.units.iter();
            units
                .map(|unit| format!("go {} {to}", last(unit.get_ref())))
                .collect()
        }
        Change::Split(c) => {
            let parts = c.into.iter();
            parts
                .map(|part| format!("part {}", fold(part.name.get_ref())))
                .collect()
        }
        Change::MoveBorder(c) => {
            vec![format!(
                "land {} {}",
                last(c.from.get_ref()),
                last(c.to.get_ref())
            )]
        }
        Change::Rename(c) => vec![rename(c)],
        Change::RenameTable(c) => c.rows.iter().map(rename).collect(),
        Change::Recode(c) => vec![recode(c)],
        Change::RecodeTable(c) => c.rows.iter().map(recode).collect(),
        Change::SetStatus(c) => vec![format!("kind {} {}", target(&c.target), c.kind.get_ref())],
        Change::MoveCentre(c) => {
            vec![format!(
                "centre {} {}",
                target(&c.target),
                fold(c.centre.get_ref())
            )]
        }
    };
    facts.into_iter().collect()
}
