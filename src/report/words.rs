//! Words by a key of the data.

use crate::words::{Lang, lexicon};

/// What a kind of unit or region is called; a kind without a word is shown as
/// written.
pub fn kind_word(kind: &str, lang: Lang) -> String {
    let word = lexicon().word("kind", kind, lang);
    word.unwrap_or_else(|| kind.replace('_', " "))
}

/// A word in a cell: one of a fixed set, a kind, or a quantity as a column calls it.
pub(super) fn value_word(key: &str, lang: Lang) -> String {
    let word = |family| lexicon().word(family, key, lang);
    let word = word("value")
        .or_else(|| word("kind"))
        .or_else(|| word("column"));
    word.unwrap_or_else(|| key.replace('_', " "))
}
