//! What the page does to the plan, each a change of its text.

use crate::msg;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use super::error::StudioError;
use crate::reform::{ChangePlace, Draft, Plan, parse};

/// What the page does to the plan. Acts and changes are counted from 0, in the order of the
/// file; an act that is left out is the last one in time.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Operation {
    /// Adds changes at the end of an act; the first act is begun where there is none.
    Add {
        #[serde(default)]
        act: Option<usize>,
        changes: Vec<Json>,
    },
    /// Puts another change in the place of one.
    Replace {
        act: usize,
        change: usize,
        with: Json,
    },
    /// Takes a change out.
    Remove { act: usize, change: usize },
    /// Moves a change to the end of another act.
    Move {
        act: usize,
        change: usize,
        to: usize,
    },
    /// Begins an act.
    AddAct { fields: Map<String, Json> },
    /// Sets title, day, source and note of an act.
    SetAct {
        act: usize,
        fields: Map<String, Json>,
    },
    /// Takes an act out with its changes.
    RemoveAct { act: usize },
    /// Puts another text in the place of the whole.
    Text { text: String },
}

/// Changes that one operation may add: more than there are units to move one by one.
const MANY: usize = 10_000;

impl Operation {
    /// The text of the plan after it.
    pub(super) fn applied(&self, text: &str, file: &str) -> Result<String, StudioError> {
        if let Self::Text { text } = self {
            return Ok(text.clone());
        }
        let mut draft = Draft::of(text)?;
        match self {
            Self::Add { act, changes } => {
                if changes.is_empty() || changes.len() > MANY {
                    let many = msg!("error-studio-changes", n = changes.len().to_string());
                    return Err(StudioError::Request(many));
                }
                let act = match act {
                    Some(act) => *act,
                    None => last_act(&mut draft, text, file)?,
                };
                for change in changes {
                    draft.add(act, change)?;
                }
            }
            Self::Replace { act, change, with } => draft.replace(place(*act, *change), with)?,
            Self::Remove { act, change } => draft.remove(place(*act, *change))?,
            Self::Move { act, change, to } => {
                draft.move_to(place(*act, *change), *to)?;
            }
            Self::AddAct { fields } => {
                draft.add_act(fields)?;
            }
            Self::SetAct { act, fields } => draft.set_act(*act, fields)?,
            Self::RemoveAct { act } => draft.remove_act(*act)?,
            Self::Text { .. } => {}
        }
        Ok(draft.text())
    }
}

fn place(act: usize, change: usize) -> ChangePlace {
    ChangePlace { act, change }
}

/// The act to which changes are added: the last in time, of one day the last of the file. A
/// plan without acts gets one for the day after its state.
fn last_act(draft: &mut Draft, text: &str, file: &str) -> Result<usize, StudioError> {
    let plan = parse(text, file).map_err(crate::batch::JobError::Plan)?;
    if let Some(act) = latest(&plan) {
        return Ok(act);
    }
    let day = plan.as_of.0.tomorrow().unwrap_or(Date::MAX);
    let fields = json!({ "effective": day.to_string() });
    let fields = fields.as_object().cloned().unwrap_or_default();
    Ok(draft.add_act(&fields)?)
}

/// The place of the last act in time.
pub(super) fn latest(plan: &Plan) -> Option<usize> {
    let acts = plan.acts.iter().enumerate();
    let last = acts.max_by_key(|(i, act)| (act.effective.get_ref().0, *i));
    last.map(|(i, _)| i)
}
