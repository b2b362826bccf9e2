//! A Parquet file of which nothing is believed that the crate `parquet` would take for
//! granted: where columns lie, that a page which points into a dictionary has one, and that the
//! dictionary is whole.

use aimaq_words::Message;
use aimaq_words::msg;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};

use parquet::basic::{Encoding, Type as PhysicalType};
use parquet::bloom_filter::Sbbf;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, RowGroupMetaData};
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::schema::types::Type;

use super::pages;

/// A file whose description has been read and looked at.
pub(super) struct CheckedFile {
    reader: SerializedFileReader<File>,
    /// The same file, to look at its pages.
    pages: File,
}

struct CheckedGroup<'a>(Box<dyn RowGroupReader + 'a>);

/// What is found, or what is wrong with the file.
type Outcome<T> = std::result::Result<T, Message>;

struct CheckedPages {
    pages: Box<dyn PageReader>,
    has_dictionary: bool,
    /// Whether its values are texts or other bytes, each behind its length.
    of_bytes: bool,
}

impl CheckedFile {
    pub(super) fn new(file: File) -> Result<Self> {
        let length = file.metadata()?.len();
        let pages = file.try_clone()?;
        let reader = SerializedFileReader::new(file)?;
        for column in columns(&reader) {
            let within = span(column).filter(|(begin, size)| {
                let end = begin.checked_add(*size);
                end.is_some_and(|end| end <= length)
            });
            if within.is_none() {
                let path = column.column_path();
                return Err(damaged(&format!("its column {path} lies outside of it")));
            }
        }
        Ok(Self { reader, pages })
    }

    /// Bytes of all columns, unpacked: as the file says, or as the pages say if that is more.
    ///
    /// # Errors
    /// If a page says that it is far longer than what is packed.
    pub(super) fn unpacked(&self) -> Outcome<u64> {
        let mut sum = 0_u64;
        for column in columns(&self.reader) {
            let (begin, size) = span(column).unwrap_or_default();
            let said = u64::try_from(column.uncompressed_size()).unwrap_or(0);
            sum = sum.saturating_add(said.max(pages::unpacked(&self.pages, begin, size)?));
        }
        Ok(sum)
    }
}

fn columns(reader: &SerializedFileReader<File>) -> impl Iterator<Item = &ColumnChunkMetaData> {
    let groups = reader.metadata().row_groups().iter();
    groups.flat_map(RowGroupMetaData::columns)
}

/// Where a column begins and how long it is; none where either is below nothing.
fn span(column: &ColumnChunkMetaData) -> Option<(u64, u64)> {
    let begin = column.dictionary_page_offset();
    let begin = begin.unwrap_or_else(|| column.data_page_offset());
    let size = u64::try_from(column.compressed_size());
    u64::try_from(begin).ok().zip(size.ok())
}

/// What work on a file gives. The crate panics on some damage that nobody has met yet, which
/// is an error of the file and no end of the program.
pub(super) fn guarded<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let done = catch_unwind(AssertUnwindSafe(work));
    done.unwrap_or_else(|_| Err(msg!("error-parquet-damaged")))
}

fn damaged(what: &str) -> ParquetError {
    ParquetError::General(format!("it is damaged: {what}"))
}

impl FileReader for CheckedFile {
    fn metadata(&self) -> &ParquetMetaData {
        self.reader.metadata()
    }

    fn num_row_groups(&self) -> usize {
        self.reader.num_row_groups()
    }

    fn get_row_group(&self, group: usize) -> Result<Box<dyn RowGroupReader + '_>> {
        Ok(Box::new(CheckedGroup(self.reader.get_row_group(group)?)))
    }

    fn get_row_iter(&self, projection: Option<Type>) -> Result<RowIter<'_>> {
        RowIter::from_file(projection, self)
    }
}

impl RowGroupReader for CheckedGroup<'_> {
    fn metadata(&self) -> &RowGroupMetaData {
        self.0.metadata()
    }

    fn num_columns(&self) -> usize {
        self.0.num_columns()
    }

    fn get_column_page_reader(&self, column: usize) -> Result<Box<dyn PageReader>> {
        Ok(Box::new(CheckedPages {
            pages: self.0.get_column_page_reader(column)?,
            has_dictionary: false,
            of_bytes: self.metadata().column(column).column_type() == PhysicalType::BYTE_ARRAY,
        }))
    }

    fn get_column_bloom_filter(&self, column: usize) -> Option<&Sbbf> {
        self.0.get_column_bloom_filter(column)
    }

    fn get_row_iter(&self, projection: Option<Type>) -> Result<RowIter<'_>> {
        RowIter::from_row_group(projection, self)
    }
}

impl PageReader for CheckedPages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.pages.get_next_page()?;
        match &page {
            Some(Page::DictionaryPage {
                buf, num_values, ..
            }) => {
                if self.of_bytes && !holds(buf, *num_values) {
                    return Err(damaged("its dictionary ends before its last text"));
                }
                self.has_dictionary = true;
            }
            Some(page) => {
                let encoding = page.encoding();
                let points = [Encoding::PLAIN_DICTIONARY, Encoding::RLE_DICTIONARY];
                if points.contains(&encoding) && !self.has_dictionary {
                    return Err(damaged("a page points into a dictionary that is not there"));
                }
            }
            None => {}
        }
        Ok(page)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }
}

/// Whether bytes hold so many texts, each behind its length.
fn holds(bytes: &[u8], count: u32) -> bool {
    let mut rest = bytes;
    (0..count).all(|_| {
        let behind = rest.split_first_chunk::<4>().and_then(|(length, behind)| {
            behind.get(usize::try_from(u32::from_le_bytes(*length)).ok()?..)
        });
        rest = behind.unwrap_or_default();
        behind.is_some()
    })
}

impl Iterator for CheckedPages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Result<Page>> {
        self.get_next_page().transpose()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::{ReadOptions, read_any};

    /// `tests/fixtures/hostile` has the files; `make.py` beside them tells what is wrong.
    #[test]
    fn tables_that_lie_are_refused_with_a_reason() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/hostile");
        let read = |name: &str| {
            let table = read_any(&folder.join(name), &ReadOptions::default());
            table
                .map(|table| table.features.len())
                .map_err(|error| error.to_string())
        };
        assert_eq!(read("sound.parquet"), Ok(1));
        for (name, what) in [
            (
                "column_before_file.parquet",
                "its column \"geometry\" lies outside of it",
            ),
            (
                "column_of_no_bytes.parquet",
                "its column \"geometry\" lies outside of it",
            ),
            (
                "column_beyond_file.parquet",
                "its column \"geometry\" lies outside of it",
            ),
            ("no_dictionary.parquet", "a dictionary that is not there"),
            ("short_dictionary.parquet", "ends before its last text"),
            ("long_text.parquet", "cannot be read"),
            ("large_unpacked.parquet", "unpacks to more than 16 MiB"),
            ("large_page.parquet", "a page unpacks to more than 16 MiB"),
        ] {
            let error = read(name).expect_err(name);
            assert!(error.contains(name) && error.contains(what), "{error}");
        }
    }
}
