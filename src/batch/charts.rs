//! The charts of a plan: what each of them shows.

use super::maps::sources;
use super::prepare::Prepared;
use crate::compare::UnitChange;
use crate::draw::{
    BarsSpec, ChartPicture, CurveSpec, Dot, DrawError, Heading, ScatterSpec, Series, SlopeLine,
    SlopeSpec, Trend, draw_bars, draw_curve, draw_scatter, draw_slope,
};
use crate::keyword::keywords;
use crate::report::{Word, km, whole, word};

/// The most units of the slope chart, and the most of either side of the bars.
const SLOPES: usize = 34;
const BARS: usize = 15;
/// Farthest and largest units that the scatter names besides the changed ones.
const NAMED: usize = 6;

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
pub fn chart(prepared: &Prepared, kind: ChartKind) -> Result<Option<ChartPicture>, DrawError> {
    if prepared.comparison.journeys.is_empty() {
        return Ok(None);
    }
    let changed = changed(prepared);
    match kind {
        ChartKind::Cumulative => draw_curve(&cumulative(prepared)).map(Some),
        ChartKind::Population => draw_scatter(&population(prepared)).map(Some),
        _ if changed.is_empty() => Ok(None),
        ChartKind::Slope => draw_slope(&slope(prepared, &changed)).map(Some),
        ChartKind::Winners => draw_bars(&bars(prepared, &changed)).map(Some),
    }
}

fn heading(prepared: &Prepared, what: Word, subtitle: String) -> Heading {
    let lang = prepared.job.lang;
    let plan = prepared.plan.titles.with(&prepared.plan.title);
    let mut sources = sources(prepared);
    // Borders do not enter a chart of distances; the file of the demand does.
    if let Some(file) = &prepared.comparison.demand_file {
        sources.push(file.clone());
    }
    Heading {
        title: format!("{} · {}", plan.get(lang), word(what, lang)),
        subtitle,
        source: sources.join(" · "),
    }
}

/// Units whose way changes by more than the tolerance, the nearest first.
fn changed(prepared: &Prepared) -> Vec<&UnitChange> {
    let tolerance = prepared.comparison.measuring.tolerance_km;
    let mut units: Vec<&UnitChange> = prepared.comparison.units.iter().collect();
    units.retain(|u| u.distance_change_km.is_some_and(|km| km.abs() > tolerance));
    units.sort_by(|a, b| {
        change(a)
            .total_cmp(&change(b))
            .then(a.unit.en.cmp(&b.unit.en))
    });
    units
}

fn change(unit: &UnitChange) -> f64 {
    unit.distance_change_km.unwrap_or(0.0)
}

fn trend(prepared: &Prepared, unit: &UnitChange) -> Trend {
    Trend::of(change(unit), prepared.comparison.measuring.tolerance_km)
}

fn cumulative(prepared: &Prepared) -> CurveSpec {
    let lang = prepared.job.lang;
    let c = &prepared.comparison;
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
            prepared,
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

fn slope(prepared: &Prepared, changed: &[&UnitChange]) -> SlopeSpec {
    let lang = prepared.job.lang;
    let mut units = changed.to_vec();
    units.sort_by(|a, b| change(b).abs().total_cmp(&change(a).abs()));
    let shown = units.len().min(SLOPES);
    let lines = units.iter().take(SLOPES).map(|u| SlopeLine {
        name: u.unit.get(lang).to_owned(),
        before_km: u.distance_before_km.unwrap_or(0.0),
        after_km: u.distance_after_km.unwrap_or(0.0),
        trend: trend(prepared, u),
    });
    let key = [Word::WhoGains, Word::WhoLoses].map(|w| word(w, lang).to_owned());
    let sides =
        [Word::Before, Word::After].map(|w| format!("{}, {}", word(w, lang), word(Word::Km, lang)));
    SlopeSpec {
        heading: heading(
            prepared,
            Word::ChangedUnits,
            part(prepared, shown, units.len()),
        ),
        sides,
        key,
        lines: lines.collect(),
    }
}

/// `Mean of the people of each unit`, and how many of how many are shown.
fn part(prepared: &Prepared, shown: usize, all: usize) -> String {
    let lang = prepared.job.lang;
    let mean = word(Word::MeanOfUnit, lang);
    if shown == all {
        format!("{mean} · {}: {all}", word(Word::Units, lang))
    } else {
        format!("{mean} · {}: {shown} / {all}", word(Word::Units, lang))
    }
}

fn bars(prepared: &Prepared, changed: &[&UnitChange]) -> BarsSpec {
    let lang = prepared.job.lang;
    let nearer = changed.iter().filter(|u| change(u) < 0.0).take(BARS);
    let farther = changed.iter().rev().filter(|u| change(u) > 0.0).take(BARS);
    let farther: Vec<_> = farther.collect();
    let shown: Vec<_> = nearer.chain(farther.into_iter().rev()).collect();
    let bars = shown.iter().map(|u| {
        let people = whole(u.population as f64);
        let end = format!("{}  ({people})", km(change(u), true));
        (u.unit.get(lang).to_owned(), change(u), end)
    });
    let key = [Word::WhoGains, Word::WhoLoses].map(|w| word(w, lang).to_owned());
    let count = part(prepared, shown.len(), changed.len());
    let people = word(Word::PeopleInBrackets, lang);
    BarsSpec {
        heading: heading(
            prepared,
            Word::ChangeOfDistance,
            format!("{count} · {people}"),
        ),
        key,
        bars: bars.collect(),
    }
}

fn population(prepared: &Prepared) -> ScatterSpec {
    let lang = prepared.job.lang;
    let units = &prepared.comparison.units;
    let with_way = || units.iter().filter(|u| u.distance_after_km.is_some());
    let after = |u: &UnitChange| u.distance_after_km.unwrap_or(0.0);
    let rank = |mut list: Vec<&UnitChange>, by: &dyn Fn(&UnitChange) -> f64| {
        list.sort_by(|a, b| by(b).total_cmp(&by(a)).then(a.unit.en.cmp(&b.unit.en)));
        list.into_iter()
            .take(NAMED)
            .map(|u| u.id)
            .collect::<Vec<_>>()
    };
    let farthest = rank(with_way().collect(), &after);
    let largest = rank(with_way().collect(), &|u| u.population as f64);
    let mut dots: Vec<(f64, Dot)> = with_way()
        .map(|u| {
            let trend = trend(prepared, u);
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
    // What changes the most for the most people is named first.
    dots.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.name.cmp(&b.1.name)));
    let key = [Word::WhoGains, Word::WhoLoses, Word::Same].map(|w| word(w, lang).to_owned());
    ScatterSpec {
        heading: heading(
            prepared,
            Word::PeopleAgainstDistance,
            word(Word::DotsAndLines, lang).to_owned(),
        ),
        x_label: word(Word::DistanceToCentre, lang).to_owned(),
        y_label: word(Word::PeopleLog, lang).to_owned(),
        key,
        dots: dots.into_iter().map(|(_, dot)| dot).collect(),
    }
}
