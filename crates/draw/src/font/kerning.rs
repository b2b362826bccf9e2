//! The pairs of letters of the embedded font.

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, Tag};

/// By how much two letters stand closer, by the font's pairs.
pub(super) fn kerning(face: &Face<'_>, left: GlyphId, right: GlyphId) -> f64 {
    let Some(table) = face.tables().gpos else {
        return 0.0;
    };
    let kern = Tag::from_bytes(b"kern");
    let features = table.features.into_iter().filter(|f| f.tag == kern);
    let mut indices: Vec<u16> = features.flat_map(|f| f.lookup_indices).collect();
    indices.sort_unstable();
    indices.dedup();
    let lookups = indices.into_iter().filter_map(|i| table.lookups.get(i));
    let moved = lookups.filter_map(|lookup| {
        let mut subtables = lookup.subtables.into_iter::<PositioningSubtable<'_>>();
        subtables.find_map(|subtable| match subtable {
            PositioningSubtable::Pair(pairs) => pair(&pairs, left, right),
            _ => None,
        })
    });
    moved.map(f64::from).sum()
}

fn pair(pairs: &PairAdjustment<'_>, left: GlyphId, right: GlyphId) -> Option<i16> {
    let index = pairs.coverage().get(left)?;
    let (first, _) = match pairs {
        PairAdjustment::Format1 { sets, .. } => sets.get(index)?.get(right)?,
        PairAdjustment::Format2 {
            classes, matrix, ..
        } => matrix.get((classes.0.get(left), classes.1.get(right)))?,
    };
    Some(first.x_advance)
}
