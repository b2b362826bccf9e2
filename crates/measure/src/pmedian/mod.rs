//! The p-median problem: choose `p` sites so that the sum of everyone's cost to
//! the nearest of them is least.
//!
//! The lower bound relaxes "everyone goes to exactly one site" (Lagrange), the
//! upper one exchanges sites (Teitz and Bart 1968, with the gain and loss of
//! Whitaker 1983); branch and bound closes the gap, with sites fixed by their
//! reduced costs. Rows are clients, columns are sites; the cost of a row to a
//! column already holds the client's weight.

use aimaq_words::{Tell, Told, msg};

use std::time::Instant;

mod branch;
mod exchange;
mod lagrange;
mod matrix;
mod order;

pub use branch::{solve_pmedian, watch_pmedian};
pub use matrix::CostMatrix;

/// Two values closer than this share of themselves are the same.
pub(crate) const SAME: f64 = 1e-9;

/// How much work a solver may do before it settles for a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Nodes of the search tree: the same work on every machine.
    pub nodes: usize,
    /// When to stop whatever the nodes. How far a search gets until then depends on the
    /// machine and on what else it does.
    pub until: Option<Instant>,
}

impl Limits {
    /// So many nodes and no more.
    pub const fn nodes(nodes: usize) -> Self {
        Self { nodes, until: None }
    }

    /// Whether the time is over.
    pub fn is_late(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() >= until)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::nodes(20_000)
    }
}

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Nodes looked at.
    pub nodes: usize,
    /// Value of the best choice so far.
    pub value: f64,
    /// No choice has less.
    pub bound: f64,
}

/// Who is told how far a search is; it must not change what the search finds.
pub type Watch<'a> = &'a mut dyn FnMut(Progress);

/// Chosen sites and what is proven about them.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The chosen columns, ascending.
    pub open: Vec<usize>,
    /// Their value: the sum of costs, or the largest distance.
    pub value: f64,
    /// No choice has less than this.
    pub bound: f64,
    /// Nodes of the search tree that were looked at.
    pub nodes: usize,
    /// Whether the search was stopped by the time: then another run may get farther.
    pub timed_out: bool,
}

impl Choice {
    /// Whether the choice is proven to be best.
    pub fn is_proven(&self) -> bool {
        self.value - self.bound <= SAME * self.value.abs().max(1.0)
    }

    /// How far the value may be from the best, as a share of the value.
    pub fn gap(&self) -> f64 {
        if self.is_proven() {
            0.0
        } else {
            (self.value - self.bound) / self.value
        }
    }
}

/// Why no choice can be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum ChoiceError {
    /// More sites are wanted than there are, or none.
    Number {
        /// How many are to be chosen.
        wanted: usize,
        /// How many there are.
        sites: usize,
    },
    /// There is nobody to serve.
    NoClients,
}

impl Tell for ChoiceError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::Number { wanted, sites } => {
                msg!("error-choice-number", wanted = *wanted, sites = *sites)
            }
            Self::NoClients => msg!("error-choice-nobody"),
        })
    }
}

pub(crate) fn check(rows: usize, sites: usize, wanted: usize) -> Result<(), ChoiceError> {
    if rows == 0 {
        return Err(ChoiceError::NoClients);
    }
    if wanted == 0 || wanted > sites {
        return Err(ChoiceError::Number { wanted, sites });
    }
    Ok(())
}
