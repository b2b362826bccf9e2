//! How two drafts of a reform differ: regions, units, people, land.

use aimaq_words::{Tell, Told, msg};
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::draft_names::others;
use super::label::Label;
use aimaq_reform::{Applied, roots};
use aimaq_territory::{RegionId, Territory, UnitId};
use aimaq_words::Message;

/// Land and people of one earlier unit that the drafts put into different
/// regions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moved {
    /// The earlier unit.
    pub unit: Label,
    /// Its region under the first draft.
    pub first: Label,
    /// Its region under the second.
    pub second: Label,
    /// People.
    pub people: u64,
    /// Land, km²; `None` without boundaries.
    pub area_km2: Option<f64>,
    /// Whether both drafts divide the unit: then this is the least that must
    /// differ, for their parts need not be the same land.
    pub at_least: bool,
}

/// How two drafts differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drafts {
    /// Land and people by unit.
    pub moved: Vec<Moved>,
    /// People in all.
    pub people: u64,
    /// Land in all, km².
    pub area_km2: Option<f64>,
    /// What else differs; programs get the English sentences.
    #[serde(serialize_with = "aimaq_words::in_english")]
    pub others: Vec<Message>,
    /// Land and people of one earlier unit that the drafts leave in one region and put
    /// into different units of it, which both have: `first` and `second` are units.
    pub borders: Vec<Moved>,
}

/// Two drafts start from different states; each is named by territory and day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct DraftsError {
    /// The state of the first.
    pub first: (String, Date),
    /// The state of the second.
    pub second: (String, Date),
}

impl Tell for DraftsError {
    fn told(&self) -> Told {
        Told::new(msg!(
            "error-drafts-start",
            first = &self.first.0,
            first_day = self.first.1.to_string(),
            second = &self.second.0,
            second_day = self.second.1.to_string(),
        ))
    }
}

/// Compares two drafts that start from the same state.
///
/// # Errors
/// If they start from states of different days or territories.
pub fn drafts(first: &Applied, second: &Applied) -> Result<Drafts, DraftsError> {
    let start = |a: &Applied| (a.before.name.clone(), a.before.date, a.before.atoms.len());
    if start(first) != start(second) {
        let state = |a: &Applied| (a.before.name.clone(), a.before.date);
        return Err(DraftsError {
            first: state(first),
            second: state(second),
        });
    }
    let moved = displaced(first, second, &|t: &Territory, unit: UnitId| {
        Label::of_region(t, t.unit(unit).region)
    });
    let mut borders = displaced(first, second, &Label::of_unit);
    let units = [first, second].map(|draft| regions_of_units(&draft.after));
    borders.retain(|row| {
        units.iter().all(|regions| {
            let (from, to) = (regions.get(&row.first), regions.get(&row.second));
            from.is_some() && from == to
        })
    });
    let known = (first.before.regions.len(), first.before.units.len());
    Ok(Drafts {
        people: moved.iter().map(|m| m.people).sum(),
        area_km2: moved.iter().map(|m| m.area_km2).sum(),
        moved,
        others: others(&first.after, &second.after, known),
        borders,
    })
}

/// The regions of all units, by the paths of the units.
fn regions_of_units(territory: &Territory) -> BTreeMap<Label, RegionId> {
    let units = territory.living_units();
    units
        .map(|(id, unit)| (Label::of_unit(territory, id), unit.region))
        .collect()
}

/// Land and people that the drafts put under different names, by what names a unit.
fn displaced(
    first: &Applied,
    second: &Applied,
    name: &impl Fn(&Territory, UnitId) -> Label,
) -> Vec<Moved> {
    let (a, b) = (shares(first, name), shares(second, name));
    let owner = first.before.unit_of_atom();
    let mut moved: BTreeMap<(UnitId, Label, Label), Moved> = BTreeMap::new();
    for (atom, (a, b)) in a.iter().zip(&b).enumerate() {
        let Some(unit) = owner[atom] else { continue };
        for row in differing(&Label::of_unit(&first.before, unit), a, b) {
            let key = (unit, row.first.clone(), row.second.clone());
            match moved.get_mut(&key) {
                None => {
                    moved.insert(key, row);
                }
                Some(sum) => add(sum, &row),
            }
        }
    }
    moved.into_values().collect()
}

fn add(sum: &mut Moved, row: &Moved) {
    sum.people += row.people;
    sum.area_km2 = sum.area_km2.zip(row.area_km2).map(|(a, b)| a + b);
    sum.at_least |= row.at_least;
}

/// People and land of an earlier piece by the name of what holds them.
#[derive(Debug, Clone, Default)]
struct Share {
    people: u64,
    area: Option<f64>,
}

type Shares = BTreeMap<Label, Share>;

fn shares(applied: &Applied, name: &impl Fn(&Territory, UnitId) -> Label) -> Vec<Shares> {
    let after = &applied.after;
    let owner = after.unit_of_atom();
    let mut shares = vec![Shares::new(); applied.before.atoms.len()];
    let land = after.coverage.as_ref().filter(|c| c.arc_count() > 0);
    let areas = land.map(|land| land.areas_km2());
    for (i, root) in roots(&applied.before, after).iter().enumerate() {
        let Some(unit) = owner[i] else { continue };
        let holder = name(after, unit);
        let share = shares[root.0 as usize].entry(holder).or_default();
        share.people += after.atoms[i].population;
        let area = areas.and_then(|areas| areas.get(i));
        share.area = area.map(|area| area + share.area.unwrap_or(0.0));
    }
    shares
}

/// What must change its region between two divisions of one piece: what a
/// region has less goes, in the order of their names, to those that have more.
fn differing(unit: &Label, a: &Shares, b: &Shares) -> Vec<Moved> {
    let both_divide = a.len() > 1 && b.len() > 1;
    let names: BTreeSet<&Label> = a.keys().chain(b.keys()).collect();
    let of = |shares: &Shares, name: &Label| shares.get(name).cloned().unwrap_or_default();
    let surplus = |x: &Shares, y: &Shares| -> Vec<(Label, u64, f64)> {
        let rows = names.iter().map(|name| {
            let (x, y) = (of(x, name), of(y, name));
            let land = x.area.unwrap_or(0.0) - y.area.unwrap_or(0.0);
            (
                (*name).clone(),
                x.people.saturating_sub(y.people),
                land.max(0.0),
            )
        });
        rows.filter(|(_, people, land)| *people > 0 || *land > 1e-9)
            .collect()
    };
    let mapped = a.values().chain(b.values()).any(|s| s.area.is_some());
    let (mut from, mut to) = (surplus(a, b), surplus(b, a));
    let mut rows = Vec::new();
    for (first, people, land) in &mut from {
        for (second, room, space) in &mut to {
            let (n, km2) = ((*people).min(*room), land.min(*space));
            if n == 0 && km2 <= 1e-9 {
                continue;
            }
            (*people, *room) = (*people - n, *room - n);
            (*land, *space) = (*land - km2, *space - km2);
            rows.push(Moved {
                unit: unit.clone(),
                first: first.clone(),
                second: second.clone(),
                people: n,
                area_km2: mapped.then_some(km2),
                at_least: both_divide,
            });
        }
    }
    rows
}
