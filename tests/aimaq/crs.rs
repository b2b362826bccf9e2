//! Coordinates in other systems than longitude and latitude on WGS 84, against PROJ.
//!
//! `tests/fixtures/crs/places.csv` has coordinates in systems of the EPSG register, where
//! PROJ brings them, and how far off that the place may be: where the register has several
//! shifts for a datum, PROJ chooses among them by the place.

use std::fs;

use aimaq::io::{Crs, ReadOptions, ShapefileParts, parse_features, parse_shapefile_as};
use aimaq::words::{Lang, say};

const METRES_PER_DEGREE: f64 = 111_195.0;

/// How far a place is from another, metres.
fn metres(place: (f64, f64), other: (f64, f64)) -> f64 {
    let east = (place.0 - other.0) * other.1.to_radians().cos();
    east.hypot(place.1 - other.1) * METRES_PER_DEGREE
}

struct Place {
    code: u32,
    at: (f64, f64),
    there: (f64, f64),
    allowed: f64,
}

fn places() -> Vec<Place> {
    let text = fs::read_to_string("tests/fixtures/crs/places.csv").expect("the fixture");
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<f64> = line
            .split(',')
            .map(|cell| cell.parse().expect("a number"))
            .collect();
        Place {
            code: cells[0] as u32,
            at: (cells[1], cells[2]),
            there: (cells[3], cells[4]),
            allowed: cells[5],
        }
    });
    rows.collect()
}

#[test]
fn places_are_where_proj_brings_them() {
    let mut worst: Vec<(u32, f64)> = Vec::new();
    for place in places() {
        let crs = Crs::epsg(place.code).expect("a known code");
        let found = crs.place(place.at.0, place.at.1).expect("a place");
        let off = metres((found.lon(), found.lat()), place.there);
        assert!(
            off <= place.allowed,
            "EPSG:{}: {off} m off at {:?}",
            place.code,
            place.at
        );
        match worst.last_mut() {
            Some((code, most)) if *code == place.code => *most = most.max(off),
            _ => worst.push((place.code, off)),
        }
    }
    for (code, off) in worst {
        println!("EPSG:{code}: at most {off:.2e} m from PROJ");
    }
}

#[test]
fn a_system_is_the_same_in_every_form_of_its_definition() {
    for code in [32633, 28413, 3857, 2154] {
        let by_code = Crs::epsg(code).expect("known");
        for form in ["esri.prj", "gdal.prj", "wkt2.prj", "json"] {
            let file = format!("tests/fixtures/crs/{code}.{form}");
            let crs = Crs::parse(&fs::read_to_string(&file).expect("the fixture"));
            let crs = crs.unwrap_or_else(|error| panic!("{file}: {error}"));
            let own = places().into_iter().filter(|place| place.code == code);
            for place in own {
                let [a, b] = [&crs, &by_code].map(|crs| {
                    let place = crs.place(place.at.0, place.at.1).expect("a place");
                    (place.lon(), place.lat())
                });
                assert!(metres(a, b) < 1e-6, "{file}: {a:?} {b:?}");
            }
        }
    }
}

#[test]
fn what_is_said_of_a_datum_has_its_accuracy() {
    let said = |code| {
        Crs::epsg(code)
            .expect("known")
            .note()
            .map(|note| say(&note, Lang::EN))
    };
    assert_eq!(said(4326), None);
    for (code, words) in [
        (32633, "brought to longitude and latitude on WGS 84"),
        (28413, "its datum, Pulkovo 1942, is right within about"),
        (
            25832,
            "its datum, ETRS89, is taken for WGS 84, which is right within about 1 m",
        ),
    ] {
        let said = said(code).expect("something");
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn datums_like_wgs_84_are_known_by_the_names_that_the_register_has() {
    for datum in [
        "Reseau Geodesique Francais 1993 v2b",
        "ETRF2000 Poland",
        "Croatian Terrestrial Reference System",
        "IRENET95",
        "Lithuania 1994 (ETRS89)",
        "Latvian geodetic coordinate system 1992",
        "Mexico ITRF2008",
        "Korean Geodetic Datum 2002",
        "Taiwan Datum 1997",
    ] {
        let text = format!(
            r#"GEOGCS["g",DATUM["{datum}",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#
        );
        let crs = Crs::parse(&text).unwrap_or_else(|error| panic!("{error}"));
        assert!(crs.is_lon_lat(), "{datum}");
    }
}

#[test]
fn longitude_and_latitude_on_a_datum_like_wgs_84_keep_their_bits() {
    let text = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4258"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[0.1,50.123456789012345]}}]}"#;
    let table = parse_features(text.as_bytes(), "x").expect("reads");
    let point = table.features[0].points()[0];
    assert_eq!(
        (point.x.to_bits(), point.y.to_bits()),
        (0.1_f64.to_bits(), 50.123_456_789_012_345_f64.to_bits())
    );
    assert_eq!(table.warnings.len(), 1);
}

#[test]
fn a_member_crs_moves_positions_and_one_behind_them_is_refused() {
    let crs = r#""crs":{"type":"name","properties":{"name":"EPSG:3857"}}"#;
    let features = r#""features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[7458405.877,6274861.394]}}]"#;
    let before = format!(r#"{{"type":"FeatureCollection",{crs},{features}}}"#);
    let table = parse_features(before.as_bytes(), "x").expect("reads");
    let point = table.features[0].points()[0];
    assert!(metres((point.x, point.y), (67.0, 49.0)) < 1.0, "{point:?}");
    let behind = format!(r#"{{"type":"FeatureCollection",{features},{crs}}}"#);
    let error = parse_features(behind.as_bytes(), "x").expect_err("metres");
    assert!(error.to_string().contains("--crs"), "{error}");
}

/// A Shapefile of one point.
fn shapefile(x: f64, y: f64, prj: &str) -> ShapefileParts {
    let mut record = 1_i32.to_le_bytes().to_vec();
    record.extend(x.to_le_bytes());
    record.extend(y.to_le_bytes());
    let mut shp = vec![0; 100];
    shp.extend(1_i32.to_be_bytes());
    shp.extend(10_i32.to_be_bytes());
    shp.extend(record);
    let mut dbf = vec![3, 125, 1, 1];
    dbf.extend(1_u32.to_le_bytes());
    dbf.extend(65_u16.to_le_bytes());
    dbf.extend(2_u16.to_le_bytes());
    dbf.resize(32, 0);
    dbf.extend(*b"N\0\0\0\0\0\0\0\0\0\0N\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    dbf.extend(*b"\r 7");
    ShapefileParts {
        shp,
        dbf,
        prj: Some(prj.into()),
        cpg: Some(b"UTF-8".to_vec()),
        shx: None,
    }
}

#[test]
fn a_projected_shapefile_is_read_and_one_that_only_says_so_is_told() {
    let utm = fs::read_to_string("tests/fixtures/crs/32633.esri.prj").expect("the fixture");
    let read =
        |x, y, options: &ReadOptions| parse_shapefile_as(&shapefile(x, y, &utm), "x.shp", options);
    let table = read(500_000.0, 5_761_038.213, &ReadOptions::default()).expect("reads");
    let point = table.features[0].points()[0];
    assert!(metres((point.x, point.y), (15.0, 52.0)) < 0.1, "{point:?}");
    let error = read(15.0, 52.0, &ReadOptions::default()).expect_err("degrees");
    assert!(
        error
            .to_string()
            .contains("look like degrees; if they are, say --crs EPSG:4326"),
        "{error}"
    );
    let said = ReadOptions {
        crs: Some("EPSG:4326".into()),
        ..ReadOptions::default()
    };
    let table = read(15.0, 52.0, &said).expect("what was said goes before");
    assert_eq!(table.features[0].points()[0], (15.0, 52.0).into());
}

#[test]
fn a_system_from_which_no_way_is_known_is_refused_with_what_to_do() {
    for (definition, what) in [
        ("EPSG:9999999", "not among those that are known here"),
        (
            r#"GEOGCS["Campo",DATUM["Campo_Inchauspe",SPHEROID["i",6378388,297]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#,
            "nothing is known of how its datum `Campo_Inchauspe` lies",
        ),
        (
            r#"PROJCS["Swiss",GEOGCS["g",DATUM["WGS_1984",SPHEROID["w",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Hotine_Oblique_Mercator"],UNIT["metre",1]]"#,
            "the projection `Hotine_Oblique_Mercator` is not among those",
        ),
        (
            r#"LOCAL_CS["site",UNIT["metre",1]]"#,
            "is no system of places on earth",
        ),
        ("nonsense", "does not begin with a keyword"),
        (
            r#"{"$schema":"x","type":"ProjectedCRS","name":"Site plan"}"#,
            "system `Site plan` cannot be used",
        ),
    ] {
        let error = Crs::parse(definition).expect_err("no way").to_string();
        assert!(error.contains(what) && error.contains("--crs"), "{error}");
    }
}
