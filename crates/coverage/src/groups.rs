//! Numbered items by the group that each belongs to, without sorting.

/// Items 0, 1, 2 … by the group of each, in order within a group.
#[derive(Debug)]
pub(super) struct Groups {
    start: Vec<u32>,
    items: Vec<u32>,
}

impl Groups {
    pub(super) fn new(groups: usize, of: impl Iterator<Item = u32> + Clone) -> Groups {
        let mut start = vec![0_u32; groups + 2];
        of.clone().for_each(|g| start[g as usize + 2] += 1);
        (2..start.len()).for_each(|g| start[g] += start[g - 1]);
        let mut items = vec![0; start[groups + 1] as usize];
        for (item, g) in (0..).zip(of) {
            let place = &mut start[g as usize + 1];
            items[*place as usize] = item;
            *place += 1;
        }
        Groups { start, items }
    }

    pub(super) fn of(&self, group: u32) -> &[u32] {
        let g = group as usize;
        &self.items[self.start[g] as usize..self.start[g + 1] as usize]
    }

    pub(super) fn of_mut(&mut self, group: u32) -> &mut [u32] {
        let g = group as usize;
        &mut self.items[self.start[g] as usize..self.start[g + 1] as usize]
    }
}

/// Half-edges grouped by the face on their left.
#[derive(Debug)]
pub(super) struct HalvesByFace(Groups);

impl HalvesByFace {
    pub(super) fn of(&self, face: u32) -> &[u32] {
        self.0.of(face)
    }
}

pub(super) fn halves_by_face(face_of: &[u32], faces: usize) -> HalvesByFace {
    HalvesByFace(Groups::new(faces, face_of.iter().copied()))
}
