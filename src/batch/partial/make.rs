//! Making partials: points are read in batches, located and measured side by side, and
//! added one after the other.

use crate::msg;
use crate::words::Tell;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use geo_types::Coord;
use rayon::prelude::*;

use super::{Partial, PartialError, PartialMaker, PartialPlan};
use crate::batch::sources::{FeaturePeople, read_demand, wanted};
use crate::io::{
    Format, Holds, InputError, PeopleRaster, PeopleReader, RasterSource, ReadOptions, each_feature,
    is_raster,
};
use crate::measure::{Assigned, Summing, parts_of_people};
use crate::words::Message;

/// Rows in memory at one time.
const BATCH: usize = 1 << 17;
/// Pixels in memory at one time on each thread; at least one tile is.
const PIXELS: usize = 1 << 20;

type Added = Result<(), InputError>;

impl PartialPlan {
    /// Begins with nobody.
    pub fn begin(&self) -> PartialMaker<'_> {
        PartialMaker {
            plan: self,
            sums: Summing::default(),
        }
    }
}

impl PartialMaker<'_> {
    /// The sums of all that was added.
    ///
    /// # Errors
    /// If there are more people than fit.
    pub fn finish(self) -> Result<Partial, PartialError> {
        let sums = self.sums.finish().map_err(|error| {
            let file = "the sums".to_owned();
            PartialError::TooMany { file, error }
        })?;
        let made = self.plan.made.clone();
        Ok(Partial { made, sums })
    }

    /// Counts points without a number of people.
    pub fn add_without_people(&mut self, points: usize) {
        self.sums.add_without_people(points);
    }

    /// Adds the points of a file or the pixels of a raster: tables (also Parquet, where
    /// that is built in), GeoJSON, FlatGeobuf and rasters in constant memory, other formats
    /// whole. `field` holds the people, or a field with a usual name. People count as they are,
    /// and are not scaled to official figures. Gives what is to be said of the file.
    ///
    /// # Errors
    /// Names the file and the line, feature or pixel that cannot be read.
    pub fn add_file(
        &mut self,
        file: &Path,
        (field, reading): (Option<&str>, &ReadOptions),
    ) -> Result<Vec<Message>, PartialError> {
        let label = file.display().to_string();
        if is_raster(file) {
            return self.add_raster(file, reading);
        }
        let format = Format::of(file);
        #[cfg(feature = "parquet")]
        if format.is_some_and(|format| format.name == "GeoParquet") {
            return self.add_parquet(file, (field, reading));
        }
        let holds = format.map(|format| format.holds);
        if holds == Some(Holds::Points) && reading.encoding.is_none() {
            let error = |error| InputError::Open {
                file: label.clone(),
                error,
            };
            let opened = File::open(file).map_err(error)?;
            let input = BufReader::with_capacity(1 << 20, opened);
            self.add_table(input, field, &label)?;
            return Ok(Vec::new());
        }
        if holds == Some(Holds::Features) {
            return self.add_features(file, (field, reading));
        }
        let table = read_demand(file, field, reading)?;
        self.sums.add_without_people(table.without_people);
        for points in table.points.chunks(BATCH) {
            let points: Vec<(Coord<f64>, f64)> =
                points.iter().map(|p| (p.position, p.people)).collect();
            self.add(&points, &label)?;
        }
        Ok(Vec::new())
    }

    /// Adds the points of a file of features.
    fn add_features(
        &mut self,
        file: &Path,
        (field, reading): (Option<&str>, &ReadOptions),
    ) -> Result<Vec<Message>, PartialError> {
        let label = file.display().to_string();
        let mut people = FeaturePeople::new(&field, &label);
        let mut rows = Vec::new();
        let said = each_feature(file, reading, &mut |feature| {
            rows.push(people.take(&feature)?);
            if rows.len() < BATCH {
                return Ok(());
            }
            self.add_rows(rows.drain(..), &label)
        })?;
        people.end()?;
        self.add_rows(rows.into_iter(), &label)?;
        Ok(said)
    }

    /// Adds the pixels of a raster, some tiles at a time on every thread.
    fn add_raster(
        &mut self,
        file: &Path,
        reading: &ReadOptions,
    ) -> Result<Vec<Message>, PartialError> {
        let label = file.display().to_string();
        let mut sources = vec![RasterSource::open(file)?];
        let raster = PeopleRaster::of(&mut sources[0], &label, reading)?;
        while sources.len() < rayon::current_num_threads() {
            sources.push(RasterSource::open(file)?);
        }
        let each = (PIXELS / raster.chunk_pixels().max(1)).clamp(1, 256);
        for group in raster.chunks().chunks(each * sources.len()) {
            let read = sources.par_iter_mut().zip(group.par_chunks(each));
            let read = read.map(|(source, chunks)| {
                let mut people = Vec::new();
                for &chunk in chunks {
                    people.extend(raster.people(source, chunk)?);
                }
                Ok::<_, InputError>(people)
            });
            for people in read.collect::<Result<Vec<_>, _>>()? {
                self.add(&people, &label)?;
            }
        }
        Ok(raster.note().into_iter().collect())
    }

    /// Adds the points of a Parquet table.
    #[cfg(feature = "parquet")]
    fn add_parquet(
        &mut self,
        file: &Path,
        (field, reading): (Option<&str>, &ReadOptions),
    ) -> Result<Vec<Message>, PartialError> {
        let label = file.display().to_string();
        let mut reader = crate::io::ParquetPeople::open(file, wanted(&field), reading)?;
        loop {
            let rows = reader.batch(BATCH)?;
            if rows.is_empty() {
                return Ok(reader.note().into_iter().collect());
            }
            self.add_rows(rows.into_iter(), &label)?;
        }
    }

    /// Adds the points of a table.
    ///
    /// # Errors
    /// Names the line that cannot be read.
    pub fn add_table(
        &mut self,
        input: impl BufRead + Sync,
        field: Option<&str>,
        label: &str,
    ) -> Added {
        let mut reader = PeopleReader::new(input, wanted(&field), label)?;
        loop {
            let records = reader.records(BATCH)?;
            if records.is_empty() {
                return Ok(());
            }
            let rows = records.par_iter().map(|record| reader.row(record));
            let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
            let rows = rows.into_iter().map(|(at, people)| (at.coord(), people));
            self.add_rows(rows, label)?;
        }
    }

    /// Adds rows of a table; those without people are counted.
    fn add_rows(
        &mut self,
        rows: impl ExactSizeIterator<Item = (Coord<f64>, Option<f64>)>,
        label: &str,
    ) -> Added {
        let all = rows.len();
        let given = rows.filter_map(|(at, people)| Some((at, people?)));
        let points: Vec<(Coord<f64>, f64)> = given.collect();
        self.sums.add_without_people(all - points.len());
        self.add(&points, label)
    }

    /// Adds points with people.
    ///
    /// # Errors
    /// If a number of people is none, or there are more than fit.
    pub fn add(&mut self, points: &[(Coord<f64>, f64)], label: &str) -> Added {
        let places: Vec<Coord<f64>> = points.iter().map(|(at, _)| *at).collect();
        let wrong = |what: Message| InputError::content(label, what);
        let found: Vec<Option<Assigned>> = self.plan.assigner.assign_all(&places);
        for (one, (_, people)) in found.iter().zip(points) {
            let parts = parts_of_people(*people)
                .ok_or_else(|| wrong(msg!("error-partial-people", people = people.to_string())))?;
            let added = self.sums.add(one.as_ref(), parts);
            added.map_err(|error| wrong(error.told().message))?;
        }
        Ok(())
    }
}
