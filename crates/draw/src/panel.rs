//! The land in one frame: fills, water, borders, symbols and names.

use rustc_hash::FxHashSet;

use super::around::NEIGHBOUR;
use super::colour::Colour;
use super::edges::Edges;
use super::font::Fonts;
use super::legend::stroke;
use super::mesh::Mesh;
use super::projected::Plane;
use super::scene::{Form, Group, Item, Layer, Line, Scene, Shape, Stroke};
use super::spec::{Area, BorderStyle, Focus, MapSpec};
use super::towns::Dots;

const RIVER: Colour = Colour::hex(0x7fb2d9);
const LAKE: Colour = Colour::hex(0xa9d0ea);
const SHORE: Colour = Colour::hex(0x6ba3cc);

/// How much of the colour of land around one region is hidden.
const PALE: f64 = 0.65;
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
    pub(crate) mesh: Mesh,
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

    /// Fills, water and borders, and what comes between water and borders. Gives the edges of
    /// those borders that names keep off.
    pub(crate) fn land(&self, scene: &mut Scene, between: impl FnOnce(&mut Scene)) -> Edges {
        scene.layer(Layer::Around);
        self.around(scene);
        scene.layer(Layer::Areas);
        self.areas(scene);
        let outline = self.outline();
        scene.layer(Layer::Water);
        self.water(scene, &outline);
        between(scene);
        self.borders(scene, covered(&outline))
    }

    /// The rings around all areas.
    pub(crate) fn outline(&self) -> Vec<Line> {
        let areas = self.spec.areas.iter();
        let of_cell = of_cells(areas.map(|area| (0, area.cells.as_slice())));
        self.mesh.groups(&of_cell, 1).pop().unwrap_or_default()
    }

    /// Fills; each with an edge of its own colour, so that no seam shows between
    /// neighbours.
    fn areas(&self, scene: &mut Scene) {
        let is_pale = self.outside();
        let groups = self.fills(&is_pale);
        let cells = groups.iter().enumerate();
        let cells = cells.flat_map(|(i, group)| group.iter().map(move |a| (i, a.cells.as_slice())));
        let mut of_cell = of_cells(cells);
        self.dots.join(&mut of_cell);
        let rings = self.mesh.groups(&of_cell, groups.len());
        for (group, lines) in groups.iter().zip(rings) {
            let (Some(first), false) = (group.first(), lines.is_empty()) else {
                continue;
            };
            let fill = match is_pale(first) {
                // A theme gives its colours to what it knows: these are mixed.
                true => {
                    let [fill, land] =
                        [first.fill, NEIGHBOUR].map(|own| self.spec.theme.become_of(own));
                    fill.covered(land, PALE)
                }
                false => first.fill,
            };
            scene.items.push(Item::Shape(Shape {
                form: Form::Lines(lines),
                fill: Some(fill.into()),
                stroke: Some(Stroke::plain(fill, 0.8 * self.k).rounded()),
                title: (group.len() == 1).then(|| first.title.clone()),
            }));
        }
    }

    /// Whether an area is outside the cells that are shown, on a map on which it is pale then.
    fn outside(&self) -> impl Fn(&Area) -> bool {
        let shown: Option<FxHashSet<usize>> = match &self.spec.focus {
            Some(Focus::Cells(cells)) if self.spec.pale_around => {
                Some(cells.iter().copied().collect())
            }
            _ => None,
        };
        move |area| match &shown {
            Some(shown) => !area.cells.iter().any(|cell| shown.contains(cell)),
            None => false,
        }
    }

    /// Areas that are drawn together: each alone, but for those of one colour that are
    /// too small to be pointed at where there are many.
    fn fills(&self, is_pale: &impl Fn(&Area) -> bool) -> Vec<Vec<&'a Area>> {
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
        let is_like = |a: &Area, b: &Area| a.fill == b.fill && is_pale(a) == is_pale(b);
        let (mut small, mut large): (Vec<Vec<&Area>>, Vec<Vec<&Area>>) = (Vec::new(), Vec::new());
        for (area, rect) in areas.iter().zip(boxes) {
            if rect.is_some_and(|r| r.w * r.h >= POINTABLE * self.k * self.k) {
                large.push(vec![area]);
            } else if let Some(like) = small.iter_mut().find(|g| is_like(g[0], area)) {
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
            let between_units = [BorderStyle::Unit, BorderStyle::Sketch, BorderStyle::OldUnit];
            if !between_units.contains(&border.style) {
                all.extend(edges());
            }
            if matches!(border.style, BorderStyle::New | BorderStyle::NewUnit) {
                new.extend(edges());
            }
            let mut stroke = stroke(border.style, &self.spec.theme, self.k);
            let most = MOST_COVERED * land / length.max(1.0);
            stroke.width = stroke.width.min(most.max(stroke.width * THINNEST));
            scene.layer(match border.style {
                BorderStyle::Unit | BorderStyle::Sketch | BorderStyle::OldUnit => Layer::Units,
                BorderStyle::New | BorderStyle::NewUnit => Layer::NewBorders,
                BorderStyle::Old | BorderStyle::Region | BorderStyle::Country => Layer::Borders,
            });
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
