//! Reading GeoPackages.
//!
//! A database may hold views and triggers that never end, so only plain tables are read,
//! and nothing that the file defines is run.

use aimaq_words::Message;
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row};
use serde_json::{Map, Number, Value};

use super::super::bare_feature::{BareFeature, Noticed};
use super::super::feature::{Feature, FeatureTable, SourceFile};
use super::super::format::ReadOptions;
use super::super::frame::Frame;
use super::super::geometry::ReadGeometry;
use super::super::{InputError, sha256_file};
use super::{binary, quoted};
use aimaq_words::msg;

/// Names of a first column that only numbers the rows.
const NUMBERS: [&str; 3] = ["fid", "ogc_fid", "objectid"];

pub(super) fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    let name = path.display().to_string();
    // A file that is not there is told as for any other format.
    std::fs::File::open(path).map_err(|error| InputError::Open {
        file: name.clone(),
        error,
    })?;
    let wrong = |what: Message| InputError::content(&name, what);
    let database = open(path).map_err(wrong)?;
    let layer = chosen(&database, options.layer.as_deref()).map_err(wrong)?;
    let frame = Frame::with(options, layer.crs.as_deref()).map_err(wrong)?;
    let mut table = features(&database, &layer, &frame).map_err(wrong)?;
    table.warnings.extend(frame.note());
    if options.checksum {
        let sha256 = sha256_file(path)?;
        table.sources.push(SourceFile { name, sha256 });
    }
    Ok(table)
}

fn said(error: rusqlite::Error) -> Message {
    msg!("error-gpkg-database", said = error.to_string())
}

fn open(path: &Path) -> Result<Connection, Message> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags).map_err(said)?;
    let settings = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";
    database.execute_batch(settings).map_err(said)?;
    for table in ["gpkg_contents", "gpkg_geometry_columns"] {
        if !is_table(&database, table)? {
            return Err(msg!("error-gpkg-no-table", table = table.to_string()));
        }
    }
    Ok(database)
}

/// Whether there is a plain table of that name.
fn is_table(database: &Connection, name: &str) -> Result<bool, Message> {
    let sql = "SELECT sql FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?1)";
    let found = database.query_row(sql, [name], |row| row.get::<_, Option<String>>(0));
    let found = found.optional().map_err(said)?.flatten();
    let is_virtual = |sql: &str| sql.to_uppercase().contains("VIRTUAL TABLE");
    Ok(found.is_some_and(|sql| !is_virtual(&sql)))
}

/// A layer of features.
struct Layer {
    table: String,
    geometry: String,
    crs: Option<String>,
}

fn chosen(database: &Connection, layer: Option<&str>) -> Result<Layer, Message> {
    let sql = "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g \
               JOIN gpkg_contents c ON lower(c.table_name) = lower(g.table_name) \
               WHERE c.data_type = 'features' ORDER BY c.rowid";
    let mut statement = database.prepare(sql).map_err(said)?;
    let of_row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let rows = statement.query_map([], of_row).map_err(said)?;
    let mut layers = rows
        .collect::<Result<Vec<(String, String, i64)>, _>>()
        .map_err(said)?;
    let names: Vec<&str> = layers.iter().map(|(name, ..)| name.as_str()).collect();
    let names = names.join(", ");
    let at = match (layer, layers.len()) {
        (_, 0) => return Err(msg!("error-gpkg-no-layer")),
        (None, 1) => 0,
        (None, _) => {
            return Err(msg!("error-file-layers", names = names.to_string()));
        }
        (Some(layer), _) => {
            let found = layers.iter().position(|(name, ..)| name == layer);
            found.ok_or_else(|| {
                msg!(
                    "error-file-no-layer",
                    layer = layer.to_string(),
                    names = names.to_string()
                )
            })?
        }
    };
    let (table, geometry, system) = layers.swap_remove(at);
    if !is_table(database, &table)? {
        return Err(msg!("error-gpkg-view", table = table.to_string()));
    }
    let crs = crs(database, system)?;
    Ok(Layer {
        table,
        geometry,
        crs,
    })
}

/// The coordinate reference system of a number: by its code, else by its text; none
/// where it is stated as undefined.
fn crs(database: &Connection, number: i64) -> Result<Option<String>, Message> {
    if matches!(number, -1 | 0) || !is_table(database, "gpkg_spatial_ref_sys")? {
        return Ok(None);
    }
    let sql = "SELECT organization, organization_coordsys_id, definition \
               FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
    let of_row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found = database
        .query_row(sql, [number], of_row)
        .optional()
        .map_err(said)?;
    let Some((organization, code, text)): Option<(String, i64, String)> = found else {
        return Ok(Some(format!("EPSG:{number}")));
    };
    // The text may say what the code does not.
    let code = format!("{organization}:{code}");
    let by_text = Frame::of(Some(&code)).is_err() && text.contains('[');
    Ok(Some(if by_text { text } else { code }))
}

/// A column of the layer.
struct Column {
    name: String,
    is_bool: bool,
    role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Geometry,
    Id,
    Field,
}

fn columns(database: &Connection, layer: &Layer) -> Result<Vec<Column>, Message> {
    let sql = format!("PRAGMA table_info({})", quoted(&layer.table));
    let mut statement = database.prepare(&sql).map_err(said)?;
    let rows = statement.query_map([], |row| Ok((row.get(1)?, row.get(2)?, row.get(5)?)));
    let rows = rows
        .map_err(said)?
        .collect::<Result<Vec<(String, String, i64)>, _>>();
    let columns = rows.map_err(said)?.into_iter().map(|(name, kind, key)| {
        let number = key > 0 && NUMBERS.contains(&name.to_lowercase().as_str());
        let role = match (name.eq_ignore_ascii_case(&layer.geometry), number) {
            (true, _) => Role::Geometry,
            (false, true) => Role::Id,
            (false, false) => Role::Field,
        };
        Column {
            name,
            is_bool: kind.eq_ignore_ascii_case("boolean"),
            role,
        }
    });
    Ok(columns.collect())
}

fn features(database: &Connection, layer: &Layer, frame: &Frame) -> Result<FeatureTable, Message> {
    let columns = columns(database, layer)?;
    let names: Vec<String> = columns.iter().map(|column| quoted(&column.name)).collect();
    let sql = format!("SELECT {} FROM {}", names.join(", "), quoted(&layer.table));
    let mut statement = database.prepare(&sql).map_err(said)?;
    let mut rows = statement.query([]).map_err(said)?;
    let (mut noticed, mut binary) = (Noticed::default(), 0);
    let mut features: Vec<Feature> = Vec::new();
    while let Some(row) = rows.next().map_err(said)? {
        let number = features.len() + 1;
        let bare = bare(row, &columns, frame, &mut binary);
        let bare = bare.map_err(|what| {
            msg!(
                "error-gpkg-feature",
                layer = layer.table.to_string(),
                feature = number.to_string(),
                said = what
            )
        })?;
        features.push(noticed.feature(number, bare));
    }
    let mut warnings = noticed.warnings();
    if binary > 0 {
        warnings.push(msg!("read-binary", n = binary));
    }
    Ok(FeatureTable {
        features,
        warnings,
        ..FeatureTable::default()
    })
}

fn bare(
    row: &Row<'_>,
    columns: &[Column],
    frame: &Frame,
    binary: &mut usize,
) -> Result<BareFeature, Message> {
    let mut feature = BareFeature::default();
    let mut properties = Map::new();
    for (at, column) in columns.iter().enumerate() {
        let value = row.get_ref(at).map_err(said)?;
        match (column.role, value) {
            (Role::Geometry, ValueRef::Null) => feature.geometry = ReadGeometry::default(),
            (Role::Geometry, ValueRef::Blob(bytes)) => {
                feature.geometry = binary::parse(bytes, frame)?;
            }
            (Role::Geometry, _) => return Err(msg!("error-gpkg-binary")),
            (role, value) => {
                let value = cell(value, column, binary)?;
                match role {
                    Role::Id => feature.id = Some(value).filter(Value::is_number),
                    _ => drop(properties.insert(column.name.clone(), value)),
                }
            }
        }
    }
    feature.properties = properties;
    Ok(feature)
}

fn cell(value: ValueRef<'_>, column: &Column, binary: &mut usize) -> Result<Value, Message> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number @ (0 | 1)) if column.is_bool => Value::Bool(number == 1),
        ValueRef::Integer(number) => Value::from(number),
        ValueRef::Real(number) => Number::from_f64(number).map_or(Value::Null, Value::Number),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text);
            Value::from(
                text.map_err(|_| msg!("error-file-field-utf8", field = column.name.to_string()))?,
            )
        }
        ValueRef::Blob(_) => {
            *binary += 1;
            Value::Null
        }
    })
}
