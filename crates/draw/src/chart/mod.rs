//! Charts: values in, pictures out, through plotters onto our own scene.

mod axes;
mod backend;
mod bars;
mod canvas;
mod curve;
mod dodge;
mod lines;
mod narrow;
mod scatter;
mod slope;

pub use bars::{BarsSpec, draw_bars};
pub use canvas::Heading;
pub use curve::{CurveSpec, MOST_CURVES, Series, draw_curve};
pub use lines::{LineMark, LinesSpec, YearLine, draw_lines};
pub use narrow::draw_narrow_bars;
pub use scatter::{Dot, ScatterSpec, draw_scatter};
pub use slope::{SlopeLine, SlopeSpec, draw_slope};

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trend {
    /// Nearer than before.
    Nearer,
    /// Farther than before.
    Farther,
    /// As far as before.
    Same,
}

impl Trend {
    /// Of a change in kilometres with a tolerance.
    pub fn of(change_km: f64, tolerance_km: f64) -> Self {
        if change_km < -tolerance_km {
            Self::Nearer
        } else if change_km > tolerance_km {
            Self::Farther
        } else {
            Self::Same
        }
    }
}
