//! The table of the chosen centres of a whole country.

use super::{cells, sentences};
use aimaq_measure::{ChooseBy, ChosenCentre, ChosenCentres};
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};
use aimaq_words::{Message, number, share};

/// One row per centre; below, everyone's ways and whether a better choice is ruled
/// out.
pub fn centres_table(chosen: &ChosenCentres) -> Table {
    let mut table = Table::new([
        "place",
        "unit",
        "in_law",
        "people",
        "mean_km",
        "farthest_km",
    ]);
    table.title = Some(title(chosen));
    table.rows = chosen.centres.iter().map(row).collect();
    let (mean, most) = (number(chosen.mean_km, 1), number(chosen.farthest_km, 1));
    let nearest = msg!("centres-nearest", mean = mean, most = most);
    table.notes.push(nearest.into());
    table.notes.extend(chosen.in_law.map(|law| {
        let (mean, most) = (number(law.mean_km, 1), number(law.farthest_km, 1));
        msg!(
            "centres-in-law",
            count = law.count,
            mean = mean,
            most = most
        )
        .into()
    }));
    let proof = match chosen.proven {
        true => msg!("centres-proven", nodes = chosen.nodes),
        false => msg!("centres-not-proven", gap = share(chosen.gap, 1)),
    };
    table.notes.push(proof.into());
    if chosen.timed_out {
        table.notes.push(msg!("centres-timed-out").into());
    }
    table
}

fn row(centre: &ChosenCentre) -> Vec<Cell> {
    vec![
        Cell::Name(centre.place.names.clone()),
        cells::path(centre.place.unit_path.as_ref()),
        match centre.in_law {
            true => Cell::Word("centre"),
            false => Cell::Missing,
        },
        Cell::whole(centre.people),
        Cell::km(centre.mean_km),
        Cell::km(centre.farthest_km),
    ]
}

fn title(chosen: &ChosenCentres) -> Message {
    let least = match chosen.by {
        ChooseBy::Median => msg!("centres-median", sum = sentences::people(chosen.value)),
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
