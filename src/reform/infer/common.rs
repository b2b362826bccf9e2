//! What two vintages have in common, out of their land and their registers.

use std::collections::{BTreeMap, BTreeSet};

use geo::InteriorPoint;

use super::land::{Overlay, Piece};
use super::least::inside;
use super::matching::{LandFlow, Matching};
use super::question::Question;
use super::witnesses::{Alike, Shared, Witnesses, identities, names_alike};
use crate::coverage::Coverage;
use crate::territory::{Centre, Names, RegionId, Seat, Territory, UnitId, fold};

/// A state in which every region has a centre, as a plan that touches it needs: where none
/// is known, a point inside one of its units stands for it.
pub(super) fn with_centres(territory: &Territory) -> Territory {
    let mut state = territory.clone();
    let without = territory
        .living_regions()
        .filter(|(_, region)| region.centre.is_none());
    for (id, region) in without {
        let seat = territory
            .units_of(id)
            .find_map(|(_, unit)| unit.seat.clone());
        if let Some(seat) = seat.or_else(|| point_inside(territory, id)) {
            state.region_mut(id).centre = Some(Centre {
                names: region.names.clone(),
                position: seat.position,
            });
        }
    }
    state
}

/// A point inside one of the units of a region, by the name of the unit.
fn point_inside(territory: &Territory, region: RegionId) -> Option<Seat> {
    let land = territory.coverage.as_deref()?;
    territory.units_of(region).find_map(|(_, unit)| {
        let point = land.polygon(unit.atoms.first()?.0).interior_point()?;
        Some(Seat {
            names: unit.names.clone(),
            position: point.0,
        })
    })
}

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
    let same = overlay.same.iter().enumerate().filter_map(|(place, same)| {
        let (to, _) = (*same)?;
        let km2 = land.map_or(0.0, |land| land.area_km2(place as u32));
        Some((UnitId::at(place), to, km2))
    });
    let pieces = overlay.pieces.iter().map(|p| (p.from, p.to, p.km2));
    let mut shared: Vec<Shared> = same.chain(pieces).collect();
    shared.sort_by_key(|(from, to, _)| (*from, *to));
    shared
}

/// Pairs without land in common, where one of them has none: by name and code.
fn by_register(before: &Territory, later: &Territory, shared: &mut Vec<Shared>) {
    let had: BTreeSet<UnitId> = shared.iter().map(|(from, ..)| *from).collect();
    let has: BTreeSet<UnitId> = shared.iter().map(|(_, to, _)| *to).collect();
    let mut codes: BTreeMap<&str, Vec<UnitId>> = BTreeMap::new();
    for (id, unit) in later.living_units().filter(|(id, _)| !has.contains(id)) {
        if let Some(code) = unit.code_on(later.date) {
            codes.entry(code).or_default().push(id);
        }
    }
    for (id, unit) in before.living_units().filter(|(id, _)| !had.contains(id)) {
        let same = unit.code_on(before.date).and_then(|code| codes.get(code));
        for &other in same.into_iter().flatten() {
            if fold(&later.unit(other).names.en) == fold(&unit.names.en) {
                shared.push((id, other, 0.0));
            }
        }
    }
}

/// Codes that are those of different units, where nothing makes them one.
fn reused(before: &Territory, later: &Territory, units: &[Option<UnitId>]) -> Vec<Question> {
    let mut codes: BTreeMap<&str, UnitId> = BTreeMap::new();
    for (id, unit) in later.living_units() {
        if let Some(code) = unit.code_on(later.date) {
            codes.insert(code, id);
        }
    }
    let reused = before.living_units().filter_map(|(id, unit)| {
        let code = unit.code_on(before.date)?;
        let holder = *codes.get(code)?;
        (units[id.index()] != Some(holder)).then(|| Question::CodeReused {
            code: code.to_owned(),
            units: [before.unit_path(id), later.unit_path(holder)],
        })
    });
    reused.collect()
}

/// Which regions are one: by name or code, then by the units that they share.
fn regions(
    before: &Territory,
    later: &Territory,
    units: &[Option<UnitId>],
) -> Vec<Option<RegionId>> {
    let mut votes: BTreeMap<(RegionId, RegionId), f64> = BTreeMap::new();
    let mut size: [BTreeMap<RegionId, f64>; 2] = Default::default();
    for (id, unit) in before.living_units() {
        if let Some(to) = units[id.index()] {
            let to = later.unit(to).region;
            *votes.entry((unit.region, to)).or_default() += 1.0;
            *size[0].entry(unit.region).or_default() += 1.0;
            *size[1].entry(to).or_default() += 1.0;
        }
    }
    let mut pairs: Vec<(f64, RegionId, RegionId)> = Vec::new();
    for (from, old) in before.living_regions() {
        for (to, new) in later.living_regions() {
            let name = names_alike((&old.names, &old.aliases), (&new.names, &new.aliases));
            let code = old.code_on(before.date);
            let code = code.is_some() && code == new.code_on(later.date);
            let named = name >= Alike::Sounds;
            let both = votes.get(&(from, to)).copied().unwrap_or(0.0);
            let part =
                |i: usize, id: &RegionId| both / size[i].get(id).copied().unwrap_or(f64::INFINITY);
            let weight = if named { 3.0 } else { 0.0 } + if code { 3.0 } else { 0.0 };
            if weight > 0.0 && (both > 0.0 || (named && code) || name == Alike::Same) {
                pairs.push((weight + part(0, &from) + part(1, &to), from, to));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut found = vec![None; before.regions.len()];
    let mut taken = BTreeSet::new();
    for (_, from, to) in pairs {
        if found[from.index()].is_none() && taken.insert(to) {
            found[from.index()] = Some(to);
        }
    }
    found
}

/// Gives the later vintage what only the earlier says, so that silence is no change.
fn known_before(
    before: &Territory,
    after: &mut Territory,
    units: &[Option<UnitId>],
    regions: &[Option<RegionId>],
) {
    for (place, later) in units.iter().enumerate() {
        let Some(later) = *later else { continue };
        let old = &before.units[place];
        let new = after.unit_mut(later);
        new.names = completed(&old.names, &new.names);
        new.aliases.clone_from(&old.aliases);
        new.key.clone_from(&old.key);
        if old.seat.is_none() || new.seat.is_none() {
            new.seat.clone_from(&old.seat);
        }
    }
    for (place, later) in regions.iter().enumerate() {
        let Some(later) = *later else { continue };
        let old = &before.regions[place];
        let new = after.region_mut(later);
        new.names = completed(&old.names, &new.names);
        new.aliases.clone_from(&old.aliases);
        new.key.clone_from(&old.key);
        if old.centre.is_none() || new.centre.is_none() {
            new.centre.clone_from(&old.centre);
        }
    }
}

/// Names with those that only the earlier vintage has. What is the same name in another
/// alphabet or language is no other name.
fn completed(old: &Names, new: &Names) -> Names {
    let known: Vec<String> = old.all().map(fold).collect();
    if fold(&old.en) != fold(&new.en) {
        let ascii = |name: &str| name.is_ascii();
        let other_letters = ascii(&old.en) != ascii(&new.en);
        let sounds = names_alike((old, &[]), (new, &[])) >= Alike::Sounds;
        let said = known.contains(&fold(&new.en)) || (other_letters && sounds);
        return if said { old.clone() } else { new.clone() };
    }
    let mut names = new.clone();
    for (lang, name) in old.others() {
        if names.given(lang).is_none() {
            names.set(lang, name);
        }
    }
    names
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

/// Seats of new units and centres of new regions that nothing says: stand-ins, each with
/// a question.
fn centres(before: &Territory, after: &mut Territory, matching: &Matching) -> Vec<Question> {
    let mut questions = Vec::new();
    let kept: BTreeSet<UnitId> = matching.units.iter().flatten().copied().collect();
    let new: Vec<UnitId> = after
        .living_units()
        .filter(|(id, unit)| !kept.contains(id) && unit.seat.is_none())
        .map(|(id, _)| id)
        .collect();
    for id in new {
        let land = after.coverage.as_deref();
        let atoms = after.unit(id).atoms.iter();
        let mut points = atoms.filter_map(|atom| land?.polygon(atom.0).interior_point());
        let Some(point) = points.next() else { continue };
        questions.push(Question::NoSeat(after.unit_path(id)));
        let names = after.unit(id).names.clone();
        after.unit_mut(id).seat = Some(Seat {
            names,
            position: point.0,
        });
    }
    let kept: BTreeSet<RegionId> = matching.regions.iter().flatten().copied().collect();
    let new: Vec<RegionId> = after
        .living_regions()
        .filter(|(id, region)| !kept.contains(id) && region.centre.is_none())
        .map(|(id, _)| id)
        .collect();
    for id in new {
        let names = after.region(id).names.clone();
        let of_later: BTreeMap<UnitId, UnitId> = matching
            .units
            .iter()
            .enumerate()
            .filter_map(|(place, later)| Some(((*later)?, UnitId::at(place))))
            .collect();
        let seat = after.units_of(id).find_map(|(unit, own)| {
            let earlier = of_later.get(&unit).map(|&id| before.unit(id));
            own.seat.clone().or_else(|| earlier?.seat.clone())
        });
        if let Some(seat) = seat.or_else(|| point_inside(after, id)) {
            questions.push(Question::NoCentre(names));
            after.region_mut(id).centre = Some(Centre {
                names: seat.names,
                position: seat.position,
            });
        }
    }
    questions
}
