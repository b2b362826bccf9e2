//! Figures of many days on constant borders.
//!
//! A table says for areas and days how many people there were; each of its rows names
//! its area as of the borders of some day. [`Ground`] takes the states of these days apart
//! into pieces that no state divides, [`series`] puts the figures together again on the
//! borders of a day, of a plan's outcome or of groups of units. Each [`Cell`] says whether it
//! was published, computed, estimated with bounds, or is missing. Where two figures rest on
//! different counts or borders there is a break, and nothing is computed across it.

mod cell;
mod centres;
mod claim;
mod error;
mod figures;
mod flow_years;
mod flows;
mod ground;
mod groups;
mod line;
mod periods;
mod pieces;
mod tables;
mod target;

pub use cell::{Cell, Status};
pub use centres::{CentreCounts, centres_table, read_centres};
pub use claim::{Claim, claim};
pub use error::SeriesError;
pub use figures::{Figure, Figures, read_figures};
pub use flow_years::FlowYears;
pub use flows::{Flow, Flows, read_flows};
pub use ground::{Area, Ground};
pub use groups::{Membership, read_groups};
pub use line::{Break, Line, Point, Series, series};
pub use periods::{Growth, Period, PeriodError, growth, periods, spans};
pub use tables::{growth_table, role_names, series_table, side_by_side};
pub use target::{Role, Target, group_targets, region_targets, role_targets, unit_targets};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::territory::Territory;

/// The states of a territory whose borders figures or groups are of, by day.
pub type States = BTreeMap<Date, Territory>;
