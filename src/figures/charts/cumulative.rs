//! Share of the people within every distance.

use super::heading;
use crate::compare::State;
use crate::draw::{CurveSpec, DrawError, MOST_CURVES, Picture, Series, draw_curve};
use crate::figures::{Subject, numbers};
use crate::msg;
use crate::words::{lexicon, number, say, share};

/// The chart.
pub(super) fn cumulative(subject: &Subject<'_>) -> Result<Picture, DrawError> {
    let series = subject.comparison.states.iter();
    let series = series.map(|state| of_state(subject, *state));
    draw_curve(&spec(subject, series.collect()))
}

/// The state before the first of several plans and the states after all of them in one chart;
/// `None` for more than can be told apart, and where nobody has a way. `names` are what the
/// plans are called.
///
/// # Errors
/// If it cannot be drawn.
pub fn plans_chart(plans: &[Subject<'_>], names: &[String]) -> Result<Option<Picture>, DrawError> {
    let Some(first) = plans.first().filter(|_| plans.len() < MOST_CURVES) else {
        return Ok(None);
    };
    if plans.iter().any(|plan| plan.comparison.journeys.is_empty()) {
        return Ok(None);
    }
    let before = say(&msg!("beside-before"), first.lang);
    let curve = |subject: &Subject<'_>, state: State, name: &str| {
        let mean = mean(subject, state).unwrap_or_default();
        Series {
            name: format!("{name}{mean}"),
            ways: ways(subject, state),
        }
    };
    let after = plans.iter().zip(names);
    let after = after.map(|(plan, name)| curve(plan, State::After, name));
    let all = std::iter::once(curve(first, State::Before, &before)).chain(after);
    let mut spec = spec(first, all.collect());
    let titles = [msg!("beside-title"), msg!("page-people-within")];
    spec.heading.title = titles.map(|title| say(&title, first.lang)).join(" · ");
    draw_curve(&spec).map(Some)
}

/// The mean way in a state, as the key says it.
fn mean(subject: &Subject<'_>, state: State) -> Option<String> {
    let lang = subject.lang;
    let mean = subject.comparison.mean_km(state)?;
    let (what, unit) = (say(&msg!("page-mean"), lang), say(&msg!("page-km"), lang));
    let mean = lexicon().value(&number(mean, 1), lang);
    Some(format!(": {what} {mean} {unit}"))
}

fn ways(subject: &Subject<'_>, state: State) -> Vec<(f64, f64)> {
    let journeys = subject.comparison.journeys.iter();
    journeys.map(|j| (state.km(j), j.people)).collect()
}

/// A state of a plan, by its day.
fn of_state(subject: &Subject<'_>, state: State) -> Series {
    let (lang, c) = (subject.lang, subject.comparison);
    let date = lexicon().date(c.state(state).date, "short", lang);
    let mean = mean(subject, state).unwrap_or_default();
    let heading = match (state, c.states) {
        (_, [_]) => String::new(),
        (State::Before, _) => say(&msg!("page-before"), lang) + ", ",
        (State::After, _) => say(&msg!("page-after"), lang) + ", ",
    };
    Series {
        name: format!("{heading}{date}{mean}"),
        ways: ways(subject, state),
    }
}

fn spec(subject: &Subject<'_>, series: Vec<Series>) -> CurveSpec {
    let lang = subject.lang;
    CurveSpec {
        heading: heading(
            subject,
            msg!("page-people-within"),
            say(&msg!("page-straight-line"), lang),
        ),
        x_label: say(&msg!("page-distance-to-centre"), lang),
        y_label: say(&msg!("page-share-of-people"), lang),
        series,
        kilometres: numbers(lang, |km| number(km, 0)),
        percent: numbers(lang, |percent| share(percent / 100.0, 0)),
    }
}
