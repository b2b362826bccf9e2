//! Pictures on a sheet: beside or below each other, or in the middle of a paper.

use geo_types::Coord;

use super::map::MapDrawing;
use super::picture::Picture;
use super::scene::{Form, Item, Layer, Line, Scene, Shape};

impl Picture {
    /// This picture and another one to the right of it, both from the top.
    #[must_use]
    pub fn beside(self, other: &Self) -> Self {
        let (width, _) = self.size();
        self.with_another(other, (width, 0.0))
    }

    /// This picture and another one below it, both from the left.
    #[must_use]
    pub fn above(self, other: &Self) -> Self {
        let (_, height) = self.size();
        self.with_another(other, (0.0, height))
    }

    /// With another one at a place.
    fn with_another(self, other: &Self, (x, y): (f64, f64)) -> Self {
        let title = format!("{} | {}", self.title(), other.title());
        let ((width, height), (wide, tall)) = (self.size(), other.size());
        let mut scene = Scene::new(width.max(x + wide), height.max(y + tall), &title);
        scene.paper = self.scene().paper;
        scene.add(self.scene(), 0.0, 0.0);
        scene.add(other.scene(), x, y);
        self.joined(scene, other)
    }

    /// This picture in the middle of a paper, whose sizes are in pixels; one that is
    /// larger stays as it is.
    #[must_use]
    pub fn on_paper(self, (width, height): (f64, f64)) -> Self {
        let (w, h) = self.size();
        let (dx, dy) = ((width - w).max(0.0) / 2.0, (height - h).max(0.0) / 2.0);
        let title = self.title().to_owned();
        let mut scene = Scene::new(width.max(w), height.max(h), &title);
        scene.paper = self.scene().paper;
        scene.add(self.scene(), dx, dy);
        self.with(scene)
    }
}

impl MapDrawing {
    /// This map and another one to the right of it, both from the top.
    #[must_use]
    pub fn beside(mut self, other: Self) -> Self {
        self.picture = self.picture.beside(&other.picture);
        self.with_names_of(other)
    }

    /// This map and another one below it, both from the left.
    #[must_use]
    pub fn above(mut self, other: Self) -> Self {
        self.picture = self.picture.above(&other.picture);
        self.with_names_of(other)
    }

    fn with_names_of(mut self, other: Self) -> Self {
        self.unplaced.extend(other.unplaced);
        self.standing.extend(other.standing);
        self
    }

    /// This map in the middle of a paper, as [`Picture::on_paper`].
    #[must_use]
    pub fn on_paper(mut self, sides: (f64, f64)) -> Self {
        self.picture = self.picture.on_paper(sides);
        self
    }
}

impl Scene {
    /// All of another scene, somewhere else.
    pub(crate) fn add(&mut self, other: &Self, dx: f64, dy: f64) {
        let first = self.items.len();
        self.layer(Layer::Plain);
        let layers = other.layers.iter();
        self.layers
            .extend(layers.map(|(at, layer)| (at + first, *layer)));
        let items = other.items.iter().cloned();
        self.items.extend(items.map(|item| shifted(item, dx, dy)));
        self.layer(Layer::Plain);
    }
}

/// An item somewhere else, by pixels to the right and down.
fn shifted(item: Item, dx: f64, dy: f64) -> Item {
    match item {
        Item::Shape(shape) => Item::Shape(shape_at(shape, dx, dy)),
        Item::Text(mut text) => {
            text.at = at(text.at, dx, dy);
            Item::Text(text)
        }
        Item::Group(mut group) => {
            group.clip = lines_at(group.clip, dx, dy);
            group.shapes = group
                .shapes
                .into_iter()
                .map(|shape| shape_at(shape, dx, dy))
                .collect();
            Item::Group(group)
        }
        Item::Image(mut image) => {
            image.corner = at(image.corner, dx, dy);
            Item::Image(image)
        }
    }
}

fn at(place: Coord<f64>, dx: f64, dy: f64) -> Coord<f64> {
    Coord {
        x: place.x + dx,
        y: place.y + dy,
    }
}

fn lines_at(lines: Vec<Line>, dx: f64, dy: f64) -> Vec<Line> {
    let line = |mut line: Line| {
        for point in &mut line.points {
            *point = at(*point, dx, dy);
        }
        line
    };
    lines.into_iter().map(line).collect()
}

fn shape_at(mut shape: Shape, dx: f64, dy: f64) -> Shape {
    shape.form = match shape.form {
        Form::Lines(lines) => Form::Lines(lines_at(lines, dx, dy)),
        Form::Rect {
            corner,
            width,
            height,
            radius,
        } => Form::Rect {
            corner: at(corner, dx, dy),
            width,
            height,
            radius,
        },
        Form::Circle { centre, radius } => Form::Circle {
            centre: at(centre, dx, dy),
            radius,
        },
    };
    shape
}

#[cfg(test)]
mod tests {
    use crate::font::Fonts;
    use crate::legend::{INK, plain};
    use crate::scene::{Anchor, Scene};
    use crate::{FontSet, Picture};
    use geo_types::Coord;

    fn picture(width: f64, height: f64, text: &str) -> Picture {
        let mut scene = Scene::new(width, height, text);
        let style = plain(10.0, INK, Anchor::Start);
        scene.text(Coord { x: 5.0, y: 10.0 }, text, style);
        let set = FontSet::default();
        Picture::new(scene, &Fonts::new(&set).expect("font"), &set)
    }

    #[test]
    fn two_pictures_share_a_sheet_from_the_top() {
        let both = picture(100.0, 50.0, "one").beside(&picture(80.0, 70.0, "two"));
        assert_eq!(both.size(), (180.0, 70.0));
        let svg = both.svg();
        assert!(svg.contains("x=\"105\" y=\"10\""), "{svg}");
    }

    #[test]
    fn of_two_pictures_one_stands_below_the_other() {
        let both = picture(100.0, 50.0, "one").above(&picture(80.0, 70.0, "two"));
        assert_eq!(both.size(), (100.0, 120.0));
        assert!(both.svg().contains("x=\"5\" y=\"60\""));
    }

    #[test]
    fn a_picture_stands_in_the_middle_of_its_paper() {
        let sheet = picture(100.0, 50.0, "one").on_paper((200.0, 150.0));
        assert_eq!(sheet.size(), (200.0, 150.0));
        assert!(sheet.svg().contains("x=\"55\" y=\"60\""));
    }
}
