//! The chosen centres of a whole country.

use super::cell::Cell;
use super::sentences::people;
use super::table::Table;
use crate::measure::{ChooseBy, ChosenCentre, ChosenCentres, LawCentres};
use crate::msg;
use crate::words::{Lang, Message, number, share};

/// One row per centre; below, everyone's ways and whether a better choice is ruled
/// out.
pub fn centres_view(chosen: &ChosenCentres, lang: Lang) -> Table {
    let mut table = Table::new(&[
        "place",
        "unit",
        "in_law",
        "people",
        "mean_km",
        "farthest_km",
    ]);
    table.title = Some(title(chosen).into());
    table.rows = chosen.centres.iter().map(|c| row(c, lang)).collect();
    table.notes.push(nearest(chosen).into());
    table
        .notes
        .extend(chosen.in_law.map(|law| in_law(&law).into()));
    table.notes.push(proof(chosen).into());
    table
}

fn row(centre: &ChosenCentre, lang: Lang) -> Vec<Cell> {
    vec![
        Cell::name(&centre.place.names, lang),
        Cell::Text(centre.place.unit_path.clone()),
        match centre.in_law {
            true => Cell::Word("centre"),
            false => Cell::Missing,
        },
        Cell::Whole(centre.people),
        Cell::Decimal(centre.mean_km, 1),
        Cell::Decimal(centre.farthest_km, 1),
    ]
}

fn title(chosen: &ChosenCentres) -> Message {
    let least = match chosen.by {
        ChooseBy::Median => msg!("centres-median", sum = people(chosen.value)),
        ChooseBy::Centre => msg!("centres-centre", km = number(chosen.value, 1)),
    };
    msg!(
        "centres-title",
        count = chosen.centres.len(),
        points = chosen.points,
        places = chosen.candidates,
        least = least,
    )
}

fn nearest(chosen: &ChosenCentres) -> Message {
    let (mean, most) = (number(chosen.mean_km, 1), number(chosen.farthest_km, 1));
    msg!("centres-nearest", mean = mean, most = most)
}

fn in_law(law: &LawCentres) -> Message {
    let (mean, most) = (number(law.mean_km, 1), number(law.farthest_km, 1));
    msg!(
        "centres-in-law",
        count = law.count,
        mean = mean,
        most = most
    )
}

fn proof(chosen: &ChosenCentres) -> Message {
    match chosen.proven {
        true => msg!("centres-proven", nodes = chosen.nodes),
        false => msg!("centres-not-proven", gap = share(chosen.gap, 1)),
    }
}
