//! Sums of a part of the demand, which can be added to other parts in any order and give
//! the same bytes.
//!
//! A partial says what it was made with: the plan, the boundaries and all else that was
//! read, and how distance is measured. Only partials of the same can be added.

mod file;
mod make;
mod table;

use crate::msg;
use crate::words::{Message, Tell, Told};
use serde::{Deserialize, Serialize};

use super::error::JobError;
use super::prepare::Prepared;
use crate::io::{InputError, sha256_hex};
use crate::measure::{Assigner, Summing, Sums, TooMany};
use crate::territory::{RegionId, Territory};
use crate::words::Names;

pub use file::read_partial;
pub use table::{merged_flows, merged_table};

/// Sums with what they were made with.
#[derive(Debug, Clone, PartialEq)]
pub struct Partial {
    /// What all partials that are added have in common.
    pub made: MadeWith,
    /// The sums.
    pub sums: Sums,
}

/// What sums were made with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeWith {
    /// Name of the plan.
    pub plan: String,
    /// SHA-256 over the checksums of the plan, the boundaries and all other inputs.
    pub inputs: String,
    /// Version of the program.
    pub version: String,
    /// How distance is measured.
    pub metric: String,
    /// Metres within which a way counts as unchanged.
    pub tolerance_m: u32,
    /// Kilometres beyond which people are counted.
    pub thresholds_km: Vec<f64>,
    /// The regions before, by their number.
    pub before: Vec<RegionName>,
    /// The regions after, by their number.
    pub after: Vec<RegionName>,
    /// Name of the country.
    pub country: Names,
}

/// What a region is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionName {
    /// Its names.
    pub names: Names,
    /// Its code on the day of the state.
    pub code: Option<String>,
    /// Its place among the regions of its state; none of a region that does not exist then.
    pub order: Option<u32>,
}

/// Why partials cannot be made or added.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
#[non_exhaustive]
pub enum PartialError {
    /// The plan cannot be carried out.
    Job(#[from] JobError),
    /// An input cannot be read.
    Read(#[from] InputError),
    /// More people than fit.
    TooMany {
        /// The file.
        file: String,
        /// The error.
        error: TooMany,
    },
    /// It is not as it was written.
    NoPartial {
        /// The file.
        file: String,
        /// What is wrong.
        what: Message,
    },
    /// Partials of different plans, boundaries or ways of measuring.
    Different {
        /// The partial.
        file: String,
        /// The first partial.
        first: String,
        /// What differs.
        what: Message,
    },
}

impl Tell for PartialError {
    fn told(&self) -> Told {
        match self {
            Self::Job(error) => error.told(),
            Self::Read(error) => error.told(),
            Self::TooMany { file, error } => error.told().in_file(file),
            Self::NoPartial { file, what } => {
                Told::new(msg!("error-no-partial", file = file, said = what))
            }
            Self::Different { file, first, what } => Told::new(msg!(
                "error-partial-different",
                file = file,
                first = first,
                what = what,
            )),
        }
    }
}

/// A plan that points are summed under.
#[derive(Debug)]
pub struct PartialPlan {
    made: MadeWith,
    assigner: Assigner,
}

/// A partial that points are still added to.
#[derive(Debug)]
pub struct PartialMaker<'a> {
    plan: &'a PartialPlan,
    sums: Summing,
}

impl PartialPlan {
    /// Of a plan that was carried out, with a record of what it read.
    ///
    /// # Errors
    /// If the units have no boundaries, or no record was kept.
    pub fn new(prepared: &Prepared) -> Result<Self, JobError> {
        if prepared.inputs.is_empty() {
            return Err(JobError::Unrecorded);
        }
        let (applied, measuring) = (&prepared.applied, &prepared.job.measuring);
        let (before, after) = (&applied.before, &applied.after);
        let assigner = Assigner::new(before, after, measuring.metric);
        let no_land = || JobError::NoBoundaries("the parts".to_owned());
        let sums = prepared.inputs.iter().map(|input| input.sha256.as_str());
        let mut sums: Vec<&str> = sums.collect();
        sums.sort_unstable();
        Ok(Self {
            assigner: assigner.ok_or_else(no_land)?,
            made: MadeWith {
                plan: prepared.name.clone(),
                inputs: sha256_hex(sums.join("\n").as_bytes()),
                metric: measuring.metric.to_string(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                tolerance_m: (measuring.tolerance_km * 1000.0).round() as u32,
                thresholds_km: measuring.thresholds_km.clone(),
                before: regions(before),
                after: regions(after),
                country: after.title.clone(),
            },
        })
    }
}

fn regions(territory: &Territory) -> Vec<RegionName> {
    let order = territory.regions_in_order();
    let place = |id: RegionId| order.iter().position(|other| *other == id);
    let regions = (0u32..).zip(&territory.regions);
    let name = |(i, region): (u32, &crate::territory::Region)| RegionName {
        names: region.names.clone(),
        code: region.code_on(territory.date).map(str::to_owned),
        order: place(RegionId(i)).and_then(|at| u32::try_from(at).ok()),
    };
    regions.map(name).collect()
}

/// Adds partials; each comes with the name of its file. Nothing of nothing.
///
/// # Errors
/// Names the partial that was made with something else.
pub fn merge_partials<I>(partials: I) -> Result<Option<Partial>, PartialError>
where
    I: IntoIterator<Item = Result<(String, Partial), PartialError>>,
{
    let mut merged: Option<(String, Partial)> = None;
    for next in partials {
        let (file, partial) = next?;
        let Some((first, all)) = &mut merged else {
            merged = Some((file, partial));
            continue;
        };
        if let Some(what) = all.made.differs(&partial.made) {
            let first = first.clone();
            return Err(PartialError::Different { file, first, what });
        }
        let added = all.sums.merge(&partial.sums);
        added.map_err(|error| PartialError::TooMany { file, error })?;
    }
    Ok(merged.map(|(_, all)| all))
}

impl MadeWith {
    /// What another was made with that this was not.
    fn differs(&self, other: &Self) -> Option<Message> {
        let said = |what: Message, one: &str, two: &str| {
            msg!("error-differs", what = what, two = two, one = one)
        };
        if self.plan != other.plan {
            return Some(said(msg!("error-differs-plan"), &self.plan, &other.plan));
        }
        if self.metric != other.metric {
            return Some(said(
                msg!("error-differs-metric"),
                &self.metric,
                &other.metric,
            ));
        }
        if self.inputs != other.inputs {
            return Some(msg!("error-differs-inputs"));
        }
        (self != other).then(|| msg!("error-differs-measures"))
    }
}
