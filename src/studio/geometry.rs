//! The land as the page draws it: arcs that neighbours share, in kilometres of an equal-area
//! projection, and what lies behind the land.

use std::sync::{Arc, OnceLock};

use geo::Simplify;
use geo_types::{Coord, LineString, MultiPolygon};
use serde_json::{Value as Json, json};

use crate::coverage::{Coverage, Projection, UnitIndex};
use crate::geodata::Backdrop;
use crate::territory::Territory;
use crate::words::Lang;

/// Steps of the page's grid in a kilometre.
const STEPS: f64 = 50.0;

/// How many of the land's longer side a vertex may be off: a third of a pixel of a map that
/// is shown eight times as large as a screen.
const DETAIL: f64 = 24_000.0;

/// The land of a territory, drawn anew only where a cut has changed it.
#[derive(Debug)]
pub(super) struct Ground {
    /// `None` where nothing has a place.
    projection: Option<Projection>,
    coverage: Option<Arc<Coverage>>,
    /// Counts the times that the land was drawn.
    pub(super) rev: u64,
    /// The territory whose land it is.
    territory: String,
    land: Json,
    /// The common borders of its pieces, measured when first asked for.
    borders: OnceLock<Borders>,
}

/// The neighbours of every piece of land, with the length of the common border in kilometres.
#[derive(Debug, Default)]
struct Borders(Vec<Vec<(UnitIndex, f64)>>);

impl Borders {
    fn of(land: &Coverage) -> Self {
        let mut all = vec![Vec::new(); land.unit_count()];
        for (a, b, km) in land.adjacency() {
            all[a.index()].push((b, km));
            all[b.index()].push((a, km));
        }
        Self(all)
    }
}

impl Ground {
    /// The land of a state.
    pub(super) fn of(state: &Territory) -> Self {
        let coverage = state.coverage.clone();
        let arcs = coverage.iter().flat_map(|coverage| coverage.arcs());
        let mut places: Vec<Coord<f64>> = arcs.flat_map(|arc| arc.coords).copied().collect();
        let seats = state.units.iter().filter_map(|unit| unit.seat.as_ref());
        places.extend(seats.map(|seat| seat.position));
        let projection = Projection::fitted(places.iter().copied());
        let mut ground = Self {
            projection,
            coverage,
            rev: 1,
            territory: state.name.clone(),
            land: Json::Null,
            borders: OnceLock::new(),
        };
        ground.land = ground.drawn(state);
        ground
    }

    /// The territory whose land it is.
    pub(super) fn territory(&self) -> &str {
        &self.territory
    }

    /// This land as the one that comes after another.
    pub(super) fn after(mut self, other: &Self) -> Self {
        self.rev = other.rev + 1;
        self
    }

    /// Follows a state; where a cut has changed the land, it is drawn anew.
    pub(super) fn follow(&mut self, state: &Territory) {
        let same = match (&self.coverage, &state.coverage) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
            (a, b) => a.is_none() && b.is_none(),
        };
        if !same {
            self.coverage = state.coverage.clone();
            self.rev += 1;
            self.land = self.drawn(state);
            self.borders = OnceLock::new();
        }
    }

    /// The neighbours of a piece of land, with the length of the common border in kilometres.
    pub(super) fn beside(&self, piece: UnitIndex) -> &[(UnitIndex, f64)] {
        let land = self.coverage.as_ref();
        let measured = || land.map(|land| Borders::of(land)).unwrap_or_default();
        let all = &self.borders.get_or_init(measured).0;
        all.get(piece.index()).map_or(&[], Vec::as_slice)
    }

    /// A place on the page's grid, south positive.
    pub(super) fn at(&self, place: Coord<f64>) -> [f64; 2] {
        let Some(projection) = &self.projection else {
            return [0.0; 2];
        };
        let km = projection.project(place);
        [grid(km.x), grid(-km.y)]
    }

    /// Longitude and latitude of a place on the page's grid, found by going nearer step by
    /// step; `None` where that leads nowhere.
    pub(super) fn place(&self, at: [f64; 2]) -> Option<Coord<f64>> {
        let projection = self.projection.as_ref()?;
        let start = projection.around(1.0)?;
        let mut guess = Coord {
            x: start[0],
            y: start[1],
        };
        for _ in 0..40 {
            let here = projection.project(guess);
            let (east, north) = (at[0] / STEPS - here.x, -at[1] / STEPS - here.y);
            if east.abs().max(north.abs()) < 1e-4 {
                break;
            }
            let wide = 111.2 * guess.y.to_radians().cos().max(0.05);
            guess.x += (east / wide).clamp(-5.0, 5.0);
            guess.y = (guess.y + (north / 111.2).clamp(-5.0, 5.0)).clamp(-89.0, 89.0);
        }
        let near = projection.project(guess);
        let off = (near.x - at[0] / STEPS).hypot(near.y + at[1] / STEPS);
        (off < 0.1).then_some(guess)
    }

    /// The land and what lies behind it, in a language.
    pub(super) fn json(&self, backdrop: &Backdrop, lang: Lang) -> Json {
        let names = backdrop.names.iter().map(|place| {
            let at: Vec<_> = place.places.iter().map(|&c| self.at(c)).collect();
            json!({ "name": place.names.get(lang), "water": place.water, "at": at })
        });
        json!({
            "rev": self.rev,
            "steps_per_km": STEPS,
            "land": self.land,
            "sea": self.areas(&backdrop.sea),
            "lakes": self.areas(&backdrop.lakes),
            "rivers": self.lines(&backdrop.rivers),
            "around": self.lines(&backdrop.borders),
            "names": names.collect::<Vec<_>>(),
        })
    }

    fn drawn(&self, state: &Territory) -> Json {
        let Some(coverage) = &state.coverage else {
            return Json::Null;
        };
        let off = self.detail(coverage);
        let mut arcs = Vec::with_capacity(coverage.arc_count());
        for arc in coverage.arcs() {
            let sides = [arc.left, arc.right].map(|side| side.map(|unit| unit.get()));
            let sketched = u8::from(state.is_sketched(&arc));
            arcs.push(json!([
                sides[0],
                sides[1],
                sketched,
                self.line(arc.coords, off)
            ]));
        }
        let rings = coverage.units().map(|unit| {
            let rings = coverage.rings(unit).map(|ring| {
                let halves = ring.iter().map(|half| {
                    let arc = half.arc().index() as i64;
                    if half.is_reversed() { -arc - 1 } else { arc }
                });
                halves.collect::<Vec<i64>>()
            });
            rings.collect::<Vec<_>>()
        });
        json!({ "arcs": arcs, "rings": rings.collect::<Vec<_>>() })
    }

    /// How far a vertex may be off, in steps of the grid.
    fn detail(&self, coverage: &Coverage) -> f64 {
        let (mut least, mut most) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for coord in coverage.arcs().flat_map(|arc| arc.coords) {
            for (i, v) in self.at(*coord).into_iter().enumerate() {
                (least[i], most[i]) = (least[i].min(v), most[i].max(v));
            }
        }
        let side = (most[0] - least[0]).max(most[1] - least[1]);
        if side.is_finite() { side / DETAIL } else { 0.0 }
    }

    /// A line on the grid: its first place, then the steps from place to place.
    fn line(&self, coords: &[Coord<f64>], off: f64) -> Vec<i64> {
        let places = coords.iter().map(|&c| Coord::from(self.at(c)));
        let line = LineString::new(places.collect()).simplify(off);
        let (mut x, mut y, mut steps) = (0, 0, Vec::with_capacity(line.0.len() * 2));
        for place in line.0 {
            let (to_x, to_y) = (place.x.round() as i64, place.y.round() as i64);
            if !steps.is_empty() && (to_x, to_y) == (x, y) {
                continue;
            }
            steps.extend([to_x - x, to_y - y]);
            (x, y) = (to_x, to_y);
        }
        steps
    }

    fn lines(&self, lines: &[LineString<f64>]) -> Vec<Vec<i64>> {
        lines.iter().map(|line| self.line(&line.0, 10.0)).collect()
    }

    fn areas(&self, areas: &[MultiPolygon<f64>]) -> Vec<Vec<i64>> {
        let rings = areas
            .iter()
            .flatten()
            .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
        rings.map(|ring| self.line(&ring.0, 10.0)).collect()
    }
}

fn grid(km: f64) -> f64 {
    (km * STEPS).round()
}
