//! From what a plan writes to units and regions.
//!
//! A unit is named by its path `Region/Unit`, by any of its names or aliases, or
//! by `code:CODE`, which means what it meant on that day. Names may hold slashes
//! themselves, so a path is tried at each of its slashes.

use jiff::civil::Date;

use super::catalogue::Catalogue;
use super::diagnostic::Problem;
use super::naming::{ambiguous, called, either, same_name, suggest, ways};
use aimaq_territory::{RegionId, Territory, UnitId, nearest_names};
use aimaq_words::{Value, msg};

/// Looks names up in a state of the territory.
#[derive(Debug, Clone, Copy)]
pub struct Resolver<'a> {
    /// The state.
    pub territory: &'a Territory,
    /// The day on which names and codes are meant.
    pub day: Date,
    /// Acts known besides the plan.
    pub catalogue: &'a Catalogue,
}

/// Finds a unit in a territory by path, alias or code, as of its date.
///
/// # Errors
/// An unknown name comes with the nearest ones, an ambiguous one with its
/// candidates.
pub fn find_unit(territory: &Territory, name: &str) -> Result<UnitId, Problem> {
    resolver(territory, &Catalogue::default()).unit(name)
}

/// Finds a region in a territory by name, alias or code, as of its date.
///
/// # Errors
/// As [`find_unit`].
pub fn find_region(territory: &Territory, name: &str) -> Result<RegionId, Problem> {
    resolver(territory, &Catalogue::default()).region(name)
}

fn resolver<'a>(territory: &'a Territory, catalogue: &'a Catalogue) -> Resolver<'a> {
    Resolver {
        territory,
        day: territory.date,
        catalogue,
    }
}

impl Resolver<'_> {
    /// The unit that a text names.
    ///
    /// # Errors
    /// See [`find_unit`].
    pub fn unit(&self, name: &str) -> Result<UnitId, Problem> {
        if let Some(code) = name.strip_prefix("code:") {
            return self.unit_by_code(code.trim());
        }
        if !name.contains('/') {
            return self.unit_by_name(name);
        }
        let mut meant = self.living_named(name);
        for (region, unit) in ways(name) {
            if let Ok(region) = self.region(region) {
                let named = self.living_named(unit).into_iter();
                meant.extend(named.filter(|&id| self.territory.unit(id).region == region));
            }
        }
        meant.sort_unstable();
        meant.dedup();
        match meant.as_slice() {
            [one] => Ok(*one),
            [] => Err(self.no_path(name)),
            many => match self.so_called_now(name, many).as_slice() {
                [one] => Ok(*one),
                _ => Err(self.ambiguous_unit(name, many)),
            },
        }
    }

    /// Of several units those that are called so now: others were called so before
    /// they were renamed.
    fn so_called_now(&self, name: &str, many: &[UnitId]) -> Vec<UnitId> {
        let texts = || std::iter::once(name).chain(ways(name).map(|(_, unit)| unit));
        let now = many.iter().copied().filter(|&id| {
            let unit = self.territory.unit(id);
            let names = unit.names.all();
            let mut names = names.chain(unit.aliases.iter().map(String::as_str));
            names.any(|own| texts().any(|text| same_name(own, text)))
        });
        now.collect()
    }

    /// The region that a text names.
    ///
    /// # Errors
    /// See [`find_region`].
    pub fn region(&self, name: &str) -> Result<RegionId, Problem> {
        let t = self.territory;
        let found: Vec<RegionId> = match name.strip_prefix("code:") {
            Some(code) => {
                let with_code = |(_, r): &(RegionId, &aimaq_territory::Region)| {
                    r.code_on(self.day) == Some(code.trim())
                };
                t.living_regions()
                    .filter(with_code)
                    .map(|(id, _)| id)
                    .collect()
            }
            None => {
                let named = t.gazetteer.regions_named(name).iter().copied();
                named.filter(|&id| t.region(id).exists()).collect()
            }
        };
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(self.unknown_region(name)),
            many => {
                let names = many.iter().map(|&id| t.region(id).names.en.as_str());
                let message = msg!("problem-ambiguous-region", name = name);
                Err(ambiguous(message, &names.collect::<Vec<_>>()))
            }
        }
    }

    fn unit_by_code(&self, code: &str) -> Result<UnitId, Problem> {
        let units: Vec<UnitId> = self
            .territory
            .living_units()
            .filter(|(_, unit)| unit.code_on(self.day) == Some(code))
            .map(|(id, _)| id)
            .collect();
        match units.as_slice() {
            [one] => Ok(*one),
            [] => Err(self.unknown_code(code)),
            many => Err(self.ambiguous_unit(&format!("code:{code}"), many)),
        }
    }

    /// A code that no unit holds today may be one of another day.
    fn unknown_code(&self, code: &str) -> Problem {
        let day = self.day;
        let mut problem = Problem::error(msg!("problem-no-code", code = code, day = day));
        for (id, unit) in self.territory.living_units() {
            for dated in unit.codes.iter().filter(|c| c.value == code) {
                let unit = called(self.territory, id);
                problem = problem.hint(match (dated.from, dated.until) {
                    (Some(from), _) if day < from => {
                        msg!("hint-code-from", unit = unit, day = from)
                    }
                    (_, Some(until)) => msg!("hint-code-until", unit = unit, day = until),
                    _ => msg!("hint-code-other-days", unit = unit),
                });
            }
        }
        if problem.hints.is_empty() {
            let command = format!("aimaq data show --on {day}");
            problem = problem.hint(msg!("hint-codes-of-day", command = command));
        }
        problem
    }

    /// What is wrong with a path: read at the slash before which a region is
    /// called so, else at the first.
    fn no_path(&self, path: &str) -> Problem {
        for (region, unit) in ways(path) {
            if let Ok(region) = self.region(region) {
                return self.not_in_region(region, unit, path, &self.living_named(unit));
            }
        }
        let region = path.split('/').next().unwrap_or(path);
        self.unknown_region(region.trim())
    }

    fn unit_by_name(&self, name: &str) -> Result<UnitId, Problem> {
        let named = self.living_named(name);
        match named.as_slice() {
            [one] => Ok(*one),
            [] => Err(self.unknown_unit(name, name, None)),
            many => match self.so_called_now(name, many).as_slice() {
                [one] => Ok(*one),
                _ => Err(self.ambiguous_unit(name, many)),
            },
        }
    }

    /// Living units of a name; of a name and a code in brackets the one that has
    /// both, as paths tell units of one name apart.
    fn living_named(&self, name: &str) -> Vec<UnitId> {
        let t = self.territory;
        let named = t.gazetteer.units_named(name).iter().copied();
        let named: Vec<UnitId> = named.filter(|&id| t.unit(id).exists()).collect();
        let with_code = name.strip_suffix(')').and_then(|n| n.rsplit_once(" ("));
        match with_code {
            Some((name, code)) if named.is_empty() => {
                let named = t.gazetteer.units_named(name).iter().copied();
                let living = named.filter(|&id| t.unit(id).exists());
                let has = |id: &UnitId| t.unit(*id).code_on(self.day) == Some(code);
                living.filter(has).collect()
            }
            _ => named,
        }
    }

    fn not_in_region(&self, region: RegionId, unit: &str, path: &str, named: &[UnitId]) -> Problem {
        if named.is_empty() {
            return self.unknown_unit(path, unit, Some(region));
        }
        let t = self.territory;
        let region = &t.region(region).names;
        let message = msg!(
            "problem-not-in-region",
            unit = unit,
            region = region,
            day = self.day
        );
        let there = named.iter().map(|&id| Value::from(called(t, id)));
        Problem::error(message).hint(msg!("hint-there-is", units = either(there.collect())))
    }

    fn unknown_unit(&self, written: &str, name: &str, region: Option<RegionId>) -> Problem {
        if let Some(ended) = self.ended(name) {
            return ended;
        }
        if let Some(creation) = self.catalogue.creation_of(name) {
            let message = msg!("problem-not-there", name = written, day = self.day);
            return Problem::error(message).hint(creation.hint());
        }
        let candidates = self
            .territory
            .living_units()
            .filter(|(_, unit)| region.is_none_or(|region| unit.region == region));
        let names =
            candidates.flat_map(|(_, u)| u.names.all().chain(u.aliases.iter().map(String::as_str)));
        let near = nearest_names(name, names);
        let problem = Problem::error(msg!("problem-no-unit", name = written));
        let Some(region) = region else {
            return suggest(problem, &near);
        };
        // What stood in a region is written with it again.
        let region = &self.territory.region(region).names.en;
        let paths: Vec<String> = near.iter().map(|name| format!("{region}/{name}")).collect();
        suggest(
            problem,
            &paths.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    }

    fn ended(&self, name: &str) -> Option<Problem> {
        let t = self.territory;
        let ids = t.gazetteer.units_named(name);
        let (unit, day) = ids
            .iter()
            .find_map(|&id| Some((t.unit(id), t.unit(id).ended?)))?;
        let message = msg!("problem-ended", name = &unit.names, day = self.day);
        Some(Problem::error(message).hint(msg!("hint-ended", day = day)))
    }

    fn unknown_region(&self, name: &str) -> Problem {
        let t = self.territory;
        let names = t
            .living_regions()
            .flat_map(|(_, r)| r.names.all().chain(r.aliases.iter().map(String::as_str)));
        let near = nearest_names(name, names);
        let message = msg!("problem-no-region", name = name, day = self.day);
        suggest(Problem::error(message), &near)
    }

    fn ambiguous_unit(&self, name: &str, many: &[UnitId]) -> Problem {
        let mut paths: Vec<String> = many.iter().map(|&id| self.territory.path(id)).collect();
        if paths.iter().any(|path| path == name) {
            // A path that can be read in two ways: codes cannot.
            let code = |&id: &UnitId| self.territory.unit(id).code_on(self.day);
            let codes = many.iter().filter_map(code);
            paths = codes.map(|code| format!("code:{code}")).collect();
        }
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        ambiguous(msg!("problem-ambiguous-unit", name = name), &paths)
    }
}

/// How a plan names a unit on the day of a state so that only it is meant: by its
/// path, or by its code where the path can be read in several ways.
pub(crate) fn address(territory: &Territory, id: UnitId) -> String {
    let path = territory.path(id);
    if find_unit(territory, &path) == Ok(id) {
        return path;
    }
    let code = territory.unit(id).code_on(territory.date);
    code.map_or(path, |code| format!("code:{code}"))
}
