//! The sections of the report that hold tables.

use crate::compare::{
    Assessment, LOCAL_COLUMNS, State, Study, View, changed_shapes, country_distances, kind_counts,
    nearer_elsewhere, region_roads_table, regions_heading, road_gaps_table, standards_table,
    state_regions, touched_people,
};
use crate::msg;
use crate::table::Table;
use crate::words::{Message, Names};

/// The most units in the table of nearer centres.
const ELSEWHERE: usize = 15;

/// The most units in the table of ways to the seat of the own unit.
const LOCAL: usize = 25;

/// Columns of units on the page.
const UNIT: [&str; 8] = [
    "unit",
    "kind",
    "region_before",
    "region_after",
    "population",
    "distance_before_km",
    "distance_after_km",
    "distance_change_km",
];

/// A part of the page with its heading and tables.
#[derive(Debug, Clone)]
pub struct Section {
    /// Name of its place on the page, for links.
    pub id: &'static str,
    /// Heading.
    pub heading: Message,
    /// The tables, one below the other.
    pub tables: Vec<Table>,
    /// The file of a run that has the whole table, where the page may cut it short.
    pub file: Option<&'static str>,
    /// What stands there instead where no table has a row; without it the section is
    /// left out then.
    pub instead: Option<Message>,
}

impl Section {
    fn new(id: &'static str, heading: Message, tables: Vec<Table>) -> Self {
        Self {
            id,
            heading,
            tables,
            file: None,
            instead: None,
        }
    }

    /// The table of a view, which a run also writes as a file.
    fn of_view(id: &'static str, heading: Message, study: &Study<'_>) -> Self {
        Self {
            file: file(id),
            ..Self::new(id, heading, vec![view(id, study).select(&UNIT)])
        }
    }

    fn or(self, instead: Message) -> Self {
        Self {
            instead: Some(instead),
            ..self
        }
    }

    /// Whether any table has a row.
    pub(super) fn has_rows(&self) -> bool {
        self.tables.iter().any(|table| !table.rows.is_empty())
    }
}

/// The table of a view; an empty one where the study lacks what it needs.
fn view(key: &str, study: &Study<'_>) -> Table {
    let table = View::named(key).and_then(|view| view.table(study).ok());
    table.unwrap_or_default()
}

/// The file that a run writes for a view.
pub(super) fn file(key: &str) -> Option<&'static str> {
    View::named(key).and_then(|view| view.file)
}

/// All sections in the order of the page.
pub(super) fn sections(
    study: &Study<'_>,
    assessments: &[(Names, Vec<Assessment>)],
) -> Vec<Section> {
    let one = |id, heading, table| Section::new(id, heading, vec![table]);
    let roads = study.roads.iter();
    let roads = roads.flat_map(|roads| [region_roads_table(roads), road_gaps_table(roads)]);
    let assessed = assessments.iter();
    let assessed = assessed.map(|(title, of)| standards_table(title, of));
    let mut sections = vec![
        one(
            "people",
            msg!("page-people-of-later-regions"),
            people(study),
        ),
        Section::of_view("winners", msg!("page-who-gains"), study).or(msg!("page-nobody-gains")),
        Section::of_view("losers", msg!("page-who-loses"), study).or(msg!("page-nobody-loses")),
        one(
            "distances",
            msg!("page-whole-country"),
            country_distances(study),
        ),
        Section::new("roads", msg!("page-along-roads"), roads.collect()),
        one("causes", msg!("page-why-it-changed"), view("causes", study)),
        one(
            "catchment",
            msg!("page-nearest-centre"),
            nearer_elsewhere(study, ELSEWHERE),
        ),
        one("shape", msg!("page-compactness"), changed_shapes(study)),
        one("balance", msg!("page-evenness"), view("balance", study)),
        Section::new(
            "offices",
            msg!("page-seats-and-offices"),
            vec![view("seats", study), view("offices", study)],
        ),
        Section::new("standards", msg!("page-rules-kept"), assessed.collect()),
        one(
            "sensitivity",
            msg!("page-other-choices"),
            view("sensitivity", study),
        ),
        Section::new("local", msg!("page-local"), local_ways(study)),
        Section::new(
            "regions",
            regions_heading(&study.applied.after),
            regions(study),
        ),
    ];
    sections.retain(|section| section.has_rows() || section.instead.is_some());
    sections
}

/// The regions that the reform touches: their people, before and after.
fn people(study: &Study<'_>) -> Table {
    let mut table = touched_people(study).select(&[
        "region",
        "people",
        "before_mean_km",
        "after_mean_km",
        "before_median_km",
        "after_median_km",
        "before_p90_km",
        "after_p90_km",
        "people_nearer",
        "people_farther",
        "people_same",
    ]);
    table.title = Some(msg!("page-distance-to-centre"));
    table
}

/// Ways to the seats of the units that the reform touches.
fn local_ways(study: &Study<'_>) -> Vec<Table> {
    let mut table = view("local", study);
    let at = table.columns.iter().position(|c| c.plain() == "change_km");
    table.rows.retain(|row| {
        let change = at.and_then(|i| row.get(i)?.figure());
        change.is_some_and(|km| km.abs() > study.comparison.measuring.tolerance_km)
    });
    table.truncate(LOCAL);
    vec![table.select(&LOCAL_COLUMNS)]
}

fn regions(study: &Study<'_>) -> Vec<Table> {
    let counts = kind_counts(&study.applied.before, &study.applied.after);
    let mut columns = vec!["region", "centre"];
    match counts.is_empty() {
        true => columns.push("units"),
        false => columns.extend(counts.iter().map(|count| count.key.as_str())),
    }
    columns.extend([
        "population",
        "area_km2",
        "area_source",
        "density_per_km2",
        "distance_mean_km",
        "distance_median_km",
        "distance_p90_km",
        "distance_max_km",
    ]);
    let of = |state| state_regions(study, state, &columns);
    State::BOTH.into_iter().map(of).collect()
}

/// All units, for the end of the page.
pub(super) fn units(study: &Study<'_>) -> Table {
    view("units", study).select(&UNIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_shows_only_views_that_exist() {
        for key in [
            "winners",
            "losers",
            "causes",
            "balance",
            "seats",
            "offices",
            "sensitivity",
            "units",
        ] {
            assert!(View::named(key).is_some(), "{key}");
        }
    }
}
