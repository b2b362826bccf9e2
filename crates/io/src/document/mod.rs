//! Texts with headings and tables, for a word processor or as Markdown.

mod docx;
mod markdown;

pub use docx::docx;
pub use markdown::markdown;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the highest level.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// A table.
    Table {
        /// Heads of the columns.
        head: Vec<String>,
        /// Rows, as long as the head.
        rows: Vec<Vec<String>>,
        /// Whether each column holds figures, which stand to the right.
        figures: Vec<bool>,
    },
    /// What follows begins a new page.
    NewPage,
}

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AboutDocument {
    /// Its title.
    pub title: String,
    /// Who answers for it; empty where that is not said.
    pub author: String,
    /// Its language, as a tag.
    pub language: String,
}
