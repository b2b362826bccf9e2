//! Where names stand beside their symbols.

use geo_types::Coord;

use super::edges::Edges;
use super::font::Fonts;
use super::label::{LINE, Name, Placed, apart};
use super::room::{Rect, Taken};

/// The symbol beside which a name stands.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) at: Coord<f64>,
    pub(crate) radius: f64,
}

/// How much smaller a name beside a symbol may be where it would cover a new border.
const SMALLER: f64 = 0.85;

/// Places a name beside a symbol: right, left, above, below and the corners. Of the free
/// places it takes the one that covers least of the edges; an earlier place is worth a
/// little of them. On a new border no name stands: it is smaller then, or stands apart
/// with a line to its symbol.
pub(crate) fn beside(
    name: Name<'_>,
    mark: Mark,
    edges: &Edges,
    fonts: &Fonts,
    taken: &mut Taken,
) -> Option<Placed> {
    let places = around(name, mark, fonts, taken);
    let clear = |place: &Place| !edges.are_new_in(&place.rect);
    if let Some(place) = best(places.iter().filter(|place| clear(place)), edges) {
        return Some(place.taken(name, taken));
    }
    if places.is_empty() {
        return None;
    }
    let small = Name {
        size: name.size * SMALLER,
        ..name
    };
    let smaller = around(small, mark, fonts, taken);
    match best(smaller.iter().filter(|place| clear(place)), edges) {
        Some(place) => Some(place.taken(small, taken)),
        None => apart(name, mark.at, edges, fonts, taken),
    }
}

/// A free place for a name.
struct Place {
    centre: Coord<f64>,
    rect: Rect,
    /// What makes it worse than the first, in pixels of an edge.
    later: f64,
}

impl Place {
    fn taken(&self, name: Name<'_>, taken: &mut Taken) -> Placed {
        taken.take(self.rect);
        Placed {
            lines: vec![(self.centre, name.text.to_owned())],
            size: name.size,
            bold: name.bold,
            leader: None,
        }
    }
}

/// The free places around a symbol.
fn around(name: Name<'_>, mark: Mark, fonts: &Fonts, taken: &Taken) -> Vec<Place> {
    let (size, radius) = (name.size, mark.radius);
    let (w, h) = (fonts.width(name.text, size, name.bold), size * LINE);
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
    let places = around.into_iter().enumerate().map(|(i, (x, y))| {
        let centre = Coord {
            x: mark.at.x + x,
            y: mark.at.y + y,
        };
        Place {
            centre,
            rect: Rect::centred(centre, w, h),
            later: i as f64 * size * 0.15,
        }
    });
    places.filter(|place| taken.is_free(&place.rect)).collect()
}

/// The place that covers least of the edges.
fn best<'a>(places: impl Iterator<Item = &'a Place>, edges: &Edges) -> Option<&'a Place> {
    let cost = |place: &Place| edges.covered(&place.rect) + place.later;
    let places = places.map(|place| (cost(place), place));
    let least = places.min_by(|a, b| a.0.total_cmp(&b.0));
    least.map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edges::Edge;

    const NAME: Name<'static> = Name {
        text: "Конаев",
        size: 15.0,
        bold: false,
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
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let mark = Mark {
            at: AT,
            radius: 5.0,
        };
        beside(NAME, mark, edges, &fonts, taken)
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
        assert!(apart.leader.is_some());
        assert!(!on(&apart, &tight));
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
