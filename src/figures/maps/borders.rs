//! Borders of a state by their style, and what the legend says of them.

use super::land::LandLine;
use crate::draw::{Border, BorderStyle, LegendEntry, LegendKey};
use crate::msg;
use crate::territory::{Lang, Names, Territory};
use crate::words::{Message, say};

/// The borders of a state as it is.
pub(super) fn state_borders(state: &Territory, lines: &[LandLine<'_>]) -> Vec<Border> {
    let region = state.region_of_atom();
    let unit = state.unit_of_atom();
    sorted_borders(lines, |left, right| match (left, right) {
        (Some(l), Some(r)) if region[l] != region[r] => Some(BorderStyle::Region),
        (Some(l), Some(r)) if unit[l] != unit[r] && state.schematic => Some(BorderStyle::Sketch),
        (Some(l), Some(r)) if unit[l] != unit[r] => Some(BorderStyle::Unit),
        (Some(_), Some(_)) => None,
        _ => Some(BorderStyle::Country),
    })
}

/// Lines by their style, the strongest style last, so that it lies on top.
pub(super) fn sorted_borders(
    lines: &[LandLine<'_>],
    style: impl Fn(Option<usize>, Option<usize>) -> Option<BorderStyle>,
) -> Vec<Border> {
    let order = [
        BorderStyle::Unit,
        BorderStyle::Sketch,
        BorderStyle::OldUnit,
        BorderStyle::NewUnit,
        BorderStyle::Old,
        BorderStyle::Region,
        BorderStyle::Country,
        BorderStyle::New,
    ];
    let mut borders: Vec<Border> = order
        .into_iter()
        .map(|style| Border {
            arcs: Vec::new(),
            style,
        })
        .collect();
    for (i, line) in lines.iter().enumerate() {
        let Some([left, right]) = line.divides else {
            continue;
        };
        let found = style(left, right);
        if let Some(border) = borders.iter_mut().find(|b| Some(b.style) == found) {
            border.arcs.push(i);
        }
    }
    borders.retain(|border| !border.arcs.is_empty());
    borders
}

/// The styles that are there, the topmost first.
pub(super) fn border_legend(borders: &[Border], state: &Territory, lang: Lang) -> Vec<LegendEntry> {
    let levels = &state.levels;
    let (region, unit) = (
        level_border(&levels.region_border, state.regions_called()),
        level_border(&levels.unit_border, state.units_called()),
    );
    let text = |style| match style {
        BorderStyle::New => Some(msg!("page-new-border")),
        BorderStyle::Region => Some(region.clone().unwrap_or(msg!("page-region-border"))),
        BorderStyle::Old => Some(msg!("page-old-border")),
        BorderStyle::Unit => Some(unit.clone().unwrap_or(msg!("page-unit-border"))),
        BorderStyle::Sketch => {
            let border = unit.clone().unwrap_or(msg!("page-unit-border"));
            Some(msg!("page-sketched-border", border = border))
        }
        BorderStyle::OldUnit => Some(msg!("page-old-unit-border")),
        BorderStyle::NewUnit => Some(msg!("page-new-unit-border")),
        BorderStyle::Country => None,
    };
    let entries = borders.iter().rev().filter_map(|border| {
        Some(LegendEntry {
            key: LegendKey::Border(border.style),
            text: say(&text(border.style)?, lang),
        })
    });
    entries.collect()
}

/// What the border of a level is called, by its own words or by what its members are
/// called together.
fn level_border(own: &Names, called: Option<&Names>) -> Option<Message> {
    match own.en.is_empty() {
        false => Some(msg!("level-called", name = own)),
        true => called.map(|names| msg!("level-border", name = names)),
    }
}
