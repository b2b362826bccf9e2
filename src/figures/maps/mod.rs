//! The maps of a plan: which areas, borders, labels and symbols they show.

mod access;
mod around;
mod borders;
mod change;
mod choice;
mod focus;
mod land;
mod places;
mod regions;
mod state;
mod towns;

pub use self::choice::{InsetChoice, MapBox, MapBoxError, MapChoice};
pub use self::focus::{region_inset, show_region};
use super::sources::sources;
use super::{Subject, numbers};
use crate::compare::{State, land_notes, regions_heading};
use crate::draw::{Area, AreaLabel, Border, LegendEntry, MapPoint, MapSpec};
use crate::keyword::keywords;
use crate::msg;
use crate::territory::{Lang, Territory};
use crate::words::{Message, at_most, lexicon, say};

keywords! {
    /// What a map of a plan is about.
    pub enum MapView: "map" {
        /// The regions before.
        Before = "before",
        /// The regions after.
        After = "after",
        /// Old and new borders, and the units that move.
        Change = "change",
        /// How much nearer or farther the people of each unit are.
        Access = "access",
    }
}

impl MapView {
    /// The maps that every run draws, in the order of the report.
    pub const OF_A_RUN: [Self; 3] = [Self::Before, Self::After, Self::Change];

    /// The state on whose land the map is drawn.
    fn state(self) -> State {
        match self {
            Self::Before => State::Before,
            Self::After | Self::Change | Self::Access => State::After,
        }
    }

    fn content<'a>(self, subject: &Subject<'a>) -> Content<'a> {
        match self {
            Self::Before => state::before(subject),
            Self::After => state::after(subject),
            Self::Change => change::change(subject),
            Self::Access => access::access(subject),
        }
    }
}

/// What tells one map from another.
struct Content<'a> {
    /// Follows the plan's title.
    what: Message,
    subtitle: String,
    /// The state on whose land the map is drawn.
    state: &'a Territory,
    lines: Vec<land::LandLine<'a>>,
    areas: Vec<Area>,
    borders: Vec<Border>,
    labels: Vec<AreaLabel>,
    points: Vec<MapPoint>,
    /// The legend before borders and symbols, and after them.
    first: Vec<LegendEntry>,
    last: Vec<LegendEntry>,
}

/// Everything that one map of a plan shows.
pub fn map_spec(subject: &Subject<'_>, view: MapView) -> MapSpec {
    let lang = subject.lang;
    let content = view.content(subject);
    let arcs = content.lines.iter().map(land::LandLine::arc).collect();
    let parts = places::parts(content.state, lang);
    let mut legend = content.first;
    legend.extend(borders::border_legend(
        &content.borders,
        content.state,
        lang,
    ));
    let towns = towns::towns(content.state);
    legend.extend(towns::town_legend(content.state, &towns, lang));
    legend.extend(places::symbol_legend(&content.points, lang));
    legend.extend(content.last);
    let notes = land_notes(content.state).into_iter();
    let notes = notes.map(|note| say(&note, lang));
    MapSpec {
        title: format!("{} · {}", subject.title(), say(&content.what, lang)),
        subtitle: Some(content.subtitle),
        notes: notes.collect(),
        source: sources(subject).join(" · "),
        labels: content.labels,
        arcs,
        areas: content.areas,
        focus: None,
        insets: Vec::new(),
        parts,
        borders: content.borders,
        lakes: subject.backdrop.lakes.clone(),
        rivers: subject.backdrop.rivers.clone(),
        around: around::around(subject.backdrop, lang),
        towns,
        points: content.points,
        legend,
        scale_bar: true,
        km: say(&msg!("page-km"), lang),
        numbers: numbers(lang, |km| at_most(km, 2)),
        fonts: subject.fonts.clone(),
        width_px: 1600,
    }
}

/// Dates and numbers of regions of both states.
fn both_states(subject: &Subject<'_>) -> String {
    let (before, after) = (&subject.comparison.before, &subject.comparison.after);
    let day = |date| lexicon().date(date, "short", subject.lang);
    let dates = format!("{} → {}", day(before.date), day(after.date));
    let count = format!("{} → {}", before.regions.len(), after.regions.len());
    let regions = regions_heading(&subject.applied.after);
    regions_line(&dates, &count, &regions, subject.lang)
}

fn regions_line(dates: &str, count: &str, regions: &Message, lang: Lang) -> String {
    format!("{dates} · {}: {count}", say(regions, lang))
}
