//! A map: title, land, water, borders, symbols, names, legend, source.

use std::sync::Arc;

use geo_types::{Coord, LineString, MultiPolygon};
use resvg::{tiny_skia, usvg};

use super::DrawError;
use super::font::{BOLD, Metrics, REGULAR};
use super::label::{Placed, beside, inside};
use super::legend::{INK, SOFT, legend, plain, radius, scale_bar, stroke, symbol};
use super::place::{Rect, Taken};
use super::scene::{Scene, TextStyle, escape, number, path};
use super::spec::MapSpec;
use crate::coverage::Projection;

/// A picture as SVG, and the names that found no room on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The SVG.
    pub svg: String,
    /// Names that are not on it.
    pub unplaced: Vec<String>,
}

/// The most pixels of a picture.
const MOST_PIXELS: f64 = 120e6;

/// Draws a map as a free-standing SVG with its font inside.
///
/// # Errors
/// If there is no land, or the picture would be too large.
pub fn render_svg(spec: &MapSpec) -> Result<Rendered, DrawError> {
    let mut map = Map::new(spec, "")?;
    map.draw()?;
    Ok(map.finish(true))
}

/// Draws a map for a page that brings the font itself (see
/// [`super::font_face_css`]); `prefix` goes before every id.
///
/// # Errors
/// As [`render_svg`].
pub fn render_inline_svg(spec: &MapSpec, prefix: &str) -> Result<String, DrawError> {
    let mut map = Map::new(spec, prefix)?;
    map.draw()?;
    Ok(map.finish(false).svg)
}

/// Names that find no room on a map, whatever its format.
///
/// # Errors
/// As [`render_svg`].
pub fn unplaced_labels(spec: &MapSpec) -> Result<Vec<String>, DrawError> {
    let mut map = Map::new(spec, "")?;
    map.draw()?;
    Ok(map.unplaced)
}

/// The SVG without its font, for renderers that have it.
pub(super) fn render_bare_svg(spec: &MapSpec) -> Result<String, DrawError> {
    render_inline_svg(spec, "")
}

/// Draws a map as PNG; `scale` multiplies its width.
///
/// # Errors
/// As [`render_svg`].
pub fn render_png(spec: &MapSpec, scale: f32) -> Result<Vec<u8>, DrawError> {
    png(&render_bare_svg(spec)?, scale)
}

/// Renders an SVG with the embedded font and no other.
pub(super) fn png(svg: &str, scale: f32) -> Result<Vec<u8>, DrawError> {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        font_family: super::font::FAMILY.to_owned(),
        ..usvg::Options::default()
    };
    let wrong = |e: String| DrawError::Render(e);
    let tree = usvg::Tree::from_str(svg, &options).map_err(|e| wrong(e.to_string()))?;
    let size = tree.size();
    let (w, h) = (
        (size.width() * scale).ceil() as u32,
        (size.height() * scale).ceil() as u32,
    );
    if f64::from(w) * f64::from(h) > MOST_PIXELS {
        return Err(DrawError::TooLarge(w, h));
    }
    let mut pixels = tiny_skia::Pixmap::new(w, h).ok_or(DrawError::TooLarge(w, h))?;
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| wrong(e.to_string()))
}

/// A map being drawn.
struct Map<'a> {
    spec: &'a MapSpec,
    scene: Scene,
    metrics: Metrics,
    projection: Projection,
    /// Pixels per design pixel; the design is 1600 pixels wide.
    k: f64,
    /// Where the land goes.
    frame: Rect,
    px_per_km: f64,
    /// Kilometres at the upper left of the frame's contents.
    origin: Coord<f64>,
    height: f64,
    unplaced: Vec<String>,
}

impl<'a> Map<'a> {
    fn new(spec: &'a MapSpec, prefix: &str) -> Result<Self, DrawError> {
        let rings = || spec.areas.iter().flat_map(|a| rings(&a.geometry));
        let projection = Projection::fitted(rings().flat_map(|r| r.0.iter().copied()))
            .ok_or(DrawError::Empty)?;
        let mut extent = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        for p in rings().flat_map(|ring| projection.line(ring)) {
            extent = [
                extent[0].min(p.x),
                extent[1].min(p.y),
                extent[2].max(p.x),
                extent[3].max(p.y),
            ];
        }
        let width = f64::from(spec.width_px.max(400));
        let k = width / 1600.0;
        let (margin, top) = (36.0 * k, header_height(spec) * k);
        let (east, north) = (
            (extent[2] - extent[0]).max(1e-3),
            (extent[3] - extent[1]).max(1e-3),
        );
        let room = width - 2.0 * margin;
        // A tall country is bounded by height, so that the page stays a page.
        let px_per_km = (room / east).min(1500.0 * k / north);
        let frame = Rect {
            x: margin,
            y: top,
            w: room,
            h: north * px_per_km,
        };
        let origin = Coord {
            x: extent[0] - (room / px_per_km - east) / 2.0,
            y: extent[3],
        };
        Ok(Self {
            spec,
            scene: Scene::new(prefix),
            metrics: Metrics::new()?,
            projection,
            k,
            frame,
            px_per_km,
            origin,
            height: frame.y + frame.h,
            unplaced: Vec::new(),
        })
    }

    fn draw(&mut self) -> Result<(), DrawError> {
        let width = f64::from(self.spec.width_px.max(400));
        if width * self.frame.h * 1.5 > MOST_PIXELS {
            return Err(DrawError::TooLarge(width as u32, self.frame.h as u32));
        }
        self.areas();
        self.water();
        self.borders();
        self.names();
        self.header();
        self.footer();
        Ok(())
    }

    fn finish(self, alone: bool) -> Rendered {
        let width = f64::from(self.spec.width_px.max(400));
        let svg = self
            .scene
            .finish(width, self.height, &self.spec.title, alone);
        Rendered {
            svg,
            unplaced: self.unplaced,
        }
    }

    /// Pixels of a place.
    fn at(&self, c: Coord<f64>) -> Coord<f64> {
        self.pixel(self.projection.project(c))
    }

    fn pixel(&self, km: Coord<f64>) -> Coord<f64> {
        Coord {
            x: self.frame.x + (km.x - self.origin.x) * self.px_per_km,
            y: self.frame.y + (self.origin.y - km.y) * self.px_per_km,
        }
    }

    fn line(&self, line: &LineString<f64>) -> Vec<Coord<f64>> {
        let points = self.projection.line(line);
        points.into_iter().map(|p| self.pixel(p)).collect()
    }

    fn rings(&self, geometry: &MultiPolygon<f64>) -> Vec<Vec<Coord<f64>>> {
        rings(geometry).map(|ring| self.line(ring)).collect()
    }

    fn path_of(&self, geometry: &MultiPolygon<f64>) -> String {
        let rings = self.rings(geometry);
        rings.iter().map(|ring| path(ring, true)).collect()
    }

    /// Fills; each with an edge of its own colour, so that no seam shows
    /// between neighbours.
    fn areas(&mut self) {
        for (i, area) in self.spec.areas.iter().enumerate() {
            let data = self.path_of(&area.geometry);
            if data.is_empty() {
                continue;
            }
            let markup = format!(
                "<path id=\"{}area{i}\" d=\"{data}\" fill=\"{}\" fill-rule=\"evenodd\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"><title>{}</title></path>\n",
                self.scene.prefix,
                area.fill,
                area.fill,
                number(0.8 * self.k),
                escape(&area.title)
            );
            self.scene.raw(&markup);
        }
    }

    /// Lakes and rivers, on the drawn land only.
    fn water(&mut self) {
        let lakes: String = self
            .spec
            .lakes
            .iter()
            .map(|lake| self.path_of(lake))
            .collect();
        let rivers: String = self
            .spec
            .rivers
            .iter()
            .map(|river| path(&self.line(river), false))
            .collect();
        if lakes.is_empty() && rivers.is_empty() {
            return;
        }
        let prefix = self.scene.prefix.clone();
        let land: String = (0..self.spec.areas.len())
            .filter(|&i| !self.spec.areas[i].geometry.0.is_empty())
            .map(|i| format!("<use href=\"#{prefix}area{i}\" clip-rule=\"evenodd\"/>"))
            .collect();
        let markup = format!(
            "<clipPath id=\"{prefix}land\">{land}</clipPath>\n<g clip-path=\"url(#{prefix}land)\"><path d=\"{rivers}\" fill=\"none\" stroke=\"#7fb2d9\" stroke-width=\"{}\" stroke-linejoin=\"round\"/><path d=\"{lakes}\" fill=\"#a9d0ea\" fill-rule=\"evenodd\" stroke=\"#6ba3cc\" stroke-width=\"{}\"/></g>\n",
            number(1.1 * self.k),
            number(0.8 * self.k)
        );
        self.scene.raw(&markup);
    }

    fn borders(&mut self) {
        for border in &self.spec.borders {
            let data: String = border
                .lines
                .iter()
                .map(|line| path(&self.line(line), false))
                .collect();
            let markup = format!("<path d=\"{data}\" {}/>\n", stroke(border.style, self.k));
            self.scene.raw(&markup);
        }
    }

    /// Symbols, their names, and the names of areas, none on another.
    fn names(&mut self) {
        let k = self.k;
        let mut taken = Taken::new(Rect {
            x: 6.0 * k,
            y: self.frame.y - 10.0 * k,
            w: f64::from(self.spec.width_px.max(400)) - 12.0 * k,
            h: self.frame.h + 20.0 * k,
        });
        let spec = self.spec;
        for point in &spec.points {
            let r = (radius(point.symbol) + 2.0) * k;
            taken.take(Rect::centred(self.at(point.position), 2.0 * r, 2.0 * r));
        }
        let mut texts: Vec<(Placed, bool)> = Vec::new();
        for point in &spec.points {
            let at = self.at(point.position);
            symbol(&mut self.scene, at, point.symbol, k);
            let Some(text) = &point.label else {
                continue;
            };
            let r = (radius(point.symbol) + 2.5) * k;
            match beside(at, r, text, 15.5 * k, &self.metrics, &mut taken) {
                Some(placed) => texts.push((placed, false)),
                None => self.unplaced.push(text.clone()),
            }
        }
        for label in &spec.labels {
            let rings = self.rings(&label.geometry);
            match inside(
                &rings,
                &label.text,
                22.0 * k,
                label.strong,
                &self.metrics,
                &mut taken,
            ) {
                Some(placed) => texts.push((placed, label.strong)),
                None => self.unplaced.push(label.text.clone()),
            }
        }
        for (placed, bold) in texts {
            self.set(&placed, bold);
        }
    }

    fn set(&mut self, placed: &Placed, bold: bool) {
        let style = TextStyle {
            size: placed.size,
            bold,
            fill: INK,
            anchor: "middle",
            halo: placed.size * 0.22,
        };
        for (centre, line) in &placed.lines {
            let baseline = Coord {
                x: centre.x,
                y: centre.y + placed.size * 0.36,
            };
            self.scene.text(baseline, line, style);
        }
    }

    fn header(&mut self) {
        let (k, x) = (self.k, self.frame.x);
        let mut y = 48.0 * k;
        let bold = TextStyle {
            bold: true,
            ..plain(30.0 * k, INK, "start")
        };
        self.scene.text(Coord { x, y }, &self.spec.title, bold);
        if let Some(subtitle) = &self.spec.subtitle {
            y += 30.0 * k;
            self.scene
                .text(Coord { x, y }, subtitle, plain(18.0 * k, SOFT, "start"));
        }
        for note in &self.spec.notes {
            y += 36.0 * k;
            self.note(Coord { x, y }, note);
        }
    }

    /// A note in a frame, so that nobody overlooks it.
    fn note(&mut self, at: Coord<f64>, text: &str) {
        let k = self.k;
        let size = 16.0 * k;
        let width = self.metrics.width(text, size, true) + 24.0 * k;
        let markup = format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"#fff3cd\" stroke=\"#b58900\" stroke-width=\"{}\"/>\n",
            number(at.x),
            number(at.y - 19.0 * k),
            number(width),
            number(27.0 * k),
            number(4.0 * k),
            number(k)
        );
        self.scene.raw(&markup);
        let style = TextStyle {
            bold: true,
            ..plain(size, INK, "start")
        };
        let at = Coord {
            x: at.x + 12.0 * k,
            y: at.y,
        };
        self.scene.text(at, text, style);
    }

    fn footer(&mut self) {
        let k = self.k;
        let top = self.frame.y + self.frame.h + 30.0 * k;
        let bar = if self.spec.scale_bar { 300.0 * k } else { 0.0 };
        let corner = Coord {
            x: self.frame.x,
            y: top,
        };
        let width = self.frame.w - bar;
        let height = legend(
            &mut self.scene,
            &self.spec.legend,
            corner,
            width,
            k,
            &self.metrics,
        );
        if self.spec.scale_bar {
            let right = Coord {
                x: self.frame.x + self.frame.w - 24.0 * k,
                y: top + 24.0 * k,
            };
            scale_bar(&mut self.scene, right, self.px_per_km, &self.spec.km, k);
        }
        let mut y = top + height.max(40.0 * k) + 26.0 * k;
        let size = 13.0 * k;
        for line in wrapped(&self.spec.source, size, self.frame.w, &self.metrics) {
            let at = Coord { x: self.frame.x, y };
            self.scene.text(at, &line, plain(size, SOFT, "start"));
            y += size * 1.4;
        }
        self.height = (y + 8.0 * k).ceil();
    }
}

/// Height of title, subtitle and notes in design pixels.
fn header_height(spec: &MapSpec) -> f64 {
    let subtitle = if spec.subtitle.is_some() { 30.0 } else { 0.0 };
    48.0 + subtitle + 36.0 * spec.notes.len() as f64 + 24.0
}

fn rings(geometry: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> + Clone {
    geometry
        .0
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

/// A text in lines of at most a width.
pub(super) fn wrapped(text: &str, size: f64, width: f64, metrics: &Metrics) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last().cloned().unwrap_or_default();
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if line.is_empty() || metrics.width(&longer, size, false) <= width {
            if let Some(last) = lines.last_mut() {
                *last = longer;
            }
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
