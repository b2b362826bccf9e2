//! Maps and charts of a plan: what each of them shows. Drawing them is the work of
//! [`crate::draw`].
//!
//! A map is one file in `maps`, a chart one in `charts`; each is listed once, in the
//! `mod.rs` beside it.

mod brief;
mod charts;
mod maps;
mod refusals;
mod series;
mod sheet;
mod sources;

use std::path::{Path, PathBuf};

pub use brief::brief;
pub use charts::{ChartKind, chart, narrow_chart, plans_chart};
pub use maps::{
    InsetChoice, MapBox, MapBoxError, MapChoice, MapView, Vintages, colours_of, graticule,
    map_of_narrow_screen, map_of_page, map_of_region, map_spec, narrow_vintage_map, region_inset,
    show_region, vintage_maps,
};
pub use refusals::{drawing, no_logo, no_theme, not_in_theme};
pub use series::{MOST_LINES, SeriesLook, series_chart};
pub use sheet::{Paper, SheetPart};
pub use sources::page_sources;

use crate::compare::Comparison;
use crate::draw::{FontSet, NumberText, Theme};
use crate::geodata::Backdrop;
use crate::reform::{Applied, Plan};
use crate::territory::Lang;
use crate::words::{Value, lexicon};

/// What the figures of a plan are made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Language of names and texts.
    pub lang: Lang,
    /// The plan.
    pub plan: &'a Plan,
    /// The plan carried out.
    pub applied: &'a Applied,
    /// Both states measured.
    pub comparison: &'a Comparison,
    /// Waters and neighbours.
    pub backdrop: &'a Backdrop,
    /// Files with boundaries instead of the territory's own.
    pub boundaries: &'a [PathBuf],
    /// Fonts for letters that the embedded one lacks.
    pub fonts: &'a FontSet,
    /// Colours, widths of lines and sizes of letters.
    pub theme: &'a Theme,
    /// The file of the roads, where ways were measured along them.
    pub roads: Option<&'a Path>,
}

impl Subject<'_> {
    /// The title of the plan in the language of the figures.
    fn title(&self) -> String {
        let plan = self.plan.titles.with(&self.plan.title);
        plan.get(self.lang).to_owned()
    }
}

/// Numbers of a figure, as the language writes what they are.
fn numbers(lang: Lang, of: fn(f64) -> Value) -> NumberText {
    NumberText::new(move |value| lexicon().value(&of(value), lang))
}
