//! Reports: tables and the HTML page.

mod columns;
mod deeds;
mod finding_groups;
mod findings;
mod format;
mod grid;
mod html;
mod method;
mod offices;
mod page;
mod repairs;
mod road_views;
mod rules;
mod scenarios;
mod sentences;
mod table;
mod tables;
mod text;
mod views;
mod words;

pub use columns::column_word;
pub use finding_groups::{
    GroupFindings, findings_by_group, group_findings_csv, group_findings_json, group_findings_table,
};
pub use findings::{findings_csv, findings_json, findings_layer, findings_table};
pub use format::{km, number, percent, whole};
pub use grid::Grid;
pub use html::Html;
pub use offices::{offices_view, seats_view};
pub use page::{Page, PageMap, Section, page};
pub use repairs::{repairs_csv, repairs_json, repairs_text};
pub use road_views::{region_roads_view, road_gaps_view, roads_view};
pub use rules::rules_view;
pub use scenarios::{scenarios_view, units_across_view};
pub use table::{Cell, Table};
pub use tables::{access_csv, lineage_csv, regions_csv, units_csv};
pub use text::stats_table;
pub use views::{
    balance_view, catchment_view, causes_view, distances_view, local_view, losers_view,
    people_view, regions_view, sensitivity_view, settlements_view, shape_view, units_view,
    winners_view,
};
pub use words::{Word, kind_word, word};
