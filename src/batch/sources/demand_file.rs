//! `--demand FILE`: points with people from a table, a file of features or a raster.

use std::path::Path;
use std::sync::Arc;

use super::kept::Kept;
use super::log::{Input, Log};
use super::placed_points::{check_placed, said};
use super::point_names::names;
use super::raster_demand::raster_demand;
use crate::batch::accept::Accepted;
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::batch::remark::Remark;
use crate::io::{
    Feature, InputError, PointTable, ReadOptions, is_raster, parse_points, read_any, read_text_in,
    sha256_file,
};
use crate::measure::{Demand, DemandTable, TablePoint, demand_of_table};
use crate::msg;
use crate::numeral;
use crate::territory::{Names, Territory};
use crate::words::Message;

/// Demand from a file.
pub(in crate::batch) struct FileDemand {
    pub(in crate::batch) demand: Demand,
    /// The same points under the other choice of scaling.
    pub(in crate::batch) other: Demand,
}

/// A file of points as it was read.
#[derive(Debug)]
pub(in crate::batch) struct ReadDemand {
    table: DemandTable,
    remarks: Vec<Message>,
    /// The file, where a record is kept.
    input: Option<Input>,
}

/// Fields that hold people where none is named, in lower case.
const POPULATION: [&str; 9] = [
    "population",
    "people",
    "pop",
    "inhabitants",
    "население",
    "численность населения",
    "численность",
    "халық саны",
    "халық",
];

/// Reads the file, once for all jobs that share what they keep, and places its points in the
/// pieces of the later state.
pub(in crate::batch) fn file_demand(
    file: &Path,
    job: &Job,
    after: &Territory,
    (kept, log): (Option<&Kept>, &mut Log),
) -> Result<FileDemand, JobError> {
    if !file.exists() {
        return Err(JobError::NoDemand(file.display().to_string()));
    }
    let field = job.population_field.as_deref();
    let reading = job.reading(file);
    let open = || whole_file(file, field, &reading, log.record);
    let found = match kept {
        Some(kept) => kept.demand(format!("{file:?} {field:?} {reading:?}"), open)?,
        None => Arc::new(open()?),
    };
    let ReadDemand { table, remarks, .. } = &*found;
    let read = |said: &Message| msg!("read-of", file = &table.label, said = said);
    log.warnings
        .extend(remarks.iter().map(read).map(Remark::from));
    let scaled = job.measuring.scaled;
    let place = |scaled| {
        let located = demand_of_table(after, table, scaled);
        located.ok_or_else(|| JobError::NoBoundaries(table.label.clone()))
    };
    let located = place(scaled)?;
    if !job.accept.contains(&Accepted::PointsOutside) {
        check_placed(table, &located, after)?;
    }
    found.input.iter().for_each(|read| log.input(read.clone()));
    let said = said(table, &located, scaled, after);
    log.warnings.extend(said.into_iter().map(Remark::from));
    Ok(FileDemand {
        demand: located.demand,
        other: place(!scaled)?.demand,
    })
}

fn whole_file(
    file: &Path,
    field: Option<&str>,
    reading: &ReadOptions,
    record: bool,
) -> Result<ReadDemand, InputError> {
    let (table, remarks) = demand_table(file, field, reading)?;
    let input = || {
        Ok::<_, InputError>(Input {
            name: table.label.clone(),
            sha256: sha256_file(file)?,
        })
    };
    Ok(ReadDemand {
        input: record.then(input).transpose()?,
        table,
        remarks,
    })
}

/// Points with people out of a table or a file of features; `field` holds the people, or a
/// field with a usual name.
///
/// # Errors
/// If the file cannot be read, or a point has no place or no number of people.
pub fn read_demand(
    file: &Path,
    field: Option<&str>,
    reading: &ReadOptions,
) -> Result<DemandTable, InputError> {
    demand_table(file, field, reading).map(|(table, _)| table)
}

/// The same with what was noticed on reading.
fn demand_table(
    file: &Path,
    field: Option<&str>,
    reading: &ReadOptions,
) -> Result<(DemandTable, Vec<Message>), InputError> {
    if is_raster(file) {
        return raster_demand(file, reading);
    }
    let label = file.display().to_string();
    let is_csv = file
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("csv") || e.eq_ignore_ascii_case("tsv"));
    if is_csv {
        let text = read_text_in(file, reading.encoding.as_deref())?;
        let mut rows = parse_points(&text, &label, reading.crs.as_deref())?;
        let note = rows.note.take().into_iter().collect();
        return Ok((from_rows(&rows, field, label)?, note));
    }
    let read = read_any(file, reading)?;
    Ok((from_features(&read.features, field, label)?, read.warnings))
}

/// Collects points; rows without a number of people are counted, not taken.
struct Collector {
    table: DemandTable,
    field: String,
}

impl Collector {
    fn add(
        &mut self,
        position: geo_types::Coord<f64>,
        names: Names,
        people: Option<&str>,
        place: impl FnOnce(Message) -> Message,
    ) -> Result<(), InputError> {
        let wrong = |what: Message| {
            let what = msg!("error-column", column = &self.field, said = what);
            InputError::content(&self.table.label, place(what))
        };
        let Some(people) = numeral::people(people.unwrap_or_default()).map_err(wrong)? else {
            self.table.without_people += 1;
            return Ok(());
        };
        self.table.points.push(TablePoint {
            names,
            position,
            people,
        });
        Ok(())
    }
}

/// The names of the field of people: the one that was given, or the usual ones.
pub(in crate::batch) fn wanted<'a>(field: &'a Option<&'a str>) -> &'a [&'a str] {
    match field {
        Some(field) => std::slice::from_ref(field),
        None => &POPULATION,
    }
}

/// The field that has one of the names, the first of them that is there, in any case.
pub(super) fn field_called<'a>(wanted: &[&str], known: &[&'a str]) -> Option<&'a str> {
    let called = |name: &&str| {
        let name = name.to_lowercase();
        let mut known = known.iter();
        known.find(|own| own.trim().to_lowercase() == name)
    };
    wanted.iter().find_map(called).copied()
}

/// That no field is called so.
pub(super) fn no_field(wanted: &[&str], known: &[&str], label: &str) -> InputError {
    let message = msg!(
        "error-no-people-field",
        names = wanted.join(", "),
        known = known.join(", "),
    );
    InputError::content(label, message)
}

fn collector(known: &[&str], field: Option<&str>, label: String) -> Result<Collector, InputError> {
    let wanted = wanted(&field);
    let found = field_called(wanted, known);
    let Some(found) = found else {
        return Err(no_field(wanted, known, &label));
    };
    Ok(Collector {
        field: found.to_owned(),
        table: DemandTable {
            label,
            ..DemandTable::default()
        },
    })
}

fn from_rows(
    rows: &PointTable,
    field: Option<&str>,
    label: String,
) -> Result<DemandTable, InputError> {
    let known: Vec<&str> = rows.header.iter().map(String::as_str).collect();
    let mut collector = collector(&known, field, label)?;
    let column = |name: &str| known.iter().position(|h| *h == name);
    let people = column(&collector.field);
    for (i, (row, &position)) in rows.rows.iter().zip(&rows.points).enumerate() {
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map(String::as_str);
        let line = rows.lines[i];
        let names = names(&known, line, |name| cell(column(name)).map(str::to_owned));
        let place = |what| msg!("error-line", line = line.to_string(), said = what);
        collector.add(position, names, cell(people), place)?;
    }
    Ok(collector.table)
}

fn from_features(
    features: &[Feature],
    field: Option<&str>,
    label: String,
) -> Result<DemandTable, InputError> {
    let mut known: Vec<&str> = features.iter().flat_map(Feature::field_names).collect();
    known.sort_unstable();
    known.dedup();
    let mut collector = collector(&known, field, label)?;
    for (i, feature) in features.iter().enumerate() {
        let feature_number = (i + 1).to_string();
        let [position] = *feature.points() else {
            let message = msg!("error-not-a-point", feature = feature_number);
            return Err(InputError::content(&collector.table.label, message));
        };
        let people = feature.text(&collector.field);
        let number = i as u64 + 1;
        let names = names(&known, number, |name| feature.text(name));
        let place = |what| msg!("error-feature", feature = feature_number, said = what);
        collector.add(position, names, people.as_deref(), place)?;
    }
    Ok(collector.table)
}
