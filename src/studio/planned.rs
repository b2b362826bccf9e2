//! The plan as the page lists it: its acts and changes, what is wrong with it, and what the rules
//! that it names say.

use serde_json::{Value as Json, json};

use super::geometry::Ground;
use super::repair::{Around, loose, repairs};
use crate::batch::Prepared;
use crate::reform::{Change, Diagnostics, Problem};
use crate::report::act_changes;
use crate::words::{Lang, Value, lexicon, say};

/// The acts of the plan, in the order of the file; their changes are told apart.
pub(super) fn plan(prepared: &Prepared, lang: Lang) -> Json {
    let plan = &prepared.plan;
    let acts = plan.acts.iter().map(|act| {
        json!({
            "title": act.title,
            "shown": titled(act, lang),
            "effective": act.effective.get_ref().0.to_string(),
            "day": lexicon().date(act.effective.get_ref().0, "short", lang),
            "source": act.source,
            "note": act.note,
        })
    });
    let titles = plan.titles.with(&plan.title);
    json!({
        "title": titles.get(lang),
        "as_of": plan.as_of.0.to_string(),
        "acts": acts.collect::<Vec<_>>(),
    })
}

/// The changes of the plan in the order of the file: the act of each, its kind, and what is
/// said of it where it was carried out.
pub(super) fn changes(prepared: &Prepared, sound: bool, lang: Lang) -> Json {
    let plan = &prepared.plan;
    let mut order: Vec<usize> = (0..plan.acts.len()).collect();
    order.sort_by_key(|&i| plan.acts[i].effective.get_ref().0);
    let mut sentences = vec![Vec::new(); plan.acts.len()];
    if sound {
        for (act, place) in prepared.applied.acts.iter().zip(order) {
            let said = act_changes(act, &prepared.applied);
            sentences[place] = said.iter().map(|message| say(message, lang)).collect();
        }
    }
    let acts = plan.acts.iter().zip(sentences).enumerate();
    let changes = acts.flat_map(|(i, (act, said))| {
        let changes = act.changes.iter().enumerate();
        changes.map(move |(j, change)| json!([i, kind(change.get_ref()), said.get(j)]))
    });
    Json::Array(changes.collect())
}

/// The word by which the plan calls a change.
fn kind(change: &Change) -> Option<String> {
    let value = serde_json::to_value(change).ok()?;
    value.as_object()?.keys().next().cloned()
}

fn titled(act: &crate::reform::Act, lang: Lang) -> Option<String> {
    let title = act.title.as_ref()?;
    Some(act.titles.with(title).get(lang).to_owned())
}

/// What is wrong with the text, or to be looked at, with its place and ways out.
pub(super) fn problems(
    found: &Diagnostics,
    prepared: Option<&Prepared>,
    ground: &Ground,
    lang: Lang,
) -> Json {
    let around = prepared.map(|prepared| Around::new(&prepared.applied.after, ground));
    let sound = prepared.zip(around.as_ref());
    let all = found
        .problems
        .iter()
        .map(|p| problem(found, p, sound, lang));
    Json::Array(all.collect())
}

fn problem(
    found: &Diagnostics,
    problem: &Problem,
    sound: Option<(&Prepared, &Around<'_>)>,
    lang: Lang,
) -> Json {
    let place = problem.span.as_ref().map(|span| {
        let (line, column) = found.line_column(span.start);
        json!({ "line": line, "column": column })
    });
    let warning = problem.warning.as_deref();
    let mended = sound.zip(warning);
    let ways = mended.map(|((prepared, around), warning)| repairs(prepared, around, warning, lang));
    let loose = mended.map(|((_, around), warning)| loose(around, warning));
    json!({
        "severity": problem.severity.as_str(),
        "name": problem.name(),
        "message": problem.sentence(lang),
        "hints": problem.advice(lang),
        "place": place,
        "ways": ways.unwrap_or_default().iter().map(|r| r.json()).collect::<Vec<_>>(),
        "loose": loose.unwrap_or_default().iter().map(|u| u.0).collect::<Vec<_>>(),
    })
}

/// What the packs of rules that the plan names say of its regions.
pub(super) fn verdicts(prepared: &Prepared, lang: Lang) -> Json {
    let word = |key: &'static str| lexicon().value(&Value::Word("value", key.into()), lang);
    let rules = prepared.assessments.iter().flat_map(|(_, ruled)| ruled);
    let all = rules.map(|a| {
        json!({
            "region": a.region.get(lang),
            "rule": word(a.rule),
            "holds": a.holds,
            "verdict": word(a.verdict()),
            "found": say(&a.evidence.message(), lang),
        })
    });
    Json::Array(all.collect())
}
