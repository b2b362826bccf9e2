//! What jobs that start from one territory share, on however many threads they run.

use std::collections::BTreeMap;
use std::convert::Infallible;

use std::sync::{Arc, Mutex, PoisonError};

use super::demand_file::ReadDemand;
use super::log::Input;
use super::start::Start;
use super::states::known_plans;
use crate::batch::claim::ClaimTexts;
use crate::compare::{KnownShapes, Standards};
use crate::geodata::Opened;
use crate::measure::OfficeRules;
use crate::reform::{Catalogue, Cuts};
use crate::series::Claim;

/// A claim held against its figures, if there is one.
#[derive(Debug, Clone)]
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
    opened: Arc<Mutex<BTreeMap<String, Opened>>>,
    claims: Arc<Mutex<BTreeMap<String, HeldClaim>>>,
    catalogues: Arc<Mutex<BTreeMap<String, Catalogue>>>,
    starts: Arc<Mutex<BTreeMap<String, Start>>>,
    /// Cuts through the land of those territories.
    cuts: Cuts,
    shapes: KnownShapes,
    rules: Arc<Mutex<BTreeMap<String, KeptRules>>>,
    standards: Arc<Mutex<BTreeMap<String, (Standards, Input)>>>,
    demand: Arc<Mutex<BTreeMap<String, Arc<ReadDemand>>>>,
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
        once(&self.opened, key, open)
    }

    /// A state that plans start from, by what tells it apart.
    pub(super) fn start<E>(
        &self,
        key: String,
        make: impl FnOnce() -> Result<Start, E>,
    ) -> Result<Start, E> {
        once(&self.starts, key, make)
    }

    /// Rules on seats and offices, which are read once or a few times.
    pub(in crate::batch) fn rules<E>(
        &self,
        key: String,
        read: impl FnOnce() -> Result<KeptRules, E>,
    ) -> Result<KeptRules, E> {
        once(&self.rules, key, read)
    }

    /// A pack of standards, which is read once or a few times.
    pub(in crate::batch) fn standards<E>(
        &self,
        key: String,
        read: impl FnOnce() -> Result<(Standards, Input), E>,
    ) -> Result<(Standards, Input), E> {
        once(&self.standards, key, read)
    }

    /// A file of points, which is read once or a few times.
    pub(super) fn demand<E>(
        &self,
        key: String,
        read: impl FnOnce() -> Result<ReadDemand, E>,
    ) -> Result<Arc<ReadDemand>, E> {
        once(&self.demand, key, || read().map(Arc::new))
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
/// thread that waits inside may take up another job: at the start each thread may make it,
/// and all go on with the first, by whose land cuts and shapes are known. Failures are not
/// kept: each job says its own.
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
    Ok(found().entry(key).or_insert(made).clone())
}
