//! Tables that the program writes and reads again: crosswalks with the figures
//! that are carried across them, and ways along roads that are kept.

use std::path::Path;
use std::sync::LazyLock;

use aimaq::batch::{RoadCache, RoadResult, road_table};
use aimaq::io::sha256_hex;
use aimaq::reform::{
    ApplyOptions, Crosswalk, CrosswalkOptions, Marks, PlanSource, Table, apply, crosswalk, parse,
    read_crosswalk, read_table, rebase, rebased_csv,
};
use geo_types::Coord;

use crate::damage::{damaged, scratch};
use crate::osm::Osm;
use crate::random::Random;
use crate::readers::PART;
use crate::territories::squares;

/// The crosswalk of a unit that changes its region, as it is written.
static WRITTEN: LazyLock<[String; 2]> = LazyLock::new(|| {
    let text = include_str!("../../tests/territories/four_squares/a2_to_east.toml");
    let plan = parse(text, "plan.toml").expect("the plan is sound");
    let options = ApplyOptions::default();
    let source = PlanSource::new(&plan, "plan.toml", text);
    let applied = apply(source, &squares(), &options).expect("applies");
    let sources = vec![aimaq::reform::Source {
        name: "plan.toml".to_owned(),
        sha256: sha256_hex(text.as_bytes()),
    }];
    let made = crosswalk(&applied, &plan.title, sources, CrosswalkOptions::default());
    [made.to_csv(), made.to_json()]
});

const FIGURES: &str = "unit,deaths,people:count,rate:rate/people,income:median\n\
    West/A1,1,100,0.5,20\n12,2,200,,30\nB1,3.5,300,1e3,40\nEast/B2,,400,-2,50\n";

/// What crosswalks and tables of figures are made of, sound and damaged.
pub const WORDS: &[&str] = &[
    ",",
    "\"",
    "\n",
    "#",
    "nan",
    "inf",
    "-1",
    "1e999",
    "18446744073709551615",
    ":median",
    ":rate/people",
    ":count",
    "code:",
    PART,
    "West/A1",
    "East/B2",
    "forward",
    "both",
    "whole",
    "population",
];

pub fn rebased(random: &mut Random) {
    let written = random.pick(&*WRITTEN).as_bytes().to_vec();
    let (mut crosswalk, mut figures) = (written, FIGURES.as_bytes().to_vec());
    if random.one_in(2) {
        crosswalk = damaged(random, crosswalk, &WORDS[..9]);
    } else {
        figures = damaged(random, figures, &WORDS[..13]);
    }
    carry(&crosswalk, &figures);
}

/// A crosswalk and a table of figures in one; the seal need not be right.
pub fn read_rebased(bytes: &[u8]) {
    let at = bytes.windows(PART.len()).position(|w| w == PART.as_bytes());
    let figures = at.map_or(FIGURES.as_bytes(), |at| &bytes[at + PART.len()..]);
    carry(&bytes[..at.unwrap_or(bytes.len())], figures);
}

pub fn seeds() -> Vec<Vec<u8>> {
    let joined = |text: &String| [text.as_str(), PART, FIGURES].concat().into_bytes();
    WRITTEN.iter().map(joined).collect()
}

/// The text with the seal that it should have.
fn sealed(text: &str) -> String {
    const MARK: &str = "sha256 of this file: ";
    let Some(at) = text.find(MARK).map(|at| at + MARK.len()) else {
        return text.to_owned();
    };
    let open = match text.get(at..at + 64) {
        Some(seal) => text.replacen(seal, &"0".repeat(64), 1),
        None => return text.to_owned(),
    };
    let mut sealed = open.clone();
    if open.get(at..at + 64).is_some() {
        sealed.replace_range(at..at + 64, &sha256_hex(open.as_bytes()));
    }
    sealed
}

/// A crosswalk that is read is the same when it is written and read again; figures
/// that are read are carried across it.
fn carry(crosswalk: &[u8], figures: &[u8]) {
    let text = String::from_utf8_lossy(crosswalk);
    let unsealed = read_crosswalk(&text, "fuzz.csv");
    let text = sealed(&text);
    let crosswalk = match read_crosswalk(&text, "fuzz.csv") {
        Err(error) => return assert!(error.to_string().starts_with("fuzz.csv: "), "{error}"),
        Ok(crosswalk) => crosswalk,
    };
    assert!(unsealed.is_err() || unsealed.is_ok_and(|same| same == crosswalk));
    comes_back(&crosswalk);
    let figures = String::from_utf8_lossy(figures);
    match read_table(
        &figures,
        "figures.csv",
        &crosswalk,
        &|_| Vec::new(),
        Marks::Empty,
    ) {
        Err(error) => assert!(error.to_string().starts_with("figures.csv: "), "{error}"),
        Ok(table) => is_carried(&table, &crosswalk),
    }
}

fn comes_back(crosswalk: &Crosswalk) {
    let json = read_crosswalk(&crosswalk.to_json(), "again.json");
    assert_eq!(json.expect("what is written can be read"), *crosswalk);
    let mut csv = read_crosswalk(&crosswalk.to_csv(), "again.csv").expect("as above");
    // A table has the indicator of each target; the rest is derived from its rows.
    csv.quality.clone_from(&crosswalk.quality);
    assert_eq!(csv, *crosswalk);
}

fn is_carried(table: &Table, crosswalk: &Crosswalk) {
    let rebased = rebase(table, crosswalk);
    let large = |x: &Option<f64>| x.is_some_and(|x| x.abs() > 1e100);
    let large = table.rows.iter().flat_map(|(_, cells)| cells).any(large);
    for cell in rebased.iter().flat_map(|row| &row.cells) {
        let numbers = [cell.value, cell.low, cell.high];
        let finite = numbers.into_iter().flatten().all(f64::is_finite);
        assert!(finite || large, "{cell:?}");
    }
    let text = rebased_csv(table, &rebased);
    let rows = csv::Reader::from_reader(text.as_bytes()).into_records();
    assert_eq!(rows.flatten().count(), rebased.len(), "{text}");
}

/// What ways along roads that are kept are made of, sound and damaged.
pub const KEPT_WORDS: &[&str] = &[
    "null",
    "[",
    "]",
    "{",
    "}",
    ",",
    "-1",
    "1e999",
    "0",
    "\"ways\":",
];

const PLACES: [Coord<f64>; 2] = [Coord { x: 0.0, y: 0.0 }, Coord { x: 0.02, y: 0.01 }];

fn streets(path: &Path) {
    const STREET: &[(&str, &str)] = &[("highway", "residential")];
    let osm = Osm::new().node(1, 0.0, 0.0, &[]).node(2, 0.02, 0.0, &[]);
    osm.way(1, &[1, 2], STREET).write(path);
}

fn ways(folder: &Path) -> RoadResult {
    let cache = RoadCache::Folder(folder.to_owned());
    let file = folder.join("land.osm.pbf");
    road_table(&file, &PLACES, &PLACES[..1], 5.0, &cache).expect("there are roads")
}

/// What is kept of the ways.
fn kept(folder: &Path) -> std::path::PathBuf {
    let entries = std::fs::read_dir(folder)
        .expect("the folder is there")
        .flatten();
    let mut paths = entries.map(|entry| entry.path());
    let is_kept = |path: &std::path::PathBuf| path.extension().is_some_and(|e| e == "json");
    paths.find(is_kept).expect("ways are kept")
}

/// Ways that were kept, and the file that they were kept in.
static KEPT: LazyLock<(RoadResult, Vec<u8>)> = LazyLock::new(|| {
    let folder = scratch();
    streets(&folder.path().join("land.osm.pbf"));
    let found = ways(folder.path());
    (found, std::fs::read(kept(folder.path())).expect("readable"))
});

pub fn cached(random: &mut Random) {
    read_cached(&damaged(random, KEPT.1.clone(), &KEPT_WORDS[..9]));
}

/// Whatever stands where ways are kept, the result is that of the roads.
pub fn read_cached(bytes: &[u8]) {
    let folder = scratch();
    streets(&folder.path().join("land.osm.pbf"));
    ways(folder.path());
    std::fs::write(kept(folder.path()), bytes).expect("a file that comes and goes");
    let mut found = ways(folder.path());
    found.kept = false;
    assert_eq!(found, KEPT.0);
}

pub fn cached_seeds() -> Vec<Vec<u8>> {
    vec![KEPT.1.clone()]
}
