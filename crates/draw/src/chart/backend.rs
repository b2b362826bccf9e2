//! plotters draws on our own scene, so that a chart is written in the same
//! formats by the same writers as a map.

use std::convert::Infallible;

use geo_types::Coord;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};

use crate::colour::Colour;
use crate::font::Fonts;
use crate::scene::{Anchor, Form, Item, Line, Paint, Scene, Stroke, Text, TextStyle};

/// Height of capital letters over the size of the letters.
const CAPITALS: f64 = 0.73;
/// Half the height of small letters: a line of text is centred on them.
const HALF_SMALL: f64 = 0.27;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A scene that plotters draws on.
pub(super) struct Backend<'a> {
    scene: &'a mut Scene,
    fonts: &'a Fonts,
}

impl<'a> Backend<'a> {
    pub(super) fn new(scene: &'a mut Scene, fonts: &'a Fonts) -> Self {
        Self { scene, fonts }
    }

    /// What cannot be seen is not drawn.
    fn draw(&mut self, form: Form, color: BackendColor, width: u32, fill: bool) {
        let paint = paint(color);
        if paint.opacity <= 0.0 {
            return;
        }
        let stroke = (!fill).then(|| Stroke::plain(paint, f64::from(width)));
        self.scene.shape(form, fill.then_some(paint), stroke);
    }

    fn lines(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        closed: bool,
        style: &impl BackendStyle,
    ) {
        let line = Line {
            points: points.into_iter().map(at).collect(),
            closed,
        };
        let form = Form::Lines(vec![line]);
        self.draw(form, style.color(), style.stroke_width(), closed);
    }
}

fn at((x, y): BackendCoord) -> Coord<f64> {
    Coord {
        x: f64::from(x),
        y: f64::from(y),
    }
}

fn paint(color: BackendColor) -> Paint {
    let (r, g, b) = color.rgb;
    Paint {
        colour: Colour { r, g, b },
        opacity: color.alpha,
    }
}

fn is_bold(style: &impl BackendTextStyle) -> bool {
    matches!(style.style(), FontStyle::Bold)
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.scene.width as u32, self.scene.height as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let corners = ((x, y), (x + 1, y + 1));
        self.draw_rect(corners.0, corners.1, &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.lines([from, to], false, style);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (corner, end) = (at(upper_left), at(bottom_right));
        let form = Form::Rect {
            corner,
            width: end.x - corner.x,
            height: end.y - corner.y,
            radius: 0.0,
        };
        self.draw(form, style.color(), style.stroke_width(), fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.lines(path, false, style);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let form = Form::Circle {
            centre: at(center),
            radius: f64::from(radius),
        };
        self.draw(form, style.color(), style.stroke_width(), fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.lines(vert, true, style);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        pos: BackendCoord,
    ) -> Drawn {
        let (size, point) = (style.size(), at(pos));
        let down = match style.anchor().v_pos {
            VPos::Top => size * CAPITALS,
            VPos::Center => size * HALF_SMALL,
            VPos::Bottom => -size * HALF_SMALL,
        };
        // The text turns around its point, not around its baseline.
        let (turn, x, y) = match style.transform() {
            FontTransform::None => (0.0, 0.0, down),
            FontTransform::Rotate90 => (90.0, -down, 0.0),
            FontTransform::Rotate180 => (180.0, 0.0, -down),
            FontTransform::Rotate270 => (270.0, down, 0.0),
        };
        let style = TextStyle {
            size,
            bold: is_bold(style),
            fill: paint(style.color()).colour,
            anchor: match style.anchor().h_pos {
                HPos::Left => Anchor::Start,
                HPos::Center => Anchor::Middle,
                HPos::Right => Anchor::End,
            },
            halo: 0.0,
        };
        self.scene.items.push(Item::Text(Text {
            at: Coord {
                x: point.x + x,
                y: point.y + y,
            },
            text: text.to_owned(),
            style,
            turn,
        }));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size();
        let width = self.fonts.width(text, size, is_bold(style));
        Ok((width.ceil() as u32, size.ceil() as u32))
    }
}

#[cfg(test)]
mod tests {
    use plotters::drawing::IntoDrawingArea;
    use plotters::element::{Circle, PathElement, Rectangle};
    use plotters::style::{Color, RGBColor};

    use super::*;

    #[test]
    fn what_plotters_draws_becomes_shapes_with_their_paint() {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let mut scene = Scene::new(100.0, 100.0, "");
        let red = RGBColor(0xff, 0, 0);
        {
            let area = Backend::new(&mut scene, &fonts).into_drawing_area();
            let line =
                PathElement::new(vec![(0, 0), (9, 9)], Color::stroke_width(&red.mix(0.5), 3));
            area.draw(&line).expect("drawn");
            area.draw(&Circle::new((5, 5), 4, red.filled()))
                .expect("drawn");
            let bar = Rectangle::new([(1, 2), (4, 8)], red.filled());
            area.draw(&bar).expect("drawn");
        }
        let shapes: Vec<_> = scene
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Shape(shape) => Some(shape),
                _ => None,
            })
            .collect();
        assert_eq!(shapes.len(), 3);
        let stroke = shapes[0].stroke.as_ref().expect("a stroke");
        assert_eq!((stroke.width, stroke.paint.opacity), (3.0, 0.5));
        let circle = Form::Circle {
            centre: Coord { x: 5.0, y: 5.0 },
            radius: 4.0,
        };
        assert_eq!(shapes[1].form, circle);
        let full = Paint::from(Colour::hex(0xff0000));
        assert_eq!((shapes[1].fill, shapes[2].fill), (Some(full), Some(full)));
    }
}
