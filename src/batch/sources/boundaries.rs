//! `--boundaries`: other boundaries for the units of the territory.

use std::collections::{BTreeMap, BTreeSet};

use geo_types::MultiPolygon;

use super::cutters::parts;
use super::fetched::BoundaryFile;
use super::later::{days, state_then};
use super::log::Log;
use super::lost_land::LostLand;
use crate::batch::accept::Accepted;
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::batch::remark::Remark;
use crate::boundaries::Outlines;
use crate::geodata::{Joined, holders, join};
use crate::io::{ReadOptions, read_boundaries_as};
use crate::msg;
use crate::reform::{Plan, PlanSource};
use crate::territory::{Territory, UnitPath};
use crate::words::{self, Message};

/// A territory with other boundaries.
pub(super) struct Swapped {
    pub(super) territory: Territory,
    pub(super) outlines: BTreeMap<String, MultiPolygon<f64>>,
    /// Outlines of lower units, by code.
    pub(super) lower: BTreeMap<String, MultiPolygon<f64>>,
}

/// Codes and outlines, in the order of their files.
type Features = Vec<(String, MultiPolygon<f64>)>;

/// Reads the files of a job and joins their features to the units by code. The plans
/// begin with the territory: codes of units that they create are kept for them.
pub(super) fn swap_boundaries(
    territory: Territory,
    (job, files): (&Job, &[BoundaryFile]),
    plans: &[PlanSource<'_>],
    log: &mut Log,
) -> Result<Swapped, JobError> {
    let features = features((job, files), log)?;
    let creating = plans.iter().flat_map(|source| created_codes(source.plan));
    let creating: BTreeSet<String> = creating.collect();
    let then = match job.boundaries_on {
        Some(day) => Some(state_then(&territory, plans, day)?),
        None => found_day(&territory, plans, &features, &creating),
    };
    if let (Some(then), None) = (&then, job.boundaries_on) {
        let note = msg!("boundaries-of-day", day = then.date);
        log.notes.push(Remark::from(note));
    }
    let day = then.as_ref().map_or(territory.date, |then| then.date);
    let joined = join(territory, then.as_ref(), features)?;
    let stray = joined.outlines.keys();
    let stray: Vec<String> = stray.filter(|c| !creating.contains(*c)).cloned().collect();
    let accepted = job.accept.contains(&Accepted::UnitsWithoutLand);
    if !accepted && !stray.is_empty() && !joined.without_feature.is_empty() {
        return Err(JobError::LostLand(LostLand {
            day,
            units: joined.without_feature.iter().map(UnitPath::main).collect(),
            missing: joined.codes_without_feature,
            stray,
        }));
    }
    let repairs = joined.repairs.iter().cloned();
    log.notes.extend(repairs.map(Remark::from));
    let remarks = remarks(&joined, &stray).into_iter();
    log.warnings.extend(remarks.map(Remark::from));
    let mut outlines = joined.outlines;
    outlines.retain(|code, _| creating.contains(code));
    outlines.extend(joined.parts);
    Ok(Swapped {
        territory: joined.territory,
        outlines,
        lower: joined.lower,
    })
}

fn features((job, files): (&Job, &[BoundaryFile]), log: &mut Log) -> Result<Features, JobError> {
    let mut features = Vec::new();
    for file in files {
        let reading = ReadOptions {
            // What was fetched is verified whenever it is read.
            checksum: log.record || file.cached.is_some(),
            ..job.reading(&file.path)
        };
        let read = read_boundaries_as(&file.path, &reading)?;
        let outlines = Outlines::new(read, &file.label())?;
        let warnings = outlines.named_warnings();
        log.warnings.extend(warnings.map(Remark::from));
        log.sources(&file.checked(&outlines.sources)?);
        let mut keyed = outlines.keyed(&file.key)?;
        keyed.retain(|(code, _)| file.only.is_empty() || file.only.contains(code));
        features.extend(keyed);
    }
    Ok(features)
}

fn created_codes(plan: &Plan) -> impl Iterator<Item = String> {
    let codes = parts(plan).filter_map(|part| part.code.as_ref());
    codes.map(|code| code.get_ref().clone())
}

/// The state of the one later day whose codes all features have, where they are not
/// those of the territory's own day. Days on which they mean the same are one day.
fn found_day(
    territory: &Territory,
    plans: &[PlanSource<'_>],
    features: &[(String, MultiPolygon<f64>)],
    creating: &BTreeSet<String>,
) -> Option<Territory> {
    let codes = || features.iter().map(|(code, _)| code.as_str());
    let own = holders(territory, territory, codes());
    let mut stray = codes().zip(&own);
    if !stray.any(|(code, holder)| holder.is_none() && !creating.contains(code)) {
        return None;
    }
    let mut found: Option<(Territory, Vec<_>)> = None;
    for day in days(plans) {
        // What is wrong with a plan is said when it is applied.
        let Ok(then) = state_then(territory, plans, day) else {
            continue;
        };
        let meant = holders(territory, &then, codes());
        if meant.iter().any(Option::is_none) {
            continue;
        }
        let differs = |(_, earlier): &(Territory, Vec<_>)| *earlier != meant;
        if found.as_ref().is_some_and(differs) {
            return None;
        }
        found = Some((then, meant));
    }
    found.map(|(then, _)| then)
}

fn remarks(joined: &Joined, stray: &[String]) -> Vec<Message> {
    let mut remarks = Vec::new();
    if let Some((written, meant)) = joined.restored.first() {
        let n = joined.restored.len();
        remarks.push(msg!(
            "warning-codes-restored",
            n = n,
            written = written,
            meant = meant
        ));
    }
    if !stray.is_empty() {
        let (n, codes) = (stray.len(), stray.join(", "));
        remarks.push(msg!("warning-features-stray", n = n, codes = codes));
    }
    let bare = &joined.without_feature;
    if !bare.is_empty() {
        let units = words::joined(", ", bare);
        remarks.push(msg!(
            "warning-units-without-feature",
            n = bare.len(),
            units = units
        ));
    }
    let merged = &joined.merged;
    if !merged.is_empty() {
        let pairs = merged.iter().map(|(unit, with)| {
            let pair = [unit, with];
            words::joined(" → ", pair)
        });
        let (n, units) = (merged.len(), words::joined(", ", pairs));
        remarks.push(msg!("warning-units-merged", n = n, units = units));
    }
    let n = joined.misplaced_settlements;
    if n > 0 {
        remarks.push(msg!("warning-settlements-misplaced", n = n));
    }
    remarks
}
