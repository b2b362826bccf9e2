//! Where names stand: inside their areas, or apart with a line to what they name.

use geo_types::Coord;

use super::candidates::Candidates;
use super::edges::Edges;
use super::font::Fonts;
use super::land::{Land, Rows, SQUEEZE};
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
pub(crate) const LINE: f64 = 1.2;

/// Places a name apart from what it names, with a line to it: the nearest free
/// place without a new border, of those as near the one that covers least of the edges.
pub(crate) fn apart(
    name: Name<'_>,
    from: Coord<f64>,
    edges: &Edges,
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
            let free = taken.is_free(&rect) && !edges.are_new_in(&rect);
            free.then(|| (edges.covered(&rect), centre, rect))
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
    let (_, at) = Candidates::new(land).get(0)?;
    Some(at)
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
/// be, where the whole text lies inside and as far from the edge as it can. What stands
/// outside in part stands on no new border.
pub(crate) fn inside(
    name: Name<'_>,
    land: &Land,
    edges: &Edges,
    fonts: &Fonts,
    taken: &mut Taken,
) -> Option<Placed> {
    let mut candidates = Candidates::new(land);
    let settings = settings(name.text);
    PASSES.into_iter().find_map(|(least, shrink)| {
        let size = name.size * shrink;
        settings.iter().find_map(|lines| {
            let block = Block::new(lines, size, name.bold, fonts);
            let (w, h) = (block.width + size * 0.4, block.height);
            // Around a text that lies inside whole, no edge is nearer than its sides.
            let nearest = if least < 1.0 {
                0.0
            } else {
                (w * SQUEEZE).min(h) / 2.0 * (1.0 - 1e-9)
            };
            let mut rows = Rows::default();
            // The first candidate that fits is best.
            let places = (0..).map_while(|n| candidates.get(n));
            let places = places.take_while(|(clearance, _)| *clearance >= nearest * nearest);
            let mut fitting = places.filter_map(|(_, centre)| {
                let rect = Rect::centred(centre, w, h);
                // Apart from other names, so that they are not read as one.
                let apart = if least < 1.0 { 0.0 } else { size * 0.9 };
                let around = Rect::centred(centre, rect.w + apart, rect.h + apart);
                let fits = taken.is_free(&around)
                    && if least < 1.0 {
                        !edges.are_new_in(&rect) && land.share_inside(&rect, &mut rows) >= least
                    } else {
                        land.is_clear(&rect)
                    };
                fits.then_some((centre, rect))
            });
            let (centre, rect) = fitting.next()?;
            taken.take(rect);
            Some(block.at(centre))
        })
    })
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

    #[test]
    fn a_name_breaks_at_spaces_and_hyphens_into_even_lines() {
        let broken = settings("Восточно-Казахстанская область");
        assert_eq!(broken[1], ["Восточно-Казахстанская", "область"]);
        assert_eq!(broken[2], ["Восточно-", "Казахстанская", "область"]);
        assert_eq!(settings("Абай"), [["Абай"]]);
    }

    #[test]
    fn a_name_inside_keeps_off_the_edge_and_off_holes() {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let square = |a: f64, b: f64| {
            let corners = [(a, a), (b, a), (b, b), (a, b), (a, a)];
            corners.map(Coord::from).to_vec()
        };
        let land = Land::new(&[square(200.0, 500.0), square(340.0, 360.0)]);
        let placed = inside(NAME, &land, &Edges::default(), &fonts, &mut sheet()).expect("room");
        let (centre, _) = &placed.lines[0];
        let width = fonts.width(NAME.text, placed.size, false);
        let rect = Rect::centred(*centre, width, placed.size);
        assert_eq!(placed.size, NAME.size);
        assert!(land.is_clear(&rect), "{centre:?}");
    }
}
