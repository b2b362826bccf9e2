//! What lies around the land: seas, neighbours, their borders and names.

use geo_types::Coord;

use super::colour::Colour;
use super::edges::Edges;
use super::label::{Block, Placed, settings};
use super::land::{Land, Rows};
use super::legend::plain;
use super::panel::Panel;
use super::room::{Rect, Taken};
use super::scene::{Anchor, Form, Item, Line, Scene, Shape, Stroke, TextStyle};
use super::spec::{Around, AroundName};
use super::theme::Letters;
use super::waters::Lakes;

/// Land of the neighbours, and what a map of one region is not about.
pub const NEIGHBOUR: Colour = Colour::hex(0xe6e6e3);
const SEA: Colour = Colour::hex(0xb5d5ea);
const BORDER: Colour = Colour::hex(0xa7abb0);
const COUNTRY_NAME: Colour = Colour::hex(0x595f67);
pub(crate) const WATER_NAME: Colour = Colour::hex(0x164568);

/// How far from a border a name stays, in sizes of its letters: one that touches it reads as
/// having a letter more.
const FROM_BORDER: f64 = 0.2;
/// How far from its shore the name of a lake may be, in sizes of its letters.
const FROM_SHORE: f64 = 0.7;
/// How far from its place a lake is sought, in the same.
const REACH: f64 = 14.0;
/// How far from its place a name is tried, in rings around it.
const NEAR: u32 = 3;
const IN_SEA: u32 = 10;

impl Panel<'_> {
    /// Fills the frame with the neighbours' land and the seas; the land covers what is
    /// its own.
    pub(crate) fn around(&self, scene: &mut Scene) {
        let Some(around) = &self.spec.around else {
            return;
        };
        let frame = self.plane.clip.unwrap_or(self.plane.frame);
        scene.shape(frame.form(), Some(NEIGHBOUR.into()), None);
        for sea in &around.sea {
            if let Some(form) = self.plane.land([sea]) {
                scene.shape(form, Some(SEA.into()), None);
            }
        }
        let lines = self.plane.lines(&around.borders);
        if !lines.is_empty() {
            scene.items.push(Item::Shape(Shape {
                form: Form::Lines(lines),
                fill: None,
                stroke: Some(Stroke::plain(BORDER, 1.4 * self.k).rounded()),
                title: None,
            }));
        }
    }

    /// Names of waters and neighbours where they cover nothing else, no coast and no border;
    /// those of neighbours and of seas off the land. One without such a place is left out.
    pub(crate) fn around_names(
        &self,
        scene: &mut Scene,
        outline: &[Line],
        edges: &Edges,
        taken: &mut Taken,
    ) {
        let Some(Around { names, .. }) = &self.spec.around else {
            return;
        };
        let land = Land::of(outline);
        let [coasts, shores] = self.shores();
        let sea = Land::of(&self.sea());
        let lakes = Lakes::of(&rings(self.plane.land(&self.spec.lakes)));
        for name in names {
            let size = self.around_style(name).size;
            let centres = name.places.iter().map(|&place| self.plane.at(place));
            let centres = centres.map(|at| match name.water && !sea.has(at) {
                true => lakes.shore_near(at, size * REACH),
                false => Some(at),
            });
            let places = centres.flatten().flat_map(|centre| {
                // The name of a lake stays near it; in a sea there is room.
                let at_sea = sea.has(centre);
                let rings = if at_sea { IN_SEA } else { NEAR };
                let tried = self.tried(name, centre, rings);
                tried.map(move |(placed, rect)| (placed, rect, at_sea))
            });
            let frame = self.plane.clip.unwrap_or(self.plane.frame);
            let frame = frame.grown(-4.0 * self.k);
            let fits = |rect: &Rect, at_sea: bool| {
                let on_land = || land.share_inside(rect, &mut Rows::default()) > 0.0;
                let off = || (name.water && !at_sea) || !on_land();
                let dry = || !shores.are_in(rect) && !coasts.are_in(rect);
                let clear = || !edges.are_in(&rect.grown(size * FROM_BORDER)) && dry();
                let by_shore = || !name.water || at_sea || lakes.is_by(rect, size * FROM_SHORE);
                frame.holds(rect) && taken.is_free(rect) && clear() && off() && by_shore()
            };
            let mut fitting = places.filter(|(_, rect, at_sea)| fits(rect, *at_sea));
            if let Some((placed, rect, _)) = fitting.next() {
                taken.take(rect);
                // On land any colour may lie under the name of a lake.
                let on_land = |at: &Coord<f64>| name.water && !sea.has(*at);
                let first = placed.lines.first();
                let halo = match first.is_some_and(|(at, _)| on_land(at)) {
                    true => placed.size * 0.22,
                    false => 0.0,
                };
                let style = TextStyle {
                    size: placed.size,
                    halo,
                    ..self.around_style(name)
                };
                for (centre, line) in &placed.lines {
                    let baseline = Coord {
                        x: centre.x,
                        y: centre.y + placed.size * 0.36,
                    };
                    scene.text(baseline, line, style);
                }
            }
        }
    }

    /// Coasts of the seas with the borders of the neighbours, and shores of lakes.
    fn shores(&self) -> [Edges; 2] {
        let Some(around) = &self.spec.around else {
            return [Edges::default(), Edges::default()];
        };
        let mut coasts: Vec<Line> = self.plane.lines(&around.borders);
        coasts.extend(self.sea());
        let lakes = rings(self.plane.land(&self.spec.lakes));
        [coasts, lakes].map(|lines| {
            let edges: Vec<_> = lines.iter().flat_map(Line::edges).collect();
            Edges::new(&edges, &[], self.k)
        })
    }

    fn sea(&self) -> Vec<Line> {
        let around = self.spec.around.iter();
        let sea = around.flat_map(|around| &around.sea);
        sea.flat_map(|sea| rings(self.plane.land([sea]))).collect()
    }

    /// A name at a place and around it, in one line and in several, then smaller.
    fn tried<'n>(
        &'n self,
        name: &'n AroundName,
        place: Coord<f64>,
        rings: u32,
    ) -> impl Iterator<Item = (Placed, Rect)> + 'n {
        const SIZES: [f64; 2] = [1.0, 0.92];
        let style = self.around_style(name);
        let settings = settings(&name.text);
        SIZES.into_iter().flat_map(move |shrink| {
            let size = style.size * shrink;
            let settings = settings.clone();
            settings.into_iter().flat_map(move |lines| {
                let block = Block::new(&lines, size, style.bold, self.fonts);
                let steps = moves(rings).map(|(dx, dy)| Coord {
                    x: place.x + dx * size,
                    y: place.y + dy * size,
                });
                let placed = steps.map(|centre| {
                    let rect = Rect::centred(centre, block.width, block.height);
                    (block.at(centre), rect)
                });
                placed.collect::<Vec<_>>()
            })
        })
    }

    fn around_style(&self, name: &AroundName) -> TextStyle {
        let (letters, fill) = match name.water {
            true => (Letters::Water, WATER_NAME),
            false => (Letters::Neighbour, COUNTRY_NAME),
        };
        let size = self.spec.theme.size(letters) * self.k;
        plain(size, fill, Anchor::Middle)
    }
}

fn rings(land: Option<Form>) -> Vec<Line> {
    match land {
        Some(Form::Lines(lines)) => lines,
        _ => Vec::new(),
    }
}

/// Where a name is tried, in its own sizes from its place: there, then farther off.
fn moves(rings: u32) -> impl Iterator<Item = (f64, f64)> {
    const AROUND: u32 = 12;
    let rings = (1..=rings).flat_map(|ring| {
        (0..AROUND).map(move |i| {
            let turn = f64::from(i) / f64::from(AROUND) * std::f64::consts::TAU;
            let reach = f64::from(ring) * 0.9;
            (turn.cos() * reach, turn.sin() * reach)
        })
    });
    std::iter::once((0.0, 0.0)).chain(rings)
}
