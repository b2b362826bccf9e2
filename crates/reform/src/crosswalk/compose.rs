//! Crosswalks one after another.

use aimaq_words::{Tell, Told, msg};

use std::collections::BTreeMap;

use super::{Crosswalk, Row, quality};
use crate::lineage::Flow;

/// Why two crosswalks do not fit together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum ComposeError {
    /// The first does not end where the second begins.
    Dates {
        /// The day that the first leads to.
        to: jiff::civil::Date,
        /// The day on which the second begins.
        from: jiff::civil::Date,
    },
    /// Units and regions.
    Levels,
    /// A target of the first is no source of the second.
    Missing(String),
}

impl Tell for ComposeError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::Dates { to, from } => msg!(
                "error-compose-dates",
                to = to.to_string(),
                from = from.to_string(),
            ),
            Self::Levels => msg!("error-compose-levels"),
            Self::Missing(name) => msg!("error-compose-missing", name = name),
        })
    }
}

/// The crosswalk from the sources of `first` to the targets of `second`: the
/// weight of a pair is the sum over all that lie between of the products.
///
/// # Errors
/// If the second does not begin where the first ends.
pub fn compose(first: &Crosswalk, second: &Crosswalk) -> Result<Crosswalk, ComposeError> {
    if first.level != second.level {
        return Err(ComposeError::Levels);
    }
    if first.to_date != second.from_date {
        return Err(ComposeError::Dates {
            to: first.to_date,
            from: second.from_date,
        });
    }
    let mut after: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &second.rows {
        after.entry(&row.from).or_default().push(row);
    }
    let mut rows: BTreeMap<(String, String), Row> = BTreeMap::new();
    for a in &first.rows {
        let next = after.get(a.to.as_str());
        let next = next.ok_or_else(|| ComposeError::Missing(a.to.clone()))?;
        for b in next {
            let row = joined(a, b);
            match rows.entry((row.from.clone(), row.to.clone())) {
                std::collections::btree_map::Entry::Vacant(place) => {
                    place.insert(row);
                }
                std::collections::btree_map::Entry::Occupied(mut place) => {
                    add(place.get_mut(), &row);
                }
            }
        }
    }
    let mut rows: Vec<Row> = rows.into_values().collect();
    settle(&mut rows);
    let mut sources = first.sources.clone();
    sources.extend(
        second
            .sources
            .iter()
            .filter(|s| !first.sources.contains(s))
            .cloned(),
    );
    Ok(Crosswalk {
        plan: format!("{}; {}", first.plan, second.plan),
        from_date: first.from_date,
        to_date: second.to_date,
        level: first.level,
        weights: first.weights,
        schematic: first.schematic || second.schematic,
        sources,
        quality: quality::of(&rows),
        rows,
    })
}

fn joined(a: &Row, b: &Row) -> Row {
    let part = |whole: f64| whole * b.weight;
    let basis = match (a.basis.as_str(), b.basis.as_str()) {
        ("whole", other) | (other, "whole") => other.to_owned(),
        (one, other) if one == other => one.to_owned(),
        (one, other) => format!("{one}, {other}"),
    };
    let kinds = [a.changes.as_str(), b.changes.as_str()];
    let told = kinds.into_iter().filter(|k| *k != "continues");
    let told: Vec<&str> = told.collect();
    Row {
        from: a.from.clone(),
        from_code: a.from_code.clone(),
        to: b.to.clone(),
        to_code: b.to_code.clone(),
        weight: a.weight * b.weight,
        low: a.low * b.low,
        high: a.high * b.high,
        basis,
        // Only the share of the first that goes on.
        population: part(a.population as f64).round() as u64,
        area_km2: part(a.area_km2),
        settlements: part(a.settlements as f64).round() as u64,
        changes: if told.is_empty() {
            "continues".to_owned()
        } else {
            told.join("; ")
        },
        flow: Flow::Both,
    }
}

fn add(row: &mut Row, other: &Row) {
    row.weight += other.weight;
    row.low += other.low;
    row.high = (row.high + other.high).min(1.0);
    row.population += other.population;
    row.area_km2 += other.area_km2;
    row.settlements += other.settlements;
}

/// The directions, which depend on all rows.
fn settle(rows: &mut [Row]) {
    let (mut targets, mut sources): (BTreeMap<String, usize>, BTreeMap<String, usize>) =
        Default::default();
    for row in rows.iter() {
        *targets.entry(row.from.clone()).or_default() += 1;
        *sources.entry(row.to.clone()).or_default() += 1;
    }
    for row in rows {
        row.flow = match (targets[&row.from] > 1, sources[&row.to] > 1) {
            (false, false) => Flow::Both,
            (false, true) => Flow::Forward,
            (true, false) => Flow::Backward,
            (true, true) => Flow::None,
        };
        if targets[&row.from] == 1 {
            (row.weight, row.low, row.high) = (1.0, 1.0, 1.0);
            "whole".clone_into(&mut row.basis);
        }
    }
}
