//! The views: everything that is measured of a plan, each a table of its own.
//!
//! A new view is a file that computes it, a line in [`VIEWS`], and the heads of its
//! columns in every language. Its key is its name in every layer: on the command line, as
//! the name of its file, and in the code.

use super::{
    Comparison, KnownShapes, Offices, RoadStudy, balance, catchment, causes, distances, lineage,
    local, moves, offices, people, regions, road_gaps, roads, seats, sensitivity, settlements,
    shape, units,
};
use aimaq_measure::{Demand, OfficeRules};
use aimaq_reform::Applied;
use aimaq_words::table::Table;
use aimaq_words::{Tell, Told, msg};

/// A plan that was carried out and measured: what views are made of.
#[derive(Debug, Clone, Copy)]
pub struct Study<'a> {
    /// The plan carried out.
    pub applied: &'a Applied,
    /// Both states measured.
    pub comparison: &'a Comparison,
    /// Rules on seats and offices, where there are any.
    pub office_rules: Option<&'a OfficeRules>,
    /// Ways along roads, where roads are given.
    pub roads: Option<&'a RoadStudy>,
    /// Where demand came from a file: whether the other choice of scaling is scaled,
    /// and the demand under it.
    pub other_scaling: Option<&'a (bool, Demand)>,
    /// Shapes of regions that were measured before.
    pub known_shapes: &'a KnownShapes,
}

impl<'a> Study<'a> {
    /// Seats and offices by the rules.
    pub(super) fn offices(&self) -> Result<Offices, Lacking> {
        let rules = self.office_rules.ok_or(Lacking::OfficeRules)?;
        Ok(offices::offices(self.comparison, rules))
    }

    /// Ways along the roads.
    pub(super) fn along_roads(&self) -> Result<&'a RoadStudy, Lacking> {
        self.roads.ok_or(Lacking::Roads)
    }
}

/// What a view needs and a study has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum Lacking {
    /// Rules on seats and offices.
    OfficeRules,
    /// Roads.
    Roads,
}

impl Tell for Lacking {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::OfficeRules => msg!("error-no-office-rules"),
            Self::Roads => msg!("error-needs-roads"),
        })
    }
}

/// What a view is made of beside the plan and its measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing else.
    Nothing,
    /// A change: of a state alone a run has no such table.
    Change,
    /// Rules on seats and offices.
    OfficeRules,
    /// Roads.
    Roads,
}

/// A view.
#[derive(Debug)]
pub struct View {
    /// Its name.
    pub key: &'static str,
    /// Its file in the folder of a run, if it has one.
    pub file: Option<&'static str>,
    /// What it shows, for the help.
    pub help: &'static str,
    /// What it is made of.
    pub needs: Needs,
    compute: fn(&Study<'_>) -> Result<Table, Lacking>,
}

impl View {
    /// The view of a name.
    pub fn named(key: &str) -> Option<&'static Self> {
        VIEWS.iter().find(|view| view.key == key)
    }

    /// Whether a study has what the view needs.
    pub fn is_possible(&self, study: &Study<'_>) -> bool {
        match self.needs {
            Needs::Nothing => true,
            Needs::Change => !study.applied.changes_nothing(),
            Needs::OfficeRules => study.office_rules.is_some(),
            Needs::Roads => study.roads.is_some(),
        }
    }

    /// The table of the view.
    ///
    /// # Errors
    /// If the study lacks what the view needs.
    pub fn table(&self, study: &Study<'_>) -> Result<Table, Lacking> {
        let mut table = (self.compute)(study)?;
        table.of_one_state = study.applied.changes_nothing();
        Ok(table)
    }
}

/// All views; those with files in the order in which a run writes them.
pub static VIEWS: [View; 19] = [
    View {
        key: "regions",
        file: Some("tables/regions.csv"),
        help: "Regions of both states: units, people, area, density, ways",
        needs: Needs::Nothing,
        compute: |study| Ok(regions::table(study)),
    },
    View {
        key: "units",
        file: Some("tables/units.csv"),
        help: "Units: region, centre and mean way before and after",
        needs: Needs::Nothing,
        compute: |study| Ok(units::table(study)),
    },
    View {
        key: "people",
        file: Some("tables/access.csv"),
        help: "The people of the later regions before and after: who gains, who loses",
        needs: Needs::Change,
        compute: |study| Ok(people::table(study)),
    },
    View {
        key: "winners",
        file: None,
        help: "Units that are nearer to their centre, the most first",
        needs: Needs::Change,
        compute: |study| Ok(units::winners(study)),
    },
    View {
        key: "losers",
        file: None,
        help: "Units that are farther from their centre, the most first",
        needs: Needs::Change,
        compute: |study| Ok(units::losers(study)),
    },
    View {
        key: "lineage",
        file: Some("tables/lineage.csv"),
        help: "Which later units come from which earlier ones",
        needs: Needs::Change,
        compute: |study| Ok(lineage::table(study)),
    },
    View {
        key: "distances",
        file: Some("tables/distances.csv"),
        help: "Ways of the country, regions and units: mean to maximum, worst tenth, Gini, \
               person-km, shares beyond the thresholds",
        needs: Needs::Nothing,
        compute: |study| Ok(distances::table(study)),
    },
    View {
        key: "settlements",
        file: Some("tables/settlements.csv"),
        help: "Every place that people start from: its ways, why they changed, the nearest centre",
        needs: Needs::Nothing,
        compute: |study| Ok(settlements::table(study)),
    },
    View {
        key: "local",
        file: Some("tables/local.csv"),
        help: "Ways to the seat of the own unit, not of the region, before and after",
        needs: Needs::Nothing,
        compute: |study| Ok(local::table(study)),
    },
    View {
        key: "moves",
        file: Some("tables/moves.csv"),
        help: "From which region to which people come: units, people, ways before and after",
        needs: Needs::Change,
        compute: |study| Ok(moves::table(study)),
    },
    View {
        key: "causes",
        file: Some("tables/causes.csv"),
        help: "What part of the change comes from moved centres and what from changed regions",
        needs: Needs::Change,
        compute: |study| Ok(causes::table(study)),
    },
    View {
        key: "catchment",
        file: Some("tables/catchment.csv"),
        help: "The nearest centre against the assigned one, the largest saving first",
        needs: Needs::Nothing,
        compute: |study| Ok(catchment::table(study)),
    },
    View {
        key: "shape",
        file: Some("tables/shape.csv"),
        help: "Compactness, contiguity and border of every region",
        needs: Needs::Nothing,
        compute: |study| Ok(shape::table(study)),
    },
    View {
        key: "balance",
        file: Some("tables/balance.csv"),
        help: "How evenly people, land and ways are shared among regions",
        needs: Needs::Nothing,
        compute: |study| Ok(balance::table(study)),
    },
    View {
        key: "seats",
        file: Some("tables/seats.csv"),
        help: "Single-member seats by four methods and people per seat",
        needs: Needs::OfficeRules,
        compute: |study| Ok(seats::table(&study.offices()?)),
    },
    View {
        key: "offices",
        file: Some("tables/offices.csv"),
        help: "Offices of the regions, by the rules",
        needs: Needs::OfficeRules,
        compute: |study| Ok(offices::table(&study.offices()?)),
    },
    View {
        key: "sensitivity",
        file: Some("tables/sensitivity.csv"),
        help: "The same result under other choices of demand and metric",
        needs: Needs::Nothing,
        compute: |study| Ok(sensitivity::table(study)),
    },
    View {
        key: "roads",
        file: Some("tables/roads.csv"),
        help: "Ways along roads beside straight lines: kilometres, hours, detour (needs --roads)",
        needs: Needs::Roads,
        compute: |study| Ok(roads::table(study.along_roads()?)),
    },
    View {
        key: "road-gaps",
        file: Some("tables/road-gaps.csv"),
        help: "Places without a way along roads, and places far from a road (needs --roads)",
        needs: Needs::Roads,
        compute: |study| Ok(road_gaps::table(study.along_roads()?)),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_has_a_name_and_a_file_of_its_own() {
        for (i, view) in VIEWS.iter().enumerate() {
            let others = || VIEWS.iter().skip(i + 1);
            assert!(others().all(|other| other.key != view.key), "{}", view.key);
            let twice = others().any(|other| other.file.is_some() && other.file == view.file);
            assert!(!twice, "{}", view.key);
            let found = View::named(view.key).map(|found| found.help);
            assert_eq!(found, Some(view.help), "{}", view.key);
        }
    }
}
