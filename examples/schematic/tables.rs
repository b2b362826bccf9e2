//! The tables of the data set: outlines and the units inside them.

use std::path::Path;

use aimaq::io::{parse_features, read_text};
use geo_types::{Coord, MultiPolygon};
use serde::Deserialize;

use super::Outcome;
use super::reform::Reform;

/// Land of the parts that the reform divides units into, by their code, km²: polygons
/// of 2024 after OCHA COD-AB, geodesic, as the other areas of `units.csv`.
const PART_AREAS: [(&str, f64); 2] = [("103400000", 14211.1), ("635600000", 5551.9)];

/// A row of `units.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    region: String,
    name_en: String,
    kind: String,
    seat_lat: f64,
    seat_lon: f64,
    area_km2: f64,
}

/// What gets a cell: a unit, or a part of one that the reform divides.
#[derive(Debug)]
pub(crate) struct Unit {
    /// Id of the unit.
    pub(crate) id: String,
    /// `district` or a kind of city.
    pub(crate) kind: String,
    seat: Coord<f64>,
    /// Published or measured area, km².
    pub(crate) area_km2: f64,
    /// Its row in `units.csv`, from 0.
    pub(crate) row: u32,
    /// Its code, if it is split off.
    pub(crate) code: Option<String>,
    /// Id of the later region.
    later: String,
}

impl Unit {
    /// Where its seat is, degrees.
    pub(crate) fn seat(&self) -> Coord<f64> {
        self.seat
    }
}

/// Everything that the drawing starts from.
pub(crate) struct Tables {
    /// The units in the order of their table, then the parts.
    pub(crate) units: Vec<Unit>,
    /// Ids of the units in the order of their table.
    pub(crate) ids: Vec<String>,
    /// Ids of the later regions in the order of the outlines.
    pub(crate) regions: Vec<String>,
    /// The outlines of the later regions.
    pub(crate) outlines: Vec<MultiPolygon<f64>>,
    /// For each outline what is on it.
    pub(crate) units_on: Vec<Vec<usize>>,
}

/// Reads the tables of a folder and the outlines of the later regions.
pub(crate) fn read(folder: &Path, outlines: &Path) -> Outcome<Tables> {
    let rows = rows(&read_text(&folder.join("units.csv"))?)?;
    let plan = read_text(&folder.join("reforms/kazakhstan-2022.toml"))?;
    let reform = Reform::read(&plan)?;
    let text = read_text(outlines)?;
    let (mut regions, mut shapes) = (Vec::new(), Vec::new());
    for feature in parse_features(text.as_bytes(), "outlines")?.features {
        regions.push(feature.text("region").ok_or("an outline has no region")?);
        shapes.push(feature.into_polygons());
    }
    let units = units(&rows, &reform)?;
    let on = |region: &String| -> Vec<usize> {
        let here = |unit: &Unit| unit.later == *region;
        (0..units.len()).filter(|&u| here(&units[u])).collect()
    };
    let units_on: Vec<Vec<usize>> = regions.iter().map(on).collect();
    let placed: usize = units_on.iter().map(Vec::len).sum();
    if placed != units.len() {
        return Err(format!("{} units are on no land", units.len() - placed).into());
    }
    Ok(Tables {
        units,
        ids: rows.into_iter().map(|row| row.id).collect(),
        regions,
        outlines: shapes,
        units_on,
    })
}

/// The units without what is split off, then the parts that are.
fn units(rows: &[Row], reform: &Reform) -> Outcome<Vec<Unit>> {
    let (mut units, mut parts) = (Vec::new(), Vec::new());
    for (i, row) in (0..).zip(rows) {
        let mut unit = Unit {
            id: row.id.clone(),
            kind: row.kind.clone(),
            seat: Coord {
                x: row.seat_lon,
                y: row.seat_lat,
            },
            area_km2: row.area_km2,
            row: i,
            code: None,
            later: reform.region_of(&row.name_en, &row.region),
        };
        for part in reform.parts_of(&row.name_en, &row.region) {
            let mut areas = PART_AREAS.iter();
            let area = areas.find(|(code, _)| *code == part.code);
            let (_, area_km2) = area.ok_or(format!("{} has no area", part.name))?;
            unit.area_km2 -= area_km2;
            unit.seat = reform
                .seat_of(&row.name_en, &row.region)
                .unwrap_or(unit.seat);
            parts.push(Unit {
                id: row.id.clone(),
                kind: row.kind.clone(),
                seat: part.seat,
                area_km2: *area_km2,
                row: i,
                code: Some(part.code.clone()),
                later: reform.region_of(&part.name, &row.region),
            });
        }
        units.push(unit);
    }
    units.append(&mut parts);
    Ok(units)
}

fn rows(text: &str) -> Outcome<Vec<Row>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<Row> = reader.deserialize().collect::<Result<_, _>>()?;
    let without = rows
        .iter()
        .find(|row| row.area_km2.is_nan() || row.area_km2 <= 0.0);
    match without {
        Some(row) => Err(format!("units.csv: {} has no area", row.id).into()),
        None => Ok(rows),
    }
}
