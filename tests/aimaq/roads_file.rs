//! OpenStreetMap files that are damaged, or claim what they do not hold.

use std::io::Write;

use crate::support::osm::{Osm, blob, bytes, number, packed};
use aimaq::batch::road_network;
use aimaq::measure::Network;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use tempfile::TempDir;

const STREET: &[(&str, &str)] = &[("highway", "residential")];

/// One street between two nodes.
fn street() -> Osm {
    let osm = Osm::new().node(1, 0.0, 0.0, &[]).node(2, 0.01, 0.0, &[]);
    osm.way(1, &[1, 2], STREET)
}

fn raw(block: &[u8]) -> Vec<u8> {
    let mut blob = Vec::new();
    bytes(&mut blob, 1, block);
    blob
}

fn compressed(block: &[u8], size: u64) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(block).expect("memory");
    let mut blob = Vec::new();
    number(&mut blob, 2, size);
    bytes(&mut blob, 3, &encoder.finish().expect("memory"));
    blob
}

fn file_of(blobs: &[Vec<u8>]) -> Vec<u8> {
    let mut file = blob("OSMHeader", &raw(&Osm::header()));
    blobs.iter().for_each(|b| file.extend(blob("OSMData", b)));
    file
}

fn read(file: &[u8]) -> Result<Network, String> {
    let scratch = TempDir::new().expect("scratch");
    let path = scratch.path().join("land.osm.pbf");
    std::fs::write(&path, file).expect("scratch");
    road_network(&path).map_err(|error| error.to_string())
}

#[track_caller]
fn assert_refused(file: &[u8], said: &str) {
    let error = read(file).expect_err("the file is wrong");
    assert!(error.contains("land.osm.pbf: "), "{error}");
    assert!(error.contains(said), "{error}");
}

/// A block of the street and a group with more.
fn with_group(group: &[u8]) -> Vec<u8> {
    let mut block = street().data();
    bytes(&mut block, 2, group);
    block
}

#[test]
fn a_compressed_block_is_read_as_it_is_without() {
    let block = street().data();
    let packed = read(&file_of(&[compressed(&block, block.len() as u64)])).expect("roads");
    let bare = read(&file_of(&[raw(&block)])).expect("roads");
    assert_eq!(packed.facts(), bare.facts());
}

#[test]
fn a_member_of_an_unknown_kind_is_named() {
    let mut relation = Vec::new();
    number(&mut relation, 1, 9);
    packed(&mut relation, 2, [3]);
    packed(&mut relation, 3, [4]);
    packed(&mut relation, 8, [0]);
    packed(&mut relation, 9, [2]);
    packed(&mut relation, 10, [7]);
    let mut group = Vec::new();
    bytes(&mut group, 4, &relation);
    // Strings 3 and 4 are those of the other relation.
    let osm = street().relation(8, &[("via", 'n', 1)], &[("type", "restriction")]);
    let mut block = osm.data();
    bytes(&mut block, 2, &group);
    let wrong = "relation 9: a member is of the unknown kind 7";
    let tags = ["type", "restriction"].map(|s| osm.place_of(s));
    assert_eq!(tags, [3, 4].map(Some), "the test names other strings");
    assert_refused(&file_of(&[raw(&block)]), wrong);
}

#[test]
fn a_node_that_is_not_on_the_earth_is_named() {
    let osm = Osm::new().node(1, 0.0, 0.0, &[]).node(2, 1e9, 0.0, &[]);
    let block = osm.way(1, &[1, 2], STREET).data();
    let wrong = "is not a longitude and a latitude in degrees";
    assert_refused(&file_of(&[raw(&block)]), wrong);
}

#[test]
fn a_string_that_is_not_there_is_named() {
    let (mut way, mut group) = (Vec::new(), Vec::new());
    number(&mut way, 1, 7);
    packed(&mut way, 2, [77]);
    packed(&mut way, 3, [1]);
    bytes(&mut group, 3, &way);
    let wrong = "string 77 of 3 is named";
    assert_refused(&file_of(&[raw(&with_group(&group))]), wrong);
}

#[test]
fn a_file_that_is_cut_off_is_refused_wherever_it_is() {
    let file = file_of(&[raw(&street().data())]);
    assert!(read(&file).is_ok());
    let header = blob("OSMHeader", &raw(&Osm::header())).len();
    for length in (1..file.len()).filter(|length| *length != header) {
        assert_refused(&file[..length], "the file ends within it");
    }
}

#[test]
fn a_file_that_needs_what_is_not_known_says_so() {
    let mut header = Osm::header();
    bytes(&mut header, 4, b"HistoricalInformation");
    let mut file = blob("OSMHeader", &raw(&header));
    file.extend(blob("OSMData", &raw(&street().data())));
    let wrong = "the file needs a reader that knows `HistoricalInformation`";
    assert_refused(&file, wrong);
}

#[test]
fn a_block_that_is_compressed_in_another_way_says_so() {
    let mut other = Vec::new();
    number(&mut other, 2, 10);
    bytes(&mut other, 7, b"zstd");
    assert_refused(&file_of(&[other]), "compressed in another way than zlib");
}

#[test]
fn a_block_of_another_size_than_it_says_is_refused() {
    let block = street().data();
    let size = block.len() as u64;
    for said in [size - 1, size + 1] {
        let wrong = format!("does not unpack to the {said} bytes that it says");
        assert_refused(&file_of(&[compressed(&block, said)]), &wrong);
    }
    let too_large = file_of(&[compressed(&block, 1 << 25)]);
    assert_refused(&too_large, "more than the format allows");
}

/// Millions of ways fit into a few thousand bytes that are compressed; each would
/// take a hundred bytes and more.
#[test]
fn a_small_file_that_unpacks_to_much_is_refused() {
    let group = [3 << 3 | 2, 2, 1 << 3, 1].repeat(6 << 20);
    let block = with_group(&group);
    let file = file_of(&[compressed(&block, block.len() as u64)]);
    assert!(file.len() < 64 << 10);
    assert_refused(&file, "unpacks to more than 64 times its length");
}

#[test]
fn roads_without_number_at_one_point_are_refused() {
    let nodes = (2..=300).fold(street(), |osm, id| osm.node(id, 0.01, 0.01, &[]));
    let star = (2..=300).fold(nodes, |osm, id| osm.way(id, &[1, id], STREET));
    let wrong = "more than 256 roads meet at (0, 0)";
    assert_refused(&file_of(&[raw(&star.data())]), wrong);
}

#[test]
fn roads_across_the_whole_earth_are_found_from_everywhere() {
    let corner = |id: i64| if id % 2 == 0 { -1.0 } else { 1.0 };
    let ids: Vec<i64> = (1..=2000).collect();
    let place = |osm: Osm, id: &i64| osm.node(*id, 179.0 * corner(*id), 89.0 * corner(*id), &[]);
    let osm = ids.iter().fold(Osm::new(), place).way(1, &ids, STREET);
    let network = read(&file_of(&[raw(&osm.data())])).expect("roads");
    let middle = geo_types::Coord { x: 0.0, y: 0.0 };
    assert!(network.snap(middle, 1.0).is_some());
}
