//! Figures over the years: what their chart shows.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::numbers;
use crate::draw::{
    DrawError, FontSet, Heading, LineMark, LinesSpec, Picture, Theme, YearLine, draw_lines,
};
use crate::msg;
use crate::series::{Break, Line, Point, Role, Series, Status};
use crate::words::{Lang, Message, lexicon, number, say};

/// The most lines of a chart: more cannot be told apart.
pub const MOST_LINES: usize = 16;

/// What stands around the chart.
#[derive(Debug, Clone)]
pub struct SeriesLook {
    /// Language.
    pub lang: Lang,
    /// Title.
    pub title: Message,
    /// The year whose figures are 100, where an index is shown.
    pub index: Option<i16>,
    /// Where the figures are from.
    pub source: String,
    /// Fonts for letters that the embedded one lacks.
    pub fonts: FontSet,
    /// Colours.
    pub theme: Theme,
}

/// Draws series as lines that end at breaks and gaps; a group and the one that it is held
/// against share a colour.
///
/// # Errors
/// If there is no figure to draw.
pub fn series_chart(series: &Series, look: &SeriesLook) -> Result<Picture, DrawError> {
    draw_lines(&spec(series, look))
}

fn spec(series: &Series, look: &SeriesLook) -> LinesSpec {
    let lang = look.lang;
    let colours = colours(series);
    let lines = series.lines.iter().zip(colours);
    let lines: Vec<YearLine> = lines
        .filter_map(|(line, colour)| year_line(line, colour, look))
        .collect();
    let word = lexicon().word("column", &series.what, lang);
    let what = word.unwrap_or_else(|| series.what.replace('_', " "));
    let y_label = match look.index {
        Some(year) => {
            let year = year.to_string();
            say(&msg!("series-index-of", what = what, year = year), lang)
        }
        None => what,
    };
    LinesSpec {
        heading: Heading {
            title: say(&look.title, lang),
            subtitle: say(&msg!("series-subtitle"), lang),
            source: look.source.clone(),
            fonts: look.fonts.clone(),
            theme: look.theme.clone(),
        },
        y_label,
        breaks: shared_breaks(series, lang),
        key: key(series, &lines, lang),
        lines,
        from_zero: look.index.is_none(),
        numbers: numbers(lang, |value| number(value, 0)),
    }
}

/// The colour of each line by its number.
fn colours(series: &Series) -> Vec<usize> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &series.lines {
        let target = &line.target;
        let own = target.names.main();
        let against = Some(target.against.as_str()).filter(|name| !name.is_empty());
        let number = against.and_then(|name| numbers.get(name).copied());
        let number = number
            .or_else(|| numbers.get(own).copied())
            .unwrap_or_else(|| numbers.values().max().map_or(0, |most| most + 1));
        numbers.insert(own, number);
        if let Some(name) = against {
            numbers.entry(name).or_insert(number);
        }
    }
    let lines = series.lines.iter();
    lines
        .map(|line| numbers.get(line.target.names.main()).copied().unwrap_or(0))
        .collect()
}

fn year_line(line: &Line, colour: usize, look: &SeriesLook) -> Option<YearLine> {
    let base = match look.index {
        Some(year) => line.base(year)? / 100.0,
        None => 1.0,
    };
    let pieces = pieces(line);
    let estimated = line
        .points
        .iter()
        .filter(|p| p.cell.status == Status::Estimated);
    let bounds = estimated.filter_map(|p| Some((years(p.date), p.cell.low?, p.cell.high?)));
    Some(YearLine {
        name: line.target.names.get(look.lang).to_owned(),
        colour,
        dashed: line.target.role == Some(Role::Kept),
        pieces: pieces
            .iter()
            .map(|piece| {
                let points = piece.iter().map(|(p, value)| (years(p.date), value / base));
                points.collect()
            })
            .collect(),
        bounds: bounds
            .map(|(x, low, high)| (x, low / base, high / base))
            .collect(),
    })
    .filter(|line| !line.pieces.is_empty())
}

/// The stretches of a line, cut as well where a figure is missing on the same day of the
/// year as one beside it.
fn pieces(line: &Line) -> Vec<Vec<(&Point, f64)>> {
    let mut all = Vec::new();
    for stretch in line.stretches() {
        let mut piece: Vec<(&Point, f64)> = Vec::new();
        for (point, value) in stretch {
            let gap = piece.last().is_some_and(|(last, _)| {
                let between = line.points.iter();
                let between = between.filter(|p| last.date < p.date && p.date < point.date);
                let day = |date: Date| (date.month(), date.day());
                let mut same = between.filter(|p| day(p.date) == day(last.date));
                same.any(|p| p.cell.value.is_none())
            });
            if gap {
                all.push(std::mem::take(&mut piece));
            }
            piece.push((point, value));
        }
        all.push(piece);
    }
    all
}

/// A day as years with a fraction.
fn years(day: Date) -> f64 {
    let length = f64::from(day.days_in_year());
    f64::from(day.year()) + f64::from(day.day_of_year() - 1) / length
}

/// Days on which most lines break, and why.
fn shared_breaks(series: &Series, lang: Lang) -> Vec<(f64, String)> {
    let mut found = Vec::new();
    for day in &series.days {
        let points = series.lines.iter().flat_map(|line| &line.points);
        let here = points.filter(|p| p.date == *day && p.cell.value.is_some());
        let here: Vec<&Point> = here.collect();
        let of = |kind: Break| here.iter().filter(|p| p.breaks.contains(&kind)).count();
        let text = match (
            of(Break::Recount) * 2 > here.len(),
            of(Break::Borders) * 2 > here.len(),
        ) {
            (true, _) => msg!("series-break-recount"),
            (false, true) => msg!("series-break-borders"),
            (false, false) => continue,
        };
        found.push((years(*day), say(&text, lang)));
    }
    // Of two days of a year that would stand in one another the first is named.
    found.dedup_by(|later, first| later.0 - first.0 < 1.5);
    found
}

fn key(series: &Series, lines: &[YearLine], lang: Lang) -> Vec<(LineMark, String)> {
    let has = |role: Role| series.lines.iter().any(|l| l.target.role == Some(role));
    let broken = lines.iter().any(|line| line.pieces.len() > 1);
    let bounds = lines.iter().any(|line| !line.bounds.is_empty());
    let entries = [
        (has(Role::Lost), LineMark::Solid, msg!("series-role-lost")),
        (has(Role::Kept), LineMark::Dashed, msg!("series-role-kept")),
        (broken, LineMark::Gap, msg!("series-key-gap")),
        (bounds, LineMark::Bounds, msg!("series-key-bounds")),
    ];
    let shown = entries.into_iter().filter(|(there, ..)| *there);
    shown
        .map(|(_, mark, text)| (mark, say(&text, lang)))
        .collect()
}
