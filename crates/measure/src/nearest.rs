//! Which of many places is nearest to a point, and which lie around it.
//!
//! The places stand on the unit sphere in an R-tree. The straight line between two
//! points of a sphere is longer where the way along it is, so the tree hands them out
//! in the order of great circles; the ellipsoid is that sphere but for half a percent,
//! so a few exact distances settle who is nearest.

use geo_types::Coord;
use rstar::primitives::GeomWithData;
use rstar::{PointDistance, RTree};

use super::distance::{Metric, distance_km};
use aimaq_coverage::earth::MEAN_RADIUS_M;

/// Radius of the sphere of the great circles, kilometres.
const RADIUS_KM: f64 = MEAN_RADIUS_M / 1000.0;

/// No way on the ellipsoid is shorter than so much of the way on the sphere between
/// the same longitudes and latitudes: the least radius of curvature of WGS 84, that of
/// the meridian at the equator (6335.44 km), over the radius of the sphere.
const LEAST_SHARE: f64 = 0.9944;

/// What the rounding of both distances may amount to, as a share and in kilometres.
const ROUNDING: f64 = 1e-6;
const ROUNDING_KM: f64 = 1e-6;

/// So few places are looked at one by one sooner than through the tree.
const FEW: usize = 64;

type Spot = GeomWithData<[f64; 3], u32>;

/// Places on earth by where they are. A place is known by the number under which it
/// was put in.
#[derive(Debug, Clone, Default)]
pub struct PlaceIndex {
    tree: RTree<Spot>,
    places: Vec<Coord<f64>>,
}

impl FromIterator<Coord<f64>> for PlaceIndex {
    /// Numbers the places from 0 in their order.
    fn from_iter<I: IntoIterator<Item = Coord<f64>>>(places: I) -> Self {
        let places: Vec<Coord<f64>> = places.into_iter().collect();
        let spots = (0_u32..).zip(&places);
        let spots = spots.map(|(n, &at)| Spot::new(on_sphere(at), n));
        Self {
            tree: RTree::bulk_load(spots.collect()),
            places,
        }
    }
}

impl PlaceIndex {
    /// Adds a place and gives its number.
    pub fn push(&mut self, at: Coord<f64>) -> usize {
        let number = self.places.len();
        self.tree.insert(Spot::new(on_sphere(at), number as u32));
        self.places.push(at);
        number
    }

    /// The nearest place to a point and the kilometres to it; of places equally near
    /// the one with the least `rank`, then the one with the smaller number.
    pub fn nearest<R: Ord>(
        &self,
        metric: Metric,
        at: Coord<f64>,
        rank: impl Fn(usize) -> R,
    ) -> Option<(usize, f64)> {
        self.nearest_knowing(metric, at, None, rank)
    }

    /// The same where the kilometres to one of the places are known already.
    pub fn nearest_knowing<R: Ord>(
        &self,
        metric: Metric,
        at: Coord<f64>,
        known: Option<(usize, f64)>,
        rank: impl Fn(usize) -> R,
    ) -> Option<(usize, f64)> {
        let share = match metric {
            Metric::Geodesic => LEAST_SHARE,
            Metric::GreatCircle => 1.0,
        };
        let mut best = known.map(|(number, km)| (km, rank(number), number));
        // Whether a place that is so far by its straight line may still be the nearest.
        let mut look = |number: usize, chord2: f64| {
            let least = great_circle_km(chord2) * share * (1.0 - ROUNDING) - ROUNDING_KM;
            if best.as_ref().is_some_and(|(km, ..)| least > *km) {
                return false;
            }
            if known.is_some_and(|(known, _)| known == number) {
                return true;
            }
            let found = (
                distance_km(metric, at, self.places[number]),
                rank(number),
                number,
            );
            let nearer = best.as_ref().is_none_or(|(km, rank, number)| {
                let by_way = found.0.total_cmp(km);
                by_way
                    .then_with(|| found.1.cmp(rank))
                    .then(found.2.cmp(number))
                    .is_lt()
            });
            if nearer {
                best = Some(found);
            }
            true
        };
        let at_sphere = on_sphere(at);
        if self.places.len() <= FEW {
            // The nearest by its straight line first: most others are then farther for sure.
            let chord = |spot: &Spot| (spot.distance_2(&at_sphere), spot.data as usize);
            let chords = || self.tree.iter().map(chord);
            let first = chords().min_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((chord2, number)) = first {
                look(number, chord2);
            }
            for (chord2, number) in chords().filter(|chord| Some(chord.1) != first.map(|f| f.1)) {
                look(number, chord2);
            }
        } else {
            for (spot, chord2) in self.tree.nearest_neighbor_iter_with_distance_2(at_sphere) {
                if !look(spot.data as usize, chord2) {
                    break;
                }
            }
        }
        best.map(|(km, _, number)| (number, km))
    }

    /// The numbers of all places within so many kilometres by great circle, and perhaps
    /// of some a little farther; ascending.
    pub fn around(&self, at: Coord<f64>, km: f64) -> Vec<usize> {
        let angle = (km * (1.0 + ROUNDING) + ROUNDING_KM) / RADIUS_KM;
        let chord = 2.0 * (angle / 2.0).min(std::f64::consts::FRAC_PI_2).sin();
        let most = chord * chord * (1.0 + 1e-9);
        let spots = self.tree.locate_within_distance(on_sphere(at), most);
        let mut numbers: Vec<usize> = spots.map(|spot| spot.data as usize).collect();
        numbers.sort_unstable();
        numbers
    }
}

fn on_sphere(at: Coord<f64>) -> [f64; 3] {
    let (sin, cos) = at.y.to_radians().sin_cos();
    let (east_sin, east_cos) = at.x.to_radians().sin_cos();
    [cos * east_cos, cos * east_sin, sin]
}

/// Kilometres along the sphere between two points of the unit sphere whose straight
/// distance has this square.
fn great_circle_km(chord2: f64) -> f64 {
    2.0 * (chord2.sqrt() / 2.0).min(1.0).asin() * RADIUS_KM
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn brute(metric: Metric, places: &[Coord<f64>], at: Coord<f64>) -> Option<(usize, f64)> {
        let ways = places.iter().map(|&place| distance_km(metric, at, place));
        ways.enumerate()
            .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
    }

    fn coord() -> impl Strategy<Value = Coord<f64>> {
        // Few enough different places for some to be equally near, poles, the 180th
        // meridian and antipodes among them.
        let anywhere = (-180.0..=180.0_f64, -90.0..=90.0_f64);
        let rough = (-18..=18_i32, -9..=9_i32)
            .prop_map(|(x, y)| (f64::from(x) * 10.0, f64::from(y) * 10.0));
        let near = (-3..=3_i32, -3..=3_i32)
            .prop_map(|(x, y)| (f64::from(x) * 1e-5 + 71.0, f64::from(y) * 1e-5 + 51.0));
        prop_oneof![anywhere, rough, near].prop_map(|(x, y)| Coord { x, y })
    }

    proptest! {
        #[test]
        fn the_nearest_is_that_of_all_distances(
            places in prop::collection::vec(coord(), 0..90),
            at in coord(),
        ) {
            let index: PlaceIndex = places.iter().copied().collect();
            let mut grown = PlaceIndex::default();
            places.iter().for_each(|&place| { grown.push(place); });
            for metric in [Metric::Geodesic, Metric::GreatCircle] {
                let expected = brute(metric, &places, at);
                prop_assert_eq!(index.nearest(metric, at, |_| 0), expected);
                prop_assert_eq!(grown.nearest(metric, at, |_| 0), expected);
                for (number, &place) in places.iter().enumerate() {
                    let known = Some((number, distance_km(metric, at, place)));
                    prop_assert_eq!(index.nearest_knowing(metric, at, known, |_| 0), expected);
                }
            }
        }

        #[test]
        fn of_places_equally_near_the_rank_decides(copies in 1..20_usize, first in 0..20_usize) {
            let at = Coord { x: 71.0, y: 51.0 };
            let index: PlaceIndex = std::iter::repeat_n(at, copies).collect();
            let first = first % copies;
            let found = index.nearest(Metric::Geodesic, at, |n| n != first);
            prop_assert_eq!(found, Some((first, 0.0)));
        }

        #[test]
        fn all_that_lie_around_a_point_are_found(
            places in prop::collection::vec(coord(), 0..60),
            at in coord(),
            km in prop_oneof![0.0..20.0_f64, 0.0..20_100.0_f64],
        ) {
            let index: PlaceIndex = places.iter().copied().collect();
            let found = index.around(at, km);
            for (number, &place) in places.iter().enumerate() {
                let way = distance_km(Metric::GreatCircle, at, place);
                prop_assert!(way > km || found.contains(&number), "{} {}", way, km);
                let far = way > km * 1.00001 + 0.001;
                prop_assert!(!(far && found.contains(&number)), "{} {}", way, km);
            }
        }
    }
}
