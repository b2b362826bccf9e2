//! What people read: tables in the words of a language, findings and repairs, and
//! the HTML page.

mod align;
mod annex;
mod claim;
mod deeds;
mod finding_groups;
mod findings;
mod format;
mod index;
mod large;
mod method;
mod overview;
mod page;
mod page_findings;
mod repairs;
mod sections;
mod short;
mod shown;
mod text;

pub use annex::annex;
pub use deeds::changes as act_changes;
pub use finding_groups::{
    GroupFindings, findings_by_group, group_findings_json, group_findings_table,
    group_findings_text,
};
pub use findings::{findings_json, findings_layer, findings_table, findings_text};
pub use format::{km, number, percent, whole};
pub use index::{SmallMap, index_page, plans_page};
pub use overview::overview_text;
pub use page::{
    Narrow, Page, PageMap, VintagePage, darkened, page, page_in_languages, vintage_page,
};
pub use repairs::{place, repairs_json, repairs_table, repairs_text, unrepaired};
pub use sections::{Layout, Section};
pub use shown::{Shown, cell, column, head, shown, table_text};
pub use text::report_text;
