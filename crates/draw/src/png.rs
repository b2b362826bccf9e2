//! A scene as PNG.

use tiny_skia::{
    Color, ColorU8, FillRule, FilterQuality, LineCap, LineJoin, Mask, Path, PathBuilder, Pixmap,
    PixmapPaint, Rect, StrokeDash, Transform,
};
use ttf_parser::OutlineBuilder;

use super::DrawError;
use super::colour::Colour;
use super::curves::{Step, rounded};
use super::font::{FontSet, Fonts};
use super::pixels::Image;
use super::scene::{Form, Group, Item, Line, Paint, Scene, Shape, Stroke, Text};

/// The most pixels of a picture.
pub(crate) const MOST_PIXELS: f64 = 120e6;

/// Draws a scene on its paper; `scale` multiplies its width and height.
pub(crate) fn png(scene: &Scene, set: &FontSet, scale: f32) -> Result<Vec<u8>, DrawError> {
    let pixels = |length: f64| (length * f64::from(scale)).ceil() as u32;
    let (width, height) = (pixels(scene.width), pixels(scene.height));
    let large = DrawError::TooLarge(width, height);
    if f64::from(width) * f64::from(height) > MOST_PIXELS {
        return Err(large);
    }
    let mut canvas = Canvas {
        pixels: Pixmap::new(width, height).ok_or(large)?,
        scale: Transform::from_scale(scale, scale),
        fonts: Fonts::new(set)?,
        halo: scene.halo(),
    };
    let Colour { r, g, b } = scene.paper;
    canvas.pixels.fill(Color::from_rgba8(r, g, b, 255));
    for item in &scene.items {
        match item {
            Item::Shape(shape) => canvas.shape(shape, None),
            Item::Text(text) => canvas.text(text),
            Item::Group(group) => canvas.group(group),
            Item::Image(image) => canvas.image(image),
        }
    }
    encode(&canvas.pixels).map_err(|e| DrawError::Render(e.to_string()))
}

/// Without the alpha channel: everything is drawn on paper. Flat colours pack
/// best without filters; a higher level takes twice the time for a twentieth
/// of the bytes.
fn encode(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut rgb = vec![0; pixels.pixels().len() * 3];
    for (three, p) in rgb.chunks_exact_mut(3).zip(pixels.pixels()) {
        three.copy_from_slice(&[p.red(), p.green(), p.blue()]);
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_deflate_compression(png::DeflateCompression::Level(2));
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}

struct Canvas {
    pixels: Pixmap,
    scale: Transform,
    fonts: Fonts,
    /// The light edge around letters.
    halo: Paint,
}

impl Canvas {
    fn shape(&mut self, shape: &Shape, mask: Option<&Mask>) {
        let Some(path) = path_of(&shape.form) else {
            return;
        };
        if let Some(fill) = shape.fill {
            self.fill(&path, fill, FillRule::EvenOdd, self.scale, mask);
        }
        if let Some(stroke) = &shape.stroke {
            self.stroke(&path, stroke, self.scale, mask);
        }
    }

    fn fill(
        &mut self,
        path: &Path,
        fill: Paint,
        rule: FillRule,
        transform: Transform,
        mask: Option<&Mask>,
    ) {
        self.pixels
            .fill_path(path, &paint(fill), rule, transform, mask);
    }

    fn stroke(&mut self, path: &Path, stroke: &Stroke, transform: Transform, mask: Option<&Mask>) {
        let dash: Vec<f32> = stroke.dash.iter().map(|&d| d as f32).collect();
        let line = tiny_skia::Stroke {
            width: stroke.width as f32,
            line_cap: if stroke.round_caps {
                LineCap::Round
            } else {
                LineCap::Butt
            },
            line_join: if stroke.round_joins {
                LineJoin::Round
            } else {
                LineJoin::Miter
            },
            dash: StrokeDash::new(dash, 0.0),
            ..tiny_skia::Stroke::default()
        };
        self.pixels
            .stroke_path(path, &paint(stroke.paint), &line, transform, mask);
    }

    fn group(&mut self, group: &Group) {
        let land = path_of_lines(&group.clip);
        let mask = Mask::new(self.pixels.width(), self.pixels.height());
        let (Some(land), Some(mut mask)) = (land, mask) else {
            return;
        };
        mask.fill_path(&land, FillRule::EvenOdd, true, self.scale);
        for shape in &group.shapes {
            self.shape(shape, Some(&mask));
        }
    }

    /// Pixels, first made about as small as they are drawn: what lies between would be lost.
    fn image(&mut self, image: &Image) {
        let drawn = image.height * f64::from(self.scale.sy);
        let times = (f64::from(image.pixels.height) / drawn.max(1.0)).floor();
        let small = image.pixels.shrunk(times.max(1.0) as u32);
        let Some(mut pixmap) = Pixmap::new(small.width, small.height) else {
            return;
        };
        let straight = small.rgba.chunks_exact(4);
        for (pixel, rgba) in pixmap.pixels_mut().iter_mut().zip(straight) {
            let colour = ColorU8::from_rgba(rgba[0], rgba[1], rgba[2], rgba[3]);
            *pixel = colour.premultiply();
        }
        let [sx, sy] = [
            image.width / f64::from(small.width),
            image.height / f64::from(small.height),
        ];
        let (x, y) = (image.corner.x as f32, image.corner.y as f32);
        let placed = Transform::from_scale(sx as f32, sy as f32).post_translate(x, y);
        let smooth = PixmapPaint {
            quality: FilterQuality::Bilinear,
            ..PixmapPaint::default()
        };
        let transform = placed.post_concat(self.scale);
        self.pixels
            .draw_pixmap(0, 0, pixmap.as_ref(), &smooth, transform, None);
    }

    fn text(&mut self, text: &Text) {
        let Some(path) = letters(&self.fonts, text) else {
            return;
        };
        let (x, y) = (text.at.x as f32, text.at.y as f32);
        let turned = Transform::from_rotate(text.turn as f32).post_translate(x, y);
        let transform = turned.post_concat(self.scale);
        let style = text.style;
        if style.halo > 0.0 {
            let halo = Stroke::plain(self.halo, style.halo).rounded();
            self.stroke(&path, &halo, transform, None);
        }
        self.fill(&path, style.fill.into(), FillRule::Winding, transform, None);
    }
}

fn paint(paint: Paint) -> tiny_skia::Paint<'static> {
    let colour = paint.colour;
    let alpha = (paint.opacity.clamp(0.0, 1.0) * 255.0).round() as u8;
    let mut found = tiny_skia::Paint::default();
    found.set_color_rgba8(colour.r, colour.g, colour.b, alpha);
    found
}

fn path_of(form: &Form) -> Option<Path> {
    match form {
        Form::Lines(lines) => path_of_lines(lines),
        Form::Circle { centre, radius } => {
            PathBuilder::from_circle(centre.x as f32, centre.y as f32, *radius as f32)
        }
        Form::Rect {
            corner,
            width,
            height,
            radius,
        } => {
            if *radius > 0.0 {
                return path_of_steps(&rounded(*corner, *width, *height, *radius));
            }
            let (x, y) = (corner.x as f32, corner.y as f32);
            let rect = Rect::from_xywh(x, y, *width as f32, *height as f32)?;
            Some(PathBuilder::from_rect(rect))
        }
    }
}

fn path_of_steps(steps: &[Step]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps {
        match *step {
            Step::Move([x, y]) => path.move_to(x, y),
            Step::Line([x, y]) => path.line_to(x, y),
            Step::Curve([a, b, c, d, x, y]) => path.cubic_to(a, b, c, d, x, y),
        }
    }
    path.close();
    path.finish()
}

fn path_of_lines<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Option<Path> {
    let mut path = PathBuilder::new();
    for line in lines {
        for (i, point) in line.points.iter().enumerate() {
            let (x, y) = (point.x as f32, point.y as f32);
            if i == 0 {
                path.move_to(x, y);
            } else {
                path.line_to(x, y);
            }
        }
        if line.closed {
            path.close();
        }
    }
    path.finish()
}

/// The outlines of a text, its baseline at the origin.
fn letters(fonts: &Fonts, text: &Text) -> Option<Path> {
    let style = text.style;
    let shaped = fonts.shape(&text.text, style.bold);
    let start = shaped.start(style.anchor);
    let mut outline = Outline {
        path: PathBuilder::new(),
        scale: 0.0,
        x: 0.0,
        y: 0.0,
    };
    for glyph in shaped.glyphs {
        let Some(face) = fonts.face(glyph.font) else {
            continue;
        };
        outline.scale = (style.size / f64::from(face.units_per_em())) as f32;
        outline.x = ((start + glyph.x) * style.size) as f32;
        outline.y = (-glyph.y * style.size) as f32;
        face.outline_glyph(glyph.id, &mut outline);
    }
    outline.path.finish()
}

/// A glyph on its way into a path; the font's y goes up.
struct Outline {
    path: PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Outline {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
