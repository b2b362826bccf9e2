//! Demand: where people start from.
//!
//! Every piece of territory (atom) has an official population. Its settlements
//! take their own people of it and the rest start from its seat; where the
//! settlements' source counts more people than the official figure, they are
//! scaled down to it. The points are the same before and after: people do not
//! move, borders and centres do.
//!
//! Demand that comes as a table is in [`super::demand_of_table`].

use geo_types::Coord;
use serde::Serialize;

use aimaq_territory::{AtomId, Names, Territory};
use aimaq_words::keyword::keywords;

keywords! {
    /// How demand is spread inside a unit.
    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum DemandModel: "model of demand", default Settlements {
        /// At the settlements, the rest at the seat.
        Settlements = "settlements",
        /// Everyone at the seat.
        Seats = "seats",
    }
}

/// People at a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DemandPoint {
    /// Longitude and latitude in degrees.
    pub position: Coord<f64>,
    /// People; a fraction where settlements were scaled.
    pub people: f64,
    /// The piece of territory they live in.
    pub atom: AtomId,
    /// What the point is.
    pub place: DemandPlace,
}

/// What a demand point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemandPlace {
    /// A settlement of the territory, by its index.
    Settlement(u32),
    /// The seat of a unit.
    Seat,
    /// A row of a table, by its index in [`Demand::rows`].
    Row(u32),
}

impl DemandPlace {
    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Settlement(_) => "settlement",
            Self::Seat => "seat",
            Self::Row(_) => "row",
        }
    }
}

/// All demand of a territory.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Demand {
    /// The points, by atom.
    pub points: Vec<DemandPoint>,
    /// People in atoms that have neither a seat nor settlements.
    pub unplaced: u64,
    /// Names of the rows of a table that points came from.
    pub rows: Vec<Names>,
}

impl Demand {
    /// The name of a point: of its settlement or row, or of the seat's unit.
    pub fn name<'a>(&'a self, point: &DemandPoint, territory: &'a Territory) -> Option<&'a Names> {
        match point.place {
            DemandPlace::Settlement(i) => {
                let settlement = territory.settlements.get(i as usize);
                settlement.map(|settlement| &settlement.names)
            }
            DemandPlace::Row(i) => self.rows.get(i as usize),
            DemandPlace::Seat => None,
        }
    }

    /// People at all points.
    pub fn people(&self) -> f64 {
        self.points.iter().map(|point| point.people).sum()
    }
}

/// Spreads the official population of each atom over points.
///
/// Take the later of two states: its atoms are the finer ones, so that the sum
/// of every earlier and later unit is its official population.
pub fn demand(territory: &Territory, model: DemandModel) -> Demand {
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); territory.atoms.len()];
    if model == DemandModel::Settlements {
        for (i, settlement) in territory.settlements.iter().enumerate() {
            inside[settlement.atom.0 as usize].push(i);
        }
    }
    let mut demand = Demand::default();
    for (i, members) in (0u32..).zip(&inside) {
        spread(territory, AtomId(i), members, &mut demand);
    }
    demand
}

fn spread(territory: &Territory, id: AtomId, settlements: &[usize], demand: &mut Demand) {
    let atom = territory.atom(id);
    let official = atom.population as f64;
    let counted: u64 = settlements
        .iter()
        .map(|&i| territory.settlements[i].population)
        .sum();
    let scale = match (counted, atom.seat) {
        (0, _) => 0.0,
        // Without a seat the settlements stand for everyone.
        (_, None) => official / counted as f64,
        (counted, Some(_)) => (official / counted as f64).min(1.0),
    };
    for &i in settlements {
        let settlement = &territory.settlements[i];
        push(
            demand,
            settlement.position,
            settlement.population as f64 * scale,
            id,
            DemandPlace::Settlement(i as u32),
        );
    }
    let rest = official - counted as f64 * scale;
    match atom.seat {
        Some(seat) => push(demand, seat, rest, id, DemandPlace::Seat),
        None if counted == 0 => demand.unplaced += atom.population,
        None => {}
    }
}

/// The settlements with the people that their own source counts, and nobody
/// else: the sums are not the official ones.
pub fn unscaled_settlements(territory: &Territory) -> Demand {
    let mut demand = Demand::default();
    for (i, s) in (0u32..).zip(&territory.settlements) {
        let place = DemandPlace::Settlement(i);
        push(&mut demand, s.position, s.population as f64, s.atom, place);
    }
    demand
}

/// Adds a point where there is anyone.
pub(super) fn push(
    demand: &mut Demand,
    position: Coord<f64>,
    people: f64,
    atom: AtomId,
    place: DemandPlace,
) {
    // Less than a millionth of a person is what rounding leaves.
    if people > 1e-6 {
        demand.points.push(DemandPoint {
            position,
            people,
            atom,
            place,
        });
    }
}
