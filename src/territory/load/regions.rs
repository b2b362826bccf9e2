//! `regions.csv`.

use serde::Deserialize;

use super::LoadError;
use super::fields::{area, codes, list};
use super::row::Row;
use super::table::{Keys, Table};
use crate::territory::{Centre, Kind, OfficialArea, Region, RegionId, Seat, Unit, fold};

/// A row of the table.
#[derive(Deserialize)]
pub(super) struct RegionRow {
    pub(super) id: String,
    name_en: String,
    #[serde(default)]
    aliases: String,
    #[serde(default)]
    codes: String,
    #[serde(default)]
    centre: String,
    #[serde(default)]
    centre_unit: String,
    kind: String,
    #[serde(default)]
    area_km2: Option<f64>,
    #[serde(default)]
    area_source: String,
}

pub(super) fn read(text: &str) -> Result<Table<Row<RegionRow>>, LoadError> {
    Table::read("regions.csv", text)
}

pub(super) fn region(
    id: RegionId,
    row: &Row<RegionRow>,
    units_by_key: &Keys,
    units: &[Unit],
) -> Result<Region, String> {
    let area = area(row.area_km2)?.map(|km2| OfficialArea {
        km2,
        figure: row.area_source.clone(),
        from: None,
        until: None,
        published: true,
    });
    Ok(Region {
        key: row.id.clone(),
        names: row.names(&row.name_en),
        aliases: list(&row.aliases),
        kind: Kind(row.kind.clone()),
        centre: centre(row, id, units_by_key, units)?,
        codes: codes(&row.codes)?,
        areas: area.into_iter().collect(),
        since: None,
        ended: None,
    })
}

fn centre(
    row: &Row<RegionRow>,
    id: RegionId,
    units_by_key: &Keys,
    units: &[Unit],
) -> Result<Option<Centre>, String> {
    if row.centre.is_empty() {
        return Ok(None);
    }
    let seat = if row.centre_unit.is_empty() {
        seat_called(&row.centre, id, units)?
    } else {
        let unit = units_by_key.get(&row.centre_unit);
        let seat = unit.and_then(|i| units.get(i as usize)?.seat.as_ref());
        let unit = &row.centre_unit;
        seat.ok_or_else(|| format!("centre_unit `{unit}` is not a unit with a seat"))?
    };
    let mut names = seat.names.clone();
    names.en.clone_from(&row.centre);
    Ok(Some(Centre {
        names,
        position: seat.position,
    }))
}

/// The seat of that name among the units of a region, where no unit is named.
fn seat_called<'a>(name: &str, region: RegionId, units: &'a [Unit]) -> Result<&'a Seat, String> {
    let wanted = fold(name);
    let own = units.iter().filter(|unit| unit.region == region);
    let seats = own.filter_map(|unit| unit.seat.as_ref());
    let mut called = seats.filter(|seat| seat.names.all().any(|n| fold(n) == wanted));
    let what = match (called.next(), called.next()) {
        (Some(seat), None) => return Ok(seat),
        (Some(first), Some(second)) if first.position == second.position => return Ok(first),
        (Some(_), Some(_)) => "several units of the region have",
        (None, _) => "no unit of the region has",
    };
    Err(format!(
        "{what} a seat called `{name}`; write the id of its unit into the column `centre_unit`"
    ))
}
