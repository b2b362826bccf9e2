//! Where names stand inside their areas.

use geo_types::Coord;

use super::candidates::Candidates;
use super::edges::Edges;
use super::font::Fonts;
use super::label::{Block, Name, Setting};
use super::land::{Land, Rows, SQUEEZE};
use super::room::{Rect, Taken, length};
use super::spot::{FAULT, Spot};

/// What it costs to stand at the edge of the land rather than in its middle.
const AT_THE_EDGE: f64 = 15.0;
/// What it costs to stand outside in part.
const PARTLY: f64 = 40.0;
/// How many places of one form are worth trying.
const OF_A_FORM: usize = 3;

/// Places of a name inside an area, so many at most, about the best first: in one line, two
/// or three, smaller or in its shorter form if it must be.
///
/// Where none holds the whole text, some of it stands outside, on no border of regions;
/// where there is none either, it stands on an old border, most of it inside.
pub(crate) fn inside(
    name: Name<'_>,
    (land, candidates): (&Land, &mut Candidates<'_>),
    edges: &Edges,
    (fonts, taken): (&Fonts, &Taken),
    most: usize,
) -> Vec<Spot> {
    let Some((widest, _)) = candidates.get(0) else {
        return Vec::new();
    };
    let settings = name.settings();
    let mut search = Search {
        candidates,
        widest: widest.sqrt().max(1e-9),
        fonts,
        bold: name.bold,
        found: Vec::new(),
    };
    for setting in &settings {
        let whole = |rect: &Rect, _: &mut Rows| land.is_clear(rect);
        search.add(setting, 0.0, true, (taken, &whole));
        if search.found.len() >= most {
            return search.found;
        }
    }
    // A figure on a border would be read as that of another area.
    let passes: [(f64, f64); 2] = match name.least_inside {
        Some(share) => [(share, PARTLY), (0.0, 0.0)],
        None => [(0.7, PARTLY), (0.6, FAULT)],
    };
    for (share, cost) in passes {
        if !search.found.is_empty() || share == 0.0 {
            break;
        }
        for setting in settings.iter().rev() {
            let partly = |rect: &Rect, rows: &mut Rows| {
                let on = match cost < FAULT {
                    true => edges.are_in(rect),
                    false => edges.are_new_in(rect),
                };
                !on && land.share_inside(rect, rows) >= share
            };
            search.add(setting, cost, false, (taken, &partly));
        }
    }
    search.found
}

/// Whether a box is good enough; what is known of rows is kept.
type Good<'a> = &'a dyn Fn(&Rect, &mut Rows) -> bool;

/// A search for places inside an area.
struct Search<'s, 'l> {
    candidates: &'s mut Candidates<'l>,
    /// The most that a place is away from the edge.
    widest: f64,
    fonts: &'s Fonts,
    bold: bool,
    found: Vec<Spot>,
}

impl Search<'_, '_> {
    /// Adds places of a form that are good, `whole` ones with their whole text inside.
    fn add(
        &mut self,
        setting: &Setting,
        cost: f64,
        whole: bool,
        (taken, good): (&Taken, Good<'_>),
    ) {
        let block = Block::new(&setting.lines, setting.size, self.bold, self.fonts);
        let margin = if setting.is_least { 0.15 } else { 0.3 };
        let (w, h) = (block.width + setting.size * margin, block.height);
        // Around a text that lies inside whole, no edge is nearer than its sides.
        let nearest = if whole {
            (w * SQUEEZE).min(h) / 2.0 * (1.0 - 1e-9)
        } else {
            0.0
        };
        let corner = length(w * SQUEEZE / 2.0, h / 2.0);
        let mut rows = Rows::default();
        let mut own: Vec<Coord<f64>> = Vec::new();
        let mut n = 0;
        let step = self.candidates.step();
        let shifts: &[f64] = match setting.is_least && whole {
            // The last chance to be inside is worth a closer look.
            true => &[0.0, -0.35, 0.35],
            false => &[0.0],
        };
        while let Some((clearance, centre)) = self.candidates.get(n) {
            n += 1;
            if clearance < nearest * nearest || own.len() == OF_A_FORM {
                return;
            }
            let as_good = |at: &Coord<f64>| {
                (at.x - centre.x).abs() < w * 0.5 && (at.y - centre.y).abs() < h * 0.8
            };
            if own.iter().any(as_good) {
                continue;
            }
            // No edge comes near enough to be asked for.
            let clear = whole && clearance >= corner * corner;
            let mut places = shifts.iter().map(|shift| Coord {
                x: centre.x + shift * step,
                ..centre
            });
            let fits = places.find_map(|centre| {
                let rect = Rect::centred(centre, w, h);
                let fits = taken.is_free(&rect) && (clear || good(&rect, &mut rows));
                fits.then_some((centre, rect))
            });
            let Some((centre, rect)) = fits else {
                continue;
            };
            own.push(centre);
            let off = AT_THE_EDGE * (1.0 - clearance.sqrt() / self.widest);
            self.found.push(Spot {
                placed: block.at(centre),
                // Apart from other names, so that they are not read as one.
                rect: rect.grown(setting.size * 0.12),
                cost: cost + setting.cost + off,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: Name<'static> = Name {
        text: "Конаев",
        short: &[],
        size: 15.0,
        bold: false,
        least: 12.0,
        least_inside: None,
    };

    fn sheet() -> Taken {
        Taken::new(Rect {
            x: 0.0,
            y: 0.0,
            w: 1000.0,
            h: 1000.0,
        })
    }

    #[test]
    fn a_name_inside_keeps_off_the_edge_and_off_holes() {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let square = |a: f64, b: f64| {
            let corners = [(a, a), (b, a), (b, b), (a, b), (a, a)];
            corners.map(Coord::from).to_vec()
        };
        let land = Land::new(&[square(200.0, 500.0), square(340.0, 360.0)]);
        let with = (&fonts, &sheet());
        let candidates = &mut Candidates::new(&land);
        let spots = inside(NAME, (&land, candidates), &Edges::default(), with, 1);
        let placed = &spots[0].placed;
        let (centre, _) = &placed.lines[0];
        let width = fonts.width(NAME.text, placed.size, false);
        let rect = Rect::centred(*centre, width, placed.size);
        assert_eq!(placed.size, NAME.size);
        assert!(land.is_clear(&rect), "{centre:?}");
    }
}
