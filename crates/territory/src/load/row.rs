//! A row of a table: its cells as what they are to be, and what is wrong with them.

use aimaq_words::Tell;
use aimaq_words::{Message, msg};
use csv::StringRecord;
use geo_types::Coord;
use jiff::civil::Date;

use super::error::Fault;
use super::table::{Keys, Table};
use crate::{Dated, Lang, Names, parse_dated};
use aimaq_io::place::LonLat;
use aimaq_words::numeral;

/// The most people of a place: fewer than have ever lived, and few enough for the
/// sums of all places.
const MOST_PEOPLE: f64 = 1e11;

/// What a column of names is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// The thing itself.
    Row(Lang),
    /// Its seat.
    Seat(Lang),
}

/// What a column `name_<language>` or `seat_<language>` is about.
pub(super) fn named(column: &str) -> Option<Named> {
    let tag = |rest: &str| Lang::new(rest).filter(|lang| *lang != Lang::EN);
    if ["seat_lat", "seat_lon"].contains(&column) {
        return None;
    }
    let row = column.strip_prefix("name_").and_then(tag).map(Named::Row);
    row.or_else(|| column.strip_prefix("seat_").and_then(tag).map(Named::Seat))
}

/// A row. What cannot be read is empty or zero, and a fault.
pub(super) struct Row<'a> {
    table: &'a Table,
    line: usize,
    record: &'a StringRecord,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        table: &'a Table,
        line: usize,
        record: &'a StringRecord,
        faults: &'a mut Vec<Fault>,
    ) -> Self {
        Self {
            table,
            line,
            record,
            faults,
        }
    }

    /// Says what is wrong in a column.
    pub(super) fn wrong(&mut self, column: &str, message: impl Into<Message>) {
        let fault = Fault::new(self.table.name, message);
        self.faults.push(fault.at(self.line).in_column(column));
    }

    /// A cell; empty where there is no such column.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let place = self.table.column(column);
        place.and_then(|i| self.record.get(i)).map_or("", str::trim)
    }

    /// A cell that must not be empty.
    pub(super) fn needed(&mut self, column: &str) -> &'a str {
        let text = self.text(column);
        if text.is_empty() {
            self.wrong(column, msg!("error-cell-empty"));
        }
        text
    }

    /// A number; nothing where the cell is empty.
    pub(super) fn number(&mut self, column: &str) -> Option<f64> {
        self.parsed(column, numeral::number)
    }

    fn parsed(
        &mut self,
        column: &str,
        parse: impl Fn(&str) -> Result<f64, Message>,
    ) -> Option<f64> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let number = parse(text);
        number.map_err(|what| self.wrong(column, what)).ok()
    }

    /// A number of people; 0 where the cell is empty.
    pub(super) fn people(&mut self, column: &str) -> u64 {
        let text = self.text(column);
        if text.is_empty() {
            return 0;
        }
        match numeral::number(text) {
            Ok(people) if people > MOST_PEOPLE => {
                let people = people.to_string();
                let what = msg!("error-most-people", people = people);
                self.wrong(column, what);
                0
            }
            // Below the limit whole numbers are exact.
            Ok(people) if people >= 0.0 && people.fract() == 0.0 => people as u64,
            found => {
                let what = found
                    .err()
                    .unwrap_or_else(|| msg!("error-whole-people", text = text));
                let what = match numeral::is_missing(text) {
                    true => msg!("error-or-empty", said = what),
                    false => what,
                };
                self.wrong(column, what);
                0
            }
        }
    }

    /// Square kilometres.
    pub(super) fn area(&mut self, column: &str) -> Option<f64> {
        let area = self.number(column)?;
        if area < 0.0 {
            self.wrong(column, msg!("error-no-area-valid", area = area.to_string()));
            return None;
        }
        Some(area)
    }

    /// A day; nothing where the cell is empty.
    pub(super) fn day(&mut self, column: &str) -> Option<Date> {
        let text = self.text(column);
        let day = numeral::day(text);
        if day.is_none() && !text.is_empty() {
            self.wrong(column, msg!("error-load-day", text = text.to_string()));
        }
        day
    }

    /// A place by its columns of latitude and longitude; nothing where both are empty.
    pub(super) fn position(&mut self, lat: &str, lon: &str) -> Option<Coord<f64>> {
        let empty = [lat, lon].map(|column| self.text(column).is_empty());
        match empty {
            [true, true] => return None,
            [true, false] => self.wrong(lat, msg!("error-one-coordinate")),
            [false, true] => self.wrong(lon, msg!("error-one-coordinate")),
            [false, false] => {}
        }
        let (y, x) = (
            self.parsed(lat, numeral::degrees),
            self.parsed(lon, numeral::degrees),
        );
        let (y, x) = (y?, x?);
        match LonLat::new(x, y) {
            Ok(at) => Some(at.coord()),
            Err(error) => {
                self.wrong(lat, error.message());
                None
            }
        }
    }

    /// Entries that are set apart by semicolons.
    pub(super) fn list(&self, column: &str) -> Vec<String> {
        let entries = self.text(column).split(';').map(str::trim);
        entries
            .filter(|e| !e.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Codes with their days.
    pub(super) fn codes(&mut self, column: &str) -> Vec<Dated<String>> {
        parse_dated(self.text(column)).unwrap_or_else(|error| {
            self.wrong(column, error.told().message);
            Vec::new()
        })
    }

    /// The place of a row in another table by its id; the first one where it is
    /// missing.
    pub(super) fn found(&mut self, column: &str, keys: &Keys) -> u32 {
        let id = self.needed(column);
        keys.get(id).unwrap_or_else(|| {
            if !id.is_empty() {
                let (noun, table) = (keys.noun, keys.table);
                self.wrong(
                    column,
                    msg!(
                        "error-load-not-in",
                        noun = noun.to_string(),
                        id = id.to_string(),
                        table = table.to_string()
                    ),
                );
            }
            0
        })
    }

    /// The names of what the row is about: the column `name`, or `name_en`, and those in
    /// other languages.
    pub(super) fn names(&mut self) -> Names {
        let column = match self.table.column("name") {
            Some(_) => "name",
            None => "name_en",
        };
        let main = Names::new(self.needed(column));
        self.named(main, |about| match about {
            Named::Row(lang) => Some(lang),
            Named::Seat(_) => None,
        })
    }

    /// The names of its seat.
    pub(super) fn seat_names(&self) -> Names {
        self.named(Names::new(self.text("seat")), |about| match about {
            Named::Seat(lang) => Some(lang),
            Named::Row(_) => None,
        })
    }

    fn named(&self, mut names: Names, about: impl Fn(Named) -> Option<Lang>) -> Names {
        for (named, column) in &self.table.names {
            let text = self.record.get(*column).unwrap_or_default();
            if let Some(lang) = about(*named).filter(|_| !text.is_empty()) {
                names.set(lang, text);
            }
        }
        names
    }
}
