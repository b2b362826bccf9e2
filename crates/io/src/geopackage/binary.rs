//! The head that stands before well-known binary in a GeoPackage.

use super::super::format::Shape;
use super::super::frame::Frame;
use super::super::geometry::ReadGeometry;
use super::super::wkb;
use aimaq_words::Message;
use aimaq_words::msg;

/// Bytes before the envelope.
const HEAD: usize = 8;
/// Bytes of an envelope by its number.
const ENVELOPES: [usize; 5] = [0, 32, 48, 48, 64];

/// Reads a geometry behind its head.
///
/// # Errors
/// If it is no geometry of a GeoPackage.
pub(super) fn parse(bytes: &[u8], frame: &Frame) -> Result<ReadGeometry, Message> {
    let &[b'G', b'P', _, flags, ..] = bytes else {
        return Err(msg!("error-gpkg-begin"));
    };
    if flags & 0b10_0000 != 0 {
        return Err(msg!("error-gpkg-extended"));
    }
    let envelope = ENVELOPES.get(usize::from(flags >> 1 & 0b111));
    let envelope = envelope.ok_or(msg!("error-gpkg-head"))?;
    let body = bytes.get(HEAD + envelope..).ok_or(msg!("error-gpkg-cut"))?;
    wkb::parse(body, frame)
}

/// A geometry of WGS 84 with its head; `bounds` are west, south, east and north.
pub(super) fn bytes_of(shape: Shape<'_>, several: bool, bounds: [f64; 4]) -> Vec<u8> {
    let [west, south, east, north] = bounds;
    let mut bytes = b"GP\x00".to_vec();
    // Lowest byte first, with an envelope of two dimensions.
    bytes.push(0b011);
    bytes.extend(4326_i32.to_le_bytes());
    for number in [west, east, south, north] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(wkb::bytes_of(shape, several));
    bytes
}
