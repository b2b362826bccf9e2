//! Reforms: the plan file, its resolution to units, its application, lineage.
//!
//! [`parse`] reads the file, [`apply()`] carries it out on a territory and gives
//! the state after, the [`Lineage`] of its units and a closed [`Ledger`].

mod applied_change;
mod apply;
mod catalogue;
mod composition;
mod crosswalk;
mod diagnostic;
mod draft;
mod former;
mod history;
pub mod infer;
mod invert;
mod ledger;
mod lineage;
mod naming;
mod plan;
mod rebase;
mod rebase_table;
pub mod recent;
mod resolve;
mod source;
mod starter;
mod warning;
mod warnings;

pub use applied_change::{AppliedChange, Subject};
pub use apply::{Applied, AppliedAct, ApplyOptions, Cuts, Shape, apply};
pub use catalogue::{Catalogue, KnownCreation};
pub use crosswalk::{
    ComposeError, Crosswalk, CrosswalkError, CrosswalkOptions, Level, Quality, Row, Source,
    Weights, compose, crosswalk, read_crosswalk, sources_named,
};
pub use diagnostic::{Diagnostics, Problem, Severity};
pub use draft::{ChangePlace, Draft, DraftError};
pub use history::{HistoryError, WrittenPast, WrittenPlan, state_on};
pub use invert::{Inverse, InvertError, invert};
pub use ledger::{Ledger, LedgerError};
pub use lineage::{Flow, Lineage, Link, LinkKind, main_link, roots};
pub use plan::change::*;
pub use plan::{
    Act, By, Day, Outline, Part, Plan, Published, Split, Target, TargetError, Translations, parse,
    read_row_files, row_files,
};
pub use rebase::{Cell, Column, Rebased, Status, Table, rebase};
pub use rebase_table::{Marks, Spelling, TableError, read_table, rebased_csv};
pub use resolve::{Resolver, find_region, find_unit};
pub use source::PlanSource;
pub use starter::{plan_schema, starter, unchanged};
pub use warning::{Group, Warning};
