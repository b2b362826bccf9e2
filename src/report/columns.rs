//! Heads of columns by their key.

use crate::msg;
use crate::words::{Lang, lexicon, say};

/// The head of a column; a key without words is shown as it is.
pub fn column_word(key: &str, lang: Lang) -> String {
    let beyond = key.strip_prefix("share_beyond_");
    if let Some(km) = beyond.and_then(|k| k.strip_suffix("_km")) {
        return say(&msg!("column-share_beyond_km", km = km), lang);
    }
    let word = lexicon().word("column", key, lang);
    word.unwrap_or_else(|| key.replace('_', " "))
}
