//! Options whose value is one of some words, or a day.

use aimaq::keyword::Keyword;
use aimaq::msg;
use aimaq::numeral;
use aimaq::words::Sentence;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Parses the words of a choice; help lists each with what it means.
pub(crate) fn keyword<T: Keyword>() -> impl TypedValueParser<Value = T> {
    let values = T::VALUES.iter();
    let words = values.map(|value| PossibleValue::new(value.keyword()).help(value.meaning()));
    PossibleValuesParser::new(words).try_map(|word| word.parse::<T>())
}

/// The day of an option.
pub(crate) fn day(text: &str) -> Result<jiff::civil::Date, Sentence> {
    numeral::day(text).ok_or_else(|| Sentence(msg!("error-not-day-written")))
}
