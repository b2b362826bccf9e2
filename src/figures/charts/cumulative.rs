//! Share of the people within every distance.

use super::heading;
use crate::draw::{ChartPicture, CurveSpec, DrawError, Series, draw_curve};
use crate::figures::Subject;
use crate::report::{Word, km, word};

/// The chart.
pub(super) fn cumulative(subject: &Subject<'_>) -> Result<ChartPicture, DrawError> {
    draw_curve(&spec(subject))
}

fn spec(subject: &Subject<'_>) -> CurveSpec {
    let lang = subject.lang;
    let c = &subject.comparison;
    let mean = |km: fn(&crate::measure::Journey) -> f64| {
        let people: f64 = c.journeys.iter().map(|j| j.people).sum();
        c.journeys.iter().map(|j| km(j) * j.people).sum::<f64>() / people
    };
    let series =
        |state: Word, date: jiff::civil::Date, way: fn(&crate::measure::Journey) -> f64| Series {
            name: format!(
                "{}, {date}: {} {} {}",
                word(state, lang),
                word(Word::Mean, lang),
                km(mean(way), false),
                word(Word::Km, lang)
            ),
            ways: c.journeys.iter().map(|j| (way(j), j.people)).collect(),
        };
    CurveSpec {
        heading: heading(
            subject,
            Word::PeopleWithin,
            word(Word::StraightLine, lang).to_owned(),
        ),
        x_label: word(Word::DistanceToCentre, lang).to_owned(),
        y_label: word(Word::ShareOfPeople, lang).to_owned(),
        series: vec![
            series(Word::Before, c.before.date, |j| j.before_km),
            series(Word::After, c.after.date, |j| j.after_km),
        ],
    }
}
