//! Candidates by the mean way, by the farthest person, and by a blend.

use geo_types::Coord;
use serde::Serialize;

use super::candidates::{Candidate, CandidateError, Outside, is_at, with_outside};
use super::people::{PlacedPoint, State};
use crate::{Distribution, Metric, distance_km};
use aimaq_reform::Applied;
use aimaq_territory::{Centre, Names, RegionId, UnitId};
use aimaq_words::keyword::keywords;

keywords! {
    /// By what candidates are put in order.
    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum RankBy: "order of candidates", default Mean {
        /// The people-weighted mean: the 1-median.
        Mean = "mean",
        /// The farthest person: the 1-centre.
        Farthest = "farthest",
        /// Both, each as a multiple of the best.
        Blend = "blend",
    }
}

/// A candidate with the ways of a region's people to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedCentre {
    /// The place.
    #[serde(flatten)]
    pub place: Candidate,
    /// Whether it stands in the region.
    pub inside: bool,
    /// Ways of the region's people to it, km.
    pub ways_km: Distribution,
    /// Sum of all ways, person-kilometres.
    pub person_km: f64,
    /// The blend: 1 would be best in both.
    pub blend: f64,
    /// Place in the order by mean, from 1.
    pub rank_mean: usize,
    /// Place in the order by the farthest person, from 1.
    pub rank_farthest: usize,
    /// Place in the order by blend, from 1.
    pub rank_blend: usize,
}

/// The centre that the law names, against the best candidates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decreed {
    /// Its names.
    pub names: Names,
    /// Its row among the candidates.
    pub row: usize,
    /// Mean way more than at the best candidate, km.
    pub mean_more_km: f64,
    /// The same as a share of the best.
    pub mean_more_share: f64,
    /// Farthest way more than at the best candidate, km.
    pub farthest_more_km: f64,
    /// The same as a share of the best.
    pub farthest_more_share: f64,
}

/// All candidates of a region in order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CentreStudy {
    /// The region.
    pub region: Names,
    /// In which state.
    pub state: State,
    /// By what the candidates are in order.
    pub by: RankBy,
    /// Weight of the mean in the blend, 0 to 1.
    pub blend: f64,
    /// People whose ways are measured.
    pub people: f64,
    /// The candidates, the best first.
    pub candidates: Vec<RankedCentre>,
    /// The centre in law; `None` where the region has none.
    pub decreed: Option<Decreed>,
}

/// Ranks the candidates of a region; `None` where nobody lives in it or there
/// is no candidate.
///
/// `blend` is the weight of the mean, from 0 to 1; the rest is the weight of
/// the farthest person; both enter as multiples of the best candidate's.
///
/// # Errors
/// If a place outside that is asked for is not known.
#[allow(clippy::too_many_arguments)] // each is one choice of the caller
pub fn study_centre(
    applied: &Applied,
    points: &[PlacedPoint],
    (state, region): (State, RegionId),
    metric: Metric,
    outside: &Outside,
    by: RankBy,
    blend: f64,
) -> Result<Option<CentreStudy>, CandidateError> {
    let territory = state.of(applied);
    let units: Vec<UnitId> = territory.units_of(region).map(|(id, _)| id).collect();
    let points: Vec<(Coord<f64>, f64)> = points
        .iter()
        .filter(|p| p.region == region)
        .map(|p| (p.position, p.people))
        .collect();
    let law = territory.region(region).centre.clone();
    let mut places = with_outside(territory, &units, outside)?;
    add_centre_in_law(&mut places, law.as_ref());
    let rows = places.into_iter().filter_map(|place| {
        let inside = place.unit.is_some_and(|unit| units.contains(&unit));
        measure(place, inside, &points, metric)
    });
    let mut rows: Vec<RankedCentre> = rows.collect();
    if rows.is_empty() {
        return Ok(None);
    }
    rank(&mut rows, by, blend);
    Ok(Some(CentreStudy {
        region: territory.region(region).names.clone(),
        state,
        by,
        blend,
        people: points.iter().map(|(_, n)| n).sum(),
        decreed: law.and_then(|law| decreed(&law, &rows)),
        candidates: rows,
    }))
}

/// A centre that is no known place of the region is a candidate all the same.
fn add_centre_in_law(places: &mut Vec<Candidate>, law: Option<&Centre>) {
    let Some(centre) = law else {
        return;
    };
    if places.iter().any(|place| is_at(place, centre)) {
        return;
    }
    places.push(Candidate {
        names: centre.names.clone(),
        position: centre.position,
        unit: None,
        unit_path: None,
        people: None,
        seat: false,
    });
}

fn measure(
    place: Candidate,
    inside: bool,
    points: &[(Coord<f64>, f64)],
    metric: Metric,
) -> Option<RankedCentre> {
    let ways = points
        .iter()
        .map(|(at, people)| (distance_km(metric, *at, place.position), *people));
    let ways_km = Distribution::of(ways)?;
    Some(RankedCentre {
        person_km: ways_km.mean * ways_km.people,
        place,
        inside,
        ways_km,
        blend: 0.0,
        rank_mean: 0,
        rank_farthest: 0,
        rank_blend: 0,
    })
}

fn rank(rows: &mut [RankedCentre], by: RankBy, blend: f64) {
    let (mean, farthest) = (
        least(rows, |r| r.ways_km.mean),
        least(rows, |r| r.ways_km.max),
    );
    for row in rows.iter_mut() {
        row.blend = blend * multiple(row.ways_km.mean, mean)
            + (1.0 - blend) * multiple(row.ways_km.max, farthest);
    }
    number(rows, |r| r.ways_km.max, |r| &mut r.rank_farthest);
    number(rows, |r| r.blend, |r| &mut r.rank_blend);
    number(rows, |r| r.ways_km.mean, |r| &mut r.rank_mean);
    match by {
        RankBy::Mean => {}
        RankBy::Farthest => rows.sort_by_key(|r| r.rank_farthest),
        RankBy::Blend => rows.sort_by_key(|r| r.rank_blend),
    }
}

/// A value as a multiple of the best; where the best is nothing, one more
/// kilometre is one multiple more.
fn multiple(value: f64, best: f64) -> f64 {
    if best > 0.0 {
        value / best
    } else {
        1.0 + value
    }
}

fn least(rows: &[RankedCentre], value: impl Fn(&RankedCentre) -> f64) -> f64 {
    rows.iter().map(value).fold(f64::INFINITY, f64::min)
}

fn number(
    rows: &mut [RankedCentre],
    value: impl Fn(&RankedCentre) -> f64,
    rank: impl Fn(&mut RankedCentre) -> &mut usize,
) {
    let name = |r: &RankedCentre| r.place.names.en.clone();
    rows.sort_by(|a, b| {
        value(a)
            .total_cmp(&value(b))
            .then_with(|| name(a).cmp(&name(b)))
    });
    for (i, row) in rows.iter_mut().enumerate() {
        *rank(row) = i + 1;
    }
}

fn decreed(law: &Centre, rows: &[RankedCentre]) -> Option<Decreed> {
    let row = rows.iter().position(|r| is_at(&r.place, law))?;
    let own = &rows[row].ways_km;
    let (mean, farthest) = (
        least(rows, |r| r.ways_km.mean),
        least(rows, |r| r.ways_km.max),
    );
    let share = |more: f64, best: f64| if best > 0.0 { more / best } else { 0.0 };
    Some(Decreed {
        names: law.names.clone(),
        row,
        mean_more_km: own.mean - mean,
        mean_more_share: share(own.mean - mean, mean),
        farthest_more_km: own.max - farthest,
        farthest_more_share: share(own.max - farthest, farthest),
    })
}
