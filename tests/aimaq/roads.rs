//! Ways along roads, on roads drawn by the test.
//!
//! Every net lies at the equator, in steps of 1.113 km both ways: a hundredth of a degree
//! to the east, and a little more to the north. Node `10 · row + column` stands at that row and column.

use crate::support;
use crate::support::osm::Osm;
use aimaq::batch::{RoadCache, road_network, road_table};
use aimaq::measure::{Metric, Network, RoadWay, distance_km};
use geo_types::Coord;
use proptest::prelude::*;
use tempfile::TempDir;

/// Kilometres of a hundredth of a degree of the equator of WGS 84.
const STEP: f64 = 1.113_194_9;
/// By how much a degree of latitude is shorter there than one of longitude.
const NORTH: f64 = 1.006_739_5;

fn at(row: i64, column: i64) -> Coord<f64> {
    Coord {
        x: column as f64 / 100.0,
        y: row as f64 / 100.0 * NORTH,
    }
}

/// Nodes of all rows and columns.
fn grid(rows: i64, columns: i64) -> Osm {
    let places = (0..rows).flat_map(|r| (0..columns).map(move |c| (r, c)));
    places.fold(Osm::new(), |osm, (r, c)| {
        osm.node(10 * r + c, at(r, c).x, at(r, c).y, &[])
    })
}

fn network(osm: &Osm) -> Network {
    let scratch = TempDir::new().expect("scratch");
    let file = scratch.path().join("roads.osm.pbf");
    osm.write(&file);
    road_network(&file).expect("roads")
}

fn way(network: &Network, from: Coord<f64>, to: Coord<f64>) -> Option<RoadWay> {
    network.ways(&[from], &[to], 1.0).ways[0][0]
}

#[track_caller]
fn assert_close(value: f64, expected: f64) {
    assert!(
        (value - expected).abs() < 1e-4 * expected.max(0.01),
        "{value} {expected}"
    );
}

/// Roads and straight lines are measured on one ellipsoid: no road is shorter than the line
/// between its ends.
#[test]
fn a_straight_road_is_as_long_as_the_straight_line() {
    let (south, north) = (Coord { x: 80.25, y: 50.0 }, Coord { x: 80.25, y: 51.0 });
    let nodes: Vec<i64> = (0..=100).collect();
    let osm = nodes.iter().fold(Osm::new(), |osm, n| {
        osm.node(*n, south.x, south.y + *n as f64 / 100.0, &[])
    });
    let net = network(&osm.way(1, &nodes, &[("highway", "trunk")]));
    let road = way(&net, south, north).expect("a way").km;
    let straight = distance_km(Metric::Geodesic, south, north);
    assert!((road / straight - 1.0).abs() < 1e-6, "{road} {straight}");
}

/// ```text
/// 0 → 1
/// ↑   ↓     one way, all around
/// 10← 11
/// ```
#[test]
fn one_way() {
    let tags = [
        ("highway", "primary"),
        ("oneway", "yes"),
        ("maxspeed", "50"),
    ];
    let net = network(&grid(2, 2).way(1, &[0, 1, 11, 10, 0], &tags));
    let there = way(&net, at(0, 0), at(0, 1)).expect("a way");
    let back = way(&net, at(0, 1), at(0, 0)).expect("a way");
    assert_close(there.km, STEP);
    assert_close(back.km, 3.0 * STEP);
    assert_close(back.hours, 3.0 * STEP / 50.0);
}

/// A way written against the traffic.
#[test]
fn one_way_against_its_nodes() {
    let net = network(&grid(1, 2).way(1, &[0, 1], &[("highway", "primary"), ("oneway", "-1")]));
    assert!(way(&net, at(0, 0), at(0, 1)).is_none());
    assert!(way(&net, at(0, 1), at(0, 0)).is_some());
}

/// ```text
/// 0 ─── 1 ─── 2     a point between 0 and 1, the centre between 1 and 2
/// ```
#[test]
fn a_place_in_the_middle_of_a_road_is_not_moved_to_a_crossing() {
    let net = network(&grid(1, 3).way(1, &[0, 1, 2], &[("highway", "primary")]));
    let (a, b) = (
        Coord { x: 0.004, y: 0.0 },
        Coord {
            x: 0.015,
            y: 0.001 * NORTH,
        },
    );
    let table = net.ways(&[a], &[b], 1.0);
    assert_close(table.ways[0][0].expect("a way").km, 1.1 * STEP);
    assert_close(table.centre_snaps[0].expect("near a road"), 0.1 * STEP);
}

/// Both on one edge of a one-way ring, the centre behind the point.
#[test]
fn the_centre_just_behind_on_a_one_way_road_is_a_lap_away() {
    let tags = [("highway", "primary"), ("junction", "roundabout")];
    let net = network(&grid(2, 2).way(1, &[0, 1, 11, 10, 0], &tags));
    let (front, behind) = (Coord { x: 0.006, y: 0.0 }, Coord { x: 0.004, y: 0.0 });
    assert_close(way(&net, front, behind).expect("a lap").km, 3.8 * STEP);
    assert_close(way(&net, behind, front).expect("a way").km, 0.2 * STEP);
}

/// ```text
/// 0 ─── 1 ~~~ 2 ─── 3     the middle is water
/// ```
#[test]
fn ferry() {
    let road = [("highway", "primary"), ("maxspeed", "60")];
    let base = || grid(1, 4).way(1, &[0, 1], &road).way(3, &[2, 3], &road);
    let ferry = [("route", "ferry"), ("duration", "00:45")];
    let net = network(&base().way(2, &[1, 2], &ferry));
    let crossing = way(&net, at(0, 0), at(0, 3)).expect("by ferry");
    assert_close(crossing.km, 3.0 * STEP);
    assert_close(crossing.hours, 0.75 + 2.0 * STEP / 60.0);
    // Nobody starts from the water: the middle of it is moved to a shore.
    let table = net.ways(&[Coord { x: 0.014, y: 0.0 }], &[at(0, 0)], 1.0);
    assert_close(table.point_snaps[0].expect("a shore"), 0.4 * STEP);
    let walkers = [("route", "ferry"), ("foot", "yes"), ("motor_vehicle", "no")];
    assert!(
        way(
            &network(&base().way(2, &[1, 2], &walkers)),
            at(0, 0),
            at(0, 3)
        )
        .is_none()
    );
}

/// ```text
/// 0 ─── 1     3 ─── 4
/// ```
#[test]
fn disconnected_island() {
    let road = [("highway", "primary")];
    let net = network(&grid(1, 5).way(1, &[0, 1], &road).way(2, &[3, 4], &road));
    assert!(way(&net, at(0, 4), at(0, 0)).is_none());
    assert!(way(&net, at(0, 4), at(0, 3)).is_some());
    let far = net.ways(&[Coord { x: 0.0, y: 0.02 }], &[at(0, 0)], 1.0);
    assert_eq!((far.point_snaps[0], far.ways[0][0]), (None, None));
}

/// ```text
/// 0 ══════ 2     straight on through private land, or around by 11
///  ╲      ╱
///   ─ 11 ─
/// ```
#[test]
fn private_access() {
    let tags = |access| [("highway", "primary"), ("access", access)];
    let around = |access| {
        let osm = grid(2, 3).way(1, &[0, 1, 2], &tags(access));
        let net = network(&osm.way(2, &[0, 10, 11, 12, 2], &[("highway", "primary")]));
        way(&net, at(0, 0), at(0, 2)).expect("a way").km
    };
    assert_close(around("private"), 4.0 * STEP);
    assert_close(around("permissive"), 2.0 * STEP);
}

/// ```text
/// 0 ══ 1 ══ 2     for residents, between two streets; or around by 11
///  ╲       ╱
///   ── 11 ─
/// ```
#[test]
fn a_street_for_residents_is_no_way_through() {
    let residents = [("highway", "residential"), ("motor_vehicle", "destination")];
    let street = [("highway", "residential")];
    let osm = grid(2, 4)
        .way(1, &[0, 1, 2], &residents)
        .way(3, &[2, 3], &street);
    let through = network(&osm);
    let around = network(&osm.way(2, &[0, 10, 11, 12, 2], &street));
    let km = |net: &Network, from, to| way(net, from, to).expect("a way").shortest_km;
    // One begins and ends there by the straight way, and leaves by the nearest.
    assert_close(km(&around, at(0, 1), at(0, 2)), STEP);
    assert_close(km(&around, at(0, 2), at(0, 1)), STEP);
    assert_close(km(&around, at(0, 1), at(0, 3)), 2.0 * STEP);
    // One passes through only where there is no other way.
    assert_close(km(&around, at(0, 0), at(0, 3)), 5.0 * STEP);
    assert_close(km(&through, at(0, 0), at(0, 3)), 3.0 * STEP);
}

/// A bollard in the middle of a street.
#[test]
fn barrier() {
    let bollard = [("barrier", "bollard")];
    let osm = Osm::new()
        .node(0, 0.0, 0.0, &[])
        .node(1, 0.01, 0.0, &bollard)
        .node(2, 0.02, 0.0, &[]);
    let net = network(&osm.way(1, &[0, 1, 2], &[("highway", "residential")]));
    assert!(way(&net, at(0, 0), at(0, 2)).is_none());
    assert!(way(&net, at(0, 0), Coord { x: 0.009, y: 0.0 }).is_some());
}

/// ```text
/// 0 ── slow ── 2
/// └── fast ────┘     twice as long, five times as fast
/// ```
#[test]
fn the_fastest_way_need_not_be_the_shortest() {
    let slow = [("highway", "residential"), ("maxspeed", "20")];
    let fast = [("highway", "trunk"), ("maxspeed", "100")];
    let net = network(
        &grid(2, 3)
            .way(1, &[0, 1, 2], &slow)
            .way(2, &[0, 10, 11, 12, 2], &fast),
    );
    let found = way(&net, at(0, 0), at(0, 2)).expect("a way");
    assert_close(found.km, 4.0 * STEP);
    assert_close(found.hours, 4.0 * STEP / 100.0);
    assert_close(found.shortest_km, 2.0 * STEP);
}

#[test]
fn a_road_that_leaves_the_extract_ends_there() {
    let net = network(&grid(1, 3).way(1, &[0, 1, 99, 2], &[("highway", "primary")]));
    assert_eq!(net.facts().missing_nodes, 1);
    assert!(way(&net, at(0, 0), at(0, 2)).is_none());
    assert!(way(&net, at(0, 0), at(0, 1)).is_some());
}

#[test]
fn results_are_kept_by_the_checksum_of_the_roads() {
    let scratch = TempDir::new().expect("scratch");
    let file = scratch.path().join("roads.osm.pbf");
    let kept = RoadCache::Folder(scratch.path().join("kept"));
    let ask =
        |cache: &RoadCache| road_table(&file, &[at(0, 0)], &[at(0, 1)], 1.0, cache).expect("roads");
    grid(1, 2)
        .way(1, &[0, 1], &[("highway", "primary")])
        .write(&file);
    let off = ask(&RoadCache::Off);
    assert!(!scratch.path().join("kept").exists());
    let (first, second) = (ask(&kept), ask(&kept));
    assert_eq!((off.kept, first.kept, second.kept), (false, false, true));
    assert_eq!((&first.table, &off.table), (&second.table, &second.table));
    assert_eq!((first.facts, off.facts), (second.facts, second.facts));
    grid(1, 2)
        .way(1, &[0, 1], &[("highway", "track")])
        .write(&file);
    let changed = ask(&kept);
    assert!(!changed.kept);
    assert_ne!(changed.table, first.table);
}

#[test]
fn kept_ways_of_which_one_figure_was_changed_count_as_none() {
    let scratch = TempDir::new().expect("scratch");
    let file = scratch.path().join("roads.osm.pbf");
    let folder = scratch.path().join("kept");
    let cache = RoadCache::Folder(folder.clone());
    let ask = || road_table(&file, &[at(0, 0)], &[at(0, 1)], 1.0, &cache).expect("roads");
    grid(1, 2)
        .way(1, &[0, 1], &[("highway", "primary")])
        .write(&file);
    let first = ask();
    assert!(ask().kept);
    let mut kept = std::fs::read_dir(&folder).expect("kept").flatten();
    let kept = kept.next().expect("a file").path();
    let text = std::fs::read_to_string(&kept).expect("kept");
    for other in [
        text.replace("\"km\":1.", "\"km\":2."),
        text.replace("\"point_snaps\":[0.0]", "\"point_snaps\":[]"),
        text[..text.len() / 2].to_owned(),
    ] {
        assert_ne!(other, text);
        std::fs::write(&kept, other).expect("kept");
        let again = ask();
        assert!(!again.kept);
        assert_eq!(again.table, first.table);
    }
}

#[test]
fn a_file_without_roads_and_one_that_is_none_are_refused() {
    let scratch = TempDir::new().expect("scratch");
    let file = scratch.path().join("paths.osm.pbf");
    grid(1, 2)
        .way(1, &[0, 1], &[("highway", "footway")])
        .write(&file);
    let error = road_network(&file).expect_err("no roads").to_string();
    assert!(error.contains("no way that cars can use"), "{error}");
    std::fs::write(&file, "not OpenStreetMap").expect("scratch");
    let error = road_network(&file).expect_err("no PBF").to_string();
    assert!(
        error.contains("cannot be read as OpenStreetMap PBF"),
        "{error}"
    );
}

#[test]
fn the_command_measures_all_regions_and_lists_who_has_no_road() {
    let scratch = TempDir::new().expect("scratch");
    let file = scratch.path().join("abai.osm.pbf");
    // One road from Semey to Kurchatov; everyone else is far from it.
    let osm = Osm::new()
        .node(1, 80.25, 50.40, &[])
        .node(2, 78.55, 50.76, &[]);
    osm.way(1, &[1, 2], &[("highway", "trunk")]).write(&file);
    let roads = file.display().to_string();
    let line = [
        "roads",
        "--roads",
        &roads,
        "--most-snap",
        "5",
        "--cache",
        "off",
    ];
    let said = support::aimaq_with(line, "roads");
    assert_eq!(said.code, 0, "{said}");
    let abai = said
        .stdout
        .lines()
        .find(|l| l.starts_with("region") && l.contains("after") && l.contains("Abai Region"));
    assert!(abai.is_some_and(|line| line.contains("Semey")), "{said}");
    let gaps = || said.stdout.lines().filter(|l| l.starts_with("no way"));
    assert!(gaps().any(|line| line.contains("Urzhar")), "{said}");
    let kurchatov = "Abai Region/Kurchatov";
    assert!(!gaps().any(|line| line.contains(kurchatov)), "{said}");
}

/// Roads between neighbours of a grid, some missing, some one way, each with
/// its speed.
fn nets() -> impl Strategy<Value = Vec<(u8, u32)>> {
    proptest::collection::vec((0u8..5, 20u32..110), 2 * 5 * 4)
}

/// Edges as `(from, to, km, km/h)` by Floyd and Warshall, for comparison.
fn all_pairs(arcs: &[(usize, usize, f64)]) -> Vec<Vec<f64>> {
    let mut d = vec![vec![f64::INFINITY; 25]; 25];
    (0..25).for_each(|i| d[i][i] = 0.0);
    for &(a, b, cost) in arcs {
        d[a][b] = d[a][b].min(cost);
    }
    for k in 0..25 {
        for i in 0..25 {
            for j in 0..25 {
                d[i][j] = d[i][j].min(d[i][k] + d[k][j]);
            }
        }
    }
    d
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn all_ways_agree_with_floyd_and_warshall(net in nets()) {
        let pairs = (0..5i64).flat_map(|r| (0..4i64).map(move |c| (10 * r + c, 10 * r + c + 1)));
        let columns = (0..4i64).flat_map(|r| (0..5i64).map(move |c| (10 * r + c, 10 * r + c + 10)));
        let mut osm = grid(5, 5);
        let (mut hours, mut km) = (Vec::new(), Vec::new());
        let place = |id: i64| (id / 10 * 5 + id % 10) as usize;
        for ((a, b), (i, (kind, speed))) in pairs.chain(columns).zip(net.iter().enumerate()) {
            // Kind 0 is no road; 1 and 2 are one way.
            let direction = ["", "yes", "-1", "no", "no"][usize::from(*kind)];
            if *kind == 0 {
                continue;
            }
            let maxspeed = speed.to_string();
            let tags = [("highway", "secondary"), ("maxspeed", &maxspeed), ("oneway", direction)];
            osm = osm.way(i as i64 + 1, &[a, b], &tags);
            let arcs = [(*kind != 2, place(a), place(b)), (*kind != 1, place(b), place(a))];
            for (_, from, to) in arcs.into_iter().filter(|(open, ..)| *open) {
                let length = STEP
                    * if b - a == 1 { (a / 10) as f64 / 100.0 * std::f64::consts::PI / 180.0 } else { 0.0 }.cos();
                hours.push((from, to, length / f64::from(*speed)));
                km.push((from, to, length));
            }
        }
        prop_assume!(!km.is_empty());
        let net = network(&osm);
        let points: Vec<Coord<f64>> = (0..5).flat_map(|r| (0..5).map(move |c| at(r, c))).collect();
        // Only where a road touches the node; elsewhere the point would be moved.
        let touched = |i: usize| km.iter().any(|&(a, b, _)| a == i || b == i);
        let table = net.ways(&points, &points, 5.0);
        let (hours, km) = (all_pairs(&hours), all_pairs(&km));
        for from in (0..25).filter(|&i| touched(i)) {
            for to in (0..25).filter(|&i| touched(i)) {
                match table.ways[to][from] {
                    Some(way) => {
                        prop_assert!((way.hours - hours[from][to]).abs() < 1e-5, "{from} {to} {way:?} {}", hours[from][to]);
                        prop_assert!((way.shortest_km - km[from][to]).abs() < 1e-3);
                        prop_assert!(way.km >= way.shortest_km - 1e-9);
                    }
                    None => prop_assert!(hours[from][to].is_infinite(), "{from} {to}"),
                }
            }
        }
    }
}
