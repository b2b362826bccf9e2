//! Where names stand beside their symbols.

use geo_types::Coord;

use super::apart::{Against, apart};
use super::edges::Edges;
use super::font::Fonts;
use super::ground::Ground;
use super::label::{Block, Name};
use super::room::{Rect, Taken, length};
use super::spot::{FAULT, Spot};

/// The symbol beside which a name stands.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) at: Coord<f64>,
    pub(crate) radius: f64,
}

/// What it costs that a border runs between a symbol and its name.
const BEYOND: f64 = 14.0;
/// What it costs that it stands on land beyond a border, where it reads as a place there.
const ABROAD: f64 = 40.0;
/// What it costs that a name is nearer to another symbol, and about as near, so that one does
/// not see whose it is: about as much as a line to the right one.
const NEARER: f64 = 44.0;
const ABOUT: f64 = 1.2;
/// How much more every later place around a symbol costs.
const LATER: f64 = 1.2;
/// How far from its symbol a name may stand, in its letters more than as near as can be.
const AWAY: [f64; 2] = [0.0, 0.45];

/// The places of a name beside a symbol: right, left, above, below and the corners, where it
/// is on no border; smaller or in lines if it must be, or apart with a line to its symbol. On
/// an old border it stands only where there is no other place.
pub(crate) fn beside(
    name: Name<'_>,
    mark: Mark,
    others: &[Coord<f64>],
    (edges, ground): (&Edges, &Ground),
    fonts: &Fonts,
    taken: &Taken,
) -> Vec<Spot> {
    let mut found = Vec::new();
    for setting in name.settings() {
        let block = Block::new(&setting.lines, setting.size, name.bold, fonts);
        for (i, away) in AWAY.iter().enumerate() {
            let mark = Mark {
                radius: mark.radius + away * setting.size,
                ..mark
            };
            let more = setting.cost + 4.0 * i as f64;
            found.extend(around(&block, mark, more, edges, taken));
        }
    }
    for spot in &mut found {
        let own = spot.rect.distance(mark.at) * ABOUT;
        if others.iter().any(|other| spot.rect.distance(*other) < own) {
            spot.cost += NEARER;
        }
    }
    // Apart too, so that others nearby may have this room.
    let against = Against {
        fair: &|_| true,
        line: &|line| Some(if edges.cross(line) { BEYOND } else { 0.0 }),
    };
    let mut apart = apart(name, &[mark.at], edges, (fonts, taken), &against);
    for spot in &mut apart {
        let ends = [mark.at, spot.rect.middle()];
        if edges.cross(ends) && !ground.is_off(&spot.rect) {
            spot.cost += ABROAD;
        }
        spot.placed.leader = spot.placed.leader.map(|line| from_edge(line, mark.radius));
    }
    found.extend(apart);
    found
}

/// A line that leaves its symbol at its edge rather than in its middle.
fn from_edge([from, to]: [Coord<f64>; 2], radius: f64) -> [Coord<f64>; 2] {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let share = (radius / length(dx, dy).max(1e-9)).min(1.0);
    let edge = Coord {
        x: from.x + dx * share,
        y: from.y + dy * share,
    };
    [edge, to]
}

/// The free places around a symbol.
fn around(
    block: &Block<'_>,
    mark: Mark,
    cost: f64,
    edges: &Edges,
    taken: &Taken,
) -> impl Iterator<Item = Spot> {
    let (size, radius) = (block.size, mark.radius);
    let (w, h) = (block.width, block.height);
    let (dx, dy) = (radius + w / 2.0 + size * 0.2, radius + h / 2.0);
    let (cx, cy) = (dx - radius * 0.4, dy - radius * 0.3);
    let around = [
        (dx, 0.0),
        (-dx, 0.0),
        (0.0, -dy),
        (0.0, dy),
        (cx, -cy),
        (cx, cy),
        (-cx, -cy),
        (-cx, cy),
    ];
    let places = around.into_iter().enumerate();
    places.filter_map(move |(i, (x, y))| {
        let centre = Coord {
            x: mark.at.x + x,
            y: mark.at.y + y,
        };
        let rect = Rect::centred(centre, w, h);
        if !taken.is_free(&rect) || edges.are_new_in(&rect) {
            return None;
        }
        let covered = edges.covered(&rect);
        let fault = if covered > 0.0 {
            FAULT + covered / size
        } else {
            0.0
        };
        let beyond = if edges.cross([mark.at, centre]) {
            BEYOND
        } else {
            0.0
        };
        Some(Spot {
            placed: block.at(centre),
            rect,
            cost: cost + LATER * i as f64 + fault + beyond,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edges::Edge;
    use crate::label::Placed;
    use crate::land::Land;
    use crate::scene::Line;

    const NAME: Name<'static> = Name {
        text: "Конаев",
        short: &[],
        size: 15.0,
        bold: false,
        least: 12.5,
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

    const AT: Coord<f64> = Coord { x: 500.0, y: 500.0 };

    fn placed(edges: &Edges, taken: &mut Taken) -> Option<Placed> {
        placed_among(&[], edges, (&[], taken))
    }

    fn placed_among(
        others: &[Coord<f64>],
        edges: &Edges,
        (land, taken): (&[Line], &mut Taken),
    ) -> Option<Placed> {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let mark = Mark {
            at: AT,
            radius: 5.0,
        };
        let sheet = Rect::centred(AT, 1000.0, 1000.0);
        let ground = Ground::new(sheet, &Land::of(land), &[], 1.0);
        let over = (edges, &ground);
        let spots = beside(NAME, mark, others, over, &fonts, taken).into_iter();
        let best = spots.min_by(|a, b| a.cost.total_cmp(&b.cost));
        Some(best?.placed)
    }

    fn place(edges: &[Edge], taken: &mut Taken) -> Option<Coord<f64>> {
        let placed = placed(&Edges::new(edges, &[], 1.0), taken)?;
        Some(placed.lines[0].0)
    }

    fn line(a: (f64, f64), b: (f64, f64)) -> Edge {
        [a, b].map(Coord::from)
    }

    /// The box of a text that was placed, without the room below its letters.
    fn letters(placed: &Placed) -> Rect {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let (centre, text) = &placed.lines[0];
        Rect::centred(*centre, fonts.width(text, placed.size, false), placed.size)
    }

    #[test]
    fn a_name_stands_right_of_its_symbol_and_left_of_it_where_a_border_runs() {
        let right = place(&[], &mut sheet()).expect("room");
        assert!(right.x > 520.0 && right.y == 500.0, "{right:?}");
        let border = line((530.0, 0.0), (530.0, 1000.0));
        let left = place(&[border], &mut sheet()).expect("room");
        assert!(left.x < 480.0 && left.y == 500.0, "{left:?}");
    }

    #[test]
    fn a_name_stands_where_it_is_not_nearer_to_another_symbol() {
        // Just below the place to the right.
        let other = Coord { x: 520.0, y: 512.0 };
        let found = placed_among(&[other], &Edges::default(), (&[], &mut sheet())).expect("room");
        assert!(found.lines[0].0.x < 480.0, "{found:?}");
        let far = Coord { x: 520.0, y: 560.0 };
        let found = placed_among(&[far], &Edges::default(), (&[], &mut sheet())).expect("room");
        assert!(found.lines[0].0.x > 520.0, "{found:?}");
    }

    #[test]
    fn on_a_new_border_no_name_stands_it_is_smaller_or_stands_apart() {
        // Just beyond the smaller text on both sides, and close above and below.
        let wide = letters(&placed(&Edges::default(), &mut sheet()).expect("room")).w;
        let fence = |reach: f64| {
            let (x, y) = (5.0 + wide * reach + 5.0, 9.0);
            [
                line((500.0 - x, 0.0), (500.0 - x, 1000.0)),
                line((500.0 + x, 0.0), (500.0 + x, 1000.0)),
                line((0.0, 500.0 - y), (1000.0, 500.0 - y)),
                line((0.0, 500.0 + y), (1000.0, 500.0 + y)),
            ]
        };
        let on = |placed: &Placed, fence: &[Edge]| {
            let rect = letters(placed);
            fence.iter().any(|[a, b]| rect.length_inside(*a, *b) > 0.0)
        };
        let loose = fence(0.95);
        let smaller = placed(&Edges::new(&loose, &loose, 1.0), &mut sheet()).expect("room");
        assert!(smaller.size < NAME.size && smaller.leader.is_none());
        assert!(!on(&smaller, &loose));
        let tight = fence(0.2);
        let apart = placed(&Edges::new(&tight, &tight, 1.0), &mut sheet()).expect("room");
        let [from, to] = apart.leader.expect("a line");
        assert!(!on(&apart, &tight));
        // It begins at the edge of the symbol and leads away from it.
        let far = |at: Coord<f64>| (at.x - AT.x).hypot(at.y - AT.y);
        assert!((far(from) - 5.0).abs() < 1e-9 && far(to) > 5.0);
    }

    #[test]
    fn a_name_apart_stands_rather_off_all_land_than_beyond_a_border() {
        // Borders close around the symbol; beyond that on the right is land.
        let fence = [
            line((490.0, 0.0), (490.0, 1000.0)),
            line((510.0, 0.0), (510.0, 1000.0)),
        ];
        let edges = Edges::new(&fence, &fence, 1.0);
        let corners = [
            (490.0, 0.0),
            (1000.0, 0.0),
            (1000.0, 1000.0),
            (490.0, 1000.0),
        ];
        let land = Line {
            points: corners.into_iter().map(Coord::from).collect(),
            closed: true,
        };
        let mut taken = sheet();
        // So that it cannot stand beside the symbol.
        taken.take(Rect::centred(AT, 160.0, 80.0));
        let found = placed_among(&[], &edges, (&[land], &mut taken)).expect("room");
        assert!(found.lines[0].0.x < 490.0, "{found:?}");
    }

    #[test]
    fn a_name_without_room_is_not_placed() {
        let mut taken = sheet();
        taken.take(Rect {
            x: 300.0,
            y: 300.0,
            w: 400.0,
            h: 400.0,
        });
        assert!(place(&[], &mut taken).is_none());
    }
}
