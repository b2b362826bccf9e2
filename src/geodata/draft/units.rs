//! The units of a new folder: their rows and their land.

use crate::msg;
use crate::words::Told;
use std::collections::{BTreeMap, BTreeSet};

use geo_types::Coord;

use super::{DraftError, DraftOptions, Levels};
use crate::boundaries::Outlines;
use crate::coverage::{CleanOptions, Coverage, clean};
use crate::geodata::repairs::summary;
use crate::geodata::survey::listed;
use crate::numeral;
use crate::words::Message;

/// A unit as its row will be.
pub(super) struct UnitRow {
    pub(super) code: String,
    pub(super) name: String,
    /// What puts it into its region.
    pub(super) region: String,
    pub(super) people: Option<u64>,
    pub(super) seat: Option<SeatRow>,
}

/// A seat, and whether it is only some point inside.
pub(super) struct SeatRow {
    pub(super) name: String,
    pub(super) at: Coord<f64>,
    pub(super) is_stand_in: bool,
}

/// The units of the boundaries.
pub(super) struct Units {
    /// In the order in which they come first in the file.
    pub(super) rows: Vec<UnitRow>,
    /// Their land.
    pub(super) coverage: Coverage,
    pub(super) repairs: Vec<Message>,
    /// Name, code and number of features of the units that have several.
    pub(super) several: Vec<String>,
}

/// Units by the fields of the boundaries, with their land cleaned.
pub(super) fn units(outlines: Outlines, options: &DraftOptions) -> Result<Units, DraftError> {
    let codes = outlines.texts(&options.key)?;
    let names = outlines.texts(&options.unit_name)?;
    let regions = match &options.levels {
        Levels::Field(field) => outlines.texts(field)?,
        Levels::Prefix(n) => codes
            .iter()
            .map(|c| prefix(c, *n))
            .collect::<Result<_, _>>()?,
    };
    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    let mut rows: Vec<UnitRow> = Vec::new();
    let mut unit_of = Vec::with_capacity(codes.len());
    for ((code, name), region) in codes.iter().zip(&names).zip(&regions) {
        let place = *places.entry(code).or_insert(rows.len() as u32);
        unit_of.push(Some(place));
        match rows.get(place as usize) {
            Some(row) => same(row, name, region, options)?,
            None => rows.push(UnitRow {
                code: code.clone(),
                name: name.clone(),
                region: region.clone(),
                people: None,
                seat: None,
            }),
        }
    }
    let several = several(&rows, &unit_of);
    let shapes: Vec<_> = outlines.rows.into_iter().map(|row| row.land).collect();
    let cleaned = clean(&shapes, &CleanOptions::default())?;
    let repairs = summary(&cleaned.ledger, &codes);
    let pieces = Coverage::build(&cleaned.units)?;
    let land = pieces.dissolve(&unit_of, rows.len());
    let coverage = Coverage::build(&land)?;
    Ok(Units {
        rows,
        coverage,
        repairs,
        several,
    })
}

/// The units that have several features.
fn several(rows: &[UnitRow], unit_of: &[Option<u32>]) -> Vec<String> {
    let mut features = vec![0_usize; rows.len()];
    for &unit in unit_of.iter().flatten() {
        features[unit as usize] += 1;
    }
    let counted = rows.iter().zip(features).filter(|(_, n)| *n > 1);
    counted
        .map(|(row, n)| format!("{} ({}): {n}", row.name, row.code))
        .collect()
}

fn prefix(code: &str, n: usize) -> Result<String, DraftError> {
    let prefix: String = code.chars().take(n).collect();
    match prefix.chars().count() == n && prefix.len() < code.len() {
        true => Ok(prefix),
        false => Err(DraftError::Short {
            code: code.to_owned(),
            prefix: n,
        }),
    }
}

/// Features of one code have to say the same of their unit.
fn same(row: &UnitRow, name: &str, region: &str, options: &DraftOptions) -> Result<(), DraftError> {
    let field = match &options.levels {
        Levels::Field(field) => field.as_str(),
        Levels::Prefix(_) => "",
    };
    let pairs = [
        (&options.unit_name[..], &row.name, name),
        (field, &row.region, region),
    ];
    let differ = pairs
        .into_iter()
        .find(|(_, first, second)| *first != second);
    differ.map_or(Ok(()), |(field, first, second)| {
        Err(DraftError::Several {
            code: row.code.clone(),
            field: field.to_owned(),
            first: first.clone(),
            second: second.to_owned(),
        })
    })
}

/// A whole number of people, with or without spaces between thousands. Points and commas
/// are refused, for they may set thousands or decimals apart.
fn whole(text: &str) -> Option<u64> {
    if text.contains(['.', ',']) {
        return None;
    }
    let number = numeral::number(text).ok()?;
    let is_whole = number >= 0.0 && number.fract() == 0.0 && number < 1e15;
    is_whole.then_some(number as u64)
}

/// The people of the units by their table; several rows of one code are added up.
pub(super) fn people(
    rows: &mut [UnitRow],
    options: &DraftOptions,
    missing: &mut Vec<String>,
) -> Result<(), DraftError> {
    let Some(table) = &options.people else {
        // Said where places cannot stand for it, see `people_of_places`.
        return Ok(());
    };
    for row in rows.iter_mut() {
        for (line, text) in table
            .get(&row.code)
            .iter()
            .filter(|(_, text)| !text.is_empty())
        {
            let number = whole(text).ok_or_else(|| {
                let said = msg!("error-not-whole-people", text = text);
                let said = msg!("error-column", column = &table.column, said = said);
                let told = Told::new(said).in_line(&table.label, *line);
                DraftError::People(told.message)
            })?;
            row.people = Some(row.people.unwrap_or(0).saturating_add(number));
        }
    }
    let without = rows.iter().filter(|row| row.people.is_none());
    let without: Vec<String> = without
        .map(|row| format!("{} ({})", row.name, row.code))
        .collect();
    if !without.is_empty() {
        missing.push(format!(
            "units.csv: the people of {} of {} units (column `population`): {}",
            without.len(),
            rows.len(),
            listed(&without)
        ));
    }
    let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    let strays: Vec<String> = table
        .strays(&codes)
        .into_iter()
        .map(str::to_owned)
        .collect();
    if !strays.is_empty() {
        let (label, n) = (&table.label, strays.len());
        missing.push(format!(
            "units.csv: {n} codes of {label} are those of no unit: {}",
            listed(&strays)
        ));
    }
    Ok(())
}
