//! Which unit the code of a feature belongs to.

use std::collections::BTreeMap;

use super::JoinError;
use crate::territory::{Territory, UnitId};

/// The codes of the living units on the day of a state.
pub(super) struct Codes {
    exact: BTreeMap<String, UnitId>,
    /// The codes that begin with zeros, without them.
    short: BTreeMap<String, UnitId>,
}

impl Codes {
    pub(super) fn new(territory: &Territory) -> Self {
        let (mut exact, mut short) = (BTreeMap::new(), BTreeMap::new());
        for (id, unit) in territory.living_units() {
            let Some(code) = unit.code_on(territory.date) else {
                continue;
            };
            exact.entry(code.to_owned()).or_insert(id);
            if let Some(rest) = code.strip_prefix('0') {
                short
                    .entry(rest.trim_start_matches('0').to_owned())
                    .or_insert(id);
            }
        }
        Self { exact, short }
    }

    /// The code of a unit that a shorter one is without its leading zeros: a table
    /// of numbers loses them. Restored where the code system says how many digits
    /// there are.
    ///
    /// # Errors
    /// Asks whether the longer code was meant where the system does not say.
    pub(super) fn with_zeros(
        &self,
        territory: &Territory,
        code: &str,
    ) -> Result<Option<String>, JoinError> {
        let number = !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit());
        if !number || self.owner(territory, code).is_some() {
            return Ok(None);
        }
        let Some(&id) = self.short.get(code.trim_start_matches('0')) else {
            return Ok(None);
        };
        let meant = territory
            .unit(id)
            .code_on(territory.date)
            .unwrap_or_default();
        if meant.len() == territory.code_system.digits.units {
            return Ok(Some(meant.to_owned()));
        }
        Err(JoinError::LostZeros {
            written: code.to_owned(),
            meant: meant.to_owned(),
            unit: territory.path(id),
        })
    }

    /// The unit with this code, else the one with the longest code above it.
    pub(super) fn owner(&self, territory: &Territory, code: &str) -> Option<UnitId> {
        if let Some(&id) = self.exact.get(code) {
            return Some(id);
        }
        // A code lies below another that has its first digits, and zeros after them.
        let system = &territory.code_system;
        let digits = system.digits.units;
        let whole = code.get(..digits).map(str::to_owned);
        let same_length = code.len() == digits;
        let heads = system.prefixes.iter().filter(|_| same_length);
        let heads =
            heads.filter_map(|&n| Some(code.get(..n)?.to_owned() + &"0".repeat(digits - n)));
        let above = heads
            .chain(whole)
            .filter_map(|own| self.exact.get_key_value(&own))
            .filter(|(own, _)| system.is_within(code, own));
        let above = above.map(|(own, &id)| (own.trim_end_matches('0').len(), id));
        above
            .max_by_key(|(length, id)| (*length, std::cmp::Reverse(*id)))
            .map(|(_, id)| id)
    }
}
