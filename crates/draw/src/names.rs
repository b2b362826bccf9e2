//! The names of a panel: of its symbols and of its areas, none on another.

use geo_types::Coord;

use super::apart::{Against, apart};
use super::beside::{Mark, beside};
use super::candidates::{Candidates, hearts};
use super::choose::{FIGURE_LEFT_OUT, LEFT_OUT, Wish, choose};
use super::edges::Edges;
use super::faults::Standing;
use super::ground::Ground;
use super::inside::inside;
use super::label::Name;
use super::land::Land;
use super::legend::{radius, symbol};
use super::panel::{Panel, of_cells};
use super::room::{Rect, Taken};
use super::scene::{Layer, Line, Scene};
use super::set::{set, take};
use super::spec::{AreaLabel, MapPoint};
use super::spot::{FAULT, Spot};
use super::theme::Letters;
use super::towns::COLOURED;

/// The least size of names, in design pixels.
const LEAST: f64 = 12.4;
/// Of names beside symbols.
const LEAST_OF_PLACE: f64 = 13.0;
/// With more figures than this, each takes the first place that names leave.
const MANY_FIGURES: usize = 150;
/// What it costs a strong name not to be bold.
const NOT_BOLD: f64 = 20.0;
/// What it costs to stand on the land of others with a line.
const ON_OTHERS: f64 = 120.0;
/// The share of a figure that lies on the land of its unit.
const MOSTLY: f64 = 0.8;
/// How far from the frame symbols keep, in design pixels.
const MARGIN: f64 = 8.0;
/// How many places of a name are worth trying.
const MOST_PLACES: usize = 36;

/// What became of the names of a panel.
#[derive(Default)]
pub(crate) struct Named {
    /// Names that found no room.
    pub(crate) unplaced: Vec<String>,
    /// The names of areas that found some.
    pub(crate) standing: Vec<Standing>,
}

impl<'a> Panel<'a> {
    /// Symbols, their names, and the names of areas, none on another.
    pub(crate) fn names(&self, scene: &mut Scene, edges: &Edges, taken: &mut Taken) -> Named {
        let points = self.marks(scene, taken);
        let outline = self.outline();
        let lands = self.lands();
        let figures = self.spec.labels.iter().filter(|label| label.optional);
        let at_once = figures.count() <= MANY_FIGURES;
        let chosen = |i: &usize| at_once || !self.spec.labels[*i].optional;
        let (now, later): (Vec<usize>, Vec<usize>) = (0..lands.len()).partition(chosen);
        // Figures of units lie on the land of their regions.
        let own = (0..lands.len()).filter(|&i| !self.spec.labels[i].optional);
        let named: Vec<(usize, &[Line])> = own.map(|i| (i, lands[i].as_slice())).collect();
        let frame = self.plane.clip.unwrap_or(self.plane.frame);
        let ground = Ground::new(frame, &Land::of(&outline), &named, self.k);
        let mut wishes: Vec<Wish> = points
            .iter()
            .map(|point| self.point_wish(point, &points, (edges, &ground), taken))
            .collect();
        wishes.extend(now.iter().map(|&i| Wish {
            spots: self.area_spots((i, &lands[i]), &ground, edges, taken),
            left_out: match self.spec.labels[i].optional {
                true => FIGURE_LEFT_OUT,
                false => LEFT_OUT,
            },
        }));
        let mut found = choose(wishes).into_iter();
        let mut named = Named::default();
        let mut placed = Vec::new();
        for ((point, _), spot) in points.iter().zip(&mut found) {
            match (spot, &point.label) {
                (Some(spot), _) => placed.push(spot),
                (None, Some(text)) => named.unplaced.push(text.clone()),
                (None, None) => {}
            }
        }
        for (i, spot) in now.into_iter().zip(found) {
            let label = &self.spec.labels[i];
            match spot {
                Some(spot) => {
                    let name = Standing::new(&label.text, &spot, &lands[i]);
                    named.standing.push(name);
                    placed.push(spot);
                }
                None if label.optional || lands[i].is_empty() => {}
                None => named.unplaced.push(label.text.replace('\n', " ")),
            }
        }
        for spot in &placed {
            take(spot, taken);
        }
        for i in later {
            let land = Land::of(&lands[i]);
            let with = (self.fonts, &*taken);
            let name = self.area_name(&self.spec.labels[i]);
            let own = (&land, &mut Candidates::new(&land));
            if let Some(spot) = inside(name, own, edges, with, 1).into_iter().next() {
                take(&spot, taken);
                placed.push(spot);
            }
        }
        if self.spec.around.is_some() {
            scene.layer(Layer::AroundNames);
            self.around_names(scene, &outline, edges, taken);
        }
        scene.layer(Layer::Names);
        for spot in placed {
            set(scene, &spot.placed, self.k);
        }
        named
    }

    /// The same without the names of areas.
    pub(crate) fn symbols(
        &self,
        scene: &mut Scene,
        edges: &Edges,
        taken: &mut Taken,
    ) -> Vec<String> {
        let points = self.marks(scene, taken);
        let frame = self.plane.clip.unwrap_or(self.plane.frame);
        let ground = Ground::new(frame, &Land::of(&self.outline()), &[], self.k);
        let wishes = points
            .iter()
            .map(|point| self.point_wish(point, &points, (edges, &ground), taken));
        let found = choose(wishes.collect());
        scene.layer(Layer::Names);
        let mut unplaced = Vec::new();
        for ((point, _), spot) in points.iter().zip(found) {
            match (spot, &point.label) {
                (Some(spot), _) => set(scene, &spot.placed, self.k),
                (None, Some(text)) => unplaced.push(text.clone()),
                (None, None) => {}
            }
        }
        unplaced
    }

    /// The symbols within the frame, with their places.
    pub(crate) fn shown(&self) -> Vec<(&'a MapPoint, Coord<f64>)> {
        let points: &'a [MapPoint] = &self.spec.points;
        let points = points.iter();
        let points = points.map(|point| (point, self.plane.at(point.position)));
        let shows = |at| self.plane.shows(at, MARGIN * self.k);
        points.filter(|(_, at)| shows(*at)).collect()
    }

    /// Draws the symbols and gives them with their places.
    fn marks(&self, scene: &mut Scene, taken: &mut Taken) -> Vec<(&'a MapPoint, Coord<f64>)> {
        let k = self.k;
        scene.layer(Layer::Symbols);
        let points = self.shown();
        let margin = MARGIN * k;
        for (point, at) in &points {
            let r = (radius(point.symbol) + 2.0) * k;
            taken.take(Rect::centred(*at, 2.0 * r, 2.0 * r));
        }
        let coloured = self.dots.draw(scene, self.spec, k, |position| {
            let at = self.plane.at(position);
            self.plane.shows(at, margin).then_some(at)
        });
        // No name stands on a colour that the key explains, but that of a symbol in it.
        for dot in coloured {
            let reach = COLOURED * k;
            let is_in = |(_, at): &(_, Coord<f64>)| (at.x - dot.x).hypot(at.y - dot.y) < reach;
            if !points.iter().any(is_in) {
                taken.take(Rect::centred(dot, 1.8 * reach, 1.8 * reach));
            }
        }
        for (point, at) in &points {
            symbol(scene, *at, point.symbol, k);
        }
        points
    }

    /// The places of the name of a symbol.
    fn point_wish(
        &self,
        (point, at): &(&MapPoint, Coord<f64>),
        all: &[(&MapPoint, Coord<f64>)],
        over: (&Edges, &Ground),
        taken: &Taken,
    ) -> Wish {
        let left_out = LEFT_OUT;
        let Some(text) = &point.label else {
            let spots = Vec::new();
            return Wish { spots, left_out };
        };
        let name = Name {
            text,
            short: &[],
            size: self.spec.theme.size(Letters::Place) * self.k,
            bold: false,
            least: LEAST_OF_PLACE * self.k,
            least_inside: None,
        };
        let mark = Mark {
            at: *at,
            radius: (radius(point.symbol) + 2.5) * self.k,
        };
        let others = all.iter().map(|(_, other)| *other);
        let others: Vec<Coord<f64>> = others.filter(|other| other != at).collect();
        let spots = beside(name, mark, &others, over, self.fonts, taken);
        Wish { spots, left_out }
    }

    /// The rings of the land of each name of an area; units with figures and their regions
    /// share land.
    fn lands(&self) -> Vec<Vec<Line>> {
        let labels = &self.spec.labels;
        let of = |small: bool| {
            let labels = labels.iter().enumerate();
            let labels = labels.filter(|(_, label)| label.small == small);
            let of_cell = of_cells(labels.map(|(i, label)| (i, label.cells.as_slice())));
            self.mesh.groups(&of_cell, self.spec.labels.len())
        };
        let pairs = of(false).into_iter().zip(of(true));
        pairs
            .map(|(large, small)| if small.is_empty() { large } else { small })
            .collect()
    }

    fn area_name<'n>(&self, label: &'n AreaLabel) -> Name<'n> {
        Name {
            text: &label.text,
            short: &label.short,
            size: self.spec.theme.size(match (label.small, label.strong) {
                (true, _) => Letters::Unit,
                (false, true) => Letters::Region,
                (false, false) => Letters::OtherRegion,
            }) * self.k,
            bold: label.strong,
            least: LEAST * self.k,
            least_inside: label.optional.then_some(MOSTLY),
        }
    }

    /// The places of the name of an area: on its land, or off all land with a line to it.
    fn area_spots(
        &self,
        (i, rings): (usize, &[Line]),
        ground: &Ground,
        edges: &Edges,
        taken: &Taken,
    ) -> Vec<Spot> {
        let label = &self.spec.labels[i];
        let Some(first) = rings.first() else {
            return Vec::new();
        };
        let (name, land) = (self.area_name(label), Land::of(rings));
        let mut candidates = Candidates::new(&land);
        let own = (&land, &mut candidates);
        let mut spots = inside(name, own, edges, (self.fonts, taken), MOST_PLACES);
        let is_good = |spots: &[Spot]| spots.iter().any(|spot| spot.cost < FAULT);
        if label.optional {
            return spots;
        }
        if label.strong && !is_good(&spots) {
            // Letters that are not bold are narrower.
            let plain = Name {
                bold: false,
                ..name
            };
            let own = (&land, &mut candidates);
            let narrower = inside(plain, own, edges, (self.fonts, taken), MOST_PLACES);
            spots.extend(narrower.into_iter().map(|spot| Spot {
                cost: spot.cost + NOT_BOLD,
                ..spot
            }));
        }
        let mut from = hearts(&mut candidates);
        if from.is_empty() {
            from.extend(first.points.first());
        }
        // On the land of another region it is read as the name of that one, but for its line.
        let away = |line| ground.over_others(line, i) / self.k;
        let off = Against {
            fair: &|rect| label.small || ground.is_off(rect),
            line: &|line| {
                let away = away(line);
                (label.small || away == 0.0).then_some(away)
            },
        };
        let apart = |against| apart(name, &from, edges, (self.fonts, taken), against);
        let anywhere = Against {
            fair: &|_| true,
            line: &|line| Some(ON_OTHERS + away(line)),
        };
        let last = (label.strong && !label.small).then(|| apart(&anywhere));
        spots.extend(apart(&off).into_iter().chain(last.into_iter().flatten()));
        spots
    }
}
