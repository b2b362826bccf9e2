//! Small rasters that the tests write.

use std::io::Cursor;

use tiff::encoder::{TiffEncoder, colortype};
use tiff::tags::Tag;

use super::*;

/// Three by two pixels of a degree with their north-western corner at 70, 50.
fn raster(keys: &[u16], about: &[(Tag, &str)], pixels: &[f32]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = TiffEncoder::new(Cursor::new(&mut bytes)).expect("an encoder");
    let mut image = encoder
        .new_image::<colortype::Gray32Float>(3, 2)
        .expect("an image");
    let tags = image.encoder();
    tags.write_tag(Tag::ModelPixelScaleTag, &[1.0, 1.0, 0.0][..])
        .expect("a scale");
    tags.write_tag(Tag::ModelTiepointTag, &[0.0, 0.0, 0.0, 70.0, 50.0, 0.0][..])
        .expect("a tie");
    tags.write_tag(Tag::GeoKeyDirectoryTag, keys).expect("keys");
    for (tag, text) in about {
        tags.write_tag(*tag, *text).expect("a text");
    }
    image.write_data(pixels).expect("pixels");
    bytes
}

const DEGREES: [u16; 12] = [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326];

fn read(bytes: Vec<u8>, crs: Option<&str>) -> Result<Vec<(Coord<f64>, f64)>, String> {
    let options = ReadOptions {
        crs: crs.map(str::to_owned),
        ..ReadOptions::default()
    };
    let people = || -> Result<Vec<(Coord<f64>, f64)>, InputError> {
        let mut source = RasterSource::new(Cursor::new(&bytes), "r.tif")?;
        let raster = PeopleRaster::of(&mut source, "r.tif", &options)?;
        let mut people = Vec::new();
        for &chunk in raster.chunks() {
            people.extend(raster.people(&mut source, chunk)?);
        }
        Ok(people)
    };
    people().map_err(|error| error.to_string())
}

#[test]
fn people_are_at_the_middles_of_pixels_and_nobody_is_left_out() {
    let pixels = [0.0, 1.5, -99999.0, 0.25, f32::NAN, 3.0];
    let bytes = raster(&DEGREES, &[(Tag::GdalNodata, "-99999")], &pixels);
    let at = |x, y| Coord { x, y };
    let expected = [
        (at(71.5, 49.5), 1.5),
        (at(70.5, 48.5), 0.25),
        (at(72.5, 48.5), 3.0),
    ];
    assert_eq!(read(bytes, None).expect("people"), expected);
}

#[test]
fn numbers_of_middles_are_taken_as_such() {
    let keys = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 2, 2048, 0, 1, 4326];
    let bytes = raster(&keys, &[], &[1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    let people = read(bytes, None).expect("people");
    assert_eq!(people, [(Coord { x: 70.0, y: 50.0 }, 1.0)]);
}

#[test]
fn a_system_is_found_by_code_by_its_text_or_named() {
    let one = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let keys = |code| [1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, code];
    // 70.5 and 49.5 metres from the origin of the web's projection.
    let people = read(raster(&keys(3857), &[], &one), None).expect("people");
    assert!((people[0].0.x - 70.5 / 111_319.490_793).abs() < 1e-12);
    let mollweide = read(raster(&keys(54009), &[], &one), None).expect("people");
    assert!(
        (mollweide[0].0.x - 70.5 / 100_197.0).abs() < 1e-4,
        "{mollweide:?}"
    );
    let error = read(raster(&keys(32767), &[], &one), None).expect_err("no system");
    assert!(error.contains("name it with --crs"), "{error}");
    let named = read(raster(&keys(32767), &[], &one), Some("EPSG:3857"));
    assert_eq!(named.expect("people"), people);
}

#[test]
fn what_is_no_raster_of_people_is_refused() {
    let text = read(b"lon,lat,people\n".to_vec(), None).expect_err("no TIFF");
    assert!(text.contains("r.tif: the raster cannot be read"), "{text}");
    let below = read(
        raster(&DEGREES, &[], &[0.0, -1.0, 0.0, 0.0, 0.0, 0.0]),
        None,
    );
    let below = below.expect_err("no people");
    assert!(
        below.contains("pixel 1, 0: -1 is no number of people"),
        "{below}"
    );
    let mut bytes = Vec::new();
    let mut encoder = TiffEncoder::new(Cursor::new(&mut bytes)).expect("an encoder");
    encoder
        .write_image::<colortype::Gray8>(2, 2, &[1, 2, 3, 4])
        .expect("an image");
    let nowhere = read(bytes, None).expect_err("nowhere");
    assert!(nowhere.contains("this is no GeoTIFF"), "{nowhere}");
}

#[test]
fn a_text_that_is_longer_than_any_is_not_asked_for() {
    let found = |text: &str| {
        let bytes = raster(&DEGREES, &[(Tag::GdalNodata, text)], &[1.0; 6]);
        let mut source = RasterSource::new(Cursor::new(bytes), "r.tif").expect("a raster");
        georeference::text(&mut source.0, Tag::GdalNodata)
    };
    assert_eq!(found("-200").as_deref(), Some("-200"));
    assert_eq!(found(&"9".repeat(70_000)), None);
}
