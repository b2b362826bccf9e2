//! What of a map cannot be read: names on each other, on borders, or cut.

use geo_types::Coord;

use super::around::WATER_NAME;
use super::edges::{Edge, Edges};
use super::font::Fonts;
use super::land::{Land, Rows};
use super::map::MapDrawing;
use super::picture::Picture;
use super::room::Rect;
use super::scene::{Anchor, Form, Item, Layer, Line, Shape, Text};
use super::spot::Spot;

/// A text of a map that cannot be read well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The text.
    pub text: String,
    /// What it stands on.
    pub on: OnWhat,
}

/// What a text stands on that it should not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnWhat {
    /// Another text.
    Text(String),
    /// A border of regions or of the country, or a new one.
    Border,
    /// The frame of the map.
    Frame,
    /// The edge of the picture, which cuts it.
    Edge,
    /// The coast of a sea or the shore of a lake, where it is the name of a water.
    Shore,
    /// Land that is not what it names.
    OtherLand,
}

/// Where the name of an area stands, and its land.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Standing {
    pub(crate) text: String,
    pub(crate) rect: Rect,
    pub(crate) leader: Option<[Coord<f64>; 2]>,
    pub(crate) land: Vec<Line>,
}

impl Standing {
    pub(crate) fn new(text: &str, spot: &Spot, rings: &[Line]) -> Self {
        Self {
            text: text.to_owned(),
            rect: spot.rect,
            leader: spot.placed.leader,
            land: rings.to_vec(),
        }
    }

    /// Whether it is read as the name of something else: most of it is not on its land, and
    /// no line leads there.
    fn is_elsewhere(&self) -> bool {
        let land = Land::of(&self.land);
        match self.leader {
            Some([from, _]) => !land.has(from),
            None => land.share_inside(&self.rect, &mut Rows::default()) < 0.5,
        }
    }
}

/// Letters above their line and below it, as shares of their size.
const ABOVE: f64 = 0.73;
const BELOW: f64 = 0.2;

impl MapDrawing {
    /// Texts on each other, names on a border or on the frame, and texts that the edge of
    /// the picture cuts, as it is drawn.
    /// Names of areas that are not on their land are told too.
    pub fn faults(&self) -> Vec<Fault> {
        let mut found = faults(&self.picture);
        let elsewhere = self.standing.iter().filter(|name| name.is_elsewhere());
        found.extend(elsewhere.map(|name| Fault {
            text: name.text.clone(),
            on: OnWhat::OtherLand,
        }));
        found
    }
}

fn faults(picture: &Picture) -> Vec<Fault> {
    let Ok(fonts) = Fonts::new(picture.fonts()) else {
        return Vec::new();
    };
    let scene = picture.scene();
    let mut texts: Vec<(Layer, &Text, Rect)> = Vec::new();
    let (mut borders, mut frames): (Vec<Edge>, Vec<Edge>) = (Vec::new(), Vec::new());
    let mut shores: Vec<Edge> = Vec::new();
    for (layer, _, items) in scene.parts() {
        for item in items {
            match (layer, item) {
                (_, Item::Text(text)) => texts.push((layer, text, rect(text, &fonts))),
                (Layer::Borders | Layer::NewBorders, Item::Shape(shape)) => {
                    borders.extend(edges(&shape.form));
                }
                // Seas and lakes; rivers have no fill, and the first shape is the frame.
                (Layer::Around | Layer::Water, Item::Shape(shape)) if is_water(shape) => {
                    shores.extend(edges(&shape.form));
                }
                (Layer::Frame, Item::Shape(shape)) => frames.extend(edges(&shape.form)),
                _ => {}
            }
        }
    }
    let [borders, frames, shores] =
        [borders, frames, shores].map(|edges| Edges::new(&edges, &[], 1.0));
    let (width, height) = picture.size();
    let sheet = Rect {
        x: 0.0,
        y: 0.0,
        w: width,
        h: height,
    };
    let mut found = Vec::new();
    for (i, (layer, text, rect)) in texts.iter().enumerate() {
        let mut fault = |on| {
            found.push(Fault {
                text: text.text.clone(),
                on,
            });
        };
        let others = texts.iter().skip(i + 1);
        for (_, other, _) in others.filter(|(.., other)| other.overlaps(rect)) {
            fault(OnWhat::Text(other.text.clone()));
        }
        let is_name = [Layer::Names, Layer::AroundNames].contains(layer);
        if is_name && borders.are_in(rect) {
            fault(OnWhat::Border);
        }
        let of_water = *layer == Layer::AroundNames && text.style.fill == WATER_NAME;
        if of_water && shores.are_in(rect) {
            fault(OnWhat::Shore);
        }
        if is_name && frames.are_in(rect) {
            fault(OnWhat::Frame);
        }
        if !sheet.holds(rect) {
            fault(OnWhat::Edge);
        }
    }
    found
}

fn is_water(shape: &Shape) -> bool {
    shape.fill.is_some() && matches!(shape.form, Form::Lines(_))
}

/// The box of the letters of a text that is not turned.
pub(crate) fn rect(text: &Text, fonts: &Fonts) -> Rect {
    let (size, width) = (
        text.style.size,
        fonts.width(&text.text, text.style.size, text.style.bold),
    );
    let before = match text.style.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    };
    Rect {
        x: text.at.x - before,
        y: text.at.y - ABOVE * size,
        w: width,
        h: (ABOVE + BELOW) * size,
    }
}

fn edges(form: &Form) -> Vec<Edge> {
    match form {
        Form::Lines(lines) => lines.iter().flat_map(Line::edges).collect(),
        Form::Rect {
            corner,
            width,
            height,
            ..
        } => {
            let corners = [(0.0, 0.0), (*width, 0.0), (*width, *height), (0.0, *height)];
            let points = corners.map(|(dx, dy)| Coord {
                x: corner.x + dx,
                y: corner.y + dy,
            });
            let around = Line {
                points: points.into(),
                closed: true,
            };
            around.edges().collect()
        }
        Form::Circle { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FontSet;
    use crate::legend::{INK, plain};
    use crate::scene::{Scene, Stroke};

    fn found(texts: &[(f64, f64, &str)]) -> Vec<Fault> {
        let mut scene = Scene::new(400.0, 200.0, "t");
        scene.layer(Layer::Borders);
        let line = Line {
            points: vec![(0.0, 100.0).into(), (400.0, 100.0).into()],
            closed: false,
        };
        let form = Form::Lines(vec![line]);
        scene.shape(form, None, Some(Stroke::plain(INK, 1.0)));
        scene.layer(Layer::Names);
        for (x, y, text) in texts {
            let style = plain(20.0, INK, Anchor::Middle);
            scene.text(Coord { x: *x, y: *y }, text, style);
        }
        let set = FontSet::default();
        let fonts = Fonts::new(&set).expect("font");
        faults(&Picture::new(scene, &fonts, &set))
    }

    #[test]
    fn names_on_each_other_on_a_border_and_cut_are_found() {
        assert_eq!(found(&[(100.0, 50.0, "Abai"), (300.0, 50.0, "Ulytau")]), []);
        let of = |on| {
            [Fault {
                text: "Abai".to_owned(),
                on,
            }]
        };
        let on_text = of(OnWhat::Text("Ulytau".to_owned()));
        assert_eq!(
            found(&[(100.0, 50.0, "Abai"), (110.0, 55.0, "Ulytau")]),
            on_text
        );
        assert_eq!(found(&[(100.0, 105.0, "Abai")]), of(OnWhat::Border));
        assert_eq!(found(&[(5.0, 50.0, "Abai")]), of(OnWhat::Edge));
    }
}
