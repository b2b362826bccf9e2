//! What of the land the maps of a job show: all of it, a region or a box, and what of it
//! apart.

use crate::msg;
use crate::words::{Tell, Told};
use std::fmt;

use super::MapView;
use super::focus::{region_inset, show_region};
use crate::draw::{Focus, Inset, MapSpec};
use crate::figures::Subject;
use crate::reform::Problem;

/// What maps show; without anything all of the land, with what lies far off apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MapChoice {
    /// A region, by name or `code:CODE`, with the names of its units.
    pub region: Option<String>,
    /// A box.
    pub bbox: Option<MapBox>,
    /// What is shown apart, at a scale of its own.
    pub insets: Vec<InsetChoice>,
}

/// A box of degrees; across the antimeridian the east is less than the west, or beyond
/// 180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapBox([f64; 4]);

/// Something that is shown apart.
#[derive(Debug, Clone, PartialEq)]
pub enum InsetChoice {
    /// A region, by name or `code:CODE`.
    Region(String),
    /// A box under a name.
    Box(String, MapBox),
}

/// Why something is no box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum MapBoxError {
    /// Not four numbers.
    Numbers,
    /// Of a side to the west or the east.
    Longitudes,
    /// Of a side to the south or the north.
    Latitudes,
}

impl Tell for MapBoxError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::Numbers => msg!("error-box-numbers"),
            Self::Longitudes => msg!("error-box-longitudes"),
            Self::Latitudes => msg!("error-box-latitudes"),
        })
    }
}

impl MapBox {
    /// From the west to the east and from the south to the north.
    ///
    /// # Errors
    /// Sides that are no degrees, or the same.
    pub fn new(sides: [f64; 4]) -> Result<Self, MapBoxError> {
        let [west, south, east, north] = sides;
        let there = |x: f64| (-360.0..=360.0).contains(&x);
        if !there(west) || !there(east) || west == east {
            return Err(MapBoxError::Longitudes);
        }
        let between = (-90.0..=90.0).contains(&south) && (south..=90.0).contains(&north);
        if !between || south == north {
            return Err(MapBoxError::Latitudes);
        }
        Ok(Self(sides))
    }

    /// West, south, east, north.
    pub fn sides(self) -> [f64; 4] {
        self.0
    }
}

impl TryFrom<&[f64]> for MapBox {
    type Error = MapBoxError;

    fn try_from(sides: &[f64]) -> Result<Self, MapBoxError> {
        Self::new(sides.try_into().map_err(|_| MapBoxError::Numbers)?)
    }
}

impl std::str::FromStr for MapBox {
    type Err = MapBoxError;

    /// `W,S,E,N`.
    fn from_str(text: &str) -> Result<Self, MapBoxError> {
        let numbers = text.split(',').map(|n| n.trim().parse());
        let numbers: Result<Vec<f64>, _> = numbers.collect();
        Self::try_from(numbers.map_err(|_| MapBoxError::Numbers)?.as_slice())
    }
}

impl fmt::Display for MapBox {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [west, south, east, north] = self.0;
        write!(out, "{west},{south},{east},{north}")
    }
}

impl std::str::FromStr for InsetChoice {
    type Err = MapBoxError;

    /// A region, or `NAME=W,S,E,N`.
    fn from_str(text: &str) -> Result<Self, MapBoxError> {
        Ok(match text.rsplit_once('=') {
            Some((name, sides)) => Self::Box(name.to_owned(), sides.parse()?),
            None => Self::Region(text.to_owned()),
        })
    }
}

impl fmt::Display for InsetChoice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Region(name) => out.write_str(name),
            Self::Box(name, sides) => write!(out, "{name}={sides}"),
        }
    }
}

impl MapChoice {
    /// Makes a map show what was chosen.
    ///
    /// # Errors
    /// A region that is in neither state, or that several are called.
    pub fn show(
        &self,
        spec: &mut MapSpec,
        subject: &Subject<'_>,
        view: MapView,
    ) -> Result<(), Problem> {
        if let Some(name) = &self.region {
            show_region(spec, subject, view, name)?;
        }
        if let Some(sides) = self.bbox {
            spec.focus = Some(Focus::Box(sides.sides()));
        }
        for inset in &self.insets {
            spec.insets.push(match inset {
                InsetChoice::Region(name) => region_inset(subject, view, name)?,
                InsetChoice::Box(name, sides) => Inset {
                    name: name.clone(),
                    focus: Focus::Box(sides.sides()),
                },
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_read_as_it_is_written() {
        for text in ["46,40,88.5,56", "179,-20,-179,-15"] {
            let found: MapBox = text.parse().expect("a box");
            assert_eq!(found.to_string(), text);
        }
        for (text, wrong) in [
            ("1,2,3", MapBoxError::Numbers),
            ("1,2,3,north", MapBoxError::Numbers),
            ("5,2,5,3", MapBoxError::Longitudes),
            ("1,2,NaN,3", MapBoxError::Longitudes),
            ("1,3,2,2", MapBoxError::Latitudes),
            ("1,2,3,91", MapBoxError::Latitudes),
        ] {
            assert_eq!(text.parse::<MapBox>(), Err(wrong), "{text}");
        }
    }

    #[test]
    fn an_inset_is_a_region_or_a_box_under_a_name() {
        let region: InsetChoice = "Abai Region".parse().expect("a region");
        assert_eq!(region, InsetChoice::Region("Abai Region".to_owned()));
        let text = "Capital=71,51,72,52";
        let named: InsetChoice = text.parse().expect("a box");
        assert_eq!(named.to_string(), text);
        assert_eq!("A=1,2".parse::<InsetChoice>(), Err(MapBoxError::Numbers));
    }
}
