//! The land in one frame: fills, water, borders, symbols and names.

use geo_types::Coord;

use super::beside::{Mark, beside};
use super::colour::Colour;
use super::edges::Edges;
use super::font::Fonts;
use super::label::{Name, Placed, apart, heart, inside};
use super::land::Land;
use super::legend::{INK, plain, radius, stroke, symbol};
use super::mesh::Mesh;
use super::projected::Plane;
use super::room::{Rect, Taken};
use super::scene::{Anchor, Form, Group, Item, Line, Scene, Shape, Stroke, TextStyle};
use super::spec::{Area, BorderStyle, MapPoint, MapSpec, Symbol};
use super::towns::Dots;

const RIVER: Colour = Colour::hex(0x7fb2d9);
const LAKE: Colour = Colour::hex(0xa9d0ea);
const SHORE: Colour = Colour::hex(0x6ba3cc);

/// With more areas than this, those too small to be pointed at are drawn with others
/// of their colour.
const MANY: usize = 1000;
/// Square design pixels of a box that can be pointed at.
const POINTABLE: f64 = 150.0;
/// The most of the land that the lines of one kind may cover: where coasts or borders
/// are dense, they are drawn thinner.
const MOST_COVERED: f64 = 0.05;
/// But not thinner than this share of their width.
const THINNEST: f64 = 0.2;

/// One frame of a map.
pub(crate) struct Panel<'a> {
    pub(crate) spec: &'a MapSpec,
    pub(crate) fonts: &'a Fonts,
    pub(crate) plane: Plane,
    mesh: Mesh,
    /// Towns that are too small to be shown as land.
    pub(crate) dots: Dots<'a>,
    /// Pixels per design pixel.
    pub(crate) k: f64,
}

impl<'a> Panel<'a> {
    pub(crate) fn new(spec: &'a MapSpec, fonts: &'a Fonts, plane: Plane, k: f64) -> Self {
        let mesh = Mesh::new(&spec.arcs, &plane);
        Self {
            spec,
            fonts,
            plane,
            dots: Dots::new(spec, &mesh, k),
            mesh,
            k,
        }
    }

    /// Fills, water and borders. Gives the edges of those borders that names keep off.
    pub(crate) fn land(&self, scene: &mut Scene) -> Edges {
        self.around(scene);
        self.areas(scene);
        let outline = self.outline();
        self.water(scene, &outline);
        self.borders(scene, covered(&outline))
    }

    /// The rings around all areas.
    fn outline(&self) -> Vec<Line> {
        let areas = self.spec.areas.iter();
        let of_cell = of_cells(areas.map(|area| (0, area.cells.as_slice())));
        self.mesh.groups(&of_cell, 1).pop().unwrap_or_default()
    }

    /// Fills; each with an edge of its own colour, so that no seam shows between
    /// neighbours.
    fn areas(&self, scene: &mut Scene) {
        let groups = self.fills();
        let cells = groups.iter().enumerate();
        let cells = cells.flat_map(|(i, group)| group.iter().map(move |a| (i, a.cells.as_slice())));
        let mut of_cell = of_cells(cells);
        self.dots.join(&mut of_cell);
        let rings = self.mesh.groups(&of_cell, groups.len());
        for (group, lines) in groups.iter().zip(rings) {
            let (Some(first), false) = (group.first(), lines.is_empty()) else {
                continue;
            };
            scene.items.push(Item::Shape(Shape {
                form: Form::Lines(lines),
                fill: Some(first.fill.into()),
                stroke: Some(Stroke::plain(first.fill, 0.8 * self.k).rounded()),
                title: (group.len() == 1).then(|| first.title.clone()),
            }));
        }
    }

    /// Areas that are drawn together: each alone, but for those of one colour that are
    /// too small to be pointed at where there are many.
    fn fills(&self) -> Vec<Vec<&'a Area>> {
        let areas: &'a [Area] = &self.spec.areas;
        if areas.len() <= MANY {
            return areas.iter().map(|area| vec![area]).collect();
        }
        let of_cell = of_cells(
            areas
                .iter()
                .enumerate()
                .map(|(i, a)| (i, a.cells.as_slice())),
        );
        let boxes = self.mesh.boxes(&of_cell, areas.len());
        let (mut small, mut large): (Vec<Vec<&Area>>, Vec<Vec<&Area>>) = (Vec::new(), Vec::new());
        for (area, rect) in areas.iter().zip(boxes) {
            if rect.is_some_and(|r| r.w * r.h >= POINTABLE * self.k * self.k) {
                large.push(vec![area]);
            } else if let Some(like) = small.iter_mut().find(|g| g[0].fill == area.fill) {
                like.push(area);
            } else {
                small.push(vec![area]);
            }
        }
        small.extend(large);
        small
    }

    /// Lakes and rivers, on the drawn land only where nothing else is drawn.
    fn water(&self, scene: &mut Scene, outline: &[Line]) {
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
        if self.spec.around.is_some() {
            scene.items.extend(shapes.into_iter().map(Item::Shape));
        } else if !shapes.is_empty() {
            let clip = outline.to_vec();
            scene.items.push(Item::Group(Group { clip, shapes }));
        }
    }

    fn borders(&self, scene: &mut Scene, land: f64) -> Edges {
        let (mut all, mut new) = (Vec::new(), Vec::new());
        for border in &self.spec.borders {
            let lines = match border.style {
                BorderStyle::Sketch => self.mesh.lines(&self.around_dots(&border.arcs)),
                _ => self.mesh.lines(&border.arcs),
            };
            if lines.is_empty() {
                continue;
            }
            let edges = || lines.iter().flat_map(Line::edges);
            let length: f64 = edges().map(|[a, b]| (b.x - a.x).hypot(b.y - a.y)).sum();
            if !matches!(border.style, BorderStyle::Unit | BorderStyle::Sketch) {
                all.extend(edges());
            }
            if matches!(border.style, BorderStyle::New | BorderStyle::NewUnit) {
                new.extend(edges());
            }
            let mut stroke = stroke(border.style, self.k);
            let most = MOST_COVERED * land / length.max(1.0);
            stroke.width = stroke.width.min(most.max(stroke.width * THINNEST));
            scene.shape(Form::Lines(lines), None, Some(stroke));
        }
        Edges::new(&all, &new, self.k)
    }

    /// Lines without those around dots.
    fn around_dots(&self, arcs: &[usize]) -> Vec<usize> {
        let shown = |&&arc: &&usize| {
            let arc = &self.spec.arcs[arc];
            !self.dots.has(arc.left) && !self.dots.has(arc.right)
        };
        arcs.iter().filter(shown).copied().collect()
    }

    /// Symbols, their names, and the names of areas, none on another. Gives the names
    /// that found no room.
    pub(crate) fn names(&self, scene: &mut Scene, edges: &Edges, taken: &mut Taken) -> Vec<String> {
        let (mut texts, mut unplaced) = self.marked(scene, edges, taken);
        self.area_names(edges, taken, &mut texts, &mut unplaced);
        if self.spec.around.is_some() {
            self.around_names(scene, &self.outline(), taken);
        }
        for placed in texts {
            set(scene, &placed, self.k);
        }
        unplaced
    }

    /// The same without the names of areas.
    pub(crate) fn symbols(
        &self,
        scene: &mut Scene,
        edges: &Edges,
        taken: &mut Taken,
    ) -> Vec<String> {
        let (texts, unplaced) = self.marked(scene, edges, taken);
        for placed in texts {
            set(scene, &placed, self.k);
        }
        unplaced
    }

    /// Draws the symbols and finds places for their names.
    fn marked(
        &self,
        scene: &mut Scene,
        edges: &Edges,
        taken: &mut Taken,
    ) -> (Vec<Placed>, Vec<String>) {
        let k = self.k;
        let points = self.spec.points.iter();
        let points = points.map(|point| (point, self.plane.at(point.position)));
        let margin = 8.0 * k;
        let points: Vec<_> = points
            .filter(|(_, at)| self.plane.shows(*at, margin))
            .collect();
        for (point, at) in &points {
            let r = (radius(point.symbol) + 2.0) * k;
            taken.take(Rect::centred(*at, 2.0 * r, 2.0 * r));
        }
        self.dots.draw(scene, self.spec, k, |position| {
            let at = self.plane.at(position);
            self.plane.shows(at, margin).then_some(at)
        });
        let (mut texts, mut unplaced) = (Vec::new(), Vec::new());
        for (point, at) in points {
            symbol(scene, at, point.symbol, k);
            match self.point_name(point, at, edges, taken) {
                Some(Ok(placed)) => texts.push(placed),
                Some(Err(text)) => unplaced.push(text),
                None => {}
            }
        }
        (texts, unplaced)
    }

    fn point_name(
        &self,
        point: &MapPoint,
        at: Coord<f64>,
        edges: &Edges,
        taken: &mut Taken,
    ) -> Option<Result<Placed, String>> {
        let text = point.label.as_ref()?;
        let name = Name {
            text,
            size: 15.5 * self.k,
            bold: false,
        };
        let mark = Mark {
            at,
            radius: (radius(point.symbol) + 2.5) * self.k,
        };
        let mut placed = beside(name, mark, edges, self.fonts, taken);
        if placed.is_none() && point.symbol != Symbol::Centre {
            placed = apart(name, at, edges, self.fonts, taken);
        }
        Some(placed.ok_or_else(|| text.clone()))
    }

    fn area_names(
        &self,
        edges: &Edges,
        taken: &mut Taken,
        texts: &mut Vec<Placed>,
        unplaced: &mut Vec<String>,
    ) {
        let labels = &self.spec.labels;
        let of_cell = of_cells(
            labels
                .iter()
                .enumerate()
                .map(|(i, l)| (i, l.cells.as_slice())),
        );
        let rings = self.mesh.groups(&of_cell, labels.len());
        for (label, rings) in labels.iter().zip(rings) {
            if rings.is_empty() {
                continue;
            }
            let name = Name {
                text: &label.text,
                size: if label.small { 15.0 } else { 22.0 } * self.k,
                bold: label.strong,
            };
            let land = Land::of(&rings);
            let mut placed = inside(name, &land, edges, self.fonts, taken);
            if placed.is_none() && label.strong {
                let from = heart(&land).or_else(|| rings[0].points.first().copied());
                placed = from.and_then(|from| apart(name, from, edges, self.fonts, taken));
            }
            match placed {
                Some(placed) => texts.push(placed),
                None if label.optional => {}
                None => unplaced.push(label.text.clone()),
            }
        }
    }
}

/// By cell the group that it is in.
pub(crate) fn of_cells<'a>(
    groups: impl Iterator<Item = (usize, &'a [usize])>,
) -> Vec<Option<usize>> {
    let mut of_cell = Vec::new();
    for (group, cells) in groups {
        for &cell in cells {
            if of_cell.len() <= cell {
                of_cell.resize(cell + 1, None);
            }
            of_cell[cell] = Some(group);
        }
    }
    of_cell
}

/// Square pixels in rings by the even-odd rule, where holes run the other way.
fn covered(rings: &[Line]) -> f64 {
    let doubled = |ring: &Line| -> f64 { ring.edges().map(|[a, b]| a.x * b.y - b.x * a.y).sum() };
    rings.iter().map(doubled).sum::<f64>().abs() / 2.0
}

fn set(scene: &mut Scene, placed: &Placed, k: f64) {
    if let Some([from, to]) = placed.leader {
        let line = Line {
            points: vec![from, to],
            closed: false,
        };
        let form = Form::Lines(vec![line]);
        scene.shape(form, None, Some(Stroke::plain(INK, 1.1 * k)));
        let dot = Form::Circle {
            centre: from,
            radius: 2.2 * k,
        };
        scene.shape(dot, Some(INK.into()), None);
    }
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
        scene.text(baseline, line, style);
    }
}
