//! A map: title, land, insets, legend, source.

use geo_types::Coord;

use super::DrawError;
use super::faults::Standing;
use super::font::Fonts;
use super::footer::{COLUMN_GAP, column};
use super::header::Header;
use super::insets::{Layout, layout};
use super::legend::{INK, SOFT, plain};
use super::panel::Panel;
use super::picture::Picture;
use super::png::MOST_PIXELS;
use super::projected::Plane;
use super::room::{Rect, Taken};
use super::scale_bar::ScaleBar;
use super::scene::{Anchor, Layer, Scene, Stroke, TextStyle};
use super::spec::{MapPart, MapSpec, Symbol};

/// How much larger than on the map the land of an inset is that was asked for, if there is room.
const LARGER: f64 = 2.5;
/// The most that an inset is wider than high.
const WIDEST: f64 = 2.2;

/// A map, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct MapDrawing {
    /// The map, to be written in any format.
    pub picture: Picture,
    /// Names that found no room on it.
    pub unplaced: Vec<String>,
    /// Where names of areas stand.
    pub(crate) standing: Vec<Standing>,
}

/// Lays a map out.
///
/// # Errors
/// If there is no land, or the picture would be too large.
pub fn draw_map(spec: &MapSpec) -> Result<MapDrawing, DrawError> {
    let width = f64::from(spec.width_px.max(200));
    let k = width / spec.design();
    // A page has margins of its own.
    let alone = spec.shows(MapPart::Title) || spec.shows(MapPart::Source);
    let margin = if alone { 36.0 } else { 6.0 } * k;
    let fonts = Fonts::new(&spec.fonts)?;
    let header = Header::new(spec, spec.design() - 72.0, &fonts);
    let Layout {
        main,
        framed,
        insets,
    } = layout(spec)?;
    // A tall country is bounded by height, so that the page stays a page.
    let (room, tallest) = (width - 2.0 * margin, 1500.0 * k);
    let top = header.height() * k;
    // What lies around the land fills its frame.
    let filled = spec.around.is_some() && !framed;
    let pad = if filled { 16.0 * k } else { 0.0 };
    let beside = column(spec, &fonts, k).map_or(0.0, |column| column + COLUMN_GAP * k);
    let mut plane = Plane::fitted(
        main.iter().copied(),
        margin + pad,
        top + pad,
        room - beside - 2.0 * pad,
        tallest,
    )?;
    plane.grow(pad);
    if width * plane.frame.h * 1.5 > MOST_PIXELS {
        return Err(DrawError::TooLarge(width as u32, plane.frame.h as u32));
    }
    let framed = framed || filled;
    if framed || !insets.is_empty() {
        // What lies in an inset is not near the main land, nor is what lies outside.
        let around = if framed { 0.0 } else { 20.0 * k };
        plane.clip = Some(plane.frame.grown(around));
    }
    let mut map = Map {
        spec,
        scene: Scene::new(width, 0.0, &spec.title),
        fonts: &fonts,
        k,
        px_per_km: plane.px_per_km,
        dots: false,
        unplaced: Vec::new(),
        symbols: Vec::new(),
        standing: Vec::new(),
    };
    let frame = plane.frame;
    map.panel(plane, framed);
    let mut bottom = frame.bottom();
    if !insets.is_empty() {
        bottom = map.insets(
            &insets,
            Coord {
                x: margin,
                y: bottom + 34.0 * k,
            },
            room,
        )?;
    }
    map.scene.layer(Layer::Heading);
    header.draw(&mut map.scene, margin, k, &fonts);
    map.scene.layer(Layer::Legend);
    map.footer(bottom, frame);
    spec.theme.paint(&mut map.scene);
    Ok(MapDrawing {
        picture: Picture::new(map.scene, &fonts, &spec.fonts),
        unplaced: map.unplaced,
        standing: map.standing,
    })
}

/// A map being laid out.
pub(crate) struct Map<'a> {
    pub(crate) spec: &'a MapSpec,
    pub(crate) scene: Scene,
    pub(crate) fonts: &'a Fonts,
    /// Pixels per design pixel.
    pub(crate) k: f64,
    /// Of the main land.
    pub(crate) px_per_km: f64,
    /// Whether a town is drawn as a dot.
    pub(crate) dots: bool,
    /// What the symbols are that are drawn.
    pub(crate) symbols: Vec<Symbol>,
    unplaced: Vec<String>,
    standing: Vec<Standing>,
}

impl Map<'_> {
    fn has_symbols_of(&mut self, panel: &Panel<'_>) {
        let shown = panel.shown().into_iter();
        self.symbols.extend(shown.map(|(point, _)| point.symbol));
    }

    /// The land in its frame, which is drawn where the land goes on outside.
    fn panel(&mut self, plane: Plane, framed: bool) {
        let (frame, k) = (plane.frame, self.k);
        let panel = Panel::new(self.spec, self.fonts, plane, k);
        self.dots |= !panel.dots.is_empty();
        self.has_symbols_of(&panel);
        let mut taken = Taken::new(if framed {
            frame
        } else {
            Rect {
                x: 6.0 * k,
                y: frame.y - 10.0 * k,
                w: self.scene.width - 12.0 * k,
                h: frame.h + 20.0 * k,
            }
        });
        let edges = panel.land(&mut self.scene, |scene| panel.graticule(scene, &mut taken));
        panel.links(&mut self.scene);
        panel.locator(&mut self.scene, &mut taken);
        let named = panel.names(&mut self.scene, &edges, &mut taken);
        self.unplaced.extend(named.unplaced);
        self.standing.extend(named.standing);
        if framed {
            self.scene.layer(Layer::Frame);
            let quiet = self.spec.around.is_some();
            let edge = if quiet { (SOFT, 0.9) } else { (INK, 1.2) };
            let edge = Stroke::plain(edge.0, edge.1 * k);
            self.scene.shape(frame.form(), None, Some(edge));
        }
    }

    /// How high insets are: those that were asked for show their land larger than the map.
    fn height_of_insets(
        &self,
        insets: &[(String, Vec<Coord<f64>>)],
        pad: f64,
    ) -> Result<f64, DrawError> {
        let (least, most) = (210.0 * self.k, 560.0 * self.k);
        let mut height = least;
        if self.spec.insets.is_empty() {
            return Ok(height);
        }
        for (_, places) in insets {
            let sides = (WIDEST * least - 2.0 * pad, least - 2.0 * pad);
            let plane = Plane::fitted(places.iter().copied(), 0.0, 0.0, sides.0, sides.1)?;
            let larger = LARGER * self.px_per_km / plane.px_per_km;
            height = height.max(sides.1 * larger + 2.0 * pad);
        }
        Ok(height.min(most))
    }

    /// Insets in rows, each at its own scale with its bar; gives where they end.
    fn insets(
        &mut self,
        insets: &[(String, Vec<Coord<f64>>)],
        corner: Coord<f64>,
        room: f64,
    ) -> Result<f64, DrawError> {
        let k = self.k;
        let (pad, gap) = (10.0 * k, 18.0 * k);
        let height = self.height_of_insets(insets, pad)?;
        let (mut x, mut y) = (corner.x, corner.y);
        for (name, places) in insets {
            let fit = |w: f64| {
                let places = places.iter().copied();
                Plane::fitted(places, 0.0, 0.0, w - 2.0 * pad, height - 2.0 * pad)
            };
            let caption = self.fonts.width(name, 15.0 * k, true);
            let used = fit(WIDEST * height)?.used + 2.0 * pad;
            let width = used.max(caption + pad).max(130.0 * k).min(room);
            if x > corner.x && x + width > corner.x + room {
                (x, y) = (corner.x, y + height + 44.0 * k);
            }
            let mut plane = fit(width)?;
            let frame = Rect {
                x,
                y,
                w: width,
                h: height,
            };
            plane.frame.x = x + pad;
            plane.frame.y = y + (height - plane.frame.h) / 2.0;
            plane.clip = Some(frame);
            self.inset(name, plane, frame);
            x += width + gap;
        }
        Ok(y + height)
    }

    fn inset(&mut self, name: &str, plane: Plane, frame: Rect) {
        let k = self.k;
        let px_per_km = plane.px_per_km;
        let panel = Panel::new(self.spec, self.fonts, plane, k);
        let edges = panel.land(&mut self.scene, |_| ());
        let mut taken = Taken::new(frame);
        let bar = ScaleBar {
            px_per_km,
            unit: &self.spec.km,
            numbers: &self.spec.numbers,
            most: 56.0,
        };
        // Its name stands for those of its areas.
        self.scene.layer(Layer::Legend);
        bar.small(&mut self.scene, &frame, k, self.fonts, &mut taken);
        self.has_symbols_of(&panel);
        let unplaced = panel.symbols(&mut self.scene, &edges, &mut taken);
        self.unplaced.extend(unplaced);
        let edge = Stroke::plain(SOFT, k);
        self.scene.layer(Layer::Frame);
        self.scene.shape(frame.form(), None, Some(edge));
        self.scene.layer(Layer::Heading);
        let at = Coord {
            x: frame.x + 2.0 * k,
            y: frame.y - 7.0 * k,
        };
        let style = TextStyle {
            bold: true,
            ..plain(15.0 * k, INK, Anchor::Start)
        };
        self.scene.text(at, name, style);
    }
}
