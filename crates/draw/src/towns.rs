//! Towns whose land is too small to be shown: a dot stands for them, and their land is
//! drawn as that around them.

use geo_types::Coord;

use super::colour::Colour;
use super::legend::{SOFT, WHITE};
use super::mesh::Mesh;
use super::scene::{Form, Item, Scene, Shape, Stroke};
use super::spec::{MapSpec, Town};

/// Land within a box of so many design pixels is a dot.
const SMALL: f64 = 64.0;
/// Radius of a dot, and of one that has a colour of its own.
const DOT: f64 = 2.6;
pub(crate) const COLOURED: f64 = 9.5;

/// The towns of a panel that are dots.
pub(crate) struct Dots<'a> {
    towns: Vec<&'a Town>,
    /// By cell the cell as which it is drawn.
    host: Vec<Option<usize>>,
}

impl<'a> Dots<'a> {
    pub(crate) fn new(spec: &'a MapSpec, mesh: &Mesh, k: f64) -> Self {
        let groups = spec.towns.iter().enumerate();
        let of_cell = super::panel::of_cells(groups.map(|(i, t)| (i, t.cells.as_slice())));
        let boxes = mesh.boxes(&of_cell, spec.towns.len());
        let small = spec.towns.iter().zip(boxes);
        let small = small.filter(|(_, rect)| rect.is_some_and(|r| r.w.max(r.h) < SMALL * k));
        let towns: Vec<&Town> = small.map(|(town, _)| town).collect();
        let mut host = vec![None; of_cell.len()];
        for town in &towns {
            for &cell in &town.cells {
                host[cell] = Some(town.host);
            }
        }
        Self { towns, host }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.towns.is_empty()
    }

    /// Whether a cell is a part of a dot.
    pub(crate) fn has(&self, cell: Option<usize>) -> bool {
        cell.is_some_and(|cell| matches!(self.host.get(cell), Some(Some(_))))
    }

    /// Puts the land of the dots into the groups of the land around them.
    pub(crate) fn join(&self, of_cell: &mut [Option<usize>]) {
        for (cell, host) in self.host.iter().enumerate() {
            if let Some(host) = host
                && cell < of_cell.len()
            {
                of_cell[cell] = of_cell.get(*host).copied().flatten();
            }
        }
    }

    /// Draws them, and gives the places of those that have a colour of their own; `at` gives
    /// the place of one, if it is shown.
    pub(crate) fn draw(
        &self,
        scene: &mut Scene,
        spec: &MapSpec,
        k: f64,
        at: impl Fn(Coord<f64>) -> Option<Coord<f64>>,
    ) -> Vec<Coord<f64>> {
        let mut coloured = Vec::new();
        let areas = spec.areas.iter().enumerate();
        let of_cell = super::panel::of_cells(areas.map(|(i, a)| (i, a.cells.as_slice())));
        let area = |cell: usize| spec.areas.get(of_cell.get(cell).copied().flatten()?);
        for town in &self.towns {
            let Some(centre) = at(town.position) else {
                continue;
            };
            let own = town.cells.first().and_then(|&cell| area(cell));
            let around = area(town.host);
            let fill = own.map(|own| own.fill);
            let apart = fill.filter(|fill| around.is_some_and(|around| around.fill != *fill));
            coloured.extend(apart.map(|_| centre));
            scene.items.push(Item::Shape(dot(
                centre,
                apart,
                k,
                own.map(|own| own.title.clone()),
            )));
        }
        coloured
    }
}

fn dot(centre: Coord<f64>, fill: Option<Colour>, k: f64, title: Option<String>) -> Shape {
    let (radius, fill, edge) = match fill {
        Some(own) => (COLOURED, own, Stroke::plain(SOFT, 0.8 * k)),
        None => (DOT, SOFT, Stroke::plain(WHITE, 0.8 * k)),
    };
    Shape {
        form: Form::Circle {
            centre,
            radius: radius * k,
        },
        fill: Some(fill.into()),
        stroke: Some(edge),
        title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::{Arc, Area, Around, AroundName, Border, BorderStyle};
    use crate::{MapDrawing, draw_map};

    fn ring(x: f64, size: f64) -> Vec<Coord<f64>> {
        [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
            .map(|(dx, dy)| Coord {
                x: x + dx * size,
                y: 45.0 + dy * size,
            })
            .into()
    }

    /// A square of ten degrees with a town of some degrees in it.
    fn map(size: f64, own: Colour) -> MapSpec {
        let arc = |points: Vec<Coord<f64>>, left, right| Arc {
            line: points.into(),
            left: Some(left),
            right,
        };
        let area = |cell, fill, title: &str| Area {
            cells: vec![cell],
            fill,
            title: title.to_owned(),
        };
        MapSpec {
            title: "t".to_owned(),
            arcs: vec![
                arc(ring(60.0, 10.0), 0, None),
                arc(ring(64.0, size), 1, Some(0)),
            ],
            areas: vec![
                area(0, Colour::hex(0x112233), "District"),
                area(1, own, "Town"),
            ],
            borders: vec![Border {
                arcs: vec![1],
                style: BorderStyle::Sketch,
            }],
            towns: vec![Town {
                cells: vec![1],
                host: 0,
                position: Coord { x: 64.1, y: 45.1 },
            }],
            width_px: 800,
            ..MapSpec::default()
        }
    }

    fn svg(spec: &MapSpec) -> String {
        let drawn: MapDrawing = draw_map(spec).expect("land");
        drawn.picture.svg()
    }

    #[test]
    fn a_small_town_is_a_dot_and_a_large_one_is_land() {
        let same = Colour::hex(0x112233);
        let small = svg(&map(0.1, same));
        assert_eq!(small.matches("<circle").count(), 1, "{small}");
        assert!(!small.contains("#99a0a9"), "a ring around it");
        let large = svg(&map(5.0, same));
        assert_eq!(large.matches("<circle").count(), 0);
        assert!(large.contains("#99a0a9"));
    }

    #[test]
    fn a_dot_keeps_a_colour_of_its_own_and_what_is_said_of_it() {
        let other = svg(&map(0.1, Colour::hex(0x445566)));
        let dot = other.split("<circle").nth(1).expect("a dot");
        assert!(dot.contains("#445566") && dot.contains("Town"), "{dot}");
    }

    #[test]
    fn what_lies_around_fills_the_frame_and_a_neighbour_is_named_off_the_land() {
        let mut spec = map(0.1, Colour::hex(0x112233));
        let name = |places: &[(f64, f64)]| AroundName {
            text: "Neighbour".to_owned(),
            water: false,
            places: places.iter().map(|&p| p.into()).collect(),
        };
        spec.around = Some(Around {
            names: vec![name(&[(65.0, 50.0)])],
            ..Around::default()
        });
        assert!(
            !svg(&spec).contains("Neighbour"),
            "it would stand on the land"
        );
        spec.insets.clear();
        let wide = Some(crate::Focus::Box([50.0, 40.0, 80.0, 60.0]));
        spec.focus = wide;
        spec.around = Some(Around {
            names: vec![name(&[(65.0, 50.0), (55.0, 50.0)])],
            ..Around::default()
        });
        assert!(svg(&spec).contains("Neighbour"));
    }
}
