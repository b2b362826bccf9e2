//! Exact sums of the ways of people, by the regions that they belong to.

use std::collections::BTreeMap;

use super::histogram::{Histogram, TooMany};
use aimaq_territory::RegionId;

/// What the ways of a group of people add up to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaySums {
    /// People by the metres to the centre before.
    pub before: Histogram,
    /// People by the metres to the centre after.
    pub after: Histogram,
    /// People by how many metres farther the centre is after.
    pub change: Histogram,
}

impl WaySums {
    /// Adds another.
    ///
    /// # Errors
    /// If there are more people than fit.
    pub fn merge(&mut self, other: &Self) -> Result<(), TooMany> {
        self.before.merge(&other.before)?;
        self.after.merge(&other.after)?;
        self.change.merge(&other.change)
    }
}

/// Points and their people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Points.
    pub points: u64,
    /// Millionths of people.
    pub parts: u64,
}

impl Counted {
    /// Adds others.
    ///
    /// # Errors
    /// If there are more than fit.
    pub fn add(&mut self, other: Self) -> Result<(), TooMany> {
        self.points = self.points.checked_add(other.points).ok_or(TooMany)?;
        self.parts = self.parts.checked_add(other.parts).ok_or(TooMany)?;
        Ok(())
    }
}

/// Sums of ways that can be added in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// By the region before and the region after.
    pub pairs: BTreeMap<(RegionId, RegionId), WaySums>,
    /// All points with a number of people.
    pub all: Counted,
    /// Those of them in no unit.
    pub outside: Counted,
    /// Those of them in a region without a centre, before or after.
    pub without_centre: Counted,
    /// Points without a number of people, which count nowhere else.
    pub without_people: u64,
}

impl Sums {
    /// Adds other sums.
    ///
    /// # Errors
    /// If there are more people than fit.
    pub fn merge(&mut self, other: &Self) -> Result<(), TooMany> {
        for (key, sums) in &other.pairs {
            self.pairs.entry(*key).or_default().merge(sums)?;
        }
        self.all.add(other.all)?;
        self.outside.add(other.outside)?;
        self.without_centre.add(other.without_centre)?;
        let without = self.without_people.checked_add(other.without_people);
        self.without_people = without.ok_or(TooMany)?;
        Ok(())
    }

    /// The sums of the people whose regions before and after fit.
    ///
    /// # Errors
    /// If there are more people than fit.
    pub fn of(&self, fits: impl Fn(RegionId, RegionId) -> bool) -> Result<WaySums, TooMany> {
        let mut all = WaySums::default();
        for ((before, after), sums) in &self.pairs {
            if fits(*before, *after) {
                all.merge(sums)?;
            }
        }
        Ok(all)
    }
}
