//! Boundaries in files: by their ending, and compressed.

use std::io::Write;

use aimaq::io::{parse_features, read_boundaries};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::damage::{damaged, scratch};
use crate::random::Random;
use crate::seeds::GEOJSON;

fn compressed(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).expect("memory");
    encoder.finish().expect("memory")
}

pub fn packed(random: &mut Random) {
    let text = random.pick(&GEOJSON).as_bytes().to_vec();
    let file = if random.one_in(2) {
        damaged(random, compressed(&text), &["\u{1f}\u{8b}\u{8}", "\0"])
    } else {
        let text = damaged(random, text, &["\u{feff}", "{", "]", "null"]);
        is_the_text(&text);
        compressed(&text)
    };
    read_packed(&file);
}

/// A compressed file is read, or refused with its name.
pub fn read_packed(file: &[u8]) {
    let _ = read(file);
}

fn read(file: &[u8]) -> Result<String, String> {
    let folder = scratch();
    let path = folder.path().join("fuzz.geojson.gz");
    std::fs::write(&path, file).expect("a file that comes and goes");
    match read_boundaries(&path) {
        Ok(table) => Ok(format!("{:?}", table.features)),
        Err(error) => {
            let error = error.to_string();
            let name = path.display().to_string();
            assert!(error.starts_with(&name), "{error}");
            Err(error.replacen(&name, "fuzz", 1))
        }
    }
}

/// Compressed, a text is read as it is without.
fn is_the_text(text: &[u8]) {
    let bare = parse_features(text, "fuzz");
    let bare = bare.map(|table| format!("{:?}", table.features));
    assert_eq!(read(&compressed(text)), bare.map_err(|e| e.to_string()));
}

pub fn seeds() -> Vec<Vec<u8>> {
    GEOJSON
        .iter()
        .map(|text| compressed(text.as_bytes()))
        .collect()
}
