//! Texts in lines.

use super::font::Fonts;

/// A text in lines of at most a width.
pub(crate) fn wrapped(text: &str, size: f64, bold: bool, width: f64, fonts: &Fonts) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words(text) {
        let longer = match lines.last() {
            Some(line) => [line, " ", word].concat(),
            None => word.to_owned(),
        };
        let fits = fonts.width(&longer, size, bold) <= width;
        match lines.last_mut() {
            Some(line) if fits => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The words of a text; a number of one or two digits stays with the word behind it, as a day
/// with its month, and the version of a licence with its name: `1 January`, `(CC BY 4.0)`.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(space) = rest[from..].find(' ').map(|at| from + at) {
        let (before, after) = (&rest[..space], &rest[space + 1..]);
        let last = before.rsplit(' ').next().unwrap_or(before);
        let next = after.split(' ').next().unwrap_or(after);
        let is_short = matches!(last.len(), 1 | 2) && last.bytes().all(|b| b.is_ascii_digit());
        let is_day = is_short && next.starts_with(char::is_alphabetic);
        let is_version = next.ends_with(')') && next.starts_with(|c: char| c.is_ascii_digit());
        if is_day || is_version {
            from = space + 1;
        } else {
            words.push(before);
            (rest, from) = (after, 0);
        }
    }
    words.push(rest);
    words
}

/// A text in lines of at most a width, in the largest of some sizes that needs
/// at most `most` lines, else in the smallest.
pub(crate) fn fitted(
    text: &str,
    sizes: &[f64],
    most: usize,
    width: f64,
    fonts: &Fonts,
) -> (f64, Vec<String>) {
    let mut found = (0.0, vec![text.to_owned()]);
    for &size in sizes {
        found = (size, wrapped(text, size, true, width, fonts));
        if found.1.len() <= most {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let title = "Изменение расстояния до областного центра для жителей районов";
        for bold in [false, true] {
            let lines = wrapped(title, 24.0, bold, 400.0, &fonts);
            assert!(lines.len() > 1);
            assert!(lines.iter().all(|l| fonts.width(l, 24.0, bold) <= 400.0));
            assert_eq!(lines.join(" "), title);
        }
    }

    #[test]
    fn a_day_stays_with_its_month_and_a_version_with_its_licence() {
        assert_eq!(
            words("Бюро, 1 января 2023 года · (CC BY 4.0) · 2023 жылғы 1 қаңтар"),
            [
                "Бюро,",
                "1 января",
                "2023",
                "года",
                "·",
                "(CC",
                "BY 4.0)",
                "·",
                "2023",
                "жылғы",
                "1 қаңтар"
            ]
        );
        assert_eq!(words("1 2 a"), ["1", "2 a"]);
        assert_eq!(words(""), [""]);
    }

    #[test]
    fn a_text_that_is_a_little_too_long_is_set_smaller_before_it_is_broken() {
        let fonts = Fonts::new(&crate::FontSet::default()).expect("font");
        let text = "Three regions of 2022";
        let width = fonts.width(text, 27.0, true);
        assert_eq!(fitted(text, &[30.0, 26.0], 1, width, &fonts).0, 26.0);
        let (size, lines) = fitted(text, &[30.0, 26.0], 1, width / 2.0, &fonts);
        assert_eq!((size, lines.len()), (26.0, 3));
    }
}
