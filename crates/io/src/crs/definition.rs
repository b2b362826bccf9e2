//! What a definition of a coordinate reference system says, in whichever form it came.

use super::datum::{Datum, Helmert, by_name};
use super::ellipsoid::Ellipsoid;
use super::projection::{Parameters, Projection, bare};
use aimaq_words::Message;
use aimaq_words::msg;

/// Radians in a degree.
pub(super) const DEGREE: f64 = std::f64::consts::PI / 180.0;

/// A system of longitudes and latitudes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Geographic {
    /// The name of its datum.
    pub(super) datum: String,
    pub(super) ellipsoid: Ellipsoid,
    /// The prime meridian, radians east of Greenwich.
    pub(super) meridian: f64,
    /// Radians in its unit.
    pub(super) angle: f64,
    /// A shift to WGS 84 that the definition states.
    pub(super) stated: Option<Helmert>,
}

/// A system of coordinates.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Definition {
    pub(super) name: String,
    pub(super) geographic: Geographic,
    /// The plane with the metres in its unit; none if coordinates are angles.
    pub(super) plane: Option<(Projection, f64)>,
}

/// What is known of a datum: a shift and its accuracy in metres.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shift {
    /// WGS 84 itself.
    None,
    /// Taken as WGS 84 as it is.
    Near(&'static Datum),
    Known(&'static Datum),
    Stated(Helmert),
}

impl Geographic {
    /// A known datum in degrees from Greenwich.
    pub(super) fn of(datum: &'static Datum) -> Self {
        Self {
            datum: datum.name.to_owned(),
            ellipsoid: datum.ellipsoid,
            meridian: 0.0,
            angle: DEGREE,
            stated: None,
        }
    }

    /// How it becomes WGS 84.
    ///
    /// # Errors
    /// If the datum is not known and no shift is stated.
    pub(super) fn shift(&self) -> Result<Shift, Message> {
        if !self.ellipsoid.is_sound() {
            return Err(msg!("error-crs-ellipsoid"));
        }
        let known = by_name(&self.datum);
        match (known, self.stated) {
            (Some(datum), _) if datum.shift.is_none() && datum.metres == 0.0 => Ok(Shift::None),
            (Some(datum), _) if datum.shift.is_none() => Ok(Shift::Near(datum)),
            (_, Some(stated)) => Ok(Shift::Stated(stated)),
            (Some(datum), None) => Ok(Shift::Known(datum)),
            (None, None) => Err(msg!(
                "error-crs-datum-shift",
                datum = self.datum.to_string()
            )),
        }
    }
}

/// The kind of quantity that a parameter is, by its name.
pub(super) enum Quantity {
    Angle,
    Length,
    Ratio,
}

pub(super) fn quantity(name: &str) -> Quantity {
    let bare = bare(name);
    let has = |parts: &[&str]| parts.iter().any(|part| bare.contains(part));
    if has(&["easting", "northing"]) {
        Quantity::Length
    } else if has(&[
        "latitude",
        "longitude",
        "parallel",
        "meridian",
        "azimuth",
        "angle",
    ]) {
        Quantity::Angle
    } else {
        Quantity::Ratio
    }
}

/// A stated shift of three or seven numbers; one of nothing is none.
pub(super) fn helmert(numbers: &[f64]) -> Option<Helmert> {
    let mut shift = [0.0; 7];
    match numbers.len() {
        3 | 7 => shift[..numbers.len()].copy_from_slice(numbers),
        _ => return None,
    }
    // Farther than any datum lies, so that nothing overflows.
    let sound = shift.iter().all(|x| x.abs() < 1e5);
    sound.then_some(shift)
}

/// A plane by the name of its method; `metres` are those in its unit.
pub(super) fn plane(
    method: &str,
    parameters: &Parameters,
    metres: f64,
    on: Ellipsoid,
) -> Result<(Projection, f64), Message> {
    let sound = |value: &f64| value.is_finite() && value.abs() < 1e9;
    if !parameters.values.iter().all(|(_, value)| sound(value)) || !(1e-4..1e5).contains(&metres) {
        return Err(msg!("error-crs-range"));
    }
    Ok((Projection::new(method, parameters, on)?, metres))
}
