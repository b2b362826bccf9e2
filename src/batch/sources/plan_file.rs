//! Plan files, and the plans that go before them.

use crate::words::Tell;
use std::io;
use std::path::{Path, PathBuf};

use crate::batch::error::JobError;
use crate::geodata::{DATA_SETS, ReadFile, embedded_plan};
use crate::io::{InputError, is_feature_file, read_text};
use crate::msg;
use crate::reform::{Diagnostics, Plan, Problem, parse};
use crate::words::Message;

/// An embedded plan by name, else a file.
pub(in crate::batch) fn plan_file(plan: &str) -> Result<ReadFile, JobError> {
    if let Some((set, text)) = embedded_plan(plan) {
        return Ok(ReadFile {
            name: format!("geodata:{}/reforms/{plan}.toml", set.name),
            text: text.into(),
        });
    }
    let path = Path::new(plan);
    let looks_like_file = path.extension().is_some() || path.components().count() > 1;
    if !looks_like_file && !path.exists() {
        let known = DATA_SETS
            .iter()
            .flat_map(|set| set.plans())
            .map(|(name, _)| name);
        return Err(JobError::UnknownPlan {
            name: plan.to_owned(),
            known: known.collect::<Vec<_>>().join(", "),
        });
    }
    if is_feature_file(path) {
        return Err(JobError::NoPlan(plan.to_owned()));
    }
    Ok(ReadFile {
        name: plan.to_owned(),
        text: read_text(path)?.into(),
    })
}

/// The plans that go before a plan, the first one first.
pub(super) fn chain(plan: &Plan, file: &ReadFile) -> Result<Vec<(ReadFile, Plan)>, JobError> {
    let mut chain: Vec<(ReadFile, Plan)> = Vec::new();
    let (mut name, mut text) = (file.name.clone(), file.text.to_string());
    let mut follows = plan.follows.clone();
    while let Some(wanted) = follows {
        let path = match embedded_plan(wanted.get_ref()) {
            Some(_) => wanted.get_ref().clone(),
            None => beside(&name, wanted.get_ref()).display().to_string(),
        };
        let wrong = |message: Message, hint: Message| {
            let problem = Problem::error(message).at(wanted.span());
            JobError::Plan(Diagnostics::one(&name, &text, problem.hint(hint)))
        };
        let found = plan_file(&path).map_err(|error| {
            let said = match &error {
                JobError::Read(error) => unread(error),
                other => msg!("problem-other", said = other.to_string()),
            };
            wrong(msg!("problem-follows", said = said), msg!("hint-follows"))
        })?;
        let again = found.name == file.name || chain.iter().any(|(f, _)| f.name == found.name);
        if again {
            let message = msg!("problem-follows-itself", file = found.name);
            return Err(wrong(message, msg!("hint-follows-itself")));
        }
        let earlier = parse(&found.text, &found.name)?;
        follows = earlier.follows.clone();
        (name, text) = (found.name.clone(), found.text.to_string());
        chain.push((found, earlier));
    }
    chain.reverse();
    Ok(chain)
}

/// Why a file cannot be read, to be said in any language.
pub(super) fn unread(error: &InputError) -> Message {
    match error {
        InputError::Open { file, error: of } if of.kind() == io::ErrorKind::NotFound => {
            msg!("problem-no-file", file = file, said = error.to_string())
        }
        _ => msg!("problem-other", said = error.told().message),
    }
}

/// A path relative to the folder of the plan.
pub(super) fn beside(plan: &str, path: &str) -> PathBuf {
    let folder = Path::new(plan).parent();
    folder.map_or_else(|| PathBuf::from(path), |folder| folder.join(path))
}
