//! Folders of data sets: damaged ones are errors that name the file, and what is
//! read can be summed and measured.

use std::path::Path;
use std::sync::LazyLock;

use aimaq::batch::read_demand;
use aimaq::geodata::Source;
use aimaq::io::ReadOptions;
use aimaq::measure::{Area, AreaSource, RegionAreas, demand_of_table};
use aimaq::territory::Territory;

use crate::damage::{damaged, scratch};
use crate::random::Random;
use crate::readers::PART;

macro_rules! squares {
    ($file:literal) => {
        include_str!(concat!("../../tests/territories/four_squares/", $file))
    };
}

const LAKE: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,0.5],[1,0]]]}}]}"#;
const RIVER: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0,0],[3,0.5]]}}]}"#;

const AROUND: &str = "kind,name_en,name_ru,lon,lat\nwater,Lake,озеро,1,0\ncountry,Else,,-1,2\n";
const OUTLINE: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"region":"west"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,1],[0,1],[0,0]]]}}]}"#;
const PART_OF_UNIT: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"19"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}"#;

/// The files of a data set, in the order in which they are one text.
const FILES: [(&str, &str); 12] = [
    ("units.csv", squares!("units.csv")),
    ("regions.csv", squares!("regions.csv")),
    ("settlements.csv", squares!("settlements.csv")),
    ("territory.toml", squares!("territory.toml")),
    ("units.geojson", squares!("units.geojson")),
    ("lakes.geojson", LAKE),
    ("rivers.geojson", RIVER),
    ("sea.geojson", LAKE),
    ("borders.geojson", RIVER),
    ("around.csv", AROUND),
    ("outlines.geojson", OUTLINE),
    ("parts.geojson", PART_OF_UNIT),
];

/// What tables of a data set are made of, sound and damaged.
pub const WORDS: &[&str] = &[
    ",",
    "\n",
    "\"",
    ";",
    "nan",
    "-1",
    "18446744073709551615",
    "1e999",
    " until 2022-06-08",
    " from 2022-06-08",
    "9999-12-31",
    "west",
    "a1",
    "town,0.5,0.5,50,a1",
    PART,
    "id,region,name_en,kind,seat,seat_lat,seat_lon,codes,population",
    "area_km2",
    "name_kk",
    "aliases",
    "centre_unit",
    "[code_system]",
    "schematic = true",
    "population_date = 2020-01-01",
    "history = [",
    "[past]",
];

/// Four squares in a row.
pub fn squares() -> Territory {
    open(&FILES.map(|(_, text)| text.as_bytes().to_vec())).expect("the squares are sound")
}

fn open(files: &[Vec<u8>]) -> Option<Territory> {
    let folder = scratch();
    for ((name, _), bytes) in FILES.iter().zip(files) {
        std::fs::write(folder.path().join(name), bytes).expect("a file that comes and goes");
    }
    let name = folder.path().display().to_string();
    match Source::named(&name).expect("a folder").open() {
        Ok(opened) => Some(opened.territory),
        Err(error) => {
            assert!(error.to_string().contains(&name), "{error}");
            None
        }
    }
}

pub fn territory(random: &mut Random) {
    let mut files = FILES.map(|(_, text)| text.as_bytes().to_vec());
    let which = random.below(files.len());
    files[which] = damaged(random, std::mem::take(&mut files[which]), &WORDS[..14]);
    open(&files).iter().for_each(adds_up);
}

/// The files in one; those that are missing at the end are those of the squares.
pub fn read_territory(bytes: &[u8]) {
    let mut rest = Some(bytes);
    let files = FILES.map(|(_, sound)| {
        let Some(all) = rest else {
            return sound.as_bytes().to_vec();
        };
        let at = all.windows(PART.len()).position(|w| w == PART.as_bytes());
        rest = at.map(|at| &all[at + PART.len()..]);
        all[..at.unwrap_or(all.len())].to_vec()
    });
    open(&files).iter().for_each(adds_up);
}

pub fn seeds() -> Vec<Vec<u8>> {
    let texts = FILES.map(|(_, text)| text);
    (1..=FILES.len())
        .map(|files| texts[..files].join(PART).into_bytes())
        .collect()
}

/// The regions have the people of the whole, and areas and paths are known.
fn adds_up(territory: &Territory) {
    let regions = territory.living_regions();
    let people: u64 = regions.map(|(id, _)| territory.region_population(id)).sum();
    assert_eq!(people, territory.total_population());
    for (id, region) in territory.living_regions() {
        let units: Vec<_> = territory.units_of(id).map(|(unit, _)| unit).collect();
        let area = RegionAreas::new(territory).of(id, &units);
        let sound = |area: &Area| match area.source {
            AreaSource::Official => area.km2.is_finite() && area.km2 >= 0.0,
            _ => area.km2.is_finite(),
        };
        assert!(area.iter().all(sound), "{area:?}");
        assert_eq!(
            region.names.get(aimaq::territory::Lang::EN),
            region.names.en
        );
    }
    for (id, unit) in territory.living_units() {
        assert!(territory.path(id).contains(&unit.names.en));
        let _ = unit.code_on(territory.date);
    }
}

const PEOPLE: &str = squares!("people.csv");
const POINTS: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a","population":50},"geometry":{"type":"Point","coordinates":[0.5,0.5]}},{"type":"Feature","properties":{"name:kk":"b","population":"7.5"},"geometry":{"type":"Point","coordinates":[3.5,0.25]}}]}"#;

/// What tables of people are made of, sound and damaged.
pub const PEOPLE_WORDS: &[&str] = &[
    ",",
    ";",
    "\n",
    "\"",
    "nan",
    "-1",
    "1e308",
    "1e999",
    "lon",
    "lat",
    "population",
    "name",
    "name_kk",
    "\"population\":",
    "\"Point\"",
    "[0.5,0.5]",
];

pub fn people(random: &mut Random) {
    let text = *random.pick(&[PEOPLE, POINTS]);
    read_people(&damaged(random, text.into(), PEOPLE_WORDS));
}

/// A table of people, GeoJSON where it begins like that; its points are placed or
/// told of, and scaled they are as many as there are officially.
pub fn read_people(bytes: &[u8]) {
    static SQUARES: LazyLock<Territory> = LazyLock::new(squares);
    let folder = scratch();
    let ending = if bytes.starts_with(b"{") {
        "geojson"
    } else {
        "csv"
    };
    let path = folder.path().join(format!("fuzz.{ending}"));
    std::fs::write(&path, bytes).expect("a file that comes and goes");
    let table = match read_demand(&path, None, &ReadOptions::default()) {
        Err(error) => return names(&error.to_string(), &path),
        Ok(table) => table,
    };
    for scaled in [true, false] {
        let located = demand_of_table(&SQUARES, &table, scaled).expect("there are boundaries");
        let placed = located.demand.points.iter().map(|p| p.people);
        assert!(
            placed
                .clone()
                .all(|people| people.is_finite() && people >= 0.0)
        );
        assert!(located.outside.len() <= table.points.len());
        let official = SQUARES.total_population() as f64;
        let people: f64 = placed.sum();
        assert!(
            !scaled || (people - official).abs() < 1e-6 * official,
            "{people}"
        );
    }
}

fn names(error: &str, path: &Path) {
    assert!(error.starts_with(&path.display().to_string()), "{error}");
}

pub fn people_seeds() -> Vec<Vec<u8>> {
    let more = "name_en;name_kk;lon;lat;population\nTown;Qala;0.25;0.5;12\n";
    [PEOPLE, POINTS, more]
        .map(|text| text.as_bytes().to_vec())
        .into()
}
