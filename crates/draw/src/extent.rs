//! Boxes of longitude and latitude, unwrapped across the antimeridian.

use geo_types::Coord;

/// Kilometres of a degree of latitude.
const DEGREE_KM: f64 = 111.2;

/// A box in degrees; the east may be beyond 180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Extent {
    pub(crate) west: f64,
    pub(crate) south: f64,
    pub(crate) east: f64,
    pub(crate) north: f64,
}

/// A longitude as close to another as turns of the earth bring it.
pub(crate) fn unwrapped(x: f64, near: f64) -> f64 {
    x + ((near - x) / 360.0).round() * 360.0
}

impl Extent {
    /// Around places, each turned as close to the first as can be.
    pub(crate) fn of(mut places: impl Iterator<Item = Coord<f64>>) -> Option<Self> {
        let first = places.next()?;
        let mut found = Self {
            west: first.x,
            south: first.y,
            east: first.x,
            north: first.y,
        };
        for place in places {
            let x = unwrapped(place.x, first.x);
            found.west = found.west.min(x);
            found.east = found.east.max(x);
            found.south = found.south.min(place.y);
            found.north = found.north.max(place.y);
        }
        Some(found)
    }

    /// Around both.
    pub(crate) fn join(&mut self, other: &Self) {
        let turn = self.turn(other);
        self.west = self.west.min(other.west + turn);
        self.east = self.east.max(other.east + turn);
        self.south = self.south.min(other.south);
        self.north = self.north.max(other.north);
    }

    /// Whether a place is in it.
    pub(crate) fn has(&self, at: Coord<f64>) -> bool {
        let middle = f64::midpoint(self.west, self.east);
        let x = unwrapped(at.x, middle);
        (self.west..=self.east).contains(&x) && (self.south..=self.north).contains(&at.y)
    }

    /// Whether both have a place in common.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let turn = self.turn(other);
        self.west <= other.east + turn
            && other.west + turn <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }

    /// Degrees that bring another closest.
    fn turn(&self, other: &Self) -> f64 {
        let middle = |e: &Self| f64::midpoint(e.west, e.east);
        unwrapped(middle(other), middle(self)) - middle(other)
    }

    /// Kilometres of a degree of longitude in its middle.
    fn lon_km(&self) -> f64 {
        let middle = f64::midpoint(self.south, self.north);
        DEGREE_KM * middle.to_radians().cos().max(0.01)
    }

    pub(crate) fn diagonal_km(&self) -> f64 {
        let width = (self.east - self.west) * self.lon_km();
        width.hypot((self.north - self.south) * DEGREE_KM)
    }

    /// Square kilometres of the box, about.
    pub(crate) fn size(&self) -> f64 {
        (self.east - self.west) * self.lon_km() * (self.north - self.south) * DEGREE_KM
    }

    /// Kilometres between two boxes, about.
    pub(crate) fn gap_km(&self, other: &Self) -> f64 {
        let turn = self.turn(other);
        let (west, east) = (other.west + turn, other.east + turn);
        let x = (west - self.east).max(self.west - east).max(0.0);
        let y = (other.south - self.north)
            .max(self.south - other.north)
            .max(0.0);
        (x * self.lon_km().min(other.lon_km())).hypot(y * DEGREE_KM)
    }

    /// The same with a share of its size more on each side.
    pub(crate) fn with_room(&self, share: f64) -> Self {
        let width = ((self.east - self.west) * self.lon_km()).max(1.0);
        let height = ((self.north - self.south) * DEGREE_KM).max(1.0);
        let room = share * width.max(height);
        Self {
            west: self.west - room / self.lon_km(),
            east: self.east + room / self.lon_km(),
            south: (self.south - room / DEGREE_KM).max(-90.0),
            north: (self.north + room / DEGREE_KM).min(90.0),
        }
    }

    /// Points along its edge, close enough to bend as it does.
    pub(crate) fn edge(&self) -> Vec<Coord<f64>> {
        const PIECES: u32 = 40;
        let between = |a: f64, b: f64, i: u32| a + (b - a) * f64::from(i) / f64::from(PIECES);
        let along = (0..=PIECES).flat_map(|i| {
            let (x, y) = (
                between(self.west, self.east, i),
                between(self.south, self.north, i),
            );
            [
                Coord { x, y: self.south },
                Coord { x, y: self.north },
                Coord { x: self.west, y },
                Coord { x: self.east, y },
            ]
        });
        along.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(places: &[(f64, f64)]) -> Extent {
        Extent::of(places.iter().map(|&p| p.into())).expect("places")
    }

    #[test]
    fn places_on_both_sides_of_the_antimeridian_are_close() {
        let both = around(&[(179.0, -17.0), (-179.0, -16.0)]);
        assert_eq!((both.west, both.east), (179.0, 181.0));
        let near = around(&[(-178.0, -17.0), (-177.0, -16.0)]);
        assert!((both.gap_km(&near) - 106.6).abs() < 0.5);
        let mut joined = both;
        joined.join(&near);
        assert_eq!((joined.west, joined.east), (179.0, 183.0));
    }
}
