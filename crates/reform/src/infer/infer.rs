//! The reform between two vintages: borders first, then identity, then the cheapest
//! explanation, and its proof.

use std::collections::BTreeSet;

use super::borders::Borders;
use super::centres::with_centres;
use super::common::{Common, common};
use super::cutting::metres;
use super::explain::Choices;
use super::floor::Floor;
use super::land::{Land, Overlay, units_of};
use super::least::Least;
use super::matching::{LandFlow, Matching};
use super::proof::{Proof, Residue, prove};
use super::question::Question;
use super::search::shortest;
use super::shift::shift;
use super::verdict::{Difference, differences};
use super::witnesses::Witnesses;
use crate::apply::Applied;
use crate::diagnostic::Diagnostics;
use crate::plan::Plan;
use aimaq_coverage::Coverage;
use aimaq_territory::{Territory, UnitId};

/// What is known beside the vintages.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct InferOptions {
    /// Title of the plan.
    pub title: String,
    /// The noise floor in metres, where it is not to be found.
    pub floor_m: Option<f64>,
}

/// The reform between two vintages.
#[derive(Debug, Clone)]
pub struct Inferred {
    /// The plan, with what it had to accept.
    pub plan: Plan,
    /// How many changes it makes; each row of a table is one.
    pub changes: usize,
    /// The noise floor; `None` where the borders were drawn anew, so that geometry tells
    /// nothing, or where no land is known.
    pub floor: Option<Floor>,
    /// By how many metres the later vintage lies east and north of the earlier.
    pub shift_m: [f64; 2],
    /// What each unit is, before and after, one row for each difference.
    pub differences: Vec<Difference>,
    /// What speaks for each pair that is one.
    pub witnesses: Vec<Witnesses>,
    /// What a person has to decide.
    pub questions: Vec<Question>,
    /// The plan carried out on the earlier vintage, or why it cannot be.
    pub applied: Result<Box<Applied>, Diagnostics>,
    /// What the plan leaves of the difference.
    pub residue: Vec<Residue>,
    /// The earlier vintage as the plan changes it: with stand-ins for centres of regions that
    /// nobody knows.
    pub before: Territory,
    /// The later vintage as it was compared: with names and centres that only the earlier
    /// knows.
    pub after: Territory,
    /// What the vintages have in common.
    pub matching: Matching,
    /// How what may be told in more than one way was told.
    pub(super) choices: Choices,
}

/// Finds the reform that leads from a vintage to a later one.
///
/// The ids of the two need not have to do with each other; what they have in common is
/// found by borders, names, codes and seats.
pub fn infer(before: &Territory, after: &Territory, options: &InferOptions) -> Inferred {
    let before = with_centres(before);
    let (old, new) = (units_of(&before), units_of(after));
    let (shift_by, floor, overlay) = match (&old, &new) {
        (Some(old), Some(new)) => {
            let (shift, floor, overlay) = compared(old, new, options);
            (shift, floor, Some(overlay))
        }
        _ => ([0.0; 2], None, None),
    };
    let Common {
        after,
        matching,
        same,
        identities,
        mut questions,
    } = common(&before, after, old.as_deref(), overlay, floor.is_some());
    let (least, proof) = proven(&before, &after, &matching, &options.title, floor);
    questions.extend(
        least
            .from_nothing
            .iter()
            .map(|id| Question::FromNothing(after.unit_path(*id))),
    );
    questions.extend(
        least
            .into_nothing
            .iter()
            .map(|id| Question::IntoNothing(before.unit_path(*id))),
    );
    questions.extend(borders_moved(&before, &after, &matching));
    let changes = least.count();
    let differences = differences(&before, &after, &matching, &same, floor.is_some());
    let latitude = old
        .as_deref()
        .and_then(|land| land.arcs().next()?.coords.first().copied());
    let shrink = latitude.map_or(1.0, |p| p.y.to_radians().cos());
    Inferred {
        plan: proof.plan,
        changes,
        floor,
        shift_m: [metres(shift_by[0]) * shrink, metres(shift_by[1])],
        differences,
        witnesses: identities,
        questions,
        applied: proof.applied,
        residue: proof.residue,
        before,
        after,
        matching,
        choices: least.choices,
    }
}

/// The shift of the later land in degrees, the noise floor, and the land of both laid over each
/// other.
fn compared(
    old: &Coverage,
    new: &Coverage,
    options: &InferOptions,
) -> ([f64; 2], Option<Floor>, Overlay) {
    let shift = shift(old, new);
    let borders = Borders::between(old, new, shift);
    let far = || borders.before.iter().chain(&borders.after).copied();
    let floor = match options.floor_m {
        Some(metres) => Some(Floor::given(metres, far())),
        None => Floor::of(far()),
    };
    let land = Land {
        before: old,
        after: new,
        floor: floor.map(|floor| floor.metres),
        noise: floor.map_or(0.0, |floor| floor.noise_m()),
        shift,
    };
    (shift, floor, land.overlay(&borders))
}

/// Lists of changes that are carried out at most, to find one that leaves nothing.
const MOST_PROVEN: usize = 4;

/// The shortest list of changes that leaves nothing; where all leave something, the one that
/// leaves least.
fn proven(
    before: &Territory,
    after: &Territory,
    matching: &Matching,
    title: &str,
    floor: Option<Floor>,
) -> (Least, Proof) {
    let metres = floor.map(|floor| floor.noise_m());
    let left = |proof: &Proof| (proof.applied.is_err(), proof.residue.len());
    let proof = |least: &Least| prove(before, after, least.changes.clone(), title, metres);
    let mut all = shortest(before, after, matching).into_iter();
    let least = all.next().unwrap_or_default();
    let mut best = (proof(&least), least);
    for other in all.take(MOST_PROVEN - 1) {
        if left(&best.0) == (false, 0) {
            break;
        }
        let made = proof(&other);
        if left(&made) < left(&best.0) {
            best = (made, other);
        }
    }
    (best.1, best.0)
}

/// Land that went from one unit to another while both went on: no act says so.
fn borders_moved(before: &Territory, after: &Territory, matching: &Matching) -> Vec<Question> {
    let kept: BTreeSet<UnitId> = matching.units.iter().flatten().copied().collect();
    let moved = matching.flows.iter().filter(|flow| {
        let goes_on = matching.units[flow.from.index()];
        goes_on.is_some_and(|later| later != flow.to) && kept.contains(&flow.to)
    });
    let question = |flow: &LandFlow| Question::Border {
        units: [before.unit_path(flow.from), after.unit_path(flow.to)],
        km2: flow.area_km2,
    };
    moved.map(question).collect()
}
