//! Centres for a whole country: which `K` places everyone would be nearest to.

use serde::Serialize;

use crate::{
    Candidate, ChoiceError, CostMatrix, Limits, Metric, PlacedPoint, Watch, distance_km,
    watch_pcentre, watch_pmedian,
};
use aimaq_words::keyword::keywords;

keywords! {
    /// What is to be least.
    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum ChooseBy: "objective", default Median {
        /// The sum of everyone's way to the nearest centre: the p-median.
        Median = "median",
        /// The way of the farthest person: the p-centre.
        Centre = "centre",
    }
}

/// A chosen place and the people who are nearest to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChosenCentre {
    /// The place.
    #[serde(flatten)]
    pub place: Candidate,
    /// People nearest to it.
    pub people: f64,
    /// Their mean way, km.
    pub mean_km: f64,
    /// The farthest of their ways, km.
    pub farthest_km: f64,
    /// Whether it is the centre of a region in law.
    pub in_law: bool,
}

/// The chosen centres and what is proven about them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChosenCentres {
    /// What is least.
    pub by: ChooseBy,
    /// The centres, by the people nearest to them, the most first.
    pub centres: Vec<ChosenCentre>,
    /// Number of demand points.
    pub points: usize,
    /// Number of candidates.
    pub candidates: usize,
    /// Person-kilometres, or km of the farthest person.
    pub value: f64,
    /// No choice has less.
    pub bound: f64,
    /// The distance to the bound as a share of the value; 0 where proven.
    pub gap: f64,
    /// Whether no other choice is better.
    pub proven: bool,
    /// Nodes of the search.
    pub nodes: usize,
    /// Whether the time ended the search: then the result depends on the machine. Not
    /// written where it did not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub timed_out: bool,
    /// Mean way to the nearest of them, km.
    pub mean_km: f64,
    /// Way of the farthest person, km.
    pub farthest_km: f64,
    /// The same for the centres in law, everyone to the nearest.
    pub in_law: Option<LawCentres>,
}

/// How the centres in law serve everyone if each goes to the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LawCentres {
    /// How many there are.
    pub count: usize,
    /// Mean way to the nearest, km.
    pub mean_km: f64,
    /// Way of the farthest person, km.
    pub farthest_km: f64,
}

/// What is to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// How many centres.
    pub count: usize,
    /// What shall be least.
    pub by: ChooseBy,
    /// How distances are measured.
    pub metric: Metric,
}

/// Chooses as many of the places as are wanted; `law` are the indexes of those that are
/// centres in law; `watch` is told how far the search is.
///
/// # Errors
/// If so many cannot be chosen, or nobody is to be served.
pub fn choose_centres(
    points: &[PlacedPoint],
    places: &[Candidate],
    law: &[usize],
    wanted: Wanted,
    limits: Limits,
    watch: Watch<'_>,
) -> Result<ChosenCentres, ChoiceError> {
    let Wanted { count, by, metric } = wanted;
    let km = CostMatrix::from_fn(points.len(), places.len(), |i, j| {
        distance_km(metric, points[i].position, places[j].position)
    });
    let choice = match by {
        ChooseBy::Median => {
            let weighted = CostMatrix::from_fn(points.len(), places.len(), |i, j| {
                points[i].people * km.at(i, j)
            });
            watch_pmedian(&weighted, count, limits, watch)?
        }
        ChooseBy::Centre => watch_pcentre(&km, count, limits, watch)?,
    };
    let (mean_km, farthest_km) = served(points, &km, &choice.open);
    let law_served = (!law.is_empty()).then(|| {
        let (mean_km, farthest_km) = served(points, &km, law);
        LawCentres {
            count: law.len(),
            mean_km,
            farthest_km,
        }
    });
    let mut centres = centres(points, places, law, &km, &choice.open);
    centres.sort_by(|a, b| b.people.total_cmp(&a.people));
    Ok(ChosenCentres {
        by,
        centres,
        points: points.len(),
        candidates: places.len(),
        value: choice.value,
        bound: choice.bound,
        gap: choice.gap(),
        proven: choice.is_proven(),
        nodes: choice.nodes,
        timed_out: choice.timed_out,
        mean_km,
        farthest_km,
        in_law: law_served,
    })
}

/// Mean and farthest way to the nearest of the open places.
fn served(points: &[PlacedPoint], km: &CostMatrix, open: &[usize]) -> (f64, f64) {
    let (mut sum, mut people, mut most) = (0.0, 0.0, 0.0_f64);
    for (row, point) in points.iter().enumerate() {
        let Some(nearest) = km.nearest(row, open) else {
            continue;
        };
        sum += point.people * km.at(row, nearest);
        people += point.people;
        most = most.max(km.at(row, nearest));
    }
    (if people > 0.0 { sum / people } else { 0.0 }, most)
}

fn centres(
    points: &[PlacedPoint],
    places: &[Candidate],
    law: &[usize],
    km: &CostMatrix,
    open: &[usize],
) -> Vec<ChosenCentre> {
    let centres = open.iter().map(|&site| {
        let own = (0..points.len()).filter(|&row| km.nearest(row, open) == Some(site));
        let (mut people, mut sum, mut most) = (0.0, 0.0, 0.0_f64);
        for row in own {
            people += points[row].people;
            sum += points[row].people * km.at(row, site);
            most = most.max(km.at(row, site));
        }
        ChosenCentre {
            place: places[site].clone(),
            people,
            mean_km: if people > 0.0 { sum / people } else { 0.0 },
            farthest_km: most,
            in_law: law.contains(&site),
        }
    });
    centres.collect()
}
