//! Another plan beside the draft: its regions as an outline, and its figures in columns.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::error::StudioError;
use super::session::Session;
use super::snapshot::figures;
use crate::batch::{Job, JobReader, Prepared};
use crate::geodata::{data_set, embedded_plan};
use crate::reform::{parse, roots};
use crate::words::Lang;

/// The plans that ship for a territory: names and titles.
pub(super) fn plans(territory: &str, lang: Lang) -> Vec<Json> {
    let plans = data_set(territory).into_iter().flat_map(|set| set.plans());
    let titled = plans.filter_map(|(name, text)| {
        let plan = parse(text, name).ok()?;
        let title = plan.titles.with(&plan.title);
        Some(json!({ "name": name, "title": title.get(lang) }))
    });
    titled.collect()
}

/// The state after a plan that ships, or after one of the folder, to be held against the draft:
/// only where both start from the same pieces of land has it an outline.
pub(super) fn reference(session: &Session, name: &str, lang: Lang) -> Result<Json, StudioError> {
    let draft = &*session.current.prepared;
    let plan = match embedded_plan(name) {
        Some(_) => name.to_owned(),
        None => {
            let file = session.beside(name)?;
            let there = file.is_file().then(|| file.display().to_string());
            there.ok_or_else(|| StudioError::Unknown(name.to_owned()))?
        }
    };
    let job = Job {
        plan,
        ..draft.job.clone()
    };
    let other = JobReader::new().without_record().prepare(&job)?;
    let rows = other.comparison.after.regions.iter();
    let rows = rows.map(|region| (region.region.main().to_owned(), figures(region)));
    let titles = other.plan.titles.with(&other.plan.title);
    Ok(json!({
        "name": name,
        "title": titles.get(lang),
        "regions": rows.collect::<Map<String, Json>>(),
        "pieces": pieces(draft, &other),
    }))
}

/// The region under the other plan of each piece that both began with; of a piece that the
/// other plan divides, the region of what goes on.
fn pieces(draft: &Prepared, other: &Prepared) -> Option<Vec<Option<String>>> {
    let (before, after) = (&other.applied.before, &other.applied.after);
    let known = before.atoms.len();
    let own = &draft.applied.before;
    if known != own.atoms.len() || before.name != own.name {
        return None;
    }
    let regions = after.region_of_atom();
    let mut of_root: BTreeMap<usize, String> = BTreeMap::new();
    for (atom, root) in roots(before, after).into_iter().enumerate() {
        if let Some(region) = regions.get(atom).copied().flatten() {
            let name = || after.region(region).names.main().to_owned();
            of_root.entry(root.index()).or_insert_with(name);
        }
    }
    Some((0..known).map(|root| of_root.remove(&root)).collect())
}
