//! Numbers and the units that follow them, which a line does not part.

use super::{Lang, Lexicon};

const NO_BREAK: char = '\u{a0}';
/// At which a line does not break, and which is not seen.
const JOINER: &str = "\u{2060}";

impl Lexicon {
    /// A text in which no line breaks between a number, or what stands for one in braces, and
    /// its unit: one of the words of `format-units` of the language.
    pub fn unbroken(&self, text: &str, lang: Lang) -> String {
        self.together(text, lang, "")
    }

    /// The same for a page: nor does a line break in a unit with an ending, such as `км-ден`.
    /// Pictures break lines at spaces alone.
    pub fn unbroken_on_page(&self, text: &str, lang: Lang) -> String {
        self.together(text, lang, JOINER)
    }

    /// With what follows the hyphen of a unit that goes on.
    fn together(&self, text: &str, lang: Lang, joiner: &str) -> String {
        let units = self.units(lang);
        let mut out = String::with_capacity(text.len() + 8);
        let mut rest = text;
        while let Some(at) = rest.find(' ') {
            let (before, after) = (&rest[..at], &rest[at + 1..]);
            out.push_str(before);
            let counted = out.ends_with(|c: char| c.is_ascii_digit() || c == '}');
            let unit = units.iter().find(|unit| counted && begins(after, unit));
            out.push(if unit.is_some() { NO_BREAK } else { ' ' });
            rest = after;
            if let Some(end) = unit.and_then(|unit| ending(after, unit)) {
                let (begun, left) = after.split_at(after.len() - end.len());
                out.push_str(begun);
                out.push_str(joiner);
                rest = left;
            }
        }
        out.push_str(rest);
        out
    }
}

/// Whether a text begins with a word, and not with a longer one.
fn begins(text: &str, word: &str) -> bool {
    let rest = text.strip_prefix(word);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// What follows the hyphen of a word that a text begins with, where it goes on with letters.
fn ending<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?.strip_prefix('-')?;
    rest.starts_with(char::is_alphabetic).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unbroken(text: &str, tag: &str) -> String {
        let lang = Lang::new(tag).expect("a tag");
        super::super::lexicon().unbroken(text, lang)
    }

    #[test]
    fn a_unit_stays_with_its_number() {
        assert_eq!(
            unbroken("11 % of 25 people, 1.4 million, within 10 km (3 km²)", "en"),
            "11\u{a0}% of 25\u{a0}people, 1.4\u{a0}million, within 10\u{a0}km (3\u{a0}km²)"
        );
        assert_eq!(
            unbroken("{after} км, 5 чел. и 2 тыс.", "ru"),
            "{after}\u{a0}км, 5\u{a0}чел. и 2\u{a0}тыс."
        );
        assert_eq!(unbroken("12 мың адам", "kk"), "12\u{a0}мың адам");
    }

    #[test]
    fn on_a_page_a_unit_stays_with_its_ending() {
        let lang = Lang::new("kk").expect("a tag");
        let on_page = |text: &str| super::super::lexicon().unbroken_on_page(text, lang);
        assert_eq!(
            on_page("10 км-ден 12 км-ге, 3 км - 4 км, 5 адам-км"),
            "10\u{a0}км-\u{2060}ден 12\u{a0}км-\u{2060}ге, 3\u{a0}км - 4\u{a0}км, 5\u{a0}адам-\u{2060}км"
        );
        assert_eq!(unbroken("10 км-ден", "kk"), "10\u{a0}км-ден");
    }

    #[test]
    fn other_spaces_are_as_they_were() {
        for text in ["a km", "2022 kmh", "10  km", "of 17 regions", "km 10 ", ""] {
            assert_eq!(unbroken(text, "en"), text);
        }
    }

    #[test]
    fn the_words_of_a_country_have_the_units_of_their_language() {
        assert_eq!(unbroken("5 км", "ru-KZ"), "5\u{a0}км");
    }
}
