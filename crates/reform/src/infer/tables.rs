//! What was found as tables: the differences, and the sheet that says which figures of two
//! vintages may be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::infer::Inferred;
use super::verdict::{Difference, Verdict};
use aimaq_territory::{AtomId, Territory, UnitId, fold};
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};

/// The share of land that both units must have in common for rates to be comparable.
const SAME_LAND: f64 = 0.999;

impl Inferred {
    /// How many units each word is said of, in the order of the words.
    pub fn counts(&self) -> BTreeMap<Verdict, usize> {
        let mut counts = BTreeMap::new();
        for difference in &self.differences {
            *counts.entry(difference.verdict).or_default() += 1;
        }
        counts
    }

    /// One row for each difference, and for each unit that is the same.
    pub fn differences_table(&self) -> Table {
        let mut table = Table::new([
            "unit_before",
            "code_before",
            "unit_after",
            "code_after",
            "verdict",
            "area_km2",
        ]);
        table.title = Some(msg!("infer-differences"));
        table.rows = self.differences.iter().map(|d| self.row(d)).collect();
        table
    }

    fn row(&self, difference: &Difference) -> Vec<Cell> {
        let [unit, code] = cells(&self.before, difference.before);
        let [unit_after, code_after] = cells(&self.after, difference.after);
        vec![
            unit,
            code,
            unit_after,
            code_after,
            Cell::Word(difference.verdict.word()),
            Cell::maybe(difference.km2, |km2| Cell::decimal(km2, 1)),
        ]
    }

    /// Which figures of the two vintages may be compared: for each pair of units with land
    /// in common the share of land and people kept, of the earlier and of the later.
    pub fn sheet(&self) -> Table {
        let before = &self.before;
        let mut table = Table::new([
            "unit_before",
            "code_before",
            "unit_after",
            "code_after",
            "land_kept",
            "land_from",
            "people_kept",
            "people_from",
            "rates",
            "why",
        ]);
        table.title = Some(msg!("infer-sheet"));
        table.rows = self
            .pairs(before)
            .iter()
            .map(|pair| pair.row(before, self))
            .collect();
        let misled = self.misled(before);
        if misled > 0 {
            table
                .notes
                .push(msg!("infer-joined-by-name", n = misled).into());
        }
        table
    }

    fn pairs(&self, before: &Territory) -> Vec<Pair> {
        let had = sums(self, |from, _| from);
        let has = sums(self, |_, to| to);
        let people = self.people(before);
        let flows = self.matching.flows.iter().map(|flow| {
            let (from, to) = (flow.from, flow.to);
            Pair {
                from,
                to: Some(to),
                land: [
                    share(flow.area_km2, had.get(&from)),
                    share(flow.area_km2, has.get(&to)),
                ],
                people: people.get(&(from, to)).copied().unwrap_or_default(),
                is_one: self.matching.units[from.index()] == Some(to),
            }
        });
        let mut pairs: Vec<Pair> = flows.collect();
        let paired: BTreeSet<UnitId> = pairs.iter().map(|pair| pair.from).collect();
        for (id, _) in before.living_units() {
            if !paired.contains(&id) {
                pairs.push(Pair {
                    from: id,
                    to: None,
                    land: [None; 2],
                    people: [None; 2],
                    is_one: false,
                });
            }
        }
        pairs.sort_by_key(|pair| (pair.from, pair.to));
        pairs
    }

    /// People of each pair as shares of the earlier and of the later unit, by the plan.
    fn people(&self, before: &Territory) -> BTreeMap<(UnitId, UnitId), [Option<f64>; 2]> {
        let Ok(applied) = &self.applied else {
            return BTreeMap::new();
        };
        if before.total_population() == 0 {
            return BTreeMap::new();
        }
        let made: BTreeMap<String, UnitId> = self
            .after
            .living_units()
            .map(|(id, _)| (self.after.path(id), id))
            .collect();
        let later = &applied.after;
        let links = applied.lineage.links.iter().filter_map(|link| {
            let to = *made.get(&later.path(link.to))?;
            let count = |atoms: &[AtomId]| -> f64 {
                atoms
                    .iter()
                    .map(|&atom| later.atom(atom).population as f64)
                    .sum()
            };
            let both = count(&link.atoms);
            let of = |whole: u64| (whole > 0).then(|| both / whole as f64);
            let shares = [
                of(before.population(link.from)),
                of(later.population(link.to)),
            ];
            Some(((link.from, to), shares))
        });
        links.collect()
    }

    /// How many units a person is misled about who joins tables by name: whose namesake is
    /// another unit, or has not the same land.
    fn misled(&self, before: &Territory) -> usize {
        let mut named: BTreeMap<String, Vec<UnitId>> = BTreeMap::new();
        for (id, unit) in self.after.living_units() {
            named.entry(fold(&unit.names.en)).or_default().push(id);
        }
        let changed: BTreeSet<UnitId> = self
            .differences
            .iter()
            .filter(|d| {
                matches!(
                    d.verdict,
                    Verdict::Split
                        | Verdict::LandTransferred
                        | Verdict::Merged
                        | Verdict::BorderMoved
                )
            })
            .filter_map(|d| d.after)
            .collect();
        let units = before.living_units().filter(|(id, unit)| {
            let namesakes = named.get(&fold(&unit.names.en));
            namesakes.is_some_and(|all| match all.as_slice() {
                [one] => self.matching.units[id.index()] != Some(*one) || changed.contains(one),
                _ => true,
            })
        });
        units.count()
    }
}

/// An earlier and a later unit with land in common.
struct Pair {
    from: UnitId,
    to: Option<UnitId>,
    land: [Option<f64>; 2],
    people: [Option<f64>; 2],
    is_one: bool,
}

impl Pair {
    fn row(&self, before: &Territory, found: &Inferred) -> Vec<Cell> {
        let [unit, code] = cells(before, Some(self.from));
        let [unit_after, code_after] = cells(&found.after, self.to);
        let (rates, why) = self.comparable(found);
        let mut row = vec![unit, code, unit_after, code_after];
        let shares = self.land.iter().chain(&self.people);
        row.extend(shares.map(|share| Cell::maybe(*share, Cell::share)));
        row.extend([Cell::Word(rates), Cell::Word(why)]);
        row
    }

    /// Whether rates may be compared, and why.
    fn comparable(&self, found: &Inferred) -> (&'static str, &'static str) {
        let whole = |share: &Option<f64>| share.is_some_and(|share| share >= SAME_LAND);
        match (self.to, found.floor) {
            (None, _) => ("no", "no_counterpart"),
            (Some(_), None) => ("no", "land_cannot_be_told"),
            _ if self.land.iter().all(whole) && self.is_one => ("yes", "same_land"),
            _ if self.land.iter().all(Option::is_none) => ("no", "unknown"),
            _ if self.land.iter().all(whole) => ("yes", "same_land_other_name"),
            _ if found.applied.is_err() => ("no", "no_plan"),
            _ => ("rebased", "land_changed"),
        }
    }
}

fn share(part: f64, whole: Option<&f64>) -> Option<f64> {
    let whole = whole.copied().filter(|whole| *whole > 0.0)?;
    Some((part / whole).min(1.0))
}

/// Land by unit: the sums of what was laid over each other.
fn sums(found: &Inferred, of: impl Fn(UnitId, UnitId) -> UnitId) -> BTreeMap<UnitId, f64> {
    let mut sums = BTreeMap::new();
    for flow in &found.matching.flows {
        *sums.entry(of(flow.from, flow.to)).or_default() += flow.area_km2;
    }
    sums
}

fn cells(territory: &Territory, unit: Option<UnitId>) -> [Cell; 2] {
    let Some(id) = unit else {
        return [Cell::Missing, Cell::Missing];
    };
    let unit = territory.unit(id);
    let region = territory.region(unit.region).names.clone();
    let code = Cell::code(unit.code_on(territory.date));
    [Cell::Path(region, unit.names.clone()), code]
}
