//! The claim of a territory held against its own figures, for a report.

use super::error::JobError;
use super::job::Job;
use super::series::{Over, SeriesAsk, series_of};
use super::sources::Log;
use crate::geodata::{ReadFile, Source};
use crate::series::{
    Claim, claim, growth, read_centres, read_figures, read_flows, read_groups, spans,
};

/// Years of a period, at most.
const SPAN: i16 = 5;

/// Holds the claim against figures and groups of the data set; `None` where it has none of
/// them, or the job brings other people.
pub(super) fn tested_claim(
    job: &Job,
    since: Option<i16>,
    source: &Source,
    log: &mut Log,
) -> Result<Option<Claim>, JobError> {
    let mut read = |name: &str| -> Result<Option<ReadFile>, JobError> {
        let file = source.series_table(name)?;
        if let Some(file) = &file {
            log.read(&file.name, file.text.as_bytes());
        }
        Ok(file)
    };
    let (Some(figures), Some(groups)) = (read("figures")?, read("groups")?) else {
        return Ok(None);
    };
    let flows = read("flows")?;
    let centres = read("centres")?;
    let mut figures = read_figures(&figures.text, &figures.name, None)?;
    // Groups are of the borders of the data: figures of other borders add little, and each
    // of their days would be a state to be made.
    figures.rows.retain(|row| row.borders.is_none());
    let flows = flows.map(|file| read_flows(&file.text, &file.name));
    let mut flows = flows.transpose()?;
    if let Some(flows) = &mut flows {
        flows.rows.retain(|row| row.borders.is_none());
    }
    let mut members = read_groups(&groups.text, &groups.name)?;
    members.retain(|member| member.borders.is_none());
    let ask = SeriesAsk {
        figures,
        flows,
        over: Over::Groups(members, groups.name),
        borders: None,
    };
    let own = Job {
        territory: job.territory.clone(),
        plan: job.plan.clone(),
        ..Job::default()
    };
    let mut set = series_of(&own, ask)?;
    set.series.without_empty_days();
    let periods = spans(&set.series, SPAN);
    let rows = growth(&set.ground, &set.series, &set.flows, &periods);
    let centres = centres.map(|file| read_centres(&file.text, &file.name));
    let centres = centres.transpose()?.unwrap_or_default();
    Ok(claim(set.series, &rows, (&periods, since), &centres))
}
