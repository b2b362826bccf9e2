//! The claim of a territory held against its own figures, for a report.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::error::JobError;
use super::job::Job;
use super::series::{Over, SeriesAsk, series_of};
use super::sources::{HeldClaim, Kept, Log};
use crate::geodata::{ReadFile, Source};
use crate::msg;
use crate::series::{
    Claim, claim, growth, read_centres, read_figures, read_flows, read_groups, series_table, spans,
};
use crate::words::Lang;

/// Years of a period, at most.
const SPAN: i16 = 5;

/// The figures of a claim as CSV by language, written once for all jobs that share the claim.
#[derive(Debug, Clone, Default)]
pub(super) struct ClaimTexts(Arc<Mutex<BTreeMap<Lang, Arc<str>>>>);

impl ClaimTexts {
    /// The table with names in a language.
    pub(super) fn csv(&self, claim: &Claim, lang: Lang) -> Arc<str> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = known().get(&lang) {
            return Arc::clone(text);
        }
        let text: Arc<str> = series_table(&claim.series, None).to_csv(lang).into();
        known().insert(lang, Arc::clone(&text));
        text
    }
}

/// The claim held against figures and groups of the data set, once for all jobs that share
/// what they keep; `None` where it has none of them.
pub(super) fn held_claim(
    job: &Job,
    since: Option<i16>,
    source: &Source,
    kept: Option<&Kept>,
    record: bool,
) -> Result<HeldClaim, JobError> {
    let test = || -> Result<HeldClaim, JobError> {
        let mut own = Log {
            record,
            ..Log::default()
        };
        let claim = tested_claim(job, since, source, &mut own)?;
        Ok(HeldClaim {
            claim: claim.map(Arc::new),
            inputs: own.inputs,
            texts: ClaimTexts::default(),
        })
    };
    let key = || {
        let label = source.label();
        let encoding = job.encoding.of(Path::new(&label)).unwrap_or_default();
        format!("{label}\n{encoding}")
    };
    match kept {
        Some(kept) => kept.claim(key(), test),
        None => test(),
    }
}

fn tested_claim(
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
    let all = figures.rows.len();
    figures.rows.retain(|row| row.borders.is_none());
    let left_out = all - figures.rows.len();
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
    let mut claim = claim(set.series, &rows, (&periods, since), &centres);
    if let Some(table) = claim.as_mut().and_then(|claim| claim.tables.first_mut())
        && left_out > 0
    {
        let note = msg!("claim-left-out", n = left_out);
        table.notes.push(note.into());
    }
    Ok(claim)
}
