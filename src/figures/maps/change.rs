//! What a plan changes: the units that move, old and new borders, old and new
//! centres.

use std::collections::BTreeSet;

use super::borders::sorted_borders;
use super::land::{LandLine, cells, land_lines};
use super::places::{former_centres, labels, later_centres};
use super::regions::colours;
use super::{Content, states_line, told};
use crate::compare::UnitChange;
use crate::draw::{Area, Border, BorderStyle, Colour, LegendEntry, LegendKey};
use crate::figures::Subject;
use crate::msg;
use crate::reform::{LinkKind, roots};
use crate::territory::{RegionId, Territory, UnitId};
use crate::words::{Message, number, say};

/// Fill of land that the map does not talk about.
pub(super) const QUIET: Colour = Colour::hex(0xf3f1ec);

/// The map of the change.
pub(super) fn change<'a>(subject: &Subject<'a>) -> Content<'a> {
    let (applied, lang) = (subject.applied, subject.lang);
    let (before, after) = (&applied.before, &applied.after);
    let colours = colours(before, after, &receiving(subject));
    let lines = land_lines(after);
    let touched = subject.comparison.touched_regions(applied);
    let mut points = later_centres(before, after, lang);
    points.extend(former_centres(before, after, lang));
    Content {
        what: msg!("page-what-changed"),
        subtitle: states_line(subject),
        state: after,
        areas: areas(subject, &colours),
        borders: borders(before, after, &lines),
        lines,
        labels: labels(after, &touched, |id| touched.contains(&id), lang),
        points,
        links: Vec::new(),
        first: legend(subject, &colours),
        legend_note: match receiving(subject).is_empty() {
            true => Vec::new(),
            false => vec![msg!("map-colours"), msg!("map-brackets")],
        },
    }
}

/// Whether a unit moves to another region.
fn moves(row: &UnitChange) -> bool {
    row.changes.contains(&LinkKind::Transferred)
}

/// The regions that units move to.
pub(super) fn receiving(subject: &Subject<'_>) -> BTreeSet<RegionId> {
    let rows = subject.comparison.units.iter();
    rows.filter(|row| moves(row))
        .map(|row| row.region_id)
        .collect()
}

/// What happened to a unit that stays in its region.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reform {
    Merged,
    Divided,
    Renamed,
}

impl Reform {
    const ALL: [Self; 3] = [Self::Merged, Self::Divided, Self::Renamed];

    /// What is most to see, where several things happened.
    fn of(row: &UnitChange) -> Option<Self> {
        let kind = |reform: &Self| match reform {
            Self::Merged => LinkKind::Merged,
            Self::Divided => LinkKind::Split,
            Self::Renamed => LinkKind::Renamed,
        };
        let happened = |reform: &Self| !moves(row) && row.changes.contains(&kind(reform));
        Self::ALL.into_iter().find(happened)
    }

    /// Stronger than the colours of regions, and unlike each other in lightness.
    fn colour(self) -> Colour {
        match self {
            Self::Merged => Colour::hex(0x8fbfe6),
            Self::Divided => Colour::hex(0xf2a86b),
            Self::Renamed => Colour::hex(0xd3d6de),
        }
    }

    fn text(self) -> Message {
        match self {
            Self::Merged => msg!("page-merged-units"),
            Self::Divided => msg!("page-divided-units"),
            Self::Renamed => msg!("page-renamed-units"),
        }
    }
}

/// Units that move in the colour of their region, those that are reformed where they
/// are in that of their reform, the rest quiet.
fn areas(subject: &Subject<'_>, colours: &[Colour]) -> Vec<Area> {
    let cells = unit_cells(&subject.applied.after);
    let rows = subject.comparison.units.iter().map(|row| Area {
        cells: cells[row.id.0 as usize].clone(),
        fill: if moves(row) {
            colours[row.region_id.0 as usize]
        } else {
            Reform::of(row).map_or(QUIET, Reform::colour)
        },
        title: told::unit(subject, row),
    });
    rows.collect()
}

/// The atoms of every unit by its id.
pub(super) fn unit_cells(state: &Territory) -> Vec<Vec<usize>> {
    cells(&state.unit_of_atom(), |id| id.0, state.units.len())
}

/// The colours of the regions that receive units, and of reforms of units.
fn legend(subject: &Subject<'_>, colours: &[Colour]) -> Vec<LegendEntry> {
    let lang = subject.lang;
    let after = &subject.applied.after;
    let receiving = receiving(subject);
    let order = after.regions_in_order().into_iter();
    let moved = order.filter(|id| receiving.contains(id));
    let moved = moved.map(|id| LegendEntry {
        key: LegendKey::Fill(colours[id.0 as usize]),
        text: moved_to(subject, id),
    });
    let rows = &subject.comparison.units;
    let there = |reform: &Reform| rows.iter().any(|row| Reform::of(row) == Some(*reform));
    let reforms = Reform::ALL.into_iter().filter(there);
    let reformed = reforms.map(|reform| LegendEntry {
        key: LegendKey::Drawn(reform.colour()),
        text: say(&reform.text(), lang),
    });
    moved.chain(reformed).collect()
}

/// A region that receives units, and how far its people were and are from their centre: who
/// is coloured does not gain by that.
fn moved_to(subject: &Subject<'_>, id: RegionId) -> String {
    let lang = subject.lang;
    let name = subject.applied.after.region(id).names.get(lang);
    let told = format!("{}: {name}", say(&msg!("page-moved-units"), lang));
    let mut people = subject.comparison.people.iter();
    let own = people.find(|row| row.id == id);
    let means = own.and_then(|row| Some((row.before_km?.mean, row.after_km?.mean)));
    let km = |km: f64| number(km, 0);
    let ways = means.map(|(before, after)| match before.round() == after.round() {
        true => msg!("map-mean-way-same", km = km(after)),
        false => msg!("map-mean-ways", before = km(before), after = km(after)),
    });
    match ways {
        Some(ways) => format!("{told} ({})", say(&ways, lang)),
        None => told,
    }
}

/// Borders that stay, come and go.
pub(super) fn borders(
    before: &Territory,
    after: &Territory,
    lines: &[LandLine<'_>],
) -> Vec<Border> {
    let roots = roots(before, after);
    let (regions, units) = (before.region_of_atom(), before.unit_of_atom());
    let old: Vec<Option<RegionId>> = roots.iter().map(|r| regions[r.0 as usize]).collect();
    let old_unit: Vec<Option<UnitId>> = roots.iter().map(|r| units[r.0 as usize]).collect();
    let (new, new_unit) = (after.region_of_atom(), after.unit_of_atom());
    sorted_borders(lines, |left, right| {
        let (Some(l), Some(r)) = (left, right) else {
            return Some(BorderStyle::Country);
        };
        let units = (old_unit[l] != old_unit[r], new_unit[l] != new_unit[r]);
        match (old[l] != old[r], new[l] != new[r]) {
            (true, true) => Some(BorderStyle::Region),
            (false, true) => Some(BorderStyle::New),
            (true, false) => Some(BorderStyle::Old),
            (false, false) => match units {
                (true, true) if after.schematic => Some(BorderStyle::Sketch),
                (true, true) => Some(BorderStyle::Unit),
                (false, true) => Some(BorderStyle::NewUnit),
                (true, false) => Some(BorderStyle::OldUnit),
                (false, false) => None,
            },
        }
    })
}
