//! The ledger: what went in must come out.

use super::lineage::roots;
use aimaq_territory::{AtomId, Territory};
use aimaq_words::{Message, msg};

/// Sums of units, people and land before and after.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Ledger {
    /// Units before.
    pub units_before: usize,
    /// Units after.
    pub units_after: usize,
    /// Units that the reform created.
    pub units_created: usize,
    /// Units that the reform ended.
    pub units_ended: usize,
    /// People before.
    pub population_before: u64,
    /// People after.
    pub population_after: u64,
    /// Land in km² of the pieces that were divided, before; all other land keeps
    /// its vertices bit for bit. `None` without boundaries.
    pub divided_before_km2: Option<f64>,
    /// The same land after: of the pieces and their parts.
    pub divided_after_km2: Option<f64>,
}

/// A sum that does not close: a fault of the program, never of the plan.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("the ledger does not close: {0}")]
pub struct LedgerError(pub String);

impl LedgerError {
    /// The sentence, to be said in any language.
    pub(super) fn message(&self) -> Message {
        msg!("problem-ledger", said = &self.0)
    }
}

impl Ledger {
    /// Closes the ledger over two states.
    ///
    /// # Errors
    /// Says which sum differs and by how much: an atom in no unit or in two, a
    /// unit in a region that does not exist, people lost or gained, land lost or
    /// gained beyond one square metre per cut.
    pub fn close(before: &Territory, after: &Territory) -> Result<Self, LedgerError> {
        every_atom_once(after)?;
        every_region_alive(after)?;
        let divided = divided(before, after);
        let ledger = Self {
            units_before: before.living_units().count(),
            units_after: after.living_units().count(),
            units_created: after.units.len() - before.units.len(),
            units_ended: ended(after) - ended(before),
            population_before: before.total_population(),
            population_after: after.total_population(),
            divided_before_km2: land(before, &divided.0),
            divided_after_km2: land(after, &divided.1),
        };
        ledger.check(after.atoms.len() - before.atoms.len())?;
        people_per_root(before, after)?;
        Ok(ledger)
    }

    fn check(&self, cuts: usize) -> Result<(), LedgerError> {
        let units = self.units_before + self.units_created - self.units_ended;
        if units != self.units_after {
            let found = self.units_after;
            return Err(LedgerError(format!(
                "{units} units expected, {found} found"
            )));
        }
        if self.population_before != self.population_after {
            return Err(LedgerError(format!(
                "{} people before, {} after",
                self.population_before, self.population_after
            )));
        }
        if let (Some(before), Some(after)) = (self.divided_before_km2, self.divided_after_km2) {
            // Rounding of the sum, and at most a square metre for each cut.
            let allowed = 1e-6 * (cuts as f64 + 1.0) + before * 1e-12;
            if (before - after).abs() > allowed {
                return Err(LedgerError(format!(
                    "{before} km² before, {after} km² after"
                )));
            }
        }
        Ok(())
    }
}

fn ended(territory: &Territory) -> usize {
    territory.units.iter().filter(|u| !u.exists()).count()
}

/// Atoms that were divided, and the atoms they have become.
fn divided(before: &Territory, after: &Territory) -> (Vec<AtomId>, Vec<AtomId>) {
    let roots = roots(before, after);
    let known = before.atoms.len();
    let mut cut: Vec<AtomId> = roots[known..].to_vec();
    cut.sort_unstable();
    cut.dedup();
    let was_cut = |root: &AtomId| cut.binary_search(root).is_ok();
    let atoms = (0u32..).zip(&roots).filter(|(_, root)| was_cut(root));
    let parts = atoms.map(|(i, _)| AtomId(i)).collect();
    (cut, parts)
}

fn land(territory: &Territory, atoms: &[AtomId]) -> Option<f64> {
    let coverage = territory.coverage.as_ref()?;
    Some(atoms.iter().map(|atom| coverage.area_km2(atom.0)).sum())
}

fn every_atom_once(territory: &Territory) -> Result<(), LedgerError> {
    let mut seen = vec![0usize; territory.atoms.len()];
    for (_, unit) in territory.living_units() {
        for atom in &unit.atoms {
            seen[atom.index()] += 1;
        }
    }
    match seen.iter().position(|&n| n != 1) {
        None => Ok(()),
        Some(i) => Err(LedgerError(format!("piece {i} is in {} units", seen[i]))),
    }
}

fn every_region_alive(territory: &Territory) -> Result<(), LedgerError> {
    let lost = territory
        .living_units()
        .find(|(_, unit)| !territory.region(unit.region).exists());
    match lost {
        None => Ok(()),
        Some((id, _)) => Err(LedgerError(format!(
            "{} is in a region that no longer exists",
            territory.path(id)
        ))),
    }
}

/// The people of the parts of a split are the people of what was split.
fn people_per_root(before: &Territory, after: &Territory) -> Result<(), LedgerError> {
    let mut sums = vec![0u64; before.atoms.len()];
    for (atom, root) in after.atoms.iter().zip(roots(before, after)) {
        sums[root.index()] += atom.population;
    }
    let wrong = before
        .atoms
        .iter()
        .zip(&sums)
        .position(|(a, &s)| a.population != s);
    match wrong {
        None => Ok(()),
        Some(i) => Err(LedgerError(format!(
            "piece {i}: {} people before, {} after",
            before.atoms[i].population, sums[i]
        ))),
    }
}
