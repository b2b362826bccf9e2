//! How pictures look: what their colours become, how wide lines are, how large letters.
//!
//! Pictures are laid out in the colours of the program; a theme changes them at the end, by
//! what each means.

mod contrast;
mod error;
mod tables;

use std::collections::BTreeMap;

pub use self::contrast::LEAST_CONTRAST;
use self::error::unknown;
pub use self::error::{ThemeError, near};
pub(crate) use self::tables::Letters;
use self::tables::{CLASSES, LETTERS, LINES, REGIONS, ROLES, SIZES, TREND_CLASS, TRENDS, WIDTHS};
use super::colour::{Colour, PALETTE};
use super::scene::{Item, Paint, Scene, Shape};
use super::spec::BorderStyle;

/// A look that differs from that of the program. Whatever it does not name stays.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Theme {
    /// What colours of the program become.
    colours: BTreeMap<[u8; 3], Colour>,
    lines: BTreeMap<&'static str, f64>,
    letters: BTreeMap<&'static str, f64>,
}

impl Theme {
    /// The names of single colours.
    pub fn colour_names() -> impl Iterator<Item = &'static str> {
        ROLES.iter().map(|role| role.name)
    }

    /// The names of lists of colours and how many each has.
    pub fn list_names() -> impl Iterator<Item = (&'static str, usize)> {
        let classes = CLASSES.iter().map(|(name, own)| (*name, own.len()));
        classes.chain([(REGIONS, PALETTE.len())])
    }

    /// The names of lines.
    pub fn line_names() -> impl Iterator<Item = &'static str> {
        LINES.iter().map(|(name, ..)| *name)
    }

    /// The names of letters.
    pub fn letter_names() -> impl Iterator<Item = &'static str> {
        LETTERS.iter().map(|(name, ..)| *name)
    }

    /// Gives a meaning another colour.
    ///
    /// # Errors
    /// A name that is none.
    pub fn set_colour(&mut self, name: &str, colour: Colour) -> Result<(), ThemeError> {
        let Some(role) = ROLES.iter().find(|role| role.name == name) else {
            return Err(unknown("colour", name, Self::colour_names()));
        };
        for own in role.own {
            self.colours.insert(key(Colour::hex(*own)), colour);
        }
        Ok(())
    }

    /// Gives the classes of a meaning, or regions, other colours; of regions there may be
    /// fewer.
    ///
    /// # Errors
    /// A name that is none, or another number of colours.
    pub fn set_colours(&mut self, name: &str, colours: &[Colour]) -> Result<(), ThemeError> {
        let own: Vec<Colour> = match CLASSES.iter().find(|(own, _)| *own == name) {
            Some((_, own)) => own.iter().map(|own| Colour::hex(*own)).collect(),
            None if name == REGIONS => PALETTE.to_vec(),
            None => {
                let names = Self::list_names().map(|(name, _)| name);
                return Err(unknown("list of colours", name, names));
            }
        };
        if own.len() != colours.len() {
            return Err(ThemeError::Count {
                name: name.to_owned(),
                most: own.len(),
                given: colours.len(),
            });
        }
        for (own, colour) in own.into_iter().zip(colours) {
            self.colours.insert(key(own), *colour);
        }
        for (_, own) in TRENDS.iter().filter(|(trend, _)| *trend == name) {
            if let Some(colour) = colours.get(TREND_CLASS) {
                self.colours.insert(key(Colour::hex(*own)), *colour);
            }
        }
        Ok(())
    }

    /// Gives a line another width, in design pixels.
    ///
    /// # Errors
    /// A name that is none, or a width that cannot be.
    pub fn set_line(&mut self, name: &str, width: f64) -> Result<(), ThemeError> {
        let Some((own, ..)) = LINES.iter().find(|(own, ..)| *own == name) else {
            return Err(unknown("line", name, Self::line_names()));
        };
        self.lines.insert(own, within(name, WIDTHS, width)?);
        Ok(())
    }

    /// Gives letters another size, in design pixels.
    ///
    /// # Errors
    /// A name that is none, or a size that cannot be read or is too large.
    pub fn set_letters(&mut self, name: &str, size: f64) -> Result<(), ThemeError> {
        let Some((own, ..)) = LETTERS.iter().find(|(own, ..)| *own == name) else {
            return Err(unknown("size of letters", name, Self::letter_names()));
        };
        self.letters.insert(own, within(name, SIZES, size)?);
        Ok(())
    }

    /// The same with the colours of the program.
    pub(crate) fn uncoloured(&self) -> Self {
        Self {
            colours: BTreeMap::new(),
            ..self.clone()
        }
    }

    /// The colour that it gives a meaning; none where it leaves it as it is.
    pub fn colour(&self, name: &str) -> Option<Colour> {
        let role = ROLES.iter().find(|role| role.name == name)?;
        let own = role.own.first().copied()?;
        self.colours.get(&key(Colour::hex(own))).copied()
    }

    /// What a colour of the program becomes.
    pub fn become_of(&self, own: Colour) -> Colour {
        self.colours.get(&key(own)).copied().unwrap_or(own)
    }

    /// Width of a border in design pixels.
    pub(crate) fn width(&self, style: BorderStyle) -> f64 {
        let line = LINES.iter().find(|(_, own, _)| *own == style);
        line.map_or(1.0, |(name, _, width)| {
            self.lines.get(name).copied().unwrap_or(*width)
        })
    }

    /// Size of letters in design pixels.
    pub(crate) fn size(&self, letters: Letters) -> f64 {
        let own = LETTERS.iter().find(|(_, own, _)| *own == letters);
        own.map_or(15.0, |(name, _, size)| {
            self.letters.get(name).copied().unwrap_or(*size)
        })
    }

    /// Gives all of a scene its colours.
    pub(crate) fn paint(&self, scene: &mut Scene) {
        if self.colours.is_empty() {
            return;
        }
        scene.paper = self.become_of(scene.paper);
        for item in &mut scene.items {
            match item {
                Item::Shape(shape) => self.paint_shape(shape),
                Item::Text(text) => text.style.fill = self.become_of(text.style.fill),
                Item::Group(group) => group.shapes.iter_mut().for_each(|s| self.paint_shape(s)),
                Item::Image(_) => {}
            }
        }
    }

    fn paint_shape(&self, shape: &mut Shape) {
        let change = |paint: &mut Paint| paint.colour = self.become_of(paint.colour);
        shape.fill.iter_mut().for_each(change);
        let strokes = shape.stroke.iter_mut();
        strokes.for_each(|stroke| change(&mut stroke.paint));
    }
}

fn key(colour: Colour) -> [u8; 3] {
    [colour.r, colour.g, colour.b]
}

fn within(name: &str, [least, most]: [f64; 2], given: f64) -> Result<f64, ThemeError> {
    match (least..=most).contains(&given) {
        true => Ok(given),
        false => Err(ThemeError::Size {
            name: name.to_owned(),
            least,
            most,
            given,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Form;
    use geo_types::Coord;

    #[test]
    fn a_colour_changes_what_it_means_and_nothing_else() {
        let mut theme = Theme::default();
        let red = Colour::hex(0xcc_0000);
        theme.set_colour("accent", red).expect("a name");
        let mut scene = Scene::new(10.0, 10.0, "");
        let form = || Form::Circle {
            centre: Coord { x: 1.0, y: 1.0 },
            radius: 1.0,
        };
        let [accent, ink] = [0xb3_261e, 0x1c_2430].map(Colour::hex);
        scene.shape(form(), Some(accent.into()), None);
        scene.shape(form(), Some(ink.into()), None);
        theme.paint(&mut scene);
        let fills = scene.items.iter().map(|item| match item {
            Item::Shape(shape) => shape.fill.map(|fill| fill.colour),
            _ => None,
        });
        assert_eq!(fills.collect::<Vec<_>>(), [Some(red), Some(ink)]);
    }

    #[test]
    fn no_colour_of_the_program_has_two_meanings() {
        let single = ROLES.iter().flat_map(|role| role.own);
        let classes = CLASSES.iter().flat_map(|(_, own)| *own);
        let trends = TRENDS.iter().map(|(_, own)| own);
        let mut all: Vec<[u8; 3]> = single
            .chain(classes)
            .chain(trends)
            .map(|own| key(Colour::hex(*own)))
            .chain(PALETTE.map(key))
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn sizes_and_widths_have_bounds() {
        let mut theme = Theme::default();
        assert_eq!(theme.set_letters("title", 40.0), Ok(()));
        assert_eq!(theme.size(Letters::Title), 40.0);
        assert_eq!(theme.set_line("new", 0.5), Ok(()));
        assert_eq!(theme.width(BorderStyle::New), 0.5);
        for wrong in [f64::NAN, -1.0, 0.0, 1000.0] {
            assert!(theme.set_line("new", wrong).is_err(), "{wrong}");
            assert!(theme.set_letters("title", wrong).is_err(), "{wrong}");
        }
        assert!(theme.set_letters("titel", 20.0).is_err());
    }
}
