//! All layers of a run in one GeoPackage, for those who go on in a GIS.

use std::io;

use geo_types::Coord;
use serde_json::{Map, Value, json};

use super::layers::{Layer, rows};
use super::looks::Looks;
use super::prepare::Prepared;
use super::views::ViewTables;
use crate::io::{self as formats, Feature, FeatureGeometry, Row};
use crate::table::Table;
use crate::territory::{Names, Territory, Unit, UnitId};
use crate::words::Lang;

/// The layers with land.
const LAND: [(&str, Layer); 4] = [
    ("regions_after", Layer::RegionsAfter),
    ("regions_before", Layer::RegionsBefore),
    ("units_after", Layer::UnitsAfter),
    ("units_before", Layer::UnitsBefore),
];

/// Regions and units of both states, the centres of both, the seats of the later units, and
/// the places that people start from with their ways.
///
/// # Errors
/// If the database cannot be made.
pub(super) fn results(prepared: &Prepared, tables: &ViewTables) -> io::Result<Vec<u8>> {
    let (before, after) = (&prepared.applied.before, &prepared.applied.after);
    let is_alone = prepared.applied.changes_nothing();
    let same_units = same_units(before, after);
    let is_told = |which: Layer| match which {
        Layer::RegionsBefore => !is_alone,
        Layer::UnitsBefore => !is_alone && !same_units,
        Layer::RegionsAfter | Layer::UnitsAfter => true,
    };
    let layers = LAND.iter().filter(|(_, which)| is_told(*which));
    let layers: Vec<&(&str, Layer)> = layers.collect();
    let land: Vec<Vec<Row>> = layers
        .iter()
        .map(|(_, which)| rows(prepared, *which).into_iter().map(Row::from).collect())
        .collect();
    let places = tables.iter().find(|(view, _)| view.key == "settlements");
    let places = places.map_or_else(Vec::new, |(_, table)| places_of(table, prepared.lang()));
    let mut centres = match is_alone {
        true => Vec::new(),
        false => centres(before, "before"),
    };
    centres.extend(self::centres(after, "after"));
    let looks = Looks::of(before, after, &prepared.theme);
    let points = [
        ("centres", centres, &looks.centres),
        ("seats", seats(after), &looks.seats),
        ("settlements", places, &looks.settlements),
    ];
    let points = points
        .iter()
        .filter(|(_, features, _)| !features.is_empty());
    let points = points.map(|(name, features, look)| {
        let layer = formats::Layer::Features(features);
        (*name, layer, Some(*look))
    });
    let land = layers.iter().zip(&land);
    let land = land.map(|((name, which), rows)| {
        let layer = formats::Layer::Rows(rows);
        (*name, layer, Some(looks.of_land(*which)))
    });
    formats::geopackage(&points.chain(land).collect::<Vec<_>>())
}

/// Whether all units are what they were but for their region, which the later ones say.
fn same_units(before: &Territory, after: &Territory) -> bool {
    let mut earlier = before.living_units();
    let is_same = |(id, unit): (UnitId, &Unit)| {
        earlier.next().is_some_and(|(earlier_id, earlier)| {
            let code = earlier.code_on(before.date) == unit.code_on(after.date);
            let same = earlier.names == unit.names && earlier.kind == unit.kind;
            let land = earlier.atoms == unit.atoms && earlier.seat == unit.seat;
            id == earlier_id && code && same && land
        })
    };
    let same_land = before.atoms.len() == after.atoms.len();
    same_land && after.living_units().all(is_same) && earlier.next().is_none()
}

/// A point with properties, and its names in other languages behind the first.
fn point(at: Coord<f64>, names: &Names, langs: &[Lang], others: Value) -> Feature {
    let mut properties = Map::new();
    properties.insert("name".to_owned(), json!(names.main()));
    for lang in langs {
        properties.insert(format!("name_{lang}"), json!(names.given(*lang)));
    }
    if let Value::Object(others) = others {
        properties.extend(others);
    }
    Feature {
        id: None,
        geometry: FeatureGeometry::Points(vec![at]),
        properties,
    }
}

fn centres(territory: &Territory, state: &str) -> Vec<Feature> {
    let langs = territory.languages();
    let regions = territory.living_regions();
    let centres = regions.filter_map(|(_, region)| {
        let centre = region.centre.as_ref()?;
        let others = json!({
            "state": state,
            "region": region.names.main(),
            "region_code": region.code_on(territory.date),
            "path": region.names.main(),
        });
        Some(point(centre.position, &centre.names, &langs, others))
    });
    centres.collect()
}

fn seats(territory: &Territory) -> Vec<Feature> {
    let langs = territory.languages();
    let units = territory.living_units();
    let seats = units.filter_map(|(id, unit)| {
        let seat = unit.seat.as_ref()?;
        let region = territory.region(unit.region);
        let others = json!({
            "unit": unit.names.main(),
            "unit_code": unit.code_on(territory.date),
            "path": territory.unit_path(id).main(),
            "region": region.names.main(),
            "region_code": region.code_on(territory.date),
        });
        Some(point(seat.position, &seat.names, &langs, others))
    });
    seats.collect()
}

/// The rows of a table of places.
fn places_of(table: &Table, lang: Lang) -> Vec<Feature> {
    let Value::Array(rows) = table.to_json(lang) else {
        return Vec::new();
    };
    let place = |row: Value| {
        let Value::Object(properties) = row else {
            return None;
        };
        let degrees = |key: &str| properties.get(key).and_then(Value::as_f64);
        let at = Coord {
            x: degrees("longitude")?,
            y: degrees("latitude")?,
        };
        Some(Feature {
            id: None,
            geometry: FeatureGeometry::Points(vec![at]),
            properties,
        })
    };
    rows.into_iter().filter_map(place).collect()
}
