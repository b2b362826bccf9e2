//! Whether two states are the same to everybody outside.
//!
//! Internal ids and the memory of what has ended do not count; names, codes,
//! kinds, centres, people, areas and the land itself, bit for bit, do.

use std::collections::BTreeMap;

use geo_types::{Coord, MultiPolygon};

use super::{Names, OfficialArea, RegionId, Territory, UnitId, unit_shapes};

/// What two states differ in, each a sentence; empty where they are the same.
///
/// `a` and `b` are the words for the two states, for example `before` and
/// `after`.
pub fn differences(left: &Territory, right: &Territory, a: &str, b: &str) -> Vec<String> {
    let mut found = Vec::new();
    let regions = |t: &Territory| -> BTreeMap<String, RegionId> {
        let living = t.living_regions();
        living.map(|(id, r)| (r.names.en.clone(), id)).collect()
    };
    let units = |t: &Territory| -> BTreeMap<String, UnitId> {
        t.living_units().map(|(id, _)| (t.path(id), id)).collect()
    };
    pair(
        &regions(left),
        &regions(right),
        (a, b),
        &mut found,
        |name, l, r| {
            region_differences(left, l, right, r)
                .into_iter()
                .map(|what| format!("{name}: {what}"))
                .collect()
        },
    );
    let (land_left, land_right) = (unit_shapes(left), unit_shapes(right));
    pair(
        &units(left),
        &units(right),
        (a, b),
        &mut found,
        |path, l, r| {
            let mut differ = unit_differences(left, l, right, r);
            if land_left[l.index()] != land_right[r.index()] {
                differ.push(land_differs(&land_left[l.index()], &land_right[r.index()]));
            }
            differ
                .into_iter()
                .map(|what| format!("{path}: {what}"))
                .collect()
        },
    );
    found.extend(settlements(left, right));
    found
}

fn pair<T: Copy>(
    left: &BTreeMap<String, T>,
    right: &BTreeMap<String, T>,
    words: (&str, &str),
    found: &mut Vec<String>,
    compare: impl Fn(&str, T, T) -> Vec<String>,
) {
    for (name, &l) in left {
        match right.get(name) {
            Some(&r) => found.extend(compare(name, l, r)),
            None => found.push(format!("{name} is in the state {} only", words.0)),
        }
    }
    let alone = right.keys().filter(|name| !left.contains_key(*name));
    found.extend(alone.map(|name| format!("{name} is in the state {} only", words.1)));
}

fn differ<T: PartialEq + std::fmt::Debug>(found: &mut Vec<String>, what: &str, l: T, r: T) {
    if l != r {
        found.push(format!("{what} is {l:?} and {r:?}"));
    }
}

type Figure<'a> = Option<(f64, &'a str, bool)>;

fn figure(area: Option<&OfficialArea>) -> Figure<'_> {
    area.map(|a| (a.km2, a.figure.as_str(), a.published))
}

fn region_differences(a: &Territory, l: RegionId, b: &Territory, r: RegionId) -> Vec<String> {
    let mut found = Vec::new();
    let (x, y) = (a.region(l), b.region(r));
    differ(&mut found, "the name", &x.names, &y.names);
    differ(&mut found, "the kind", &x.kind, &y.kind);
    differ(&mut found, "the key", &x.key, &y.key);
    differ(&mut found, "the list of aliases", &x.aliases, &y.aliases);
    differ(&mut found, "the code", x.code_on(a.date), y.code_on(b.date));
    let at = |c: &'_ Option<super::Centre>| c.as_ref().map(|c| (c.names.clone(), c.position));
    differ(&mut found, "the centre", at(&x.centre), at(&y.centre));
    let (p, q) = (x.area_on(a.date), y.area_on(b.date));
    differ(&mut found, "the published area", figure(p), figure(q));
    found
}

fn unit_differences(a: &Territory, l: UnitId, b: &Territory, r: UnitId) -> Vec<String> {
    let mut found = Vec::new();
    let (x, y) = (a.unit(l), b.unit(r));
    differ(&mut found, "the name", &x.names, &y.names);
    differ(&mut found, "the kind", &x.kind, &y.kind);
    differ(&mut found, "the key", &x.key, &y.key);
    differ(&mut found, "the list of aliases", &x.aliases, &y.aliases);
    differ(&mut found, "the code", x.code_on(a.date), y.code_on(b.date));
    let at = |s: &'_ Option<super::Seat>| -> Option<(Names, Coord<f64>)> {
        s.as_ref().map(|s| (s.names.clone(), s.position))
    };
    differ(&mut found, "the seat", at(&x.seat), at(&y.seat));
    differ(
        &mut found,
        "the population",
        a.population(l),
        b.population(r),
    );
    let (p, q) = (figure(x.area.as_ref()), figure(y.area.as_ref()));
    differ(&mut found, "the area", p, q);
    found
}

fn land_differs(l: &MultiPolygon<f64>, r: &MultiPolygon<f64>) -> String {
    let count = |shape: &MultiPolygon<f64>| -> usize {
        let rings = shape
            .iter()
            .map(|p| p.exterior().0.len() + p.interiors().iter().map(|i| i.0.len()).sum::<usize>());
        rings.sum()
    };
    format!("the land differs ({} and {} vertices)", count(l), count(r))
}

/// A settlement as it is known outside: its name, its place and its people.
type Known = (String, [u64; 2], u64);

/// Settlements that only one state has, or that stand in units of different names.
fn settlements(left: &Territory, right: &Territory) -> Vec<String> {
    let (left, right) = (standing(left), standing(right));
    if !left.keys().eq(right.keys()) {
        return vec!["the states have different settlements".to_owned()];
    }
    let pairs = left.iter().zip(right.values());
    let moved = pairs.filter(|((_, a), b)| a != b);
    moved
        .map(|(((name, ..), _), _)| format!("{name} stands in another unit"))
        .collect()
}

/// The units in which settlements stand; of several that are alike, in order.
fn standing(territory: &Territory) -> BTreeMap<Known, Vec<Option<String>>> {
    let owner = territory.unit_of_atom();
    let mut standing: BTreeMap<Known, Vec<Option<String>>> = BTreeMap::new();
    for settlement in &territory.settlements {
        let at = [settlement.position.x, settlement.position.y].map(f64::to_bits);
        let known = (settlement.names.en.clone(), at, settlement.population);
        let unit = owner.get(settlement.atom.index()).copied().flatten();
        let path = unit.map(|unit| territory.path(unit));
        standing.entry(known).or_default().push(path);
    }
    standing.values_mut().for_each(|paths| paths.sort());
    standing
}
