//! Who goes from which region to which: people and their ways, for each pair.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Comparison, Study};
use aimaq_reform::Applied;
use aimaq_territory::{Names, RegionId, Territory, UnitId};
use aimaq_words::table::{Cell, Table};

/// The people of one region who come to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoveRow {
    /// Their region before.
    pub region_before: Names,
    /// Their region after.
    pub region_after: Names,
    /// Later units in which they live.
    pub units: usize,
    /// People.
    pub people: f64,
    /// Mean kilometres to the centre before.
    pub before_km: f64,
    /// Mean kilometres to the centre after.
    pub after_km: f64,
    /// People whose way becomes shorter by more than the tolerance.
    pub nearer: f64,
    /// People whose way becomes longer by more than the tolerance.
    pub farther: f64,
    /// Codes of both regions, each on the day of its state.
    #[serde(skip)]
    pub codes: [Option<String>; 2],
}

#[derive(Default)]
struct Sums {
    units: BTreeSet<UnitId>,
    people: f64,
    before: f64,
    after: f64,
    nearer: f64,
    farther: f64,
}

/// A row for each pair of regions between which people move, the most people first.
/// Who stays in a region that only has another name does not move.
pub fn moves(applied: &Applied, comparison: &Comparison) -> Vec<MoveRow> {
    let tolerance = comparison.measuring.tolerance_km;
    let mut pairs: BTreeMap<(RegionId, RegionId), Sums> = BTreeMap::new();
    for journey in &comparison.journeys {
        let pair = (journey.region_before, journey.region_after);
        if pair.0 == pair.1 || journey.people == 0.0 {
            continue;
        }
        let sums = pairs.entry(pair).or_default();
        sums.units.insert(journey.unit_after);
        sums.people += journey.people;
        sums.before += journey.people * journey.before_km;
        sums.after += journey.people * journey.after_km;
        match journey.after_km - journey.before_km {
            change if change < -tolerance => sums.nearer += journey.people,
            change if change > tolerance => sums.farther += journey.people,
            _ => {}
        }
    }
    let (before, after) = (&applied.before, &applied.after);
    let ranks = [before, after].map(Territory::region_ranks);
    let mut pairs: Vec<((RegionId, RegionId), Sums)> = pairs.into_iter().collect();
    pairs.sort_by_key(|((from, to), _)| (ranks[0][from.index()], ranks[1][to.index()]));
    let mut rows: Vec<MoveRow> = pairs
        .into_iter()
        .map(|((from, to), sums)| MoveRow {
            region_before: before.region(from).names.clone(),
            region_after: after.region(to).names.clone(),
            units: sums.units.len(),
            people: sums.people,
            before_km: sums.before / sums.people,
            after_km: sums.after / sums.people,
            nearer: sums.nearer,
            farther: sums.farther,
            codes: [(before, from), (after, to)].map(|(state, id)| {
                let code = state.region(id).code_on(state.date);
                code.map(str::to_owned)
            }),
        })
        .collect();
    // Stable: pairs of as many people stay in the order of the codes.
    rows.sort_by(|a, b| b.people.total_cmp(&a.people));
    rows
}

/// People who come to another region.
pub(super) fn table(study: &Study<'_>) -> Table {
    let mut table = Table::new([
        "region_before",
        "region_after",
        "units",
        "people",
        "before_km",
        "after_km",
        "change_km",
        "people_nearer",
        "people_farther",
    ])
    .with_columns_for_programs(&["code_before", "code_after"]);
    let rows = moves(study.applied, study.comparison);
    table.rows = rows.iter().map(cells_of).collect();
    table
}

fn cells_of(row: &MoveRow) -> Vec<Cell> {
    let mut cells = vec![
        Cell::Name(row.region_before.clone()),
        Cell::Name(row.region_after.clone()),
        Cell::count(row.units),
        Cell::whole(row.people),
        Cell::km(row.before_km),
        Cell::km(row.after_km),
        Cell::signed(row.after_km - row.before_km, 1),
        Cell::whole(row.nearer),
        Cell::whole(row.farther),
    ];
    let codes = row.codes.iter();
    cells.extend(codes.map(|code| Cell::code(code.as_deref())));
    cells
}
