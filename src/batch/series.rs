//! Figures of many years on constant borders: reads what they are made of, and finds the
//! states whose borders they need.

use crate::msg;
use crate::words::Message;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::error::JobError;
use super::job::Job;
use super::sources::{JobReader, Log, look, plan_file, state_on, territory_source};
use crate::draw::{FontSet, Theme};
use crate::geodata::{ReadFile, Source};
use crate::reform::{Level, PlanSource, apply};
use crate::series::{
    Figures, FlowYears, Flows, Ground, Membership, Series, States, Target, group_targets,
    read_figures, read_flows, read_groups, region_targets, role_names, role_targets, series,
    unit_targets,
};
use crate::territory::Territory;
use crate::words::Names;

/// The areas that figures are put together for.
#[derive(Debug, Clone)]
pub enum Over {
    /// Regions or units.
    Level(Level),
    /// Groups of units: the rows of a table, and its name.
    Groups(Vec<Membership>, String),
    /// The same groups, put together by what they stand for.
    Roles(Vec<Membership>, String),
}

/// What series are asked for.
#[derive(Debug, Clone)]
pub struct SeriesAsk {
    /// The figures.
    pub figures: Figures,
    /// Flows, for the balance of periods.
    pub flows: Option<Flows>,
    /// The areas.
    pub over: Over,
    /// The day whose borders are meant, where it is not that of the data or of the outcome of
    /// the plan of the job.
    pub borders: Option<Date>,
}

/// Series, and what growth in periods is made of.
#[derive(Debug, Clone)]
pub struct SeriesSet {
    /// The figures on constant borders.
    pub series: Series,
    /// Flows with the people they are of.
    pub flows: FlowYears,
    /// The pieces of the borders.
    pub ground: Ground,
    /// What the plan is called on whose outcome they are put, where they are.
    pub after: Option<Names>,
}

/// The name of the territory of a job: its own, or that of its plan.
///
/// # Errors
/// If the plan cannot be read.
pub fn series_source(job: &Job) -> Result<Source, JobError> {
    let base = match (&job.territory, job.plan.is_empty()) {
        (Some(name), _) => name.clone(),
        (None, false) => {
            let file = plan_file(&job.plan)?;
            crate::reform::parse(&file.text, &file.name)?.territory
        }
        (None, true) => crate::geodata::DEFAULT_TERRITORY.to_owned(),
    };
    territory_source(&base)
}

/// A table over the years that a territory has.
///
/// # Errors
/// Says what to do where it has none.
fn own_table(
    source: &Source,
    (name, file): (&str, &'static str),
    hint: Message,
) -> Result<ReadFile, JobError> {
    let found = source.series_table(name)?;
    found.ok_or_else(|| JobError::NoSeries {
        territory: source.label(),
        file,
        hint,
    })
}

/// The territory's own figures.
///
/// # Errors
/// Says what to do where it has none.
pub fn own_figures(source: &Source) -> Result<Figures, JobError> {
    let hint = msg!("hint-name-table");
    let file = own_table(source, ("figures", "series/figures.csv"), hint)?;
    Ok(read_figures(&file.text, &file.name, None)?)
}

/// The territory's own flows, where it has some.
///
/// # Errors
/// Names the line that cannot be used.
pub fn own_flows(source: &Source) -> Result<Option<Flows>, JobError> {
    let file = source.series_table("flows")?;
    let flows = file.map(|file| read_flows(&file.text, &file.name));
    Ok(flows.transpose()?)
}

/// The territory's own groups, with the name of their table.
///
/// # Errors
/// Says what to do where it has none.
pub fn own_groups(source: &Source) -> Result<(Vec<Membership>, String), JobError> {
    let hint = msg!("hint-name-groups");
    let file = own_table(source, ("groups", "series/groups.csv"), hint)?;
    Ok((read_groups(&file.text, &file.name)?, file.name))
}

/// The look and the fonts that a job names.
///
/// # Errors
/// If one cannot be had.
pub fn chart_look(job: &Job) -> Result<(Theme, FontSet), JobError> {
    look(job, &mut Log::default())
}

/// Puts figures together on constant borders.
///
/// # Errors
/// Names the line of a table that cannot be used, or the day that is not known.
pub fn series_of(job: &Job, ask: SeriesAsk) -> Result<SeriesSet, JobError> {
    let source = series_source(job)?;
    let base = source.open_unrecorded()?.territory;
    let states = states(&base, &ask)?;
    let (outcome, after) = match (&ask.over, ask.borders) {
        (Over::Level(_), Some(day)) => (state_on(base.clone(), day)?, None),
        (Over::Level(_), None) if !job.plan.is_empty() => {
            let (outcome, title) = outcome(job)?;
            (outcome, Some(title))
        }
        _ => (base.clone(), None),
    };
    let ground = Ground::new(&base, states.values().chain([&outcome]));
    let targets = targets(&ground, &states, (&base, &outcome), &ask.over)?;
    let flows = || match &ask.flows {
        Some(flows) => FlowYears::new(&ground, &states, base.date, (flows, &ask.figures)),
        None => Ok(FlowYears::default()),
    };
    let lines = || series(&ground, &states, base.date, &ask.figures, targets);
    let (flows, series) = rayon::join(flows, lines);
    Ok(SeriesSet {
        series: series?,
        flows: flows?,
        ground,
        after,
    })
}

/// The states of all days whose borders a table names.
fn states(base: &Territory, ask: &SeriesAsk) -> Result<States, JobError> {
    let mut days: BTreeSet<Date> = ask.figures.borders();
    days.extend(ask.flows.iter().flat_map(Flows::borders));
    if let Over::Groups(members, _) | Over::Roles(members, _) = &ask.over {
        days.extend(members.iter().filter_map(|member| member.borders));
    }
    let mut states = States::from([(base.date, base.clone())]);
    for day in days {
        if day != base.date {
            states.insert(day, state_on(base.clone(), day)?);
        }
    }
    Ok(states)
}

/// The state after the plan of a job, and what the plan is called.
fn outcome(job: &Job) -> Result<(Territory, Names), JobError> {
    let base = JobReader::new().without_record().base(job)?;
    let plan = PlanSource::new(&base.plan, &base.file.name, &base.file.text);
    let after = apply(plan, &base.territory, &base.options)?.after;
    Ok((after, base.plan.titles.with(&base.plan.title)))
}

fn targets(
    ground: &Ground,
    states: &States,
    (base, outcome): (&Territory, &Territory),
    over: &Over,
) -> Result<Vec<Target>, JobError> {
    let groups = |members: &[Membership], file: &str| {
        group_targets(ground, states, base.date, members, file)
    };
    Ok(match over {
        Over::Level(Level::Regions) => region_targets(ground, outcome),
        Over::Level(Level::Units) => unit_targets(ground, outcome),
        Over::Groups(members, file) => groups(members, file)?,
        Over::Roles(members, file) => role_targets(&groups(members, file)?, role_names),
    })
}
