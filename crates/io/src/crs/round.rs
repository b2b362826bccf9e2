//! Projections onto a plane that touches the earth: Lambert's equal-area one and the
//! stereographic ones.

use aimaq_words::Message;
use aimaq_words::msg;
use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};

use super::ellipsoid::Ellipsoid;

/// An azimuthal projection.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Round {
    on: Ellipsoid,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    /// Lambert's, around a place that is no pole.
    EqualArea {
        radius: f64,
        beta0: f64,
        stretch: f64,
    },
    /// Lambert's, around a pole: 1 for the northern one, else -1.
    EqualAreaPole(f64),
    /// Stereographic around a pole, with the metres of a unit.
    Pole { side: f64, unit: f64 },
    /// Stereographic by way of a sphere.
    Double {
        diameter: f64,
        n: f64,
        c: f64,
        chi0: f64,
    },
}

/// Latitudes this near to a pole are that, radians.
const AT_POLE: f64 = 1e-10;

impl Round {
    pub(super) fn equal_area(on: Ellipsoid, lat0: f64) -> Self {
        let pole = on.authalic(FRAC_PI_2);
        let kind = if FRAC_PI_2 - lat0.abs() < AT_POLE {
            Kind::EqualAreaPole(lat0.signum())
        } else {
            let beta0 = (on.authalic(lat0) / pole).clamp(-1.0, 1.0).asin();
            let radius = on.a * (pole / 2.0).sqrt();
            let stretch = on.a * on.parallel(lat0) / (radius * beta0.cos());
            Kind::EqualArea {
                radius,
                beta0,
                stretch,
            }
        };
        Self { on, kind }
    }

    /// Around a pole, true in scale at a parallel or scaled at the pole.
    pub(super) fn polar(
        on: Ellipsoid,
        lat0: f64,
        parallel: Option<f64>,
        scale: f64,
    ) -> Result<Self, Message> {
        // Some write the parallel of true scale as the latitude of origin.
        let is_pole = FRAC_PI_2 - lat0.abs() < AT_POLE;
        let parallel = parallel.or((!is_pole).then_some(lat0));
        let side = parallel.filter(|p| *p != 0.0).unwrap_or(lat0).signum();
        let e = on.e();
        let root = ((1.0 + e).powf(1.0 + e) * (1.0 - e).powf(1.0 - e)).sqrt();
        let at_parallel = parallel.filter(|p| FRAC_PI_2 - p.abs() >= AT_POLE);
        let unit = match at_parallel {
            Some(p) => on.a * on.parallel(p.abs()) * on.isometric(p.abs()).exp(),
            None => 2.0 * on.a * scale / root,
        };
        match unit.is_finite() && unit > 0.0 {
            true => Ok(Self {
                on,
                kind: Kind::Pole { side, unit },
            }),
            false => Err(msg!("error-crs-no-plane")),
        }
    }

    /// By way of the conformal sphere at the origin, as in the Netherlands.
    pub(super) fn double(on: Ellipsoid, lat0: f64, scale: f64) -> Result<Self, Message> {
        if FRAC_PI_2 - lat0.abs() < AT_POLE {
            return Self::polar(on, lat0, None, scale);
        }
        let (e, e2, sin) = (on.e(), on.e2(), lat0.sin());
        let root = 1.0 - e2 * sin * sin;
        let radius = on.a * (1.0 - e2).sqrt() / root;
        let n = (1.0 + e2 * lat0.cos().powi(4) / (1.0 - e2)).sqrt();
        let s = (1.0 + sin) / (1.0 - sin) * ((1.0 - e * sin) / (1.0 + e * sin)).powf(e);
        let w1 = s.powf(n);
        let sin_chi = (w1 - 1.0) / (w1 + 1.0);
        let c = (n + sin) * (1.0 - sin_chi) / ((n - sin) * (1.0 + sin_chi));
        let w2 = c * w1;
        let chi0 = ((w2 - 1.0) / (w2 + 1.0)).asin();
        let kind = Kind::Double {
            diameter: 2.0 * radius * scale,
            n,
            c,
            chi0,
        };
        Ok(Self { on, kind })
    }

    pub(super) fn inverse(&self, x: f64, y: f64) -> (f64, f64) {
        match self.kind {
            Kind::EqualArea {
                radius,
                beta0,
                stretch,
            } => {
                let (x, y) = (x / stretch, y * stretch);
                let out = x.hypot(y);
                let angle = 2.0 * (out / (2.0 * radius)).asin();
                let (sin, cos) = angle.sin_cos();
                let share = if out == 0.0 { 0.0 } else { y * sin / out };
                let beta = (cos * beta0.sin() + share * beta0.cos()).clamp(-1.0, 1.0);
                let lon = (x * sin).atan2(out * beta0.cos() * cos - y * beta0.sin() * sin);
                (
                    lon,
                    self.on.lat_of_authalic(beta * self.on.authalic(FRAC_PI_2)),
                )
            }
            Kind::EqualAreaPole(side) => {
                let out = x.hypot(y) / self.on.a;
                let q = self.on.authalic(FRAC_PI_2) - out * out;
                (x.atan2(-side * y), self.on.lat_of_authalic(side * q))
            }
            Kind::Pole { side, unit } => {
                let psi = -(x.hypot(y) / unit).ln();
                let lat = match psi.is_finite() {
                    true => self.on.lat_of_isometric(psi),
                    false => FRAC_PI_2,
                };
                (x.atan2(-side * y), side * lat)
            }
            Kind::Double {
                diameter,
                n,
                c,
                chi0,
            } => {
                let g = diameter * (FRAC_PI_4 - chi0 / 2.0).tan();
                let h = 2.0 * diameter * chi0.tan() + g;
                let i = x.atan2(h + y);
                let j = x.atan2(g - y) - i;
                let chi = chi0 + 2.0 * ((y - x * (j / 2.0).tan()) / diameter).atan();
                let psi = ((1.0 + chi.sin()) / (c * (1.0 - chi.sin()))).ln() / (2.0 * n);
                ((j + 2.0 * i) / n, self.on.lat_of_isometric(psi))
            }
        }
    }
}
