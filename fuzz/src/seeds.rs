//! What a guided run starts from: drawn choices, and small files of each format.

use std::path::{Path, PathBuf};

use crate::random::Random;
use crate::readers::{PART, small_shapefile};
use crate::{
    crs, formats, jobs, packed, rasters, roads, series, sums, tables, territories, vintages,
};

/// The seeds of a target.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "geojson" => files("tests/fixtures", "geojson")
            .chain(GEOJSON.iter().map(|text| text.as_bytes().to_vec()))
            .collect(),
        "shapefile" => shapefiles(),
        "csv" => CSV.iter().map(|text| text.as_bytes().to_vec()).collect(),
        "topojson" => formats::topojson_seeds(),
        "flatgeobuf" => formats::flatgeobuf_seeds(),
        "kml" => formats::kml_seeds(),
        "kmz" => formats::kmz_seeds(),
        "wkt" => formats::wkt_seeds(),
        "zip" => formats::zipped_seeds(),
        "xlsx" => formats::xlsx_seeds(),
        "geopackage" => formats::geopackage_seeds(),
        #[cfg(feature = "parquet")]
        "geoparquet" => formats::geoparquet_seeds(),
        "crs" => crs::seeds(),
        "packed" => packed::seeds(),
        "roads" => roads::seeds(),
        "kept-roads" => tables::cached_seeds(),
        "manifest" | "record" | "norms" | "rules" => jobs::seeds(target),
        "crosswalk" => tables::seeds(),
        "series" => series::seeds(),
        "territory" => territories::seeds(),
        "partial" => sums::seeds(),
        "raster" => rasters::seeds(),
        "people" => territories::people_seeds(),
        "vintages" => vintages::seeds(),
        "plan" => files("geodata/kazakhstan/reforms", "toml")
            .chain(files("tests/plans/wrong", "toml"))
            .collect(),
        _ => (1..=32).map(|seed| choices(seed, 512)).collect(),
    }
}

/// As many bytes as the choices of most inputs take.
fn choices(seed: u64, bytes: usize) -> Vec<u8> {
    let mut random = Random::new(seed);
    (0..bytes).map(|_| random.bits() as u8).collect()
}

/// The files of a folder of the project with an ending, by name.
fn files(folder: &str, ending: &str) -> impl Iterator<Item = Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let entries = std::fs::read_dir(&folder).expect("the folder is in the project");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == ending));
    paths.sort();
    paths
        .into_iter()
        .map(|path| std::fs::read(path).expect("readable"))
}

pub const GEOJSON: [&str; 4] = [
    r#"{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1,5],[0,0]]]}}"#,
    r#"{"features":[{"geometry":null,"id":1,"type":"Feature"},{"properties":{"a":[1.5,{"b":"\ud83d\ude00"}]},"geometry":{"coordinates":[[0,0],[-1e-3,2]],"type":"LineString"},"type":"Feature"}],"type":"FeatureCollection"}"#,
    r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"bbox":[0,0,1,1],"features":[{"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]]}]}}]}"#,
    r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":{"type":"Feature"},"b":"{\"type\": \"Feature\"}"},"geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}},{"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}}]}"#,
];

const CSV: [&str; 4] = [
    "name,lon,lat\n\"p 1\",60.5,45.5\nb,61,46\n",
    "\u{feff}Longitude;latitude;code\r\n60.25;45.25;\"a;\"\"b\"\r\n",
    "x\ty\tplace\n-180\t90\t\n",
    "lon,lat\n",
];

/// One of a triangle, and one of each other kind of shape beside a field of each
/// type.
fn shapefiles() -> Vec<Vec<u8>> {
    let sound = small_shapefile();
    let joined = |shp: &[u8], dbf: &[u8], more: &str| {
        [shp, PART.as_bytes(), dbf, PART.as_bytes(), more.as_bytes()].concat()
    };
    let geographic = format!("UTF-8{PART}GEOGCS[\"WGS 84\"]");
    let mut seeds = vec![joined(&sound.shp, &sound.dbf, &geographic)];
    let kinds = [0_u8, 1, 3, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31];
    for (kind, field) in kinds.into_iter().zip(b"NFLDIBYTMCNFD") {
        let (mut shp, mut dbf) = (sound.shp.clone(), sound.dbf.clone());
        shp[32] = kind;
        shp[108] = kind;
        // The rest of a shape with heights and measures.
        shp.extend([0; 96]);
        dbf[32 + 11] = *field;
        seeds.push(joined(&shp, &dbf, "1251"));
    }
    seeds
}
