//! Points with people out of a Parquet table, a batch at a time: by a column of points, or
//! by two of longitude and latitude.

use aimaq_words::msg;
use std::path::Path;

use geo_types::Coord;
use parquet::basic::ConvertedType;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::file::reader::FileReader;

use super::super::feature::FeatureGeometry;
use super::super::format::ReadOptions;
use super::super::frame::Frame;
use super::super::points::column;
use super::super::{InputError, point_columns, wkb};
use super::checked::{CheckedFile, guarded};
use super::read::{Geometry, opened, said};
use aimaq_words::Message;

/// Where the columns of places are.
#[derive(Debug, Clone, Copy)]
enum Places {
    Points(usize),
    Numbers(usize, usize),
}

/// A column that is being read.
struct Reading {
    column: ColumnReader,
    /// The level of definition of a value that is there.
    most: i16,
    name: String,
}

/// Reads a Parquet table of points with people.
pub struct ParquetPeople {
    reader: CheckedFile,
    places: Places,
    people: usize,
    frame: Frame,
    label: String,
    /// The next group of rows.
    group: usize,
    /// The columns of the group that is being read: places and people.
    reading: Vec<Reading>,
    /// Rows that were read.
    row: u64,
}

impl std::fmt::Debug for ParquetPeople {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ParquetPeople")
            .field("label", &self.label)
            .finish_non_exhaustive()
    }
}

type Points = Vec<(Coord<f64>, Option<f64>)>;

impl ParquetPeople {
    /// Opens a file; `people` are names of the column of people, the first that is there
    /// counts.
    ///
    /// # Errors
    /// If it cannot be read, or there are no such columns; lists those that there are.
    pub fn open(path: &Path, people: &[&str], options: &ReadOptions) -> Result<Self, InputError> {
        let label = path.display().to_string();
        let wrong = |what: Message| InputError::content(&label, what);
        let reader = opened(path, &label)?;
        // Rows are taken a batch at a time: only a page must not be too long.
        reader.unpacked().map_err(wrong)?;
        let schema = reader.metadata().file_metadata().schema_descr();
        // A column in a list or a structure is none of a row.
        let flat = (0..schema.num_columns()).filter(|&at| {
            let column = schema.column(at);
            column.path().parts().len() == 1 && column.max_rep_level() == 0
        });
        let flat: Vec<usize> = flat.collect();
        let header: Vec<String> = flat
            .iter()
            .map(|&at| schema.column(at).name().to_owned())
            .collect();
        let (people, _) = column(&header, people, &label)?;
        let geometry = Geometry::of(&reader).ok();
        let place = geometry.as_ref().and_then(|geometry| {
            let at = header.iter().position(|name| *name == geometry.column)?;
            Some(Places::Points(flat[at]))
        });
        let declared = geometry
            .as_ref()
            .and_then(|geometry| geometry.crs.as_deref());
        let places = match place {
            Some(place) => place,
            None => {
                let (lon, lat) = point_columns(&header, None, None, &label)?;
                Places::Numbers(flat[lon], flat[lat])
            }
        };
        Ok(Self {
            frame: Frame::with(options, declared).map_err(wrong)?,
            places,
            people: flat[people],
            group: 0,
            reading: Vec::new(),
            row: 0,
            reader,
            label,
        })
    }

    /// What is to be said of its coordinate system.
    pub fn note(&self) -> Option<Message> {
        self.frame.note()
    }

    /// The next points, at most so many; none at the end. Rows without a place are left
    /// out as those without people: they come with `None`.
    ///
    /// # Errors
    /// Names the row that cannot be read.
    pub fn batch(&mut self, most: usize) -> Result<Points, InputError> {
        loop {
            let label = self.label.clone();
            let wrong = |what: Message| InputError::content(&label, what);
            if self.reading.is_empty() {
                if self.group >= self.reader.num_row_groups() {
                    return Ok(Vec::new());
                }
                self.reading = guarded(|| self.columns()).map_err(wrong)?;
                self.group += 1;
            }
            let points = guarded(|| self.points(most)).map_err(wrong)?;
            match points.is_empty() {
                true => self.reading.clear(),
                false => {
                    self.row += points.len() as u64;
                    return Ok(points);
                }
            }
        }
    }

    /// The columns of the next group.
    fn columns(&self) -> Result<Vec<Reading>, Message> {
        let group = self.reader.get_row_group(self.group);
        let group = group.map_err(|error| said(&error))?;
        let schema = self.reader.metadata().file_metadata().schema_descr();
        let wanted = match self.places {
            Places::Points(at) => vec![at, self.people],
            Places::Numbers(lon, lat) => vec![lon, lat, self.people],
        };
        let column = |at: usize| {
            let about = schema.column(at);
            if about.converted_type() == ConvertedType::DECIMAL {
                let name = about.name();
                return Err(msg!("error-parquet-decimal", name = name.to_string()));
            }
            Ok(Reading {
                column: group.get_column_reader(at).map_err(|error| said(&error))?,
                most: about.max_def_level(),
                name: about.name().to_owned(),
            })
        };
        wanted.into_iter().map(column).collect()
    }

    fn points(&mut self, most: usize) -> Result<Points, Message> {
        let (row, frame) = (self.row, &self.frame);
        let at_row = |at: usize, what: Message| {
            msg!(
                "error-row",
                row = (row + at as u64 + 1).to_string(),
                said = what
            )
        };
        let (places, people) = match &mut self.reading[..] {
            [points, people] => (points.places(most, frame, row)?, people.numbers(most)?),
            [lons, lats, people] => {
                let pairs = lons.numbers(most)?.into_iter().zip(lats.numbers(most)?);
                let place = |(at, pair): (usize, (Option<f64>, Option<f64>))| match pair {
                    (Some(x), Some(y)) => {
                        let place = frame.place(x, y).map_err(|what| at_row(at, what))?;
                        Ok(Some(place))
                    }
                    _ => Ok(None),
                };
                let places = pairs.enumerate().map(place);
                (
                    places.collect::<Result<Vec<_>, Message>>()?,
                    people.numbers(most)?,
                )
            }
            _ => return Ok(Vec::new()),
        };
        if places.len() != people.len() {
            return Err(msg!("error-parquet-columns"));
        }
        let point = |(at, (place, people)): (usize, (Option<Coord<f64>>, Option<f64>))| {
            match people.filter(|people| !people.is_nan()) {
                Some(people) if people < 0.0 || people.is_infinite() => Err(at_row(
                    at,
                    msg!("error-file-people", people = people.to_string()),
                )),
                // Nobody is summed of a row without a place, so where is of no account.
                people => Ok(match place {
                    Some(place) => (place, people),
                    None => (NOWHERE, None),
                }),
            }
        };
        places
            .into_iter()
            .zip(people)
            .enumerate()
            .map(point)
            .collect()
    }
}

/// Stands for the place of a row without people.
const NOWHERE: Coord<f64> = Coord { x: 0.0, y: 0.0 };

impl Reading {
    fn numbers(&mut self, most: usize) -> Result<Vec<Option<f64>>, Message> {
        use ColumnReader as Of;
        let level = self.most;
        match &mut self.column {
            Of::Int32ColumnReader(column) => values(column, most, level, |n| f64::from(*n)),
            Of::Int64ColumnReader(column) => values(column, most, level, |n| *n as f64),
            Of::FloatColumnReader(column) => values(column, most, level, |n| f64::from(*n)),
            Of::DoubleColumnReader(column) => values(column, most, level, |n| *n),
            _ => Err(msg!(
                "error-parquet-no-numbers",
                column = self.name.to_string()
            )),
        }
    }

    fn places(
        &mut self,
        most: usize,
        frame: &Frame,
        row: u64,
    ) -> Result<Vec<Option<Coord<f64>>>, Message> {
        let level = self.most;
        let ColumnReader::ByteArrayColumnReader(column) = &mut self.column else {
            return Err(msg!(
                "error-parquet-no-binary",
                column = self.name.to_string()
            ));
        };
        let bytes = values(column, most, level, ByteArray::clone)?;
        let place = |(at, bytes): (usize, Option<ByteArray>)| {
            let at_row = |what: Message| {
                msg!(
                    "error-row",
                    row = (row + at as u64 + 1).to_string(),
                    said = what
                )
            };
            let Some(bytes) = bytes else { return Ok(None) };
            let read = wkb::parse(bytes.data(), frame).map_err(at_row)?;
            match read.shape {
                FeatureGeometry::Points(points) if points.len() == 1 => Ok(Some(points[0])),
                FeatureGeometry::Nothing => Ok(None),
                _ => Err(at_row(msg!("error-parquet-no-point"))),
            }
        };
        bytes.into_iter().enumerate().map(place).collect()
    }
}

/// The next values of a column, those that are missing as well.
fn values<T: DataType, V>(
    column: &mut ColumnReaderImpl<T>,
    most: usize,
    level: i16,
    value: impl Fn(&T::T) -> V,
) -> Result<Vec<Option<V>>, Message> {
    let (mut there, mut levels) = (Vec::new(), Vec::new());
    let read = column.read_records(most, Some(&mut levels), None, &mut there);
    read.map_err(|error| said(&error))?;
    if level == 0 {
        return Ok(there.iter().map(|one| Some(value(one))).collect());
    }
    let mut there = there.iter();
    let each = levels.iter().map(|own| match *own == level {
        true => there.next().map(&value),
        false => None,
    });
    Ok(each.collect())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use parquet::data_type::{DoubleType, Int64Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;
    use std::fs::File;

    use super::*;

    /// Two groups of three rows each; one has no people, one no place.
    fn written(path: &Path) {
        let schema =
            "message points { optional double lon; optional double lat; optional int64 people; }";
        let schema = Arc::new(parse_message_type(schema).expect("a schema"));
        let properties = Arc::new(WriterProperties::builder().build());
        let file = File::create(path).expect("a file");
        let mut writer = SerializedFileWriter::new(file, schema, properties).expect("a writer");
        for first in [0_i32, 3] {
            let mut group = writer.next_row_group().expect("a group");
            let mut at = 0;
            while let Some(mut column) = group.next_column().expect("a column") {
                let there = |row: i32| match at {
                    0 | 1 => row != 4,
                    _ => row != 1,
                };
                let rows: Vec<i32> = (first..first + 3).filter(|&row| there(row)).collect();
                let levels: Vec<i16> = (first..first + 3)
                    .map(|row| i16::from(there(row)))
                    .collect();
                let place = |row: &i32| 60.0 + f64::from(at * 10 + row);
                let wrote = match at {
                    0 | 1 => {
                        let values: Vec<f64> = rows.iter().map(place).collect();
                        let values: Vec<f64> = values.iter().map(|v| v - 20.0).collect();
                        column
                            .typed::<DoubleType>()
                            .write_batch(&values, Some(&levels), None)
                    }
                    _ => {
                        let values: Vec<i64> = rows.iter().map(|&row| i64::from(row) + 1).collect();
                        column
                            .typed::<Int64Type>()
                            .write_batch(&values, Some(&levels), None)
                    }
                };
                wrote.expect("written");
                column.close().expect("closed");
                at += 1;
            }
            group.close().expect("closed");
        }
        writer.close().expect("closed");
    }

    fn read(path: &Path, most: usize) -> Vec<(f64, f64, Option<f64>)> {
        let options = ReadOptions::default();
        let mut reader = ParquetPeople::open(path, &["people"], &options).expect("opens");
        let mut all = Vec::new();
        loop {
            let rows = reader.batch(most).expect("reads");
            if rows.is_empty() {
                return all;
            }
            assert!(rows.len() <= most);
            all.extend(rows.into_iter().map(|(at, people)| (at.x, at.y, people)));
        }
    }

    #[test]
    fn points_come_in_batches_and_what_is_missing_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("p.parquet");
        written(&path);
        let rows = read(&path, 2);
        let people: Vec<Option<f64>> = rows.iter().map(|row| row.2).collect();
        let expected = [Some(1.0), None, Some(3.0), Some(4.0), None, Some(6.0)];
        assert_eq!(people, expected);
        assert_eq!((rows[0].0, rows[0].1), (40.0, 50.0));
        assert_eq!((rows[5].0, rows[5].1), (45.0, 55.0));
        assert_eq!(read(&path, 1000), rows);
    }

    #[test]
    fn a_table_without_people_or_that_ends_early_says_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("p.parquet");
        written(&path);
        let options = ReadOptions::default();
        let no_people = ParquetPeople::open(&path, &["births"], &options);
        let said = no_people.expect_err("no such column").to_string();
        assert!(said.contains("births") && said.contains("people"), "{said}");
        let bytes = std::fs::read(&path).expect("bytes");
        std::fs::write(&path, &bytes[..bytes.len() - 9]).expect("cut");
        let cut = ParquetPeople::open(&path, &["people"], &options);
        assert!(cut.expect_err("cut").to_string().contains("p.parquet"));
    }
}
