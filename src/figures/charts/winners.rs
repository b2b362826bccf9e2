//! Units that are nearer and farther, the most first.

use super::{change, heading, part};
use crate::compare::UnitChange;
use crate::draw::{BarsSpec, DrawError, Picture, draw_bars, draw_narrow_bars};
use crate::figures::{Subject, numbers};
use crate::msg;
use crate::words::{self, lexicon, number, say};

/// The most units of either side.
const BARS: usize = 15;

/// The chart of the units whose way changes.
pub(super) fn winners(
    subject: &Subject<'_>,
    changed: &[&UnitChange],
) -> Result<Picture, DrawError> {
    draw_bars(&spec(subject, changed))
}

/// The same for a narrow screen.
pub(super) fn narrow_winners(
    subject: &Subject<'_>,
    changed: &[&UnitChange],
) -> Result<Picture, DrawError> {
    draw_narrow_bars(&spec(subject, changed))
}

fn spec(subject: &Subject<'_>, changed: &[&UnitChange]) -> BarsSpec {
    let lang = subject.lang;
    let nearer = changed.iter().filter(|u| change(u) < 0.0).take(BARS);
    let farther = changed.iter().rev().filter(|u| change(u) > 0.0).take(BARS);
    let farther: Vec<_> = farther.collect();
    let shown: Vec<_> = nearer.chain(farther.into_iter().rev()).collect();
    let bars = shown.iter().map(|u| {
        let people = lexicon().value(&number(u.population as f64, 0), lang);
        let km = lexicon().value(&words::change(change(u), 1), lang);
        let end = format!("{km}  ({people})");
        (u.unit.get(lang).to_owned(), change(u), end)
    });
    let key = [msg!("page-who-gains"), msg!("page-who-loses")].map(|w| say(&w, lang));
    let count = part(subject, shown.len(), changed.len());
    let people = say(&msg!("page-people-in-brackets"), lang);
    BarsSpec {
        heading: heading(
            subject,
            msg!("page-distance-change"),
            format!("{count} · {people}"),
        ),
        key,
        bars: bars.collect(),
        x_label: say(&msg!("page-km"), lang),
        changes: numbers(lang, |km| words::change(km, 0)),
    }
}
