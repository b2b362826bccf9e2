//! Names in their lines, sizes and forms.

use geo_types::Coord;

use super::font::Fonts;

/// A text to be placed.
#[derive(Clone, Copy)]
pub(crate) struct Name<'a> {
    pub(crate) text: &'a str,
    /// Shorter forms, for where the whole text has no room, those before that say more.
    pub(crate) short: &'a [String],
    pub(crate) size: f64,
    pub(crate) bold: bool,
    /// The size below which it is not to be read.
    pub(crate) least: f64,
    /// The share of it that must lie inside, of a figure that may be left out.
    pub(crate) least_inside: Option<f64>,
}

/// What a shorter form costs, every one after it, a line more, and half of the size.
const SHORT: f64 = 12.0;
const SHORTER: f64 = 28.0;
const MORE_LINES: f64 = 4.0;
const SMALLER: f64 = 60.0;

/// A form of a name: its lines, its size, and what they cost.
pub(crate) struct Setting {
    pub(crate) lines: Vec<String>,
    pub(crate) size: f64,
    /// Whether it could not be smaller.
    pub(crate) is_least: bool,
    pub(crate) cost: f64,
}

impl Name<'_> {
    /// Its sizes, the largest first.
    fn sizes(&self) -> Vec<f64> {
        const STEP: f64 = 0.87;
        let least = self.least.min(self.size);
        let mut sizes = vec![self.size];
        let mut next = self.size * STEP;
        while next > least * 1.04 {
            sizes.push(next);
            next *= STEP;
        }
        if least > 0.0 && least < self.size {
            sizes.push(least);
        }
        sizes
    }

    /// All its forms, those before that are better.
    pub(crate) fn settings(&self) -> Vec<Setting> {
        let short = self.short.iter().enumerate();
        let short = short.map(|(i, text)| (settings(text), SHORT + SHORTER * i as f64));
        let whole = std::iter::once((settings(self.text), 0.0));
        let forms: Vec<_> = whole.chain(short).collect();
        let mut all = Vec::new();
        for size in self.sizes() {
            for (settings, cost) in &forms {
                for lines in settings {
                    let more = lines.len().saturating_sub(1) as f64;
                    all.push(Setting {
                        lines: lines.clone(),
                        size,
                        is_least: size <= self.least,
                        cost: cost + MORE_LINES * more + SMALLER * (1.0 - size / self.size),
                    });
                }
            }
        }
        all.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        all
    }
}

/// A text with its place: one centre per line.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) lines: Vec<(Coord<f64>, String)>,
    pub(crate) size: f64,
    pub(crate) bold: bool,
    /// The line from what it names, where it stands apart.
    pub(crate) leader: Option<[Coord<f64>; 2]>,
}

/// Height of a line over the size of its letters.
pub(crate) const LINE: f64 = 1.2;
/// Lines of a name with their measures.
pub(crate) struct Block<'a> {
    lines: &'a [String],
    pub(crate) size: f64,
    bold: bool,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl<'a> Block<'a> {
    pub(crate) fn new(lines: &'a [String], size: f64, bold: bool, fonts: &Fonts) -> Self {
        let widths = lines.iter().map(|line| fonts.width(line, size, bold));
        Self {
            lines,
            size,
            bold,
            width: widths.fold(0.0, f64::max),
            height: size * LINE * lines.len() as f64,
        }
    }

    pub(crate) fn at(&self, centre: Coord<f64>) -> Placed {
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

/// A text in one line, in two and in three, as far as it can be broken; what follows a break
/// of its own, such as a figure below a name, is a line more.
pub(crate) fn settings(text: &str) -> Vec<Vec<String>> {
    if let Some((name, figure)) = text.split_once('\n') {
        let mut settings = settings(name);
        for lines in &mut settings {
            lines.push(figure.to_owned());
        }
        return settings;
    }
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

    #[test]
    fn a_name_breaks_at_spaces_and_hyphens_into_even_lines() {
        let broken = settings("Восточно-Казахстанская область");
        assert_eq!(broken[1], ["Восточно-Казахстанская", "область"]);
        assert_eq!(broken[2], ["Восточно-", "Казахстанская", "область"]);
        assert_eq!(settings("Абай"), [["Абай"]]);
        let figure = settings("Аягозский район\n−2");
        assert_eq!(figure[0], ["Аягозский район", "−2"]);
        assert_eq!(figure[1], ["Аягозский", "район", "−2"]);
    }

    #[test]
    fn a_name_is_set_large_and_whole_before_it_is_small_or_short() {
        let short = ["обл. Абай".to_owned()];
        let name = Name {
            text: "область Абай",
            short: &short,
            size: 20.0,
            bold: false,
            least: 12.0,
            least_inside: None,
        };
        let settings = name.settings();
        let first = &settings[0];
        assert_eq!(
            (first.lines.join("|").as_str(), first.size),
            ("область Абай", 20.0)
        );
        assert!(settings.iter().any(|s| s.lines == ["обл.", "Абай"]));
        let sizes = settings.iter().map(|s| s.size);
        assert_eq!(sizes.fold(f64::MAX, f64::min), 12.0);
    }
}
