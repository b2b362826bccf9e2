//! What is asked of a table and it has not.

use crate::{Tell, Told, msg};

/// There is no column of that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct NoColumn {
    /// What was asked for.
    pub key: String,
    /// The columns there are.
    pub known: Vec<String>,
}

impl Tell for NoColumn {
    fn told(&self) -> Told {
        Told::new(msg!(
            "error-no-column",
            name = &self.key,
            known = self.known.join(", "),
        ))
    }
}
