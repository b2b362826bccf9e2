//! The files of a data set as they are read, with their checksums where a record of
//! them is kept.

use std::borrow::Cow;
use std::fs;

use geo_types::MultiPolygon;

use super::source::{DataError, Source};
use crate::boundaries::Outlines;
use crate::io::{
    FeatureTable, SourceFile, parse_features, read_boundaries, read_boundaries_unrecorded,
    read_bytes, sha256_hex,
};

/// Polygons by their key.
type Keyed = Vec<(String, MultiPolygon<f64>)>;

fn keyed(table: FeatureTable, file: &str) -> Result<Keyed, DataError> {
    Ok(Outlines::new(table, file)?.keyed("id")?)
}

/// Reads the files of a source one after the other.
pub(super) struct Reading<'a> {
    source: &'a Source,
    record: bool,
    /// What was read so far, if a record is kept.
    pub(super) files: Vec<SourceFile>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(source: &'a Source, record: bool) -> Self {
        Self {
            source,
            record,
            files: Vec::new(),
        }
    }

    /// The text of a file; empty where there is none.
    pub(super) fn text(&mut self, path: &str) -> Result<Cow<'static, str>, DataError> {
        let Some(file) = self.source.read(path)? else {
            return Ok(Cow::Borrowed(""));
        };
        match self.source {
            // The checksum is of the file as it is, whatever its encoding.
            Source::Folder { path: folder, .. } if self.record => {
                self.note(file.name, &read_bytes(&folder.join(path))?);
            }
            _ => self.note(file.name, file.text.as_bytes()),
        }
        Ok(file.text)
    }

    /// The polygons of a file by the `id` property of their features; `None` where there
    /// is no such file, or nothing in it.
    pub(super) fn boundaries(&mut self, path: &str) -> Result<Option<Keyed>, DataError> {
        let name = self.source.name_of(path);
        let table = self.features(path, &name)?;
        table.map(|table| keyed(table, &name)).transpose()
    }

    /// A file on disk is not held whole: it is read while its features are.
    fn features(&mut self, path: &str, name: &str) -> Result<Option<FeatureTable>, DataError> {
        let Source::Folder { path: folder, .. } = self.source else {
            let text = self.text(path)?;
            let table = (!text.is_empty()).then(|| parse_features(text.as_bytes(), name));
            return Ok(table.transpose()?);
        };
        let file = folder.join(path);
        if !fs::metadata(&file).is_ok_and(|about| about.is_file() && about.len() > 0) {
            return Ok(None);
        }
        if !self.record {
            return Ok(Some(read_boundaries_unrecorded(&file)?));
        }
        let mut table = read_boundaries(&file)?;
        self.files.append(&mut table.sources);
        Ok(Some(table))
    }

    fn note(&mut self, name: String, bytes: &[u8]) {
        if self.record {
            let sha256 = sha256_hex(bytes);
            self.files.push(SourceFile { name, sha256 });
        }
    }
}
