//! Writing GeoPackages. Dates are fixed, so that the same layer gives the same bytes.

use std::io::{self, Write};

use rusqlite::types::{ToSqlOutput, Value as Sql};
use rusqlite::{Connection, params, params_from_iter};

use super::super::format::{About, Item, Layer, Shape, Written};
use super::super::parts::{Bounds, NOTHING, around, bounds_of, common_kind};
use super::super::schema::{Cell, Kind, Schema, some_of};
use super::look::Look;
use super::{binary, look, quoted};
use aimaq_words::Message;
use aimaq_words::msg;

/// The tables that every GeoPackage has; `GPKG` and version 1.3 in the head.
const TABLES: &str = "
PRAGMA page_size = 4096;
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]', 'longitude and latitude in decimal degrees on WGS 84');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
";

/// When the layer was changed, as far as the file says.
const DAY: &str = "2000-01-01T00:00:00.000Z";

pub(super) fn write(
    out: &mut dyn Write,
    layer: Layer<'_>,
    about: &About<'_>,
) -> io::Result<Written> {
    let (bytes, lost) = database(&[(about.name, layer, None)]).map_err(io::Error::other)?;
    out.write_all(&bytes)?;
    Ok(Written {
        lost,
        ..Written::default()
    })
}

/// A layer with its name, and how it is drawn if that is said.
type Named<'a> = (&'a str, Layer<'a>, Option<&'a Look>);

/// What the table of a layer looks like.
struct Table<'a> {
    plain: String,
    /// Quoted.
    name: String,
    schema: Schema,
    /// The names of the columns, one for each of the schema.
    names: Vec<String>,
    number: &'static str,
    geometry: &'static str,
    /// Whether the identifiers of features number the rows.
    ids: bool,
    kind: (String, bool),
    layer: Layer<'a>,
}

/// The bytes of a GeoPackage with several layers, each with its name and how QGIS draws it, in
/// their order. The same layers give the same bytes.
///
/// # Errors
/// If the database cannot be made, such as with two layers of one name.
pub fn geopackage(layers: &[Named<'_>]) -> io::Result<Vec<u8>> {
    let made = database(layers).map_err(io::Error::other)?;
    Ok(made.0)
}

fn database(layers: &[Named<'_>]) -> rusqlite::Result<(Vec<u8>, Vec<Message>)> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(TABLES)?;
    let mut lost = Vec::new();
    let all = database.transaction()?;
    let mut looks = Vec::new();
    for (name, layer, look) in layers {
        let table = add(&all, name, *layer)?;
        looks.extend(look.map(|look| (table.plain.clone(), table.geometry, look)));
        lost.extend(table.told());
    }
    look::add(&all, &looks)?;
    all.commit()?;
    let bytes = database.serialize(rusqlite::MAIN_DB)?.to_vec();
    Ok((bytes, lost))
}

/// Adds a layer.
fn add<'a>(database: &Connection, name: &str, layer: Layer<'a>) -> rusqlite::Result<Table<'a>> {
    // Names that begin so are those of the format itself.
    let own = |name: &str| name.starts_with("gpkg_") || name == "layer_styles";
    let name = match own(&name.to_lowercase()) {
        true => format!("layer_{name}"),
        false => name.to_owned(),
    };
    let table = Table::new(layer, &name);
    database.execute_batch(&table.created())?;
    let bounds = table.fill(database)?;
    let [west, south, east, north] = bounds.map(|n| Some(n).filter(|n| n.is_finite()));
    let row = params![name, "features", name, DAY, west, south, east, north, 4326];
    let sql = "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, \
               min_x, min_y, max_x, max_y, srs_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    database.execute(sql, row)?;
    let sql = "INSERT INTO gpkg_geometry_columns VALUES (?1, ?2, ?3, 4326, 0, 0)";
    database.execute(sql, params![name, table.geometry, table.kind.0])?;
    Ok(table)
}

impl<'a> Table<'a> {
    fn new(layer: Layer<'a>, name: &str) -> Self {
        let ids = are_numbers(layer);
        let schema = if ids {
            Schema::without_ids(layer)
        } else {
            Schema::of(layer)
        };
        let has = |name: &&str| {
            schema
                .columns
                .iter()
                .any(|c| c.name.eq_ignore_ascii_case(name))
        };
        let free = |names: [&'static str; 3]| names.into_iter().find(|name| !has(name));
        let number = free(["fid", "ogc_fid", "row_number"]).unwrap_or("aimaq_fid");
        let geometry = free(["geom", "geometry", "the_geom"]).unwrap_or("aimaq_geom");
        let mut names: Vec<String> = Vec::with_capacity(schema.columns.len());
        for column in &schema.columns {
            let taken = |name: &str| names.iter().any(|n| n.eq_ignore_ascii_case(name));
            let mut others = (2..).map(|n| format!("{}_{n}", column.name));
            names.push(match taken(&column.name) {
                true => others.find(|name| !taken(name)).unwrap_or_default(),
                false => column.name.clone(),
            });
        }
        Self {
            plain: name.to_owned(),
            name: quoted(name),
            schema,
            names,
            number,
            geometry,
            ids,
            kind: kind_of(layer),
            layer,
        }
    }

    fn created(&self) -> String {
        let columns = self
            .schema
            .columns
            .iter()
            .zip(&self.names)
            .map(|(column, name)| {
                let kind = match column.kind {
                    Kind::Bool => "BOOLEAN",
                    Kind::Integer => "INTEGER",
                    Kind::Real => "REAL",
                    Kind::Text => "TEXT",
                };
                format!(", {} {kind}", quoted(name))
            });
        format!(
            "CREATE TABLE {} ({} INTEGER PRIMARY KEY NOT NULL, {} {}{});",
            self.name,
            self.number,
            self.geometry,
            self.kind.0,
            columns.collect::<String>(),
        )
    }

    /// Writes the rows; gives the box around all.
    fn fill(&self, database: &Connection) -> rusqlite::Result<Bounds> {
        let count = self.names.len() + 2;
        let places: Vec<String> = (1..=count).map(|n| format!("?{n}")).collect();
        let sql = format!("INSERT INTO {} VALUES ({})", self.name, places.join(", "));
        let mut statement = database.prepare(&sql)?;
        let mut all = NOTHING;
        for (number, item) in (1_i64..).zip(self.layer.items()) {
            let id = item
                .id
                .and_then(serde_json::Value::as_i64)
                .filter(|_| self.ids);
            let bounds = bounds_of(item.shape);
            all = around(all, bounds);
            let geometry = match item.shape {
                Shape::Nothing => Sql::Null,
                shape => Sql::Blob(binary::bytes_of(shape, self.kind.1, bounds)),
            };
            let first = [Sql::Integer(id.unwrap_or(number)), geometry];
            let cells = (0..self.names.len()).map(|column| self.cell(column, &item));
            let values = first.into_iter().chain(cells).map(ToSqlOutput::Owned);
            statement.execute(params_from_iter(values))?;
        }
        Ok(all)
    }

    fn cell(&self, column: usize, item: &Item<'_>) -> Sql {
        match self.schema.cell(column, item) {
            Cell::Null => Sql::Null,
            Cell::Bool(truth) => Sql::Integer(truth.into()),
            Cell::Integer(number) => Sql::Integer(number),
            Cell::Real(number) => Sql::Real(number),
            Cell::Text(text) => Sql::Text(text.into_owned()),
        }
    }

    /// What could not be kept.
    fn told(self) -> Vec<Message> {
        let mut told = self.schema.told;
        let columns = self.schema.columns.iter().zip(&self.names);
        let renamed = columns.filter(|(column, name)| column.name != **name);
        let renamed: Vec<String> = renamed
            .map(|(column, name)| format!("{} → {name}", column.name))
            .collect();
        if !renamed.is_empty() {
            told.push(msg!("write-renamed", names = some_of(&renamed)));
        }
        told
    }
}

/// Whether every feature has a whole number, each a greater one: rows are read in the
/// order of their numbers.
fn are_numbers(layer: Layer<'_>) -> bool {
    let mut last = -1;
    layer.items().all(|item| {
        let id = item.id.and_then(serde_json::Value::as_i64);
        let greater = id.filter(|id| *id > last);
        last = greater.unwrap_or(last);
        greater.is_some()
    })
}

/// The type of all geometries, and whether single parts are written as several.
fn kind_of(layer: Layer<'_>) -> (String, bool) {
    match common_kind(layer.items().map(|item| item.shape)) {
        None => ("GEOMETRY".to_owned(), false),
        Some((kind, false)) => (kind.to_uppercase(), false),
        Some((kind, true)) => (format!("MULTI{}", kind.to_uppercase()), true),
    }
}
