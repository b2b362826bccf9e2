//! `--population FILE`: the people of the units from a table, joined by code or by name.

use std::collections::BTreeMap;
use std::path::Path;

use super::demand_file::wanted;
use super::log::Log;
use crate::batch::accept::Accepted;
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::batch::remark::Remark;
use crate::io::{InputError, TextTable, parse_table, read_bytes, read_text_in};
use crate::msg;
use crate::numeral::{self, is_missing};
use crate::territory::{NameIndex, NameMatch, Territory, UnitId};
use crate::words::{Message, Value};

/// Columns of codes and of names, in lower case.
const CODES: [&str; 6] = ["code", "kato", "като", "код", "коды", "id"];
const UNITS: [&str; 11] = [
    "unit",
    "name",
    "name_en",
    "name_kk",
    "name_ru",
    "название",
    "наименование",
    "район",
    "атауы",
    "аудан",
    "district",
];
const REGIONS: [&str; 4] = ["region", "область", "облыс", "облысы"];
/// The most people of a unit: fewer than have ever lived.
const MOST_PEOPLE: f64 = 1e11;
/// The most names that a message lists.
const NAMED: usize = 10;

/// Gives the units of a territory the people that the table of a job states.
pub(super) fn with_population(
    territory: &mut Territory,
    job: &Job,
    log: &mut Log,
) -> Result<(), JobError> {
    let Some(file) = job.population.as_deref() else {
        return Ok(());
    };
    let text = read_text_in(file, job.encoding.of(file))?;
    log.read(&file.display().to_string(), &read_bytes(file)?);
    let table = parse_table(&text, &file.display().to_string())?;
    let accepted = job.accept.contains(&Accepted::SuggestedNames);
    let joined = joined(
        territory,
        &table,
        job.population_field.as_deref(),
        file,
        accepted,
    )?;
    for (unit, (people, _)) in &joined.people {
        let pieces = territory.unit(*unit).atoms.clone();
        for (i, piece) in pieces.into_iter().enumerate() {
            let atom = &mut territory.atoms[piece.0 as usize];
            atom.population = if i == 0 { *people } else { 0 };
        }
    }
    let (notes, warnings) = joined.said(territory, file);
    log.notes.extend(notes.into_iter().map(Remark::from));
    log.warnings.extend(warnings.into_iter().map(Remark::from));
    Ok(())
}

/// What a table says of the units.
#[derive(Default)]
struct Joined {
    /// People, each with the line that states them.
    people: BTreeMap<UnitId, (u64, u64)>,
    exact: usize,
    normalised: usize,
    /// What is written, and the path of the unit that may be meant.
    suggested: Vec<(String, String)>,
    unmatched: Vec<String>,
}

fn joined(
    territory: &Territory,
    table: &TextTable,
    field: Option<&str>,
    file: &Path,
    accepted: bool,
) -> Result<Joined, InputError> {
    let label = file.display().to_string();
    let wanted = wanted(&field);
    let there = || table.header.join(", ");
    let people = table.column(wanted).ok_or_else(|| {
        let message = msg!(
            "error-no-people-column",
            names = wanted.join(", "),
            known = there(),
        );
        InputError::content(&label, message)
    })?;
    let key = table
        .column(&CODES)
        .or_else(|| table.column(&UNITS))
        .unwrap_or(0);
    let region = table.column(&REGIONS).filter(|region| *region != key);
    let names = Names::of(territory);
    let mut joined = Joined::default();
    for (line, row) in &table.rows {
        let wrong = |what: Message| InputError::in_line(&label, *line, what);
        let written = TextTable::cell(row, key);
        let figure = TextTable::cell(row, people);
        if written.is_empty() || is_missing(figure) {
            continue;
        }
        let column = |what: Message| {
            let column = &table.header[people];
            wrong(msg!("error-column", column = column, said = what))
        };
        let figure = numeral::number(figure).map_err(column)?;
        if !(0.0..=MOST_PEOPLE).contains(&figure) || figure.fract() != 0.0 {
            let figure = figure.to_string();
            return Err(column(msg!("error-no-whole-people", text = figure)));
        }
        let region = region.map(|region| TextTable::cell(row, region));
        let Some(unit) = joined.unit(&names, territory, written, region, accepted) else {
            continue;
        };
        if let Some((_, first)) = joined.people.insert(unit, (figure as u64, *line)) {
            let path = territory.path(unit);
            let first = first.to_string();
            return Err(wrong(msg!("error-path-already", name = path, line = first)));
        }
    }
    if joined.people.is_empty() {
        let column = table.header.get(key).map_or("", String::as_str);
        let message = msg!(
            "error-no-row-of-unit",
            territory = &territory.name,
            column = column,
            example = names.example.to_string(),
        );
        return Err(InputError::content(&label, message));
    }
    Ok(joined)
}

/// The living units and regions by their names, and the units by their codes.
struct Names {
    index: NameIndex,
    units: Vec<UnitId>,
    codes: BTreeMap<String, UnitId>,
    regions: NameIndex,
    region_ids: Vec<crate::territory::RegionId>,
    example: String,
}

impl Names {
    fn of(territory: &Territory) -> Self {
        let mut names = Self {
            index: NameIndex::default(),
            units: Vec::new(),
            codes: BTreeMap::new(),
            regions: NameIndex::default(),
            region_ids: Vec::new(),
            example: String::new(),
        };
        for (id, region) in territory.living_regions() {
            let aliases = region.aliases.iter().map(String::as_str);
            names.regions.add(region.names.all().chain(aliases));
            names.region_ids.push(id);
        }
        for (id, unit) in territory.living_units() {
            let path = territory.path(id);
            let aliases = unit.aliases.iter().map(String::as_str);
            let own = unit.names.all().chain(aliases);
            names
                .index
                .add(own.chain([path.as_str(), unit.key.as_str()]));
            names.units.push(id);
            let code = unit.code_on(territory.date);
            if names.example.is_empty() {
                let code = code.map_or_else(String::new, |code| format!("{code} or "));
                names.example = format!("{code}{path}");
            }
            if let Some(code) = code {
                names.codes.insert(code.to_owned(), id);
            }
        }
        names
    }

    /// The unit of a code; a code that a table of numbers has robbed of its zeros is
    /// found as well.
    fn of_code(&self, written: &str, digits: usize) -> Option<UnitId> {
        let is_number = !written.is_empty() && written.bytes().all(|b| b.is_ascii_digit());
        let whole = || format!("{written:0>digits$}");
        let found = self.codes.get(written);
        let found = found.or_else(|| self.codes.get(&whole()).filter(|_| is_number));
        found.copied()
    }

    /// Of several units those in a region.
    fn within(&self, territory: &Territory, ids: &[usize], region: &str) -> Vec<usize> {
        let region = match self.regions.find(region) {
            NameMatch::Exact(region) | NameMatch::Normalised(region) => self.region_ids[region],
            _ => return ids.to_vec(),
        };
        let inside = |id: &usize| territory.unit(self.units[*id]).region == region;
        ids.iter().copied().filter(inside).collect()
    }
}

impl Joined {
    /// The unit that a row is of; counts how it was found.
    fn unit(
        &mut self,
        names: &Names,
        territory: &Territory,
        written: &str,
        region: Option<&str>,
        accepted: bool,
    ) -> Option<UnitId> {
        let digits = territory.code_system.digits.units;
        if let Some(unit) = names.of_code(written, digits) {
            self.exact += 1;
            return Some(unit);
        }
        let found = match names.index.find(written) {
            NameMatch::Several(ids) => {
                let inside = region.map(|region| names.within(territory, &ids, region));
                match inside.as_deref() {
                    Some([one]) => NameMatch::Normalised(*one),
                    _ => NameMatch::Several(ids),
                }
            }
            found => found,
        };
        match found {
            NameMatch::Exact(id) => {
                self.exact += 1;
                Some(names.units[id])
            }
            NameMatch::Normalised(id) => {
                self.normalised += 1;
                Some(names.units[id])
            }
            NameMatch::Suggested(id) => {
                let unit = names.units[id];
                self.suggested
                    .push((written.to_owned(), territory.path(unit)));
                accepted.then_some(unit)
            }
            NameMatch::Several(_) | NameMatch::Nothing => {
                self.unmatched.push(written.to_owned());
                None
            }
        }
    }

    /// How the rows were joined: what is to be known, and what is to be looked at.
    fn said(&self, territory: &Territory, file: &Path) -> (Vec<Message>, Vec<Message>) {
        let file = file.display().to_string();
        let file = file.as_str();
        let living = territory.living_units().count();
        let notes = vec![msg!(
            "population-joined",
            file = file,
            n = self.people.len(),
            exact = self.exact,
            normalised = self.normalised,
            suggested = self.suggested.len(),
            unmatched = self.unmatched.len(),
        )];
        let mut warnings = Vec::new();
        if !self.suggested.is_empty() {
            let pairs = self
                .suggested
                .iter()
                .map(|(written, path)| format!("{written} → {path}"));
            let names = some(&pairs.collect::<Vec<_>>());
            warnings.push(msg!("population-suggested", file = file, names = names));
        }
        if !self.unmatched.is_empty() {
            let names = some(&self.unmatched);
            warnings.push(msg!("population-unmatched", file = file, names = names));
        }
        let rest = living.saturating_sub(self.people.len());
        if rest > 0 {
            warnings.push(msg!("population-rest", file = file, n = rest));
        }
        (notes, warnings)
    }
}

fn some(names: &[String]) -> Value {
    let shown = names
        .iter()
        .take(NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match names.len().checked_sub(NAMED).filter(|&more| more > 0) {
        Some(more) => msg!("warning-and-more", names = shown, n = more).into(),
        None => shown.into(),
    }
}
