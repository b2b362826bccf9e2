//! The state that a plan starts from, which many plans have in common.

use std::collections::BTreeMap;
use std::fmt::Debug;

use geo_types::MultiPolygon;
use jiff::civil::Date;
use serde_json::json;

use super::again::codes;
use super::boundaries::swap_boundaries;
use super::fetched::{self, BoundaryFile};
use super::log::Log;
use super::population::with_population;
use super::states::state_on;
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::reform::{Plan, PlanSource};
use crate::territory::Territory;

/// A state on the way to what a plan starts from, and what was read for it.
#[derive(Debug, Clone)]
pub(super) struct Start {
    pub(super) territory: Territory,
    pub(super) outlines: BTreeMap<String, MultiPolygon<f64>>,
    /// Outlines of lower units, by code.
    pub(super) lower: BTreeMap<String, MultiPolygon<f64>>,
    pub(super) log: Log,
}

impl Start {
    fn new(territory: Territory, log: Log) -> Self {
        Self {
            territory,
            outlines: BTreeMap::new(),
            lower: BTreeMap::new(),
            log,
        }
    }

    /// With the people of the table that a job names.
    pub(super) fn counted(
        mut territory: Territory,
        job: &Job,
        record: bool,
    ) -> Result<Self, JobError> {
        let mut log = Log::new(record);
        with_population(&mut territory, job, &mut log)?;
        Ok(Self::new(territory, log))
    }

    /// With the boundaries of the files that a job names.
    pub(super) fn swapped(
        territory: Territory,
        (job, files): (&Job, &[BoundaryFile]),
        plans: &[PlanSource<'_>],
        record: bool,
    ) -> Result<Self, JobError> {
        let mut log = Log::new(record);
        let swapped = swap_boundaries(territory, (job, files), plans, &mut log)?;
        let mut territory = swapped.territory;
        let own = territory.attribution.boundaries.take();
        territory.attribution.boundaries = fetched::attribution(files).or(own);
        Ok(Self {
            outlines: swapped.outlines,
            lower: swapped.lower,
            ..Self::new(territory, log)
        })
    }

    /// On a day.
    pub(super) fn on(territory: Territory, day: Date) -> Result<Self, JobError> {
        Ok(Self::new(state_on(territory, day)?, Log::default()))
    }
}

/// What tells the states apart that jobs start from: the same key, the same state.
pub(super) struct StartKey(String);

impl StartKey {
    /// Of a job before the plan is looked at.
    pub(super) fn new(job: &Job, territory: &str) -> Self {
        let boundaries = (&job.boundaries, &job.key, &job.boundaries_on);
        let read = (&job.encoding, &job.crs, &job.accept);
        let people = (&job.population, &job.population_field);
        Self(written(&(
            territory,
            &job.territory,
            boundaries,
            read,
            people,
        )))
    }

    /// Of a step.
    pub(super) fn step(&self, step: &str) -> String {
        format!("{step} {}", self.0)
    }

    /// Once other boundaries are joined by the codes that the plans give on their days.
    pub(super) fn joined(mut self, plans: &[PlanSource<'_>]) -> Self {
        for source in plans {
            self.0.push_str(&codes_and_days(source.plan));
        }
        self
    }
}

/// As values alone: where they stand in the plan makes no difference.
fn codes_and_days(plan: &Plan) -> String {
    let days = plan.acts.iter().map(|act| act.effective.get_ref().0);
    let days = written(&(plan.as_of.0, days.collect::<Vec<_>>()));
    days + &json!(codes(plan)).to_string()
}

fn written(key: &impl Debug) -> String {
    format!("{key:?}")
}
