//! Lines from settlements to their centre after the reform: who goes where, and for whom
//! that is nearer or farther than before.

use geo_types::Coord;

use super::borders::state_borders;
use super::change::QUIET;
use super::land::land_lines;
use super::places::{labels, later_centres, region_cells};
use super::{Content, states_line, told};
use crate::compare::State;
use crate::draw::{Area, Colour, LegendEntry, LegendKey, Link};
use crate::figures::Subject;
use crate::measure::Journey;
use crate::msg;
use crate::words::{Message, say, share};

/// The most lines that a map shows, those of most people.
const MOST: usize = 5000;

/// How a way is now beside what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Same,
    Nearer,
    Farther,
}

impl Way {
    /// From the back to the front.
    const ALL: [Self; 3] = [Self::Same, Self::Nearer, Self::Farther];

    fn of(journey: &Journey, tolerance_km: f64) -> Self {
        let change = journey.after_km - journey.before_km;
        match change.abs() <= tolerance_km {
            true => Self::Same,
            false if change < 0.0 => Self::Nearer,
            false => Self::Farther,
        }
    }

    fn colour(self) -> Colour {
        match self {
            Self::Same => Colour::hex(0xa3a8ae),
            Self::Nearer => Colour::hex(0x2f77ad),
            Self::Farther => Colour::hex(0xb3590f),
        }
    }

    fn text(self) -> Message {
        match self {
            Self::Same => msg!("map-way-same"),
            Self::Nearer => msg!("map-way-nearer"),
            Self::Farther => msg!("map-way-farther"),
        }
    }
}

/// The map of the ways.
pub(super) fn spider<'a>(subject: &Subject<'a>) -> Content<'a> {
    let (applied, lang) = (subject.applied, subject.lang);
    let (before, after) = (&applied.before, &applied.after);
    let lines = land_lines(after);
    let touched = subject.comparison.touched_regions(applied);
    let links: Vec<(Way, Link)> = links(subject);
    let legend = links.iter().map(|(way, link)| LegendEntry {
        key: LegendKey::Link(link.colour),
        text: say(&way.text(), lang),
    });
    let legend: Vec<LegendEntry> = legend.collect();
    Content {
        what: msg!("map-spider"),
        subtitle: states_line(subject),
        state: after,
        areas: areas(subject),
        borders: state_borders(after, &lines),
        lines,
        labels: labels(after, &touched, |_| true, lang),
        points: later_centres(before, after, lang),
        links: links.into_iter().map(|(_, link)| link).collect(),
        first: legend,
        legend_note: Vec::new(),
    }
}

/// What is to be said where there are more ways than lines.
pub(super) fn left_out(subject: &Subject<'_>) -> Option<Message> {
    let all: Vec<f64> = ways(subject).map(|(journey, _)| journey.people).collect();
    if all.len() <= MOST {
        return None;
    }
    let (mut shown, people) = (all.clone(), all.iter().sum::<f64>());
    shown.sort_by(|a, b| b.total_cmp(a));
    let shown: f64 = shown.iter().take(MOST).sum();
    Some(msg!(
        "map-ways-left-out",
        shown = MOST,
        all = all.len(),
        people = share(if people > 0.0 { shown / people } else { 0.0 }, 0)
    ))
}

/// The ways that are longer than nothing, with their ends.
fn ways<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (&'a Journey, [Coord<f64>; 2])> {
    let comparison = subject.comparison;
    let after = &subject.applied.after;
    comparison.journeys.iter().filter_map(|journey| {
        let point = comparison.demand.points.get(journey.point as usize)?;
        let centre = after.region(journey.region_after).centre.as_ref()?;
        let ends = [point.position, centre.position];
        (point.position != centre.position).then_some((journey, ends))
    })
}

/// The lines by how the way changed; kinds that nobody has are left out.
fn links(subject: &Subject<'_>) -> Vec<(Way, Link)> {
    let comparison = subject.comparison;
    let mut journeys: Vec<(&Journey, [Coord<f64>; 2])> = ways(subject).collect();
    // Stable: of equals the first.
    journeys.sort_by(|(a, _), (b, _)| b.people.total_cmp(&a.people));
    journeys.truncate(MOST);
    let tolerance = comparison.measuring.tolerance_km;
    let of_way = |way: Way| {
        let own = journeys
            .iter()
            .filter(|(journey, _)| Way::of(journey, tolerance) == way);
        let link = Link {
            lines: own.map(|(_, ends)| *ends).collect(),
            colour: way.colour(),
            width: if way == Way::Same { 0.5 } else { 0.9 },
        };
        (!link.lines.is_empty()).then_some((way, link))
    };
    Way::ALL.into_iter().filter_map(of_way).collect()
}

fn areas(subject: &Subject<'_>) -> Vec<Area> {
    let cells = region_cells(&subject.applied.after);
    let regions = subject.comparison.state(State::After).regions.iter();
    let areas = regions.map(|row| Area {
        cells: cells[row.id.index()].clone(),
        fill: QUIET,
        title: told::region(subject, row),
    });
    areas.collect()
}
