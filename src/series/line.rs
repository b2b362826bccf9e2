//! Series: the figures of an area day by day, with their breaks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use super::cell::{Cell, Known, OfDay, Status};
use super::ground::{Area, Ground};
use super::target::area_named;
use super::{Figures, SeriesError, States, Target};

/// Why a figure does not go on from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// They rest on different counts.
    Recount,
    /// They are of different borders.
    Borders,
    /// The table marks a jump.
    Jump,
}

impl Break {
    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recount => "recount",
            Self::Borders => "borders",
            Self::Jump => "jump",
        }
    }
}

/// A figure on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// The figure.
    pub cell: Cell,
    /// Why it does not go on from the last one that there is.
    pub breaks: Vec<Break>,
}

/// The figures of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The area.
    pub target: Target,
    /// Its figures in the order of their days.
    pub points: Vec<Point>,
}

/// Figures of several areas on the same days.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What the figures are: the head of their column.
    pub what: String,
    /// The days, in order.
    pub days: Vec<Date>,
    /// The areas.
    pub lines: Vec<Line>,
}

/// Puts figures together on the borders of the targets. `day` is that of the borders where a
/// figure names none; `states` hold the borders of all days that figures name.
///
/// # Errors
/// Names the line whose area is not known on the day of its borders.
pub fn series(
    ground: &Ground,
    states: &States,
    day: Date,
    figures: &Figures,
    targets: Vec<Target>,
) -> Result<Series, SeriesError> {
    let areas = areas(ground, states, day, figures)?;
    let mut by_day: BTreeMap<Date, Vec<Known<'_>>> = BTreeMap::new();
    for figure in &figures.rows {
        let (area, is_region) = &areas[&key(figure, day)];
        let known = Known {
            figure,
            area,
            is_region: *is_region,
        };
        by_day.entry(figure.date).or_default().push(known);
    }
    let by_day = by_day.into_iter().map(|(day, all)| (day, OfDay::new(all)));
    let by_day: Vec<(Date, OfDay<'_>)> = by_day.collect();
    let lines = targets
        .into_par_iter()
        .map(|target| line(ground, &by_day, target));
    Ok(Series {
        what: figures.what.clone(),
        days: by_day.iter().map(|(day, _)| *day).collect(),
        lines: lines.collect(),
    })
}

/// A text on a day.
type Key = (Date, String);

fn key(figure: &super::Figure, day: Date) -> Key {
    (figure.borders.unwrap_or(day), figure.of.clone())
}

/// The areas that figures are of, each found once.
fn areas(
    ground: &Ground,
    states: &States,
    day: Date,
    figures: &Figures,
) -> Result<BTreeMap<Key, (Area, bool)>, SeriesError> {
    let mut areas = BTreeMap::new();
    for figure in &figures.rows {
        let key = key(figure, day);
        if areas.contains_key(&key) {
            continue;
        }
        let area = area_named(ground, states, key.0, &key.1);
        let area = area.map_err(|m| SeriesError::new(&figures.file, figure.line, m))?;
        areas.insert(key, area);
    }
    Ok(areas)
}

fn line(ground: &Ground, by_day: &[(Date, OfDay<'_>)], target: Target) -> Line {
    let mut last: Option<(BTreeSet<String>, BTreeSet<String>)> = None;
    let mut points = Vec::with_capacity(by_day.len());
    for (date, figures) in by_day {
        let cell = figures.cell(ground, &target.area);
        let mut breaks = Vec::new();
        if cell.status != Status::Missing {
            let now = (cell.levels.clone(), cell.extents.clone());
            if let Some((levels, extents)) = last.replace(now) {
                breaks.extend((levels != cell.levels).then_some(Break::Recount));
                breaks.extend((extents != cell.extents).then_some(Break::Borders));
                breaks.extend(cell.jump.then_some(Break::Jump));
            }
        }
        points.push(Point {
            date: *date,
            cell,
            breaks,
        });
    }
    Line { target, points }
}

impl Series {
    /// Keeps the figures from one day to another.
    pub fn between(&mut self, from: Option<Date>, to: Option<Date>) {
        let inside =
            |day: Date| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
        self.days.retain(|day| inside(*day));
        for line in &mut self.lines {
            line.points.retain(|point| inside(point.date));
        }
    }

    /// Leaves out days on which no area has a figure.
    pub fn without_empty_days(&mut self) {
        let lines = &self.lines;
        let has = |day: &Date| {
            let mut points = lines.iter().flat_map(|line| &line.points);
            points.any(|p| p.date == *day && p.cell.value.is_some())
        };
        let kept: BTreeSet<Date> = self.days.iter().copied().filter(has).collect();
        self.days.retain(|day| kept.contains(day));
        for line in &mut self.lines {
            line.points.retain(|point| kept.contains(&point.date));
        }
    }
}

impl Series {
    /// The first year on whose first day all areas with a figure have one.
    pub fn first_common_year(&self) -> Option<i16> {
        let known: Vec<&Line> = self
            .lines
            .iter()
            .filter(|l| l.known().next().is_some())
            .collect();
        let starts = self.days.iter().filter(|day| day.day_of_year() == 1);
        let mut common = starts.filter(|day| {
            let has = |line: &&Line| line.known().any(|(point, _)| point.date == **day);
            !known.is_empty() && known.iter().all(has)
        });
        common.next().map(|day| day.year())
    }
}

impl Line {
    /// Its figures, those that there are.
    pub fn known(&self) -> impl Iterator<Item = (&Point, f64)> {
        self.points
            .iter()
            .filter_map(|point| Some((point, point.cell.value?)))
    }

    /// The first figure in a year, to which an index refers; never one of nobody.
    pub fn base(&self, year: i16) -> Option<f64> {
        let mut known = self.known();
        let found = known.find(|(point, _)| point.date.year() == year);
        found.map(|(_, value)| value).filter(|value| *value > 0.0)
    }

    /// The figures between breaks, in order.
    pub fn stretches(&self) -> Vec<Vec<(&Point, f64)>> {
        let mut all: Vec<Vec<(&Point, f64)>> = Vec::new();
        for (point, value) in self.known() {
            match all.last_mut().filter(|_| point.breaks.is_empty()) {
                Some(stretch) => stretch.push((point, value)),
                None => all.push(vec![(point, value)]),
            }
        }
        all
    }
}
