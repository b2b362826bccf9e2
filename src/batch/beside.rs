//! The page of plans side by side.

use rayon::prelude::*;

use super::error::JobError;
use super::prepare::Prepared;
use crate::draw::draw_map;
use crate::figures::{MapView, map_spec};
use crate::report::{SmallMap, plans_page};
use crate::table::Table;
use crate::words::Lang;

/// A page with a map of the state before and of each plan, all in one frame, and tables of
/// the plans; `names` are what the plans are called.
///
/// # Errors
/// If a map cannot be drawn.
pub fn beside_page(
    plans: &[Prepared],
    names: &[String],
    tables: &[Table],
    lang: Lang,
) -> Result<String, JobError> {
    let has_land = |plan: &&Prepared| plan.applied.after.coverage.is_some();
    let before = plans
        .iter()
        .take(1)
        .map(|plan| (plan, MapView::Before, None));
    let after = plans.iter().zip(names);
    let after = after.map(|(plan, name)| (plan, MapView::After, Some(name.clone())));
    let wanted: Vec<_> = before.chain(after).filter(|(p, ..)| has_land(p)).collect();
    let drawn = wanted
        .into_par_iter()
        .enumerate()
        .map(|(i, (plan, view, name))| {
            let drawing = draw_map(&map_spec(&plan.subject(), view))?;
            Ok(SmallMap {
                name,
                title: drawing.picture.title().to_owned(),
                svg: drawing.picture.inline_svg(&format!("m{i}-")),
            })
        });
    let maps: Vec<SmallMap> = drawn.collect::<Result<_, JobError>>()?;
    Ok(plans_page(&maps, tables, lang))
}
