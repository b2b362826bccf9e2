//! `units.csv`.

use super::error::Fault;
use super::row::Row;
use super::table::{Keys, Table};
use crate::{Atom, AtomId, Kind, OfficialArea, RegionId, Seat, Unit};

pub(super) fn read(text: &str, faults: &mut Vec<Fault>) -> Table {
    let needed: [&[&str]; 5] = [
        &["id"],
        &["region"],
        &["name", "name_en"],
        &["kind"],
        &["population"],
    ];
    Table::read("units.csv", text, &needed, faults)
}

/// A unit with its one piece.
pub(super) fn unit(i: u32, row: &mut Row<'_>, regions: &Keys) -> (Unit, Atom) {
    let seat = seat(row);
    let atom = Atom {
        parent: None,
        population: row.people("population"),
        estimated: false,
        seat: seat.as_ref().map(|seat| seat.position),
    };
    let figure = row.text("area_figure").to_owned();
    let unit = Unit {
        key: row.text("id").to_owned(),
        names: row.names(),
        aliases: row.list("aliases"),
        kind: Kind(row.needed("kind").to_owned()),
        region: RegionId(row.found("region", regions)),
        seat,
        codes: row.codes("codes"),
        atoms: vec![AtomId(i)],
        pieces_then: 0,
        area: row.area("area_km2").map(|km2| OfficialArea {
            km2,
            published: figure.starts_with("published"),
            figure,
            from: None,
            until: None,
        }),
        source: row.text("source").to_owned(),
        since: None,
        ended: None,
    };
    (unit, atom)
}

fn seat(row: &mut Row<'_>) -> Option<Seat> {
    Some(Seat {
        position: row.position("seat_lat", "seat_lon")?,
        names: row.seat_names(),
    })
}
