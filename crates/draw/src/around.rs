//! What lies around the land: seas, neighbours, their borders and names.

use geo_types::Coord;

use super::colour::Colour;
use super::land::{Land, Rows};
use super::legend::plain;
use super::panel::Panel;
use super::room::{Rect, Taken};
use super::scene::{Anchor, Form, Item, Line, Scene, Shape, Stroke, TextStyle};
use super::spec::{Around, AroundName};

/// Land of the neighbours.
const NEIGHBOUR: Colour = Colour::hex(0xe6e6e3);
const SEA: Colour = Colour::hex(0xb5d5ea);
const BORDER: Colour = Colour::hex(0xa7abb0);
const COUNTRY_NAME: Colour = Colour::hex(0x777d85);
const WATER_NAME: Colour = Colour::hex(0x2b6a99);

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

    /// Names of waters and neighbours where they cover nothing else; those of neighbours
    /// off the land.
    pub(crate) fn around_names(&self, scene: &mut Scene, outline: &[Line], taken: &mut Taken) {
        let Some(Around { names, .. }) = &self.spec.around else {
            return;
        };
        let land = Land::of(outline);
        for name in names {
            let style = self.around_style(name);
            let (width, height) = (
                self.fonts.width(&name.text, style.size, style.bold),
                style.size,
            );
            let centres = name.places.iter().map(|&place| self.plane.at(place));
            let mut boxes = centres.map(|centre| Rect::centred(centre, width, height * 1.2));
            let fits = |rect: &Rect| {
                let frame = self.plane.clip.unwrap_or(self.plane.frame);
                let off = name.water || land.share_inside(rect, &mut Rows::default()) == 0.0;
                frame.grown(-4.0 * self.k).holds(rect) && taken.is_free(rect) && off
            };
            if let Some(rect) = boxes.find(fits) {
                taken.take(rect);
                let baseline = Coord {
                    x: rect.x + rect.w / 2.0,
                    y: rect.y + rect.h / 2.0 + height * 0.36,
                };
                scene.text(baseline, &name.text, style);
            }
        }
    }

    fn around_style(&self, name: &AroundName) -> TextStyle {
        let (size, fill) = match name.water {
            true => (13.5 * self.k, WATER_NAME),
            false => (18.0 * self.k, COUNTRY_NAME),
        };
        plain(size, fill, Anchor::Middle)
    }
}
