//! GeoJSON (RFC 7946): feature collections, single features, bare geometries.

use std::cell::RefCell;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::InputError;
use super::feature::{Feature, FeatureGeometry, FeatureTable};
use super::geometry::ReadGeometry;

/// Coordinate reference systems that are longitude and latitude on WGS 84.
const KNOWN_CRS: [&str; 4] = ["CRS84", "EPSG:4326", "EPSG::4326", "OGC:CRS84"];

/// Reads the features of a GeoJSON text; `label` names it in errors.
///
/// # Errors
/// Says in which feature, line and column the text is not GeoJSON, or which
/// coordinate is no longitude and latitude.
pub fn parse_features(bytes: &[u8], label: &str) -> Result<FeatureTable, InputError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    COUNT.with_borrow_mut(|count| *count = 0);
    let document: Document = serde_json::from_slice(bytes).map_err(|error| {
        let feature = COUNT.with_borrow(|count| *count + 1);
        let place = if error.is_data() {
            format!("feature {feature}: ")
        } else {
            String::new()
        };
        InputError::content(label, format!("{place}{error}"))
    })?;
    document.into_table(label)
}

thread_local! {
    /// Features read so far in the document at hand, to name the one that fails.
    static COUNT: RefCell<usize> = const { RefCell::new(0) };
}

/// Any GeoJSON object.
#[derive(Default)]
struct Document {
    kind: Option<String>,
    features: Option<Vec<RawFeature>>,
    single: RawFeature,
    coordinates_seen: bool,
    crs: Option<Value>,
}

#[derive(Default)]
struct RawFeature {
    geometry: ReadGeometry,
    properties: Map<String, Value>,
}

impl Document {
    fn into_table(self, label: &str) -> Result<FeatureTable, InputError> {
        check_crs(self.crs.as_ref(), label)?;
        let features = match (self.kind.as_deref(), self.features) {
            (Some("FeatureCollection"), Some(features)) => features,
            (Some("Feature"), _) => vec![self.single],
            (Some("FeatureCollection"), None) => {
                return Err(InputError::content(
                    label,
                    "the FeatureCollection has no `features`",
                ));
            }
            (Some(kind), _) if self.coordinates_seen => {
                let message =
                    format!("a bare {kind}; wrap it in a Feature, so that it can have properties");
                return Err(InputError::content(label, message));
            }
            _ => {
                return Err(InputError::content(
                    label,
                    "not GeoJSON: no FeatureCollection and no Feature",
                ));
            }
        };
        Ok(table(features))
    }
}

fn table(raw: Vec<RawFeature>) -> FeatureTable {
    let heights: usize = raw.iter().map(|f| f.geometry.heights).sum();
    let unclosed = numbers(&raw, |f| f.geometry.unclosed > 0);
    let empty = numbers(&raw, |f| f.geometry.shape == FeatureGeometry::Nothing);
    let mut warnings = Vec::new();
    if heights > 0 {
        warnings.push(format!(
            "{heights} positions have a height, which is left out"
        ));
    }
    if let Some(shown) = unclosed {
        warnings.push(format!(
            "rings that did not end where they began were closed, in features {shown}"
        ));
    }
    if let Some(shown) = empty {
        warnings.push(format!("without a geometry: features {shown}"));
    }
    let features = raw.into_iter().map(|f| Feature {
        geometry: f.geometry.shape,
        properties: f.properties,
    });
    FeatureTable {
        features: features.collect(),
        warnings,
        sources: Vec::new(),
    }
}

/// The numbers of the features for which something holds, the first ten of them.
fn numbers(raw: &[RawFeature], holds: impl Fn(&RawFeature) -> bool) -> Option<String> {
    let found: Vec<usize> = (1..)
        .zip(raw)
        .filter(|(_, f)| holds(f))
        .map(|(i, _)| i)
        .collect();
    if found.is_empty() {
        return None;
    }
    let shown: Vec<String> = found.iter().take(10).map(usize::to_string).collect();
    let more = found.len().saturating_sub(10);
    let tail = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    Some(format!("{}{tail}", shown.join(", ")))
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

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DocumentVisitor)
    }
}

struct DocumentVisitor;

impl<'de> Visitor<'de> for DocumentVisitor {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut document = Document::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => document.kind = Some(map.next_value()?),
                "features" => document.features = Some(map.next_value::<Counted>()?.0),
                "geometry" => document.single.geometry = map.next_value()?,
                "properties" => document.single.properties = properties(&mut map)?,
                "crs" => document.crs = Some(map.next_value()?),
                "coordinates" | "geometries" => {
                    document.coordinates_seen = true;
                    map.next_value::<IgnoredAny>()?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(document)
    }
}

fn properties<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Map<String, Value>, A::Error> {
    Ok(map
        .next_value::<Option<Map<String, Value>>>()?
        .unwrap_or_default())
}

/// A list of features that counts as it reads.
struct Counted(Vec<RawFeature>);

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Counted;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of features")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Counted, A::Error> {
                let mut features = Vec::new();
                while let Some(feature) = seq.next_element()? {
                    features.push(feature);
                    COUNT.with_borrow_mut(|count| *count = features.len());
                }
                Ok(Counted(features))
            }
        }
        deserializer.deserialize_seq(List)
    }
}

impl<'de> Deserialize<'de> for RawFeature {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct One;
        impl<'de> Visitor<'de> for One {
            type Value = RawFeature;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a GeoJSON Feature")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawFeature, A::Error> {
                let mut feature = RawFeature::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "geometry" => feature.geometry = map.next_value()?,
                        "properties" => feature.properties = properties(&mut map)?,
                        "type" => {
                            let kind: String = map.next_value()?;
                            if kind != "Feature" {
                                let message = format!("`{kind}` where a Feature should stand");
                                return Err(A::Error::custom(message));
                            }
                        }
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(feature)
            }
        }
        deserializer.deserialize_map(One)
    }
}
