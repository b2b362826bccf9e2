//! Borders of a state by their style, and what the legend says of them.

use std::collections::BTreeSet;

use geo_types::Coord;

use super::land::LandLine;
use crate::draw::{Arc, Border, BorderStyle, Focus, LegendEntry, LegendKey, MapSpec};
use crate::msg;
use crate::territory::{Lang, Names, RegionId, Territory};
use crate::words::{Message, say};

/// The borders of a state as it is.
pub(super) fn state_borders(state: &Territory, lines: &[LandLine<'_>]) -> Vec<Border> {
    regions_borders(state, &state.region_of_atom(), lines)
}

/// The borders of the units of a state, and of regions given by atom.
pub(super) fn regions_borders(
    state: &Territory,
    region: &[Option<RegionId>],
    lines: &[LandLine<'_>],
) -> Vec<Border> {
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

/// Square pixels of a map that a cell has on average, below which borders between units are
/// a grey noise, and the share of a map that is land.
const LEAST_CELL: f64 = 60.0;
const LAND: f64 = 0.6;

/// Leaves the borders between units out of a map on which these are too small to be seen, and
/// says so. It is then a fraction of its size.
pub(super) fn leave_out_crowded(spec: &mut MapSpec, lang: Lang) {
    let pixels = f64::from(spec.width_px) * f64::from(spec.width_px);
    let has_room = |cells: usize| cells as f64 * LEAST_CELL <= pixels * LAND;
    // There are no more cells than sides of borders, and most maps have few of these.
    if has_room(2 * spec.arcs.len()) || has_room(cells_in_view(spec)) {
        return;
    }
    let is_fine = |style| matches!(style, BorderStyle::Unit | BorderStyle::Sketch);
    spec.borders.retain(|border| !is_fine(border.style));
    let fine = |entry: &mut LegendEntry| matches!(entry.key, LegendKey::Border(s) if is_fine(s));
    for entry in spec.legend.extract_if(.., fine) {
        spec.notes
            .push(say(&msg!("map-fine-borders", border = entry.text), lang));
    }
}

/// West, south, east and north of some borders, in degrees.
pub(super) fn extent<'a>(arcs: impl Iterator<Item = &'a Arc>) -> Option<[f64; 4]> {
    let places = arcs.flat_map(|arc| &arc.line.0);
    places.fold(None, |sides: Option<[f64; 4]>, at| {
        let [w, s, e, n] = sides.unwrap_or([at.x, at.y, at.x, at.y]);
        Some([w.min(at.x), s.min(at.y), e.max(at.x), n.max(at.y)])
    })
}

/// How many cells have a border in the box around what a map shows.
fn cells_in_view(spec: &MapSpec) -> usize {
    let shown: Option<BTreeSet<usize>> = match &spec.focus {
        None => None,
        Some(Focus::Cells(cells)) => Some(cells.iter().copied().collect()),
        Some(_) => return 0,
    };
    let sides = |arc: &Arc| [arc.left, arc.right].into_iter().flatten();
    let is_shown = |arc: &&Arc| {
        let shown = shown.as_ref();
        shown.is_none_or(|shown| sides(arc).any(|cell| shown.contains(&cell)))
    };
    let Some([west, south, east, north]) = extent(spec.arcs.iter().filter(is_shown)) else {
        return 0;
    };
    let seen = |at: &Coord<f64>| (west..=east).contains(&at.x) && (south..=north).contains(&at.y);
    let arcs = spec
        .arcs
        .iter()
        .filter(|arc| arc.line.0.first().is_some_and(seen));
    arcs.flat_map(sides).collect::<BTreeSet<usize>>().len()
}

#[cfg(test)]
mod tests {
    use geo_types::LineString;

    use super::*;

    /// Cells in a row with a border between each two, on a map of 100 pixels.
    fn row(cells: usize) -> MapSpec {
        let arcs = (1..cells).map(|i| Arc {
            line: LineString::from(vec![(i as f64 / 1e4, 0.0), (i as f64 / 1e4, 1.0)]),
            left: Some(i - 1),
            right: Some(i),
        });
        let styles = [BorderStyle::Unit, BorderStyle::NewUnit];
        MapSpec {
            arcs: arcs.collect(),
            borders: styles
                .map(|style| Border {
                    arcs: vec![0],
                    style,
                })
                .into(),
            legend: styles
                .map(|style| LegendEntry {
                    key: LegendKey::Border(style),
                    text: format!("{style:?}"),
                })
                .into(),
            width_px: 100,
            ..MapSpec::default()
        }
    }

    fn left(spec: &MapSpec) -> Vec<BorderStyle> {
        spec.borders.iter().map(|border| border.style).collect()
    }

    #[test]
    fn borders_too_fine_for_a_map_are_left_out_and_named() {
        let mut spec = row(101);
        leave_out_crowded(&mut spec, Lang::EN);
        assert_eq!(left(&spec), [BorderStyle::NewUnit]);
        assert_eq!(spec.legend.len(), 1);
        assert_eq!(spec.notes, ["Too fine to be drawn at this size: Unit"]);
    }

    #[test]
    fn as_many_as_can_be_seen_stay() {
        let mut spec = row(100);
        leave_out_crowded(&mut spec, Lang::EN);
        assert_eq!((left(&spec).len(), spec.notes.len()), (2, 0));
    }

    #[test]
    fn a_part_with_few_cells_keeps_its_borders() {
        let mut spec = row(1000);
        spec.focus = Some(Focus::Cells((0..10).collect()));
        leave_out_crowded(&mut spec, Lang::EN);
        assert_eq!(left(&spec).len(), 2);
    }
}
