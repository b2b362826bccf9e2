//! Projections onto a cone: Lambert's conformal one and Albers' equal-area one.

use super::ellipsoid::Ellipsoid;
use aimaq_words::Message;
use aimaq_words::msg;

/// A conic projection.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Conic {
    on: Ellipsoid,
    conformal: bool,
    /// The constant of the cone.
    n: f64,
    /// `F` of the conformal cone in metres, `C` of the other.
    c: f64,
    /// Distance of the origin from the tip of the cone, metres.
    tip: f64,
}

impl Conic {
    /// Lambert's conformal cone; with one parallel or none it touches at the origin.
    pub(super) fn conformal(
        on: Ellipsoid,
        lat0: f64,
        parallels: (Option<f64>, Option<f64>),
        scale: f64,
    ) -> Result<Self, Message> {
        let first = parallels.0.unwrap_or(lat0);
        let n = match parallels.1.filter(|second| (second - first).abs() > 1e-10) {
            Some(second) => {
                let circles = on.parallel(first).ln() - on.parallel(second).ln();
                circles / (on.isometric(second) - on.isometric(first))
            }
            None => first.sin(),
        };
        let c = on.a * scale * on.parallel(first) * (n * on.isometric(first)).exp() / n;
        let tip = c * (-n * on.isometric(lat0)).exp();
        Self {
            on,
            conformal: true,
            n,
            c,
            tip,
        }
        .sound()
    }

    /// Albers' equal-area cone.
    pub(super) fn equal_area(
        on: Ellipsoid,
        lat0: f64,
        parallels: (Option<f64>, Option<f64>),
    ) -> Result<Self, Message> {
        let first = parallels.0.unwrap_or(lat0);
        let (m1, q1) = (on.parallel(first), on.authalic(first));
        let n = match parallels.1.filter(|second| (second - first).abs() > 1e-10) {
            Some(second) => (m1.powi(2) - on.parallel(second).powi(2)) / (on.authalic(second) - q1),
            None => first.sin(),
        };
        let c = m1.powi(2) + n * q1;
        let tip = on.a * (c - n * on.authalic(lat0)).sqrt() / n;
        Self {
            on,
            conformal: false,
            n,
            c,
            tip,
        }
        .sound()
    }

    fn sound(self) -> Result<Self, Message> {
        let numbers = [self.n, self.c, self.tip];
        match numbers.iter().all(|x| x.is_finite()) && self.n.abs() > 1e-9 {
            true => Ok(self),
            false => Err(msg!("error-crs-no-cone")),
        }
    }

    pub(super) fn inverse(&self, x: f64, y: f64) -> (f64, f64) {
        let side = self.n.signum();
        let down = self.tip - y;
        let from_tip = side * x.hypot(down);
        let lon = (side * x).atan2(side * down) / self.n;
        let lat = match self.conformal {
            true => self.on.lat_of_isometric(-(from_tip / self.c).ln() / self.n),
            false => {
                let ratio = from_tip * self.n / self.on.a;
                self.on.lat_of_authalic((self.c - ratio * ratio) / self.n)
            }
        };
        (lon, lat)
    }
}
