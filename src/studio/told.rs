//! What pages are told: the state as a whole, or what differs from the one that they have.

use std::sync::Arc;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::answers::{Page, lang_of};
use super::difference::{entries, rows, splice};
use super::error::StudioError;
use super::later::drop_later;
use super::session::{Sections, Session, Told};
use super::{planned, reference, snapshot, views, words};
use crate::batch::Prepared;
use crate::words::Lang;

/// All that a page begins with.
pub(super) fn open(session: &mut Session, lang: Lang) -> Json {
    let now = told(session, lang);
    let mut value = whole(session, &now);
    let prepared = Arc::clone(&session.current.prepared);
    value["ground"] = session.ground.json(&prepared.backdrop, lang);
    value["words"] = words::words(lang);
    let territory = &prepared.applied.before.name;
    value["plans"] = json!(reference::plans(territory, lang));
    value["drafts"] = json!(session.drafts());
    value["views"] = json!(views::names(&prepared));
    value
}

/// The state as a whole.
fn whole(session: &Session, now: &Told) -> Json {
    let mut value = json!({ "rev": now.rev, "whole": true, "text": now.text });
    for (key, section) in &now.sections {
        value[*key] = (**section).clone();
    }
    value["units"] = snapshot::units(&now.prepared, None, &session.ground, now.lang);
    value["disk"] = json!(session.disk_state());
    value
}

/// What differs from the state that a page has, or the whole where that is not known.
pub(super) fn state(session: &mut Session, page: &Page) -> Result<Json, StudioError> {
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
    for (key, section) in &now.sections {
        let known = old.sections.get(key);
        if known.is_some_and(|known| Arc::ptr_eq(known, section) || known == section) {
            continue;
        }
        let known = known.map_or(&Json::Null, |known| known);
        value[*key] = match *key {
            "regions" => entries(known, section),
            // Lists that grow with every step.
            "steps" | "changes" => rows(known, section),
            _ => (**section).clone(),
        };
    }
    let before = Some(&*old.prepared);
    value["units"] = snapshot::units(&now.prepared, before, &session.ground, now.lang);
    if old.text != now.text {
        value["splice"] = splice(&old.text, &now.text);
    }
    value
}

/// What is told of a state but its units; long lists that are as they were are not made anew.
fn sections(session: &Session, lang: Lang, last: Option<&Told>) -> Sections {
    let current = &session.current;
    let prepared = &*current.prepared;
    let sound = current.sound.then_some(prepared);
    let (steps, at) = session.step_names();
    let mut all: Sections = [
        ("plan", planned::plan(prepared, lang)),
        ("changes", planned::changes(prepared, current.sound, lang)),
        ("file", json!(session.shown_file())),
        ("sound", json!(current.sound)),
        ("schematic", json!(prepared.applied.after.schematic)),
        (
            "regions",
            snapshot::regions(prepared, &session.ground, lang),
        ),
        ("balance", snapshot::balance(prepared)),
        (
            "problems",
            planned::problems(&current.found, sound, &session.ground, lang),
        ),
        ("verdicts", planned::verdicts(prepared, lang)),
        ("steps", json!(steps)),
        ("at", json!(at)),
    ]
    .into_iter()
    .map(|(key, value)| (key, Arc::new(value)))
    .collect();
    let mut long = |key, same: bool, make: &dyn Fn() -> Json| {
        let known = last
            .filter(|_| same)
            .and_then(|last| last.sections.get(key));
        let value = known.map_or_else(|| Arc::new(make()), Arc::clone);
        all.insert(key, value);
    };
    let now = &prepared.applied;
    let then = last.map(|last| &last.prepared.applied);
    let land = last.is_some_and(|last| last.ground == session.ground.rev);
    let start = land
        && last.is_some_and(|last| begins(&last.prepared) == begins(prepared))
        && then.is_some_and(|then| then.after.atoms == now.after.atoms);
    long("roots", start, &|| json!(snapshot::roots(prepared)));
    long("atoms_before", start, &|| {
        json!(snapshot::atoms_before(prepared))
    });
    let places = land && then.is_some_and(|then| then.after.settlements == now.after.settlements);
    long("places", places, &|| {
        snapshot::places(prepared, &session.ground, lang)
    });
    all
}

/// From which state a plan begins.
fn begins(prepared: &Prepared) -> (&str, Date, Option<&str>) {
    let plan = &prepared.plan;
    let follows = plan.follows.as_ref().map(|name| name.get_ref().as_str());
    (&plan.territory, plan.as_of.0, follows)
}

/// States that pages may still show.
const REMEMBERED: usize = 6;

/// What pages are told of the state as it is; kept, for they ask for what differs from it.
fn told(session: &mut Session, lang: Lang) -> Arc<Told> {
    let rev = session.rev;
    let mut of_lang = session.told.iter().filter(|told| told.lang == lang);
    let last = of_lang.next_back();
    if let Some(told) = last.filter(|told| told.rev == rev) {
        return Arc::clone(told);
    }
    let told = Arc::new(Told {
        rev,
        lang,
        text: session.text.clone(),
        sections: sections(session, lang, last.map(|told| &**told)),
        prepared: Arc::clone(&session.current.prepared),
        ground: session.ground.rev,
    });
    session.told.push_back(Arc::clone(&told));
    while session.told.len() > REMEMBERED {
        drop_later(session.told.pop_front());
    }
    told
}
