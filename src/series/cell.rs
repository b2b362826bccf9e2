//! The figure of an area, put together from the figures of a day.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Figure;
use super::ground::{Area, Ground};
use super::pieces::Pieces;

/// How a figure came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Published for just this area.
    Published,
    /// A sum or difference of figures of whole areas.
    Computed,
    /// Some of it is the share of a figure of a larger area, by its people.
    Estimated,
    /// Of some of the area there is no figure.
    Missing,
}

impl Status {
    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Computed => "computed",
            Self::Estimated => "estimated",
            Self::Missing => "missing",
        }
    }
}

/// The figure of an area on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The figure, if there is one.
    pub value: Option<f64>,
    /// How it came about.
    pub status: Status,
    /// The least that it can be, rounding left aside.
    pub low: Option<f64>,
    /// The most that it can be.
    pub high: Option<f64>,
    /// By how much the rounding of its sources can shift it.
    pub rounding: f64,
    /// The counts that it rests on.
    pub levels: BTreeSet<String>,
    /// The other borders that figures in it are of.
    pub extents: BTreeSet<String>,
    /// Whether its one figure is a jump from the one before.
    pub jump: bool,
    /// Keys of its sources.
    pub sources: BTreeSet<String>,
    /// Units of which there is no figure.
    pub missing: Vec<String>,
}

/// A figure with its area.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) figure: &'a Figure,
    pub(super) area: &'a Area,
    /// Whether it is of more than single units: too much to share out.
    pub(super) is_region: bool,
}

/// Figures of one day, those of the largest areas first, of equals the most exact.
#[derive(Debug, Clone, Default)]
pub(super) struct OfDay<'a> {
    all: Vec<Known<'a>>,
    /// The places of the figures that each piece has a part in, in order.
    of_piece: BTreeMap<usize, Vec<usize>>,
}

impl<'a> OfDay<'a> {
    pub(super) fn new(mut all: Vec<Known<'a>>) -> Self {
        // What is of a share of a piece stands for nothing else.
        all.retain(|known| known.area.shares.is_empty() && !known.area.whole.is_empty());
        all.sort_by(|a, b| {
            let size = b.area.whole.len().cmp(&a.area.whole.len());
            let exact = a.figure.precision.total_cmp(&b.figure.precision);
            size.then(exact)
        });
        let mut of_piece: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, known) in all.iter().enumerate() {
            for piece in known.area.whole.iter() {
                of_piece.entry(piece).or_default().push(at);
            }
        }
        Self { all, of_piece }
    }

    /// The figures that have a part in some land, in their order.
    fn touching(&self, land: &Pieces) -> Vec<Known<'a>> {
        let at = land.iter().filter_map(|piece| self.of_piece.get(&piece));
        let mut at: Vec<usize> = at.flatten().copied().collect();
        at.sort_unstable();
        at.dedup();
        at.into_iter().map(|at| self.all[at]).collect()
    }

    /// The figure of an area.
    pub(super) fn cell(&self, ground: &Ground, target: &Area) -> Cell {
        let touching = self.touching(&target.whole);
        let own = |known: &&Known<'a>| known.area.whole == target.whole;
        if target.shares.is_empty()
            && let Some(known) = touching.iter().find(own)
        {
            return published(known);
        }
        let (parts, rest) = self.cover(&target.whole, None);
        let mut sum = Sum::default();
        parts.iter().for_each(|part| sum.add(part, 1.0));
        if rest.is_empty() && target.shares.is_empty() {
            return sum.cell(Status::Computed);
        }
        if target.shares.is_empty()
            && let Some(whole) = self.difference(&rest, &sum)
        {
            return whole.cell(Status::Computed);
        }
        let left = self.share_out(ground, &rest, target, &mut sum);
        match left.is_empty() {
            true => sum.cell(Status::Estimated),
            false => missing(ground, &left),
        }
    }

    /// Figures of areas beside each other that lie within some land, and what of it they
    /// leave; with `level` only those of that count.
    fn cover(&self, land: &Pieces, level: Option<&str>) -> (Vec<Known<'a>>, Pieces) {
        let mut rest = land.clone();
        let mut parts = Vec::new();
        for known in self.touching(land) {
            let fits = known.area.whole.within(&rest);
            if fits && level.is_none_or(|level| level == known.figure.level) {
                rest.remove(&known.area.whole);
                parts.push(known);
            }
        }
        (parts, rest)
    }

    /// The rest of an area as what a larger one has beyond its other parts, all of one
    /// count, added to what the others have.
    fn difference(&self, rest: &Pieces, sum: &Sum) -> Option<Sum> {
        let touching = self.touching(rest);
        let larger = touching.iter().rev();
        for whole in larger.filter(|known| rest.within(&known.area.whole)) {
            let beside = whole.area.whole.without(rest);
            let (parts, open) = self.cover(&beside, Some(&whole.figure.level));
            // Both must be of the same borders: then what these differ in cancels.
            let extents = parts.iter().map(|part| part.figure.extent.as_str());
            let extents: BTreeSet<&str> = extents.filter(|extent| !extent.is_empty()).collect();
            let whole_extent = Some(whole.figure.extent.as_str()).filter(|e| !e.is_empty());
            if !open.is_empty() || extents != whole_extent.into_iter().collect() {
                continue;
            }
            let own = sum.extents.clone();
            let mut sum = sum.clone();
            sum.add(whole, 1.0);
            parts.iter().for_each(|part| sum.add(part, -1.0));
            // Parts that are more than their whole contradict it.
            let counts = parts.iter().chain([whole]).all(|k| k.figure.value >= 0.0);
            if counts && sum.value < -sum.rounding {
                continue;
            }
            sum.extents = own;
            return Some(sum);
        }
        None
    }

    /// Adds shares of figures that reach beyond what is left; gives the pieces that
    /// nothing is known of.
    fn share_out(&self, ground: &Ground, rest: &Pieces, target: &Area, sum: &mut Sum) -> Pieces {
        let mut rest = rest.clone();
        let mut smallest = self.touching(&rest);
        smallest.reverse();
        smallest.retain(|known| !known.is_region);
        for known in &smallest {
            let reach = known
                .area
                .whole
                .iter()
                .filter(|&piece| rest.contains(piece));
            let reach: Vec<usize> = reach.collect();
            if reach.is_empty() {
                continue;
            }
            sum.share(known, part(ground, known, reach.iter().copied()));
            reach.iter().for_each(|&piece| {
                let mut one = Pieces::default();
                one.insert(piece);
                rest.remove(&one);
            });
        }
        for (&piece, share) in &target.shares {
            let mut one = Pieces::default();
            one.insert(piece);
            let holds = self.touching(&one);
            match holds.iter().rev().find(|known| !known.is_region) {
                Some(known) => sum.share(known, share * part(ground, known, [piece])),
                None => rest.insert(piece),
            }
        }
        rest
    }
}

/// The share of a figure's people that lives on some of its pieces.
fn part(ground: &Ground, known: &Known<'_>, pieces: impl IntoIterator<Item = usize>) -> f64 {
    let all = ground.people(known.area.whole.iter());
    match all {
        0 => 0.0,
        all => ground.people(pieces) as f64 / all as f64,
    }
}

fn published(known: &Known<'_>) -> Cell {
    let mut sum = Sum::default();
    sum.add(known, 1.0);
    let status = match known.figure.computed {
        true => Status::Computed,
        false => Status::Published,
    };
    Cell {
        jump: known.figure.jump,
        ..sum.cell(status)
    }
}

fn missing(ground: &Ground, pieces: &Pieces) -> Cell {
    let mut units: Vec<String> = Vec::new();
    for piece in pieces.iter() {
        let unit = ground.unit(piece);
        if !units.iter().any(|known| known == unit) {
            units.push(unit.to_owned());
        }
    }
    Cell {
        value: None,
        low: None,
        high: None,
        missing: units,
        ..Sum::default().cell(Status::Missing)
    }
}

/// Figures added up.
#[derive(Debug, Clone, Default)]
struct Sum {
    value: f64,
    low: f64,
    high: f64,
    rounding: f64,
    levels: BTreeSet<String>,
    extents: BTreeSet<String>,
    sources: BTreeSet<String>,
}

impl Sum {
    fn add(&mut self, known: &Known<'_>, sign: f64) {
        let value = sign * known.figure.value;
        self.value += value;
        self.low += value;
        self.high += value;
        self.note(known);
    }

    /// Adds a share of a figure: what a unit has may all lie in one of its parts.
    fn share(&mut self, known: &Known<'_>, share: f64) {
        let value = known.figure.value;
        self.value += (value * share).round();
        self.low += value.min(0.0);
        self.high += value.max(0.0);
        self.note(known);
    }

    fn note(&mut self, known: &Known<'_>) {
        let figure = known.figure;
        self.rounding += match figure.precision > 1.0 {
            true => figure.precision / 2.0,
            false => 0.0,
        };
        let level = Some(&figure.level).filter(|level| !level.is_empty());
        self.levels.extend(level.cloned());
        let extent = Some(&figure.extent).filter(|extent| !extent.is_empty());
        self.extents.extend(extent.cloned());
        let source = Some(&figure.source).filter(|source| !source.is_empty());
        self.sources.extend(source.cloned());
    }

    fn cell(self, status: Status) -> Cell {
        Cell {
            value: Some(self.value),
            status,
            low: Some(self.low),
            high: Some(self.high),
            rounding: self.rounding,
            levels: self.levels,
            extents: self.extents,
            jump: false,
            sources: self.sources,
            missing: Vec::new(),
        }
    }
}
