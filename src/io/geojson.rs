//! GeoJSON (RFC 7946): feature collections and single features, read in one pass.

use serde_json::{Map, Value};

use super::feature::{Feature, FeatureGeometry, FeatureTable};
use super::geometry::{GeometryReader, ReadGeometry};
use super::json::{Scanned, Scanner, line_and_column};
use super::{InputError, listed};

/// Coordinate reference systems that are longitude and latitude on WGS 84.
const KNOWN_CRS: [&str; 4] = ["CRS84", "EPSG:4326", "EPSG::4326", "OGC:CRS84"];

/// Reads the features of a GeoJSON text; `label` names it in errors.
///
/// # Errors
/// Says in which feature, line and column the text is not GeoJSON, or which
/// coordinate is no longitude and latitude.
pub fn parse_features(bytes: &[u8], label: &str) -> Result<FeatureTable, InputError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut document = Document::default();
    document.read(bytes).map_err(|error| {
        let (line, column) = line_and_column(bytes, error.at);
        let place = match document.within {
            Some(feature) => format!("feature {feature}: "),
            None => String::new(),
        };
        let message = format!("{place}{} at line {line} column {column}", error.what);
        InputError::content(label, message)
    })?;
    document.into_table(label)
}

/// Any GeoJSON object.
#[derive(Default)]
struct Document {
    kind: Option<String>,
    features: Option<Vec<Feature>>,
    /// The geometry and the properties of a text that is one feature.
    single: (ReadGeometry, Map<String, Value>),
    coordinates_seen: bool,
    crs: Option<Value>,
    /// The feature that is being read, from 1.
    within: Option<usize>,
    noticed: Noticed,
    reader: GeometryReader,
}

/// What was changed or missing, by the numbers of the features.
#[derive(Default)]
struct Noticed {
    heights: usize,
    unclosed: Vec<usize>,
    empty: Vec<usize>,
}

impl Document {
    fn read(&mut self, bytes: &[u8]) -> Scanned<()> {
        let mut scanner = Scanner::new(bytes);
        scanner.object(|scanner, key| self.member(scanner, key))?;
        scanner.end()
    }

    fn member(&mut self, scanner: &mut Scanner<'_>, key: &str) -> Scanned<()> {
        match key {
            "type" => self.kind = Some(scanner.string()?.into_owned()),
            "features" => self.features(scanner)?,
            "geometry" => self.single.0 = self.reader.geometry(scanner)?,
            "properties" => self.single.1 = properties(scanner)?,
            "crs" => self.crs = Some(scanner.value()?),
            "coordinates" | "geometries" => {
                self.coordinates_seen = true;
                scanner.skip()?;
            }
            _ => scanner.skip()?,
        }
        Ok(())
    }

    fn features(&mut self, scanner: &mut Scanner<'_>) -> Scanned<()> {
        let mut features = Vec::new();
        scanner.expect(b'[')?;
        let mut more = !scanner.take(b']');
        while more {
            self.within = Some(features.len() + 1);
            let feature = self.feature(scanner, features.len() + 1)?;
            features.push(feature);
            more = scanner.more(b']')?;
        }
        self.within = None;
        self.features = Some(features);
        Ok(())
    }

    fn feature(&mut self, scanner: &mut Scanner<'_>, number: usize) -> Scanned<Feature> {
        let mut geometry = ReadGeometry::default();
        let mut fields = Map::new();
        let reader = &mut self.reader;
        scanner.object(|scanner, key| {
            match key {
                "geometry" => geometry = reader.geometry(scanner)?,
                "properties" => fields = properties(scanner)?,
                "type" => {
                    let kind = scanner.string()?;
                    if kind != "Feature" {
                        return scanner.wrong(format!("`{kind}` where a Feature should stand"));
                    }
                }
                _ => scanner.skip()?,
            }
            Ok(())
        })?;
        Ok(self.noticed.feature(number, geometry, fields))
    }

    fn into_table(mut self, label: &str) -> Result<FeatureTable, InputError> {
        check_crs(self.crs.as_ref(), label)?;
        let wrong = |message: String| Err(InputError::content(label, message));
        let features = match (self.kind.as_deref(), self.features) {
            (Some("FeatureCollection"), Some(features)) => features,
            (Some("Feature"), _) => vec![self.noticed.feature(1, self.single.0, self.single.1)],
            (Some("FeatureCollection"), None) => {
                return wrong("the FeatureCollection has no `features`".to_owned());
            }
            (Some(kind), _) if self.coordinates_seen => {
                return wrong(format!(
                    "a bare {kind}; wrap it in a Feature, so that it can have properties"
                ));
            }
            _ => return wrong("not GeoJSON: no FeatureCollection and no Feature".to_owned()),
        };
        Ok(FeatureTable {
            features,
            warnings: self.noticed.warnings(),
            sources: Vec::new(),
        })
    }
}

impl Noticed {
    fn feature(
        &mut self,
        number: usize,
        geometry: ReadGeometry,
        properties: Map<String, Value>,
    ) -> Feature {
        self.heights += geometry.heights;
        if geometry.unclosed > 0 {
            self.unclosed.push(number);
        }
        if geometry.shape == FeatureGeometry::Nothing {
            self.empty.push(number);
        }
        Feature {
            geometry: geometry.shape,
            properties,
        }
    }

    fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.heights > 0 {
            let text = format!(
                "{} positions have a height, which is left out",
                self.heights
            );
            warnings.push(text);
        }
        if !self.unclosed.is_empty() {
            let shown = listed(&self.unclosed);
            let text =
                format!("rings that did not end where they began were closed, in features {shown}");
            warnings.push(text);
        }
        if !self.empty.is_empty() {
            warnings.push(format!(
                "without a geometry: features {}",
                listed(&self.empty)
            ));
        }
        warnings
    }
}

fn properties(scanner: &mut Scanner<'_>) -> Scanned<Map<String, Value>> {
    Ok(scanner
        .value::<Option<Map<String, Value>>>()?
        .unwrap_or_default())
}

fn check_crs(crs: Option<&Value>, label: &str) -> Result<(), InputError> {
    let Some(crs) = crs.filter(|crs| !crs.is_null()) else {
        return Ok(());
    };
    let name = crs
        .pointer("/properties/name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if KNOWN_CRS.iter().any(|known| name.ends_with(known)) {
        return Ok(());
    }
    let message = format!("its `crs` is `{name}`; reproject it to WGS 84 longitude and latitude");
    Err(InputError::content(label, message))
}
