//! Rows of a table, with names in any languages.

use std::ops::Deref;

use csv::StringRecord;
use serde::de::DeserializeOwned;

use crate::territory::{Lang, Names};

/// A row, and its names by the columns `name_<language>` and `seat_<language>`.
pub(super) struct Row<T> {
    fields: T,
    name: Names,
    seat: Names,
}

impl<T> Row<T> {
    /// The names of what the row is about.
    pub(super) fn names(&self, main: &str) -> Names {
        let mut names = self.name.clone();
        main.clone_into(&mut names.en);
        names
    }

    /// The names of its seat.
    pub(super) fn seat_names(&self, main: &str) -> Names {
        let mut names = self.seat.clone();
        main.clone_into(&mut names.en);
        names
    }
}

impl<T> Deref for Row<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.fields
    }
}

/// What a column of names is about.
#[derive(Clone, Copy)]
enum Named {
    Row(Lang),
    Seat(Lang),
}

fn named(column: &str) -> Option<Named> {
    let tag = |rest: &str| Lang::new(rest).filter(|lang| *lang != Lang::EN);
    if ["seat_lat", "seat_lon"].contains(&column) {
        return None;
    }
    let row = column.strip_prefix("name_").and_then(tag).map(Named::Row);
    row.or_else(|| column.strip_prefix("seat_").and_then(tag).map(Named::Seat))
}

/// The columns of a table of which some hold names.
pub(super) struct Columns {
    about: Vec<Option<Named>>,
    others: StringRecord,
}

impl Columns {
    /// The columns of a header.
    pub(super) fn new(header: &StringRecord) -> Self {
        let about: Vec<Option<Named>> = header.iter().map(named).collect();
        let others = without(header, &about);
        Self { about, others }
    }

    /// A row of the table.
    pub(super) fn row<T: DeserializeOwned>(
        &self,
        record: &StringRecord,
    ) -> Result<Row<T>, csv::Error> {
        let mut row = Row {
            fields: without(record, &self.about).deserialize(Some(&self.others))?,
            name: Names::default(),
            seat: Names::default(),
        };
        for (about, text) in self.about.iter().zip(record) {
            match about {
                Some(Named::Row(lang)) if !text.is_empty() => row.name.set(*lang, text),
                Some(Named::Seat(lang)) if !text.is_empty() => row.seat.set(*lang, text),
                _ => {}
            }
        }
        Ok(row)
    }
}

fn without(record: &StringRecord, about: &[Option<Named>]) -> StringRecord {
    let fields = record
        .iter()
        .zip(about)
        .filter(|(_, about)| about.is_none());
    let mut others: StringRecord = fields.map(|(field, _)| field).collect();
    others.set_position(record.position().cloned());
    others
}
