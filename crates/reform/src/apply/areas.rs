//! Published areas against what the plan has made of the regions.

use crate::catalogue::Catalogue;
use crate::composition::published_areas;
use crate::diagnostic::Problem;
use crate::plan::Plan;
use crate::warning::Warning;
use crate::warnings::Touched;
use aimaq_territory::{RegionId, Territory, fold};

/// A published area and the land may differ by this share: lakes and coasts are counted
/// differently.
const DIFFERENCE: f64 = 0.03;

/// Takes the published areas out that an embedded plan states for another composition of
/// the region, with a warning for each.
pub(super) fn drop_stale(
    plan: &Plan,
    catalogue: &Catalogue,
    territory: &mut Territory,
    touched: &Touched,
) -> Vec<Problem> {
    let mut found = Vec::new();
    for mine in published_areas(plan) {
        let known = catalogue.published_areas();
        let mut same = known
            .filter(|a| a.region == mine.region && a.km2 == mine.km2)
            .peekable();
        if same.peek().is_none() || same.any(|a| a.composition == mine.composition) {
            continue;
        }
        let Some(id) = living(territory, &mine.region) else {
            continue;
        };
        let areas = &mut territory.region_mut(id).areas;
        let before = areas.len();
        areas.retain(|area| area.km2 != mine.km2 || area.until.is_some());
        if areas.len() < before {
            let warning = Warning::AreaOfOtherUnits {
                region: territory.region(id).names.clone(),
                km2: mine.km2.round() as u64,
            };
            found.push(placed(Problem::warning(warning), id, touched));
        }
    }
    found
}

/// The living region of a folded name.
fn living(territory: &Territory, name: &str) -> Option<RegionId> {
    let mut living = territory.living_regions();
    let found = living.find(|(_, region)| fold(&region.names.en) == name);
    found.map(|(id, _)| id)
}

/// The regions that the plan changes whose published area is not that of their land.
pub(super) fn differing(territory: &Territory, touched: &Touched) -> Vec<Problem> {
    let Some(coverage) = &territory.coverage else {
        return Vec::new();
    };
    let regions = touched.regions().into_iter();
    let found = regions.filter_map(|(id, _)| {
        let region = Some(territory.region(id)).filter(|region| region.exists())?;
        let published = region.area_on(territory.date)?;
        let units = territory.units_of(id).flat_map(|(_, unit)| &unit.atoms);
        let land: f64 = units.map(|atom| coverage.area_km2(atom.0)).sum();
        let differs = land > 0.0 && (land / published.km2 - 1.0).abs() > DIFFERENCE;
        let warning = differs.then(|| Warning::AreaDiffers {
            region: region.names.clone(),
            published_km2: published.km2.round() as u64,
            land_km2: land.round() as u64,
        })?;
        Some(placed(Problem::warning(warning), id, touched))
    });
    found.collect()
}

/// Points a problem at where the plan changes the region.
fn placed(problem: Problem, id: RegionId, touched: &Touched) -> Problem {
    let regions = touched.regions();
    let touch = regions.into_iter().find(|(region, _)| *region == id);
    match touch {
        Some((_, touch)) => touch.mark(problem),
        None => problem,
    }
}
