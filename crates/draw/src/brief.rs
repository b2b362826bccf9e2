//! One page of paper: the answer, a map, some figures, two short lists.

use std::sync::Arc;

use geo_types::Coord;

use super::colour::Colour;
use super::font::Fonts;
use super::legend::{INK, SOFT, plain};
use super::logo::Logo;
use super::picture::Picture;
use super::pixels::Image;
use super::scene::{Anchor, Form, Item, Line, Scene, Stroke, TextStyle};
use super::spec::MapSpec;
use super::wrap::wrapped;
use super::{DrawError, MapDrawing, draw_map};

/// A4 upright, in points.
const PAPER: (f64, f64) = (595.3, 841.9);
/// Around the text.
const MARGIN: f64 = 42.0;
/// Between columns.
const GAP: f64 = 24.0;
/// Height of the sign of who publishes it.
const LOGO: f64 = 34.0;
/// The most of the height that the map takes.
const TALLEST_MAP: f64 = 380.0;
const RULE: Colour = Colour::hex(0xd9d5ca);

/// What stands on the page.
#[derive(Debug, Clone, Default)]
pub struct BriefSpec {
    /// What it is about.
    pub title: String,
    /// The sign of who publishes it, above the title.
    pub logo: Option<Logo>,
    /// The finding, in a sentence.
    pub answer: String,
    /// Where that is; a paragraph each.
    pub details: Vec<String>,
    /// The map, without what the page says itself.
    pub map: MapSpec,
    /// Figures with their names.
    pub figures: Vec<(String, String)>,
    /// Two lists: heading, then name and figure of each row.
    pub lists: [(String, Vec<(String, String)>); 2],
    /// What must be known, and where it is from; a line each.
    pub footer: Vec<String>,
}

/// Lays the page out.
///
/// # Errors
/// If the map has no land, or a font cannot be read.
pub fn draw_brief(spec: &BriefSpec) -> Result<MapDrawing, DrawError> {
    let fonts = Fonts::new(&spec.map.fonts)?;
    let mut page = Page {
        scene: Scene::new(PAPER.0, PAPER.1, &spec.title),
        fonts: &fonts,
        y: MARGIN,
    };
    if let Some(logo) = &spec.logo {
        page.logo(logo);
    }
    page.paragraph(&spec.title, 9.5, false, SOFT);
    page.y += 4.0;
    page.paragraph(&spec.answer, 16.0, true, INK);
    page.y += 4.0;
    for detail in &spec.details {
        page.paragraph(detail, 9.5, false, INK);
    }
    page.y += 8.0;
    page.figures(&spec.figures);
    let map = page.map(&spec.map)?;
    page.lists(&spec.lists);
    page.footer(&spec.footer);
    spec.map.theme.paint(&mut page.scene);
    Ok(MapDrawing {
        picture: Picture::new(page.scene, &fonts, &spec.map.fonts),
        unplaced: map.as_ref().map(|m| m.unplaced.clone()).unwrap_or_default(),
        standing: map.map(|m| m.standing).unwrap_or_default(),
    })
}

struct Page<'a> {
    scene: Scene,
    fonts: &'a Fonts,
    /// Where the next thing begins.
    y: f64,
}

impl Page<'_> {
    fn width() -> f64 {
        PAPER.0 - 2.0 * MARGIN
    }

    fn line(&mut self, (x, y): (f64, f64), text: &str, style: TextStyle) {
        self.scene.text(Coord { x, y }, text, style);
    }

    /// The sign as high as some lines of text, or as wide as half of them.
    fn logo(&mut self, logo: &Logo) {
        let width = (LOGO * logo.shape()).min(Self::width() / 2.0);
        let height = width / logo.shape();
        let corner = Coord {
            x: MARGIN,
            y: MARGIN - 12.0,
        };
        self.scene.items.push(Item::Image(Image {
            corner,
            width,
            height,
            pixels: Arc::clone(logo.pixels()),
        }));
        self.y = corner.y + height + 6.0;
    }

    fn rule(&mut self, x: f64, width: f64, y: f64, colour: Colour) {
        let points = vec![Coord { x, y }, Coord { x: x + width, y }];
        let line = Line {
            points,
            closed: false,
        };
        let stroke = Stroke::plain(colour, 0.7);
        self.scene
            .shape(Form::Lines(vec![line]), None, Some(stroke));
    }

    fn paragraph(&mut self, text: &str, size: f64, bold: bool, colour: Colour) {
        for line in wrapped(text, size, bold, Self::width(), self.fonts) {
            self.y += size * 1.3;
            let style = TextStyle {
                bold,
                ..plain(size, colour, Anchor::Start)
            };
            self.line((MARGIN, self.y), &line, style);
        }
    }

    /// Figures beside each other, each under its name.
    fn figures(&mut self, figures: &[(String, String)]) {
        let count = figures.len().max(1) as f64;
        let column = (Self::width() - GAP * 0.5 * (count - 1.0)) / count;
        self.rule(MARGIN, Self::width(), self.y, SOFT);
        let lines: Vec<Vec<String>> = figures
            .iter()
            .map(|(name, _)| wrapped(name, 8.0, false, column, self.fonts))
            .collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or(0) as f64;
        for (i, ((_, figure), names)) in figures.iter().zip(&lines).enumerate() {
            let x = MARGIN + i as f64 * (column + GAP * 0.5);
            let mut y = self.y + 12.0;
            for name in names {
                self.line((x, y), name, plain(8.0, SOFT, Anchor::Start));
                y += 10.0;
            }
            let wide = self.fonts.width(figure, 13.0, true);
            let size = 13.0 * (column / wide.max(1.0)).min(1.0);
            let style = TextStyle {
                bold: true,
                ..plain(size, INK, Anchor::Start)
            };
            self.line((x, self.y + 12.0 + most * 10.0 + 6.0), figure, style);
        }
        self.y += most * 10.0 + 28.0;
        self.rule(MARGIN, Self::width(), self.y, RULE);
        self.y += 6.0;
    }

    /// The map as wide as the text, or as high as there is room.
    fn map(&mut self, spec: &MapSpec) -> Result<Option<MapDrawing>, DrawError> {
        // The page gives all of itself its colours.
        let mut spec = MapSpec {
            theme: spec.theme.uncoloured(),
            ..spec.clone()
        };
        let mut width = Self::width();
        let mut drawn = None;
        // Twice: a tall country is drawn less wide.
        for _ in 0..2 {
            spec.width_px = width.floor() as u32;
            let map = draw_map(&spec)?;
            let (_, height) = map.picture.size();
            let fits = height <= TALLEST_MAP;
            width *= (TALLEST_MAP / height.max(1.0)).min(1.0);
            drawn = Some(map);
            if fits {
                break;
            }
        }
        let Some(map) = drawn else {
            return Ok(None);
        };
        let (wide, height) = map.picture.size();
        let x = MARGIN + (Self::width() - wide).max(0.0) / 2.0;
        self.scene.add(map.picture.scene(), x, self.y);
        self.y += height + 4.0;
        Ok(Some(map))
    }

    fn lists(&mut self, lists: &[(String, Vec<(String, String)>); 2]) {
        let column = (Self::width() - GAP) / 2.0;
        let top = self.y;
        let mut lowest = top;
        for (i, (heading, rows)) in lists.iter().enumerate() {
            let x = MARGIN + i as f64 * (column + GAP);
            let bold = TextStyle {
                bold: true,
                ..plain(10.0, INK, Anchor::Start)
            };
            let mut y = top + 12.0;
            self.line((x, y), heading, bold);
            for (name, figure) in rows {
                self.rule(x, column, y + 4.5, RULE);
                y += 14.5;
                let wide = self.fonts.width(figure, 9.0, false);
                let names = wrapped(name, 9.0, false, column - wide - 8.0, self.fonts);
                let first = names.first().map_or("", String::as_str);
                self.line((x, y), first, plain(9.0, INK, Anchor::Start));
                self.line((x + column, y), figure, plain(9.0, INK, Anchor::End));
                for more in names.iter().skip(1) {
                    y += 11.0;
                    self.line((x, y), more, plain(9.0, INK, Anchor::Start));
                }
            }
            lowest = lowest.max(y);
        }
        self.y = lowest + 12.0;
    }

    /// At the foot of the page.
    fn footer(&mut self, lines: &[String]) {
        let size = 7.0;
        let lines: Vec<String> = lines
            .iter()
            .flat_map(|line| wrapped(line, size, false, Self::width(), self.fonts))
            .collect();
        let mut y = PAPER.1 - MARGIN * 0.7 - size * 1.35 * lines.len().saturating_sub(1) as f64;
        y = y.max(self.y);
        for line in lines {
            self.line((MARGIN, y), &line, plain(size, SOFT, Anchor::Start));
            y += size * 1.35;
        }
    }
}
