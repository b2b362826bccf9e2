//! The page of plans side by side.

use rayon::prelude::*;

use super::error::JobError;
use super::prepare::Prepared;
use crate::draw::{Picture, draw_map};
use crate::figures::{MapView, Subject, map_of_page, plans_chart};
use crate::msg;
use crate::report::{SmallMap, plans_page};
use crate::table::Table;
use crate::words::{Lang, say};

/// A page with a map of the state before and of each plan, all in one frame, a chart of the
/// ways of all, and tables of the plans; `names` are what the plans are called.
///
/// # Errors
/// If a map or the chart cannot be drawn.
pub fn beside_page(
    plans: &[Prepared],
    names: &[String],
    tables: &[Table],
    lang: Lang,
) -> Result<String, JobError> {
    let before = plans.iter().take(1).map(|plan| (plan, None));
    let after = plans.iter().zip(names.iter().map(Some));
    let wanted = before.chain(after).filter(|(plan, _)| plan.has_land());
    let wanted: Vec<(&Prepared, Option<&String>)> = wanted.collect();
    let drawn = wanted.into_par_iter().enumerate();
    let maps: Result<Vec<SmallMap>, JobError> = drawn
        .map(|(i, (plan, name))| small(plan, name, i))
        .collect();
    let chart = beside_chart(plans, names)?;
    let chart = chart.map(|chart| chart.inline_svg("ways-"));
    Ok(plans_page(&maps?, chart.as_deref(), tables, lang))
}

/// The ways of the people of all plans in one chart; `None` for more than can be told apart.
///
/// # Errors
/// If it cannot be drawn.
pub fn beside_chart(plans: &[Prepared], names: &[String]) -> Result<Option<Picture>, JobError> {
    let subjects: Vec<Subject<'_>> = plans.iter().map(Prepared::subject).collect();
    Ok(plans_chart(&subjects, names)?)
}

/// A map whose title and notes stand around it on the page: of the state before, or after the
/// plan of a name.
fn small(plan: &Prepared, name: Option<&String>, number: usize) -> Result<SmallMap, JobError> {
    let view = name.map_or(MapView::Before, |_| MapView::After);
    let spec = map_of_page(&plan.subject(), view);
    let drawing = draw_map(&spec)?;
    let title = plan.plan.titles.with(&plan.plan.title);
    Ok(SmallMap {
        title: match name {
            None => say(&msg!("beside-before"), plan.lang()),
            Some(_) => title.get(plan.lang()).to_owned(),
        },
        plan: name.cloned(),
        notes: spec.subtitle.iter().chain(&spec.notes).cloned().collect(),
        alternative: spec.title.clone(),
        svg: drawing.picture.inline_svg(&format!("m{number}-")),
    })
}
