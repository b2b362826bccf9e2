//! What undoes one change, by the state before it and the state after it.

use std::collections::BTreeMap;

use toml::Spanned;

use super::bare;
use crate::reform::plan::{
    Abolish, By, Change, Create, Merge, MoveCentre, Part, Recode, Rename, SetStatus, Split,
    Transfer, Translations,
};
use crate::reform::resolve::{find_region, find_unit, same_name};
use crate::territory::{Names, Region, RegionId, Seat, Territory, Unit, UnitId};

/// What undoes a change, and what it leaves: things that no plan can take away,
/// which matter only if they were not made by the plan itself.
#[derive(Debug, Default)]
pub(super) struct Undoing {
    pub(super) changes: Vec<Change>,
    pub(super) left: Vec<&'static str>,
}

impl Undoing {
    fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    fn try_push(&mut self, change: Result<Change, &'static str>) {
        match change {
            Ok(change) => self.changes.push(change),
            Err(left) => self.left.push(left),
        }
    }
}

impl From<Vec<Change>> for Undoing {
    fn from(changes: Vec<Change>) -> Self {
        Self {
            changes,
            left: Vec::new(),
        }
    }
}

type Undone = Result<Undoing, String>;

/// The changes that undo `change`, in order.
///
/// # Errors
/// Says why no plan can undo it.
pub(super) fn undo(change: &Change, before: &Territory, after: &Territory) -> Undone {
    let undo = Undo { before, after };
    match change {
        Change::Create(c) => undo.create(c),
        Change::Transfer(c) => undo.transfer(&c.units),
        Change::Merge(c) if c.regions.is_empty() => undo.merged_units(&undo.units(&c.units)?),
        Change::Merge(c) => undo.merged_regions(&undo.regions(&c.regions)?),
        Change::Abolish(c) => undo.abolish(c),
        Change::Split(c) => undo.split(c),
        Change::Rename(c) => undo.rename(c),
        Change::MoveCentre(c) => undo.move_centre(c),
        Change::SetStatus(c) => undo.set_status(c),
        Change::Recode(c) => undo.recode(c),
    }
}

pub(super) fn translations(names: &Names) -> Translations {
    Translations {
        kk: names.kk.clone(),
        ru: names.ru.clone(),
    }
}

struct Undo<'a> {
    before: &'a Territory,
    after: &'a Territory,
}

impl Undo<'_> {
    fn unit(&self, name: &Spanned<String>) -> Result<UnitId, String> {
        find_unit(self.before, name.get_ref()).map_err(|p| p.message)
    }

    fn region(&self, name: &Spanned<String>) -> Result<RegionId, String> {
        find_region(self.before, name.get_ref()).map_err(|p| p.message)
    }

    fn units(&self, names: &[Spanned<String>]) -> Result<Vec<UnitId>, String> {
        names.iter().map(|name| self.unit(name)).collect()
    }

    fn regions(&self, names: &[Spanned<String>]) -> Result<Vec<RegionId>, String> {
        names.iter().map(|name| self.region(name)).collect()
    }

    fn region_name(&self, id: RegionId) -> Spanned<String> {
        bare(self.after.region(id).names.en.clone())
    }

    fn path(&self, id: UnitId) -> Spanned<String> {
        bare(self.after.path(id))
    }

    /// Units by the region that they were in.
    fn by_origin(&self, units: &[UnitId]) -> BTreeMap<RegionId, Vec<UnitId>> {
        let mut origins: BTreeMap<RegionId, Vec<UnitId>> = BTreeMap::new();
        for &unit in units {
            let origin = self.before.unit(unit).region;
            origins.entry(origin).or_default().push(unit);
        }
        origins
    }

    fn back(&self, units: &[UnitId], to: RegionId) -> Change {
        Change::Transfer(Transfer {
            units: units.iter().map(|&u| self.path(u)).collect(),
            to: self.region_name(to),
        })
    }

    fn transfer(&self, names: &[Spanned<String>]) -> Undone {
        let origins = self.by_origin(&self.units(names)?);
        let back = origins.iter().map(|(&to, units)| self.back(units, to));
        Ok(back.collect::<Vec<_>>().into())
    }

    /// All units but those of the last origin move back; these go with the end
    /// of the region, which so is never without units.
    fn create(&self, change: &Create) -> Undone {
        let mut origins = self.by_origin(&self.units(&change.units)?);
        let Some((last, _)) = origins.pop_last() else {
            return Ok(Undoing::default());
        };
        let mut undone: Vec<Change> = origins
            .iter()
            .map(|(&to, units)| self.back(units, to))
            .collect();
        undone.push(Change::Abolish(Abolish {
            unit: None,
            region: Some(bare(change.region.get_ref().clone())),
            into: self.region_name(last),
        }));
        Ok(undone.into())
    }

    fn abolish(&self, change: &Abolish) -> Undone {
        match (&change.unit, &change.region) {
            (Some(unit), _) => self.merged_units(&[self.unit(&change.into)?, self.unit(unit)?]),
            (None, Some(region)) => {
                self.merged_regions(&[self.region(&change.into)?, self.region(region)?])
            }
            (None, None) => Ok(Undoing::default()),
        }
    }

    /// One of the units went on; the others are split off again along their old
    /// borders, which the coverage still has.
    fn merged_units(&self, units: &[UnitId]) -> Undone {
        let keeper = units.iter().copied().find(|&u| self.after.unit(u).exists());
        let keeper = keeper.ok_or("no unit went on")?;
        let (old, new) = (self.before.unit(keeper), self.after.unit(keeper));
        let mut undone = self.attributes(keeper, old, new);
        let path = format!(
            "{}/{}",
            self.after.region(new.region).names.en,
            old.names.en
        );
        let (mut into, mut moves) = (Vec::new(), Vec::new());
        for &unit in units.iter().filter(|&&u| u != keeper) {
            let (part, after) = self.part(unit, old.region, keeper)?;
            into.push(part);
            moves.extend(after);
        }
        undone.push(Change::Split(Split {
            unit: bare(path),
            into,
        }));
        undone.changes.extend(moves);
        Ok(undone)
    }

    /// A unit that ended, as a part, and what moves it to its old region.
    fn part(
        &self,
        id: UnitId,
        host: RegionId,
        keeper: UnitId,
    ) -> Result<(Part, Vec<Change>), String> {
        let unit = self.before.unit(id);
        let name = &unit.names.en;
        let seat = unit
            .seat
            .as_ref()
            .ok_or_else(|| format!("{name} had no seat, and a new unit needs one"))?;
        let (from, to) = (self.after.region(host), self.after.region(unit.region));
        let away = unit.region != host;
        let taken = self.before.units_of(host).any(|(other, u)| {
            other != keeper && other != id && u.names.all().any(|n| same_name(n, name))
        });
        let taken = taken || (away && same_name(&self.before.unit(keeper).names.en, name));
        let here = if taken {
            format!("{name} ({})", to.names.en)
        } else {
            name.clone()
        };
        let mut moves = Vec::new();
        if away {
            moves.push(Change::Transfer(Transfer {
                units: vec![bare(format!("{}/{here}", from.names.en))],
                to: bare(to.names.en.clone()),
            }));
        }
        if taken {
            moves.push(rename_unit(&format!("{}/{here}", to.names.en), &unit.names));
        }
        let part = Part {
            name: bare(here),
            names: if taken {
                Translations::default()
            } else {
                translations(&unit.names)
            },
            aliases: vec![],
            kind: Some(unit.kind.0.clone()),
            centre: bare(seat.names.en.clone()),
            centre_names: translations(&seat.names),
            position: Some([seat.position.x, seat.position.y]),
            code: unit.code_on(self.before.date).map(|c| bare(c.to_owned())),
            population: None,
            area_km2: None,
            by: bare(By::Units(vec![self.after.path(id)])),
            source: Some(unit.source.clone()).filter(|s| !s.is_empty()),
        };
        Ok((part, moves))
    }

    fn split(&self, change: &Split) -> Undone {
        let unit = self.unit(&change.unit)?;
        let region = &self.after.region(self.after.unit(unit).region).names.en;
        let parts = change.into.iter();
        let parts = parts.map(|part| bare(format!("{region}/{}", part.name.get_ref())));
        Ok(vec![Change::Merge(Merge {
            units: std::iter::once(self.path(unit)).chain(parts).collect(),
            regions: Vec::new(),
            into: self.path(unit),
            names: Translations::default(),
            centre: None,
            centre_names: Translations::default(),
            position: None,
            code: None,
        })]
        .into())
    }

    /// Name, seat and code of a unit that went on, where they changed.
    fn attributes(&self, id: UnitId, old: &Unit, new: &Unit) -> Undoing {
        let mut undone = Undoing::default();
        if old.names != new.names {
            undone.push(rename_unit(&self.after.path(id), &old.names));
        }
        let region = &self.after.region(new.region).names.en;
        let path = format!("{region}/{}", old.names.en);
        if old.seat != new.seat {
            undone.try_push(seat_back(&path, old.seat.as_ref()));
        }
        let code = |u: &Unit, t: &Territory| u.code_on(t.date).map(str::to_owned);
        let (was, is) = (code(old, self.before), code(new, self.after));
        if was != is {
            undone.try_push(recoded(Some(bare(path)), None, was.as_deref()));
        }
        undone
    }

    fn merged_regions(&self, regions: &[RegionId]) -> Undone {
        let mut kept = regions.iter().copied();
        let keeper = kept.find(|&r| self.after.region(r).exists());
        let keeper = keeper.ok_or("no region went on")?;
        let (old, new) = (self.before.region(keeper), self.after.region(keeper));
        let mut undone = self.region_attributes(old, new);
        for &region in regions.iter().filter(|&&r| r != keeper) {
            undone.push(self.created(region, &old.names.en)?);
        }
        Ok(undone)
    }

    fn created(&self, id: RegionId, host: &str) -> Result<Change, String> {
        let region = self.before.region(id);
        let name = &region.names.en;
        let no_centre = || format!("{name} had no centre, and a new region needs one");
        let centre = region.centre.as_ref().ok_or_else(no_centre)?;
        let units = self.before.units_of(id);
        let units: Vec<_> = units
            .map(|(_, u)| bare(format!("{host}/{}", u.names.en)))
            .collect();
        if units.is_empty() {
            return Err(format!("{name} had no units, and a new region needs one"));
        }
        Ok(Change::Create(Create {
            region: bare(name.clone()),
            names: translations(&region.names),
            aliases: vec![],
            code: region.code_on(self.before.date).map(|c| bare(c.to_owned())),
            kind: Some(region.kind.0.clone()),
            centre: bare(centre.names.en.clone()),
            centre_names: translations(&centre.names),
            position: Some([centre.position.x, centre.position.y]),
            units,
            area_km2: None,
            area_source: None,
        }))
    }

    fn region_attributes(&self, old: &Region, new: &Region) -> Undoing {
        let mut undone = Undoing::default();
        if old.names != new.names {
            undone.push(rename_region(&new.names.en, &old.names));
        }
        let name = &old.names.en;
        if old.centre != new.centre {
            undone.try_push(centre_back(name, old));
        }
        let (was, is) = (old.code_on(self.before.date), new.code_on(self.after.date));
        if was != is {
            undone.try_push(recoded(None, Some(bare(name.clone())), was));
        }
        undone
    }

    fn rename(&self, change: &Rename) -> Undone {
        let mut undone = Undoing::default();
        if let Some(name) = &change.unit {
            let id = self.unit(name)?;
            let old = self.before.unit(id);
            let mut back = rename_unit(&self.after.path(id), &old.names);
            if let (Change::Rename(back), Some(_), Some(seat)) =
                (&mut back, &change.seat, &old.seat)
            {
                back.seat = Some(bare(seat.names.en.clone()));
                back.seat_names = translations(&seat.names);
            }
            undone.push(back);
        } else if let Some(name) = &change.region {
            let old = self.before.region(self.region(name)?);
            undone.push(rename_region(change.to.get_ref(), &old.names));
        }
        // The centre of a region may have had a spelling of its own.
        for (id, old) in self.before.living_regions() {
            if old.centre != self.after.region(id).centre {
                undone.try_push(centre_back(&old.names.en, old));
            }
        }
        Ok(undone)
    }

    fn move_centre(&self, change: &MoveCentre) -> Undone {
        let mut undone = Undoing::default();
        if let Some(name) = &change.unit {
            let id = self.unit(name)?;
            let seat = self.before.unit(id).seat.as_ref();
            undone.try_push(seat_back(&self.after.path(id), seat));
            return Ok(undone);
        }
        if let Some(name) = &change.region {
            let old = self.before.region(self.region(name)?);
            undone.try_push(centre_back(&old.names.en, old));
        }
        Ok(undone)
    }

    fn set_status(&self, change: &SetStatus) -> Undone {
        let (unit, region, kind) = match (&change.unit, &change.region) {
            (Some(name), _) => {
                let id = self.unit(name)?;
                (Some(self.path(id)), None, &self.before.unit(id).kind)
            }
            (None, Some(name)) => {
                let id = self.region(name)?;
                (
                    None,
                    Some(self.region_name(id)),
                    &self.before.region(id).kind,
                )
            }
            (None, None) => return Ok(Undoing::default()),
        };
        Ok(vec![Change::SetStatus(SetStatus {
            unit,
            region,
            kind: bare(kind.0.clone()),
        })]
        .into())
    }

    fn recode(&self, change: &Recode) -> Undone {
        let day = self.before.date;
        let (unit, region, code) = match (&change.unit, &change.region) {
            (Some(name), _) => {
                let id = self.unit(name)?;
                (Some(self.path(id)), None, self.before.unit(id).code_on(day))
            }
            (None, Some(name)) => {
                let id = self.region(name)?;
                let code = self.before.region(id).code_on(day);
                (None, Some(self.region_name(id)), code)
            }
            (None, None) => return Ok(Undoing::default()),
        };
        let mut undone = Undoing::default();
        undone.try_push(recoded(unit, region, code));
        Ok(undone)
    }
}

const NO_CODE: &str = "it had no code before, and no plan can take a code away";

fn recoded(
    unit: Option<Spanned<String>>,
    region: Option<Spanned<String>>,
    code: Option<&str>,
) -> Result<Change, &'static str> {
    let code = bare(code.ok_or(NO_CODE)?.to_owned());
    Ok(Change::Recode(Recode { unit, region, code }))
}

fn rename_unit(path: &str, to: &Names) -> Change {
    Change::Rename(renamed(Some(path), None, to))
}

fn rename_region(name: &str, to: &Names) -> Change {
    Change::Rename(renamed(None, Some(name), to))
}

fn renamed(unit: Option<&str>, region: Option<&str>, to: &Names) -> Rename {
    Rename {
        unit: unit.map(|u| bare(u.to_owned())),
        region: region.map(|r| bare(r.to_owned())),
        to: bare(to.en.clone()),
        names: translations(to),
        aliases: vec![],
        seat: None,
        seat_names: Translations::default(),
    }
}

fn seat_back(path: &str, seat: Option<&Seat>) -> Result<Change, &'static str> {
    let seat = seat.ok_or("it had no seat before, and no plan can take a seat away")?;
    Ok(Change::MoveCentre(MoveCentre {
        unit: Some(bare(path.to_owned())),
        region: None,
        centre: bare(seat.names.en.clone()),
        centre_names: translations(&seat.names),
        position: Some([seat.position.x, seat.position.y]),
    }))
}

fn centre_back(name: &str, old: &Region) -> Result<Change, &'static str> {
    let centre = old.centre.as_ref();
    let centre = centre.ok_or("it had no centre before, and no plan can take a centre away")?;
    Ok(Change::MoveCentre(MoveCentre {
        unit: None,
        region: Some(bare(name.to_owned())),
        centre: bare(centre.names.en.clone()),
        centre_names: translations(&centre.names),
        position: Some([centre.position.x, centre.position.y]),
    }))
}
