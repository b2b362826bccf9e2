//! Readers: damaged files are errors, sound ones come back as they were.
//!
//! Each file is drawn and damaged here, or comes from elsewhere; what must hold is
//! the same.

use std::sync::LazyLock;

use aimaq::boundaries::{Boundaries, CsvColumns, Places, locate_csv};
use aimaq::io::{
    FeatureTable, GeoJsonWriter, InputError, ShapefileParts, parse_features, parse_lines,
    parse_points, parse_shapefile, parse_table,
};
use geo_types::{MultiPolygon, Polygon};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::damage::damaged;
use crate::random::Random;
use crate::shapes;

fn text_of(units: &[MultiPolygon<f64>]) -> Vec<u8> {
    let mut writer = GeoJsonWriter::new(Vec::new(), None).expect("memory");
    for shape in units {
        let fields = [("code".to_owned(), "a\"\\ü".into())].into_iter().collect();
        writer.polygons(&fields, shape).expect("finite");
    }
    writer.finish().expect("memory")
}

/// What GeoJSON is made of, sound and damaged.
pub const GEOJSON_WORDS: &[&str] = &[
    "null",
    "[",
    "]",
    "{",
    "}",
    "1e400",
    "-0",
    "\"type\":",
    "GeometryCollection",
    "\\u00e9",
    "\"",
    "9007199254740993.5",
    "FeatureCollection",
    "\"Feature\"",
    "Polygon",
    "MultiPolygon",
    "Point",
    "LineString",
    "\"coordinates\":",
    "\"geometry\":",
    "\"geometries\":",
    "\"properties\":",
    "\"features\":",
    "\"crs\":",
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "[1,2]",
];

pub fn geojson(random: &mut Random) {
    let units = shapes::any(random);
    let sound = text_of(&units);
    let bytes = damaged(random, sound.clone(), &GEOJSON_WORDS[..12]);
    let short =
        |p: &Polygon<f64>| p.exterior().0.len() < 4 || p.interiors().iter().any(|h| h.0.len() < 4);
    let may_fail = bytes != sound || units.iter().flatten().any(short);
    assert!(geojson_is_kept(&bytes) || may_fail);
}

pub fn read_geojson(bytes: &[u8]) {
    geojson_is_kept(bytes);
}

/// One feature a line, sound and damaged.
pub fn geojson_lines(random: &mut Random) {
    let units = shapes::any(random);
    let text = String::from_utf8(text_of(&units)).expect("text");
    let features = text.lines().filter(|line| line.contains("\"Feature\""));
    let lines: Vec<&str> = features.map(|line| line.trim_end_matches(',')).collect();
    let bytes = damaged(random, lines.join("\n").into_bytes(), &GEOJSON_WORDS[..12]);
    read_geojson_lines(&bytes);
}

pub fn read_geojson_lines(bytes: &[u8]) {
    if let Ok(table) = parse_lines(bytes, "fuzz") {
        is_kept(table);
    }
}

/// Whether the text can be read; if so, it comes back as it was.
fn geojson_is_kept(bytes: &[u8]) -> bool {
    let table = parse_features(bytes, "fuzz");
    let by_several = SEVERAL_THREADS.install(|| parse_features(bytes, "fuzz"));
    match (table, by_several) {
        (Ok(table), Ok(by_several)) => {
            assert_eq!(
                format!("{:?}", table),
                format!("{:?}", by_several),
                "the threads show"
            );
            is_kept(table);
            true
        }
        (table, by_several) => {
            let error = |table: Result<FeatureTable, InputError>| {
                table.err().map(|error| error.to_string())
            };
            assert_eq!(error(table), error(by_several), "the threads show");
            false
        }
    }
}

/// Features are read by as many threads as there are.
static SEVERAL_THREADS: LazyLock<ThreadPool> = LazyLock::new(|| {
    let threads = ThreadPoolBuilder::new().num_threads(3);
    threads.build().expect("three threads")
});

/// What was read is as large when it is written and read again.
fn is_kept(table: FeatureTable) {
    let shapes: Vec<MultiPolygon<f64>> = table
        .features
        .into_iter()
        .map(|f| f.into_polygons())
        .collect();
    let again = parse_features(&text_of(&shapes), "again").expect("what is written can be read");
    let read: Vec<MultiPolygon<f64>> = again
        .features
        .into_iter()
        .map(|f| f.into_polygons())
        .collect();
    assert_eq!(shapes.len(), read.len());
    let count = |shapes: &[MultiPolygon<f64>]| -> usize {
        shapes.iter().flatten().map(|p| p.exterior().0.len()).sum()
    };
    assert_eq!(count(&shapes), count(&read));
}

/// A Shapefile of one triangle with a field of five characters.
pub fn small_shapefile() -> ShapefileParts {
    let mut content: Vec<u8> = Vec::new();
    content.extend(5_i32.to_le_bytes());
    [0.0, 0.0, 1.0, 1.0]
        .iter()
        .for_each(|v: &f64| content.extend(v.to_le_bytes()));
    [1_i32, 4, 0]
        .iter()
        .for_each(|v| content.extend(v.to_le_bytes()));
    [0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0]
        .iter()
        .for_each(|v: &f64| content.extend(v.to_le_bytes()));
    let mut shp = Vec::new();
    shp.extend(9994_i32.to_be_bytes());
    shp.extend([0; 20]);
    shp.extend(((100 + 8 + content.len()) as i32 / 2).to_be_bytes());
    shp.extend(1000_i32.to_le_bytes());
    shp.extend(5_i32.to_le_bytes());
    [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]
        .iter()
        .for_each(|v: &f64| shp.extend(v.to_le_bytes()));
    shp.extend(1_i32.to_be_bytes());
    shp.extend((content.len() as i32 / 2).to_be_bytes());
    shp.extend(content);
    let mut dbf = vec![3, 122, 1, 1];
    dbf.extend(1_u32.to_le_bytes());
    dbf.extend(65_u16.to_le_bytes());
    dbf.extend(6_u16.to_le_bytes());
    dbf.extend([0; 20]);
    dbf.extend(*b"CODE\0\0\0\0\0\0\0C\0\0\0\0\x05\0");
    dbf.extend([0; 14]);
    dbf.push(0x0d);
    dbf.extend(*b" 12345");
    dbf.push(0x1a);
    ShapefileParts {
        shp,
        dbf,
        cpg: Some(b"UTF-8".to_vec()),
        prj: None,
        shx: None,
    }
}

pub fn shapefile(random: &mut Random) {
    let mut parts = small_shapefile();
    if random.one_in(50) {
        let table = parse_shapefile(&parts, "fuzz").expect("the triangle is sound");
        assert_eq!(table.features.len(), 1);
    }
    parts.shp = damaged(random, parts.shp, &["\0\0\0\x05", "\u{7f}"]);
    parts.dbf = damaged(random, parts.dbf, &["\0", "N", "F", "\u{7f}"]);
    shapefile_is_kept(&parts);
}

/// Stands between the files of a Shapefile where they are one text of bytes.
pub const PART: &str = "--part--";

/// `.shp`, `.dbf`, `.cpg` and `.prj` in one; those that are missing at the end are
/// those of the triangle.
pub fn read_shapefile(bytes: &[u8]) {
    let mut parts = small_shapefile();
    let mut rest = Some(bytes);
    let mut next = || {
        let all = rest?;
        let at = all.windows(PART.len()).position(|w| w == PART.as_bytes());
        rest = at.map(|at| &all[at + PART.len()..]);
        Some(all[..at.unwrap_or(all.len())].to_vec())
    };
    parts.shp = next().unwrap_or(parts.shp);
    parts.dbf = next().unwrap_or(parts.dbf);
    parts.cpg = next().or(parts.cpg);
    parts.prj = next();
    shapefile_is_kept(&parts);
}

fn shapefile_is_kept(parts: &ShapefileParts) {
    if let Ok(table) = parse_shapefile(parts, "fuzz") {
        is_kept(table);
    }
}

/// What a table of points is made of, sound and damaged.
pub const CSV_WORDS: &[&str] = &[
    ",", ";", "\"", "\n", "\r\n", "nan", "1e999", "-91", "\u{feff}", "lon", "lat", "\t", "code",
    "place", "60.5", "45.5",
];

pub fn csv(random: &mut Random) {
    let rows =
        (0..random.below(6)).map(|i| format!("\"p {i}\",{},{}\n", 60.0 + i as f64 / 3.0, 45.0));
    let text = std::iter::once("name,lon,lat\n".to_owned())
        .chain(rows)
        .collect::<String>();
    let bytes = damaged(random, text.into_bytes(), &CSV_WORDS[..9]);
    every_point_is_located(&bytes, &places(random));
}

pub fn read_csv(bytes: &[u8]) {
    static PLACES: LazyLock<Places> = LazyLock::new(|| places(&mut Random::new(1)));
    every_point_is_located(bytes, &PLACES);
}

/// Units to look points up in.
fn places(random: &mut Random) -> Places {
    let text = text_of(&shapes::clean(random));
    let table = parse_features(&text, "units").expect("sound");
    let layer = Boundaries::new(table, "units").expect("sound");
    Places::new(&layer, Some("code")).expect("every unit has its code")
}

/// A table that is read comes out with as many rows.
fn every_point_is_located(bytes: &[u8], places: &Places) {
    let mut out = Vec::new();
    if let Ok(counts) = locate_csv(bytes, &mut out, places, &CsvColumns::default(), "fuzz") {
        let read = counts.inside + counts.border + counts.outside;
        let lines = csv_rows(&out);
        assert_eq!(
            read as usize + 1,
            lines,
            "{}",
            String::from_utf8_lossy(&out)
        );
    }
    let _ = parse_points(&String::from_utf8_lossy(bytes), "fuzz", None);
    let _ = parse_table(&String::from_utf8_lossy(bytes), "fuzz");
}

/// Records of a table, line breaks in quotes not counted.
fn csv_rows(text: &[u8]) -> usize {
    let mut quoted = false;
    let mut rows = 0;
    for &byte in text {
        quoted ^= byte == b'"';
        rows += usize::from(byte == b'\n' && !quoted);
    }
    rows
}

const PLANS: [&str; 2] = [
    include_str!("../../geodata/kazakhstan/reforms/kazakhstan-2022.toml"),
    include_str!("../../geodata/kazakhstan/reforms/kazakhstan-former-zhezkazgan.toml"),
];

/// What a plan is made of, sound and damaged.
pub const PLAN_WORDS: &[&str] = &[
    "[[acts]]",
    "split = {",
    "merge",
    "create = ",
    "[[acts.changes]]",
    "\"",
    "=",
    "}",
    "population = -1",
    "by = \"line\"",
    "2022-13-01",
    "abolish",
    "transfer",
    "rename",
    "move_centre",
    "set_status",
    "recode",
    "effective = ",
    "into = [",
    "units = [",
    "region = ",
];

pub fn plan(random: &mut Random) {
    let text = random.pick(&PLANS).as_bytes().to_vec();
    read_plan(&damaged(random, text, &PLAN_WORDS[..11]));
}

pub fn read_plan(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(found) = aimaq::reform::parse(&text, "fuzz.toml") {
        assert!(!found.to_string().is_empty(), "an error without a word");
    }
    drawn_on(&text);
}

/// What is put into a draft and taken out again leaves the rest as it was.
fn drawn_on(text: &str) {
    let Ok(mut draft) = aimaq::reform::Draft::of(text) else {
        return;
    };
    let before = draft.text();
    let change = serde_json::json!({ "transfer": { "units": ["R/\"U\""], "to": "S" } });
    if draft.acts() > 0
        && draft.changes(0) > 0
        && let Ok(place) = draft.add(0, &change)
    {
        assert!(
            draft.text().len() > before.len(),
            "a change that is nowhere"
        );
        assert!(
            draft.remove(place).is_ok(),
            "a change that cannot be taken out"
        );
        assert_eq!(draft.text(), before);
    }
}
