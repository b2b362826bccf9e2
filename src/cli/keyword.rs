//! Options whose value is one of some words.

use aimaq::keyword::Keyword;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Parses the words of a choice; help lists each with what it means.
pub(crate) fn keyword<T: Keyword>() -> impl TypedValueParser<Value = T> {
    let values = T::VALUES.iter();
    let words = values.map(|value| PossibleValue::new(value.keyword()).help(value.meaning()));
    PossibleValuesParser::new(words).try_map(|word| word.parse::<T>())
}
