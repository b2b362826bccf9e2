//! What lies under the texts of a picture.

use geo_types::Coord;

use super::colour::Colour;
use super::faults::rect;
use super::font::Fonts;
use super::picture::Picture;
use super::scene::{Form, HALO_OPACITY, Item, Line, Paint, Scene, Shape};

/// A text and a colour that lies under some of its letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnGround {
    /// The text.
    pub text: String,
    /// Its colour.
    pub ink: Colour,
    /// The colour of the edge around its letters, if they have one.
    pub edge: Option<Colour>,
    /// What lies under it.
    pub ground: Colour,
}

impl OnGround {
    /// The contrast of the text, with each colour as it is shown.
    pub fn contrast(&self, shown: impl Fn(Colour) -> Colour) -> f64 {
        let ground = shown(self.ground);
        let under = match self.edge {
            Some(edge) => ground.covered(shown(edge), HALO_OPACITY),
            None => ground,
        };
        shown(self.ink).contrast(under)
    }
}

/// How many places of a text are looked at, along it and across.
const PLACES: (u32, u32) = (12, 3);

impl Picture {
    /// Every text with the colours of the areas that lie under it, each once; lines are no
    /// areas.
    pub fn grounds(&self) -> Vec<OnGround> {
        let Ok(fonts) = Fonts::new(self.fonts()) else {
            return Vec::new();
        };
        let scene = self.scene();
        let mut found: Vec<OnGround> = Vec::new();
        for (i, item) in scene.items.iter().enumerate() {
            let Item::Text(text) = item else {
                continue;
            };
            let around = rect(text, &fonts);
            let edge = (text.style.halo > 0.0).then_some(scene.paper);
            for at in places([around.x, around.y, around.w, around.h]) {
                let on = OnGround {
                    text: text.text.clone(),
                    ink: text.style.fill,
                    edge,
                    ground: ground(scene, i, at),
                };
                if !found.contains(&on) {
                    found.push(on);
                }
            }
        }
        found
    }
}

fn places([x, y, w, h]: [f64; 4]) -> impl Iterator<Item = Coord<f64>> {
    let share = |i: u32, of: u32| (f64::from(i) + 0.5) / f64::from(of);
    (0..PLACES.0).flat_map(move |i| {
        (0..PLACES.1).map(move |j| Coord {
            x: x + w * share(i, PLACES.0),
            y: y + h * share(j, PLACES.1),
        })
    })
}

/// The colour at a place, of what is drawn before an item.
fn ground(scene: &Scene, before: usize, at: Coord<f64>) -> Colour {
    let mut colour = scene.paper;
    let mut lay = |shape: &Shape| {
        if let Some(Paint {
            colour: fill,
            opacity,
        }) = shape.fill.filter(|_| covers(&shape.form, at))
        {
            colour = colour.covered(fill, opacity);
        }
    };
    for item in scene.items.iter().take(before) {
        match item {
            Item::Shape(shape) => lay(shape),
            Item::Group(group) if inside(&group.clip, at) => group.shapes.iter().for_each(&mut lay),
            _ => {}
        }
    }
    colour
}

fn covers(form: &Form, at: Coord<f64>) -> bool {
    match form {
        Form::Lines(lines) => inside(lines, at),
        Form::Rect {
            corner,
            width,
            height,
            ..
        } => {
            let (dx, dy) = (at.x - corner.x, at.y - corner.y);
            (0.0..*width).contains(&dx) && (0.0..*height).contains(&dy)
        }
        Form::Circle { centre, radius } => (at.x - centre.x).hypot(at.y - centre.y) < *radius,
    }
}

/// By the even-odd rule.
fn inside(rings: &[Line], at: Coord<f64>) -> bool {
    let edges = rings.iter().flat_map(Line::edges);
    let crossed = edges.filter(|[a, b]| {
        let spans = (a.y > at.y) != (b.y > at.y);
        spans && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y)
    });
    crossed.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FontSet;
    use crate::legend::{INK, WHITE, plain, rect as field};
    use crate::scene::Anchor;

    #[test]
    fn the_topmost_area_lies_under_a_text_and_what_is_drawn_later_does_not() {
        let mut scene = Scene::new(100.0, 100.0, "");
        let all = || field(Coord { x: 0.0, y: 0.0 }, 100.0, 100.0);
        let [red, blue] = [0xff_0000, 0x00_00ff].map(Colour::hex);
        scene.shape(all(), Some(red.into()), None);
        let style = plain(10.0, INK, Anchor::Start);
        scene.text(Coord { x: 5.0, y: 50.0 }, "A", style);
        scene.shape(all(), Some(blue.into()), None);
        let style = crate::scene::TextStyle { halo: 2.0, ..style };
        scene.text(Coord { x: 5.0, y: 50.0 }, "B", style);
        let set = FontSet::default();
        let fonts = Fonts::new(&set).expect("font");
        let found = Picture::new(scene, &fonts, &set).grounds();
        let told: Vec<_> = found.iter().map(|on| (on.ground, on.edge)).collect();
        assert_eq!(told, [(red, None), (blue, Some(WHITE))]);
        let with_edge = found[1].contrast(|c| c);
        assert!(with_edge > 10.0 && INK.contrast(blue) < 4.5, "{with_edge}");
    }
}
