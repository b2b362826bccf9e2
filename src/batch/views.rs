//! Views of a prepared job by their name.

use super::error::JobError;
use super::prepare::Prepared;
use crate::compare::{
    Consequences, RoadStudy, catchment, cause_rows, consequences, fairness, local, places,
    sensitivity, shapes, spreads,
};
use crate::keyword::keywords;
use crate::report::{self, Table};
use crate::territory::Lang;

keywords! {
    /// A view of what was measured.
    pub enum What: "view" {
        /// Regions of both states: units, people, area, density, ways
        Regions = "regions",
        /// Units: region, centre and mean way before and after
        Units = "units",
        /// Every place that people start from: its ways, why they changed, the nearest centre
        Settlements = "settlements",
        /// Ways of the country, regions and units: mean to maximum, worst tenth, Gini, person-km,
        /// shares beyond the thresholds
        Distances = "distances",
        /// Ways to the seat of the own unit, not of the region, before and after
        Local = "local",
        /// The people of the later regions before and after: who gains, who loses
        People = "people",
        /// Units that are nearer to their centre, the most first
        Winners = "winners",
        /// Units that are farther from their centre, the most first
        Losers = "losers",
        /// What part of the change comes from moved centres and what from changed regions
        Causes = "causes",
        /// The nearest centre against the assigned one, the largest saving first
        Catchment = "catchment",
        /// Compactness, contiguity and border of every region
        Shape = "shape",
        /// How evenly people, land and ways are shared among regions
        Balance = "balance",
        /// Single-member seats by four methods and people per seat
        Seats = "seats",
        /// Senators, deputy governors and posts
        Offices = "offices",
        /// The same result under other choices of demand and metric
        Sensitivity = "sensitivity",
        /// Ways along roads beside straight lines: kilometres, hours, detour (needs --roads)
        Roads = "roads",
        /// Places without a way along roads, and places far from a road (needs --roads)
        RoadGaps = "road-gaps",
    }
}

impl What {
    /// Views that a run writes into `tables/`, with the names of their files. Those
    /// with columns that others rely on have writers of their own.
    pub(super) const FILES: [(Self, &'static str); 11] = [
        (Self::Distances, "distances.csv"),
        (Self::Settlements, "settlements.csv"),
        (Self::Causes, "causes.csv"),
        (Self::Catchment, "catchment.csv"),
        (Self::Shape, "shape.csv"),
        (Self::Balance, "balance.csv"),
        (Self::Seats, "seats.csv"),
        (Self::Offices, "offices.csv"),
        (Self::Sensitivity, "sensitivity.csv"),
        (Self::Roads, "roads.csv"),
        (Self::RoadGaps, "road-gaps.csv"),
    ];

    /// Whether a job has what a view needs: rules on seats and offices, or roads.
    pub(super) fn has_all(self, prepared: &Prepared) -> bool {
        match self {
            Self::Seats | Self::Offices => prepared.rules.is_some(),
            Self::Roads | Self::RoadGaps => prepared.roads.is_some(),
            _ => true,
        }
    }
}

/// A view as a table, with names in a language.
///
/// # Errors
/// If the view needs rules or roads and there are none.
pub fn view(prepared: &Prepared, what: What, lang: Lang) -> Result<Table, JobError> {
    let (applied, comparison) = (&prepared.applied, &prepared.comparison);
    let thresholds = &comparison.measuring.thresholds_km;
    Ok(match what {
        What::Regions => report::regions_view(comparison, prepared.road_study(), lang),
        What::Units => report::units_view(comparison, lang),
        What::Settlements => report::settlements_view(&places(applied, comparison), lang),
        What::Distances => report::distances_view(&spreads(applied, comparison), thresholds, lang),
        What::Local => report::local_view(&local(applied, comparison), lang),
        What::People => report::people_view(comparison, lang),
        What::Winners => report::winners_view(comparison, lang),
        What::Losers => report::losers_view(comparison, lang),
        What::Causes => report::causes_view(&cause_rows(applied, comparison), lang),
        What::Catchment => report::catchment_view(&catchment(applied, comparison), lang),
        What::Shape => report::shape_view(&shapes(applied), applied.after.schematic, lang),
        What::Balance => report::balance_view(&fairness(comparison), lang),
        What::Seats => report::seats_view(&ruled(prepared)?, lang),
        What::Offices => report::offices_view(&ruled(prepared)?, lang),
        What::Sensitivity => {
            let other = prepared.other_scaling.clone();
            report::sensitivity_view(&sensitivity(applied, comparison, other))
        }
        What::Roads => report::roads_view(along_roads(prepared)?, lang),
        What::RoadGaps => report::road_gaps_view(along_roads(prepared)?, lang),
    })
}

fn along_roads(prepared: &Prepared) -> Result<&RoadStudy, JobError> {
    prepared.road_study().ok_or(JobError::NoRoads)
}

fn ruled(prepared: &Prepared) -> Result<Consequences, JobError> {
    let rules = prepared.rules.as_ref().ok_or(JobError::NoRules)?;
    Ok(consequences(&prepared.comparison, rules))
}
