//! From the plane of a map back to longitude and latitude: the methods that national
//! grids use, with the formulas of EPSG Guidance Note 7-2 and of Karney (2011).

use aimaq_words::{Message, msg};
use std::f64::consts::{PI, SQRT_2};

use super::conic::Conic;
use super::ellipsoid::Ellipsoid;
use super::polyconic::Polyconic;
use super::round::Round;
use super::transverse::Transverse;

/// How places on earth were brought onto a plane. Angles are radians, lengths metres.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Projection {
    method: Method,
    /// The meridian that the plane is laid out around.
    lon0: f64,
    /// False easting and northing.
    east: f64,
    north: f64,
}

#[derive(Debug, Clone, PartialEq)]
enum Method {
    Transverse(Box<Transverse>),
    Conic(Conic),
    Round(Round),
    /// Mercator: the ellipsoid, and the radius of the cylinder.
    Cylinder(Ellipsoid, f64),
    /// Of a sphere of that radius.
    Mollweide(f64),
    Polyconic(Polyconic),
}

/// Parameters by name, as a definition gives them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Parameters {
    /// Names of letters and digits in lower case; angles in radians, lengths in metres.
    pub(super) values: Vec<(String, f64)>,
}

impl Parameters {
    /// The first that is there of several names.
    pub(super) fn get(&self, names: &[&str]) -> Option<f64> {
        names.iter().find_map(|name| {
            let found = self.values.iter().find(|(n, _)| n == name);
            found.map(|(_, value)| *value)
        })
    }

    fn lat0(&self) -> f64 {
        self.get(&[
            "latitudeoforigin",
            "latitudeofnaturalorigin",
            "latitudeoffalseorigin",
            "latitudeofprojectioncentre",
            "latitudeofcenter",
            "latitudeofcentre",
            "centralparallel",
        ])
        .unwrap_or(0.0)
    }

    fn lon0(&self) -> f64 {
        self.get(&[
            "centralmeridian",
            "longitudeofnaturalorigin",
            "longitudeoffalseorigin",
            "longitudeofprojectioncentre",
            "longitudeoforigin",
            "longitudeofcenter",
            "longitudeofcentre",
        ])
        .unwrap_or(0.0)
    }

    fn scale(&self) -> f64 {
        let names = [
            "scalefactor",
            "scalefactoratnaturalorigin",
            "scalefactoratprojectioncentre",
        ];
        self.get(&names).unwrap_or(1.0)
    }

    fn parallels(&self) -> (Option<f64>, Option<f64>) {
        (
            self.get(&[
                "standardparallel1",
                "latitudeof1ststandardparallel",
                "latitudeofstandardparallel",
            ]),
            self.get(&["standardparallel2", "latitudeof2ndstandardparallel"]),
        )
    }
}

/// Letters and digits of a name in lower case: `Transverse_Mercator` and `Transverse
/// Mercator` are one.
pub(super) fn bare(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

impl Projection {
    /// Of a method by its name.
    ///
    /// # Errors
    /// If the method is not known, or cannot have such parameters.
    pub(super) fn new(name: &str, p: &Parameters, on: Ellipsoid) -> Result<Self, Message> {
        let method = match bare(name).as_str() {
            "transversemercator" | "gausskruger" => {
                Method::Transverse(Box::new(Transverse::new(on, p.lat0(), p.scale())))
            }
            "mercator1sp" | "mercatorvarianta" | "mercator" | "mercator2sp"
            | "mercatorvariantb" => {
                let (ts, _) = p.parallels();
                Method::Cylinder(
                    on,
                    on.a * ts.map_or_else(|| p.scale(), |ts| on.parallel(ts)),
                )
            }
            // As if the ellipsoid were a sphere of its greater axis.
            "mercatorauxiliarysphere" | "popularvisualisationpseudomercator" => {
                Method::Cylinder(Ellipsoid { f: 0.0, ..on }, on.a)
            }
            "lambertconformalconic"
            | "lambertconformalconic1sp"
            | "lambertconicconformal1sp"
            | "lambertconformalconic2sp"
            | "lambertconicconformal2sp" => {
                Method::Conic(Conic::conformal(on, p.lat0(), p.parallels(), p.scale())?)
            }
            "albers" | "albersconicequalarea" | "albersequalarea" => {
                Method::Conic(Conic::equal_area(on, p.lat0(), p.parallels())?)
            }
            "mollweide" => Method::Mollweide(on.a),
            "polyconic" | "americanpolyconic" => Method::Polyconic(Polyconic::new(on, p.lat0())),
            "lambertazimuthalequalarea" => Method::Round(Round::equal_area(on, p.lat0())),
            "obliquestereographic" | "doublestereographic" => {
                Method::Round(Round::double(on, p.lat0(), p.scale())?)
            }
            "polarstereographic"
            | "polarstereographicvarianta"
            | "polarstereographicvariantb"
            | "stereographicnorthpole"
            | "stereographicsouthpole" => {
                Method::Round(Round::polar(on, p.lat0(), p.parallels().0, p.scale())?)
            }
            _ => {
                return Err(msg!("error-crs-projection", name = name));
            }
        };
        let of = |names: &[&str]| p.get(names).unwrap_or(0.0);
        Ok(Self {
            method,
            lon0: p.lon0(),
            east: of(&[
                "falseeasting",
                "eastingatfalseorigin",
                "eastingatprojectioncentre",
            ]),
            north: of(&[
                "falsenorthing",
                "northingatfalseorigin",
                "northingatprojectioncentre",
            ]),
        })
    }

    /// Longitude (from the prime meridian) and latitude in radians of a place in metres.
    pub(super) fn inverse(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, y) = (x - self.east, y - self.north);
        let (lon, lat) = match &self.method {
            Method::Transverse(transverse) => transverse.inverse(x, y),
            Method::Conic(conic) => conic.inverse(x, y),
            Method::Round(round) => round.inverse(x, y),
            Method::Cylinder(on, radius) => (x / radius, on.lat_of_isometric(y / radius)),
            Method::Mollweide(radius) => mollweide(x / radius, y / radius),
            Method::Polyconic(polyconic) => polyconic.inverse(x, y),
        };
        (self.lon0 + lon, lat)
    }
}

/// Of a sphere of radius 1; beyond its outline there is no place.
fn mollweide(x: f64, y: f64) -> (f64, f64) {
    let angle = (y / SQRT_2).asin();
    let lon = PI * x / (2.0 * SQRT_2 * angle.cos());
    let lat = ((2.0 * angle + (2.0 * angle).sin()) / PI).asin();
    match lon.abs() <= PI {
        true => (lon, lat),
        false => (f64::NAN, f64::NAN),
    }
}
