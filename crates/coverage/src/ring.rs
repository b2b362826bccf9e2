//! A ring whose corners are matched.

use geo_types::Coord;
use std::borrow::Cow;
use std::ops::Range;

/// A ring as it came in: open, without repeated vertices.
pub(super) struct Ring<'a> {
    pub(super) vertices: Cow<'a, [Coord<f64>]>,
    /// Walked from its end to its start.
    pub(super) backward: bool,
    /// The number of its first corner.
    pub(super) start: u32,
}

impl Ring<'_> {
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.vertices.len()
    }

    /// Numbers of its corners.
    #[inline]
    pub(super) fn corners(&self) -> Range<usize> {
        self.start as usize..self.start as usize + self.vertices.len()
    }

    /// The `i`-th vertex in the direction of the walk.
    #[inline]
    pub(super) fn at(&self, i: usize) -> Coord<f64> {
        let i = if self.backward {
            self.vertices.len() - 1 - i
        } else {
            i
        };
        self.vertices[i]
    }

    /// How many vertices from the `i`-th on are those of another ring from its `j`-th
    /// back to its start.
    pub(super) fn shared(&self, i: usize, other: &Ring, j: usize) -> usize {
        let n = other.len();
        let (own, all) = (&self.vertices[..], &other.vertices[..]);
        match (self.backward, other.backward) {
            (false, false) => common(own[i..].iter(), all[..=j].iter().rev()),
            (false, true) => common(own[i..].iter(), all[n - 1 - j..].iter()),
            (true, false) => {
                let own = own[..self.len() - i].iter().rev();
                common(own, all[..=j].iter().rev())
            }
            (true, true) => {
                let own = own[..self.len() - i].iter().rev();
                common(own, all[n - 1 - j..].iter())
            }
        }
    }

    /// Appends the vertices of a range in the direction of the walk.
    pub(super) fn append_to(&self, coords: &mut Vec<Coord<f64>>, range: Range<usize>) {
        if self.backward {
            let n = self.vertices.len();
            let back = &self.vertices[n - range.end..n - range.start];
            coords.extend(back.iter().rev());
        } else {
            coords.extend_from_slice(&self.vertices[range]);
        }
    }
}

/// How many items two sequences have in common from their starts on.
fn common<'a>(
    one: impl Iterator<Item = &'a Coord<f64>>,
    two: impl Iterator<Item = &'a Coord<f64>>,
) -> usize {
    one.zip(two).take_while(|(a, b)| a == b).count()
}
