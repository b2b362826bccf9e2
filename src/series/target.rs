//! The areas whose figures are asked for.

use crate::msg;
use crate::words::{Message, joined};
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::ground::{Area, Ground};
use super::{Membership, SeriesError, States};
use crate::keyword::keywords;
use crate::reform::{find_region, find_unit};
use crate::territory::{Territory, fold};
use crate::words::Names;

keywords! {
    /// What a group stands for in a comparison.
    pub enum Role: "status" {
        /// It lost its status
        Lost = "lost",
        /// It kept its status
        Kept = "kept",
    }
}

/// An area with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Its names: of a unit with its region.
    pub names: Names,
    /// The names of a unit alone.
    pub unit: Option<Names>,
    /// Its code; empty where it has none.
    pub code: String,
    /// What it stands for, if it is a group of a comparison.
    pub role: Option<Role>,
    /// The group that it is held against, by its name; empty where there is none.
    pub against: String,
    /// Its pieces.
    pub area: Area,
}

impl Target {
    /// An area under the text that names it.
    pub(super) fn of_area(text: &str, area: Area) -> Self {
        Self::new(Names::new(text), None, area)
    }

    fn new(names: Names, code: Option<&str>, area: Area) -> Self {
        Self {
            names,
            unit: None,
            code: code.unwrap_or_default().to_owned(),
            role: None,
            against: String::new(),
            area,
        }
    }
}

impl Target {
    /// Whether it bears a name, in any language, in capitals or not; a unit with its region or
    /// alone.
    pub fn is_called(&self, name: &str) -> bool {
        let name = fold(name);
        self.called().any(|own| fold(own) == name)
    }

    /// All that it is called.
    pub fn called(&self) -> impl Iterator<Item = &str> {
        let alone = self.unit.iter().flat_map(Names::all);
        self.names.all().chain(alone)
    }
}

/// The regions of a state, in its order.
pub fn region_targets(ground: &Ground, state: &Territory) -> Vec<Target> {
    let regions = state.regions_in_order();
    let regions = regions.into_iter().map(|id| {
        let region = state.region(id);
        let atoms = state.units_of(id).flat_map(|(_, unit)| &unit.atoms);
        let area = ground.area(state, atoms.copied());
        Target::new(region.names.clone(), region.code_on(state.date), area)
    });
    regions.collect()
}

/// The units of a state, in its order.
pub fn unit_targets(ground: &Ground, state: &Territory) -> Vec<Target> {
    let units = state.units_in_order();
    let units = units.into_iter().map(|id| {
        let unit = state.unit(id);
        let path = state.unit_path(id);
        // Names of units repeat: the region says which one is meant.
        let others = path.unit.others();
        let names = others.fold(Names::new(path.main()), |names, (lang, _)| {
            names.with(lang, path.shown(lang))
        });
        let area = ground.area(state, unit.atoms.iter().copied());
        Target {
            unit: Some(unit.names.clone()),
            ..Target::new(names, unit.code_on(state.date), area)
        }
    });
    units.collect()
}

/// The groups of a table, in its order.
///
/// # Errors
/// Names the line whose unit is not known on the day of its borders.
pub fn group_targets(
    ground: &Ground,
    states: &States,
    day: Date,
    members: &[Membership],
    file: &str,
) -> Result<Vec<Target>, SeriesError> {
    let mut targets: Vec<Target> = Vec::new();
    for member in members {
        let day = member.borders.unwrap_or(day);
        let area = area_named(ground, states, day, &member.unit);
        let area = area.map_err(|message| SeriesError::new(file, member.line, message))?;
        let main = member.group.main();
        let at = targets.iter().position(|t| t.names.main() == main);
        let at = at.unwrap_or_else(|| {
            let new = Target::new(member.group.clone(), None, Area::default());
            targets.push(new);
            targets.len() - 1
        });
        let target = &mut targets[at];
        target.area.add(&area.0);
        if let (Some(known), Some(role)) = (target.role, member.role)
            && known != role
        {
            let message = msg!(
                "error-series-one-status",
                group = main.to_string(),
                here = role.as_str().to_string(),
                above = known.as_str().to_string()
            );
            return Err(SeriesError::new(file, member.line, message));
        }
        target.role = target.role.or(member.role);
        if target.against.is_empty() {
            target.against.clone_from(&member.against);
        }
    }
    let is_group = |name: &str| targets.iter().any(|target| target.names.main() == name);
    let stranger = |member: &&Membership| !member.against.is_empty() && !is_group(&member.against);
    if let Some(member) = members.iter().find(stranger) {
        let message = msg!("error-series-against", against = member.against.to_string());
        return Err(SeriesError::new(file, member.line, message));
    }
    Ok(targets)
}

/// All groups of each role together, under the names of the roles.
pub fn role_targets(groups: &[Target], names: impl Fn(Role) -> Names) -> Vec<Target> {
    let mut roles: BTreeMap<&'static str, Target> = BTreeMap::new();
    for group in groups {
        let Some(role) = group.role else { continue };
        let whole = roles.entry(role.as_str()).or_insert_with(|| {
            let mut new = Target::new(names(role), None, Area::default());
            new.role = Some(role);
            new
        });
        whole.area.add(&group.area);
    }
    // Those that lost go first.
    let mut all: Vec<Target> = roles.into_values().collect();
    all.sort_by_key(|target| target.role != Some(Role::Lost));
    all
}

/// The area that a text names on a day: units or regions set apart by `;`, or `*` for all
/// of the country; with whether any of them is more than a unit.
pub(super) fn area_named(
    ground: &Ground,
    states: &States,
    day: Date,
    text: &str,
) -> Result<(Area, bool), Message> {
    let state = states
        .get(&day)
        .ok_or_else(|| msg!("error-series-borders", day = day.to_string()))?;
    if text.trim() == "*" {
        let atoms = state.living_units().flat_map(|(_, unit)| &unit.atoms);
        return Ok((ground.area(state, atoms.copied()), true));
    }
    let (mut area, mut is_region) = (Area::default(), false);
    for name in text.split(';').map(str::trim) {
        // A path is a unit's; looking it up as a region would search all names for the nearest.
        let region = match name.contains('/') {
            true => None,
            false => find_region(state, name).ok(),
        };
        if let Some(id) = region {
            let atoms = state.units_of(id).flat_map(|(_, unit)| &unit.atoms);
            area.add(&ground.area(state, atoms.copied()));
            is_region |= state.units_of(id).count() > 1;
            continue;
        }
        let id = find_unit(state, name).map_err(|problem| {
            let said = joined(
                "; ",
                std::iter::once(&problem.message).chain(&problem.hints),
            );
            msg!("error-series-area", said = said)
        })?;
        area.add(&ground.area(state, state.unit(id).atoms.iter().copied()));
    }
    Ok((area, is_region))
}
