//! A scene as PDF: paths stay paths, and letters stay letters.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use geo_types::Coord;
use pdf_writer::types::{LineCapStyle, LineJoinStyle};
use pdf_writer::writers::ExtGraphicsState;
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, TextStr};

use super::DrawError;
use super::curves::{Step, rounded};
use super::font::{FontSet, Fonts};
use super::pdf_font::{EmbeddedFont, Refs};
use super::pdf_image::{image_name, image_ref, write_image};
use super::pixels::Image;
use super::scene::{Form, Group, Item, Line, Paint, Scene, Shape, Stroke};

const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const INFO: Ref = Ref::new(5);
/// Where the objects of a font start.
fn font_refs(font: usize) -> i32 {
    10 + 10 * font as i32
}

/// The name of a font on the page.
pub(super) fn font_name(font: usize) -> String {
    ["F", &font.to_string()].concat()
}

/// A PDF of one page; a pixel is a point.
pub(crate) fn pdf(scene: &Scene, set: &FontSet) -> Result<Vec<u8>, DrawError> {
    let mut page = Page {
        content: Content::new(),
        fonts: Fonts::new(set)?,
        used: BTreeMap::new(),
        opacities: BTreeSet::new(),
        halo: scene.halo(),
        images: Vec::new(),
    };
    let (width, height) = (scene.width as f32, scene.height as f32);
    // The scene's y goes down, the page's goes up.
    page.content.transform([1.0, 0.0, 0.0, -1.0, 0.0, height]);
    page.rect_of_paper(scene.paper.into(), width, height);
    for item in &scene.items {
        match item {
            Item::Shape(shape) => page.shape(shape),
            Item::Text(text) => page.text(text),
            Item::Group(group) => page.group(group),
            Item::Image(image) => page.image(image),
        }
    }
    page.finish(scene)
}

/// A stream by zlib, as `FlateDecode` reads it.
pub(crate) fn compressed(bytes: &[u8]) -> Result<Vec<u8>, DrawError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_err(|e| DrawError::Render(e.to_string()))
}

/// Of fills or of strokes, in percent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Opacity {
    Fill(u8),
    Stroke(u8),
}

impl Opacity {
    fn name(self) -> String {
        match self {
            Self::Fill(percent) => ["Fill", &percent.to_string()].concat(),
            Self::Stroke(percent) => ["Stroke", &percent.to_string()].concat(),
        }
    }
}

/// A page that is being written.
pub(super) struct Page {
    pub(super) content: Content,
    pub(super) fonts: Fonts,
    /// The fonts of which letters have been shown.
    pub(super) used: BTreeMap<usize, EmbeddedFont>,
    opacities: BTreeSet<Opacity>,
    /// The light edge around letters.
    pub(super) halo: Paint,
    images: Vec<Image>,
}

impl Page {
    fn rect_of_paper(&mut self, paper: Paint, width: f32, height: f32) {
        let [r, g, b] = rgb(paper);
        self.content.set_fill_rgb(r, g, b);
        self.content.rect(0.0, 0.0, width, height).fill_nonzero();
    }

    fn shape(&mut self, shape: &Shape) {
        self.content.save_state();
        if let Some(fill) = shape.fill {
            self.fill_colour(fill);
        }
        if let Some(stroke) = &shape.stroke {
            self.stroke_style(stroke);
        }
        self.form(&shape.form);
        match (shape.fill.is_some(), shape.stroke.is_some()) {
            (true, true) => self.content.fill_even_odd_and_stroke(),
            (true, false) => self.content.fill_even_odd(),
            (false, true) => self.content.stroke(),
            (false, false) => self.content.end_path(),
        };
        self.content.restore_state();
    }

    pub(super) fn fill_colour(&mut self, fill: Paint) {
        let [r, g, b] = rgb(fill);
        self.content.set_fill_rgb(r, g, b);
        self.opacity(fill, Opacity::Fill);
    }

    pub(super) fn stroke_style(&mut self, stroke: &Stroke) {
        let [r, g, b] = rgb(stroke.paint);
        self.opacity(stroke.paint, Opacity::Stroke);
        let content = &mut self.content;
        content.set_stroke_rgb(r, g, b);
        content.set_line_width(stroke.width as f32);
        if stroke.round_joins {
            content.set_line_join(LineJoinStyle::RoundJoin);
        } else {
            // As in SVG.
            content.set_miter_limit(4.0);
        }
        if stroke.round_caps {
            content.set_line_cap(LineCapStyle::RoundCap);
        }
        if !stroke.dash.is_empty() {
            content.set_dash_pattern(stroke.dash.iter().map(|&d| d as f32), 0.0);
        }
    }

    /// Until the state is restored.
    fn opacity(&mut self, paint: Paint, of: fn(u8) -> Opacity) {
        if paint.opacity < 1.0 {
            let opacity = of((paint.opacity.clamp(0.0, 1.0) * 100.0).round() as u8);
            self.opacities.insert(opacity);
            self.content.set_parameters(Name(opacity.name().as_bytes()));
        }
    }

    fn form(&mut self, form: &Form) {
        match form {
            Form::Lines(lines) => self.lines(lines),
            Form::Circle { centre, radius } => {
                let corner = Coord {
                    x: centre.x - radius,
                    y: centre.y - radius,
                };
                self.steps(&rounded(corner, 2.0 * radius, 2.0 * radius, *radius));
            }
            Form::Rect {
                corner,
                width,
                height,
                radius,
            } => {
                let (x, y) = (corner.x as f32, corner.y as f32);
                let (w, h) = (*width as f32, *height as f32);
                if *radius > 0.0 {
                    self.steps(&rounded(*corner, *width, *height, *radius));
                } else {
                    self.content.rect(x, y, w, h);
                }
            }
        }
    }

    fn lines<'a>(&mut self, lines: impl IntoIterator<Item = &'a Line>) {
        for line in lines {
            for (i, point) in line.points.iter().enumerate() {
                let (x, y) = (hundredths(point.x), hundredths(point.y));
                if i == 0 {
                    self.content.move_to(x, y);
                } else {
                    self.content.line_to(x, y);
                }
            }
            if line.closed {
                self.content.close_path();
            }
        }
    }

    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            match *step {
                Step::Move([x, y]) => self.content.move_to(x, y),
                Step::Line([x, y]) => self.content.line_to(x, y),
                Step::Curve([a, b, c, d, x, y]) => self.content.cubic_to(a, b, c, d, x, y),
            };
        }
        self.content.close_path();
    }

    fn group(&mut self, group: &Group) {
        self.content.save_state();
        self.lines(&group.clip);
        self.content.clip_even_odd().end_path();
        for shape in &group.shapes {
            self.shape(shape);
        }
        self.content.restore_state();
    }

    fn image(&mut self, image: &Image) {
        let (width, height) = (image.width as f32, image.height as f32);
        let (x, y) = (image.corner.x as f32, image.corner.y as f32);
        self.content.save_state();
        // An image fills the unit square, with its top up.
        self.content
            .transform([width, 0.0, 0.0, -height, x, y + height]);
        let name = image_name(self.images.len());
        self.content.x_object(Name(name.as_bytes()));
        self.content.restore_state();
        self.images.push(image.clone());
    }

    fn finish(self, scene: &Scene) -> Result<Vec<u8>, DrawError> {
        let mut pdf = Pdf::new();
        pdf.catalog(CATALOG).pages(PAGES);
        pdf.pages(PAGES).kids([PAGE]).count(1);
        pdf.document_info(INFO).title(TextStr(&scene.title));
        let mut page = pdf.page(PAGE);
        page.parent(PAGES).contents(CONTENT);
        page.media_box(Rect::new(0.0, 0.0, scene.width as f32, scene.height as f32));
        let mut resources = page.resources();
        let mut fonts = resources.fonts();
        for &font in self.used.keys() {
            let name = font_name(font);
            fonts.pair(Name(name.as_bytes()), Ref::new(font_refs(font)));
        }
        fonts.finish();
        let mut states = resources.ext_g_states();
        for opacity in &self.opacities {
            let name = opacity.name();
            let mut state = states
                .insert(Name(name.as_bytes()))
                .start::<ExtGraphicsState<'_>>();
            match *opacity {
                Opacity::Fill(percent) => state.non_stroking_alpha(f32::from(percent) / 100.0),
                Opacity::Stroke(percent) => state.stroking_alpha(f32::from(percent) / 100.0),
            };
        }
        states.finish();
        let mut pictures = resources.x_objects();
        for i in 0..self.images.len() {
            pictures.pair(Name(image_name(i).as_bytes()), image_ref(i));
        }
        pictures.finish();
        resources.finish();
        page.finish();
        let content = compressed(&self.content.finish())?;
        pdf.stream(CONTENT, &content)
            .filter(pdf_writer::Filter::FlateDecode);
        for (i, image) in self.images.iter().enumerate() {
            write_image(&mut pdf, &image.pixels, image_ref(i))?;
        }
        for (&number, font) in &self.used {
            let refs = Refs::from(font_refs(number));
            font.write(&mut pdf, &self.fonts, number, refs)?;
        }
        Ok(pdf.finish())
    }
}

fn rgb(paint: Paint) -> [f32; 3] {
    let colour = paint.colour;
    [colour.r, colour.g, colour.b].map(|c| f32::from(c) / 255.0)
}

/// A hundredth of a point is finer than any printer.
fn hundredths(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}
