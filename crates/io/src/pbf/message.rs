//! The messages of the OpenStreetMap PBF format, with the fields that are read
//! here; others are passed over.
//!
//! Two things differ from the description of the format, and not in the bytes.
//! Numbers of 32 bits are declared with 64, so that one that is too large is
//! seen and not cut down to another. Messages of which there may be millions are
//! bytes until their turn comes: a way of two bytes is a hundred when decoded.

use aimaq_words::Message as Said;
use prost::Message;
use prost::bytes::{Buf, Bytes};

/// A message out of its bytes.
pub(super) fn decoded<M: Message + Default>(bytes: impl Buf) -> Result<M, Said> {
    M::decode(bytes).map_err(aimaq_words::quoted)
}

/// What stands before a blob.
#[derive(Clone, PartialEq, Message)]
pub(super) struct BlobHeader {
    /// What the blob holds.
    #[prost(string, optional, tag = "1")]
    pub(super) r#type: Option<String>,
    /// Bytes of the blob.
    #[prost(uint64, optional, tag = "3")]
    pub(super) datasize: Option<u64>,
}

/// A blob.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Blob {
    /// Bytes of the block when it is unpacked.
    #[prost(uint64, optional, tag = "2")]
    pub(super) raw_size: Option<u64>,
    /// The block.
    #[prost(oneof = "Data", tags = "1, 3, 4, 5, 6, 7")]
    pub(super) data: Option<Data>,
}

/// A block, by the way in which it is compressed.
#[derive(Clone, PartialEq, prost::Oneof)]
pub(super) enum Data {
    #[prost(bytes = "bytes", tag = "1")]
    Raw(Bytes),
    #[prost(bytes = "bytes", tag = "3")]
    Zlib(Bytes),
    #[prost(bytes = "bytes", tag = "4")]
    Lzma(Bytes),
    #[prost(bytes = "bytes", tag = "5")]
    Bzip2(Bytes),
    #[prost(bytes = "bytes", tag = "6")]
    Lz4(Bytes),
    #[prost(bytes = "bytes", tag = "7")]
    Zstd(Bytes),
}

/// The block that says what the file holds.
#[derive(Clone, PartialEq, Message)]
pub(super) struct HeaderBlock {
    /// What a reader has to know.
    #[prost(string, repeated, tag = "4")]
    pub(super) required_features: Vec<String>,
}

/// A block of elements.
#[derive(Clone, PartialEq, Message)]
pub(super) struct PrimitiveBlock {
    #[prost(message, optional, tag = "1")]
    pub(super) stringtable: Option<StringTable>,
    /// Each a [`PrimitiveGroup`].
    #[prost(bytes = "bytes", repeated, tag = "2")]
    pub(super) primitivegroup: Vec<Bytes>,
    /// Billionths of a degree of a step.
    #[prost(int64, optional, tag = "17", default = "100")]
    pub(super) granularity: Option<i64>,
    /// Billionths of a degree from which steps count.
    #[prost(int64, optional, tag = "19")]
    pub(super) lat_offset: Option<i64>,
    #[prost(int64, optional, tag = "20")]
    pub(super) lon_offset: Option<i64>,
}

/// The strings that the elements of a block name by their places.
#[derive(Clone, PartialEq, Message)]
pub(super) struct StringTable {
    #[prost(string, repeated, tag = "1")]
    pub(super) s: Vec<String>,
}

/// Elements, of one kind as a rule.
#[derive(Clone, PartialEq, Message)]
pub(super) struct PrimitiveGroup {
    /// Each a [`Node`].
    #[prost(bytes = "bytes", repeated, tag = "1")]
    pub(super) nodes: Vec<Bytes>,
    /// Each a [`DenseNodes`]; there is one at most in a file that is sound.
    #[prost(bytes = "bytes", repeated, tag = "2")]
    pub(super) dense: Vec<Bytes>,
    /// Each a [`Way`].
    #[prost(bytes = "bytes", repeated, tag = "3")]
    pub(super) ways: Vec<Bytes>,
    /// Each a [`Relation`].
    #[prost(bytes = "bytes", repeated, tag = "4")]
    pub(super) relations: Vec<Bytes>,
}

/// A node by itself.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Node {
    #[prost(sint64, optional, tag = "1")]
    pub(super) id: Option<i64>,
    /// Places of strings.
    #[prost(uint64, repeated, tag = "2")]
    pub(super) keys: Vec<u64>,
    #[prost(uint64, repeated, tag = "3")]
    pub(super) vals: Vec<u64>,
    /// In steps.
    #[prost(sint64, optional, tag = "8")]
    pub(super) lat: Option<i64>,
    #[prost(sint64, optional, tag = "9")]
    pub(super) lon: Option<i64>,
}

/// Nodes as a list of each of their properties. Who drew them and when, in field
/// 5, is passed over.
#[derive(Clone, PartialEq, Message)]
pub(super) struct DenseNodes {
    /// Each less the one before, as are the places.
    #[prost(sint64, repeated, tag = "1")]
    pub(super) id: Vec<i64>,
    #[prost(sint64, repeated, tag = "8")]
    pub(super) lat: Vec<i64>,
    #[prost(sint64, repeated, tag = "9")]
    pub(super) lon: Vec<i64>,
    /// Places of keys and values in turn, with a zero after those of each node;
    /// nothing where no node has a tag.
    #[prost(uint64, repeated, tag = "10")]
    pub(super) keys_vals: Vec<u64>,
}

/// A way.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Way {
    #[prost(int64, optional, tag = "1")]
    pub(super) id: Option<i64>,
    /// Places of strings.
    #[prost(uint64, repeated, tag = "2")]
    pub(super) keys: Vec<u64>,
    #[prost(uint64, repeated, tag = "3")]
    pub(super) vals: Vec<u64>,
    /// Ids of nodes, each less the one before.
    #[prost(sint64, repeated, tag = "8")]
    pub(super) refs: Vec<i64>,
}

/// A relation.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Relation {
    #[prost(int64, optional, tag = "1")]
    pub(super) id: Option<i64>,
    /// Places of strings.
    #[prost(uint64, repeated, tag = "2")]
    pub(super) keys: Vec<u64>,
    #[prost(uint64, repeated, tag = "3")]
    pub(super) vals: Vec<u64>,
    /// Places of strings.
    #[prost(uint64, repeated, tag = "8")]
    pub(super) roles_sid: Vec<u64>,
    /// Ids, each less the one before.
    #[prost(sint64, repeated, tag = "9")]
    pub(super) memids: Vec<i64>,
    /// 0 for a node, 1 for a way, 2 for a relation.
    #[prost(int64, repeated, tag = "10")]
    pub(super) types: Vec<i64>,
}
