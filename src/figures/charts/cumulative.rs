//! Share of the people within every distance.

use super::heading;
use crate::draw::{CurveSpec, DrawError, Picture, Series, draw_curve};
use crate::figures::{Subject, numbers};
use crate::msg;
use crate::words::{Message, lexicon, number, say, share};

/// The chart.
pub(super) fn cumulative(subject: &Subject<'_>) -> Result<Picture, DrawError> {
    draw_curve(&spec(subject))
}

fn spec(subject: &Subject<'_>) -> CurveSpec {
    let lang = subject.lang;
    let c = &subject.comparison;
    let mean = |km: fn(&crate::measure::Journey) -> f64| {
        let people: f64 = c.journeys.iter().map(|j| j.people).sum();
        c.journeys.iter().map(|j| km(j) * j.people).sum::<f64>() / people
    };
    let series = |state: Message,
                  date: jiff::civil::Date,
                  way: fn(&crate::measure::Journey) -> f64| Series {
        name: format!(
            "{}, {date}: {} {} {}",
            say(&state, lang),
            say(&msg!("page-mean"), lang),
            lexicon().value(&number(mean(way), 1), lang),
            say(&msg!("page-km"), lang)
        ),
        ways: c.journeys.iter().map(|j| (way(j), j.people)).collect(),
    };
    CurveSpec {
        heading: heading(
            subject,
            msg!("page-people-within"),
            say(&msg!("page-straight-line"), lang),
        ),
        x_label: say(&msg!("page-distance-to-centre"), lang),
        y_label: say(&msg!("page-share-of-people"), lang),
        series: vec![
            series(msg!("page-before"), c.before.date, |j| j.before_km),
            series(msg!("page-after"), c.after.date, |j| j.after_km),
        ],
        kilometres: numbers(lang, |km| number(km, 0)),
        percent: numbers(lang, |percent| share(percent / 100.0, 0)),
    }
}
