//! Units to and from the types of the crate `geojson`.

use super::Coverage;
use ::geojson::{Feature, FeatureCollection, Geometry, GeometryValue};
use geo_types::{MultiPolygon, Polygon};

/// Why a feature is no unit.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GeoJsonError {
    /// Its geometry is no land.
    #[error("feature {feature} is a {kind}; units are polygons or multipolygons")]
    NotLand {
        /// The feature's index.
        feature: usize,
        /// What it is.
        kind: &'static str,
    },
    /// Its coordinates make no polygon.
    #[error("feature {feature} is no polygon: {source}")]
    NoPolygon {
        /// The feature's index.
        feature: usize,
        /// What is wrong.
        source: Box<::geojson::Error>,
    },
}

/// The units of features: unit `i` is the `i`-th feature, one without a geometry a unit
/// without land.
///
/// ```
/// use aimaq_coverage::{Coverage, geojson::{collection, units}};
/// let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
///     "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}"#;
/// let read: geojson::FeatureCollection = text.parse()?;
/// let coverage = Coverage::build(&units(&read)?)?;
/// assert_eq!(collection(&coverage.polygons()).features.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The first feature that is neither land nor without a geometry.
pub fn units(collection: &FeatureCollection) -> Result<Vec<MultiPolygon<f64>>, GeoJsonError> {
    let features = collection.features.iter().enumerate();
    features
        .map(|(at, feature)| match &feature.geometry {
            None => Ok(MultiPolygon::new(vec![])),
            Some(geometry) => land(at, geometry),
        })
        .collect()
}

fn land(feature: usize, geometry: &Geometry) -> Result<MultiPolygon<f64>, GeoJsonError> {
    let wrong = |source| GeoJsonError::NoPolygon {
        feature,
        source: Box::new(source),
    };
    match &geometry.value {
        value @ GeometryValue::Polygon { .. } => {
            let polygon = Polygon::try_from(value).map_err(wrong)?;
            Ok(polygon.into())
        }
        value @ GeometryValue::MultiPolygon { .. } => value.try_into().map_err(wrong),
        other => Err(GeoJsonError::NotLand {
            feature,
            kind: other.type_name(),
        }),
    }
}

/// Polygons as features without properties, in their order; a unit without land is a
/// feature without a geometry.
pub fn collection(units: &[MultiPolygon<f64>]) -> FeatureCollection {
    FeatureCollection {
        bbox: None,
        features: units.iter().map(feature).collect(),
        foreign_members: None,
    }
}

/// The borders of a coverage as lines, each common border once, with the properties
/// `left` and `right`: the indices of the units beside it, or null.
pub fn borders(coverage: &Coverage) -> FeatureCollection {
    let features = coverage.arcs().map(|arc| {
        let line: geo_types::LineString<f64> = arc.coords.to_vec().into();
        let mut feature = bare(Some(GeometryValue::from(&line)));
        for (side, unit) in [("left", arc.left), ("right", arc.right)] {
            feature.set_property(side, unit.map(u32::from));
        }
        feature
    });
    FeatureCollection {
        bbox: None,
        features: features.collect(),
        foreign_members: None,
    }
}

fn feature(unit: &MultiPolygon<f64>) -> Feature {
    bare(match &unit.0[..] {
        [] => None,
        [polygon] => Some(GeometryValue::from(polygon)),
        _ => Some(GeometryValue::from(unit)),
    })
}

fn bare(value: Option<GeometryValue>) -> Feature {
    Feature {
        bbox: None,
        geometry: value.map(Geometry::new),
        id: None,
        properties: None,
        foreign_members: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::polygon;

    fn square(x: f64) -> MultiPolygon<f64> {
        polygon![(x: x, y: 0.), (x: x + 1., y: 0.), (x: x + 1., y: 1.), (x: x, y: 1.)].into()
    }

    #[test]
    fn units_come_back_bit_for_bit() {
        let both = MultiPolygon::new([square(0.1), square(5.3)].map(|u| u.0[0].clone()).to_vec());
        let all = [square(0.1), MultiPolygon::new(vec![]), both];
        let text = collection(&all).to_string();
        let read: FeatureCollection = text.parse().expect("GeoJSON");
        assert_eq!(units(&read).expect("land"), all);
    }

    #[test]
    fn a_point_is_no_unit() {
        let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
            "geometry":{"type":"Point","coordinates":[0,0]}}]}"#;
        let read: FeatureCollection = text.parse().expect("GeoJSON");
        let refused = units(&read).expect_err("a point").to_string();
        assert!(refused.starts_with("feature 0 is a Point"), "{refused}");
    }

    #[test]
    fn a_common_border_is_one_line_with_its_two_units() {
        let coverage = Coverage::build(&[square(0.0), square(1.0)]).expect("two squares");
        let lines = borders(&coverage).features;
        let sides = |side: &str| -> Vec<Option<u64>> {
            let values = lines.iter().map(|line| line.property(side));
            values.map(|value| value.and_then(|v| v.as_u64())).collect()
        };
        let mut both: Vec<_> = sides("left").into_iter().zip(sides("right")).collect();
        both.sort_unstable();
        assert_eq!(both, [(Some(0), None), (Some(0), Some(1)), (Some(1), None)]);
    }
}
