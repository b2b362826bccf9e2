//! Reports: tables and the HTML page.

mod align;
mod cell;
mod centre_view;
mod centres_view;
mod columns;
mod deeds;
mod finding_groups;
mod findings;
mod format;
mod html;
mod method;
mod offices;
mod page;
mod page_tables;
mod reason_views;
mod region_views;
mod repairs;
mod road_views;
mod rules;
mod scenarios;
mod sensitivity_view;
mod sentences;
mod split_view;
mod table;
mod tables;
mod text;
mod unit_views;
mod way_views;
mod words;

pub use cell::Cell;
pub use centre_view::centre_view;
pub use centres_view::centres_view;
pub use columns::column_word;
pub use finding_groups::{
    GroupFindings, findings_by_group, group_findings_csv, group_findings_json, group_findings_table,
};
pub use findings::{findings_csv, findings_json, findings_layer, findings_table};
pub use format::{km, number, percent, whole};
pub use html::Html;
pub use offices::{offices_view, seats_view};
pub use page::{Page, PageMap, Section, page};
pub use reason_views::{catchment_view, causes_view};
pub use region_views::{balance_view, shape_view};
pub use repairs::{repairs_csv, repairs_json, repairs_text};
pub use road_views::{pairs_view, region_roads_view, road_gaps_view, roads_view};
pub use rules::rules_view;
pub use scenarios::{scenarios_view, units_across_view};
pub use sensitivity_view::sensitivity_view;
pub use split_view::split_view;
pub use table::{Column, Table};
pub use tables::{access_csv, lineage_csv, regions_csv, units_csv};
pub use text::stats_text;
pub use unit_views::{losers_view, regions_view, units_view, winners_view};
pub use way_views::{distances_view, local_view, people_view, settlements_view};
pub use words::kind_word;
