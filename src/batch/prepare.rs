//! Reading, applying, measuring.

use std::path::Path;
use std::sync::Arc;

use super::claim::{ClaimTexts, held_claim};
use super::error::JobError;
use super::job::Job;
use super::remark::Remark;
use super::sources::{
    Base, HeldClaim, Input, JobReader, Kept, KeptRules, Log, PreparedRoads, file_demand, input,
    logo, look, prepare_roads, read_standards, road_warnings,
};
use crate::compare::{
    Assessment, Comparison, KnownShapes, RoadStudy, Study, assess, compare, compare_with,
};
use crate::draw::{FontSet, Logo, Theme};
use crate::figures::Subject;
use crate::geodata::{Backdrop, ReadFile, Source};
use crate::io::read_text;
use crate::measure::{Demand, OfficeRules, parse_office_rules};
use crate::msg;
use crate::reform::{Applied, Plan, PlanSource, apply};
use crate::series::Claim;
use crate::territory::{Names, TestedClaim};
use crate::words::Lang;

/// A job read, applied and measured.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// What was asked for.
    pub job: Job,
    /// Name of the plan: that of its file without the ending.
    pub name: String,
    /// The plan.
    pub plan: Plan,
    /// The plan carried out.
    pub applied: Applied,
    /// Both states measured.
    pub comparison: Comparison,
    /// Where demand came from a file: whether the other choice of scaling is
    /// scaled, and the demand under it.
    pub other_scaling: Option<(bool, Demand)>,
    /// Rules on seats and offices, where there are any.
    pub rules: Option<OfficeRules>,
    /// Titles of the packs of standards that the plan names, and what they say of the
    /// regions.
    pub assessments: Vec<(Names, Vec<Assessment>)>,
    /// The claim of the territory held against its figures over the years, where it has
    /// both and a record is kept.
    pub claim: Option<Arc<Claim>>,
    /// Shapes of regions that were measured before.
    pub(super) known_shapes: KnownShapes,
    /// The figures of that claim as they were written in languages.
    pub(super) claim_texts: ClaimTexts,
    /// What the claim is.
    pub tested: Option<TestedClaim>,
    /// Ways along roads, where roads are given.
    pub roads: Option<PreparedRoads>,
    /// Lakes and rivers.
    pub backdrop: Arc<Backdrop>,
    /// Fonts for letters that the embedded one lacks.
    pub fonts: FontSet,
    /// Colours, widths of lines and sizes of letters of maps and charts.
    pub theme: Theme,
    /// The sign of who publishes the results.
    pub logo: Option<Logo>,
    /// What was read, in a fixed order; nothing where no record is kept, and then no
    /// files of a run can be made.
    pub inputs: Vec<Input>,
    /// What somebody should look at.
    pub warnings: Vec<Remark>,
    /// What was put right in the inputs.
    pub notes: Vec<Remark>,
}

impl Prepared {
    /// Ways along roads, where roads are given.
    pub fn road_study(&self) -> Option<&RoadStudy> {
        self.roads.as_ref().map(|roads| &roads.study)
    }

    /// The language of results, in the words of the country.
    pub fn lang(&self) -> Lang {
        self.applied.after.local_words(self.job.lang)
    }

    /// Whether any boundaries are known.
    pub(super) fn has_land(&self) -> bool {
        self.applied.after.coverage.is_some()
    }

    /// The same in each other language that the report can be switched to.
    pub(super) fn in_other_languages(&self) -> Vec<Self> {
        let others = self.job.also.iter().map(|lang| Self {
            job: Job {
                lang: *lang,
                also: Vec::new(),
                ..self.job.clone()
            },
            ..self.clone()
        });
        others.collect()
    }

    /// What views are made of.
    pub fn study(&self) -> Study<'_> {
        Study {
            applied: &self.applied,
            comparison: &self.comparison,
            office_rules: self.rules.as_ref(),
            roads: self.road_study(),
            other_scaling: self.other_scaling.as_ref(),
            known_shapes: &self.known_shapes,
        }
    }

    /// What its maps and charts are made from.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            lang: self.lang(),
            plan: &self.plan,
            applied: &self.applied,
            comparison: &self.comparison,
            backdrop: &self.backdrop,
            boundaries: &self.job.boundaries,
            fonts: &self.fonts,
            theme: &self.theme,
            roads: self.job.roads.as_ref().map(|roads| roads.file.as_path()),
        }
    }
}

/// Reads, applies and measures a job.
///
/// # Errors
/// See [`JobError`].
pub fn prepare(job: &Job) -> Result<Prepared, JobError> {
    JobReader::new().prepare(job)
}

impl JobReader {
    /// Reads, applies and measures a job.
    ///
    /// # Errors
    /// See [`JobError`].
    pub fn prepare(&self, job: &Job) -> Result<Prepared, JobError> {
        let base = self.base(job)?;
        prepared(job, base, self.keeps_record(), self.kept())
    }
}

/// Applies and measures a job whose plan and territory have been read; no record is kept.
///
/// # Errors
/// See [`JobError`].
pub fn prepare_base(job: &Job, base: Base) -> Result<Prepared, JobError> {
    prepared(job, base, false, None)
}

fn prepared(
    job: &Job,
    base: Base,
    record: bool,
    kept: Option<&Kept>,
) -> Result<Prepared, JobError> {
    let Base {
        file,
        plan,
        territory,
        source,
        options,
        backdrop,
        inputs,
        warnings,
        notes,
    } = base;
    let mut log = Log {
        record,
        inputs,
        warnings,
        notes,
    };
    let tested = territory.claim.clone().filter(|_| record);
    let work = || -> Result<_, JobError> {
        let applied = apply(
            PlanSource::new(&plan, &file.name, &file.text),
            &territory,
            &options,
        )?;
        log.warnings.extend(Remark::of_plan(&applied.warnings));
        let (comparison, other_scaling) = measured(job, &applied, kept, &mut log)?;
        log.warnings.extend(unplaced(&comparison));
        let rules = rules(job, &source, kept, &mut log)?;
        let roads = along_roads(job, &applied, &comparison, &mut log)?;
        Ok((applied, comparison, other_scaling, rules, roads))
    };
    // The claim of a territory is its own, whatever the plan does.
    let held = || match &tested {
        Some(claim) => held_claim(job, claim.since, &source, kept, record),
        None => Ok(HeldClaim::default()),
    };
    let (worked, held) = rayon::join(work, held);
    let (applied, comparison, other_scaling, rules, roads) = worked?;
    let HeldClaim {
        claim,
        texts: claim_texts,
        inputs,
    } = held?;
    inputs.into_iter().for_each(|input| log.input(input));
    let assessments = judged((&plan, &file), &applied, kept, &mut log)?;
    let (theme, fonts) = look(job, &mut log)?;
    let logo = job.logo.as_deref().map(|file| logo(file, &mut log));
    Ok(Prepared {
        name: job.name(),
        job: job.clone(),
        plan,
        applied,
        comparison,
        other_scaling,
        rules,
        assessments,
        claim,
        claim_texts,
        known_shapes: kept.map(Kept::shapes).unwrap_or_default(),
        tested,
        roads,
        backdrop,
        fonts,
        theme,
        logo: logo.transpose()?,
        inputs: log.inputs,
        warnings: log.warnings,
        notes: log.notes,
    })
}

type OtherScaling = Option<(bool, Demand)>;

/// Both states measured, with the demand of the job.
fn measured(
    job: &Job,
    applied: &Applied,
    kept: Option<&Kept>,
    log: &mut Log,
) -> Result<(Comparison, OtherScaling), JobError> {
    let measuring = job.measuring.clone();
    let Some(file) = &job.demand_file else {
        return Ok((compare(applied, measuring), None));
    };
    let found = file_demand(file, job, &applied.after, (kept, log))?;
    let other = (!measuring.scaled, found.other);
    let mut comparison = compare_with(applied, measuring, found.demand);
    comparison.demand_file = Some(file.display().to_string());
    Ok((comparison, Some(other)))
}

/// The rules of the job, else those of the data set; read once for all jobs that share what
/// they keep.
fn rules(
    job: &Job,
    source: &Source,
    kept: Option<&Kept>,
    log: &mut Log,
) -> Result<Option<OfficeRules>, JobError> {
    let read = || read_rules(job, source);
    let key = || match &job.rules {
        Some(path) => path.display().to_string(),
        None => format!("of {}", source.label()),
    };
    let rules = match kept {
        Some(kept) => kept.rules(key(), read)?,
        None => read()?,
    };
    Ok(rules.map(|(rules, read)| {
        log.input(read);
        rules
    }))
}

fn read_rules(job: &Job, source: &Source) -> Result<KeptRules, JobError> {
    let file = match &job.rules {
        Some(path) => Some(ReadFile {
            name: path.display().to_string(),
            text: read_text(path)?.into(),
        }),
        None => source.rules()?,
    };
    let Some(file) = file else { return Ok(None) };
    let rules = parse_office_rules(&file.text, &file.name)?;
    Ok(Some((rules, input(&file.name, file.text.as_bytes()))))
}

/// The ways along the roads of the job, where it has some.
fn along_roads(
    job: &Job,
    applied: &Applied,
    comparison: &Comparison,
    log: &mut Log,
) -> Result<Option<PreparedRoads>, JobError> {
    let Some(given) = &job.roads else {
        return Ok(None);
    };
    let (roads, input) = prepare_roads(given, applied, comparison)?;
    log.warnings.extend(
        road_warnings(&given.file, &roads.facts)
            .into_iter()
            .map(Remark::from),
    );
    log.input(input);
    Ok(Some(roads))
}

/// What the packs of standards that a plan names say of its regions.
fn judged(
    (plan, file): (&Plan, &ReadFile),
    applied: &Applied,
    kept: Option<&Kept>,
    log: &mut Log,
) -> Result<Vec<(Names, Vec<Assessment>)>, JobError> {
    let mut judged = Vec::new();
    for name in &plan.rules {
        let name = name.get_ref();
        let read = || read_standards(name, &file.name);
        let (standards, read) = match kept {
            Some(kept) => kept.standards(format!("{name}\n{}", folder_of(&file.name)), read)?,
            None => read()?,
        };
        log.input(read);
        let assessed = assess(&applied.after, &standards);
        judged.push((standards.title, assessed));
    }
    Ok(judged)
}

/// The folder from which relative names of a plan start.
fn folder_of(plan: &str) -> String {
    let folder = Path::new(plan).parent();
    folder.map_or_else(String::new, |folder| folder.display().to_string())
}

fn unplaced(comparison: &Comparison) -> Option<Remark> {
    let people = comparison.unplaced;
    (people > 0).then(|| msg!("warning-unplaced", people = people).into())
}
