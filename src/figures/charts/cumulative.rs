//! Share of the people within every distance.

use super::heading;
use crate::compare::State;
use crate::draw::{CurveSpec, DrawError, Picture, Series, draw_curve};
use crate::figures::{Subject, numbers};
use crate::msg;
use crate::words::{lexicon, number, say, share};

/// The chart.
pub(super) fn cumulative(subject: &Subject<'_>) -> Result<Picture, DrawError> {
    draw_curve(&spec(subject))
}

fn spec(subject: &Subject<'_>) -> CurveSpec {
    let lang = subject.lang;
    let c = &subject.comparison;
    let series = |state: State| {
        let date = lexicon().date(c.state(state).date, "short", lang);
        let mean = c.mean_km(state).map(|mean| {
            let (what, unit) = (say(&msg!("page-mean"), lang), say(&msg!("page-km"), lang));
            let mean = lexicon().value(&number(mean, 1), lang);
            format!(": {what} {mean} {unit}")
        });
        let heading = match (state, c.states) {
            (_, [_]) => String::new(),
            (State::Before, _) => say(&msg!("page-before"), lang) + ", ",
            (State::After, _) => say(&msg!("page-after"), lang) + ", ",
        };
        Series {
            name: format!("{heading}{date}{}", mean.unwrap_or_default()),
            ways: c.journeys.iter().map(|j| (state.km(j), j.people)).collect(),
        }
    };
    CurveSpec {
        heading: heading(
            subject,
            msg!("page-people-within"),
            say(&msg!("page-straight-line"), lang),
        ),
        x_label: say(&msg!("page-distance-to-centre"), lang),
        y_label: say(&msg!("page-share-of-people"), lang),
        series: c.states.iter().map(|state| series(*state)).collect(),
        kilometres: numbers(lang, |km| number(km, 0)),
        percent: numbers(lang, |percent| share(percent / 100.0, 0)),
    }
}
