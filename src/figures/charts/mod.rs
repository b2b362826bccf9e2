//! The charts of a plan: what each of them shows.

mod cumulative;
mod population;
mod slope;
mod winners;

pub use cumulative::plans_chart;

use super::Subject;
use super::sources::sources;
use crate::compare::UnitChange;
use crate::draw::{DrawError, Heading, Picture, Trend};
use crate::keyword::keywords;
use crate::msg;
use crate::words::{Message, say};

keywords! {
    /// A chart of a plan.
    pub enum ChartKind: "chart" {
        /// Share of the people within every distance
        Cumulative = "cumulative",
        /// Distance of the changed units before and after
        Slope = "slope",
        /// Units that are nearer and farther, the most first
        Winners = "winners",
        /// People of every unit against their distance
        Population = "population",
    }
}

/// Draws a chart; `None` where there is nothing to show, because nobody's way
/// changes or nobody has one.
///
/// # Errors
/// If it cannot be drawn.
pub fn chart(subject: &Subject<'_>, kind: ChartKind) -> Result<Option<Picture>, DrawError> {
    if subject.comparison.journeys.is_empty() {
        return Ok(None);
    }
    let changed = changed(subject);
    match kind {
        ChartKind::Cumulative => cumulative::cumulative(subject).map(Some),
        ChartKind::Population => population::population(subject).map(Some),
        _ if changed.is_empty() => Ok(None),
        ChartKind::Slope => slope::slope(subject, &changed).map(Some),
        ChartKind::Winners => winners::winners(subject, &changed).map(Some),
    }
}

/// A chart as a narrow screen shows it, with all its figures; `None` for those that have no
/// such form, and where there is nothing to show.
///
/// # Errors
/// If it cannot be drawn.
pub fn narrow_chart(subject: &Subject<'_>, kind: ChartKind) -> Result<Option<Picture>, DrawError> {
    let changed = changed(subject);
    match kind {
        ChartKind::Winners if !changed.is_empty() => {
            winners::narrow_winners(subject, &changed).map(Some)
        }
        _ => Ok(None),
    }
}

fn heading(subject: &Subject<'_>, what: Message, subtitle: String) -> Heading {
    let mut sources = sources(subject);
    // Borders do not enter a chart of distances; the file of the demand does.
    if let Some(file) = &subject.comparison.demand_file {
        sources.push(file.clone());
    }
    Heading {
        title: format!("{} · {}", subject.title(), say(&what, subject.lang)),
        subtitle,
        source: sources.join(" · "),
        fonts: subject.fonts.clone(),
        theme: subject.theme.clone(),
    }
}

/// Units whose way changes by more than the tolerance, the nearest first.
fn changed<'a>(subject: &Subject<'a>) -> Vec<&'a UnitChange> {
    let mut units = subject.comparison.winners();
    units.extend(subject.comparison.losers().into_iter().rev());
    units
}

fn change(unit: &UnitChange) -> f64 {
    unit.distance_change_km.unwrap_or(0.0)
}

fn trend(subject: &Subject<'_>, unit: &UnitChange) -> Trend {
    Trend::of(change(unit), subject.comparison.measuring.tolerance_km)
}

/// `Mean of the people of each unit`, and how many of how many are shown.
fn part(subject: &Subject<'_>, shown: usize, all: usize) -> String {
    let lang = subject.lang;
    let mean = say(&msg!("page-mean-of-unit"), lang);
    let count = match shown == all {
        true => msg!("chart-all", all = all),
        false => msg!("chart-some", shown = shown, all = all),
    };
    format!("{mean} · {}", say(&count, lang))
}
