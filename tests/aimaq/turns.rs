//! Restrictions on turns, on roads drawn by the test.
//!
//! Most situations are a cross with a block around its upper right quarter; a
//! step is 1.113 km at the equator, a hundredth of a degree or to the north a little more:
//!
//! ```text
//!        1 ── 2       way 1: 10 ─ 11     way 5: 1 ─ 2 ─ 12
//!        │    │       way 2: 11 ─ 12
//!  10 ─ 11 ── 12      way 3: 11 ─ 1
//!        │            way 4: 11 ─ 31, twice as long
//!       31
//! ```

use crate::support::osm::Osm;
use aimaq::batch::road_network;
use aimaq::measure::{Network, RestrictionFacts};
use geo_types::Coord;
use proptest::prelude::*;
use tempfile::TempDir;

const STEP: f64 = 1.113_194_9;
/// By how much a degree of latitude is shorter at the equator than one of longitude.
const NORTH: f64 = 1.006_739_5;
const STREET: [(&str, &str); 2] = [("highway", "primary"), ("maxspeed", "60")];

fn at(node: i64) -> Coord<f64> {
    Coord {
        x: (node % 10) as f64 / 100.0,
        y: -((node / 10) as f64) / 100.0 * NORTH,
    }
}

fn nodes(all: &[i64]) -> Osm {
    let add = |osm: Osm, &id: &i64| osm.node(id, at(id).x, at(id).y, &[]);
    all.iter().fold(Osm::new(), add)
}

/// The cross, with the block around its upper right.
fn cross() -> Osm {
    nodes(&[1, 2, 10, 11, 12, 31])
        .way(1, &[10, 11], &STREET)
        .way(2, &[11, 12], &STREET)
        .way(3, &[11, 1], &STREET)
        .way(4, &[11, 31], &STREET)
        .way(5, &[1, 2, 12], &STREET)
}

fn network(osm: &Osm) -> Network {
    let scratch = TempDir::new().expect("scratch");
    let file = scratch.path().join("roads.osm.pbf");
    osm.write(&file);
    road_network(&file).expect("roads")
}

fn km(net: &Network, from: i64, to: i64) -> Option<f64> {
    let way = net.ways(&[at(from)], &[at(to)], 1.0).ways[0][0];
    way.map(|way| {
        assert!((way.km - way.shortest_km).abs() < 1e-9, "one speed");
        way.km
    })
}

#[track_caller]
fn assert_steps(km: Option<f64>, steps: f64) {
    let km = km.expect("a way");
    assert!((km - steps * STEP).abs() < 1e-3, "{} steps", km / STEP);
}

/// A restriction from way to way at node 11.
fn restricted(osm: Osm, value: &str, from: i64, to: i64) -> Osm {
    let members = [("from", 'w', from), ("via", 'n', 11), ("to", 'w', to)];
    osm.relation(
        9,
        &members,
        &[("type", "restriction"), ("restriction", value)],
    )
}

fn facts(net: &Network) -> RestrictionFacts {
    net.facts().restrictions
}

/// From 10 up to 1 one drives straight on and around the block.
#[test]
fn no_left_turn() {
    let net = network(&restricted(cross(), "no_left_turn", 1, 3));
    assert_steps(km(&network(&cross()), 10, 1), 2.0);
    assert_steps(km(&net, 10, 1), 4.0);
    // The others turn as before, and so do those who come the other way.
    assert_steps(km(&net, 10, 31), 3.0);
    assert_steps(km(&net, 1, 10), 2.0);
    assert_steps(km(&net, 31, 1), 3.0);
    let all = RestrictionFacts {
        relations: 1,
        followed: 1,
        ..RestrictionFacts::default()
    };
    assert_eq!(facts(&net), all);
}

/// One would have to turn back on the road, which nobody does where it goes on.
#[test]
fn no_left_turn_and_no_way_around() {
    let short = nodes(&[1, 2, 10, 11, 12])
        .way(1, &[10, 11], &STREET)
        .way(2, &[11, 12, 2], &STREET)
        .way(3, &[11, 1], &STREET);
    let net = network(&restricted(short, "no_left_turn", 1, 3));
    // Straight on to the dead end at 2, back, and to the right.
    assert_steps(km(&net, 10, 1), 6.0);
    let ring = nodes(&[1, 2, 3, 10, 11, 12, 13])
        .way(1, &[10, 11], &STREET)
        .way(2, &[11, 12, 13, 3, 2, 12], &STREET)
        .way(3, &[11, 1], &STREET);
    let net = network(&restricted(ring, "no_left_turn", 1, 3));
    // Around the ring 12, 13, 3, 2 and back: 12 is no end of a road.
    assert_steps(km(&net, 10, 1), 8.0);
}

#[test]
fn no_right_turn() {
    let net = network(&restricted(cross(), "no_right_turn", 4, 2));
    assert_steps(km(&net, 31, 12), 5.0);
    assert_steps(km(&net, 31, 1), 3.0);
}

#[test]
fn no_straight_on() {
    let net = network(&restricted(cross(), "no_straight_on", 1, 2));
    assert_steps(km(&net, 10, 12), 4.0);
    assert_steps(km(&net, 12, 10), 2.0);
}

/// Those who come from below may only go on to 1.
#[test]
fn only_straight_on() {
    let net = network(&restricted(cross(), "only_straight_on", 4, 3));
    assert_steps(km(&net, 31, 1), 3.0);
    assert_steps(km(&net, 31, 12), 5.0);
    // To the left one comes around the block, for nobody turns back at 1.
    assert_steps(km(&net, 31, 10), 7.0);
}

#[test]
fn only_left_turn_and_only_right_turn() {
    let net = network(&restricted(cross(), "only_left_turn", 1, 3));
    assert_steps(km(&net, 10, 12), 4.0);
    let net = network(&restricted(cross(), "only_right_turn", 1, 4));
    // 31 is the end of its road: there one turns back.
    assert_steps(km(&net, 10, 12), 6.0);
}

/// ```text
/// 10 ─── 11 ─── 12     two ways; 12 and 10 are ends
/// ```
#[test]
fn no_u_turn() {
    let street = || {
        nodes(&[10, 11, 12])
            .way(1, &[10, 11], &STREET)
            .way(2, &[11, 12], &STREET)
    };
    let back = [("from", 'w', 2), ("via", 'n', 12), ("to", 'w', 2)];
    let rule = [("type", "restriction"), ("restriction", "no_u_turn")];
    let (from, behind) = (Coord { x: 0.015, y: -0.01 }, at(10));
    let only = [("from", 'w', 2), ("via", 'n', 11), ("to", 'w', 2)];
    let net = network(&street().relation(8, &back, &rule));
    // Nobody who begins on the way has to turn; the restriction changes nothing.
    let way = net.ways(&[from], &[behind], 1.0).ways[0][0];
    assert_steps(way.map(|w| w.km), 1.5);
    assert_eq!(facts(&net).followed, 1);
    // Forced to pass the end, one cannot come back from it.
    let forced = street().node(1, 0.01, 0.0, &[]).way(3, &[11, 1], &STREET);
    let forced = restricted(forced, "only_right_turn", 3, 2);
    assert_steps(km(&network(&forced), 1, 10), 4.0);
    let forbidden = forced.relation(8, &back, &rule);
    assert_eq!(km(&network(&forbidden), 1, 10), None);
    // In the middle of a road there is nothing to forbid twice.
    assert_eq!(
        facts(&network(&street().relation(8, &only, &rule))).followed,
        1
    );
}

/// No way into the street from either side.
#[test]
fn no_entry_from_several_ways() {
    let members = [
        ("from", 'w', 1),
        ("from", 'w', 4),
        ("via", 'n', 11),
        ("to", 'w', 3),
    ];
    let tags = [("type", "restriction"), ("restriction", "no_entry")];
    let net = network(&cross().relation(9, &members, &tags));
    assert_steps(km(&net, 10, 1), 4.0);
    assert_steps(km(&net, 31, 1), 5.0);
    assert_steps(km(&net, 12, 1), 2.0);
}

/// Two orders for one arrival allow both; a ban beside an order takes from it.
#[test]
fn several_restrictions_at_one_crossing() {
    let rule = |value| [("type", "restriction"), ("restriction", value)];
    let turn = |to| [("from", 'w', 1), ("via", 'n', 11), ("to", 'w', to)];
    let both = cross()
        .relation(8, &turn(3), &rule("only_left_turn"))
        .relation(9, &turn(2), &rule("only_straight_on"));
    let net = network(&both);
    assert_steps(km(&net, 10, 1), 2.0);
    assert_steps(km(&net, 10, 12), 2.0);
    assert_steps(km(&net, 10, 31), 7.0);
    let less = both.relation(10, &turn(3), &rule("no_left_turn"));
    assert_steps(km(&network(&less), 10, 1), 4.0);
}

/// What is not for cars, at some times only, over a way, or unclear changes
/// nothing and is counted.
#[test]
fn restrictions_that_are_not_followed_are_counted() {
    let turn = [("from", 'w', 1), ("via", 'n', 11), ("to", 'w', 3)];
    let over = [("from", 'w', 1), ("via", 'w', 2), ("to", 'w', 3)];
    let no = ("restriction", "no_left_turn");
    let kind = ("type", "restriction");
    let hours = (
        "restriction:conditional",
        "no_left_turn @ (Mo-Fr 07:00-09:00)",
    );
    let osm = cross()
        .relation(1, &turn, &[kind, no, ("except", "motorcar")])
        .relation(2, &turn, &[kind, ("restriction:hgv", "no_left_turn")])
        .relation(3, &turn, &[kind, hours])
        .relation(4, &over, &[kind, no])
        .relation(5, &turn[..2], &[kind, no])
        .relation(6, &turn, &[kind, ("restriction", "no_fun")])
        .relation(7, &[turn[0], ("via", 'n', 99), turn[2]], &[kind, no])
        .relation(8, &[turn[0], turn[1], ("to", 'w', 77)], &[kind, no]);
    let net = network(&osm);
    assert_steps(km(&net, 10, 1), 2.0);
    let expected = RestrictionFacts {
        relations: 8,
        followed: 0,
        moot: 2,
        for_others: 2,
        conditional: 1,
        via_ways: 1,
        unclear: 2,
    };
    assert_eq!(facts(&net), expected);
}

/// A way that goes on through the node: nobody can tell which half is meant.
#[test]
fn a_way_that_is_not_split_at_the_node_is_unclear() {
    let osm = nodes(&[1, 10, 11, 12])
        .way(1, &[10, 11, 12], &STREET)
        .way(3, &[11, 1], &STREET);
    let net = network(&restricted(osm, "no_left_turn", 1, 3));
    assert_eq!(facts(&net).unclear, 1);
    assert_steps(km(&net, 10, 1), 2.0);
}

/// One begins and ends in the middle of a road, where rules hold as well.
#[test]
fn the_middle_of_a_road_keeps_to_the_turn_into_it() {
    let net = network(&restricted(cross(), "no_left_turn", 1, 3));
    let (from, to) = (
        Coord {
            x: 0.005,
            y: -0.01 * NORTH,
        },
        Coord {
            x: 0.01,
            y: -0.005 * NORTH,
        },
    );
    let way = net.ways(&[from], &[to], 1.0).ways[0][0];
    assert_steps(way.map(|w| w.km), 4.0);
    let way = net.ways(&[to], &[from], 1.0).ways[0][0];
    assert_steps(way.map(|w| w.km), 1.0);
}

/// A grid of streets with random bans, orders and streets for residents, searched
/// arc by arc from the definition: the way from a crossing, over arcs that may
/// follow one another.
mod against_a_search_over_arcs {
    use super::*;

    const SIDE: i64 = 4;

    /// Kind of each street between neighbours, and restrictions as crossing,
    /// arrival, departure and kind.
    type Case = (Vec<u8>, Vec<(i64, usize, usize, u8)>);

    fn cases() -> impl Strategy<Value = Case> {
        let streets = proptest::collection::vec(0u8..6, 24);
        let turn = (0..SIDE * SIDE, 0usize..4, 0usize..4, 0u8..4);
        (streets, proptest::collection::vec(turn, 0..14))
    }

    /// A street: its way, its crossings, and whether it is open along and against.
    struct Street {
        way: i64,
        ends: [i64; 2],
        open: [bool; 2],
        /// For residents only.
        local: bool,
    }

    fn streets(kinds: &[u8]) -> Vec<Street> {
        let node = |r: i64, c: i64| 10 * r + c;
        let across =
            (0..SIDE).flat_map(|r| (0..SIDE - 1).map(move |c| [node(r, c), node(r, c + 1)]));
        let down = (0..SIDE - 1).flat_map(|r| (0..SIDE).map(move |c| [node(r, c), node(r + 1, c)]));
        let all = across.chain(down).zip(kinds).enumerate();
        let built = all.filter(|(_, (_, kind))| **kind > 0);
        built
            .map(|(i, (ends, kind))| Street {
                way: i as i64 + 1,
                ends,
                open: [*kind != 1, *kind != 2],
                local: *kind == 3,
            })
            .collect()
    }

    /// An arc: its street, and its two crossings in order.
    type Arc = (usize, i64, i64);

    fn arcs(streets: &[Street]) -> Vec<Arc> {
        let both = |(i, s): (usize, &Street)| {
            let [a, b] = s.ends;
            let arcs = [(s.open[0], (i, a, b)), (s.open[1], (i, b, a))];
            arcs.into_iter()
                .filter(|(open, _)| *open)
                .map(|(_, arc)| arc)
        };
        streets.iter().enumerate().flat_map(both).collect()
    }

    /// Bans and orders as pairs of arcs.
    #[derive(Default)]
    struct Turns {
        no: Vec<(Arc, Arc)>,
        only: Vec<(Arc, Arc)>,
    }

    impl Turns {
        fn may(&self, all: &[Arc], a: Arc, b: Arc) -> bool {
            let allowed = |b: Arc| {
                let ordered = self.only.iter().any(|(x, _)| *x == a);
                !self.no.contains(&(a, b)) && (!ordered || self.only.contains(&(a, b)))
            };
            let back = |b: Arc| b.0 == a.0;
            let others = all.iter().any(|&o| o.1 == a.2 && !back(o) && allowed(o));
            allowed(b) && (!back(b) || !others || self.only.contains(&(a, b)))
        }
    }

    /// Kilometres that stand for leaving a street for residents.
    const EXIT: f64 = 1e4;

    fn km_of(arc: Arc) -> f64 {
        let (a, b) = (at(arc.1), at(arc.2));
        let along = (a.y.to_radians().cos() * (a.x - b.x).abs()).max((a.y - b.y).abs() / NORTH);
        along * 100.0 * STEP
    }

    /// Kilometres from a crossing to all, by relaxing every pair of arcs.
    fn from(start: i64, all: &[Arc], local: &[bool], turns: &Turns) -> impl Fn(i64) -> f64 + use<> {
        let begins = |arc: &Arc| {
            if arc.1 == start {
                km_of(*arc)
            } else {
                f64::INFINITY
            }
        };
        let mut km: Vec<f64> = all.iter().map(begins).collect();
        for _ in 0..all.len() {
            for (i, &a) in all.iter().enumerate() {
                for (j, &b) in all.iter().enumerate() {
                    if a.2 == b.1 && turns.may(all, a, b) {
                        let exit = local[a.0] && !local[b.0];
                        km[j] = km[j].min(km[i] + km_of(b) + if exit { EXIT } else { 0.0 });
                    }
                }
            }
        }
        let ends: Vec<(i64, f64)> = all.iter().map(|a| a.2).zip(km).collect();
        move |to| {
            let own = if to == start { 0.0 } else { f64::INFINITY };
            ends.iter()
                .filter(|e| e.0 == to)
                .fold(own, |km, e| km.min(e.1))
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn all_ways_agree((kinds, wanted) in cases()) {
            let crossings: Vec<i64> = (0..SIDE).flat_map(|r| (0..SIDE).map(move |c| 10 * r + c)).collect();
            let streets = streets(&kinds);
            prop_assume!(!streets.is_empty());
            let mut osm = nodes(&crossings);
            for s in &streets {
                let direction = match s.open { [true, false] => "yes", [false, true] => "-1", _ => "no" };
                let access = if s.local { "destination" } else { "yes" };
                osm = osm.way(s.way, &s.ends, &[STREET[0], STREET[1], ("oneway", direction), ("access", access)]);
            }
            let all = arcs(&streets);
            let local: Vec<bool> = streets.iter().map(|s| s.local).collect();
            let mut turns = Turns::default();
            for (id, (crossing, a, b, kind)) in (1..).zip(wanted) {
                let node = crossings[crossing as usize];
                let touching: Vec<&Street> = streets.iter().filter(|s| s.ends.contains(&node)).collect();
                let (Some(a), Some(b)) = (touching.get(a), touching.get(b)) else { continue };
                let value = match (kind, a.way == b.way) {
                    (_, true) => "no_u_turn",
                    (0, _) => "only_straight_on",
                    _ => "no_left_turn",
                };
                let members = [("from", 'w', a.way), ("via", 'n', node), ("to", 'w', b.way)];
                osm = osm.relation(id, &members, &[("type", "restriction"), ("restriction", value)]);
                let arrive = all.iter().find(|x| streets[x.0].way == a.way && x.2 == node);
                let leave = all.iter().find(|x| streets[x.0].way == b.way && x.1 == node);
                if let (Some(&arrive), Some(&leave)) = (arrive, leave) {
                    let list = if value.starts_with("only") { &mut turns.only } else { &mut turns.no };
                    list.push((arrive, leave));
                }
            }
            let net = network(&osm);
            let touched = |node: i64| streets.iter().any(|s| s.ends.contains(&node));
            let points: Vec<i64> = crossings.iter().copied().filter(|n| touched(*n)).collect();
            let places: Vec<Coord<f64>> = points.iter().map(|n| at(*n)).collect();
            let table = net.ways(&places, &places, 1.0);
            for (i, &start) in points.iter().enumerate() {
                let expected = from(start, &all, &local, &turns);
                for (j, &end) in points.iter().enumerate() {
                    let (found, expected) = (table.ways[j][i], expected(end));
                    match found {
                        Some(way) => prop_assert!((way.shortest_km - expected % EXIT).abs() < 1e-3, "{start} {end} {way:?} {expected}"),
                        None => prop_assert!(expected.is_infinite(), "{start} {end} {expected}"),
                    }
                }
            }
        }
    }
}
