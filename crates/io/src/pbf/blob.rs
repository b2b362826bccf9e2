//! The blobs that an OpenStreetMap PBF file consists of.
//!
//! A blob is preceded by the length of its header and the header, which says
//! its kind and length. What it holds is a message, as it is or compressed.

use aimaq_words::Message;
use aimaq_words::Tell;
use aimaq_words::msg;
use std::io::{self, ErrorKind, Read};

use flate2::read::ZlibDecoder;
use prost::bytes::Bytes;

use super::message::{self, BlobHeader, Data, decoded};

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
    content: Bytes,
    /// Whether the content is compressed.
    packed: bool,
    /// Bytes of the block.
    size: u64,
}

impl Blob {
    fn of(kind: Kind, message: Vec<u8>) -> Result<Self, Message> {
        let blob: message::Blob = decoded(Bytes::from(message))?;
        let (content, packed, size) = match blob.data {
            Some(Data::Raw(raw)) => (raw.clone(), false, Some(raw.len() as u64)),
            Some(Data::Zlib(zlib)) => (zlib, true, blob.raw_size),
            Some(_) => return Err(msg!("error-pbf-zlib")),
            None => return Err(msg!("error-pbf-no-data")),
        };
        let size = size.ok_or(msg!("error-pbf-no-size"))?;
        if size >= MOST_BLOB {
            return Err(msg!("error-pbf-size", size = size.to_string()));
        }
        Ok(Self {
            kind,
            content,
            packed,
            size,
        })
    }

    /// The block that it holds.
    pub(super) fn unpacked(self) -> Result<Bytes, Message> {
        if self.packed {
            unpack(&self.content, self.size).map(Bytes::from)
        } else {
            Ok(self.content)
        }
    }
}

fn unpack(zlib: &[u8], size: u64) -> Result<Vec<u8>, Message> {
    let mut block = Vec::with_capacity(size as usize);
    let mut decoder = ZlibDecoder::new(zlib).take(size + 1);
    decoder
        .read_to_end(&mut block)
        .map_err(|error| msg!("error-pbf-unpack", said = error.told().message))?;
    if block.len() as u64 != size {
        return Err(msg!("error-pbf-unpacked", size = size.to_string()));
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

    fn blob(&mut self) -> Result<Option<Blob>, Message> {
        let Some(header) = self.header_length()? else {
            return Ok(None);
        };
        if header >= MOST_HEADER {
            return Err(msg!("error-pbf-header", header = header.to_string()));
        }
        let header = self.take(header)?;
        let (kind, size) = kind_and_size(&header)?;
        if size >= MOST_BLOB {
            return Err(msg!("error-pbf-size", size = size.to_string()));
        }
        let blob = Blob::of(kind, self.take(size)?)?;
        self.unpacked += blob.size;
        if self.unpacked > FREE + MOST_RATIO * self.at {
            return Err(msg!("error-pbf-ratio", most = MOST_RATIO.to_string()));
        }
        Ok(Some(blob))
    }

    /// The length of the next header; `None` where the file ends.
    fn header_length(&mut self) -> Result<Option<u64>, Message> {
        let length = self.read(4)?;
        match <[u8; 4]>::try_from(length.as_slice()) {
            Ok(length) => Ok(Some(u32::from_be_bytes(length).into())),
            Err(_) if length.is_empty() => Ok(None),
            Err(_) => Err(cut_off()),
        }
    }

    fn take(&mut self, length: u64) -> Result<Vec<u8>, Message> {
        let bytes = self.read(length)?;
        if (bytes.len() as u64) < length {
            return Err(cut_off());
        }
        Ok(bytes)
    }

    /// So many bytes, or those that are left.
    fn read(&mut self, length: u64) -> Result<Vec<u8>, Message> {
        let mut bytes = Vec::new();
        let read = self.source.by_ref().take(length).read_to_end(&mut bytes);
        self.at += read.map_err(|error| unreadable(&error))? as u64;
        Ok(bytes)
    }
}

fn cut_off() -> Message {
    msg!("error-pbf-ends")
}

fn unreadable(error: &io::Error) -> Message {
    match error.kind() {
        ErrorKind::UnexpectedEof => cut_off(),
        _ => error.told().message,
    }
}

fn kind_and_size(header: &[u8]) -> Result<(Kind, u64), Message> {
    let header: BlobHeader = decoded(header)?;
    let (Some(kind), Some(size)) = (header.r#type, header.datasize) else {
        return Err(msg!("error-pbf-no-kind"));
    };
    let kind = match kind.as_str() {
        "OSMHeader" => Kind::Header,
        "OSMData" => Kind::Data,
        _ => Kind::Other,
    };
    Ok((kind, size))
}

impl<R: Read> Iterator for Blobs<R> {
    type Item = (u64, Result<Blob, Message>);

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
