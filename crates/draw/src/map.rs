//! A map: title, land, water, borders, symbols, names, legend, source.

use geo_types::Coord;

use super::DrawError;
use super::colour::Colour;
use super::font::Fonts;
use super::header::Header;
use super::label::{Name, Placed, beside, inside};
use super::land::Land;
use super::legend::{INK, SOFT, ScaleBar, legend, plain, radius, stroke, symbol};
use super::picture::Picture;
use super::png::MOST_PIXELS;
use super::projected::Plane;
use super::room::{Rect, Taken};
use super::scene::{Anchor, Form, Group, Item, Scene, Shape, Stroke, TextStyle};
use super::spec::{BorderStyle, MapSpec};
use super::wrap::wrapped;

const RIVER: Colour = Colour::hex(0x7fb2d9);
const LAKE: Colour = Colour::hex(0xa9d0ea);
const SHORE: Colour = Colour::hex(0x6ba3cc);

/// A map, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct MapDrawing {
    /// The map, to be written in any format.
    pub picture: Picture,
    /// Names that found no room on it.
    pub unplaced: Vec<String>,
}

/// Lays a map out.
///
/// # Errors
/// If there is no land, or the picture would be too large.
pub fn draw_map(spec: &MapSpec) -> Result<MapDrawing, DrawError> {
    let width = f64::from(spec.width_px.max(400));
    let k = width / 1600.0;
    let margin = 36.0 * k;
    let fonts = Fonts::new()?;
    let header = Header::new(spec, 1600.0 - 72.0, &fonts);
    // A tall country is bounded by height, so that the page stays a page.
    let (room, tallest) = (width - 2.0 * margin, 1500.0 * k);
    let plane = Plane::fitted(&spec.areas, margin, header.height() * k, room, tallest)?;
    if width * plane.frame.h * 1.5 > MOST_PIXELS {
        return Err(DrawError::TooLarge(width as u32, plane.frame.h as u32));
    }
    let mut map = Map {
        spec,
        scene: Scene::new(width, 0.0, &spec.title),
        fonts,
        plane,
        k,
        land: Vec::new(),
        unplaced: Vec::new(),
    };
    map.areas();
    map.water();
    let edges = map.borders();
    map.names(&edges);
    header.draw(&mut map.scene, margin, k, &map.fonts);
    map.footer();
    Ok(MapDrawing {
        picture: Picture::new(map.scene),
        unplaced: map.unplaced,
    })
}

/// A map being laid out.
struct Map<'a> {
    spec: &'a MapSpec,
    scene: Scene,
    fonts: Fonts,
    plane: Plane,
    /// Pixels per design pixel; the design is 1600 pixels wide.
    k: f64,
    /// The shapes of the areas in the scene.
    land: Vec<usize>,
    unplaced: Vec<String>,
}

impl Map<'_> {
    /// Fills; each with an edge of its own colour, so that no seam shows
    /// between neighbours.
    fn areas(&mut self) {
        for area in &self.spec.areas {
            let Some(form) = self.plane.land([&area.geometry]) else {
                continue;
            };
            self.land.push(self.scene.items.len());
            self.scene.items.push(Item::Shape(Shape {
                form,
                fill: Some(area.fill.into()),
                stroke: Some(Stroke::plain(area.fill, 0.8 * self.k).rounded()),
                title: Some(area.title.clone()),
            }));
        }
    }

    /// Lakes and rivers, on the drawn land only.
    fn water(&mut self) {
        let rivers = self.plane.lines(&self.spec.rivers);
        let rivers = (!rivers.is_empty()).then(|| Shape {
            form: Form::Lines(rivers),
            fill: None,
            stroke: Some(Stroke::plain(RIVER, 1.1 * self.k).rounded()),
            title: None,
        });
        let lakes = self.plane.land(&self.spec.lakes).map(|form| Shape {
            form,
            fill: Some(LAKE.into()),
            stroke: Some(Stroke::plain(SHORE, 0.8 * self.k)),
            title: None,
        });
        let shapes: Vec<Shape> = rivers.into_iter().chain(lakes).collect();
        if !shapes.is_empty() {
            let clip = self.land.clone();
            self.scene.items.push(Item::Group(Group { clip, shapes }));
        }
    }

    /// Gives the edges of those borders that names keep off.
    fn borders(&mut self) -> Vec<[Coord<f64>; 2]> {
        let mut edges = Vec::new();
        for border in &self.spec.borders {
            let lines = self.plane.lines(&border.lines);
            if border.style != BorderStyle::Unit {
                let pairs = lines.iter().flat_map(|line| line.points.windows(2));
                edges.extend(pairs.map(|pair| [pair[0], pair[1]]));
            }
            let stroke = stroke(border.style, self.k);
            self.scene.shape(Form::Lines(lines), None, Some(stroke));
        }
        edges
    }

    /// Symbols, their names, and the names of areas, none on another.
    fn names(&mut self, edges: &[[Coord<f64>; 2]]) {
        let (k, spec) = (self.k, self.spec);
        let mut taken = Taken::new(Rect {
            x: 6.0 * k,
            y: self.plane.frame.y - 10.0 * k,
            w: self.scene.width - 12.0 * k,
            h: self.plane.frame.h + 20.0 * k,
        });
        let points: Vec<_> = spec
            .points
            .iter()
            .map(|point| (point, self.plane.at(point.position)))
            .collect();
        for (point, at) in &points {
            let r = (radius(point.symbol) + 2.0) * k;
            taken.take(Rect::centred(*at, 2.0 * r, 2.0 * r));
        }
        let mut texts: Vec<Placed> = Vec::new();
        for (point, at) in points {
            symbol(&mut self.scene, at, point.symbol, k);
            let Some(text) = &point.label else {
                continue;
            };
            let name = Name {
                text,
                size: 15.5 * k,
                bold: false,
            };
            let r = (radius(point.symbol) + 2.5) * k;
            match beside(name, at, r, edges, &self.fonts, &mut taken) {
                Some(placed) => texts.push(placed),
                None => self.unplaced.push(text.clone()),
            }
        }
        for label in &spec.labels {
            let name = Name {
                text: &label.text,
                size: 22.0 * k,
                bold: label.strong,
            };
            let land = Land::new(&self.plane.rings(&label.geometry));
            match inside(name, &land, &self.fonts, &mut taken) {
                Some(placed) => texts.push(placed),
                None => self.unplaced.push(label.text.clone()),
            }
        }
        for placed in texts {
            self.set(&placed);
        }
    }

    fn set(&mut self, placed: &Placed) {
        let style = TextStyle {
            bold: placed.bold,
            halo: placed.size * 0.22,
            ..plain(placed.size, INK, Anchor::Middle)
        };
        for (centre, line) in &placed.lines {
            let baseline = Coord {
                x: centre.x,
                y: centre.y + placed.size * 0.36,
            };
            self.scene.text(baseline, line, style);
        }
    }

    fn footer(&mut self) {
        let k = self.k;
        let Rect { x, w, .. } = self.plane.frame;
        let top = self.plane.frame.bottom() + 30.0 * k;
        let bar = if self.spec.scale_bar { 300.0 * k } else { 0.0 };
        let height = legend(
            &mut self.scene,
            &self.spec.legend,
            Coord { x, y: top },
            w - bar,
            k,
            &self.fonts,
        );
        if self.spec.scale_bar {
            let right = Coord {
                x: x + w - 40.0 * k,
                y: top + 24.0 * k,
            };
            let bar = ScaleBar {
                px_per_km: self.plane.px_per_km,
                unit: &self.spec.km,
                numbers: &self.spec.numbers,
            };
            bar.draw(&mut self.scene, right, k, &self.fonts);
        }
        let mut y = top + height.max(40.0 * k) + 26.0 * k;
        let size = 13.0 * k;
        for line in wrapped(&self.spec.source, size, false, w, &self.fonts) {
            let style = plain(size, SOFT, Anchor::Start);
            self.scene.text(Coord { x, y }, &line, style);
            y += size * 1.4;
        }
        self.scene.height = (y + 8.0 * k).ceil();
    }
}
