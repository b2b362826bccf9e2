//! The maps of a plan: which areas, borders, labels and symbols they show.

mod access;
mod around;
mod borders;
mod change;
mod choice;
mod density;
mod focus;
mod graticule;
mod land;
mod places;
mod regions;
mod spider;
mod state;
mod told;
mod towns;
mod vintages;

use self::borders::leave_out_crowded;
pub use self::choice::{InsetChoice, MapBox, MapBoxError, MapChoice};
pub use self::focus::{map_of_narrow_screen, map_of_region, region_inset, show_region};
pub use self::graticule::graticule;
pub use self::regions::colours_of;
pub use self::vintages::{Vintages, narrow_vintage_map, vintage_maps};
use super::sources::sources;
use super::{Subject, numbers};
use crate::compare::{State, land_notes, regions_heading};
use crate::draw::{
    Area, AreaLabel, Border, FontSet, LegendEntry, Link, MapPart, MapPoint, MapSpec, Theme,
};
use crate::geodata::Backdrop;
use crate::keyword::keywords;
use crate::msg;
use crate::reform::Applied;
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
        /// How much nearer or farther the people of each unit are, in classes.
        Access = "access",
        /// How far the people of each unit are from the centre before.
        AccessBefore = "access-before",
        /// How far they are after.
        AccessAfter = "access-after",
        /// Lines from settlements to their centre, and for whom the way changed.
        Spider = "spider",
        /// How densely the units are populated, in classes.
        Density = "density",
    }
}

impl MapView {
    /// The maps that a run draws, in the order of the report: of the change, or of the state
    /// where nothing is changed.
    pub fn of_a_run(applied: &Applied) -> Vec<Self> {
        match applied.changes_nothing() {
            true => vec![Self::After, Self::AccessAfter, Self::Density],
            false => vec![Self::Before, Self::After, Self::Change, Self::Access],
        }
    }

    /// The state on whose land the map is drawn.
    fn state(self) -> State {
        match self {
            Self::Before => State::Before,
            _ => State::After,
        }
    }

    /// The state whose regions it shows.
    fn shown(self) -> State {
        match self {
            Self::Before | Self::AccessBefore => State::Before,
            _ => State::After,
        }
    }

    /// How many kinds of symbols the map of the other state has more.
    fn entries_of_the_other(self, subject: &Subject<'_>, points: &[MapPoint]) -> usize {
        if self.shown() == State::After {
            return 0;
        }
        let (before, after) = (&subject.applied.before, &subject.applied.after);
        let later = places::later_centres(before, after, subject.lang);
        let count = |points: &[MapPoint]| places::symbol_legend(points, subject.lang).len();
        count(&later).saturating_sub(count(points))
    }

    fn content<'a>(self, subject: &Subject<'a>) -> Content<'a> {
        match self {
            Self::Before => state::before(subject),
            Self::After => state::after(subject),
            Self::Change => change::change(subject),
            Self::Access => access::difference(subject),
            Self::AccessBefore => access::ways(subject, State::Before),
            Self::AccessAfter => access::ways(subject, State::After),
            Self::Spider => spider::spider(subject),
            Self::Density => density::density(subject),
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
    /// Lines from people to their centre.
    links: Vec<Link>,
    /// What colours mean, which the legend says before borders and symbols.
    first: Vec<LegendEntry>,
    /// What must be known to read the legend, each a sentence.
    legend_note: Vec<Message>,
}

/// Everything that one map of a plan shows.
pub fn map_spec(subject: &Subject<'_>, view: MapView) -> MapSpec {
    let lang = subject.lang;
    let content = view.content(subject);
    let title = format!("{} · {}", subject.title(), say(&content.what, lang));
    let more = view.entries_of_the_other(subject, &content.points);
    let spec = dressed(
        content,
        Dress {
            lang,
            backdrop: subject.backdrop,
            fonts: subject.fonts,
        },
    );
    MapSpec {
        theme: subject.theme.clone(),
        title,
        notes: notes(subject, view),
        source: sources(subject).join(" · "),
        legend_room: spec.legend.len() + more,
        ..spec
    }
}

/// What maps have in common, whatever they are about.
struct Dress<'a> {
    lang: Lang,
    backdrop: &'a Backdrop,
    fonts: &'a FontSet,
}

/// A map of some content, without title, notes and sources.
fn dressed(content: Content<'_>, dress: Dress<'_>) -> MapSpec {
    let lang = dress.lang;
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
    MapSpec {
        title: String::new(),
        subtitle: Some(content.subtitle),
        notes: Vec::new(),
        source: String::new(),
        labels: content.labels,
        arcs,
        areas: content.areas,
        focus: None,
        pale_around: false,
        insets: Vec::new(),
        parts,
        borders: content.borders,
        lakes: dress.backdrop.lakes.clone(),
        rivers: dress.backdrop.rivers.clone(),
        around: around::around(dress.backdrop, lang),
        graticule: None,
        links: content.links,
        locator: false,
        towns,
        points: content.points,
        legend_room: legend.len(),
        legend,
        legend_note: legend_note(&content.legend_note, lang),
        legend_beside: false,
        scale_bar: true,
        km: say(&msg!("page-km"), lang),
        numbers: numbers(lang, |km| at_most(km, 2)),
        fonts: dress.fonts.clone(),
        theme: Theme::default(),
        hidden: Vec::new(),
        width_px: 1600,
        design_px: 1600,
    }
}

/// Sentences as one text; none where there are none.
fn legend_note(sentences: &[Message], lang: Lang) -> Option<String> {
    let said: Vec<String> = sentences.iter().map(|part| say(part, lang)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Width of a map on a page: its letters are to be read where it is as wide as a column.
const PAGE_PX: u32 = 1000;

/// The same map for a page, which says the title, what must be known and the sources
/// itself.
pub fn map_of_page(subject: &Subject<'_>, view: MapView) -> MapSpec {
    on_a_page(map_spec(subject, view), subject.lang)
}

fn on_a_page(spec: MapSpec, lang: Lang) -> MapSpec {
    let mut spec = MapSpec {
        hidden: vec![MapPart::Title, MapPart::Notes, MapPart::Source],
        width_px: PAGE_PX,
        design_px: PAGE_PX,
        ..spec
    };
    leave_out_crowded(&mut spec, lang);
    spec
}

/// What must be known of the land. Maps of both states say it of both, so that one can
/// be laid over the other.
fn notes(subject: &Subject<'_>, view: MapView) -> Vec<String> {
    let both = matches!(view, MapView::Before | MapView::After);
    let states = match both {
        true => State::shown(subject.applied).to_vec(),
        false => vec![view.state()],
    };
    let mut notes: Vec<String> = Vec::new();
    for state in states {
        for note in land_notes(state.of(subject.applied)) {
            let note = say(&note, subject.lang);
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    if view == MapView::Spider {
        notes.extend(spider::left_out(subject).map(|note| say(&note, subject.lang)));
    }
    notes
}

/// Date and number of regions of one state.
fn state_line(subject: &Subject<'_>, state: State) -> String {
    let (state, lang) = (state.of(subject.applied), subject.lang);
    let date = lexicon().date(state.date, "short", lang);
    let count = state.living_regions().count().to_string();
    regions_line(&date, &count, &regions_heading(state), lang)
}

/// Dates and numbers of regions of the states that are shown.
fn states_line(subject: &Subject<'_>) -> String {
    let day = |date| lexicon().date(date, "short", subject.lang);
    let (mut dates, mut count) = (Vec::new(), Vec::new());
    for (_, state) in subject.comparison.states() {
        dates.push(day(state.date));
        count.push(state.regions.len().to_string());
    }
    let [dates, count] = [dates, count].map(|of| of.join(" → "));
    let regions = regions_heading(&subject.applied.after);
    regions_line(&dates, &count, &regions, subject.lang)
}

fn regions_line(dates: &str, count: &str, regions: &Message, lang: Lang) -> String {
    format!("{dates} · {}: {count}", say(regions, lang))
}
