//! What is to be said of the points of a file once they have places.

use crate::batch::error::JobError;
use crate::measure::{DemandTable, Located, TablePoint};
use crate::msg;
use crate::territory::Territory;
use crate::words::{Message, Value, joined, number};

/// The share of the people that must have a place in a unit.
const LEAST_PLACED: f64 = 0.5;
/// The most points that a warning names.
const NAMED: usize = 10;

/// That most of the people have a place; points beyond all units are mostly those of
/// another country, or have longitude and latitude the wrong way round.
pub(super) fn check_placed(
    table: &DemandTable,
    located: &Located,
    after: &Territory,
) -> Result<(), JobError> {
    let people = |point: &TablePoint| point.people;
    let outside = || located.outside.iter().map(|&i| &table.points[i]);
    let all: f64 = table.points.iter().map(people).sum();
    let lost: f64 = outside().map(people).sum();
    if all - lost >= LEAST_PLACED * all {
        return Ok(());
    }
    let swapped = after.coverage.as_ref().map_or(0, |coverage| {
        let locator = coverage.locator();
        let turned = outside().map(|p| geo_types::Coord {
            x: p.position.y,
            y: p.position.x,
        });
        let earth = turned.filter(|p| p.y.abs() <= 90.0);
        earth
            .filter(|&p| locator.locate(p).unit().is_some())
            .count()
    });
    Err(JobError::PointsOutside {
        file: table.label.clone(),
        outside: located.outside.len(),
        points: table.points.len(),
        swapped,
    })
}

/// What a reader of the figures must know of the points.
pub(super) fn said(
    table: &DemandTable,
    located: &Located,
    scaled: bool,
    after: &Territory,
) -> Vec<Message> {
    let file = &table.label;
    let mut said = Vec::new();
    let n = table.without_people;
    if n > 0 {
        let others = table.points.len();
        said.push(msg!(
            "warning-points-without-people",
            file = file,
            n = n,
            others = others
        ));
    }
    if !located.outside.is_empty() {
        said.push(outside(table, located));
    }
    let n = located.at_seat.len();
    if n > 0 {
        let people = located.at_seat.iter().map(|&a| after.atom(a).population);
        let people: u64 = people.sum();
        said.push(msg!(
            "warning-units-without-point",
            file = file,
            n = n,
            people = people
        ));
    }
    if !scaled {
        let people = number(located.demand.people(), 0);
        let official = after.total_population();
        said.push(msg!(
            "warning-unscaled",
            file = file,
            people = people,
            official = official
        ));
    }
    if after.schematic {
        said.push(msg!("warning-points-schematic", file = file));
    }
    said
}

fn outside(table: &DemandTable, located: &Located) -> Message {
    let points = || located.outside.iter().map(|&i| &table.points[i]);
    let people: f64 = points().map(|p| p.people).sum();
    let names = points().take(NAMED).map(|p| match p.names.en.as_str() {
        "" => Value::from(format!("({}, {})", p.position.x, p.position.y)),
        _ => Value::from(&p.names),
    });
    let names = joined(", ", names);
    let more = located.outside.len().saturating_sub(NAMED);
    let names = match more {
        0 => names,
        more => msg!("warning-and-more", names = names, n = more).into(),
    };
    msg!(
        "warning-points-outside",
        file = &table.label,
        n = located.outside.len(),
        people = number(people, 0),
        names = names,
    )
}
