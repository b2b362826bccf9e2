//! Roads out of OpenStreetMap files: sound ones come back as they were drawn,
//! damaged ones are errors, and whatever is read makes a network.

use std::path::Path;
use std::sync::LazyLock;

use aimaq::io::{OsmRoads, Tags, read_osm_roads};
use aimaq::measure::{Network, Road, SnapRules};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use geo_types::Coord;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::damage::{damaged, scratch};
use crate::osm::{Osm, blob, bytes, number};
use crate::random::Random;

/// What a file of roads is made of, sound and damaged.
pub const WORDS: &[&str] = &[
    "OSMHeader",
    "OSMData",
    "OsmSchema-V0.6",
    "DenseNodes",
    "HistoricalInformation",
    "highway",
    "residential",
    "motorway",
    "maxspeed",
    "50 mph",
    "KZ:urban",
    "oneway",
    "-1",
    "route",
    "ferry",
    "duration",
    "PT1H30M",
    "access",
    "destination",
    "barrier",
    "bollard",
    "type",
    "restriction",
    "no_u_turn",
    "only_straight_on",
    "from",
    "via",
    "to",
    "\u{7f}",
    "\0",
];

const WAYS: [&[(&str, &str)]; 7] = [
    &[("highway", "residential")],
    &[("highway", "motorway"), ("maxspeed", "60 mph")],
    &[("highway", "primary"), ("oneway", "-1")],
    &[("highway", "service"), ("access", "destination")],
    &[("highway", "service"), ("maxspeed:forward", "1e9")],
    &[("route", "ferry"), ("duration", "01:30")],
    &[("highway", "footway")],
];

const RESTRICTIONS: [&str; 5] = [
    "no_left_turn",
    "no_u_turn",
    "only_straight_on",
    "no_entry",
    "no_fun",
];

fn degrees(steps: usize) -> f64 {
    steps as f64 / 100.0 - 0.05
}

/// Streets over a few nodes, with turns that are restricted.
fn drawn(random: &mut Random) -> Osm {
    let nodes = 2 + random.below(12);
    let mut osm = Osm::new();
    for id in 0..nodes {
        let (lon, lat) = (degrees(random.below(11)), degrees(random.below(11)));
        let tags: &[_] = if random.one_in(8) {
            &[("barrier", "bollard")]
        } else {
            &[]
        };
        osm = osm.node(id as i64, lon, lat, tags);
    }
    let ways = 1 + random.below(8);
    for id in 0..ways {
        let along = 1 + random.below(6);
        // One node more than there are: some ways leave the file.
        let along: Vec<i64> = (0..along).map(|_| random.below(nodes + 1) as i64).collect();
        let tags: &&[_] = random.pick(&WAYS);
        osm = osm.way(id as i64, &along, tags);
    }
    for id in 0..random.below(4) {
        let member = |random: &mut Random| random.below(ways + 1) as i64;
        let members = [
            ("from", 'w', member(random)),
            ("via", *random.pick(&['n', 'n', 'n', 'w']), member(random)),
            ("to", 'w', member(random)),
        ];
        let tags = [
            ("type", "restriction"),
            ("restriction", *random.pick(&RESTRICTIONS)),
        ];
        osm = osm.relation(id as i64, &members, &tags);
    }
    osm
}

/// A block as a blob that is compressed.
fn packed(data: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(data).expect("memory");
    let mut blob = Vec::new();
    number(&mut blob, 2, data.len() as u64);
    bytes(&mut blob, 3, &encoder.finish().expect("memory"));
    blob
}

fn file_of(header: &[u8], blob_of_data: &[u8]) -> Vec<u8> {
    let mut raw = Vec::new();
    bytes(&mut raw, 1, header);
    [blob("OSMHeader", &raw), blob("OSMData", blob_of_data)].concat()
}

/// Damaged in the file, or in a block that lies sound in its file.
pub fn roads(random: &mut Random) {
    let osm = drawn(random);
    let (header, data) = (Osm::header(), osm.data());
    let compressed = random.one_in(2);
    let framed = |data: &[u8]| {
        if compressed {
            file_of(&header, &packed(data))
        } else {
            let mut raw = Vec::new();
            bytes(&mut raw, 1, data);
            file_of(&header, &raw)
        }
    };
    let sound = framed(&data);
    let file = match random.below(3) {
        0 => sound.clone(),
        1 => framed(&damaged(random, data, &WORDS[10..])),
        _ => damaged(random, sound.clone(), WORDS),
    };
    let read = is_kept(&file);
    assert!(read || file != sound, "a sound file is refused");
}

/// The bytes as a file, and as the block of a file that is sound.
pub fn read_roads(file: &[u8]) {
    is_kept(file);
    let mut raw = Vec::new();
    bytes(&mut raw, 1, file);
    is_kept(&file_of(&Osm::header(), &raw));
}

/// Files for a fuzzer to start from: whole ones and blocks of them.
pub fn seeds() -> Vec<Vec<u8>> {
    let files = (1..=12).flat_map(|seed| {
        let osm = drawn(&mut Random::new(seed));
        let data = osm.data();
        [file_of(&Osm::header(), &packed(&data)), data]
    });
    files.collect()
}

static SEVERAL_THREADS: LazyLock<ThreadPool> = LazyLock::new(|| {
    let threads = ThreadPoolBuilder::new().num_threads(3);
    threads.build().expect("three threads")
});

/// Whether the file can be read; if so, its network can be used.
fn is_kept(file: &[u8]) -> bool {
    let folder = scratch();
    let path = folder.path().join("fuzz.osm.pbf");
    std::fs::write(&path, file).expect("the scratch folder can be written");
    let road = |tags: &Tags<'_>| Network::road_of(tags);
    let barrier = |tags: &Tags<'_>| tags.iter().any(|(key, _)| *key == "barrier");
    let read = read_osm_roads(&path, road, barrier);
    let by_several = SEVERAL_THREADS.install(|| read_osm_roads(&path, road, barrier));
    match (&read, &by_several) {
        (Ok(a), Ok(b)) => assert_eq!(a, b, "the threads show"),
        (Err(a), Err(b)) => {
            assert_eq!(a.to_string(), b.to_string(), "the threads show");
            assert!(a.to_string().contains("fuzz.osm.pbf: "), "{a}");
        }
        _ => panic!("the threads show"),
    }
    let Ok(roads) = read else { return false };
    is_sound(&roads, &path);
    if !roads.ways.is_empty() {
        is_usable(&Network::build(&roads));
    }
    true
}

fn is_sound(roads: &OsmRoads<Road>, path: &Path) {
    let points = roads.positions.len();
    let degrees = |c: &Coord<f64>| c.x.abs() <= 180.0 && c.y.abs() <= 90.0;
    assert!(roads.positions.iter().all(degrees), "{path:?}");
    let known = |place: &u32| (*place as usize) < points;
    assert!(roads.ways.iter().all(|way| way.nodes.len() > 1));
    assert!(roads.ways.iter().flat_map(|way| &way.nodes).all(known));
    assert!(roads.barriers.iter().all(known));
    assert!(roads.barriers.is_sorted());
    assert!(roads.ways.is_sorted_by_key(|way| way.id));
    assert!(roads.restrictions.is_sorted_by_key(|r| r.id));
    let via = roads.restrictions.iter().flat_map(|r| &r.via).flatten();
    assert!(via.into_iter().all(known));
}

/// Ways are numbers, and none is shorter than the shortest.
fn is_usable(network: &Network) {
    let facts = network.facts();
    assert!(facts.km.is_finite() && facts.km >= 0.0, "{facts:?}");
    let places = [(0.0, 0.0), (0.05, 0.01), (-0.03, 0.04), (70.0, 50.0)];
    let places = places.map(|(x, y)| Coord { x, y });
    let table = network.ways(&places, &places, SnapRules::default().most_km);
    for way in table.ways.iter().flatten().flatten() {
        let figures = [way.hours, way.km, way.shortest_km];
        assert!(
            figures.iter().all(|f| f.is_finite() && *f >= 0.0),
            "{way:?}"
        );
        assert!(way.shortest_km <= way.km + 1e-6 * (1.0 + way.km), "{way:?}");
    }
}
