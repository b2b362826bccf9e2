//! What is said of one file among several: `--crs FILE=…` and `--encoding FILE=…`.

use std::path::Path;

use crate::support;

const UNITS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"AA"},"geometry":{"type":"Polygon","coordinates":[[[14,50],[15,50],[15,51],[14,51],[14,50]]]}},
{"type":"Feature","properties":{"code":"BB"},"geometry":{"type":"Polygon","coordinates":[[[15,50],[16,50],[16,51],[15,51],[15,50]]]}}]}"#;

fn aimaq(folder: &Path, line: &str) -> support::Session {
    support::aimaq_in(folder, line.split(' '), line)
}

/// Units in longitude and latitude, and points in UTM 33N, whose middle is at 15 degrees.
fn folder() -> tempfile::TempDir {
    let scratch = tempfile::tempdir().expect("scratch");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(scratch.path().join(name), bytes).expect("written");
    };
    write("units.geojson", UNITS.as_bytes());
    write(
        "points.csv",
        b"name,x,y\nwest,480000,5600000\neast,520000,5600000\n",
    );
    // In windows-1251, as the points are in UTF-8.
    write(
        "people.csv",
        b"code,name,population\nAA,\xc0\xe1\xe0\xe9,100\nBB,\xd1\xe5\xec\xe5\xe9,200\n",
    );
    scratch
}

#[test]
fn the_system_of_one_file_is_said_beside_that_of_the_others() {
    let scratch = folder();
    let locate = "locate points.csv --in units.geojson -o -";
    let session = aimaq(
        scratch.path(),
        &format!("{locate} --crs ./points.csv=EPSG:32633"),
    );
    assert_eq!(session.code, 0, "{session}");
    let codes: Vec<&str> = session.stdout.lines().skip(1).collect();
    assert!(
        codes[0].contains(",A") && codes[1].contains(",B"),
        "{session}"
    );
    // Said of all, it is wrong of the units, which then lie elsewhere.
    let session = aimaq(scratch.path(), &format!("{locate} --crs EPSG:32633"));
    assert!(session.stderr.contains("0 points inside"), "{session}");
    // What is said of the one goes before what is said of all.
    let both = format!("{locate} --crs EPSG:4326 --crs points.csv=EPSG:32633");
    assert_eq!(aimaq(scratch.path(), &both).stdout.lines().count(), 3);
}

#[test]
fn a_file_that_is_not_among_the_inputs_is_refused_with_those_that_are() {
    let scratch = folder();
    let locate = "locate points.csv --in units.geojson -o out.csv";
    for (option, value) in [
        ("--crs", "point.csv=EPSG:32633"),
        ("--encoding", "x.shp=1251"),
    ] {
        let session = aimaq(scratch.path(), &format!("{locate} {option} {value}"));
        assert_eq!(session.code, 2, "{session}");
        let file = value.split('=').next().expect("a file");
        let message = format!("error: {option}: `{file}` is not read here");
        assert!(session.stderr.contains(&message), "{session}");
        let files = "the files that are read: points.csv, units.geojson";
        assert!(session.stderr.contains(files), "{session}");
        assert!(!scratch.path().join("out.csv").exists());
    }
    let twice = format!("{locate} --crs points.csv=EPSG:32633 --crs ./points.csv=EPSG:4326");
    let session = aimaq(scratch.path(), &twice);
    assert_eq!(session.code, 2, "{session}");
    assert!(session.stderr.contains("--crs says it twice"), "{session}");
}

#[test]
fn the_encoding_of_one_table_is_said_beside_the_others() {
    let scratch = folder();
    let new = "data new land --boundaries units.geojson --key code --region-prefix 1 --name code \
               --date 2020-01-01 --population people.csv";
    let session = aimaq(scratch.path(), new);
    assert_eq!(session.code, 2, "{session}");
    assert!(
        session.stderr.contains("people.csv: line 2: not UTF-8"),
        "{session}"
    );
    let said = format!("{new} --encoding people.csv=1251");
    let session = aimaq(scratch.path(), &said);
    assert_eq!(session.code, 0, "{session}");
}

#[test]
fn a_manifest_says_it_of_files_beside_it() {
    let scratch = folder();
    let run = "[[runs]]\nname = \"a\"\nplan = \"kazakhstan-2022\"\ndemand = \"points.csv\"\n";
    let manifest = scratch.path().join("m.toml");
    let text = format!("{run}crs = [\"EPSG:4326\", \"other.csv=EPSG:32633\"]\n");
    std::fs::write(&manifest, text).expect("written");
    let session = aimaq(scratch.path(), "batch m.toml");
    assert_eq!(session.code, 2, "{session}");
    let said = "`crs`: `other.csv` is not read here; read are points.csv";
    assert!(session.stderr.contains(said), "{session}");
    // The demand, in UTM, is far from Kazakhstan: its places are read, and refused as that.
    let text = format!("{run}crs = [\"points.csv=EPSG:32633\"]\npopulation_field = \"x\"\n");
    std::fs::write(&manifest, text).expect("written");
    let session = aimaq(scratch.path(), "batch m.toml");
    assert!(!session.stderr.contains("look projected"), "{session}");
}
