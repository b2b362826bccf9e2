//! Where names stand apart from what they name, with a line to it.

use geo_types::Coord;

use super::edges::Edges;
use super::font::Fonts;
use super::label::{Block, Name, Placed, Setting};
use super::room::{Rect, Taken, length};
use super::spot::Spot;

/// What a line costs, and each of its letters' sizes.
const LEADER: f64 = 45.0;
const LONGER: f64 = 5.0;
/// How many places of a name apart are worth trying.
const MOST: usize = 60;
/// Directions in which a name is tried.
const AROUND: u32 = 16;
/// How often it is tried farther off.
const STEPS: u32 = 9;

/// What speaks against a box and its line to a name.
pub(crate) struct Against<'a> {
    /// Whether a name in a box would not name something else.
    pub(crate) fair: &'a dyn Fn(&Rect) -> bool,
    /// What a line costs; `None` where it would lead over something else.
    pub(crate) line: &'a dyn Fn([Coord<f64>; 2]) -> Option<f64>,
}

/// Places of a name apart from what it names, with a line to one of some places of it, on no
/// border; in each direction the nearest.
pub(crate) fn apart(
    name: Name<'_>,
    from: &[Coord<f64>],
    edges: &Edges,
    (fonts, taken): (&Fonts, &Taken),
    against: &Against<'_>,
) -> Vec<Spot> {
    let settings = apart_settings(name);
    let blocks = settings.iter().map(|setting| {
        let block = Block::new(&setting.lines, setting.size, name.bold, fonts);
        (block, setting.cost)
    });
    let blocks: Vec<(Block<'_>, f64)> = blocks.collect();
    let most = if from.len() > 1 { 1 } else { 3 };
    let mut found: Vec<Spot> = Vec::new();
    for &at in from {
        for way in 0..AROUND {
            let mut of_way = 0;
            for step in 1..=STEPS {
                let reach = name.size * (0.5 + 1.1 * f64::from(step));
                for (block, cost) in &blocks {
                    let (rect, line) = tried(block, at, way, reach);
                    let fits = (against.fair)(&rect)
                        && taken.is_free(&rect)
                        && !edges.are_in(&rect)
                        && !taken.crosses(line[0], line[1]);
                    let Some(stray) = fits.then(|| (against.line)(line)).flatten() else {
                        continue;
                    };
                    let [from, to] = line;
                    let length = length(to.x - from.x, to.y - from.y) / name.size;
                    of_way += 1;
                    found.push(Spot {
                        placed: Placed {
                            leader: Some(line),
                            ..block.at(rect.middle())
                        },
                        rect: rect.grown(block.size * 0.1),
                        cost: LEADER + LONGER * length + cost + stray,
                    });
                }
                if of_way >= most {
                    break;
                }
            }
        }
    }
    found.sort_by(|a: &Spot, b: &Spot| a.cost.total_cmp(&b.cost));
    found.truncate(MOST);
    found
}

/// The forms of a name that stands apart: a little smaller than on its land, or as small as
/// it may be.
fn apart_settings(name: Name<'_>) -> Vec<Setting> {
    let mut settings = name.settings();
    let smaller = settings.iter().map(|s| s.size);
    let smaller = smaller.filter(|size| *size <= name.size * 0.9);
    let size = smaller.fold(0.0, f64::max);
    if size > 0.0 {
        settings.retain(|setting| setting.size == size || setting.is_least);
    }
    settings
}

/// A box in a direction from a place, and the line to it.
fn tried(block: &Block<'_>, from: Coord<f64>, way: u32, reach: f64) -> (Rect, [Coord<f64>; 2]) {
    let (w, h) = (block.width + block.size * 0.4, block.height);
    let turn = f64::from(way) / f64::from(AROUND) * std::f64::consts::TAU;
    let (sin, cos) = turn.sin_cos();
    let centre = Coord {
        x: from.x + cos * (reach + w / 2.0),
        y: from.y + sin * (reach + h / 2.0),
    };
    let rect = Rect::centred(centre, w, h);
    let end = Coord {
        x: from.x.clamp(rect.x, rect.right()),
        y: from.y.clamp(rect.y, rect.bottom()),
    };
    (rect, [from, end])
}
