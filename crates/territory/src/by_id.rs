//! Units, regions and atoms by their ids.

use super::{Atom, AtomId, Region, RegionId, Territory, Unit, UnitId};

impl Territory {
    /// The unit with this id, which must be one of this territory: ids are made by
    /// [`Territory::living_units`], by lookups and by `add_unit`, never
    /// out of input. [`Territory::get_unit`] asks first.
    #[inline]
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }

    /// The unit with this id; `None` for the id of another territory.
    #[inline]
    pub fn get_unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(id.index())
    }

    /// The region with this id, which must be one of this territory, as for
    /// [`Territory::unit`].
    #[inline]
    pub fn region(&self, id: RegionId) -> &Region {
        &self.regions[id.index()]
    }

    /// The region with this id; `None` for the id of another territory.
    #[inline]
    pub fn get_region(&self, id: RegionId) -> Option<&Region> {
        self.regions.get(id.index())
    }

    /// The atom with this id, which must be one of this territory.
    #[inline]
    pub fn atom(&self, id: AtomId) -> &Atom {
        &self.atoms[id.index()]
    }

    /// The unit with this id, to be changed.
    #[inline]
    pub fn unit_mut(&mut self, id: UnitId) -> &mut Unit {
        &mut self.units[id.index()]
    }

    /// The region with this id, to be changed.
    #[inline]
    pub fn region_mut(&mut self, id: RegionId) -> &mut Region {
        &mut self.regions[id.index()]
    }

    /// The atom with this id, to be changed.
    #[inline]
    pub fn atom_mut(&mut self, id: AtomId) -> &mut Atom {
        &mut self.atoms[id.index()]
    }

    /// Appends a unit; it is findable once the gazetteer knows its names.
    pub fn add_unit(&mut self, unit: Unit) -> UnitId {
        self.units.push(unit);
        UnitId::at(self.units.len() - 1)
    }

    /// Appends a region; it is findable once the gazetteer knows its names.
    pub fn add_region(&mut self, region: Region) -> RegionId {
        self.regions.push(region);
        RegionId::at(self.regions.len() - 1)
    }
}
