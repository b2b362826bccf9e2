//! What the page asks, and what it is answered.

use crate::words::Tell;
use crate::words::{Told, say};
use std::sync::Mutex;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use super::difference::entries;
use super::error::StudioError;
use super::export::{self, Results};
use super::http::Answer;
use super::operation::Operation;
use super::server::held;
use super::session::Session;
use super::told::{open, state};
use super::{nearness, reference, snapshot, suggest, touched, views, ways};
use crate::batch::{JobError, Prepared};
use crate::territory::{RegionId, UnitId};
use crate::words::{Lang, lexicon};

/// Which state a page has, and in which language it reads.
#[derive(Debug, Deserialize)]
pub(super) struct Page {
    /// The state that the page shows; 0 for none.
    #[serde(default)]
    pub(super) rev: u64,
    /// The land that it has drawn; 0 for none.
    #[serde(default)]
    pub(super) ground: u64,
    lang: String,
}

#[derive(Debug, Deserialize)]
struct Doing {
    #[serde(flatten)]
    page: Page,
    #[serde(default)]
    name: String,
    #[serde(rename = "do")]
    operation: Operation,
}

#[derive(Debug, Deserialize)]
struct Going {
    #[serde(flatten)]
    page: Page,
    to: usize,
}

#[derive(Debug, Deserialize)]
struct Named {
    #[serde(flatten)]
    page: Page,
    #[serde(default)]
    name: String,
}

#[derive(Debug, Deserialize)]
struct Asking {
    unit: u32,
}

#[derive(Debug, Deserialize)]
struct Suggesting {
    #[serde(flatten)]
    page: Page,
    region: u32,
}

#[derive(Debug, Deserialize)]
struct Choosing {
    act: usize,
    change: usize,
}

#[derive(Debug, Deserialize)]
struct Placing {
    at: [f64; 2],
}

/// Answers what was posted to a path.
pub(super) fn answer(
    session: &Mutex<Session>,
    results: &Results,
    path: &str,
    body: &[u8],
) -> Answer {
    let answer = match path {
        "/api/results" | "/api/result" => produced(session, results, path, body),
        _ => answered(&mut held(session), path, body),
    };
    match answer {
        Ok(answer) => answer,
        Err(error) => failed(session, &error, body),
    }
}

/// The results of a run: their names, or one of them.
fn produced(
    session: &Mutex<Session>,
    results: &Results,
    path: &str,
    body: &[u8],
) -> Result<Answer, StudioError> {
    let named: Named = read(body)?;
    let files = results.of(session)?;
    if path == "/api/result" {
        return export::file(&files, &named.name);
    }
    let names: Vec<String> = files.iter().map(export::shown).collect();
    Ok(Answer::json(200, &json!({ "files": names })))
}

fn answered(session: &mut Session, path: &str, body: &[u8]) -> Result<Answer, StudioError> {
    let value = match path {
        "/api/open" => {
            let lang = lang_of(&read(body)?, session)?;
            open(session, lang)
        }
        "/api/state" => state(session, &read(body)?)?,
        "/api/do" => {
            let doing: Doing = read(body)?;
            session.act(doing.page.rev, &doing.operation, &doing.name)?;
            state(session, &doing.page)?
        }
        "/api/preview" => {
            let doing: Doing = read(body)?;
            preview(session, &doing)?
        }
        "/api/undo" | "/api/redo" => {
            let page: Page = read(body)?;
            session.step(page.rev, path.ends_with("undo"))?;
            state(session, &page)?
        }
        "/api/go" => {
            let going: Going = read(body)?;
            session.go(going.page.rev, going.to)?;
            state(session, &going.page)?
        }
        "/api/tidy" => {
            let named: Named = read(body)?;
            session.tidy(named.page.rev, &named.name)?;
            state(session, &named.page)?
        }
        "/api/take" => {
            let named: Named = read(body)?;
            session.take_disk(&named.name)?;
            state(session, &named.page)?
        }
        "/api/keep" => {
            let page: Page = read(body)?;
            session.keep_own()?;
            state(session, &page)?
        }
        "/api/ways" => unit_ways(session, &read(body)?)?,
        "/api/change" => {
            let Choosing { act, change } = read(body)?;
            touched::touched(session, act, change)?
        }
        "/api/place" => {
            let Placing { at } = read(body)?;
            let place = session.ground.place(at).map(|c| [c.x, c.y]);
            json!({ "place": place.map(|p| p.map(|v| (v * 1e5).round() / 1e5)) })
        }
        "/api/view" => {
            let named: Named = read(body)?;
            let lang = lang_of(&named.page, session)?;
            views::view(&session.current.prepared, &named.name, lang)?
        }
        "/api/suggest" => {
            let asking: Suggesting = read(body)?;
            let prepared = &session.current.prepared;
            let region = RegionId(asking.region);
            let known = prepared.applied.after.get_region(region);
            let unknown = || StudioError::Unknown(asking.region.to_string());
            known.filter(|r| r.exists()).ok_or_else(unknown)?;
            let lang = lang_of(&asking.page, session)?;
            suggest::suggestions(prepared, &session.ground, region, lang)
        }
        "/api/reference" => {
            let named: Named = read(body)?;
            let lang = lang_of(&named.page, session)?;
            reference::reference(session, &named.name, lang)?
        }
        "/api/catchment" => json!({ "nearest": nearness::catchment(&session.current.prepared) }),
        "/api/best" => {
            let lang = lang_of(&read(body)?, session)?;
            nearness::best(&session.current.prepared, lang)?
        }
        "/api/files" => json!({ "own": session.own_name(), "files": session.drafts() }),
        "/api/save-as" => {
            let named: Named = read(body)?;
            session.save_as(named.page.rev, &named.name)?;
            state(session, &named.page)?
        }
        "/api/open-file" => {
            let named: Named = read(body)?;
            session.open_file(named.page.rev, &named.name)?;
            state(session, &named.page)?
        }
        _ => return Err(StudioError::Unknown(path.to_owned())),
    };
    Ok(Answer::json(200, &value))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, StudioError> {
    serde_json::from_slice(body).map_err(|error| StudioError::Request(error.told().message))
}

/// A language that there are words for, in those of the country.
pub(super) fn lang_of(page: &Page, session: &Session) -> Result<Lang, StudioError> {
    let lang = known_lang(page)?;
    Ok(session.current.prepared.applied.after.local_words(lang))
}

fn known_lang(page: &Page) -> Result<Lang, StudioError> {
    let lang = Lang::new(&page.lang).filter(|lang| lexicon().has(*lang));
    lang.ok_or_else(|| StudioError::Unknown(page.lang.clone()))
}

/// The figures that an operation would lead to.
fn preview(session: &mut Session, doing: &Doing) -> Result<Json, StudioError> {
    let lang = lang_of(&doing.page, session)?;
    let prepared = session.preview(doing.page.rev, &doing.operation)?;
    let now: &Prepared = &session.current.prepared;
    let [old, new] = [now, &*prepared].map(|p| snapshot::regions(p, &session.ground, lang));
    Ok(json!({
        "regions": entries(&old, &new),
        "units": snapshot::units(&prepared, Some(now), &session.ground, lang),
        "balance": snapshot::balance(&prepared),
    }))
}

fn unit_ways(session: &Session, asking: &Asking) -> Result<Json, StudioError> {
    let prepared = &session.current.prepared;
    let unit = UnitId(asking.unit);
    let known = prepared
        .applied
        .after
        .get_unit(unit)
        .filter(|unit| unit.exists());
    known.ok_or_else(|| StudioError::Unknown(asking.unit.to_string()))?;
    Ok(json!({ "ways": ways::ways(prepared, unit) }))
}

/// What went wrong, in the words of whoever asked where there are any.
fn failed(session: &Mutex<Session>, error: &StudioError, body: &[u8]) -> Answer {
    let status = match error {
        StudioError::Behind | StudioError::Changed => 409,
        StudioError::Unknown(_) => 404,
        StudioError::Request(_) => 400,
        StudioError::Write(_) | StudioError::Read { .. } => 503,
        _ => 422,
    };
    let lang = read::<Page>(body)
        .ok()
        .and_then(|page| known_lang(&page).ok());
    let known = &held(session).current.prepared.applied.after;
    let lang = known.local_words(lang.unwrap_or_default());
    // Of a plan the first problem is enough.
    let told = match error {
        StudioError::Job(JobError::Plan(found)) => found.problems.first().map(|problem| Told {
            message: problem.message.clone(),
            hints: problem.hints.clone(),
        }),
        _ => None,
    };
    let told = told.unwrap_or_else(|| error.told());
    let message = say(&told.message, lang);
    let hints: Vec<String> = told.hints.iter().map(|hint| say(hint, lang)).collect();
    let value = json!({ "error": { "key": error.key(), "message": message, "hints": hints } });
    Answer::json(status, &value)
}
