//! `regions.csv`.

use super::error::Fault;
use super::row::Row;
use super::table::{Keys, Table};
use crate::{Centre, Kind, OfficialArea, Region, RegionId, Seat, Unit, fold};
use aimaq_words::Message;
use aimaq_words::msg;

pub(super) fn read(text: &str, faults: &mut Vec<Fault>) -> Table {
    let needed: [&[&str]; 3] = [&["id"], &["name", "name_en"], &["kind"]];
    Table::read("regions.csv", text, &needed, faults)
}

pub(super) fn region(
    id: RegionId,
    row: &mut Row<'_>,
    units_by_key: &Keys,
    units: &[Unit],
) -> Region {
    let from = row.day("area_since");
    let area = row.area("area_km2").map(|km2| OfficialArea {
        km2,
        figure: row.text("area_source").to_owned(),
        from,
        until: None,
        published: true,
    });
    Region {
        key: row.text("id").to_owned(),
        names: row.names(),
        aliases: row.list("aliases"),
        kind: Kind(row.needed("kind").to_owned()),
        centre: centre(row, id, units_by_key, units),
        codes: row.codes("codes"),
        areas: area.into_iter().collect(),
        since: None,
        ended: None,
    }
}

fn centre(row: &mut Row<'_>, id: RegionId, units_by_key: &Keys, units: &[Unit]) -> Option<Centre> {
    let (name, unit) = (row.text("centre"), row.text("centre_unit"));
    if name.is_empty() {
        return None;
    }
    let seat = if unit.is_empty() {
        seat_called(name, id, units).map_err(|message| ("centre", message))
    } else {
        seat_of(unit, units_by_key, units).map_err(|message| ("centre_unit", message))
    };
    match seat {
        Ok(seat) => {
            let mut names = seat.names.clone();
            name.clone_into(&mut names.en);
            Some(Centre {
                names,
                position: seat.position,
            })
        }
        Err((column, message)) => {
            row.wrong(column, message);
            None
        }
    }
}

/// The seat of a unit that is named by its id.
fn seat_of<'a>(id: &str, keys: &Keys, units: &'a [Unit]) -> Result<&'a Seat, Message> {
    let place = keys.get(id);
    let place = place.ok_or_else(|| {
        msg!(
            "error-load-unit-not-in",
            id = id.to_string(),
            table = keys.table.to_string()
        )
    })?;
    let seat = units
        .get(place as usize)
        .and_then(|unit| unit.seat.as_ref());
    seat.ok_or_else(|| msg!("error-load-no-seat", id = id.to_string()))
}

/// The seat of that name among the units of a region, where no unit is named.
fn seat_called<'a>(name: &str, region: RegionId, units: &'a [Unit]) -> Result<&'a Seat, Message> {
    let wanted = fold(name);
    let own = units.iter().filter(|unit| unit.region == region);
    let seats = own.filter_map(|unit| unit.seat.as_ref());
    let mut called = seats.filter(|seat| seat.names.all().any(|n| fold(n) == wanted));
    let what = match (called.next(), called.next()) {
        (Some(seat), None) => return Ok(seat),
        (Some(first), Some(second)) if first.position == second.position => return Ok(first),
        (Some(_), Some(_)) => msg!("error-load-several-seats"),
        (None, _) => msg!("error-load-none-seats"),
    };
    Err(msg!(
        "error-load-seat-called",
        what = what,
        name = name.to_string()
    ))
}
