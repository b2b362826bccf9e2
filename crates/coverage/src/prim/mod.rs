//! Small tools that several operations need, once each; the geometry is in `plane`.

mod bits;
mod groups;
mod union_find;
mod vertex_key;

pub(crate) use bits::Bits;
pub(crate) use groups::{Groups, HalvesByFace, halves_by_face};
pub(crate) use union_find::UnionFind;
pub(crate) use vertex_key::{EdgeKey, VertexKey, edge_key, vertex_key};
