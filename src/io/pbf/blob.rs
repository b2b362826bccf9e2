//! The blobs that an OpenStreetMap PBF file consists of.
//!
//! A blob is preceded by the length of its header and the header, which says
//! its kind and length. What it holds is a message, as it is or compressed.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Read};

use flate2::read::ZlibDecoder;

use super::wire::Fields;

/// Bytes that a header may have, as the format says.
const MOST_HEADER: u64 = 64 << 10;
/// Bytes that a blob may have, and a block that is unpacked from one.
const MOST_BLOB: u64 = 32 << 20;
/// Bytes that a file may unpack to whatever its own length.
const FREE: u64 = 8 << 20;
/// Times its length that a file may unpack to beyond that. Extracts unpack to two
/// or three times theirs; what is unpacked takes more memory still when it is used.
const MOST_RATIO: u64 = 64;

/// What a blob holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What the file is about.
    Header,
    /// Nodes, ways and relations.
    Data,
    /// Something that a reader may leave out.
    Other,
}

/// A blob as it lies in the file.
#[derive(Debug)]
pub(super) struct Blob {
    pub(super) kind: Kind,
    message: Vec<u8>,
}

impl Blob {
    /// The block that it holds.
    pub(super) fn unpacked(&self) -> Result<Cow<'_, [u8]>, String> {
        let content = Content::of(&self.message)?;
        match content.zlib {
            None => Ok(Cow::Borrowed(content.raw.unwrap_or_default())),
            Some(zlib) => unpack(zlib, content.size).map(Cow::Owned),
        }
    }
}

/// The message of a blob.
struct Content<'a> {
    raw: Option<&'a [u8]>,
    zlib: Option<&'a [u8]>,
    /// Bytes of the block.
    size: u64,
}

impl<'a> Content<'a> {
    fn of(message: &'a [u8]) -> Result<Self, String> {
        let (mut raw, mut zlib, mut size, mut other) = (None, None, None, false);
        for field in Fields::of(message) {
            match field? {
                (1, value) => raw = Some(value.bytes()?),
                (2, value) => size = Some(value.number()?),
                (3, value) => zlib = Some(value.bytes()?),
                (4..=7, _) => other = true,
                _ => {}
            }
        }
        let size = match (raw, zlib) {
            (Some(raw), None) => raw.len() as u64,
            (None, Some(_)) => size.ok_or("what is compressed does not say its size")?,
            _ if other => return Err("it is compressed in another way than zlib".to_owned()),
            _ => return Err("it holds no data".to_owned()),
        };
        if size >= MOST_BLOB {
            return Err(format!("its {size} bytes are more than the format allows"));
        }
        Ok(Self { raw, zlib, size })
    }
}

fn unpack(zlib: &[u8], size: u64) -> Result<Vec<u8>, String> {
    let mut block = Vec::with_capacity(size as usize);
    let mut decoder = ZlibDecoder::new(zlib).take(size + 1);
    decoder
        .read_to_end(&mut block)
        .map_err(|error| format!("it cannot be unpacked: {error}"))?;
    if block.len() as u64 != size {
        return Err(format!(
            "it does not unpack to the {size} bytes that it says"
        ));
    }
    Ok(block)
}

/// The blobs of a file in their order, each with the byte at which it begins; the
/// last is the first that is wrong.
#[derive(Debug)]
pub(super) struct Blobs<R> {
    source: R,
    /// Bytes read.
    at: u64,
    /// Bytes that all blobs so far unpack to.
    unpacked: u64,
    ended: bool,
}

impl<R: Read> Blobs<R> {
    pub(super) fn of(source: R) -> Self {
        Self {
            source,
            at: 0,
            unpacked: 0,
            ended: false,
        }
    }

    fn blob(&mut self) -> Result<Option<Blob>, String> {
        let Some(header) = self.header_length()? else {
            return Ok(None);
        };
        if header >= MOST_HEADER {
            return Err(format!(
                "a header of {header} bytes is more than the format allows"
            ));
        }
        let header = self.take(header)?;
        let (kind, size) = kind_and_size(&header)?;
        if size >= MOST_BLOB {
            return Err(format!("its {size} bytes are more than the format allows"));
        }
        let message = self.take(size)?;
        self.unpacked += Content::of(&message)?.size;
        if self.unpacked > FREE + MOST_RATIO * self.at {
            return Err(format!(
                "the file unpacks to more than {MOST_RATIO} times its length"
            ));
        }
        Ok(Some(Blob { kind, message }))
    }

    /// The length of the next header; `None` where the file ends.
    fn header_length(&mut self) -> Result<Option<u64>, String> {
        let length = self.read(4)?;
        match <[u8; 4]>::try_from(length.as_slice()) {
            Ok(length) => Ok(Some(u32::from_be_bytes(length).into())),
            Err(_) if length.is_empty() => Ok(None),
            Err(_) => Err(cut_off()),
        }
    }

    fn take(&mut self, length: u64) -> Result<Vec<u8>, String> {
        let bytes = self.read(length)?;
        if (bytes.len() as u64) < length {
            return Err(cut_off());
        }
        Ok(bytes)
    }

    /// So many bytes, or those that are left.
    fn read(&mut self, length: u64) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let read = self.source.by_ref().take(length).read_to_end(&mut bytes);
        self.at += read.map_err(|error| unreadable(&error))? as u64;
        Ok(bytes)
    }
}

fn cut_off() -> String {
    "the file ends within it".to_owned()
}

fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::UnexpectedEof => cut_off(),
        _ => error.to_string(),
    }
}

fn kind_and_size(header: &[u8]) -> Result<(Kind, u64), String> {
    let (mut kind, mut size) = (None, None);
    for field in Fields::of(header) {
        match field? {
            (1, value) => {
                kind = Some(match value.bytes()? {
                    b"OSMHeader" => Kind::Header,
                    b"OSMData" => Kind::Data,
                    _ => Kind::Other,
                });
            }
            (3, value) => size = Some(value.number()?),
            _ => {}
        }
    }
    kind.zip(size)
        .ok_or_else(|| "its header does not say its kind and size".to_owned())
}

impl<R: Read> Iterator for Blobs<R> {
    type Item = (u64, Result<Blob, String>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let at = self.at;
        let blob = self.blob();
        self.ended = blob.is_err();
        blob.transpose().map(|blob| (at, blob))
    }
}
