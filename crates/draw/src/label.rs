//! Where names stand: beside their symbols, and inside their areas.

use geo_types::Coord;

use super::font::Fonts;
use super::land::{Land, is_inside};
use super::room::{Rect, Taken};

/// A text to be placed.
#[derive(Clone, Copy)]
pub(crate) struct Name<'a> {
    pub(crate) text: &'a str,
    pub(crate) size: f64,
    pub(crate) bold: bool,
}

/// A text with its place: one centre per line.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) lines: Vec<(Coord<f64>, String)>,
    pub(crate) size: f64,
    pub(crate) bold: bool,
    /// The line from what it names, where it stands apart.
    pub(crate) leader: Option<[Coord<f64>; 2]>,
}

/// Height of a line over the size of its letters.
const LINE: f64 = 1.2;

/// Places a name beside a symbol of a radius: right, left, above, below and the
/// corners. Of the free places it takes the one that covers least of the edges;
/// an earlier place is worth a little of them.
pub(crate) fn beside(
    name: Name<'_>,
    at: Coord<f64>,
    radius: f64,
    edges: &[[Coord<f64>; 2]],
    fonts: &Fonts,
    taken: &mut Taken,
) -> Option<Placed> {
    let size = name.size;
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
    let reach = Rect::centred(at, 2.0 * (dx + w), 2.0 * (dy + h));
    let near = edges
        .iter()
        .filter(|[a, b]| reach.length_inside(*a, *b) > 0.0);
    let near: Vec<&[Coord<f64>; 2]> = near.collect();
    let places = around.into_iter().enumerate().filter_map(|(i, (x, y))| {
        let centre = Coord {
            x: at.x + x,
            y: at.y + y,
        };
        let rect = Rect::centred(centre, w, h);
        let covered: f64 = near.iter().map(|[a, b]| rect.length_inside(*a, *b)).sum();
        let cost = covered + i as f64 * size * 0.15;
        taken.is_free(&rect).then_some((cost, centre, rect))
    });
    let (_, centre, rect) = places.min_by(|a, b| a.0.total_cmp(&b.0))?;
    taken.take(rect);
    Some(Placed {
        lines: vec![(centre, name.text.to_owned())],
        size,
        bold: name.bold,
        leader: None,
    })
}

/// Places a name apart from what it names, with a line to it: the nearest free
/// place, of those as near the one that covers least of the edges.
pub(crate) fn apart(
    name: Name<'_>,
    from: Coord<f64>,
    edges: &[[Coord<f64>; 2]],
    fonts: &Fonts,
    taken: &mut Taken,
) -> Option<Placed> {
    const AROUND: u32 = 24;
    const STEPS: u32 = 14;
    let size = name.size * 0.8;
    let settings = settings(name.text);
    let lines = settings.get(1).or_else(|| settings.first())?;
    let block = Block::new(lines, size, name.bold, fonts);
    let (w, h) = (block.width + size * 0.4, block.height);
    for step in 1..=STEPS {
        let reach = size * 1.6 * f64::from(step);
        let places = (0..AROUND).filter_map(|i| {
            let (sin, cos) = (f64::from(i) / f64::from(AROUND) * std::f64::consts::TAU).sin_cos();
            let centre = Coord {
                x: from.x + cos * (reach + w / 2.0),
                y: from.y + sin * (reach + h / 2.0),
            };
            let rect = Rect::centred(centre, w, h);
            let covered = || edges.iter().map(|[a, b]| rect.length_inside(*a, *b)).sum();
            taken
                .is_free(&rect)
                .then(|| -> (f64, _, _) { (covered(), centre, rect) })
        });
        if let Some((_, centre, rect)) = places.min_by(|a, b| a.0.total_cmp(&b.0)) {
            taken.take(rect);
            let end = Coord {
                x: from.x.clamp(rect.x, rect.right()),
                y: from.y.clamp(rect.y, rect.bottom()),
            };
            return Some(Placed {
                leader: Some([from, end]),
                ..block.at(centre)
            });
        }
    }
    None
}

/// The place of an area that is farthest from its edge.
pub(crate) fn heart(land: &Land) -> Option<Coord<f64>> {
    candidates(land).first().copied()
}

/// How a name may be set: the share of it that must lie inside, and its size.
/// Only where nothing holds all of it, small as it may be, does some of it
/// stand outside.
const PASSES: [(f64, f64); 6] = [
    (1.0, 1.0),
    (1.0, 0.85),
    (1.0, 0.72),
    (1.0, 0.62),
    (0.8, 0.72),
    (0.55, 0.72),
];

/// Places a name inside an area: in one line, two or three, smaller if it must
/// be, where the whole text lies inside and as far from the edge as it can.
pub(crate) fn inside(
    name: Name<'_>,
    land: &Land,
    fonts: &Fonts,
    taken: &mut Taken,
) -> Option<Placed> {
    let candidates = candidates(land);
    let settings = settings(name.text);
    PASSES.into_iter().find_map(|(least, shrink)| {
        let size = name.size * shrink;
        settings.iter().find_map(|lines| {
            let block = Block::new(lines, size, name.bold, fonts);
            // Candidates are sorted by their distance from the edge: the first
            // that fits is best.
            let fits = |&centre: &Coord<f64>| {
                let rect = Rect::centred(centre, block.width + size * 0.4, block.height);
                // Apart from other names, so that they are not read as one.
                let apart = if least < 1.0 { 0.0 } else { size * 0.9 };
                let around = Rect::centred(centre, rect.w + apart, rect.h + apart);
                let free = taken.is_free(&around);
                (free && holds(land, &rect, least)).then_some((centre, rect))
            };
            let (centre, rect) = candidates.iter().find_map(fits)?;
            taken.take(rect);
            Some(block.at(centre))
        })
    })
}

/// Whether a share of a box at least, around a place inside, is inside.
fn holds(land: &Land, rect: &Rect, least: f64) -> bool {
    if least < 1.0 {
        land.share_inside(rect) >= least
    } else {
        land.is_clear(rect)
    }
}

/// Lines of a name with their measures.
struct Block<'a> {
    lines: &'a [String],
    size: f64,
    bold: bool,
    width: f64,
    height: f64,
}

impl<'a> Block<'a> {
    fn new(lines: &'a [String], size: f64, bold: bool, fonts: &Fonts) -> Self {
        let widths = lines.iter().map(|line| fonts.width(line, size, bold));
        Self {
            lines,
            size,
            bold,
            width: widths.fold(0.0, f64::max),
            height: size * LINE * lines.len() as f64,
        }
    }

    fn at(&self, centre: Coord<f64>) -> Placed {
        let line = self.size * LINE;
        let top = centre.y - self.height / 2.0 + line / 2.0;
        let lines = self.lines.iter().enumerate().map(|(i, text)| {
            let y = top + line * i as f64;
            (Coord { x: centre.x, y }, text.clone())
        });
        Placed {
            lines: lines.collect(),
            size: self.size,
            bold: self.bold,
            leader: None,
        }
    }
}

/// Places inside the land, the farthest from the edge first. Sideways counts a
/// third: letters need width.
fn candidates(land: &Land) -> Vec<Coord<f64>> {
    const STEPS: u32 = 36;
    let Some(extent) = land.extent() else {
        return Vec::new();
    };
    let share = |i: u32| f64::from(i) / f64::from(STEPS);
    let mut found: Vec<(f64, Coord<f64>)> = Vec::new();
    for j in 1..STEPS {
        let y = extent.y + extent.h * share(j);
        let row = land.crossings(y);
        let xs = (1..STEPS).map(|i| extent.x + extent.w * share(i));
        found.extend(xs.filter(|&x| is_inside(&row, x)).map(|x| {
            let at = Coord { x, y };
            (land.clearance(at), at)
        }));
    }
    found.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then(a.1.x.total_cmp(&b.1.x))
            .then(a.1.y.total_cmp(&b.1.y))
    });
    found.into_iter().map(|(_, at)| at).collect()
}

/// A text in one line, in two and in three, as far as it can be broken.
fn settings(text: &str) -> Vec<Vec<String>> {
    let words = words(text);
    let most = words.len().min(3);
    (1..=most).map(|lines| balanced(&words, lines)).collect()
}

/// What may not be broken: words, and the parts of a word up to a hyphen.
fn words(text: &str) -> Vec<&str> {
    let ends = text.split_inclusive([' ', '-']);
    ends.filter(|word| !word.trim().is_empty()).collect()
}

/// Words in a number of lines whose longest is as short as it can be.
fn balanced(words: &[&str], lines: usize) -> Vec<String> {
    let join = |words: &[&str]| words.concat().trim().to_owned();
    if lines <= 1 {
        return vec![join(words)];
    }
    // Breaking a word at its hyphen reads worse than a line of a few letters more.
    let cost = |lines: &Vec<String>| {
        let longest = lines.iter().map(|l| l.chars().count()).max().unwrap_or(0);
        let broken = lines.iter().filter(|l| l.ends_with('-')).count();
        longest + 4 * broken
    };
    let ways = (1..=words.len() + 1 - lines).map(|first| {
        let mut all = vec![join(&words[..first])];
        all.extend(balanced(&words[first..], lines - 1));
        all
    });
    ways.min_by_key(cost).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn place(edges: &[[Coord<f64>; 2]], taken: &mut Taken) -> Option<Coord<f64>> {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let at = Coord { x: 500.0, y: 500.0 };
        let placed = beside(NAME, at, 5.0, edges, &fonts, taken)?;
        Some(placed.lines[0].0)
    }

    #[test]
    fn a_name_breaks_at_spaces_and_hyphens_into_even_lines() {
        let broken = settings("Восточно-Казахстанская область");
        assert_eq!(broken[1], ["Восточно-Казахстанская", "область"]);
        assert_eq!(broken[2], ["Восточно-", "Казахстанская", "область"]);
        assert_eq!(settings("Абай"), [["Абай"]]);
    }

    #[test]
    fn a_name_stands_right_of_its_symbol_and_left_of_it_where_a_border_runs() {
        let right = place(&[], &mut sheet()).expect("room");
        assert!(right.x > 520.0 && right.y == 500.0, "{right:?}");
        let border = [(530.0, 0.0), (530.0, 1000.0)].map(Coord::from);
        let left = place(&[border], &mut sheet()).expect("room");
        assert!(left.x < 480.0 && left.y == 500.0, "{left:?}");
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

    #[test]
    fn a_name_inside_keeps_off_the_edge_and_off_holes() {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let square = |a: f64, b: f64| {
            let corners = [(a, a), (b, a), (b, b), (a, b), (a, a)];
            corners.map(Coord::from).to_vec()
        };
        let land = Land::new(&[square(200.0, 500.0), square(340.0, 360.0)]);
        let placed = inside(NAME, &land, &fonts, &mut sheet()).expect("room");
        let (centre, _) = &placed.lines[0];
        let width = fonts.width(NAME.text, placed.size, false);
        let rect = Rect::centred(*centre, width, placed.size);
        assert_eq!(placed.size, NAME.size);
        assert!(land.is_clear(&rect), "{centre:?}");
    }
}
