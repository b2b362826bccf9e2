//! What a theme cannot have.

use crate::colour::Colour;

/// Why a theme cannot have something.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ThemeError {
    /// There is nothing of this name.
    #[error("there is no {what} `{name}`{}", near.as_ref().map_or_else(String::new, |near| format!("; did you mean `{near}`?")))]
    Unknown {
        /// What it would be.
        what: &'static str,
        /// What was given.
        name: String,
        /// A name that is near to it.
        near: Option<&'static str>,
    },
    /// Not that many colours.
    #[error("`{name}` has {most} colours, not {given}")]
    Count {
        /// The list.
        name: String,
        /// How many it has.
        most: usize,
        /// How many were given.
        given: usize,
    },
    /// A number that cannot be.
    #[error("`{name}` is from {least} to {most} pixels of the design, not {given}")]
    Size {
        /// The line or the letters.
        name: String,
        /// The least.
        least: f64,
        /// The most.
        most: f64,
        /// What was given.
        given: f64,
    },
    /// Letters that cannot be read.
    #[error(
        "`{text}` ({text_colour}) on `{ground}` ({ground_colour}) has a contrast of {ratio:.1} to 1: texts need 4.5 to 1"
    )]
    Contrast {
        /// The colour of the text by its meaning.
        text: &'static str,
        /// The colour.
        text_colour: Colour,
        /// The colour under it.
        ground: &'static str,
        /// The colour.
        ground_colour: Colour,
        /// The contrast.
        ratio: f64,
    },
}

/// A name that may be meant, of those that there are.
pub(super) fn unknown(
    what: &'static str,
    name: &str,
    known: impl Iterator<Item = &'static str>,
) -> ThemeError {
    ThemeError::Unknown {
        what,
        name: name.to_owned(),
        near: near(name, known),
    }
}

/// A name that may be meant: one that differs in two of five letters at most.
pub fn near(name: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let by_distance = known.map(|known| (distance(name, known), known));
    let (distance, known) = by_distance.min_by_key(|(distance, _)| *distance)?;
    (distance * 5 <= known.len() * 2).then_some(known)
}

/// How many letters are to be changed, added or taken away.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let changed = before + usize::from(letter != *other);
            before = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(before + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_slip_is_known_and_another_is_not() {
        let known = || ["accent", "ink", "region-border"].into_iter();
        assert_eq!(near("acent", known()), Some("accent"));
        assert_eq!(near("region_border", known()), Some("region-border"));
        assert_eq!(near("ikn", known()), None);
        assert_eq!(near("inc", known()), Some("ink"));
        assert_eq!(near("background", known()), None);
    }
}
