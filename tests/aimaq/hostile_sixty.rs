//! Files that lie, end too early, or unpack to far more than they are: each is read or
//! refused with a word, by the command itself, so that an abort or a hang would show.
//!
//! They stay in the folder of the tests; `python3 fuzz/peak.py` measures what they take.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::support;
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};

type Files = Vec<(String, Vec<u8>)>;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats")
}

/// Every format cut off at several places, and with its middle overwritten.
fn damaged() -> Files {
    let names = [
        "units.csv",
        "units.fgb",
        "units.geojson",
        "units.gpkg",
        "units.kml",
        "units.kmz",
        "units.shp.zip",
        "units.topojson",
        "units.xlsx",
    ];
    let mut files = Files::new();
    for name in names {
        let sound = std::fs::read(fixtures().join(name)).expect("a fixture");
        let (stem, ending) = name.split_once('.').expect("an ending");
        let mut add = |how: &str, bytes: &[u8]| {
            files.push((format!("{how}_{stem}.{ending}"), bytes.to_vec()));
        };
        let n = sound.len();
        add("empty", &[]);
        add("quarter", &sound[..n / 4]);
        add("half", &sound[..n / 2]);
        add("short", &sound[..n - 1]);
        let mut over = sound.clone();
        over[n / 2..(n / 2 + 40).min(n)].fill(0xff);
        add("over", &over);
        add("page", b"<!DOCTYPE html><html><body>404</body></html>");
    }
    files
}

fn texts() -> Files {
    let feature = |geometry: &str| {
        format!("{{\"type\":\"Feature\",\"properties\":{{}},\"geometry\":{geometry}}}").into_bytes()
    };
    let polygon = |ring: &str| {
        feature(&format!(
            "{{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}"
        ))
    };
    let link = "0,".repeat(200_000);
    let files: [(&str, Vec<u8>); 14] = [
        ("deep.geojson", [b"{\"type\":".as_slice(), &b"[".repeat(300_000)].concat()),
        ("far.geojson", polygon("[1e308,0],[1,0],[1,1],[0,0]")),
        ("large.geojson", polygon("[1e999,0],[1,0],[1,1],[0,0]")),
        ("nan.geojson", polygon("[NaN,0],[1,0],[1,1],[0,0]")),
        ("words.geojson", polygon("[\"a\",\"b\"]")),
        ("open.geojson", [b"{\"type\":\"".as_slice(), &b"a".repeat(4 << 20)].concat()),
        ("deep.geojsonl", b"[".repeat(300_000)),
        ("links.topojson", format!(
            "{{\"type\":\"Topology\",\"arcs\":[[{}]],\"objects\":{{\"a\":{{\"type\":\"LineString\",\"arcs\":[{link}0]}}}}}}",
            "[0,0],".repeat(2_000) + "[1,1]"
        ).into_bytes()),
        ("nowhere.topojson", br#"{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[-2147483648]]}}}"#.to_vec()),
        ("scale.topojson", br#"{"type":"Topology","transform":{"scale":[1e300,1e300],"translate":[0,0]},"arcs":[[[9,9],[9,9]]],"objects":{"a":{"type":"LineString","arcs":[0]}}}"#.to_vec()),
        ("bomb.kml", b"<!DOCTYPE k [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><kml>&b;</kml>".to_vec()),
        ("deep.kml", [b"<kml>".as_slice(), &b"<Folder>".repeat(300_000)].concat()),
        ("wide.csv", [b"lon,lat".as_slice(), &b",a".repeat(500_000), b"\n1,2\n"].concat()),
        ("quote.csv", [b"lon,lat\n\"".as_slice(), &b"1,2\n".repeat(500_000)].concat()),
    ];
    files.map(|(name, bytes)| (name.to_owned(), bytes)).into()
}

/// A Shapefile with one record that claims `points`, and a table that claims `rows` rows
/// of a header of `length` bytes.
fn shapefile(name: &str, points: u32, rows: u32, length: u16) -> Files {
    let mut shp = vec![0; 100];
    shp[..4].copy_from_slice(&9994_i32.to_be_bytes());
    shp[24..28].copy_from_slice(&86_i32.to_be_bytes());
    shp[28..32].copy_from_slice(&1000_i32.to_le_bytes());
    shp[32..36].copy_from_slice(&5_i32.to_le_bytes());
    shp.extend(1_i32.to_be_bytes());
    shp.extend(0x0fff_ffff_i32.to_be_bytes());
    shp.extend(5_i32.to_le_bytes());
    shp.extend([0; 32]);
    shp.extend(points.to_le_bytes());
    shp.extend(points.to_le_bytes());
    shp.extend([0; 20]);
    let mut dbf = vec![3, 1, 1, 1];
    dbf.extend(rows.to_le_bytes());
    dbf.extend(length.to_le_bytes());
    dbf.extend(u16::MAX.to_le_bytes());
    dbf.resize(32, 0);
    dbf.extend(b"NAME\0\0\0\0\0\0\0C\0\0\0\0\xff");
    dbf.resize(64, 0);
    dbf.push(0x0d);
    let prj = b"GEOGCS[\"WGS 84\"]".to_vec();
    [("shp", shp), ("dbf", dbf), ("prj", prj)]
        .map(|(ending, bytes)| (format!("{name}.{ending}"), bytes))
        .into()
}

/// An archive whose members are packed as they are, by their names.
fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
        packed.write_all(content).expect("memory");
        let packed = packed.finish().expect("memory");
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let mut head = Vec::new();
        for two in [20_u16, 0, 8, 0, 0x21] {
            head.extend(two.to_le_bytes());
        }
        for four in [crc.sum(), packed.len() as u32, content.len() as u32] {
            head.extend(four.to_le_bytes());
        }
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0; 2]);
        let at = bytes.len() as u32;
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&head);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let (at, length) = (bytes.len() as u32, list.len() as u32);
    let count = (members.len() as u16).to_le_bytes();
    bytes.append(&mut list);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(length.to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

fn packed() -> Files {
    // As much as a reader of GeoJSON skips without a word: spaces.
    let large = vec![b' '; 160 << 20];
    let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
    gz.write_all(&large).expect("memory");
    let sheet = |inside: &[u8]| {
        let book = br#"<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#;
        let links = br#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
        archive(&[
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", links),
            ("xl/worksheets/sheet1.xml", inside),
        ])
    };
    let files: [(&str, Vec<u8>); 9] = [
        ("bomb.geojson.gz", gz.finish().expect("memory")),
        ("bomb.zip", archive(&[("a.geojson", &large)])),
        ("bomb.kmz", archive(&[("doc.kml", &large)])),
        ("bomb.xlsx", sheet(&[b"<worksheet><sheetData>".as_slice(), &large].concat())),
        ("leaves.zip", archive(&[("../../a.geojson", b"{}")])),
        ("inside.zip", archive(&[("a.zip", &archive(&[("b.zip", b"")]))])),
        ("corner.xlsx", sheet(br#"<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#)),
        ("strings.xlsx", sheet(br#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>4294967295</v></c></row></sheetData></worksheet>"#)),
        ("deep.xlsx", sheet(&[b"<worksheet>".as_slice(), &b"<a>".repeat(300_000)].concat())),
    ];
    files.map(|(name, bytes)| (name.to_owned(), bytes)).into()
}

/// Blobs of a GeoPackage that claim what is not there, and a layer that is no table.
#[cfg(feature = "geopackage")]
fn databases(folder: &Path) -> Vec<String> {
    let point = |count: [u8; 4]| {
        [
            b"GP\x00\x01\xe6\x10\x00\x00\x01\x03\x00\x00\x00".as_slice(),
            &count,
        ]
        .concat()
    };
    let mut nested = b"GP\x00\x01\xe6\x10\x00\x00".to_vec();
    nested.extend(b"\x01\x07\x00\x00\x00\x01\x00\x00\x00".repeat(100_000));
    let changes = [
        (
            "claim.gpkg",
            "UPDATE units SET geom = ?1",
            Some(point([0xff; 4])),
        ),
        ("nested.gpkg", "UPDATE units SET geom = ?1", Some(nested)),
        ("no_blob.gpkg", "UPDATE units SET geom = 7", None),
        (
            "endless.gpkg",
            "ALTER TABLE units RENAME TO old; CREATE VIEW units AS WITH RECURSIVE r(fid) AS \
             (SELECT 1 UNION ALL SELECT fid + 1 FROM r) SELECT fid, NULL AS geom FROM r",
            None,
        ),
    ];
    let made = changes.map(|(name, sql, blob)| {
        let path = folder.join(name);
        std::fs::copy(fixtures().join("units.gpkg"), &path).expect("a copy");
        let database = rusqlite::Connection::open(&path).expect("a database");
        // The triggers of the format call functions that plain SQLite has not.
        let names = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
        let mut triggers = database.prepare(names).expect("a query");
        let triggers: Vec<String> = triggers
            .query_map([], |row| row.get(0))
            .and_then(Iterator::collect)
            .expect("names");
        for trigger in triggers {
            let drop = format!("DROP TRIGGER \"{trigger}\"");
            database.execute_batch(&drop).expect("dropped");
        }
        match blob {
            Some(blob) => drop(database.execute(sql, [blob]).expect("changed")),
            None => database.execute_batch(sql).expect("changed"),
        }
        name.to_owned()
    });
    made.into()
}

#[cfg(not(feature = "geopackage"))]
fn databases(_: &Path) -> Vec<String> {
    Vec::new()
}

#[test]
fn more_than_sixty_hostile_files_are_read_or_refused_with_a_word() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    // What an earlier run has left is of no matter.
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut names = Vec::new();
    let shapefiles = [
        shapefile("points", 100_000_000, 1, 65),
        shapefile("most", u32::MAX, 1, 65),
        shapefile("rows", 1, u32::MAX, 65),
        shapefile("header", 1, 1, u16::MAX),
        shapefile("no_header", 1, 1, 0),
    ];
    let shapefiles = shapefiles.into_iter().flatten();
    for (name, bytes) in damaged()
        .into_iter()
        .chain(texts())
        .chain(packed())
        .chain(shapefiles)
    {
        std::fs::write(folder.join(&name), bytes).expect("a file");
        if !name.ends_with(".dbf") && !name.ends_with(".prj") {
            names.push(name);
        }
    }
    names.extend(databases(&folder));
    assert!(names.len() > 60, "{}", names.len());
    let mut read = 0;
    for name in &names {
        let line = format!("convert {name} -o out.geojson");
        let said = support::aimaq_in(&folder, line.split(' '), &line);
        assert!([0, 2].contains(&said.code), "{said}");
        assert!(!said.stderr.contains("panicked"), "{said}");
        assert!(said.stderr.len() < 3_000, "{name}: {}", said.stderr.len());
        read += usize::from(said.code == 0);
        match said.code {
            0 => std::fs::remove_file(folder.join("out.geojson")).expect("it was written"),
            _ => {
                assert!(
                    said.stderr.starts_with("error: ") || said.stderr.contains("\nerror: "),
                    "{said}"
                );
                assert!(!folder.join("out.geojson").exists(), "{name}: half-written");
            }
        }
    }
    // Some that are cut off are whole as far as they go, and a broken name is a name.
    assert!(read < 20, "{read} of {} are read", names.len());
}
