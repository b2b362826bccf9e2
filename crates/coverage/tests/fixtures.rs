//! Hand-made files, read by the `geojson` crate.

#![allow(clippy::expect_used, clippy::panic)] // a test that cannot go on says why

use geo_types::MultiPolygon;
use geojson::{Feature, FeatureCollection, GeoJson};

/// The units of a hand-made file in `tests/fixtures` of the repository.
pub(crate) fn fixture(name: &str) -> Vec<MultiPolygon<f64>> {
    let root = env!("CARGO_MANIFEST_DIR");
    let path = format!("{root}/../../tests/fixtures/{name}.geojson");
    let text = std::fs::read_to_string(path).expect("the fixture is there");
    let parsed: GeoJson = text.parse().expect("the fixture is GeoJSON");
    let collection = FeatureCollection::try_from(parsed).expect("a collection");
    collection.features.into_iter().map(polygons).collect()
}

/// An empty multipolygon for a feature without land.
fn polygons(feature: Feature) -> MultiPolygon<f64> {
    let Some(geometry) = feature.geometry else {
        return MultiPolygon::new(vec![]);
    };
    match geo_types::Geometry::try_from(geometry).expect("a geometry") {
        geo_types::Geometry::Polygon(polygon) => polygon.into(),
        geo_types::Geometry::MultiPolygon(polygons) => polygons,
        other => panic!("not land: {other:?}"),
    }
}
