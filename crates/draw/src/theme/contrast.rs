//! Whether the texts of a theme can be read on what lies under them.

use super::tables::{CLASSES, REGIONS, ROLES};
use super::{Theme, ThemeError};
use crate::colour::{Colour, PALETTE};
use crate::scene::HALO_OPACITY;

/// The least contrast of texts that everybody can read (WCAG 2.2, 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

impl Theme {
    /// Whether all texts can be read on what lies under them.
    ///
    /// # Errors
    /// The first pair of colours whose contrast is too little.
    pub fn check_contrast(&self) -> Result<(), ThemeError> {
        let of = |name: &str| {
            let role = ROLES.iter().find(|role| role.name == name);
            let own = role.and_then(|role| role.own.first());
            self.become_of(Colour::hex(own.copied().unwrap_or_default()))
        };
        let paper = of("paper");
        let on = |text: &'static str, ground: &'static str, under: Colour| {
            let (text_colour, ratio) = (of(text), of(text).contrast(under));
            match ratio >= LEAST_CONTRAST {
                true => Ok(()),
                false => Err(ThemeError::Contrast {
                    text,
                    text_colour,
                    ground,
                    ground_colour: under,
                    ratio,
                }),
            }
        };
        on("ink", "paper", paper)?;
        on("soft", "paper", paper)?;
        on("ink", "note", of("note"))?;
        on("neighbour-name", "neighbour", of("neighbour"))?;
        // In a sea its name has no light edge.
        on("water-name", "sea", of("sea"))?;
        on("water-name", "lake", halo(paper, of("lake")))?;
        for land in ["land", "unknown", "merged", "divided", "renamed"] {
            on("ink", land, halo(paper, of(land)))?;
        }
        on("water-name", "land", halo(paper, of("land")))?;
        on("graticule", "land", halo(paper, of("land")))?;
        let classes = CLASSES.iter().filter(|(name, _)| *name != "series");
        let classes = classes.flat_map(|(name, own)| own.iter().map(|own| (*name, *own)));
        for (name, own) in classes {
            on("ink", name, halo(paper, self.become_of(Colour::hex(own))))?;
        }
        for own in PALETTE {
            on("ink", REGIONS, halo(paper, self.become_of(own)))?;
        }
        Ok(())
    }
}

/// What lies under letters with their light edge.
fn halo(paper: Colour, under: Colour) -> Colour {
    under.covered(paper, HALO_OPACITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_of_the_program_can_be_read() {
        assert_eq!(Theme::default().check_contrast(), Ok(()));
    }

    #[test]
    fn a_text_that_cannot_be_read_is_named_with_what_lies_under_it() {
        let grey = Colour::hex(0x99_9999);
        for (name, text, ground) in [
            ("soft", "soft", "paper"),
            ("note", "", ""),
            ("paper", "ink", "paper"),
            ("water-name", "water-name", "sea"),
            ("neighbour", "neighbour-name", "neighbour"),
        ] {
            let mut theme = Theme::default();
            let colour = match name {
                "paper" => Colour::hex(0x1c_2430),
                _ => grey,
            };
            theme.set_colour(name, colour).expect("a name");
            match theme.check_contrast() {
                Err(ThemeError::Contrast {
                    text: found,
                    ground: under,
                    ratio,
                    ..
                }) => {
                    assert_eq!((found, under), (text, ground), "{name}");
                    assert!(ratio < LEAST_CONTRAST);
                }
                other => assert_eq!((other, text), (Ok(()), ""), "{name}"),
            }
        }
    }
}
