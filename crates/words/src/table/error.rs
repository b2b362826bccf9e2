//! What is asked of a table and it has not.

/// There is no column of that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no column is called `{key}`; the columns are {}", .known.join(", "))]
pub struct NoColumn {
    /// What was asked for.
    pub key: String,
    /// The columns there are.
    pub known: Vec<String>,
}
