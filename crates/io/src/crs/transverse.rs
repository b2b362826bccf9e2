//! Transverse Mercator, of which UTM and Gauss-Krüger are kinds: Krüger's series to the
//! sixth order (Karney 2011, equations 12 to 36), good to nanometres within 4,000 km of
//! the meridian.

use super::ellipsoid::Ellipsoid;

/// A transverse Mercator projection.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Transverse {
    on: Ellipsoid,
    /// Metres of a unit of the series.
    radius: f64,
    /// Of the latitude of origin, in these units.
    origin: f64,
    back: [f64; 6],
}

impl Transverse {
    pub(super) fn new(on: Ellipsoid, lat0: f64, scale: f64) -> Self {
        let n = on.f / (2.0 - on.f);
        let (n2, n4, n6) = (n.powi(2), n.powi(4), n.powi(6));
        let rectifying = on.a / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0 + n6 / 256.0);
        let conformal = on.conformal(lat0).atan();
        let forth = (1..).zip(forth(n));
        let along = forth.map(|(j, c)| c * (2.0 * f64::from(j) * conformal).sin());
        Self {
            on,
            radius: rectifying * scale,
            origin: conformal + along.sum::<f64>(),
            back: back(n),
        }
    }

    pub(super) fn inverse(&self, x: f64, y: f64) -> (f64, f64) {
        let (xi, eta) = (y / self.radius + self.origin, x / self.radius);
        let (mut xi1, mut eta1) = (xi, eta);
        for (j, c) in (1..).zip(self.back) {
            let times = 2.0 * f64::from(j);
            xi1 -= c * (times * xi).sin() * (times * eta).cosh();
            eta1 -= c * (times * xi).cos() * (times * eta).sinh();
        }
        let (sin, cos) = xi1.sin_cos();
        let across = eta1.sinh();
        let lat = self.on.lat_of_conformal(sin / across.hypot(cos));
        (across.atan2(cos), lat)
    }
}

/// The sum of the terms of a polynomial, the lowest power first.
fn polynomial(n: f64, terms: &[f64]) -> f64 {
    terms.iter().rev().fold(0.0, |sum, term| sum * n + term)
}

/// Coefficients from conformal to rectifying latitude.
fn forth(n: f64) -> [f64; 6] {
    [
        n * polynomial(
            n,
            &[
                1.0 / 2.0,
                -2.0 / 3.0,
                5.0 / 16.0,
                41.0 / 180.0,
                -127.0 / 288.0,
                7_891.0 / 37_800.0,
            ],
        ),
        n.powi(2)
            * polynomial(
                n,
                &[
                    13.0 / 48.0,
                    -3.0 / 5.0,
                    557.0 / 1_440.0,
                    281.0 / 630.0,
                    -1_983_433.0 / 1_935_360.0,
                ],
            ),
        n.powi(3)
            * polynomial(
                n,
                &[
                    61.0 / 240.0,
                    -103.0 / 140.0,
                    15_061.0 / 26_880.0,
                    167_603.0 / 181_440.0,
                ],
            ),
        n.powi(4)
            * polynomial(
                n,
                &[
                    49_561.0 / 161_280.0,
                    -179.0 / 168.0,
                    6_601_661.0 / 7_257_600.0,
                ],
            ),
        n.powi(5) * polynomial(n, &[34_729.0 / 80_640.0, -3_418_889.0 / 1_995_840.0]),
        n.powi(6) * 212_378_941.0 / 319_334_400.0,
    ]
}

/// Coefficients from rectifying to conformal latitude.
fn back(n: f64) -> [f64; 6] {
    [
        n * polynomial(
            n,
            &[
                1.0 / 2.0,
                -2.0 / 3.0,
                37.0 / 96.0,
                -1.0 / 360.0,
                -81.0 / 512.0,
                96_199.0 / 604_800.0,
            ],
        ),
        n.powi(2)
            * polynomial(
                n,
                &[
                    1.0 / 48.0,
                    1.0 / 15.0,
                    -437.0 / 1_440.0,
                    46.0 / 105.0,
                    -1_118_711.0 / 3_870_720.0,
                ],
            ),
        n.powi(3)
            * polynomial(
                n,
                &[
                    17.0 / 480.0,
                    -37.0 / 840.0,
                    -209.0 / 4_480.0,
                    5_569.0 / 90_720.0,
                ],
            ),
        n.powi(4)
            * polynomial(
                n,
                &[4_397.0 / 161_280.0, -11.0 / 504.0, -830_251.0 / 7_257_600.0],
            ),
        n.powi(5) * polynomial(n, &[4_583.0 / 161_280.0, -108_847.0 / 3_991_680.0]),
        n.powi(6) * 20_648_693.0 / 638_668_800.0,
    ]
}
