//! What two drafts call and decide differently: regions and units that only one has,
//! their names, codes, kinds, centres and seats.

use std::collections::BTreeMap;

use super::label::Label;
use aimaq_territory::{Kind, Names, Territory};
use aimaq_words::msg;
use aimaq_words::{Message, Value};

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
    label: Label,
    /// Its place in the order of the codes.
    rank: usize,
    attributes: [(Attribute, Option<Label>); 4],
}

/// What two drafts can decide differently of a region or unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attribute {
    Name,
    Centre,
    Seat,
    Kind,
    Code,
}

/// Regions or units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Region,
    Unit,
}

type Rows = BTreeMap<Key, Row>;

/// What differs. Before the drafts there were so many regions and
/// units, which the states after them have in the same places.
pub(super) fn others(
    a: &Territory,
    b: &Territory,
    (regions_before, units_before): (usize, usize),
) -> Vec<Message> {
    let mut found = Vec::new();
    let [x, y] = [a, b].map(|t| regions(t, regions_before));
    compare(What::Region, &x, &y, &mut found);
    let [x, y] = [a, b].map(|t| units(t, units_before));
    compare(What::Unit, &x, &y, &mut found);
    found
}

fn regions(territory: &Territory, known: usize) -> Rows {
    let ranks = territory.region_ranks();
    let rows = territory.living_regions().map(|(id, region)| {
        let name = Label::of_region(territory, id);
        let row = Row {
            attributes: [
                (Attribute::Name, Some(name.clone())),
                (
                    Attribute::Centre,
                    region.centre.as_ref().map(|p| called(&p.names)),
                ),
                (Attribute::Kind, Some(kind(territory, &region.kind))),
                (Attribute::Code, region.code_on(territory.date).map(code)),
            ],
            rank: ranks[id.index()],
            label: name,
        };
        (Key::of(id.index(), known, row.label.as_str()), row)
    });
    rows.collect()
}

/// Units by their names; by their paths where several bear one name.
fn units(territory: &Territory, known: usize) -> Rows {
    let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, unit) in territory.living_units() {
        *bearers.entry(&unit.names.en).or_default() += 1;
    }
    let ranks = territory.unit_ranks();
    let rows = territory.living_units().map(|(id, unit)| {
        let name = called(&unit.names);
        let label = match bearers.get(unit.names.main()) {
            Some(1) => name.clone(),
            _ => Label::of_unit(territory, id),
        };
        let key = Key::of(id.index(), known, label.as_str());
        let row = Row {
            label,
            rank: ranks[id.index()],
            attributes: [
                (Attribute::Name, Some(name)),
                (
                    Attribute::Seat,
                    unit.seat.as_ref().map(|p| called(&p.names)),
                ),
                (Attribute::Kind, Some(kind(territory, &unit.kind))),
                (Attribute::Code, unit.code_on(territory.date).map(code)),
            ],
        };
        (key, row)
    });
    rows.collect()
}

fn called(names: &Names) -> Label {
    Label::new(names.main(), names)
}

fn kind(territory: &Territory, kind: &Kind) -> Label {
    Label::new(kind.0.clone(), territory.kinds.names(kind))
}

fn code(code: &str) -> Label {
    Label::new(code, code)
}

fn compare(what: What, a: &Rows, b: &Rows, found: &mut Vec<Message>) {
    for (key, x) in by_code(a) {
        let Some(y) = b.get(key) else {
            let name = &x.label;
            found.push(match what {
                What::Region => msg!("diff-region-first", name = name),
                What::Unit => msg!("diff-unit-first", name = name),
            });
            continue;
        };
        for ((attribute, p), (_, q)) in x.attributes.iter().zip(&y.attributes) {
            if p.as_ref().map(Label::as_str) != q.as_ref().map(Label::as_str) {
                found.push(differs(*attribute, &x.label, [p, q]));
            }
        }
    }
    let alone = by_code(b).into_iter();
    let alone = alone.filter(|(key, _)| !a.contains_key(*key));
    found.extend(alone.map(|(_, y)| match what {
        What::Region => msg!("diff-region-second", name = &y.label),
        What::Unit => msg!("diff-unit-second", name = &y.label),
    }));
}

fn differs(attribute: Attribute, what: &Label, values: [&Option<Label>; 2]) -> Message {
    let none = || msg!("diff-none").into();
    let [first, second] = values.map(|v| v.as_ref().map_or_else(none, Value::from));
    match attribute {
        Attribute::Name => msg!("diff-name", what = what, first = first, second = second),
        Attribute::Centre => msg!("diff-centre", what = what, first = first, second = second),
        Attribute::Seat => msg!("diff-seat", what = what, first = first, second = second),
        Attribute::Kind => msg!("diff-kind", what = what, first = first, second = second),
        Attribute::Code => msg!("diff-code", what = what, first = first, second = second),
    }
}

fn by_code(rows: &Rows) -> Vec<(&Key, &Row)> {
    let mut rows: Vec<(&Key, &Row)> = rows.iter().collect();
    rows.sort_by_key(|row| row.1.rank);
    rows
}
