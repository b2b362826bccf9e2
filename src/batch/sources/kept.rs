//! What jobs that start from one territory share, on however many threads they run.

use std::collections::BTreeMap;
use std::convert::Infallible;

use std::sync::{Arc, Mutex, PoisonError};

use super::log::Input;
use super::states::known_plans;
use crate::geodata::Opened;
use crate::reform::Catalogue;
use crate::series::Claim;

/// A claim held against its figures, if there is one, and the tables that it was made from.
pub(in crate::batch) type HeldClaim = (Option<Arc<Claim>>, Vec<Input>);

/// Territories that were opened and their claims, by name and encoding, and the plans known
/// for them.
#[derive(Debug, Clone, Default)]
pub(in crate::batch) struct Kept {
    opened: Arc<Mutex<BTreeMap<String, Opened>>>,
    claims: Arc<Mutex<BTreeMap<String, HeldClaim>>>,
    catalogues: Arc<Mutex<BTreeMap<String, Catalogue>>>,
}

impl Kept {
    /// A territory, which is opened once or a few times.
    pub(super) fn opened<E>(
        &self,
        key: String,
        open: impl FnOnce() -> Result<Opened, E>,
    ) -> Result<Opened, E> {
        once(&self.opened, key, open)
    }

    /// The plans known for a territory.
    pub(super) fn catalogue(&self, territory: &str) -> Catalogue {
        let read = || Ok::<_, Infallible>(known_plans(territory));
        let Ok(found) = once(&self.catalogues, territory.to_owned(), read);
        found
    }

    /// A claim, which is tested once or a few times.
    pub(in crate::batch) fn claim<E>(
        &self,
        key: String,
        test: impl FnOnce() -> Result<HeldClaim, E>,
    ) -> Result<HeldClaim, E> {
        once(&self.claims, key, test)
    }
}

/// What stands under a key, else what is made for it. It is made without the lock, for a
/// thread that waits inside may take up another job: at the start each thread may make it.
/// Failures are not kept: each job says its own.
fn once<T: Clone, E>(
    all: &Mutex<BTreeMap<String, T>>,
    key: String,
    make: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let found = || all.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = found().get(&key) {
        return Ok(kept.clone());
    }
    let made = make()?;
    found().entry(key).or_insert_with(|| made.clone());
    Ok(made)
}
