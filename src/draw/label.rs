//! Where names stand: beside their symbols, and inside their areas.

use geo_types::Coord;

use super::font::Metrics;
use super::place::{Rect, Taken};

/// A text with its place: one centre per line.
pub(super) struct Placed {
    pub(super) lines: Vec<(Coord<f64>, String)>,
    pub(super) size: f64,
}

/// Height of a line over the size of its letters.
const LINE: f64 = 1.2;

/// Places a name beside a symbol of a radius: right, left, above, below and the
/// corners, the first that is free.
pub(super) fn beside(
    at: Coord<f64>,
    radius: f64,
    text: &str,
    size: f64,
    metrics: &Metrics,
    taken: &mut Taken,
) -> Option<Placed> {
    let (w, h) = (metrics.width(text, size, false), size * LINE);
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
    for (x, y) in around {
        let centre = Coord {
            x: at.x + x,
            y: at.y + y,
        };
        let rect = Rect::centred(centre, w, h);
        if taken.is_free(&rect) {
            taken.take(rect);
            return Some(Placed {
                lines: vec![(centre, text.to_owned())],
                size,
            });
        }
    }
    None
}

/// Places a name inside rings (even-odd): in one or two lines, smaller if it
/// must be, where the whole text lies inside and as far from the edge as it can.
pub(super) fn inside(
    rings: &[Vec<Coord<f64>>],
    text: &str,
    size: f64,
    bold: bool,
    metrics: &Metrics,
    taken: &mut Taken,
) -> Option<Placed> {
    let candidates = candidates(rings);
    // Only where nothing holds all of the text, small as it may be, does some of
    // it stand outside.
    let passes = [
        (1.0, 1.0),
        (1.0, 0.85),
        (1.0, 0.72),
        (0.8, 0.72),
        (0.55, 0.72),
    ];
    for (least, shrink) in passes {
        for lines in settings(text) {
            let found = best(
                rings,
                &candidates,
                &lines,
                size * shrink,
                bold,
                least,
                metrics,
                taken,
            );
            if let Some(placed) = found {
                return Some(placed);
            }
        }
    }
    None
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

#[allow(clippy::too_many_arguments)]
fn best(
    rings: &[Vec<Coord<f64>>],
    candidates: &[(Coord<f64>, f64)],
    lines: &[String],
    size: f64,
    bold: bool,
    least: f64,
    metrics: &Metrics,
    taken: &mut Taken,
) -> Option<Placed> {
    let width = lines
        .iter()
        .map(|l| metrics.width(l, size, bold))
        .fold(0.0, f64::max);
    let height = size * LINE * lines.len() as f64;
    let fits = |centre: Coord<f64>| {
        let rect = Rect::centred(centre, width + size * 0.4, height);
        let free = taken.is_free(&rect);
        (free && share_inside(rings, &rect) >= least).then_some(rect)
    };
    // Candidates are sorted by their distance from the edge: the first is best.
    let (centre, rect) = candidates.iter().find_map(|&(c, _)| Some((c, fits(c)?)))?;
    taken.take(rect);
    let top = centre.y - height / 2.0 + size * LINE / 2.0;
    let lines = lines.iter().enumerate().map(|(i, line)| {
        let y = top + size * LINE * i as f64;
        (Coord { x: centre.x, y }, line.clone())
    });
    Some(Placed {
        lines: lines.collect(),
        size,
    })
}

fn share_inside(rings: &[Vec<Coord<f64>>], rect: &Rect) -> f64 {
    let (mut inside, mut all) = (0.0, 0.0);
    for point in rect.samples() {
        all += 1.0;
        if holds(rings, point) {
            inside += 1.0;
        }
    }
    inside / all
}

/// Places inside the rings, the farthest from the edge first. Sideways counts a
/// third: letters need width.
fn candidates(rings: &[Vec<Coord<f64>>]) -> Vec<(Coord<f64>, f64)> {
    const STEPS: u32 = 36;
    let points = || rings.iter().flatten();
    let x0 = points().map(|p| p.x).fold(f64::INFINITY, f64::min);
    let x1 = points().map(|p| p.x).fold(f64::NEG_INFINITY, f64::max);
    let y0 = points().map(|p| p.y).fold(f64::INFINITY, f64::min);
    let y1 = points().map(|p| p.y).fold(f64::NEG_INFINITY, f64::max);
    let mut found = Vec::new();
    for i in 1..STEPS {
        for j in 1..STEPS {
            let at = Coord {
                x: x0 + (x1 - x0) * f64::from(i) / f64::from(STEPS),
                y: y0 + (y1 - y0) * f64::from(j) / f64::from(STEPS),
            };
            if holds(rings, at) {
                found.push((at, clearance(rings, at)));
            }
        }
    }
    found.sort_by(|a, b| {
        b.1.total_cmp(&a.1)
            .then(a.0.x.total_cmp(&b.0.x))
            .then(a.0.y.total_cmp(&b.0.y))
    });
    found
}

fn clearance(rings: &[Vec<Coord<f64>>], at: Coord<f64>) -> f64 {
    let squared = |p: &Coord<f64>| ((p.x - at.x) / 3.0).powi(2) + (p.y - at.y).powi(2);
    rings
        .iter()
        .flatten()
        .map(squared)
        .fold(f64::INFINITY, f64::min)
}

/// Even-odd rule.
fn holds(rings: &[Vec<Coord<f64>>], at: Coord<f64>) -> bool {
    let crosses = |a: Coord<f64>, b: Coord<f64>| {
        (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
    };
    let crossings = rings
        .iter()
        .flat_map(|ring| ring.windows(2))
        .filter(|e| crosses(e[0], e[1]));
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::settings;

    #[test]
    fn a_name_breaks_at_spaces_and_hyphens_into_even_lines() {
        let broken = settings("Восточно-Казахстанская область");
        assert_eq!(broken[1], ["Восточно-Казахстанская", "область"]);
        assert_eq!(broken[2], ["Восточно-", "Казахстанская", "область"]);
        assert_eq!(settings("Абай"), [["Абай"]]);
    }
}
