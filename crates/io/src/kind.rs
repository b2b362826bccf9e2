//! What a file is that is taken for GeoJSON and is something else, by its first bytes.

/// Bytes that are looked at.
pub(super) const LOOKED_AT: usize = 64;

/// What a text that is no GeoJSON object begins like, and what to do.
pub(super) fn other_kind(start: &[u8]) -> Option<&'static str> {
    let first = start.trim_ascii_start().first();
    Some(match start {
        [] => "the file is empty",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "this is UTF-16; save the file as UTF-8",
        [0x1e, ..] => "this is a GeoJSON text sequence; name it .geojsons",
        [0x1f, 0x8b, ..] => "this is compressed; name it .geojson.gz",
        [b'P', b'K', 3, 4, ..] => "this is a ZIP archive; name it .zip",
        [b'f', b'g', b'b', 3, ..] => "this is FlatGeobuf; name it .fgb",
        _ if start.starts_with(b"SQLite format 3\0") => {
            "this is a database; if it is a GeoPackage, name it .gpkg"
        }
        _ if start.iter().all(|&b| b == 0) => "the file holds nothing but zero bytes",
        _ if first.is_none() && start.len() < LOOKED_AT => "the file is empty",
        _ if first == Some(&b'[') => {
            "this is a bare list; wrap it as {\"type\": \"FeatureCollection\", \"features\": …}"
        }
        _ if first == Some(&b'<') => "this is XML; if it is KML, name it .kml",
        _ => return None,
    })
}
