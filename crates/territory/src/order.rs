//! The order of regions and units in lists that have none of their own.
//!
//! It is that of the codes on the day of the state, the same in every language. What
//! has no code comes after, in the order of the territory's tables.

use super::{RegionId, Territory, UnitId};

/// A code as it is sorted: numbers by their size, then others by their letters, then
/// no code at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum CodeOrder<'a> {
    Number(usize, &'a str),
    Text(&'a str),
    None,
}

impl<'a> CodeOrder<'a> {
    fn of(code: Option<&'a str>) -> Self {
        let Some(code) = code else { return Self::None };
        if code.is_empty() || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Self::Text(code);
        }
        let number = code.trim_start_matches('0');
        Self::Number(number.len(), number)
    }
}

impl Territory {
    /// The regions that exist, by code.
    pub fn regions_in_order(&self) -> Vec<RegionId> {
        let mut ids: Vec<RegionId> = self.living_regions().map(|(id, _)| id).collect();
        ids.sort_by_cached_key(|id| (self.region_key(*id), *id));
        ids
    }

    /// The units that exist, by region and code.
    pub fn units_in_order(&self) -> Vec<UnitId> {
        let place = self.region_ranks();
        let mut ids: Vec<UnitId> = self.living_units().map(|(id, _)| id).collect();
        ids.sort_by_cached_key(|id| {
            let unit = self.unit(*id);
            let code = CodeOrder::of(unit.code_on(self.date));
            (place[unit.region.index()], code, *id)
        });
        ids
    }

    /// The place of every region in [`Self::regions_in_order`] by its id; those that
    /// do not exist come after.
    pub fn region_ranks(&self) -> Vec<usize> {
        let order = self.regions_in_order();
        ranks(order.iter().map(|id| id.index()), self.regions.len())
    }

    /// The place of every unit in [`Self::units_in_order`] by its id; those that do
    /// not exist come after.
    pub fn unit_ranks(&self) -> Vec<usize> {
        let order = self.units_in_order();
        ranks(order.iter().map(|id| id.index()), self.units.len())
    }

    fn region_key(&self, id: RegionId) -> CodeOrder<'_> {
        CodeOrder::of(self.region(id).code_on(self.date))
    }
}

fn ranks(order: impl Iterator<Item = usize>, of: usize) -> Vec<usize> {
    let mut ranks = vec![usize::MAX; of];
    for (rank, at) in order.enumerate() {
        ranks[at] = rank;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::CodeOrder;

    #[test]
    fn numbers_go_by_size_then_letters_then_what_has_no_code() {
        let mut codes = [
            None,
            Some("2A"),
            Some("10"),
            Some("9"),
            Some("02"),
            Some(""),
        ];
        codes.sort_by_key(|code| CodeOrder::of(*code));
        let expected = [
            Some("02"),
            Some("9"),
            Some("10"),
            Some(""),
            Some("2A"),
            None,
        ];
        assert_eq!(codes, expected);
    }
}
