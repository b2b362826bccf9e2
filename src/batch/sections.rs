//! The tables of measures in the report.

use super::error::JobError;
use super::prepare::Prepared;
use super::views::{What, view};
use crate::compare::{Scope, State, catchment, shapes, spreads};
use crate::msg;
use crate::report::{
    Section, Table, catchment_view, causes_view, distances_view, region_roads_view, road_gaps_view,
    rules_view, shape_view,
};
use crate::words::Message;

/// The most units in the table of nearer centres.
const ELSEWHERE: usize = 15;

/// Sections on the country, roads, causes, catchment, shape, balance, seats, rules
/// and the choice of demand, in this order.
///
/// # Errors
/// Never for a prepared job; views that need rules are left out without them.
pub(super) fn sections(prepared: &Prepared) -> Result<Vec<Section>, JobError> {
    let lang = prepared.job.lang;
    let mut sections = vec![
        one(msg!("page-whole-country"), country(prepared)),
        along_roads(prepared),
        one(msg!("page-why-it-changed"), causes(prepared)),
        one(msg!("page-nearest-centre"), elsewhere(prepared)),
        one(msg!("page-compactness"), touched_shapes(prepared)),
        one(msg!("page-evenness"), view(prepared, What::Balance, lang)?),
    ];
    if prepared.rules.is_some() {
        sections.push(Section {
            heading: msg!("page-seats-and-offices"),
            tables: vec![
                view(prepared, What::Seats, lang)?,
                view(prepared, What::Offices, lang)?,
            ],
        });
    }
    if !prepared.verdicts.is_empty() {
        let packs = prepared.verdicts.iter();
        sections.push(Section {
            heading: msg!("page-rules-kept"),
            tables: packs.map(|(title, v)| rules_view(title, v, lang)).collect(),
        });
    }
    sections.push(one(
        msg!("page-other-choices"),
        view(prepared, What::Sensitivity, lang)?,
    ));
    sections.retain(|s| s.tables.iter().any(|t| !t.rows.is_empty()));
    Ok(sections)
}

fn one(heading: Message, table: Table) -> Section {
    Section {
        heading,
        tables: vec![table],
    }
}

/// Nothing where no roads are given.
fn along_roads(prepared: &Prepared) -> Section {
    let study = prepared.road_study();
    let tables = study.map(|study| {
        vec![
            region_roads_view(study, prepared.job.lang),
            road_gaps_view(study, prepared.job.lang),
        ]
    });
    Section {
        heading: msg!("page-along-roads"),
        tables: tables.unwrap_or_default(),
    }
}

fn country(prepared: &Prepared) -> Table {
    let comparison = &prepared.comparison;
    let mut rows = spreads(&prepared.applied, comparison);
    rows.retain(|row| row.scope == Scope::Country);
    let thresholds = &comparison.measuring.thresholds_km;
    distances_view(&rows, thresholds, prepared.job.lang)
}

fn causes(prepared: &Prepared) -> Table {
    let rows = crate::compare::cause_rows(&prepared.applied, &prepared.comparison);
    causes_view(&rows, prepared.job.lang)
}

/// The country in both states, then the units of the later one that would save
/// the most.
fn elsewhere(prepared: &Prepared) -> Table {
    let mut rows = catchment(&prepared.applied, &prepared.comparison);
    let mut seen = 0;
    rows.retain(|row| {
        let unit = row.region.is_some();
        if unit && row.state == State::After && row.people_elsewhere > 0.0 {
            seen += 1;
        }
        !unit || (row.state == State::After && row.people_elsewhere > 0.0 && seen <= ELSEWHERE)
    });
    catchment_view(&rows, prepared.job.lang)
}

/// Shapes of the regions whose land is another after the reform.
fn touched_shapes(prepared: &Prepared) -> Table {
    let rows = shapes(&prepared.applied);
    let twins = |row: &crate::compare::ShapeRow| {
        let same = |r: &&crate::compare::ShapeRow| r.region.en == row.region.en;
        let mut found = rows.iter().filter(same);
        let (first, second) = (found.next(), found.next());
        matches!((first, second), (Some(a), Some(b)) if a.shape == b.shape)
    };
    let changed: Vec<_> = rows.iter().filter(|row| !twins(row)).cloned().collect();
    let schematic = prepared.applied.after.schematic;
    shape_view(&changed, schematic, prepared.job.lang)
}
