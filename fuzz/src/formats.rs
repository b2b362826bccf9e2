//! Files of the formats that are written: sound ones come back, damaged ones are errors.

use std::io::Cursor;

use aimaq::io::{
    About, Feature, FeatureGeometry, FeatureTable, Format, InputError, Layer, ReadOptions,
    parse_flatgeobuf, parse_kml, parse_rows, parse_topojson, read_any,
};
use serde_json::{Map, Value, json};

use crate::damage::{damaged, scratch};
use crate::random::Random;
use crate::shapes;

/// A layer of land with a field of each kind.
fn layer(random: &mut Random) -> Vec<Feature> {
    let land = shapes::clean(random).into_iter();
    land.map(|land| {
        let mut properties = Map::new();
        properties.insert("code".to_owned(), json!(format!("0{}", random.below(100))));
        properties.insert("n".to_owned(), json!(random.bits() as i64));
        properties.insert("x".to_owned(), json!(random.below(1000) as f64 / 7.0));
        properties.insert(
            "ü".to_owned(),
            if random.one_in(3) {
                Value::Null
            } else {
                json!(true)
            },
        );
        Feature {
            id: None,
            geometry: FeatureGeometry::Polygons(land),
            properties,
        }
    })
    .collect()
}

/// The bytes of a layer as a file of that name.
fn bytes_of(name: &str, features: &[Feature]) -> Vec<u8> {
    let path = std::path::Path::new(name);
    let format = Format::written_to(path).expect("it is written");
    let mut bytes = Vec::new();
    let write = format.write.expect("it is written");
    write(&mut bytes, Layer::Features(features), &About::of(path)).expect("it can be held");
    bytes
}

fn is_read(read: Result<FeatureTable, InputError>) {
    match read {
        Ok(table) => drop(bytes_of("a.geojson", &table.features)),
        Err(error) => assert!(!error.to_string().is_empty(), "an error without a word"),
    }
}

fn by_path(name: &str, bytes: &[u8]) {
    let folder = scratch();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file that comes and goes");
    is_read(read_any(&path, &ReadOptions::default()));
}

macro_rules! targets {
    ($($draw:ident $read:ident $seeds:ident $name:literal $words:expr, $how:expr;)*) => {$(
        pub fn $draw(random: &mut Random) {
            let sound = bytes_of($name, &layer(random));
            $read(&damaged(random, sound, $words));
        }

        pub fn $read(bytes: &[u8]) {
            $how(bytes);
        }

        pub fn $seeds() -> Vec<Vec<u8>> {
            (1..=8).map(|seed| bytes_of($name, &layer(&mut Random::new(seed)))).collect()
        }
    )*};
}

pub const TOPOJSON_WORDS: &[&str] = &["[", "]", "-1", "1e9", "null", "\"arcs\":", "{", "Polygon"];
pub const BINARY_WORDS: &[&str] = &["\u{7f}", "\0\0\0\0", "\u{1}"];
pub const XML_WORDS: &[&str] = &[
    "<",
    "/>",
    "&#x41;",
    "<Point>",
    "<![CDATA[",
    "\"",
    "<!ENTITY",
];
pub const WKT_WORDS: &[&str] = &[
    "(",
    ")",
    "EMPTY",
    "POINT Z",
    ",",
    "1e999",
    "GEOMETRYCOLLECTION(",
];

targets! {
    topojson read_topojson topojson_seeds "a.topojson" TOPOJSON_WORDS,
        |bytes| is_read(parse_topojson(bytes, "fuzz", &ReadOptions::default()));
    flatgeobuf read_flatgeobuf flatgeobuf_seeds "a.fgb" BINARY_WORDS,
        |bytes| is_read(parse_flatgeobuf(Cursor::new(bytes), "fuzz", &ReadOptions::default()));
    kml read_kml kml_seeds "a.kml" XML_WORDS,
        |bytes| is_read(parse_kml(bytes, "fuzz", &ReadOptions::default()));
    wkt read_wkt wkt_seeds "a.csv" WKT_WORDS,
        |bytes| is_read(parse_rows(&String::from_utf8_lossy(bytes), "fuzz", &ReadOptions::default()));
    zipped read_zipped zipped_seeds "a.shz" BINARY_WORDS, |bytes| by_path("a.zip", bytes);
    xlsx read_xlsx xlsx_seeds "a.xlsx" BINARY_WORDS, |bytes| by_path("a.xlsx", bytes);
    geopackage read_geopackage geopackage_seeds "a.gpkg" BINARY_WORDS,
        |bytes| by_path("a.gpkg", bytes);
    kmz read_kmz kmz_seeds "a.kmz" XML_WORDS, |bytes| by_path("a.kmz", bytes);
}

#[cfg(feature = "parquet")]
targets! {
    geoparquet read_geoparquet geoparquet_seeds "a.parquet" BINARY_WORDS,
        |bytes| by_path("a.parquet", bytes);
}
