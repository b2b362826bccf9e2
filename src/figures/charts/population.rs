//! People of every unit against their distance.

use super::{change, heading, trend};
use crate::compare::UnitChange;
use crate::draw::{Dot, DrawError, Picture, ScatterSpec, Trend, draw_scatter};
use crate::figures::{Subject, numbers};
use crate::msg;
use crate::words::{Value, number, say};

/// Farthest and largest units that are named besides the changed ones.
const NAMED: usize = 6;

/// The chart.
pub(super) fn population(subject: &Subject<'_>) -> Result<Picture, DrawError> {
    draw_scatter(&spec(subject))
}

fn spec(subject: &Subject<'_>) -> ScatterSpec {
    let lang = subject.lang;
    let units = &subject.comparison.units;
    let with_way = || units.iter().filter(|u| u.distance_after_km.is_some());
    let after = |u: &UnitChange| u.distance_after_km.unwrap_or(0.0);
    let rank = |mut list: Vec<&UnitChange>, by: &dyn Fn(&UnitChange) -> f64| {
        list.sort_by(|a, b| by(b).total_cmp(&by(a)));
        list.into_iter()
            .take(NAMED)
            .map(|u| u.id)
            .collect::<Vec<_>>()
    };
    let farthest = rank(with_way().collect(), &after);
    let largest = rank(with_way().collect(), &|u| u.population as f64);
    let mut dots: Vec<(f64, Dot)> = with_way()
        .map(|u| {
            let trend = trend(subject, u);
            let dot = Dot {
                name: u.unit.get(lang).to_owned(),
                people: u.population as f64,
                before_km: u.distance_before_km.unwrap_or(0.0),
                after_km: after(u),
                trend,
                named: trend != Trend::Same || farthest.contains(&u.id) || largest.contains(&u.id),
            };
            (change(u).abs() * u.population as f64, dot)
        })
        .collect();
    // What changes the most for the most people is named first; else by code, as the
    // units come.
    dots.sort_by(|a, b| b.0.total_cmp(&a.0));
    let is_alone = subject.applied.changes_nothing();
    let key = [
        msg!("page-who-gains"),
        msg!("page-who-loses"),
        msg!("page-same"),
    ]
    .map(|w| say(&w, lang));
    let called = subject.applied.after.units_called();
    let units = called.map_or_else(|| Value::from(msg!("level-units")), Value::from);
    let dots_are = match is_alone {
        true => msg!("page-dots", units = units),
        false => msg!("page-dots-and-lines", units = units),
    };
    ScatterSpec {
        heading: heading(
            subject,
            msg!("page-people-against-distance"),
            say(&dots_are, lang),
        ),
        x_label: say(&msg!("page-distance-to-centre"), lang),
        y_label: say(&msg!("page-people-log"), lang),
        key: (!is_alone).then_some(key),
        dots: dots.into_iter().map(|(_, dot)| dot).collect(),
        numbers: numbers(lang, |v| number(v, 0)),
    }
}
