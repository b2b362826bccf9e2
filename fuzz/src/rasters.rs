//! Rasters of people: whatever a file claims of its size, its tiles and its place, people
//! are at places on earth.

use std::io::Cursor;
use std::sync::LazyLock;

use aimaq::io::{PeopleRaster, RasterSource, ReadOptions};
use tiff::encoder::{Compression, TiffEncoder, colortype};
use tiff::tags::Tag;

use crate::damage::damaged;
use crate::random::Random;

/// Parts of a TIFF: types of fields, tags of the earth, and numbers that are too large.
pub const WORDS: &[&str] = &[
    "II*\0",
    "MM\0*",
    "\u{3}\0\u{1}\0\0\0",
    "\u{4}\0\u{1}\0\0\0",
    "\0\0\0\0",
    "\u{7f}\u{7f}\u{7f}\u{7f}",
    "-99999",
    "ESRI PE String = ",
    "Mollweide",
];

static WRITTEN: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let packed = [Compression::Uncompressed, Compression::Lzw];
    packed.into_iter().map(written).collect()
});

fn written(packed: Compression) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = TiffEncoder::new(Cursor::new(&mut bytes)).expect("an encoder");
    let mut encoder = encoder.with_compression(packed);
    let mut image = encoder
        .new_image::<colortype::Gray32Float>(8, 8)
        .expect("an image");
    let tags = image.encoder();
    tags.write_tag(Tag::ModelPixelScaleTag, &[0.5, 0.5, 0.0][..])
        .expect("a scale");
    tags.write_tag(Tag::ModelTiepointTag, &[0.0, 0.0, 0.0, 70.0, 50.0, 0.0][..])
        .expect("a tie");
    let keys: [u16; 12] = [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326];
    tags.write_tag(Tag::GeoKeyDirectoryTag, &keys[..])
        .expect("keys");
    tags.write_tag(Tag::GdalNodata, "-99999").expect("a text");
    let pixels: Vec<f32> = (0..64_u8).map(|i| f32::from(i % 5) * 0.75).collect();
    image.write_data(&pixels).expect("pixels");
    bytes
}

pub fn raster(random: &mut Random) {
    let seed = &WRITTEN[random.below(WRITTEN.len())];
    read(&damaged(random, seed.clone(), WORDS));
}

pub fn read(bytes: &[u8]) {
    let Ok(mut source) = RasterSource::new(Cursor::new(bytes), "r.tif") else {
        return;
    };
    let options = ReadOptions::default();
    let Ok(raster) = PeopleRaster::of(&mut source, "r.tif", &options) else {
        return;
    };
    // A damaged file may name many tiles of no bytes.
    for &chunk in raster.chunks().iter().take(64) {
        let Ok(people) = raster.people(&mut source, chunk) else {
            return;
        };
        assert!(people.len() <= raster.chunk_pixels());
        for (at, people) in people {
            assert!(people > 0.0 && people.is_finite());
            assert!(at.x.abs() <= 180.0 && at.y.abs() <= 90.0);
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    WRITTEN.clone()
}
