//! Making partials: points are read in batches, located and measured side by side, and
//! added one after the other.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use geo_types::Coord;
use rayon::prelude::*;

use super::{Partial, PartialError, PartialPlan};
use crate::batch::sources::{POPULATION, read_demand};
use crate::io::{Format, Holds, InputError, PeopleReader, ReadOptions};
use crate::measure::{Assigned, Sums, parts_of_people};

/// Rows in memory at one time.
const BATCH: usize = 1 << 16;

type Added = Result<(), PartialError>;

impl PartialPlan {
    /// The sums of nobody.
    pub fn nothing(&self) -> Partial {
        Partial {
            made: self.made.clone(),
            sums: Sums::default(),
        }
    }

    /// Adds the points of a file, a table in constant memory, other formats whole. `field`
    /// holds the people, or a field with a usual name. People count as they are, and are
    /// not scaled to official figures.
    ///
    /// # Errors
    /// Names the file and the line or feature that cannot be read.
    pub fn add_file(
        &self,
        partial: &mut Partial,
        file: &Path,
        (field, reading): (Option<&str>, &ReadOptions),
    ) -> Added {
        let label = file.display().to_string();
        let is_table = Format::of(file).is_some_and(|format| format.holds == Holds::Points);
        if is_table && reading.encoding.is_none() {
            let error = |error| InputError::Open {
                file: label.clone(),
                error,
            };
            let opened = File::open(file).map_err(error)?;
            let input = BufReader::with_capacity(1 << 20, opened);
            return self.add_table(partial, input, field, &label);
        }
        let table = read_demand(file, field, reading)?;
        partial.sums.without_people += table.without_people as u64;
        for points in table.points.chunks(BATCH) {
            let points: Vec<(Coord<f64>, f64)> =
                points.iter().map(|p| (p.position, p.people)).collect();
            self.add(partial, &points, &label)?;
        }
        Ok(())
    }

    /// Adds the points of a table.
    ///
    /// # Errors
    /// Names the line that cannot be read.
    pub fn add_table(
        &self,
        partial: &mut Partial,
        input: impl BufRead + Sync,
        field: Option<&str>,
        label: &str,
    ) -> Added {
        let wanted: &[&str] = match &field {
            Some(field) => std::slice::from_ref(field),
            None => &POPULATION,
        };
        let mut reader = PeopleReader::new(input, wanted, label)?;
        loop {
            let records = reader.records(BATCH)?;
            if records.is_empty() {
                return Ok(());
            }
            let rows = records.par_iter().map(|record| reader.row(record));
            let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
            let given = rows
                .iter()
                .filter_map(|(at, people)| Some((at.coord(), (*people)?)));
            let points: Vec<(Coord<f64>, f64)> = given.collect();
            partial.sums.without_people += (rows.len() - points.len()) as u64;
            self.add(partial, &points, label)?;
        }
    }

    /// Adds points with people.
    ///
    /// # Errors
    /// If a number of people is none, or there are more than fit.
    pub fn add(&self, partial: &mut Partial, points: &[(Coord<f64>, f64)], label: &str) -> Added {
        let places: Vec<Coord<f64>> = points.iter().map(|(at, _)| *at).collect();
        let found: Vec<Option<Assigned>> = self.assigner.assign_all(&places);
        for (one, (_, people)) in found.iter().zip(points) {
            let parts = parts_of_people(*people).ok_or_else(|| PartialError::People {
                file: label.to_owned(),
                people: *people,
            })?;
            let added = partial.sums.add(one.as_ref(), parts);
            added.map_err(|error| PartialError::TooMany {
                file: label.to_owned(),
                error,
            })?;
        }
        Ok(())
    }
}
