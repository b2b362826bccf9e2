//! Demand from a table of points.

use geo_types::Coord;

use super::demand::{Demand, DemandPlace, push};
use aimaq_territory::{AtomId, Names, Territory};

/// Points with people, as a user brings them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DemandTable {
    /// The file it is from, for people.
    pub label: String,
    /// The points.
    pub points: Vec<TablePoint>,
    /// Points without a number of people, which are left out.
    pub without_people: usize,
}

/// A point of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TablePoint {
    /// Names; English is empty where the table has none.
    pub names: Names,
    /// Longitude and latitude in degrees.
    pub position: Coord<f64>,
    /// People.
    pub people: f64,
}

/// A table's demand, and what did not become part of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Located {
    /// The demand.
    pub demand: Demand,
    /// Indexes of points that lie in no unit.
    pub outside: Vec<usize>,
    /// Units' pieces without a point, whose people start from the seat.
    pub at_seat: Vec<AtomId>,
}

/// Places the points of a table in the pieces of a territory; `None` where the
/// territory has no boundaries to do so.
///
/// With `scaled`, the points of every piece are scaled, up or down, to its
/// official population, and a piece without points starts from its seat; without,
/// the table's own numbers count and nothing is added.
pub fn demand_of_table(
    territory: &Territory,
    table: &DemandTable,
    scaled: bool,
) -> Option<Located> {
    let locator = territory.coverage.as_ref()?.locator();
    let positions: Vec<Coord<f64>> = table.points.iter().map(|p| p.position).collect();
    let atoms = locator.locate_all_parallel(&positions);
    let mut located = Located::default();
    let mut inside: Vec<Vec<u32>> = vec![Vec::new(); territory.atoms.len()];
    for (i, atom) in (0u32..).zip(&atoms) {
        match atom.and_then(|atom| inside.get_mut(atom.index())) {
            Some(points) => points.push(i),
            None => located.outside.push(i as usize),
        }
    }
    located.demand.rows = table.points.iter().map(|p| p.names.clone()).collect();
    for (i, members) in (0u32..).zip(&inside) {
        spread(territory, table, AtomId(i), members, scaled, &mut located);
    }
    Some(located)
}

fn spread(
    territory: &Territory,
    table: &DemandTable,
    id: AtomId,
    members: &[u32],
    scaled: bool,
    located: &mut Located,
) {
    let atom = territory.atom(id);
    let official = atom.population as f64;
    let point = |i: u32| &table.points[i as usize];
    let counted: f64 = members.iter().map(|&i| point(i).people).sum();
    let demand = &mut located.demand;
    if scaled && counted <= 0.0 {
        match atom.seat {
            Some(seat) => push(demand, seat, official, id, DemandPlace::Seat),
            None => demand.unplaced += atom.population,
        }
        if atom.population > 0 && atom.seat.is_some() {
            located.at_seat.push(id);
        }
        return;
    }
    let scale = if scaled { official / counted } else { 1.0 };
    for &i in members {
        let TablePoint {
            position, people, ..
        } = *point(i);
        push(demand, position, people * scale, id, DemandPlace::Row(i));
    }
}
