//! `--demand FILE`: points with people from a table, a file of features or a raster.

use std::path::Path;
use std::sync::Arc;

use super::kept::Kept;
use super::log::{Input, Log};
use super::raster_demand::raster_demand;
use crate::batch::accept::Accepted;
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::batch::remark::Remark;
use crate::io::{
    Feature, InputError, PointTable, ReadOptions, is_raster, parse_points, read_any, read_text_in,
    sha256_file,
};
use crate::measure::{Demand, DemandTable, Located, TablePoint, demand_of_table};
use crate::msg;
use crate::numeral::{self, is_missing};
use crate::territory::{Lang, Names, Territory};
use crate::words::{Message, Value, joined, number};

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
pub(in crate::batch) const POPULATION: [&str; 9] = [
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
/// Main name of a point; the first that is there counts. `name:kk` and `name_kk` are
/// its name in Kazakh, and so on for every language.
const NAMES: [&str; 3] = ["name:en", "name_en", "name"];
/// Fields that hold a name where there is none of those, in lower case.
const OTHER_NAMES: [&str; 20] = [
    "village",
    "settlement",
    "place",
    "town",
    "city",
    "locality",
    "title",
    "label",
    "название",
    "наименование",
    "населённый пункт",
    "населенный пункт",
    "село",
    "аул",
    "атауы",
    "елді мекен",
    "ауыл",
    "unit",
    "id",
    "code",
];
/// The share of the people that must have a place in a unit.
const LEAST_PLACED: f64 = 0.5;
/// The most points that a warning names.
const NAMED: usize = 10;

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
        place: &str,
    ) -> Result<(), InputError> {
        let wrong = |what: String| {
            let message = format!("{place}: column `{}`: {what}", self.field);
            InputError::content(&self.table.label, message)
        };
        let Some(people) = people_of(people.unwrap_or_default()).map_err(wrong)? else {
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

/// The number of people that a cell holds; none where it says that it is not known.
pub(super) fn people_of(text: &str) -> Result<Option<f64>, String> {
    let text = text.trim();
    if is_missing(text) {
        return Ok(None);
    }
    let people = numeral::number(text)?;
    match people < 0.0 {
        true => Err(format!("`{text}` is no number of people")),
        false => Ok(Some(people)),
    }
}

/// The names of the field of people: the one that was given, or the usual ones.
pub(in crate::batch) fn wanted<'a>(field: &'a Option<&'a str>) -> &'a [&'a str] {
    match field {
        Some(field) => std::slice::from_ref(field),
        None => &POPULATION,
    }
}

/// That no field is called so.
pub(super) fn no_field(wanted: &[&str], known: &[&str], label: &str) -> InputError {
    let message = format!(
        "no field is called {}; name the field of the people with --population-field; the fields are {}",
        wanted.join(", "),
        known.join(", ")
    );
    InputError::content(label, message)
}

fn collector(known: &[&str], field: Option<&str>, label: String) -> Result<Collector, InputError> {
    let wanted = wanted(&field);
    let called = |name: &&&str| {
        let name = name.to_lowercase();
        known.iter().find(|own| own.trim().to_lowercase() == name)
    };
    let found = wanted.iter().find_map(|name| called(&name));
    let Some(found) = found else {
        return Err(no_field(wanted, known, &label));
    };
    Ok(Collector {
        field: (*found).to_owned(),
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
        collector.add(position, names, cell(people), &format!("line {line}"))?;
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
        let place = format!("feature {}", i + 1);
        let [position] = *feature.points() else {
            let message = format!("{place} is not a point; demand starts from points");
            return Err(InputError::content(&collector.table.label, message));
        };
        let people = feature.text(&collector.field);
        let number = i as u64 + 1;
        let names = names(&known, number, |name| feature.text(name));
        collector.add(position, names, people.as_deref(), &place)?;
    }
    Ok(collector.table)
}

/// The names of a point by the fields of its table; where there is no main name,
/// one in another language stands for it, then a field with another usual name, then the
/// line or number of the point.
fn names(known: &[&str], number: u64, text: impl Fn(&str) -> Option<String>) -> Names {
    let given = |field: &str| text(field).filter(|name| !name.is_empty());
    let mut names = Names::default();
    for separator in ["name_", "name:"] {
        for field in known {
            let lang = field.strip_prefix(separator).and_then(Lang::new);
            if let Some(lang) = lang.filter(|lang| *lang != Lang::EN)
                && let Some(name) = given(field)
            {
                names.set(lang, name);
            }
        }
    }
    let main = NAMES.iter().find_map(|field| given(field));
    let any = main.or_else(|| names.others().next().map(|(_, name)| name.to_owned()));
    names.en = any
        .or_else(|| other_name(known, given))
        .unwrap_or_else(|| format!("#{number}"));
    names
}

fn other_name(known: &[&str], given: impl Fn(&str) -> Option<String>) -> Option<String> {
    let called = |wanted: &&str| {
        let mut fields = known.iter();
        fields.find(|field| field.trim().to_lowercase() == **wanted)
    };
    let fields = OTHER_NAMES.iter().filter_map(called);
    fields.copied().find_map(given)
}

/// That most of the people have a place; points beyond all units are mostly those of
/// another country, or have longitude and latitude the wrong way round.
fn check_placed(table: &DemandTable, located: &Located, after: &Territory) -> Result<(), JobError> {
    let people = |point: &TablePoint| point.people;
    let outside = || located.outside.iter().map(|&i| &table.points[i]);
    let all: f64 = table.points.iter().map(people).sum();
    let lost: f64 = outside().map(people).sum();
    if all - lost >= LEAST_PLACED * all {
        return Ok(());
    }
    let swapped = after.coverage.as_ref().map_or(0, |coverage| {
        let locator = coverage.locator();
        let turned = outside().map(|p| geo_types::Coord {
            x: p.position.y,
            y: p.position.x,
        });
        let earth = turned.filter(|p| p.y.abs() <= 90.0);
        earth
            .filter(|&p| locator.locate(p).unit().is_some())
            .count()
    });
    Err(JobError::PointsOutside {
        file: table.label.clone(),
        outside: located.outside.len(),
        points: table.points.len(),
        swapped,
    })
}

fn said(table: &DemandTable, located: &Located, scaled: bool, after: &Territory) -> Vec<Message> {
    let file = &table.label;
    let mut said = Vec::new();
    let n = table.without_people;
    if n > 0 {
        let others = table.points.len();
        said.push(msg!(
            "warning-points-without-people",
            file = file,
            n = n,
            others = others
        ));
    }
    if !located.outside.is_empty() {
        said.push(outside(table, located));
    }
    let n = located.at_seat.len();
    if n > 0 {
        let people = located.at_seat.iter().map(|&a| after.atom(a).population);
        let people: u64 = people.sum();
        said.push(msg!(
            "warning-units-without-point",
            file = file,
            n = n,
            people = people
        ));
    }
    if !scaled {
        let people = number(located.demand.people(), 0);
        let official = after.total_population();
        said.push(msg!(
            "warning-unscaled",
            file = file,
            people = people,
            official = official
        ));
    }
    if after.schematic {
        said.push(msg!("warning-points-schematic", file = file));
    }
    said
}

fn outside(table: &DemandTable, located: &Located) -> Message {
    let points = || located.outside.iter().map(|&i| &table.points[i]);
    let people: f64 = points().map(|p| p.people).sum();
    let names = points().take(NAMED).map(|p| match p.names.en.as_str() {
        "" => Value::from(format!("({}, {})", p.position.x, p.position.y)),
        _ => Value::from(&p.names),
    });
    let names = joined(", ", names);
    let more = located.outside.len().saturating_sub(NAMED);
    let names = match more {
        0 => names,
        more => msg!("warning-and-more", names = names, n = more).into(),
    };
    msg!(
        "warning-points-outside",
        file = &table.label,
        n = located.outside.len(),
        people = number(people, 0),
        names = names,
    )
}
