//! Regions and units as GeoJSON.

use std::collections::BTreeMap;

use geo_types::MultiPolygon;
use serde_json::{Map, Value, json};

use super::prepare::Prepared;
use crate::compare::{RegionSummary, StateSummary, UnitChange, kind_counts, summarise};
use crate::io::{InputError, write_features};
use crate::territory::{Lang, Names, Territory, UnitId, region_shapes, unit_shapes};

/// A layer of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Regions before the reform.
    RegionsBefore,
    /// Regions after the reform.
    RegionsAfter,
    /// Units before the reform.
    UnitsBefore,
    /// Units after the reform.
    UnitsAfter,
}

/// A layer as GeoJSON, and the number of its features. Units and regions
/// without land have a null geometry.
///
/// # Errors
/// If a coordinate cannot be written.
pub fn layer(prepared: &Prepared, which: Layer) -> Result<(String, usize), InputError> {
    let features = rows(prepared, which);
    let schematic = prepared.applied.after.schematic;
    let count = features.len();
    let note = json!({
        "plan": prepared.name,
        "schematic_boundaries": schematic,
        "program": format!("aimaq {}", env!("CARGO_PKG_VERSION")),
    });
    Ok((write_features(&features, Some(&note))?, count))
}

/// The features of a layer.
pub(super) fn rows(prepared: &Prepared, which: Layer) -> Vec<Row> {
    let (applied, comparison) = (&prepared.applied, &prepared.comparison);
    match which {
        Layer::RegionsBefore => regions(&applied.before, &comparison.before),
        Layer::RegionsAfter => regions(&applied.after, &comparison.after),
        Layer::UnitsBefore => units(&applied.before, &comparison.units),
        Layer::UnitsAfter => units(&applied.after, &comparison.units),
    }
}

/// The regions or units of a state as GeoJSON, and the number of features.
///
/// # Errors
/// If a coordinate cannot be written.
pub fn state_layer(territory: &Territory, of_units: bool) -> Result<(String, usize), InputError> {
    let features = if of_units {
        units(territory, &[])
    } else {
        regions(territory, &summarise(territory, &[]))
    };
    let note = json!({
        "territory": territory.name,
        "date": territory.date,
        "schematic_boundaries": territory.schematic,
        "program": format!("aimaq {}", env!("CARGO_PKG_VERSION")),
    });
    Ok((write_features(&features, Some(&note))?, features.len()))
}

/// A feature ready to be written.
pub(super) type Row = (Map<String, Value>, MultiPolygon<f64>);

fn regions(territory: &Territory, summary: &StateSummary) -> Vec<Row> {
    let langs = territory.languages();
    let shapes = region_shapes(territory);
    let counts = kind_counts(territory, territory);
    let counts: Vec<(&str, Vec<usize>)> = counts
        .iter()
        .map(|count| (count.key.as_str(), count.of(territory)))
        .collect();
    let rows = summary.regions.iter().map(|region| {
        let shape = shapes.get(region.id.0 as usize).cloned();
        (
            region_properties(territory, region, &counts, &langs),
            shape.unwrap_or_else(|| MultiPolygon::new(Vec::new())),
        )
    });
    rows.collect()
}

fn region_properties(
    territory: &Territory,
    r: &RegionSummary,
    counts: &[(&str, Vec<usize>)],
    langs: &[Lang],
) -> Map<String, Value> {
    let area = r.area.as_ref();
    let centre = territory.region(r.id).centre.as_ref();
    let mut properties = object(json!({
        "name": r.region.en,
        "code": r.code,
        "path": r.region.main(),
        "centre": r.centre.as_ref().map(|c| &c.en),
        "centre_lat": centre.map(|c| c.position.y),
        "centre_lon": centre.map(|c| c.position.x),
        "date": territory.date,
        "units": r.units,
    }));
    let counts = counts.iter();
    properties.extend(counts.map(|(key, of)| ((*key).to_owned(), of[r.id.index()].into())));
    properties.extend(object(json!({
        "population": r.population,
        "area_km2": area.map(|a| round(a.km2)),
        "area_source": area.map(|a| a.source.word()),
        "distance_mean_km": r.distance_km.map(|d| round(d.mean)),
        "schematic": territory.schematic,
    })));
    named(properties, &r.region, langs)
}

/// Kilometres to three decimals.
fn round(v: f64) -> f64 {
    (v * 1000.0).round() / 1000.0
}

/// The units of a territory, with the mean distances of those that are measured.
fn units(territory: &Territory, measured: &[UnitChange]) -> Vec<Row> {
    let measured: BTreeMap<UnitId, &UnitChange> = measured.iter().map(|u| (u.id, u)).collect();
    let langs = territory.languages();
    let shapes = unit_shapes(territory);
    let rows = territory.living_units().map(|(id, unit)| {
        let mut properties = json!({
            "name": unit.names.en,
            "code": unit.code_on(territory.date),
            "path": territory.unit_path(id).main(),
            "kind": unit.kind.0,
            "region": territory.region(unit.region).names.en,
            "region_code": territory.region(unit.region).code_on(territory.date),
            "seat": unit.seat.as_ref().map(|s| &s.names.en),
            "seat_lat": unit.seat.as_ref().map(|s| s.position.y),
            "seat_lon": unit.seat.as_ref().map(|s| s.position.x),
            "date": territory.date,
            "population": territory.population(id),
            "schematic": territory.schematic,
        });
        if let Some(u) = measured.get(&id) {
            properties["region_before"] = json!(u.region_before.en);
            properties["distance_before_km"] = json!(u.distance_before_km.map(round));
            properties["distance_after_km"] = json!(u.distance_after_km.map(round));
            properties["distance_change_km"] = json!(u.distance_change_km.map(round));
        }
        let shape = shapes.get(id.0 as usize).cloned();
        (
            named(object(properties), &unit.names, &langs),
            shape.unwrap_or_else(|| MultiPolygon::new(Vec::new())),
        )
    });
    rows.collect()
}

/// With the names in other languages after the main one, empty where there is none.
fn named(properties: Map<String, Value>, names: &Names, langs: &[Lang]) -> Map<String, Value> {
    let mut all = Map::new();
    for (key, value) in properties {
        let is_name = key == "name";
        all.insert(key, value);
        if is_name {
            let given = langs.iter().map(|lang| (*lang, names.given(*lang)));
            all.extend(given.map(|(lang, name)| (format!("name_{lang}"), Value::from(name))));
        }
    }
    all
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
