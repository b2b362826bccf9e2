//! Reading GeoParquet.

use aimaq_words::Message;
use std::fs::File;
use std::path::Path;

use parquet::file::reader::FileReader;
use parquet::record::Field;
use serde_json::{Number, Value};

use super::super::bare_feature::{BareFeature, Noticed};
use super::super::feature::{Feature, FeatureTable, SourceFile};
use super::super::format::ReadOptions;
use super::super::frame::Frame;
use super::super::source::most_unpacked;
use super::super::wkb;
use super::super::{InputError, sha256_file};
use super::KEY;
use super::checked::{CheckedFile, guarded};
use aimaq_words::msg;

pub(super) fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    let name = path.display().to_string();
    let wrong = |what: Message| InputError::content(&name, what);
    let reader = opened(path, &name)?;
    let most = File::open(path).map_or(0, |file| most_unpacked(&file));
    if reader.unpacked().map_err(wrong)? > most {
        return Err(wrong(msg!(
            "error-file-unpacks",
            mib = (most >> 20).to_string()
        )));
    }
    let geometry = Geometry::of(&reader).map_err(wrong)?;
    let frame = Frame::with(options, geometry.crs.as_deref()).map_err(wrong)?;
    let mut table = guarded(|| features(&reader, &geometry, &frame)).map_err(wrong)?;
    table.warnings.extend(frame.note());
    if options.checksum {
        let sha256 = sha256_file(path)?;
        table.sources.push(SourceFile { name, sha256 });
    }
    Ok(table)
}

/// A file whose description has been read; `name` is what errors call it.
pub(super) fn opened(path: &Path, name: &str) -> Result<CheckedFile, InputError> {
    let file = File::open(path).map_err(|error| InputError::Open {
        file: name.to_owned(),
        error,
    })?;
    let file = guarded(|| CheckedFile::new(file).map_err(|error| said(&error)));
    file.map_err(|what| InputError::content(name, what))
}

pub(super) fn said(error: &parquet::errors::ParquetError) -> Message {
    msg!("error-parquet-unread", said = error.to_string())
}

/// What the file says of its geometry.
pub(super) struct Geometry {
    pub(super) column: String,
    /// A column with the boxes of features, if there is one.
    boxes: Option<String>,
    /// Its coordinate reference system (PROJJSON).
    pub(super) crs: Option<String>,
}

impl Geometry {
    pub(super) fn of(reader: &CheckedFile) -> Result<Self, Message> {
        let all = reader.metadata().file_metadata().key_value_metadata();
        let geo = all.and_then(|all| all.iter().find(|pair| pair.key == KEY));
        let text = geo.and_then(|pair| pair.value.as_deref());
        let text = text.ok_or(msg!("error-parquet-no-geo"))?;
        let geo: Value = serde_json::from_str(text).map_err(|_| msg!("error-parquet-geo-json"))?;
        let column = geo
            .get("primary_column")
            .and_then(Value::as_str)
            .unwrap_or("geometry");
        let about = geo.get("columns").and_then(|columns| columns.get(column));
        let about =
            about.ok_or_else(|| msg!("error-parquet-geo-column", column = column.to_string()))?;
        let encoding = about
            .get("encoding")
            .and_then(Value::as_str)
            .unwrap_or("WKB");
        if encoding != "WKB" {
            return Err(msg!(
                "error-parquet-encoding",
                encoding = encoding.to_string()
            ));
        }
        let crs = about.get("crs").filter(|crs| !crs.is_null());
        let boxes = about
            .pointer("/covering/bbox/xmin/0")
            .and_then(Value::as_str);
        Ok(Self {
            column: column.to_owned(),
            boxes: boxes.map(str::to_owned),
            crs: crs.map(Value::to_string),
        })
    }
}

/// What was left out.
#[derive(Default)]
struct LeftOut {
    binary: usize,
    nested: usize,
}

fn features(
    reader: &CheckedFile,
    geometry: &Geometry,
    frame: &Frame,
) -> Result<FeatureTable, Message> {
    let (mut noticed, mut left_out) = (Noticed::default(), LeftOut::default());
    let mut features: Vec<Feature> = Vec::new();
    let rows = reader.get_row_iter(None).map_err(|error| said(&error))?;
    for row in rows {
        let row = row.map_err(|error| said(&error))?;
        let number = features.len() + 1;
        let mut bare = BareFeature::default();
        for (name, field) in row.get_column_iter() {
            let within = |what: Message| {
                msg!(
                    "error-feature-field",
                    feature = number.to_string(),
                    field = name.to_string(),
                    said = what
                )
            };
            if *name == geometry.column {
                if let Field::Bytes(bytes) = field {
                    bare.geometry = wkb::parse(bytes.data(), frame).map_err(within)?;
                }
            } else if geometry.boxes.as_ref() != Some(name) {
                let value = value(field, &mut left_out);
                bare.properties.insert(name.clone(), value);
            }
        }
        features.push(noticed.feature(number, bare));
    }
    let mut warnings = noticed.warnings();
    if left_out.binary > 0 {
        warnings.push(msg!("read-binary", n = left_out.binary));
    }
    if left_out.nested > 0 {
        warnings.push(msg!("read-nested", n = left_out.nested));
    }
    Ok(FeatureTable {
        features,
        warnings,
        ..FeatureTable::default()
    })
}

fn real(number: f64) -> Value {
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

fn value(field: &Field, left_out: &mut LeftOut) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Bool(truth) => Value::from(*truth),
        Field::Byte(n) => Value::from(*n),
        Field::Short(n) => Value::from(*n),
        Field::Int(n) => Value::from(*n),
        Field::Long(n) => Value::from(*n),
        Field::UByte(n) => Value::from(*n),
        Field::UShort(n) => Value::from(*n),
        Field::UInt(n) => Value::from(*n),
        Field::ULong(n) => Value::from(*n),
        // The decimal number that was meant, not its neighbour in more digits.
        Field::Float(n) => real(n.to_string().parse().unwrap_or(f64::NAN)),
        Field::Double(n) => real(*n),
        Field::Str(text) => Value::from(text.as_str()),
        Field::Bytes(_) => {
            left_out.binary += 1;
            Value::Null
        }
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => {
            left_out.nested += 1;
            Value::Null
        }
        // Dates, times and decimal numbers as they are written.
        other => Value::from(other.to_string()),
    }
}
