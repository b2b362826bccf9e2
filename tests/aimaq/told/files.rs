//! Errors of files, and of what stands in them.

use super::*;

#[test]
fn errors_of_files_are_told_in_every_language() {
    let kinds = [
        ErrorKind::NotFound,
        ErrorKind::PermissionDenied,
        ErrorKind::IsADirectory,
        ErrorKind::NotADirectory,
        ErrorKind::AlreadyExists,
        ErrorKind::StorageFull,
        ErrorKind::FileTooLarge,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::InvalidFilename,
        ErrorKind::AddrInUse,
        ErrorKind::AddrNotAvailable,
        ErrorKind::TimedOut,
        ErrorKind::ConnectionRefused,
        ErrorKind::UnexpectedEof,
        ErrorKind::Other,
    ];
    for kind in kinds {
        let open = InputError::Open {
            file: one(),
            error: kind.into(),
        };
        let path = Path::new("1");
        told(&[
            &open,
            &OutputError::at(path, kind.into()),
            &LocateError::Output(kind.into()),
        ]);
    }
    told(&[
        &InputError::content("1", what()),
        &InputError::in_line("1", 2, what()),
        &OutputError::ending(
            Path::new("1"),
            aimaq::io::readable(aimaq::io::Holds::Points),
        ),
    ]);
}

/// Texts that are no GeoJSON, or none that can be used.
const NO_GEOJSON: [&str; 16] = [
    "",
    "[",
    "<a/>",
    "{",
    "{\"type\":\"FeatureCollection\"}",
    "{\"type\":\"FeatureCollection\",\"features\":[",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{}}]}",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\"}}]}",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1]}}]}",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,200]}}]}",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4]]]}}]}",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Circle\",\"coordinates\":[1,2]}}]}",
    "{\"type\":\"Point\",\"coordinates\":[1,2]}",
    "{\"type\":\"Feature\",\"features\":[]}",
    "{\"type\":\"FeatureCollection\",\"features\":[]} 1",
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:1\"}},\"features\":[]}",
];

#[test]
fn what_is_wrong_with_geojson_and_tables_is_told_in_every_language() {
    for text in NO_GEOJSON {
        let error = parse_features(text.as_bytes(), "1").expect_err(text);
        told(&[&error]);
    }
    told(&[&parse_table("a,b\n1\n", "1").expect_err("a short row")]);
    let rules = [
        "x",
        "office = 5",
        "[single_member]\nseats = 9999999\nsource = \"1\"\n",
    ];
    for text in rules {
        told(&[&parse_office_rules(text, "1").expect_err(text)]);
    }
}
