//! FlatGeobuf (version 3): a head, an index of boxes, and features one after another,
//! each a FlatBuffer.
//!
//! Read by hand within limits: a FlatBuffer may point anywhere, and at one thing many
//! times, so whatever is taken counts against the bytes that are there.

mod buffer;
mod builder;
mod columns;
mod index;
mod read;
mod write;

use super::format::{Format, Holds};

pub use self::read::parse_flatgeobuf;

/// What files begin with; the last byte is a version that makes no difference.
const MAGIC: [u8; 7] = *b"fgb\x03fgb";

/// FlatGeobuf; features are written in their order, with an index.
pub(super) static FORMAT: Format = Format {
    name: "FlatGeobuf",
    holds: Holds::Features,
    endings: &[".fgb"],
    written: &[".fgb"],
    read: read::read,
    stream: Some(read::read_into),
    write: Some(write::write),
};

/// Places of the fields in the tables of the schema (`header.fbs`, `feature.fbs`).
mod field {
    pub(super) mod header {
        pub(in super::super) const NAME: u16 = 0;
        pub(in super::super) const ENVELOPE: u16 = 1;
        pub(in super::super) const GEOMETRY_TYPE: u16 = 2;
        pub(in super::super) const COLUMNS: u16 = 7;
        pub(in super::super) const FEATURES_COUNT: u16 = 8;
        pub(in super::super) const INDEX_NODE_SIZE: u16 = 9;
        pub(in super::super) const CRS: u16 = 10;
    }
    pub(super) mod crs {
        pub(in super::super) const ORG: u16 = 0;
        pub(in super::super) const CODE: u16 = 1;
        pub(in super::super) const NAME: u16 = 2;
        pub(in super::super) const WKT: u16 = 4;
        pub(in super::super) const CODE_STRING: u16 = 5;
    }
    pub(super) mod column {
        pub(in super::super) const NAME: u16 = 0;
        pub(in super::super) const TYPE: u16 = 1;
    }
    pub(super) mod feature {
        pub(in super::super) const GEOMETRY: u16 = 0;
        pub(in super::super) const PROPERTIES: u16 = 1;
        pub(in super::super) const COLUMNS: u16 = 2;
    }
    pub(super) mod geometry {
        pub(in super::super) const ENDS: u16 = 0;
        pub(in super::super) const XY: u16 = 1;
        pub(in super::super) const Z: u16 = 2;
        pub(in super::super) const M: u16 = 3;
        pub(in super::super) const TYPE: u16 = 6;
        pub(in super::super) const PARTS: u16 = 7;
    }
}

/// Types of geometry, as the schema numbers them.
const TYPES: [&str; 8] = [
    "Unknown",
    "Point",
    "LineString",
    "Polygon",
    "MultiPoint",
    "MultiLineString",
    "MultiPolygon",
    "GeometryCollection",
];
