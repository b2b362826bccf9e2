//! Where a data set is: compiled in, or in a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use geo_types::MultiPolygon;

use super::embedded::{DATA_SETS, DataSet, data_set};
use super::reading::Reading;
use super::{Backdrop, Layers, names};
use crate::boundaries::{BoundariesError, Outlines};
use crate::io::{InputError, SourceFile, parse_features, read_text, read_text_in};
use crate::msg;
use crate::territory::{KnownLand, LoadError, RawTerritory, Territory, load};
use crate::words::{Message, Tell, Told};

/// Why a data set could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum DataError {
    /// No such name and no such folder.
    Unknown {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// Files that every data set has are not there.
    Missing {
        /// Their paths.
        files: Vec<String>,
    },
    /// A file cannot be read.
    Read(#[from] InputError),
    /// A file does not hold what it should.
    Load {
        /// The data set.
        set: String,
        /// What is wrong.
        error: Box<LoadError>,
    },
    /// A feature of the boundaries is no outline, or does not say by `id` which unit of
    /// units.csv it is.
    Boundaries(#[from] BoundariesError),
}

impl Tell for DataError {
    fn told(&self) -> Told {
        match self {
            Self::Unknown { name, known } => {
                Told::new(msg!("error-no-data-set", name = name, known = known))
            }
            Self::Missing { files } => Told::new(match files.as_slice() {
                [file] => msg!("error-missing-file", files = file),
                files => msg!("error-missing-files", files = files.join(", ")),
            }),
            Self::Read(error) => error.told(),
            Self::Load { set, error } => {
                let within = |said| msg!("error-data-set", set = set, said = said);
                error.told().within(within)
            }
            Self::Boundaries(error) => error.told(),
        }
    }
}

/// The files that every data set has.
const NEEDED: [&str; 3] = ["territory.toml", "regions.csv", "units.csv"];

/// An embedded data set, or a folder.
#[derive(Debug, Clone)]
pub enum Source {
    /// Compiled in.
    Embedded(&'static DataSet),
    /// On disk.
    Folder {
        /// Where.
        path: PathBuf,
        /// What its tables are in where they are not UTF-8.
        encoding: Option<String>,
    },
}

/// A file of a data set that was read: its name and its text.
#[derive(Debug, Clone)]
pub struct ReadFile {
    /// Path for people: `geodata:kazakhstan/units.csv`, or the path on disk.
    pub name: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// A territory with the files it was made from.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The territory.
    pub territory: Territory,
    /// Waters and neighbours.
    pub backdrop: Arc<Backdrop>,
    /// What was read, in a fixed order; nothing where no record of it is kept.
    pub files: Vec<SourceFile>,
    /// Names that somebody should know of.
    pub warnings: Vec<Message>,
}

impl Source {
    /// The source that a name or path means; an embedded name goes first.
    ///
    /// # Errors
    /// Lists the embedded names where it is neither.
    pub fn named(name: &str) -> Result<Self, DataError> {
        if let Some(set) = data_set(name) {
            return Ok(Self::Embedded(set));
        }
        let folder = Path::new(name);
        if folder.is_dir() {
            return Ok(Self::Folder {
                path: folder.to_owned(),
                encoding: None,
            });
        }
        let known: Vec<&str> = DATA_SETS.iter().map(|set| set.name).collect();
        Err(DataError::Unknown {
            name: name.to_owned(),
            known: known.join(", "),
        })
    }

    /// With tables in an encoding, where they are not UTF-8.
    #[must_use]
    pub fn in_encoding(self, encoding: Option<&str>) -> Self {
        match self {
            Self::Folder { path, .. } => Self::Folder {
                path,
                encoding: encoding.map(str::to_owned),
            },
            embedded => embedded,
        }
    }

    /// Path of a file for people.
    pub(super) fn name_of(&self, path: &str) -> String {
        match self {
            Self::Embedded(set) => format!("geodata:{}/{path}", set.name),
            Self::Folder { path: folder, .. } => folder.join(path).display().to_string(),
        }
    }

    /// That all files are there that every data set has.
    pub(super) fn has_needed(&self) -> Result<(), DataError> {
        let Self::Folder { path: folder, .. } = self else {
            return Ok(());
        };
        let missing = NEEDED.iter().filter(|file| !folder.join(file).is_file());
        let files: Vec<String> = missing.map(|file| self.name_of(file)).collect();
        match files.is_empty() {
            true => Ok(()),
            false => Err(DataError::Missing { files }),
        }
    }

    /// Reads a file; `None` where an optional one is missing.
    pub(super) fn read(&self, path: &str) -> Result<Option<ReadFile>, DataError> {
        let name = self.name_of(path);
        match self {
            Self::Embedded(set) => Ok(set.file(path).map(|text| ReadFile {
                name,
                text: Cow::Borrowed(text),
            })),
            Self::Folder {
                path: folder,
                encoding,
            } => {
                let file = folder.join(path);
                if !file.is_file() {
                    return Ok(None);
                }
                Ok(Some(ReadFile {
                    name,
                    text: Cow::Owned(table_text(&file, encoding.as_deref())?),
                }))
            }
        }
    }

    /// Loads the territory.
    ///
    /// # Errors
    /// Names the file and the line that cannot be used.
    pub fn open(&self) -> Result<Opened, DataError> {
        self.read_by(Reading::new(self, true))
    }

    /// As [`Source::open`], without the checksums of what was read, which take a good
    /// part of the time: for work that keeps no record.
    ///
    /// # Errors
    /// Those of [`Source::open`].
    pub fn open_unrecorded(&self) -> Result<Opened, DataError> {
        self.read_by(Reading::new(self, false))
    }

    fn read_by(&self, mut reading: Reading<'_>) -> Result<Opened, DataError> {
        self.has_needed()?;
        let description = reading.text("territory.toml")?;
        let (regions, units) = (reading.text("regions.csv")?, reading.text("units.csv")?);
        let settlements = reading.text("settlements.csv")?;
        let boundaries = reading.boundaries("units.geojson")?;
        let outlines = reading.text("outlines.geojson")?;
        let parts = reading.text("parts.geojson")?;
        let mut layer = |path: &str| -> Result<(String, String), DataError> {
            Ok((reading.text(path)?.into_owned(), self.name_of(path)))
        };
        let backdrop = Backdrop::parse(&Layers {
            lakes: layer("lakes.geojson")?,
            rivers: layer("rivers.geojson")?,
            sea: layer("sea.geojson")?,
            borders: layer("borders.geojson")?,
            names: layer("around.csv")?,
        })?;
        let known_land = match &*outlines {
            "" => None,
            outlines => Some(self.known_land(outlines, &parts)?),
        };
        let raw = RawTerritory {
            known_land,
            description: &description,
            regions: &regions,
            units: &units,
            settlements: &settlements,
            boundaries,
        };
        let territory = load(raw).map_err(|error| DataError::Load {
            set: self.label(),
            error: Box::new(error),
        })?;
        Ok(Opened {
            warnings: names::remarks(&territory),
            territory,
            backdrop: Arc::new(backdrop),
            files: reading.files,
        })
    }

    /// What is known of the land beside schematic cells.
    fn known_land(&self, outlines: &str, parts: &str) -> Result<KnownLand, DataError> {
        let outlines = keyed_polygons(outlines, &self.name_of("outlines.geojson"), "region")?;
        let shapes: Vec<_> = outlines.into_iter().map(|(_, shape)| shape).collect();
        let parts = match parts {
            "" => BTreeMap::new(),
            text => keyed_polygons(text, &self.name_of("parts.geojson"), "code")?
                .into_iter()
                .collect(),
        };
        Ok(KnownLand::new(&shapes, parts))
    }

    /// Its rules on seats and offices, where it has any.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn rules(&self) -> Result<Option<ReadFile>, DataError> {
        self.read("rules.toml")
    }

    /// A table of figures over the years, by its name: `figures`, `flows`, `groups` or
    /// `centres`; `None` where the data set has none.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn series_table(&self, name: &str) -> Result<Option<ReadFile>, DataError> {
        self.read(&format!("series/{name}.csv"))
    }

    /// What it is called in messages.
    pub fn label(&self) -> String {
        match self {
            Self::Embedded(set) => set.name.to_owned(),
            Self::Folder { path, .. } => path.display().to_string(),
        }
    }
}

/// The text of a file in UTF-8, or else in an encoding that is named.
fn table_text(file: &Path, encoding: Option<&str>) -> Result<String, InputError> {
    match read_text(file) {
        Err(_) if encoding.is_some() => read_text_in(file, encoding),
        read => read,
    }
}

/// Polygons by a property of their features.
pub(super) fn keyed_polygons(
    text: &str,
    file: &str,
    key: &str,
) -> Result<Vec<(String, MultiPolygon<f64>)>, DataError> {
    let table = parse_features(text.as_bytes(), file)?;
    Ok(Outlines::new(table, file)?.keyed(key)?)
}
