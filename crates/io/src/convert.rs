//! To and from the types of the crate `geojson`: for those who use the library with
//! it, and for small files, which are read by it.

use aimaq_words::Message;
use aimaq_words::msg;
use aimaq_words::{Tell, Told};
use std::path::Path;

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use geojson::feature::Id;
use geojson::{GeoJson, GeometryValue, Position};
use serde_json::Value;

use super::bare_feature::{BareFeature, Noticed};
use super::feature::{Feature, FeatureGeometry, FeatureTable, Row, SourceFile};
use super::frame::Frame;
use super::geojson::declared_crs;
use super::geometry::{Coordinates, ReadGeometry, collect, shape};
use super::kind::{LOOKED_AT, other_kind};
use super::{BYTE_ORDER_MARK, Format, InputError, read_boundaries, read_bytes, sha256_hex};
use crate::place::LonLat;

/// Reads a small GeoJSON text at once; `label` names it in errors. It gives what
/// [`parse_features`](super::parse_features) gives, which is made for large ones.
///
/// # Errors
/// Says where the text is not GeoJSON, or which feature is no place on earth.
pub fn parse_small(bytes: &[u8], label: &str) -> Result<FeatureTable, InputError> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let wrong = |what: Message| InputError::content(label, what);
    if let Some(what) = other_kind(&bytes[..bytes.len().min(LOOKED_AT)]) {
        return Err(wrong(what));
    }
    let geojson: GeoJson = serde_json::from_slice(bytes).map_err(|e| wrong(e.told().message))?;
    let (features, members) = match geojson {
        GeoJson::FeatureCollection(all) => (all.features, all.foreign_members),
        GeoJson::Feature(mut one) => {
            let members = one.foreign_members.take();
            (vec![one], members)
        }
        GeoJson::Geometry(geometry) => {
            let kind = geometry.value.type_name();
            let hint = "wrap it in a Feature, so that it can have properties";
            return Err(wrong(msg!(
                "error-file-bare",
                kind = kind.to_string(),
                hint = hint.to_string()
            )));
        }
    };
    let crs = members.as_ref().and_then(|members| members.get("crs"));
    let frame = Frame::of(crs.and_then(declared_crs)).map_err(wrong)?;
    if frame.moves() {
        let hint = "reproject it to WGS 84 longitude and latitude";
        return Err(wrong(msg!("error-file-crs-other", hint = hint.to_string())));
    }
    table(features).map_err(wrong)
}

/// Reads a small file: GeoJSON as [`parse_small`] does, other formats as
/// [`read_boundaries`].
///
/// # Errors
/// Those of both.
pub fn read_small(path: &Path) -> Result<FeatureTable, InputError> {
    let name = path.to_string_lossy().to_lowercase();
    let plain = Format::of(path).is_some_and(|f| f.name == "GeoJSON") && !name.ends_with(".gz");
    if !plain {
        return read_boundaries(path);
    }
    let (bytes, label) = (read_bytes(path)?, path.display().to_string());
    let mut table = parse_small(&bytes, &label)?;
    table.sources.push(SourceFile {
        name: label,
        sha256: sha256_hex(&bytes),
    });
    Ok(table)
}

/// Why features of the crate `geojson` cannot be taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct ConvertError(Message);

impl Tell for ConvertError {
    fn told(&self) -> Told {
        Told::new(self.0.clone())
    }
}

impl TryFrom<geojson::FeatureCollection> for FeatureTable {
    type Error = ConvertError;

    fn try_from(all: geojson::FeatureCollection) -> Result<Self, ConvertError> {
        table(all.features).map_err(ConvertError)
    }
}

fn table(features: Vec<geojson::Feature>) -> Result<FeatureTable, Message> {
    let mut noticed = Noticed::default();
    let features = (1..).zip(features).map(|(number, feature)| {
        let bare = bare(feature)
            .map_err(|what| msg!("error-feature", feature = number.to_string(), said = what))?;
        Ok(noticed.feature(number, bare))
    });
    Ok(FeatureTable {
        features: features.collect::<Result<_, Message>>()?,
        warnings: noticed.warnings(),
        ..FeatureTable::default()
    })
}

fn bare(feature: geojson::Feature) -> Result<BareFeature, Message> {
    let geometry = match feature.geometry {
        Some(geometry) => read(geometry.value)?,
        None => ReadGeometry::default(),
    };
    Ok(BareFeature {
        id: feature.id.map(|id| match id {
            Id::String(text) => Value::String(text),
            Id::Number(number) => Value::Number(number),
        }),
        geometry,
        properties: feature.properties.unwrap_or_default(),
        ..BareFeature::default()
    })
}

fn read(value: GeometryValue) -> Result<ReadGeometry, Message> {
    let kind = value.type_name();
    let mut heights = 0;
    let h = &mut heights;
    let coordinates = match value {
        GeometryValue::GeometryCollection { geometries } => {
            let members = geometries.into_iter().map(|member| read(member.value));
            return Ok(collect(members.collect::<Result<_, _>>()?));
        }
        GeometryValue::Point { coordinates } => Coordinates::Position(position(&coordinates, h)?),
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => {
            Coordinates::Line(line(&coordinates, h)?)
        }
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            Coordinates::Lines(lines(&coordinates, h)?)
        }
        GeometryValue::MultiPolygon { coordinates } => {
            let groups = coordinates.iter().map(|rings| lines(rings, h));
            Coordinates::Groups(groups.collect::<Result<_, _>>()?)
        }
    };
    let coordinates = if is_empty(&coordinates) {
        Coordinates::Empty
    } else {
        coordinates
    };
    let (shape, unclosed) = shape(kind, coordinates)?;
    Ok(ReadGeometry {
        shape,
        heights,
        unclosed,
        members: 0,
    })
}

fn is_empty(coordinates: &Coordinates) -> bool {
    match coordinates {
        Coordinates::Empty => true,
        Coordinates::Position(_) => false,
        Coordinates::Line(line) => line.is_empty(),
        Coordinates::Lines(lines) => lines.is_empty(),
        Coordinates::Groups(groups) => groups.is_empty(),
    }
}

fn position(position: &Position, heights: &mut usize) -> Result<Coord<f64>, Message> {
    let numbers = position.as_slice();
    let &[lon, lat, ..] = numbers else {
        return Err(msg!("error-file-position"));
    };
    *heights += usize::from(numbers.len() > 2);
    let at = LonLat::new(lon, lat).map_err(|error| error.to_string())?;
    Ok(at.coord())
}

fn line(positions: &[Position], heights: &mut usize) -> Result<Vec<Coord<f64>>, Message> {
    positions.iter().map(|p| position(p, heights)).collect()
}

fn lines(lines: &[Vec<Position>], heights: &mut usize) -> Result<Vec<Vec<Coord<f64>>>, Message> {
    lines
        .iter()
        .map(|positions| line(positions, heights))
        .collect()
}

impl From<&Feature> for geojson::Feature {
    fn from(feature: &Feature) -> Self {
        let geometry = match &feature.geometry {
            FeatureGeometry::Nothing => None,
            FeatureGeometry::Points(points) => match points.as_slice() {
                [point] => Some(GeometryValue::new_point([point.x, point.y])),
                points => Some(GeometryValue::MultiPoint {
                    coordinates: positions(points),
                }),
            },
            FeatureGeometry::Lines(lines) => Some(match lines.as_slice() {
                [line] => GeometryValue::LineString {
                    coordinates: positions(&line.0),
                },
                lines => GeometryValue::MultiLineString {
                    coordinates: lines.iter().map(|line| positions(&line.0)).collect(),
                },
            }),
            FeatureGeometry::Polygons(polygons) => land(polygons),
        };
        given(feature.id.as_ref(), &feature.properties, geometry)
    }
}

impl From<&Row> for geojson::Feature {
    fn from(row: &Row) -> Self {
        given(row.id.as_ref(), &row.properties, land(&row.land))
    }
}

impl From<&FeatureTable> for geojson::FeatureCollection {
    fn from(table: &FeatureTable) -> Self {
        table.features.iter().map(geojson::Feature::from).collect()
    }
}

fn given(
    id: Option<&Value>,
    properties: &serde_json::Map<String, Value>,
    geometry: Option<GeometryValue>,
) -> geojson::Feature {
    geojson::Feature {
        id: id.and_then(|id| match id {
            Value::String(text) => Some(Id::String(text.clone())),
            Value::Number(number) => Some(Id::Number(number.clone())),
            _ => None,
        }),
        geometry: geometry.map(geojson::Geometry::new),
        properties: Some(properties.clone()),
        ..geojson::Feature::default()
    }
}

fn positions(coords: &[Coord<f64>]) -> Vec<Position> {
    coords.iter().map(|c| Position::from([c.x, c.y])).collect()
}

fn land(polygons: &MultiPolygon<f64>) -> Option<GeometryValue> {
    let ring = |ring: &LineString<f64>| positions(&ring.0);
    let rings = |polygon: &Polygon<f64>| -> Vec<Vec<Position>> {
        let shell = std::iter::once(polygon.exterior());
        shell.chain(polygon.interiors()).map(ring).collect()
    };
    match polygons.0.as_slice() {
        [] => None,
        [polygon] => Some(GeometryValue::Polygon {
            coordinates: rings(polygon),
        }),
        polygons => Some(GeometryValue::MultiPolygon {
            coordinates: polygons.iter().map(rings).collect(),
        }),
    }
}
