//! Distance of the changed units before and after.

use super::{change, heading, part, trend};
use crate::compare::UnitChange;
use crate::draw::{DrawError, Picture, SlopeLine, SlopeSpec, draw_slope};
use crate::figures::{Subject, numbers};
use crate::msg;
use crate::words::{number, say};

/// The most units of the chart.
const SLOPES: usize = 34;

/// The chart of the units whose way changes.
pub(super) fn slope(subject: &Subject<'_>, changed: &[&UnitChange]) -> Result<Picture, DrawError> {
    draw_slope(&spec(subject, changed))
}

fn spec(subject: &Subject<'_>, changed: &[&UnitChange]) -> SlopeSpec {
    let lang = subject.lang;
    let mut units = changed.to_vec();
    units.sort_by(|a, b| change(b).abs().total_cmp(&change(a).abs()));
    let shown = units.len().min(SLOPES);
    let lines = units.iter().take(SLOPES).map(|u| SlopeLine {
        name: u.unit.get(lang).to_owned(),
        before_km: u.distance_before_km.unwrap_or(0.0),
        after_km: u.distance_after_km.unwrap_or(0.0),
        trend: trend(subject, u),
    });
    let key = [msg!("page-who-gains"), msg!("page-who-loses")].map(|w| say(&w, lang));
    let sides = [msg!("page-before"), msg!("page-after")]
        .map(|w| format!("{}, {}", say(&w, lang), say(&msg!("page-km"), lang)));
    SlopeSpec {
        heading: heading(
            subject,
            msg!("page-changed-units"),
            part(subject, shown, units.len()),
        ),
        sides,
        key,
        lines: lines.collect(),
        numbers: numbers(lang, |v| number(v, 0)),
    }
}
