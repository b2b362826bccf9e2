//! Which composition of a region a published area belongs to, as far as a plan says it.

use std::collections::BTreeSet;

use super::plan::{Change, Create, Plan, Target};
use aimaq_territory::fold;

/// A published area with what a plan makes of the region.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PublishedArea {
    /// The region, folded.
    pub(super) region: String,
    /// Square kilometres.
    pub(super) km2: f64,
    /// What comes to the region and goes from it.
    pub(super) composition: BTreeSet<String>,
}

/// The published areas of regions that a plan states.
pub(super) fn published_areas(plan: &Plan) -> Vec<PublishedArea> {
    let created = creates(plan).filter_map(|create| Some((&create.region, create.area_km2?)));
    let published = plan
        .published
        .iter()
        .filter(|published| !published.computed);
    let published = published.filter_map(|published| match &published.target {
        Target::Region(region) => Some((region, published.area_km2)),
        Target::Unit(_) => None,
    });
    let all = created.chain(published).map(|(region, km2)| {
        let region = fold(region.get_ref());
        PublishedArea {
            composition: composition(plan, &region),
            region,
            km2,
        }
    });
    all.collect()
}

fn creates(plan: &Plan) -> impl Iterator<Item = &Create> {
    let changes = plan.acts.iter().flat_map(|act| &act.changes);
    changes.flat_map(|change| change.get_ref().formed())
}

/// Units that a plan moves to a region or from it, and whatever else it does to its
/// extent, each as a text.
fn composition(plan: &Plan, region: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut moved = |units: &[toml::Spanned<String>], to: &str| {
        let to = fold(to);
        for unit in units {
            let unit = fold(unit.get_ref());
            if to == region || owner(&unit) == Some(region) {
                found.insert(format!("{unit} > {to}"));
            }
        }
    };
    let mut others = Vec::new();
    for change in plan.acts.iter().flat_map(|act| &act.changes) {
        match change.get_ref() {
            Change::Create(create) => moved(&create.units, create.region.get_ref()),
            Change::Transfer(transfer) => moved(&transfer.units, transfer.to.get_ref()),
            Change::Divide(divide) => {
                for part in &divide.into {
                    moved(&part.units, part.region.get_ref());
                }
            }
            Change::MoveBorder(border) => {
                let ends = [&border.from, &border.to].map(|end| fold(end.get_ref()));
                if ends.iter().any(|end| owner(end) == Some(region)) {
                    others.push(ends.join(" | "));
                }
            }
            Change::Merge(merge) => {
                let regions: Vec<String> =
                    merge.regions.iter().map(|r| fold(r.get_ref())).collect();
                if regions.iter().any(|other| other == region) {
                    others.push(regions.join(" + "));
                }
            }
            Change::Abolish(abolish) => {
                if let Target::Region(gone) = &abolish.target {
                    let (gone, into) = (fold(gone.get_ref()), fold(abolish.into.get_ref()));
                    if gone == region || into == region {
                        others.push(format!("{gone} > {into}"));
                    }
                }
            }
            _ => {}
        }
    }
    found.extend(others);
    found
}

/// The region in the path of a unit.
fn owner(path: &str) -> Option<&str> {
    path.split_once('/').map(|(region, _)| region)
}
