//! The sections of the report that hold tables.

use super::claim;
use crate::compare::{
    Assessment, LOCAL_COLUMNS, State, Study, View, changed_shapes, country_distances, kind_counts,
    nearer_elsewhere, region_roads_table, regions_heading, road_gaps_table, standards_table,
    state_regions, touched_people,
};
use crate::msg;
use crate::report::page_findings as findings;
use crate::series::Claim;
use crate::table::{Column, Table};
use crate::territory::TestedClaim;
use crate::words::{Lang, Message, Names};

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

/// How a table stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Row by row.
    Rows,
    /// What has a row before and one after has one row, with the figures side by side;
    /// rows that do not change are folded.
    BesideEachOther,
    /// Columns are rows: one for each state.
    ChangedOver,
    /// Rules that are kept are folded.
    Verdicts,
}

/// A part of the page with its heading and tables.
#[derive(Debug, Clone)]
pub struct Section {
    /// Name of its place on the page, for links.
    pub id: &'static str,
    /// What it is about.
    pub heading: Message,
    /// What it finds, in a sentence, where that can be said.
    pub finding: Option<Message>,
    /// The tables, one below the other.
    pub tables: Vec<Table>,
    /// How they stand on a page.
    pub layout: Layout,
    /// Whether a page shows it at once.
    pub open: bool,
    /// The file of a run that has the whole table, where the page may cut it short.
    pub file: Option<&'static str>,
    /// What stands there instead where no table has a row; without it the section is
    /// left out then.
    pub instead: Option<Message>,
}

impl Section {
    pub(super) fn new(id: &'static str, heading: Message, tables: Vec<Table>) -> Self {
        Self {
            id,
            heading,
            finding: None,
            tables,
            layout: Layout::Rows,
            open: false,
            file: file(id),
            instead: None,
        }
    }

    /// The table of a view, which a run also writes as a file.
    fn of_view(id: &'static str, heading: Message, study: &Study<'_>) -> Self {
        Self::new(id, heading, vec![view(id, study).select(&UNIT)])
    }

    pub(super) fn finding(self, finding: Option<Message>) -> Self {
        Self { finding, ..self }
    }

    fn laid(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    fn opened(self) -> Self {
        Self { open: true, ..self }
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
    let possible = View::named(key).filter(|view| view.is_possible(study));
    let table = possible.and_then(|view| view.table(study).ok());
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
    claim: Option<(&Claim, &TestedClaim)>,
) -> Vec<Section> {
    let one = |id, heading, table| Section::new(id, heading, vec![table]);
    let is_alone = study.applied.changes_nothing();
    let roads = study.roads.iter();
    let roads = roads.flat_map(|roads| [region_roads_table(roads), road_gaps_table(roads)]);
    let assessed = assessments.iter();
    let assessed = assessed.map(|(title, of)| standards_table(title, of));
    let mut sections = of_change(study);
    sections.extend([
        Section::new(
            "regions",
            regions_heading(&study.applied.after),
            regions(study),
        )
        .laid(Layout::BesideEachOther)
        .opened(),
        one("distances", msg!("page-whole-country"), country(study))
            .finding(findings::country(study).filter(|_| !is_alone))
            .laid(Layout::ChangedOver),
        Section::new("roads", msg!("page-along-roads"), roads.collect()),
        one("causes", msg!("page-why-it-changed"), view("causes", study))
            .finding(findings::causes(study)),
        one(
            "catchment",
            msg!("page-nearest-centre"),
            nearer_elsewhere(study, ELSEWHERE),
        ),
        one("shape", msg!("page-compactness"), changed_shapes(study)).laid(Layout::BesideEachOther),
        one("balance", msg!("page-evenness"), view("balance", study)).laid(Layout::BesideEachOther),
        Section::new(
            "offices",
            msg!("page-seats-and-offices"),
            vec![seats(study), view("offices", study)],
        )
        .laid(Layout::BesideEachOther),
        Section::new("standards", msg!("page-rules-kept"), assessed.collect())
            .laid(Layout::Verdicts),
        one(
            "sensitivity",
            msg!("page-other-choices"),
            view("sensitivity", study),
        ),
        Section::new("local", msg!("page-local"), local_ways(study)),
    ]);
    sections.extend(claim.map(|(claim, tested)| claim::section(claim, tested)));
    sections.retain(|section| section.has_rows() || section.instead.is_some());
    for table in sections.iter_mut().flat_map(|section| &mut section.tables) {
        table.of_one_state = is_alone;
    }
    sections
}

/// Who gains and who loses; nothing where nothing is changed.
fn of_change(study: &Study<'_>) -> Vec<Section> {
    if study.applied.changes_nothing() {
        return Vec::new();
    }
    vec![
        Section::new(
            "people",
            msg!("page-people-of-later-regions"),
            vec![people(study)],
        )
        .finding(findings::people(study))
        .opened(),
        Section::of_view("winners", msg!("page-who-gains"), study)
            .finding(findings::winners(study))
            .or(msg!("page-nobody-gains"))
            .opened(),
        Section::of_view("losers", msg!("page-who-loses"), study)
            .finding(findings::losers(study))
            .or(msg!("page-nobody-loses"))
            .opened(),
    ]
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

/// Ways to the seats of the units that the reform touches; of a state alone those that are
/// farthest.
fn local_ways(study: &Study<'_>) -> Vec<Table> {
    let mut table = view("local", study);
    if study.applied.changes_nothing() {
        // Stable: of equals the first by code. An empty table has no such column.
        let _ = table.sort("after_km", Lang::EN);
        table.truncate(LOCAL);
        return vec![table.select(&LOCAL_COLUMNS)];
    }
    let at = table.columns.iter().position(|c| c.plain() == "change_km");
    table.rows.retain(|row| {
        let change = at.and_then(|i| row.get(i)?.figure());
        change.is_some_and(|km| km.abs() > study.comparison.measuring.tolerance_km)
    });
    table.truncate(LOCAL);
    vec![table.select(&LOCAL_COLUMNS)]
}

/// The ways of the country, without what is the same in both rows.
fn country(study: &Study<'_>) -> Table {
    let table = country_distances(study);
    let keys: Vec<String> = table.columns.iter().map(Column::plain).collect();
    let keys = keys.iter().map(String::as_str);
    let figures = keys.filter(|key| !["scope", "name", "state"].contains(key));
    // The only state needs no name; the country has one.
    let first = match study.applied.changes_nothing() {
        true => "name",
        false => "state",
    };
    let columns: Vec<&str> = std::iter::once(first).chain(figures).collect();
    table.select(&columns)
}

/// Seats by all methods, and people per seat by one of them.
fn seats(study: &Study<'_>) -> Table {
    view("seats", study).select(&[
        "state",
        "region",
        "population",
        "seats_hamilton",
        "seats_dhondt",
        "seats_sainte_lague",
        "seats_huntington_hill",
        "per_seat_sainte_lague",
        "deviation",
    ])
}

/// The regions of both states, or those of the only one.
fn regions(study: &Study<'_>) -> Vec<Table> {
    let counts = kind_counts(&study.applied.before, &study.applied.after);
    let mut columns = vec!["state", "region", "centre"];
    match counts.is_empty() {
        true => columns.push("units"),
        false => columns.extend(counts.iter().map(|count| count.key.as_str())),
    }
    columns.extend([
        "population",
        "area_km2",
        "distance_mean_km",
        "distance_median_km",
    ]);
    if study.applied.changes_nothing() {
        let alone = [
            &columns[1..],
            &["density_per_km2", "distance_p90_km", "distance_max_km"],
        ];
        return vec![state_regions(study, State::After, &alone.concat())];
    }
    vec![view("regions", study).select(&columns)]
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
