//! What the page asks, and what it is answered.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use super::difference::{entries, splice};
use super::error::StudioError;
use super::export;
use super::http::Answer;
use super::operation::Operation;
use super::session::{Session, Told};
use super::{reference, snapshot, suggest, views, ways, words};
use crate::batch::{JobError, Prepared};
use crate::territory::{RegionId, UnitId};
use crate::words::{Lang, lexicon};

/// Which state a page has, and in which language it reads.
#[derive(Debug, Deserialize)]
struct Page {
    /// The state that the page shows; 0 for none.
    #[serde(default)]
    rev: u64,
    /// The land that it has drawn; 0 for none.
    #[serde(default)]
    ground: u64,
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
struct Placing {
    at: [f64; 2],
}

/// Answers what was posted to a path.
pub(super) fn answer(session: &mut Session, path: &str, body: &[u8]) -> Answer {
    match answered(session, path, body) {
        Ok(answer) => answer,
        Err(error) => failed(&error, body),
    }
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
            suggest::suggestions(prepared, region, lang_of(&asking.page, session)?)
        }
        "/api/reference" => {
            let named: Named = read(body)?;
            let lang = lang_of(&named.page, session)?;
            reference::reference(&session.current.prepared, &named.name, lang)?
        }
        "/api/results" => {
            let files = export::files(session.evaluator.job())?;
            json!({ "files": files.iter().map(export::shown).collect::<Vec<_>>() })
        }
        "/api/result" => {
            let named: Named = read(body)?;
            let files = export::files(session.evaluator.job())?;
            return export::file(&files, &named.name);
        }
        _ => return Err(StudioError::Unknown(path.to_owned())),
    };
    Ok(Answer::json(200, &value))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, StudioError> {
    serde_json::from_slice(body).map_err(|error| StudioError::Request(error.to_string()))
}

/// A language that there are words for, in those of the country.
fn lang_of(page: &Page, session: &Session) -> Result<Lang, StudioError> {
    let lang = known_lang(page)?;
    Ok(session.current.prepared.applied.after.local_words(lang))
}

fn known_lang(page: &Page) -> Result<Lang, StudioError> {
    let lang = Lang::new(&page.lang).filter(|lang| lexicon().has(*lang));
    lang.ok_or_else(|| StudioError::Unknown(page.lang.clone()))
}

/// All that a page begins with.
fn open(session: &mut Session, lang: Lang) -> Json {
    let now = told(session, lang);
    let mut value = whole(session, &now);
    let prepared = Arc::clone(&session.current.prepared);
    value["ground"] = session.ground.json(&prepared.backdrop, lang);
    value["words"] = words::words(lang);
    let territory = &prepared.applied.before.name;
    value["plans"] = json!(reference::plans(territory, lang));
    value["views"] = json!(views::names(&prepared));
    value
}

/// The state as a whole.
fn whole(session: &Session, now: &Told) -> Json {
    let mut value = now.sections.clone();
    value["units"] = snapshot::units(&now.prepared, None, &session.ground, now.lang);
    value["text"] = json!(now.text);
    value["rev"] = json!(now.rev);
    value["whole"] = json!(true);
    value["disk"] = json!(session.disk_state());
    value
}

/// What differs from the state that a page has, or the whole where that is not known.
fn state(session: &mut Session, page: &Page) -> Result<Json, StudioError> {
    let lang = lang_of(page, session)?;
    let mut known = session.told.iter();
    let old = known.find(|told| told.rev == page.rev && told.lang == lang);
    let old = old.cloned();
    let now = told(session, lang);
    let mut value = match old {
        Some(old) => difference(session, &old, &now),
        None => whole(session, &now),
    };
    if page.ground != session.ground.rev {
        value["ground"] = session.ground.json(&now.prepared.backdrop, lang);
    }
    Ok(value)
}

fn difference(session: &Session, old: &Told, now: &Told) -> Json {
    let mut value = json!({ "rev": now.rev, "disk": session.disk_state() });
    if old.rev == now.rev {
        return value;
    }
    for (key, section) in now.sections.as_object().into_iter().flatten() {
        if old.sections.get(key) == Some(section) {
            continue;
        }
        value[key] = match key.as_str() {
            "regions" => entries(&old.sections[key], section),
            _ => section.clone(),
        };
    }
    let before = Some(&*old.prepared);
    value["units"] = snapshot::units(&now.prepared, before, &session.ground, now.lang);
    if old.text != now.text {
        value["splice"] = splice(&old.text, &now.text);
    }
    value
}

/// Whatever of a state is small.
fn sections(session: &Session, lang: Lang) -> Json {
    let current = &session.current;
    let prepared = &*current.prepared;
    let sound = current.sound.then_some(prepared);
    let (steps, at) = session.step_names();
    json!({
        "plan": snapshot::plan(prepared, current.sound, lang),
        "file": session.shown_file(),
        "sound": current.sound,
        "schematic": prepared.applied.after.schematic,
        "regions": snapshot::regions(prepared, &session.ground, lang),
        "balance": snapshot::balance(prepared),
        "problems": snapshot::problems(&current.found, sound, lang),
        "verdicts": snapshot::verdicts(prepared, lang),
        "roots": snapshot::roots(prepared),
        "atoms_before": snapshot::atoms_before(prepared),
        "places": snapshot::places(prepared, &session.ground, lang),
        "steps": steps,
        "at": at,
    })
}

/// States that pages may still show.
const REMEMBERED: usize = 6;

/// What pages are told of the state as it is; kept, for they ask for what differs from it.
fn told(session: &mut Session, lang: Lang) -> Arc<Told> {
    let rev = session.rev;
    let mut known = session.told.iter();
    if let Some(told) = known.find(|told| told.rev == rev && told.lang == lang) {
        return Arc::clone(told);
    }
    let told = Arc::new(Told {
        rev,
        lang,
        text: session.text.clone(),
        sections: sections(session, lang),
        prepared: Arc::clone(&session.current.prepared),
    });
    session.told.push_back(Arc::clone(&told));
    while session.told.len() > REMEMBERED {
        session.told.pop_front();
    }
    told
}

/// The figures that an operation would lead to.
fn preview(session: &mut Session, doing: &Doing) -> Result<Json, StudioError> {
    let lang = lang_of(&doing.page, session)?;
    let prepared = session.preview(doing.page.rev, &doing.operation)?;
    let now: &Prepared = &session.current.prepared;
    let [old, new] = [now, &prepared].map(|p| snapshot::regions(p, &session.ground, lang));
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
fn failed(error: &StudioError, body: &[u8]) -> Answer {
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
    let lang = lang.unwrap_or_default();
    let (message, hints) = match error {
        StudioError::Job(JobError::Plan(found)) => match found.problems.first() {
            Some(problem) => (problem.sentence(lang), problem.hints.clone()),
            None => (error.to_string(), Vec::new()),
        },
        _ => (error.to_string(), Vec::new()),
    };
    let value = json!({ "error": { "key": error.key(), "message": message, "hints": hints } });
    Answer::json(status, &value)
}
