//! What partials that were added say, as tables.

use super::Partial;
use crate::compare::{SPREAD, beyond};
use crate::measure::{Histogram, TooMany, WaySums, people};
use crate::table::{Cell, Column, Table};
use crate::territory::RegionId;
use crate::words::Names;

/// The ways of the country, of the regions of both states and of the people of the later
/// regions, with the columns of the view `distances`, and how many people are nearer and
/// farther.
///
/// # Errors
/// If there are more people than fit.
pub fn merged_table(partial: &Partial) -> Result<Table, TooMany> {
    let made = &partial.made;
    let mut table = Table::new(["scope", "name", "state", "people"]);
    table.columns.extend(SPREAD.map(Column::from));
    table.columns.extend(beyond(&made.thresholds_km));
    let moved = ["people_nearer", "people_farther", "code"];
    table.columns.extend(moved.map(Column::from));
    let all = partial.sums.of(|_, _| true)?;
    let country = (&made.country, None);
    table.rows.extend(both(partial, "country", country, &all));
    for id in in_order(&made.before) {
        let own = partial.sums.of(|before, _| before == id)?;
        let name = named(&made.before, id);
        table.rows.extend(row(
            partial,
            ("region", "before"),
            name,
            (&own.before, None),
        ));
    }
    let mut later = Vec::new();
    for id in in_order(&made.after) {
        later.push((
            named(&made.after, id),
            partial.sums.of(|_, after| after == id)?,
        ));
    }
    for (name, own) in &later {
        let row = row(partial, ("region", "after"), *name, (&own.after, None));
        table.rows.extend(row);
    }
    for (name, own) in &later {
        let rows = both(partial, "people_of_later_region", *name, own);
        table.rows.extend(rows);
    }
    Ok(table)
}

/// From which region to which people come, with their ways before and after.
///
/// # Errors
/// If there are more people than fit.
pub fn merged_flows(partial: &Partial) -> Result<Table, TooMany> {
    let made = &partial.made;
    let mut table = Table::new([
        "region_before",
        "region_after",
        "people",
        "before_mean_km",
        "after_mean_km",
        "people_nearer",
        "people_farther",
    ]);
    for before in in_order(&made.before) {
        for after in in_order(&made.after) {
            let own = partial.sums.of(|b, a| (b, a) == (before, after))?;
            if own.before.is_empty() {
                continue;
            }
            let (nearer, farther) = moved(partial, &own);
            table.rows.push(vec![
                Cell::Name(named(&made.before, before).0.clone()),
                Cell::Name(named(&made.after, after).0.clone()),
                Cell::whole(own.before.people()),
                Cell::maybe(own.before.mean_km(), Cell::km),
                Cell::maybe(own.after.mean_km(), Cell::km),
                nearer,
                farther,
            ]);
        }
    }
    Ok(table)
}

/// The regions of a state in the order of its tables.
fn in_order(regions: &[super::RegionName]) -> Vec<RegionId> {
    let ids = (0u32..).zip(regions);
    let mut ids: Vec<(u32, RegionId)> = ids
        .filter_map(|(i, region)| Some((region.order?, RegionId(i))))
        .collect();
    ids.sort_unstable();
    ids.into_iter().map(|(_, id)| id).collect()
}

type Named<'a> = (&'a Names, Option<&'a str>);

fn named(regions: &[super::RegionName], id: RegionId) -> Named<'_> {
    let region = &regions[id.index()];
    (&region.names, region.code.as_deref())
}

fn both(partial: &Partial, scope: &'static str, name: Named<'_>, own: &WaySums) -> Vec<Vec<Cell>> {
    let before = row(partial, (scope, "before"), name, (&own.before, None));
    let after = row(partial, (scope, "after"), name, (&own.after, Some(own)));
    before.into_iter().chain(after).collect()
}

/// A row, with who is nearer and farther where the change is given; none without people.
fn row(
    partial: &Partial,
    (scope, state): (&'static str, &'static str),
    (name, code): Named<'_>,
    (ways, change): (&Histogram, Option<&WaySums>),
) -> Option<Vec<Cell>> {
    let all = ways.parts();
    if all == 0 {
        return None;
    }
    let km = |metres: Option<i32>| Cell::maybe(metres, |m| Cell::km(f64::from(m) / 1000.0));
    let mut row = vec![
        Cell::Word(scope),
        Cell::Name(name.clone()),
        Cell::Word(state),
        Cell::whole(people(all)),
        Cell::maybe(ways.mean_km(), Cell::km),
        km(ways.quantile_m(50)),
        km(ways.quantile_m(90)),
        km(ways.max_m()),
        Cell::maybe(ways.worst_tenth_km(), Cell::km),
        Cell::maybe(ways.gini(), |gini| Cell::decimal(gini, 3)),
        Cell::decimal(ways.person_km(), 0),
    ];
    for km in &partial.made.thresholds_km {
        let beyond = ways.beyond((km * 1000.0).round() as i32);
        row.push(Cell::share(beyond as f64 / all as f64));
    }
    let (nearer, farther) =
        change.map_or((Cell::Missing, Cell::Missing), |own| moved(partial, own));
    row.extend([nearer, farther, Cell::code(code)]);
    Some(row)
}

/// People who are nearer and who are farther by more than the tolerance.
fn moved(partial: &Partial, own: &WaySums) -> (Cell, Cell) {
    let tolerance = i32::try_from(partial.made.tolerance_m).unwrap_or(i32::MAX);
    let nearer = people(own.change.below(-tolerance));
    let farther = people(own.change.beyond(tolerance));
    (Cell::whole(nearer), Cell::whole(farther))
}
