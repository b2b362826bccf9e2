//! What of a map is shown: one region, or a box.

use super::borders::{extent, leave_out_crowded};
use super::change::{receiving, unit_cells};
use super::places::{bare, region_cells, shorter};
use super::{MapView, map_spec};
use crate::compare::State;
use crate::draw::{
    Area, AreaLabel, BorderStyle, Focus, Inset, LegendKey, MapPart, MapSpec, NEIGHBOUR, Symbol,
};
use crate::figures::Subject;
use crate::reform::{Problem, find_region, roots};
use crate::territory::{Lang, RegionId, Territory};

/// A region that a map shows as an inset, by name or `code:CODE`.
///
/// # Errors
/// If there is no such region in either state, or several.
pub fn region_inset(subject: &Subject<'_>, view: MapView, name: &str) -> Result<Inset, Problem> {
    let shown = Shown::find(subject, view, name)?;
    Ok(Inset {
        name: shown.name(subject).to_owned(),
        focus: Focus::Cells(shown.cells(subject)),
    })
}

/// Shows one region: its units bear their names, other regions theirs. On a map of a
/// state that does not have the region its land in the other state is shown.
///
/// # Errors
/// As [`region_inset`].
pub fn show_region(
    spec: &mut MapSpec,
    subject: &Subject<'_>,
    view: MapView,
    name: &str,
) -> Result<(), Problem> {
    let shown = Shown::find(subject, view, name)?;
    let cells = shown.cells(subject);
    name_units(spec, subject, &shown, &cells);
    quiet_around(spec, view, &cells);
    let region = shown.name(subject);
    spec.subtitle = spec
        .subtitle
        .take()
        .map(|text| format!("{region} · {text}"));
    spec.focus = Some(Focus::Cells(cells));
    Ok(())
}

/// The map of one region after the reform, with its units and what lies around it, for a
/// page that says the rest.
pub fn map_of_region(subject: &Subject<'_>, id: RegionId) -> MapSpec {
    let view = MapView::After;
    let mut spec = map_spec(subject, view);
    let (state, lang) = (&subject.applied.after, subject.lang);
    let shown = Shown {
        id,
        state: State::After,
        view,
    };
    let cells = shown.cells(subject);
    name_units(&mut spec, subject, &shown, &cells);
    quiet_around(&mut spec, view, &cells);
    spec.title = state.region(id).names.get(lang).to_owned();
    spec.hidden = vec![
        MapPart::Title,
        MapPart::Notes,
        MapPart::Source,
        MapPart::Legend,
    ];
    let width = width_of(&spec, &cells);
    spec.focus = Some(Focus::Cells(cells));
    (spec.width_px, spec.design_px) = (width, width);
    spec
}

/// Width of the map of some cells on a page: so large that the names of units have room,
/// and no higher than a screen.
fn width_of(spec: &MapSpec, cells: &[usize]) -> u32 {
    let own = |side: Option<usize>| side.is_some_and(|cell| cells.binary_search(&cell).is_ok());
    let arcs = spec
        .arcs
        .iter()
        .filter(|arc| own(arc.left) || own(arc.right));
    let Some([west, south, east, north]) = extent(arcs) else {
        return REGION_PX[0];
    };
    let shrink = f64::midpoint(south, north).to_radians().cos();
    let wide = ((east - west) * shrink).max(1e-6) / (north - south).max(1e-6);
    let width = (REGION_AREA * wide).sqrt().min(REGION_HEIGHT * wide);
    width.clamp(f64::from(REGION_PX[0]), f64::from(REGION_PX[1])) as u32
}

/// The change as a narrow screen shows it first: the units that move, new centres, and the
/// regions that receive them, which are named; `None` where no unit moves.
pub fn map_of_narrow_screen(subject: &Subject<'_>) -> Option<MapSpec> {
    let view = MapView::Change;
    let receiving = receiving(subject);
    let cells = region_cells(&subject.applied.after);
    let shown: Vec<usize> = receiving
        .iter()
        .flat_map(|id| cells[id.index()].iter().copied())
        .collect();
    if shown.is_empty() {
        return None;
    }
    let mut spec = map_spec(subject, view);
    for label in &mut spec.labels {
        label.strong = receiving.iter().any(|id| cells[id.index()] == label.cells);
    }
    spec.focus = Some(Focus::Cells(shown));
    let mut spec = narrowed(spec, subject.lang);
    // The regions that receive units bear their names, and the page says below the map what
    // its colours mean.
    spec.legend_note = None;
    spec.legend.retain(|entry| is_news(entry.key));
    spec.legend_room = 0;
    Some(spec)
}

/// Whether a line of the legend explains what the reform brings and no name on the map says.
fn is_news(key: LegendKey) -> bool {
    matches!(
        key,
        LegendKey::Drawn(_)
            | LegendKey::Border(BorderStyle::New)
            | LegendKey::Symbol(Symbol::NewCentre | Symbol::OldCentre)
    )
}

/// A map for a narrow screen, with the strong names only: the others are on the whole map.
pub(super) fn narrowed(mut spec: MapSpec, lang: Lang) -> MapSpec {
    for label in &mut spec.labels {
        label.short = vec![bare(&label.text, lang)];
        label.optional = !label.strong;
    }
    spec.points.retain(|point| point.symbol != Symbol::Centre);
    for point in &mut spec.points {
        point.label = None;
    }
    spec.towns.clear();
    spec.scale_bar = false;
    spec.hidden = vec![MapPart::Title, MapPart::Notes, MapPart::Source];
    (spec.width_px, spec.design_px) = (NARROW_PX, NARROW_PX);
    leave_out_crowded(&mut spec, lang);
    spec
}

/// Width of a map on a narrow screen.
const NARROW_PX: u32 = 330;
/// Least and largest width of the map of a region on a page.
const REGION_PX: [u32; 2] = [560, 880];
/// Its square pixels, and the most that it is high.
const REGION_AREA: f64 = 720_000.0;
const REGION_HEIGHT: f64 = 900.0;

/// What is not the region steps back: in its colours as a regional map has them, and grey
/// where a colour is a class or says who receives units, which the legend would have to say.
fn quiet_around(spec: &mut MapSpec, view: MapView, cells: &[usize]) {
    let is_own = |area: &Area| {
        area.cells
            .iter()
            .any(|cell| cells.binary_search(cell).is_ok())
    };
    if matches!(view, MapView::Before | MapView::After) {
        spec.pale_around = true;
        return;
    }
    for area in spec.areas.iter_mut().filter(|area| !is_own(area)) {
        area.fill = NEIGHBOUR;
    }
    if view == MapView::Change {
        let shown: Vec<_> = spec.areas.iter().map(|area| area.fill).collect();
        spec.legend.retain(|entry| match entry.key {
            LegendKey::Fill(colour) | LegendKey::Drawn(colour) => shown.contains(&colour),
            _ => true,
        });
    }
}

/// The units that lie in the cells of a region bear their names, with the figures that stood
/// on them, and it bears none.
fn name_units(spec: &mut MapSpec, subject: &Subject<'_>, shown: &Shown, cells: &[usize]) {
    let drawn = shown.view.state();
    let own = shown.cells_of(subject, shown.view.shown());
    spec.labels.retain(|label| label.cells != own);
    let figures: Vec<AreaLabel> = spec.labels.extract_if(.., |label| label.small).collect();
    // Neighbours are named where they have room.
    for label in &mut spec.labels {
        (label.optional, label.strong) = (true, false);
    }
    let state = drawn.of(subject.applied);
    let of_unit = unit_cells(state);
    let is_there = |own: &[usize]| {
        let mut own = own.iter();
        own.len() > 0 && own.all(|cell| cells.binary_search(cell).is_ok())
    };
    let units = state.living_units();
    let units = units.filter(|(unit, _)| is_there(&of_unit[unit.index()]));
    let units = units.map(|(unit, row)| {
        let cells = &of_unit[unit.index()];
        let figure = figures.iter().find(|figure| figure.cells == *cells);
        let with_figure = |name: &str| match figure {
            Some(figure) => format!("{name}\n{}", figure.text),
            None => name.to_owned(),
        };
        let name = row.names.get(subject.lang);
        AreaLabel {
            text: with_figure(name),
            short: shorter(name, subject.lang)
                .iter()
                .map(|name| with_figure(name))
                .collect(),
            cells: cells.clone(),
            strong: false,
            small: true,
            optional: false,
        }
    });
    spec.labels.extend(units);
}

/// A region of one of the states.
struct Shown {
    id: RegionId,
    state: State,
    view: MapView,
}

impl Shown {
    /// In the state that a map shows, else in the other.
    fn find(subject: &Subject<'_>, view: MapView, name: &str) -> Result<Self, Problem> {
        let own = view.shown();
        let of = |state: State| find_region(state.of(subject.applied), name);
        let (id, state) = match of(own) {
            Ok(id) => (id, own),
            Err(problem) => {
                let other = own.other();
                (of(other).map_err(|_| problem)?, other)
            }
        };
        Ok(Self { id, state, view })
    }

    fn territory<'a>(&self, subject: &Subject<'a>) -> &'a Territory {
        self.state.of(subject.applied)
    }

    fn name<'a>(&self, subject: &Subject<'a>) -> &'a str {
        let region = self.territory(subject).region(self.id);
        region.names.get(subject.lang)
    }

    /// Its cells on the map; on that of the change those of both states.
    fn cells(&self, subject: &Subject<'_>) -> Vec<usize> {
        let mut cells = self.cells_of(subject, self.state);
        if self.view == MapView::Change {
            cells.extend(self.cells_of(subject, self.state.other()));
            cells.sort_unstable();
            cells.dedup();
        }
        cells
    }

    /// The cells on the map of its land in a state; none where that has no such region.
    fn cells_of(&self, subject: &Subject<'_>, state: State) -> Vec<usize> {
        let territory = state.of(subject.applied);
        let mut of_regions = region_cells(territory);
        if of_regions.len() <= self.id.index() {
            return Vec::new();
        }
        let cells = of_regions.swap_remove(self.id.index());
        let roots = || roots(&subject.applied.before, &subject.applied.after);
        match (state, self.view.state()) {
            (State::After, State::Before) => {
                let roots = roots();
                let mut earlier: Vec<usize> =
                    cells.iter().map(|&cell| roots[cell].index()).collect();
                earlier.sort_unstable();
                earlier.dedup();
                earlier
            }
            (State::Before, State::After) => {
                let later = roots().into_iter().enumerate();
                let later = later.filter(|(_, root)| cells.binary_search(&root.index()).is_ok());
                later.map(|(cell, _)| cell).collect()
            }
            _ => cells,
        }
    }
}
