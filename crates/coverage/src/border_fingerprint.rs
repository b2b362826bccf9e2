//! Whether two sets of rings leave the same border, without laying either out.
//!
//! Each vertex stands at a made-up place of two pseudo-random numbers, drawn from
//! the bits of its coordinates. The *fingerprint* of directed edges is twice the area
//! that they enclose there, modulo 2⁶⁴. An edge walked both ways adds nothing, so
//! what counts is the border that is walked once. As every pair of vertices has
//! its own product of numbers, the fingerprints of two sets agree if the same edges are
//! left, bit for bit, and else with a chance in the order of 2⁻⁶⁰ (Schwartz and
//! Zippel).

use super::plane;
use super::prim::vertex_key;
use geo_types::{Coord, MultiPolygon};
use rustc_hash::FxHashMap;

/// Twice the enclosed area at the made-up places; wraps around.
pub(super) type Fingerprint = u64;

/// The made-up place of a vertex (two rounds of the mixing of splitmix64).
fn place(p: Coord<f64>) -> [u64; 2] {
    let (x, y) = vertex_key(p);
    let first = mix(x.wrapping_add(mix(y ^ 0x9e37_79b9_7f4a_7c15)));
    [first, mix(first ^ 0xd1b5_4a32_d192_ed03)]
}

/// A round of the mixing of splitmix64.
pub(super) fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The fingerprint of a chain in its direction; in the other it is the negative.
pub(super) fn of_chain(chain: impl IntoIterator<Item = Coord<f64>>) -> Fingerprint {
    let mut places = chain.into_iter().map(place);
    let Some(mut last) = places.next() else {
        return 0;
    };
    places.fold(0, |sum: u64, next| {
        let [[x0, y0], [x1, y1]] = [last, next];
        last = next;
        sum.wrapping_add(x0.wrapping_mul(y1).wrapping_sub(x1.wrapping_mul(y0)))
    })
}

/// The fingerprint of all rings of polygons.
pub(super) fn of_shapes(shapes: &[MultiPolygon<f64>]) -> Fingerprint {
    rings(shapes).fold(0, |sum: u64, ring| {
        sum.wrapping_add(of_chain(ring.iter().copied()))
    })
}

/// All rings of polygons, shell first.
pub(super) fn rings(shapes: &[MultiPolygon<f64>]) -> impl Iterator<Item = &[Coord<f64>]> {
    let polygons = shapes.iter().flatten();
    polygons.flat_map(plane::rings_of).map(|ring| &ring.0[..])
}

/// Where borders differ whose fingerprints do: the start of the first edge, in the order
/// of the chains and then of the rings, that is left on one side alone.
pub(super) fn first_difference(
    chains: &[Vec<Coord<f64>>],
    shapes: &[MultiPolygon<f64>],
) -> Option<Coord<f64>> {
    let before = chains
        .iter()
        .map(|chain| &chain[..])
        .map(|chain| (chain, 1));
    let after = rings(shapes).map(|ring| (ring, -1));
    let edges = before
        .chain(after)
        .flat_map(|(chain, sign)| chain.windows(2).map(move |e| ([e[0], e[1]], sign)));
    let edges: Vec<_> = edges.collect();
    let keyed = |[a, b]: [Coord<f64>; 2], sign: i32| {
        let (a, b) = (vertex_key(a), vertex_key(b));
        if a <= b {
            ((a, b), sign)
        } else {
            ((b, a), -sign)
        }
    };
    let mut balance: FxHashMap<_, i32> = FxHashMap::default();
    for &(edge, sign) in &edges {
        let (key, sign) = keyed(edge, sign);
        *balance.entry(key).or_default() += sign;
    }
    let left = edges
        .iter()
        .find(|(edge, sign)| balance[&keyed(*edge, *sign).0] != 0);
    left.map(|(edge, _)| edge[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::polygon;

    fn square(x: f64) -> MultiPolygon<f64> {
        polygon![(x: x, y: 0.), (x: x + 1., y: 0.), (x: x + 1., y: 1.), (x: x, y: 1.)].into()
    }

    fn both() -> MultiPolygon<f64> {
        polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 1., y: 1.), (x: 0., y: 1.)]
            .into()
    }

    fn chains(shapes: &[MultiPolygon<f64>]) -> Vec<Vec<Coord<f64>>> {
        rings(shapes).map(<[_]>::to_vec).collect()
    }

    #[test]
    fn two_squares_leave_the_border_of_their_union() {
        let apart = [square(0.0), square(1.0)];
        assert_eq!(of_shapes(&apart), of_shapes(&[both()]));
        assert_eq!(first_difference(&chains(&apart), &[both()]), None);
    }

    #[test]
    fn a_vertex_more_on_a_straight_border_is_another_border() {
        let plain = polygon![(x: 0., y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 0., y: 1.)];
        let apart = [square(0.0), square(1.0)];
        assert_ne!(of_shapes(&apart), of_shapes(&[plain.clone().into()]));
        let at = first_difference(&chains(&apart), &[plain.into()]);
        assert_eq!(at, Some(Coord { x: 0.0, y: 0.0 }));
    }

    #[test]
    fn direction_and_sign_of_zero_are_told_apart_as_they_should() {
        let chain = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)].map(Coord::from);
        let back = chain.into_iter().rev();
        assert_eq!(of_chain(back), of_chain(chain).wrapping_neg());
        assert_ne!(of_chain(chain), 0);
        let signed = [(-0.0, 0.0), (1.0, -0.0), (1.0, 1.0)].map(Coord::from);
        assert_eq!(of_chain(signed), of_chain(chain));
    }
}
