//! What jobs that start from one territory share, on however many threads they run.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::demand_file::ReadDemand;
use super::log::Input;
use super::start::Start;
use super::states::known_plans;
use crate::batch::claim::ClaimTexts;
use crate::compare::{KnownShapes, Standards};
use crate::geodata::Opened;
use crate::measure::OfficeRules;
use crate::recent::used;
use crate::reform::{Catalogue, Cuts};
use crate::series::Claim;

/// A claim held against its figures, if there is one.
#[derive(Debug, Clone, Default)]
pub(in crate::batch) struct HeldClaim {
    pub(in crate::batch) claim: Option<Arc<Claim>>,
    /// The tables that it was made from.
    pub(in crate::batch) inputs: Vec<Input>,
    /// Its figures as they were written.
    pub(in crate::batch) texts: ClaimTexts,
}

/// Territories that were opened and their claims, by name and encoding, and the plans known
/// for them.
#[derive(Debug, Clone, Default)]
pub(in crate::batch) struct Kept {
    opened: Recent<Opened>,
    claims: Recent<HeldClaim>,
    catalogues: Recent<Catalogue>,
    starts: Recent<Start>,
    /// Cuts through the land of those territories.
    cuts: Cuts,
    shapes: KnownShapes,
    rules: Recent<KeptRules>,
    standards: Recent<(Standards, Input)>,
    demand: Recent<Arc<ReadDemand>>,
}

/// How many of a kind are kept at a time: jobs that have more between them make some again.
const MOST: usize = 16;

/// Values by their keys, that which was wanted last at the end; clones share them.
#[derive(Debug)]
struct Recent<T>(Arc<Mutex<Vec<(String, T)>>>);

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Clone for Recent<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Clone> Recent<T> {
    /// What stands under a key, else what is made for it. It is made without the lock, for a
    /// thread that waits inside may take up another job: at the start each thread may make it,
    /// and all go on with the first, by whose land cuts and shapes are known. Failures are not
    /// kept: each job says its own.
    fn once<E>(&self, key: String, make: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        if let Some(kept) = found(&mut self.all(), &key) {
            return Ok(kept);
        }
        let made = make()?;
        let mut all = self.all();
        if let Some(first) = found(&mut all, &key) {
            return Ok(first);
        }
        if all.len() >= MOST {
            all.remove(0);
        }
        all.push((key, made.clone()));
        Ok(made)
    }

    fn all(&self) -> MutexGuard<'_, Vec<(String, T)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn found<T: Clone>(all: &mut [(String, T)], key: &str) -> Option<T> {
    let kept = used(all, |(known, _)| known == key)?;
    Some(kept.1.clone())
}

/// Rules on seats and offices, and the file that they were read from; none where there is none.
pub(in crate::batch) type KeptRules = Option<(OfficeRules, Input)>;

impl Kept {
    /// A territory, which is opened once or a few times.
    pub(super) fn opened<E>(
        &self,
        key: String,
        open: impl FnOnce() -> Result<Opened, E>,
    ) -> Result<Opened, E> {
        self.opened.once(key, open)
    }

    /// A state that plans start from, by what tells it apart.
    pub(super) fn start<E>(
        &self,
        key: String,
        make: impl FnOnce() -> Result<Start, E>,
    ) -> Result<Start, E> {
        self.starts.once(key, make)
    }

    /// Rules on seats and offices, which are read once or a few times.
    pub(in crate::batch) fn rules<E>(
        &self,
        key: String,
        read: impl FnOnce() -> Result<KeptRules, E>,
    ) -> Result<KeptRules, E> {
        self.rules.once(key, read)
    }

    /// A pack of standards, which is read once or a few times.
    pub(in crate::batch) fn standards<E>(
        &self,
        key: String,
        read: impl FnOnce() -> Result<(Standards, Input), E>,
    ) -> Result<(Standards, Input), E> {
        self.standards.once(key, read)
    }

    /// A file of points, which is read once or a few times.
    pub(super) fn demand<E>(
        &self,
        key: String,
        read: impl FnOnce() -> Result<ReadDemand, E>,
    ) -> Result<Arc<ReadDemand>, E> {
        self.demand.once(key, || read().map(Arc::new))
    }

    /// Cuts that were made.
    pub(super) fn cuts(&self) -> Cuts {
        self.cuts.clone()
    }

    /// Shapes that were measured.
    pub(in crate::batch) fn shapes(&self) -> KnownShapes {
        self.shapes.clone()
    }

    /// The plans known for a territory.
    pub(super) fn catalogue(&self, territory: &str) -> Catalogue {
        let read = || Ok::<_, Infallible>(known_plans(territory));
        let Ok(found) = self.catalogues.once(territory.to_owned(), read);
        found
    }

    /// A claim, which is tested once or a few times.
    pub(in crate::batch) fn claim<E>(
        &self,
        key: String,
        test: impl FnOnce() -> Result<HeldClaim, E>,
    ) -> Result<HeldClaim, E> {
        self.claims.once(key, test)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::{MOST, Recent};

    #[test]
    fn what_was_not_wanted_for_longest_is_made_again() {
        let kept = Recent::default();
        let made = |number: usize, value: usize| {
            let Ok(found) = kept.once(number.to_string(), || Ok::<_, Infallible>(value));
            found
        };
        for number in 0..MOST {
            assert_eq!(made(number, number), number);
        }
        // The first is wanted once more, so that the second is the one to go.
        assert_eq!(made(0, 100), 0);
        assert_eq!(made(MOST, MOST), MOST);
        assert_eq!((made(0, 100), made(1, 100)), (0, 100));
    }
}
