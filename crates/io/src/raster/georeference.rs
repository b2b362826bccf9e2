//! Where the pixels of a GeoTIFF lie: its tie to the earth and its coordinate reference
//! system, as its keys say them (OGC 19-008r4).

use aimaq_words::Message;
use aimaq_words::msg;
use std::io::{Read, Seek};

use tiff::decoder::Decoder;
use tiff::tags::Tag;

/// Numbers of the keys that are looked at.
mod key {
    /// Plane or longitude and latitude.
    pub(super) const MODEL: u16 = 1024;
    /// Whether numbers are of pixels or of their corners.
    pub(super) const RASTER: u16 = 1025;
    pub(super) const CITATION: u16 = 1026;
    pub(super) const GEOGRAPHIC: u16 = 2048;
    pub(super) const PROJECTED: u16 = 3072;
    pub(super) const PROJECTED_CITATION: u16 = 3073;
}

/// What stands where a system has no code.
const USER_DEFINED: u16 = 32767;
/// What stands before the well-known text of a system in its citation.
const ESRI_TEXT: &str = "ESRI PE String = ";
/// The system of GHS-POP, which has no code in the register of EPSG.
const MOLLWEIDE: &str = "ESRI:54009";

/// From columns and rows to coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grid {
    /// `x` at column and row 0, by column, by row.
    x: [f64; 3],
    /// The same of `y`.
    y: [f64; 3],
}

impl Grid {
    pub(super) fn of<R: Read + Seek>(decoder: &mut Decoder<R>) -> Result<Self, Message> {
        let grid = match decoder.get_tag_f64_vec(Tag::ModelTransformationTag) {
            Ok(m) if m.len() == 16 => Self {
                x: [m[3], m[0], m[1]],
                y: [m[7], m[4], m[5]],
            },
            _ => Self::of_scale(decoder)?,
        };
        let numbers = grid.x.iter().chain(&grid.y);
        let area = grid.x[1] * grid.y[2] - grid.x[2] * grid.y[1];
        if !numbers.copied().all(f64::is_finite) || area == 0.0 {
            return Err(msg!("error-raster-no-size"));
        }
        // The numbers are then of the middles of pixels.
        let keys = keys(decoder);
        let is_point = keys.iter().any(|k| k.number == key::RASTER && k.value == 2);
        Ok(match is_point {
            true => grid.moved(-0.5),
            false => grid,
        })
    }

    fn of_scale<R: Read + Seek>(decoder: &mut Decoder<R>) -> Result<Self, Message> {
        let tag = |tag, decoder: &mut Decoder<R>| decoder.get_tag_f64_vec(tag).ok();
        let scale = tag(Tag::ModelPixelScaleTag, decoder);
        let tie = tag(Tag::ModelTiepointTag, decoder);
        let (Some([across, down, ..]), Some([column, row, _, x, y, ..])) =
            (scale.as_deref(), tie.as_deref())
        else {
            return Err(msg!("error-raster-nowhere"));
        };
        Ok(Self {
            x: [x - column * across, *across, 0.0],
            y: [y + row * down, 0.0, -down],
        })
    }

    /// With its origin so many pixels farther.
    fn moved(self, pixels: f64) -> Self {
        let moved =
            |[origin, across, down]: [f64; 3]| [origin + pixels * (across + down), across, down];
        Self {
            x: moved(self.x),
            y: moved(self.y),
        }
    }

    /// The coordinates of the middle of a pixel.
    pub(super) fn middle(&self, column: u32, row: u32) -> (f64, f64) {
        let (column, row) = (f64::from(column) + 0.5, f64::from(row) + 0.5);
        let at = |[origin, across, down]: [f64; 3]| origin + across * column + down * row;
        (at(self.x), at(self.y))
    }
}

struct Key {
    number: u16,
    /// The tag that holds the value; 0 if it stands here.
    tag: u16,
    count: u16,
    value: u16,
}

/// Bytes of a text at most: keys count them by 16 bits.
const LONGEST: u64 = 1 << 16;

fn keys<R: Read + Seek>(decoder: &mut Decoder<R>) -> Vec<Key> {
    let all = decoder.get_tag_u16_vec(Tag::GeoKeyDirectoryTag);
    let all = all.unwrap_or_default();
    let entries = all.get(4..).unwrap_or_default().chunks_exact(4);
    let key = |entry: &[u16]| Key {
        number: entry[0],
        tag: entry[1],
        count: entry[2],
        value: entry[3],
    };
    entries.map(key).collect()
}

/// The text of a tag, if it has one. What is longer than any such text is not asked for:
/// of a length that cannot be, the library would print a line of its own.
pub(super) fn text<R: Read + Seek>(decoder: &mut Decoder<R>, tag: Tag) -> Option<String> {
    let entry = decoder.image_ifd().find_entry(tag)?;
    match entry.count() <= LONGEST {
        true => decoder.get_tag_ascii_string(tag).ok(),
        false => None,
    }
}

/// The coordinate reference system that a file declares; none where it is silent.
///
/// # Errors
/// If it has one that it neither codes nor writes out.
pub(super) fn declared<R: Read + Seek>(
    decoder: &mut Decoder<R>,
) -> Result<Option<String>, Message> {
    let keys = keys(decoder);
    let code = |number: u16| {
        let key = keys.iter().find(|k| k.number == number && k.tag == 0);
        key.map(|key| key.value)
    };
    let wanted = match code(key::MODEL) {
        Some(1) => key::PROJECTED,
        Some(2) => key::GEOGRAPHIC,
        _ => match code(key::PROJECTED) {
            Some(_) => key::PROJECTED,
            None => key::GEOGRAPHIC,
        },
    };
    match code(wanted) {
        Some(54009) => return Ok(Some(MOLLWEIDE.to_owned())),
        Some(code) if code != USER_DEFINED && code > 0 => return Ok(Some(format!("EPSG:{code}"))),
        None if wanted == key::GEOGRAPHIC => return Ok(None),
        _ => {}
    }
    let text = text(decoder, Tag::GeoAsciiParamsTag).unwrap_or_default();
    let cited = keys
        .iter()
        .filter(|k| [key::PROJECTED_CITATION, key::CITATION].contains(&k.number) && k.tag != 0);
    let cited = cited.filter_map(|k| {
        let from = usize::from(k.value);
        text.get(from..from + usize::from(k.count))
    });
    let cited: Vec<&str> = cited.collect();
    let written = cited.iter().find_map(|text| text.split(ESRI_TEXT).nth(1));
    if let Some(written) = written {
        return Ok(Some(written.trim_end_matches(['|', '\0']).to_owned()));
    }
    match cited.iter().any(|text| text.contains("Mollweide")) {
        true => Ok(Some(MOLLWEIDE.to_owned())),
        false => Err(msg!("error-raster-own-crs")),
    }
}
