//! Points of a GeoJSON file.

use crate::msg;
use geo_types::Coord;
use serde_json::{Map, Value};

use super::locate::{LocateCounts, LocateError, Places, word};
use crate::io::{Feature, FeatureGeometry, FeatureTable, InputError};

/// Adds to each point the fields of the unit that it lies in, and `place`; a
/// feature without a geometry gets empty fields.
///
/// # Errors
/// A feature that is not one point.
pub fn locate_features(
    points: FeatureTable,
    places: &Places,
    label: &str,
) -> Result<(Vec<Feature>, LocateCounts), LocateError> {
    let at = points
        .features
        .iter()
        .enumerate()
        .map(|(i, feature)| point(feature, i + 1, label))
        .collect::<Result<Vec<_>, _>>()?;
    let taken = names(&points.features);
    let (added, renamed) = places.names_beside(&taken);
    let mut counts = LocateCounts {
        renamed,
        ..LocateCounts::default()
    };
    let mut features = points.features;
    for (i, (feature, at)) in features.iter_mut().zip(at).enumerate() {
        match at {
            Some(at) => add(places, &added, &mut feature.properties, at, &mut counts),
            None => {
                counts.pointless.push(i + 1);
                let empty = added.iter().map(|name| (name.clone(), Value::Null));
                feature.properties.extend(empty);
            }
        }
    }
    Ok((features, counts))
}

fn add(
    places: &Places,
    added: &[String],
    fields: &mut Map<String, Value>,
    at: Coord<f64>,
    counts: &mut LocateCounts,
) {
    let place = places.locator.locate(at);
    counts.count(place);
    for (i, name) in added.iter().take(places.fields.len()).enumerate() {
        let value = place
            .unit()
            .map(|unit| places.values[unit.index()][i].clone());
        fields.insert(name.clone(), value.unwrap_or_default());
    }
    if let Some(name) = added.last() {
        fields.insert(name.clone(), Value::from(word(place)));
    }
}

fn names(features: &[Feature]) -> Vec<&str> {
    let mut seen = rustc_hash::FxHashSet::default();
    let names = features.iter().flat_map(|f| f.properties.keys());
    names
        .map(String::as_str)
        .filter(|name| seen.insert(*name))
        .collect()
}

fn point(feature: &Feature, number: usize, label: &str) -> Result<Option<Coord<f64>>, InputError> {
    let what = match &feature.geometry {
        FeatureGeometry::Nothing => return Ok(None),
        FeatureGeometry::Points(points) => match points.as_slice() {
            [one] => return Ok(Some(*one)),
            several => msg!("error-points", n = several.len()),
        },
        FeatureGeometry::Lines(_) => msg!("error-a-line"),
        FeatureGeometry::Polygons(_) => msg!("error-a-polygon"),
    };
    let message = msg!(
        "error-feature-one-point",
        feature = number.to_string(),
        what = what
    );
    Err(InputError::content(label, message))
}
