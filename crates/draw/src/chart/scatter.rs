//! Population against distance: one dot per unit.

use std::collections::HashSet;

use plotters::prelude::IntoLogRange;
use plotters::style::Color as _;
use plotters::style::text_anchor::HPos;

use super::Trend;
use super::axes::{Kilometres, Upright, axes};
use super::canvas::{Frame, Heading, INK, Sheet, font, sheet};
use crate::DrawError;
use crate::numbers::NumberText;
use crate::picture::Picture;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 820;
const SIZE: f64 = 12.0;

/// A chart of people against kilometres.
#[derive(Debug, Clone, Default)]
pub struct ScatterSpec {
    /// What stands around it.
    pub heading: Heading,
    /// What the horizontal axis measures.
    pub x_label: String,
    /// What the vertical axis measures.
    pub y_label: String,
    /// Names of nearer, farther and unchanged in the key; none where nothing is changed.
    pub key: Option<[String; 3]>,
    /// The units; those that come first are named first.
    pub dots: Vec<Dot>,
    /// How kilometres and people read.
    pub numbers: NumberText,
}

/// A unit.
#[derive(Debug, Clone)]
pub struct Dot {
    /// Its name.
    pub name: String,
    /// People.
    pub people: f64,
    /// Kilometres before.
    pub before_km: f64,
    /// Kilometres after.
    pub after_km: f64,
    /// Which way it goes.
    pub trend: Trend,
    /// Whether it is to be named where there is room.
    pub named: bool,
}

/// Draws a dot at each unit's later distance, with a line from the earlier one.
///
/// # Errors
/// If plotters fails.
pub fn draw_scatter(spec: &ScatterSpec) -> Result<Picture, DrawError> {
    let ways = spec.dots.iter().flat_map(|d| [d.before_km, d.after_km]);
    let along = Kilometres::of(ways, &spec.x_label, &spec.numbers);
    let people = spec.dots.iter().map(|d| d.people.max(1.0));
    let fewest = people.clone().fold(f64::INFINITY, f64::min).min(1e6) * 0.8;
    let biggest = people.fold(1.0, f64::max).max(fewest * 10.0) * 1.3;
    sheet(&spec.heading, WIDTH, HEIGHT, |sheet, frame| {
        let entries: Vec<(Trend, &str)> = [Trend::Nearer, Trend::Farther, Trend::Same]
            .into_iter()
            .zip(spec.key.iter().flatten().map(String::as_str))
            .collect();
        sheet.key(&entries, (frame.left, frame.top + 12))?;
        let area = sheet.root.clone().shrink(
            (frame.left, frame.top + 32),
            (frame.right - frame.left, frame.bottom - frame.top - 32),
        );
        let up = Upright {
            label: &spec.y_label,
            range: (fewest..biggest).log_scale(),
            marks: 8,
            room: 104,
            numbers: &spec.numbers,
        };
        let chart = axes(&area, &along, up)?;
        let at = |km: f64, people: f64| chart.backend_coord(&(km, people.max(fewest)));
        let placed: Vec<[(i32, i32); 2]> = spec
            .dots
            .iter()
            .map(|d| [at(d.before_km, d.people), at(d.after_km, d.people)])
            .collect();
        dots(sheet, spec, &placed)?;
        let inside = Frame {
            left: frame.left + 110,
            top: frame.top + 44,
            right: frame.right - 24,
            bottom: frame.bottom - 56,
        };
        names(sheet, spec, &placed, inside)
    })
}

/// The unchanged first, so that the others lie on top.
fn dots(
    sheet: &Sheet<'_>,
    spec: &ScatterSpec,
    placed: &[[(i32, i32); 2]],
) -> Result<(), DrawError> {
    let mut shown = Shown::of(spec.dots.len());
    let pairs = || spec.dots.iter().zip(placed);
    for (dot, ends) in pairs().filter(|(d, _)| d.trend == Trend::Same) {
        if shown.is_new(dot.trend, ends[1], ends[1]) {
            sheet.dot(ends[1], 4, dot.trend.colour())?;
        }
    }
    for (dot, ends) in pairs().filter(|(d, _)| d.trend != Trend::Same) {
        if !shown.is_new(dot.trend, ends[0], ends[1]) {
            continue;
        }
        let line = dot.trend.colour().mix(0.55).stroke_width(2);
        sheet.line(ends.to_vec(), line)?;
        sheet.dot(ends[1], 6, dot.trend.colour())?;
    }
    Ok(())
}

/// Which dots are drawn of so many that most lie under others.
struct Shown {
    is_crowded: bool,
    places: HashSet<(Trend, [(i32, i32); 2])>,
}

impl Shown {
    /// Dots of which none is left out.
    const FEW: usize = 2000;

    fn of(dots: usize) -> Self {
        Self {
            is_crowded: dots > Self::FEW,
            places: HashSet::new(),
        }
    }

    /// Whether a dot with its line is seen: none of its colour lies within two pixels.
    fn is_new(&mut self, trend: Trend, from: (i32, i32), to: (i32, i32)) -> bool {
        let place = |(x, y): (i32, i32)| (x / 2, y / 2);
        !self.is_crowded || self.places.insert((trend, [place(from), place(to)]))
    }
}

/// Names where they cover neither a dot nor another name.
fn names(
    sheet: &Sheet<'_>,
    spec: &ScatterSpec,
    placed: &[[(i32, i32); 2]],
    inside: Frame,
) -> Result<(), DrawError> {
    let mut taken: Vec<Frame> = placed.iter().map(|p| around(p[1], 5)).collect();
    let moved = spec
        .dots
        .iter()
        .zip(placed)
        .filter(|(d, _)| d.trend != Trend::Same);
    taken.extend(moved.map(|(_, [from, to])| Frame {
        left: from.0.min(to.0),
        right: from.0.max(to.0),
        top: from.1.min(to.1) - 2,
        bottom: from.1.max(to.1) + 2,
    }));
    for (dot, ends) in spec.dots.iter().zip(placed).filter(|(d, _)| d.named) {
        let width = sheet.width(&dot.name, SIZE);
        let spot = spots(*ends).find_map(|(side, x, y)| {
            let left = match side {
                HPos::Left => x,
                HPos::Center => x - width / 2,
                HPos::Right => x - width,
            };
            let room = Frame {
                left,
                right: left + width,
                top: y - 8,
                bottom: y + 8,
            };
            let free = holds(inside, room) && !taken.iter().any(|t| meet(*t, room));
            free.then_some((side, (x, y), room))
        });
        if let Some((side, at, room)) = spot {
            taken.push(room);
            sheet.text(&dot.name, at, font(SIZE, false, INK), side)?;
        }
    }
    Ok(())
}

/// Where a name may stand: around its dot, then along its line.
fn spots([from, to]: [(i32, i32); 2]) -> impl Iterator<Item = (HPos, i32, i32)> {
    const STEPS: i32 = 8;
    let (x, y) = to;
    let around = [
        (HPos::Left, x + 10, y),
        (HPos::Left, x + 6, y - 14),
        (HPos::Left, x + 6, y + 14),
        (HPos::Right, x - 10, y),
        (HPos::Right, x - 6, y - 14),
        (HPos::Right, x - 6, y + 14),
        (HPos::Left, x + 2, y - 21),
        (HPos::Left, x + 2, y + 21),
    ];
    let along = (1..=STEPS).flat_map(move |i| {
        let x = to.0 + (from.0 - to.0) * i / STEPS;
        [(HPos::Center, x, y - 11), (HPos::Center, x, y + 11)]
    });
    around.into_iter().chain(along)
}

fn around(at: (i32, i32), radius: i32) -> Frame {
    Frame {
        left: at.0 - radius,
        right: at.0 + radius,
        top: at.1 - radius,
        bottom: at.1 + radius,
    }
}

fn meet(a: Frame, b: Frame) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

fn holds(outer: Frame, inner: Frame) -> bool {
    outer.left <= inner.left
        && inner.right <= outer.right
        && outer.top <= inner.top
        && inner.bottom <= outer.bottom
}
