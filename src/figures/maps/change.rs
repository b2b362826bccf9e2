//! What a plan changes: the units that move, old and new borders, old and new
//! centres.

use std::collections::BTreeSet;

use super::borders::sorted_borders;
use super::places::{former_centres, labels, later_centres};
use super::regions::colours;
use super::{Content, both_states};
use crate::compare::UnitChange;
use crate::draw::{Area, Border, BorderStyle, Colour, LegendEntry, LegendKey};
use crate::figures::Subject;
use crate::msg;
use crate::reform::{LinkKind, roots};
use crate::territory::{RegionId, Territory, UnitId, unit_shapes};
use crate::words::say;

/// Fill of land that the map does not talk about.
const QUIET: Colour = Colour::hex(0xf3f1ec);

/// The map of the change.
pub(super) fn change<'a>(subject: &Subject<'a>) -> Content<'a> {
    let (applied, lang) = (subject.applied, subject.lang);
    let (before, after) = (&applied.before, &applied.after);
    let colours = colours(before, after);
    let touched = subject.comparison.touched_regions(applied);
    let mut points = later_centres(before, after, lang);
    points.extend(former_centres(before, after, lang));
    Content {
        what: msg!("page-what-changed"),
        subtitle: both_states(subject),
        state: after,
        areas: areas(subject, &colours),
        borders: borders(before, after),
        labels: labels(after, &touched, |id| touched.contains(&id), lang),
        points,
        first: legend(subject, &colours),
        last: Vec::new(),
    }
}

/// Whether a unit moves to another region.
fn moves(row: &UnitChange) -> bool {
    row.changes.contains(&LinkKind::Transferred)
}

/// Units that move in the colour of their region, the rest quiet.
fn areas(subject: &Subject<'_>, colours: &[Colour]) -> Vec<Area> {
    let (after, lang) = (&subject.applied.after, subject.lang);
    let shapes = unit_shapes(after);
    let rows = subject.comparison.units.iter().map(|row| Area {
        geometry: shapes[row.id.0 as usize].clone(),
        fill: if moves(row) {
            colours[row.region_id.0 as usize]
        } else {
            QUIET
        },
        title: format!(
            "{}: {} → {}",
            row.unit.get(lang),
            row.region_before.get(lang),
            row.region_after.get(lang)
        ),
    });
    rows.collect()
}

/// The colours of the regions that receive units.
fn legend(subject: &Subject<'_>, colours: &[Colour]) -> Vec<LegendEntry> {
    let rows = subject.comparison.units.iter();
    let moved = rows.filter(|row| moves(row));
    let receiving: BTreeSet<RegionId> = moved.map(|row| row.region_id).collect();
    let lang = subject.lang;
    let entries = receiving.into_iter().map(|id| LegendEntry {
        key: LegendKey::Fill(colours[id.0 as usize]),
        text: format!(
            "{}: {}",
            say(&msg!("page-moved-units"), lang),
            subject.applied.after.region(id).names.get(lang)
        ),
    });
    entries.collect()
}

/// Borders that stay, come and go.
fn borders(before: &Territory, after: &Territory) -> Vec<Border> {
    let roots = roots(before, after);
    let old = before.region_of_atom();
    let old: Vec<Option<RegionId>> = roots.iter().map(|root| old[root.0 as usize]).collect();
    let new = after.region_of_atom();
    let unit: Vec<Option<UnitId>> = after.unit_of_atom();
    sorted_borders(after, |left, right| {
        let (Some(l), Some(r)) = (left, right) else {
            return Some(BorderStyle::Country);
        };
        match (old[l] != old[r], new[l] != new[r]) {
            (true, true) => Some(BorderStyle::Region),
            (false, true) => Some(BorderStyle::New),
            (true, false) => Some(BorderStyle::Old),
            (false, false) => (unit[l] != unit[r]).then_some(BorderStyle::Unit),
        }
    })
}
