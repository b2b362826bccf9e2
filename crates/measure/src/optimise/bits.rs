//! Sets of units as bits of one number.

/// The most units that such a set holds.
pub(super) const MOST: usize = 128;

/// A set of units.
pub(super) type Mask = u128;

pub(super) fn one(unit: usize) -> Mask {
    1 << unit
}

pub(super) fn all(units: usize) -> Mask {
    if units >= MOST {
        Mask::MAX
    } else {
        one(units) - 1
    }
}

/// The units of a set, ascending.
pub(super) fn each(mut set: Mask) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if set == 0 {
            return None;
        }
        let unit = set.trailing_zeros() as usize;
        set &= set - 1;
        Some(unit)
    })
}

/// The part of `within` that is contiguous with `start`.
pub(super) fn reach(neighbours: &[Mask], start: Mask, within: Mask) -> Mask {
    let (mut seen, mut edge) = (start & within, start & within);
    while edge != 0 {
        let next = each(edge).fold(0, |set, unit| set | neighbours[unit]);
        edge = next & within & !seen;
        seen |= edge;
    }
    seen
}
