//! A split with the names of its parts, as it is shown.

use serde::Serialize;

use super::problem::{Objective, Proof};
use crate::State;
use aimaq_territory::{Names, UnitId, UnitPath};
use aimaq_words::Message;

/// A part with names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NamedPart {
    /// The region in law, where the part is one of the plan's.
    pub region: Option<Names>,
    /// Its centre.
    pub centre: Names,
    /// Longitude and latitude of the centre in degrees.
    pub position: [f64; 2],
    /// Its units.
    pub units: Vec<UnitPath>,
    /// The ids of its units.
    #[serde(skip)]
    pub unit_ids: Vec<UnitId>,
    /// Its people.
    pub people: f64,
    /// Sum of their ways.
    pub person_km: f64,
    /// Their mean way.
    pub mean_km: f64,
    /// The farthest person's way.
    pub farthest_km: f64,
}

/// A split with names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NamedSplit {
    /// Its parts, the most populous first.
    pub parts: Vec<NamedPart>,
    /// Sum of all ways.
    pub person_km: f64,
    /// Mean way of everyone.
    pub mean_km: f64,
    /// Way of the farthest person, km.
    pub farthest_km: f64,
}

/// A region split as well as can be, next to the plan's own split.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegionSplit {
    /// The region.
    pub region: Names,
    /// What is least.
    pub objective: Objective,
    /// In which state its units are taken.
    pub units: State,
    /// Number of units.
    pub unit_count: usize,
    /// Number of places that could be a centre.
    pub candidates: usize,
    /// The region whole, with its centre before the plan.
    pub whole: Option<NamedPart>,
    /// The best split found.
    pub best: NamedSplit,
    /// What is known about it.
    pub proof: Proof,
    /// Whether the exact search was used.
    pub exact_method: bool,
    /// Sets of centres that were looked at.
    pub centre_sets: u64,
    /// Nodes of the search.
    pub nodes: u64,
    /// The plan's split of the same units; `None` where it is none.
    pub decree: Option<NamedSplit>,
    /// Gain of the plan's split as a share of the best split's.
    pub reached: Option<f64>,
    /// What was assumed; programs get the English sentences.
    #[serde(serialize_with = "aimaq_words::in_english")]
    pub notes: Vec<Message>,
}

/// The sums over the parts, the most populous first.
pub(super) fn summed(mut parts: Vec<NamedPart>) -> NamedSplit {
    parts.sort_by(|a, b| b.people.total_cmp(&a.people));
    let people: f64 = parts.iter().map(|p| p.people).sum();
    let person_km: f64 = parts.iter().map(|p| p.person_km).sum();
    NamedSplit {
        person_km,
        mean_km: if people > 0.0 {
            person_km / people
        } else {
            0.0
        },
        farthest_km: parts.iter().map(|p| p.farthest_km).fold(0.0, f64::max),
        parts,
    }
}
