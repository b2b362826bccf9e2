//! The main job with the real districts, out of every format that can hold them.

use std::io::Write;
use std::path::Path;

use crate::support;

/// Endings of the formats that hold land without loss. A cell of a spreadsheet has no room
/// for a district.
const ENDINGS: &[&str] = &[
    "geojson",
    "geojsonl",
    "topojson",
    "shp",
    "shz",
    #[cfg(feature = "geopackage")]
    "gpkg",
    #[cfg(feature = "parquet")]
    "parquet",
    "fgb",
    "kml",
    "kmz",
    "csv",
];

fn aimaq(folder: &Path, line: &str) -> support::Session {
    let session = support::aimaq_in(folder, line.split(' '), line);
    assert_eq!(session.code, 0, "{}\n{}", session.line, session.stderr);
    session
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn regions_of_real_districts_are_the_same_out_of_every_format() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/kazakhstan");
    let data = data.canonicalize().expect("the data");
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    let district = data.join("kaz_admbnda_adm2_2018.shp");
    let split_off = data.join("new_districts_2022.geojson");
    let regions = |file: &str| {
        let line = format!(
            "apply kazakhstan-2022 --boundaries {file} --boundaries {} --key KATO --accept units-without-land --quiet -o -",
            split_off.display()
        );
        aimaq(folder, &line).stdout
    };
    let expected = regions(&district.display().to_string());
    assert!(expected.len() > 100_000 && expected.contains("Abai Region"));
    for ending in ENDINGS {
        let file = format!("districts.{ending}");
        let line = format!("convert {} -o {file} --quiet", district.display());
        aimaq(folder, &line);
        assert!(regions(&file) == expected, "{ending}");
    }
    // TopoJSON is often named so.
    std::fs::copy(folder.join("districts.topojson"), folder.join("arcs.json")).expect("a copy");
    assert!(regions("arcs.json") == expected, "arcs.json");
    let text = std::fs::read(folder.join("districts.geojson")).expect("a file");
    let packed = std::fs::File::create(folder.join("packed.geojson.gz")).expect("a file");
    let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
    packed.write_all(&text).expect("written");
    packed.finish().expect("written");
    assert!(regions("packed.geojson.gz") == expected, "packed");
}
