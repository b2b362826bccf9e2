//! Places without a way along roads, and places far from their road.

use super::{RoadStudy, sentences};
use aimaq_words::table::{Cell, Table};

/// Places without a way, then places far from the road to which they were moved.
pub fn table(study: &RoadStudy) -> Table {
    let mut table = Table::new(["gap", "state", "place", "unit", "people", "to_road_km"])
        .with_columns_for_programs(&["unit_code", "longitude", "latitude"]);
    let lost = study.unreached.iter().map(|lost| {
        vec![
            Cell::Word(lost.why),
            Cell::Word(lost.state.as_str()),
            Cell::Name(lost.place.clone()),
            Cell::Path(lost.unit.region.clone(), lost.unit.unit.clone()),
            Cell::whole(lost.people),
            Cell::Missing,
            Cell::code(lost.code.as_deref()),
            Cell::degrees(lost.position.x),
            Cell::degrees(lost.position.y),
        ]
    });
    let far = study.long_snaps.iter().map(|far| {
        vec![
            Cell::Word("far_from_road"),
            Cell::Missing,
            Cell::Name(far.place.clone()),
            Cell::maybe(far.unit.clone(), |path| Cell::Path(path.region, path.unit)),
            Cell::whole(far.people),
            Cell::km(far.km),
            Cell::code(far.code.as_deref()),
            Cell::degrees(far.position.x),
            Cell::degrees(far.position.y),
        ]
    });
    table.rows = lost.chain(far).collect();
    let (rules, none) = (&study.rules, table.rows.is_empty());
    let note = sentences::road_gaps(none, rules.most_km, rules.long_km);
    table.notes = vec![note.into()];
    table
}
