//! What two vintages have in common, out of their land and their registers.

use std::collections::{BTreeMap, BTreeSet};

use super::centres::centres;
use super::land::{Overlay, Piece};
use super::least::inside;
use super::matching::{LandFlow, Matching};
use super::question::Question;
use super::registers::{by_register, known_before, regions, reused};
use super::witnesses::{Shared, Witnesses, identities};
use aimaq_coverage::Coverage;
use aimaq_territory::{Territory, UnitId};

/// What two vintages have in common.
pub(super) struct Common {
    /// The later vintage, with names and centres that only the earlier knows.
    pub(super) after: Territory,
    pub(super) matching: Matching,
    /// For each earlier unit the later one of the same land, and whether its borders are
    /// the same bit for bit.
    pub(super) same: Vec<Option<(UnitId, bool)>>,
    pub(super) identities: Vec<Witnesses>,
    pub(super) questions: Vec<Question>,
}

/// Puts land and registers together; `tells` says whether geometry tells change from noise.
pub(super) fn common(
    before: &Territory,
    later: &Territory,
    land: Option<&Coverage>,
    overlay: Option<Overlay>,
    tells: bool,
) -> Common {
    let overlay = overlay.unwrap_or_else(|| Overlay {
        same: vec![None; before.units.len()],
        pieces: Vec::new(),
        failed: Vec::new(),
    });
    let mut shared = shared(land, &overlay);
    by_register(before, later, &mut shared);
    let found = identities(before, later, &shared);
    let mut units = vec![None; before.units.len()];
    for pair in &found.pairs {
        units[pair.before.index()] = Some(pair.after);
    }
    same_land(&overlay, &mut units);
    let mut after = later.clone();
    let regions = regions(before, later, &units);
    let mut questions: Vec<Question> = found
        .ties
        .iter()
        .map(|tie| {
            let paths =
                |pair: &Witnesses| [before.unit_path(pair.before), later.unit_path(pair.after)];
            Question::Tie {
                taken: paths(&tie.taken),
                other: paths(&tie.other),
            }
        })
        .collect();
    questions.extend(reused(before, later, &units));
    questions.extend(overlay.failed.iter().map(|(id, error)| Question::Tangled {
        unit: before.unit_path(*id),
        why: error.to_string(),
    }));
    known_before(before, &mut after, &units, &regions);
    let flows = flows(before, &units, &overlay, &shared, tells);
    let matching = Matching {
        units,
        regions,
        flows,
    };
    questions.extend(centres(before, &mut after, &matching));
    Common {
        after,
        matching,
        same: overlay.same,
        identities: found.pairs,
        questions,
    }
}

/// Units of the same land go on as each other, under whatever name and code.
fn same_land(overlay: &Overlay, units: &mut [Option<UnitId>]) {
    let mut taken: BTreeSet<UnitId> = units.iter().flatten().copied().collect();
    for (own, same) in units.iter_mut().zip(&overlay.same) {
        if let (None, Some((later, _))) = (*own, *same)
            && taken.insert(later)
        {
            *own = Some(later);
        }
    }
}

/// Earlier and later units with the km² that both hold.
fn shared(land: Option<&Coverage>, overlay: &Overlay) -> Vec<Shared> {
    let areas = land.map_or(&[][..], Coverage::areas_km2);
    let same = overlay.same.iter().enumerate().filter_map(|(place, same)| {
        let (to, _) = (*same)?;
        let km2 = areas.get(place).copied().unwrap_or(0.0);
        Some((UnitId::at(place), to, km2))
    });
    let pieces = overlay.pieces.iter().map(|p| (p.from, p.to, p.km2));
    let mut shared: Vec<Shared> = same.chain(pieces).collect();
    shared.sort_by_key(|(from, to, _)| (*from, *to));
    shared
}

/// The land by which the reform is explained.
fn flows(
    before: &Territory,
    units: &[Option<UnitId>],
    overlay: &Overlay,
    shared: &[Shared],
    tells: bool,
) -> Vec<LandFlow> {
    let pieces: BTreeMap<(UnitId, UnitId), &Piece> =
        overlay.pieces.iter().map(|p| ((p.from, p.to), p)).collect();
    let kept: BTreeSet<UnitId> = units.iter().flatten().copied().collect();
    let largest = |by_later: bool| -> BTreeMap<UnitId, (UnitId, f64)> {
        let mut most: BTreeMap<UnitId, (UnitId, f64)> = BTreeMap::new();
        for &(from, to, km2) in shared {
            let (own, other) = if by_later { (to, from) } else { (from, to) };
            let best = most.entry(own).or_insert((other, km2));
            if km2 > best.1 {
                *best = (other, km2);
            }
        }
        most
    };
    let (main_of_old, main_of_new) = (largest(false), largest(true));
    // Where borders were drawn anew, land says only where the units are that begin or end.
    let says = |from: UnitId, to: UnitId| {
        let goes_on = units[from.index()];
        let ends = goes_on.is_none() && main_of_old.get(&from).map(|m| m.0) == Some(to);
        let begins = !kept.contains(&to) && main_of_new.get(&to).map(|m| m.0) == Some(from);
        tells || goes_on == Some(to) || ends || begins
    };
    let flows = shared.iter().filter(|(from, to, _)| says(*from, *to));
    let flows = flows.map(|&(from, to, km2)| {
        let piece = pieces
            .get(&(from, to))
            .and_then(|piece| piece.land.as_ref());
        let own = units[from.index()] == Some(to);
        let seat = before.unit(from).seat.as_ref().map(|seat| seat.position);
        let holds = || {
            let land = Coverage::build(std::slice::from_ref(piece?)).ok()?;
            Some(land.contains(0, seat?))
        };
        LandFlow {
            from,
            to,
            by: piece.filter(|_| !own).and_then(inside),
            people: None,
            area_km2: km2,
            has_seat: holds().unwrap_or(false),
        }
    });
    flows.collect()
}
