//! Borders of a state by their style, and what the legend says of them.

use geo_types::LineString;

use crate::draw::{Border, BorderStyle, LegendEntry, LegendKey};
use crate::msg;
use crate::territory::{Lang, Territory};
use crate::words::say;

/// The borders of a state as it is.
pub(super) fn state_borders(state: &Territory) -> Vec<Border> {
    let region = state.region_of_atom();
    let unit = state.unit_of_atom();
    sorted_borders(state, |left, right| match (left, right) {
        (Some(l), Some(r)) if region[l] != region[r] => Some(BorderStyle::Region),
        (Some(l), Some(r)) if unit[l] != unit[r] => Some(BorderStyle::Unit),
        (Some(_), Some(_)) => None,
        _ => Some(BorderStyle::Country),
    })
}

/// Arcs by their style, the strongest style last, so that it lies on top.
pub(super) fn sorted_borders(
    state: &Territory,
    style: impl Fn(Option<usize>, Option<usize>) -> Option<BorderStyle>,
) -> Vec<Border> {
    let Some(coverage) = &state.coverage else {
        return Vec::new();
    };
    let order = [
        BorderStyle::Unit,
        BorderStyle::Old,
        BorderStyle::Region,
        BorderStyle::Country,
        BorderStyle::New,
    ];
    let mut borders: Vec<Border> = order
        .into_iter()
        .map(|style| Border {
            lines: Vec::new(),
            style,
        })
        .collect();
    for arc in coverage.arcs() {
        let found = style(arc.left.map(usize::from), arc.right.map(usize::from));
        if let Some(border) = borders.iter_mut().find(|b| Some(b.style) == found) {
            border.lines.push(LineString::new(arc.coords.to_vec()));
        }
    }
    borders.retain(|border| !border.lines.is_empty());
    borders
}

/// The styles that are there, the topmost first.
pub(super) fn border_legend(borders: &[Border], lang: Lang) -> Vec<LegendEntry> {
    let text = |style| match style {
        BorderStyle::New => Some(msg!("page-new-border")),
        BorderStyle::Region => Some(msg!("page-region-border")),
        BorderStyle::Old => Some(msg!("page-old-border")),
        BorderStyle::Unit => Some(msg!("page-unit-border")),
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
