//! Acts that are known: changes take their dates and sources from the acts that they fit.

mod centres;
mod facts;
mod known;
mod told;

use super::explain::explain;
use super::infer::Inferred;
use super::least::rows;
use super::proof::prove_plan;
use super::schedule::dated;
use super::step::Step;
use crate::invert::unplaced;
use crate::plan::{Act, Plan};
use known::KnownAct;
pub use known::KnownActs;
use told::Told;

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
    /// Gives changes the acts that they fit, among those of the time between the vintages,
    /// and carries the plan out again, act by act.
    pub fn with_acts(&mut self, known: &KnownActs) -> ActsFound {
        let between = |act: &&KnownAct| (self.before.date..=self.after.date).contains(&act.day());
        let mut acts: Vec<&KnownAct> = known.acts.iter().filter(between).collect();
        acts.sort_by_key(|act| act.day());
        self.take_centres(&acts);
        let all = explain(&self.before, &self.after, &self.matching, &self.choices);
        let mut times: Vec<Vec<Step>> = vec![Vec::new(); acts.len() + 1];
        for step in &all.steps {
            let told = Told::of(&all, step);
            let fits = acts.iter().map(|act| act.fits(&told)).enumerate();
            let best = fits.filter(|(_, n)| *n > 0);
            let best = best.max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
            times[best.map_or(acts.len(), |(place, _)| place)].push(step.clone());
        }
        let mut found = ActsFound::default();
        for (act, steps) in acts.iter().zip(&times) {
            match steps.len() {
                0 => found.without_change.push(act.label()),
                n => found.fitted.push((act.label(), n)),
            }
        }
        found.without_act = times.last().map_or(0, Vec::len);
        let changes = dated(&all, times);
        drop(all);
        let Some(changes) = changes else {
            return found;
        };
        let heads = acts.iter().map(|act| act.act.clone());
        let own = self.plan.acts.first().cloned();
        let acts = heads.chain(own).zip(changes);
        let acts = acts.filter(|(_, changes)| !changes.is_empty());
        let acts = acts.map(|(head, changes)| Act {
            changes: changes.into_iter().map(unplaced).collect(),
            ..head
        });
        let plan = Plan {
            acts: acts.collect(),
            ..self.plan.clone()
        };
        found.is_dated = self.take_if_as_good(plan);
        found
    }

    /// Takes another plan, if it leaves no more.
    fn take_if_as_good(&mut self, plan: Plan) -> bool {
        let metres = self.floor.map(|floor| floor.noise_m());
        let proof = prove_plan(&self.before, &self.after, plan, metres);
        let as_good = proof.applied.is_ok() && proof.residue.len() <= self.residue.len();
        if as_good {
            let changes = proof.plan.acts.iter().flat_map(|act| &act.changes);
            self.changes = changes.map(|change| rows(change.get_ref())).sum();
            self.plan = proof.plan;
            self.applied = proof.applied;
            self.residue = proof.residue;
        }
        as_good
    }
}
