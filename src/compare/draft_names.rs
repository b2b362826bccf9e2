//! What two drafts call and decide differently: regions and units that only one has,
//! their names, codes, kinds, centres and seats.

use std::collections::BTreeMap;

use crate::territory::Territory;

/// A unit or region that was there before the drafts, by its place in its table; a
/// new one by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Earlier(usize),
    New(String),
}

impl Key {
    fn of(place: usize, known: usize, name: &str) -> Self {
        match place < known {
            true => Self::Earlier(place),
            false => Self::New(name.to_owned()),
        }
    }
}

/// What it is called, and what can differ of it.
struct Row {
    label: String,
    attributes: [(&'static str, Option<String>); 4],
}

type Rows = BTreeMap<Key, Row>;

/// What differs, each a sentence. Before the drafts there were so many regions and
/// units, which the states after them have in the same places.
pub(super) fn others(
    a: &Territory,
    b: &Territory,
    (regions_before, units_before): (usize, usize),
) -> Vec<String> {
    let mut found = Vec::new();
    let [x, y] = [a, b].map(|t| regions(t, regions_before));
    compare("region", &x, &y, &mut found);
    let [x, y] = [a, b].map(|t| units(t, units_before));
    compare("unit", &x, &y, &mut found);
    found
}

fn regions(territory: &Territory, known: usize) -> Rows {
    let rows = territory.living_regions().map(|(id, region)| {
        let name = region.names.en.clone();
        let code = region.code_on(territory.date).map(str::to_owned);
        let centre = region.centre.as_ref().map(|c| c.names.en.clone());
        let row = Row {
            label: name.clone(),
            attributes: [
                ("name", Some(name.clone())),
                ("centre", centre),
                ("kind", Some(region.kind.0.clone())),
                ("code", code),
            ],
        };
        (Key::of(id.index(), known, &name), row)
    });
    rows.collect()
}

/// Units by their names; by their paths where several bear one name.
fn units(territory: &Territory, known: usize) -> Rows {
    let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, unit) in territory.living_units() {
        *bearers.entry(&unit.names.en).or_default() += 1;
    }
    let rows = territory.living_units().map(|(id, unit)| {
        let name = unit.names.en.clone();
        let label = match bearers.get(name.as_str()) {
            Some(1) => name.clone(),
            _ => territory.path(id),
        };
        let code = unit.code_on(territory.date).map(str::to_owned);
        let key = Key::of(id.index(), known, &label);
        let row = Row {
            label,
            attributes: [
                ("name", Some(name)),
                ("seat", unit.seat.as_ref().map(|s| s.names.en.clone())),
                ("kind", Some(unit.kind.0.clone())),
                ("code", code),
            ],
        };
        (key, row)
    });
    rows.collect()
}

fn compare(what: &str, a: &Rows, b: &Rows, found: &mut Vec<String>) {
    for (key, x) in by_label(a) {
        let Some(y) = b.get(key) else {
            found.push(format!("the {what} {} is in the first only", x.label));
            continue;
        };
        for ((word, p), (_, q)) in x.attributes.iter().zip(&y.attributes) {
            if p != q {
                let [p, q] = [p, q].map(|value| value.as_deref().unwrap_or("none"));
                let label = &x.label;
                found.push(format!(
                    "{label}: the {word} is {p} in the first, {q} in the second"
                ));
            }
        }
    }
    let alone = by_label(b)
        .into_iter()
        .filter(|(key, _)| !a.contains_key(*key));
    found.extend(alone.map(|(_, y)| format!("the {what} {} is in the second only", y.label)));
}

fn by_label(rows: &Rows) -> Vec<(&Key, &Row)> {
    let mut rows: Vec<(&Key, &Row)> = rows.iter().collect();
    rows.sort_by(|x, y| x.1.label.cmp(&y.1.label));
    rows
}
