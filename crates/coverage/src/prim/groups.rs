//! Numbered items by the group that each belongs to, without sorting (CSR).

use crate::HalfEdge;

/// Items by group, in one array.
#[derive(Debug)]
pub(crate) struct Groups<T = u32> {
    start: Vec<u32>,
    items: Vec<T>,
}

/// What items can be numbered as.
pub(crate) trait Numbered: Copy {
    fn numbered(number: u32) -> Self;
}

impl Numbered for u32 {
    #[inline]
    fn numbered(number: u32) -> u32 {
        number
    }
}

impl Numbered for HalfEdge {
    #[inline]
    fn numbered(number: u32) -> HalfEdge {
        HalfEdge::at(number as usize)
    }
}

impl<T: Numbered> Groups<T> {
    /// Items 0, 1, 2 … by the group of each.
    pub(crate) fn new(groups: usize, of: impl Iterator<Item = u32> + Clone) -> Groups<T> {
        let numbered = (0..).map(T::numbered);
        Groups::of_pairs(groups, of.zip(numbered))
    }

    /// Items with the group of each, in order within a group.
    pub(crate) fn of_pairs(
        groups: usize,
        pairs: impl Iterator<Item = (u32, T)> + Clone,
    ) -> Groups<T> {
        let mut start = vec![0_u32; groups + 2];
        pairs.clone().for_each(|(g, _)| start[g as usize + 2] += 1);
        (2..start.len()).for_each(|g| start[g] += start[g - 1]);
        let mut items = vec![T::numbered(0); start[groups + 1] as usize];
        for (g, item) in pairs {
            let place = &mut start[g as usize + 1];
            items[*place as usize] = item;
            *place += 1;
        }
        Groups { start, items }
    }

    /// Where the items of each group begin among all, and these.
    pub(crate) fn into_parts(self) -> (Vec<u32>, Vec<T>) {
        (self.start, self.items)
    }

    /// The items of groups that follow each other.
    #[inline]
    pub(crate) fn of_range(&self, groups: std::ops::RangeInclusive<usize>) -> &[T] {
        &self.items[self.start[*groups.start()] as usize..self.start[*groups.end() + 1] as usize]
    }

    #[inline]
    pub(crate) fn of(&self, group: u32) -> &[T] {
        let g = group as usize;
        &self.items[self.start[g] as usize..self.start[g + 1] as usize]
    }

    pub(crate) fn of_mut(&mut self, group: u32) -> &mut [T] {
        let g = group as usize;
        &mut self.items[self.start[g] as usize..self.start[g + 1] as usize]
    }
}

/// Half-edges grouped by the face on their left.
pub(crate) type HalvesByFace = Groups<HalfEdge>;

pub(crate) fn halves_by_face(face_of: &[u32], faces: usize) -> HalvesByFace {
    Groups::new(faces, face_of.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_group_come_in_order() {
        let groups: Groups = Groups::new(4, [2, 0, 2, 3, 0].into_iter());
        let of: Vec<&[u32]> = (0..4).map(|group| groups.of(group)).collect();
        assert_eq!(of, [&[1, 4][..], &[], &[0, 2], &[3]]);
        assert_eq!(groups.of_range(1..=3), [0, 2, 3]);
    }
}
