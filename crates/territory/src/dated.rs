//! Attributes with dates.

use aimaq_words::{Tell, Told, msg};
use jiff::civil::Date;

/// A value that holds from a day on, until (not including) another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// The value.
    pub value: T,
    /// First day on which it holds; `None` is since ever.
    pub from: Option<Date>,
    /// First day on which it no longer holds; `None` is still holding.
    pub until: Option<Date>,
}

impl<T> Dated<T> {
    /// A value that always holds.
    pub fn always(value: T) -> Self {
        Self {
            value,
            from: None,
            until: None,
        }
    }

    /// Whether the value holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// Why a dated list could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct DatedError {
    /// The entry that was not understood.
    pub entry: String,
}

impl Tell for DatedError {
    fn told(&self) -> Told {
        Told::new(msg!("error-dated", entry = &self.entry))
    }
}

/// Reads `VALUE [from DATE] [until DATE]; …`, as the tables write codes.
///
/// # Errors
/// Names the entry that does not follow that form.
pub fn parse_dated(text: &str) -> Result<Vec<Dated<String>>, DatedError> {
    text.split(';')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(parse_entry)
        .collect()
}

fn parse_entry(entry: &str) -> Result<Dated<String>, DatedError> {
    let error = || DatedError {
        entry: entry.to_owned(),
    };
    let (rest, until) = take_date(entry, " until ").ok_or_else(error)?;
    let (value, from) = take_date(rest, " from ").ok_or_else(error)?;
    let ordered = !matches!((from, until), (Some(f), Some(u)) if f >= u);
    if value.is_empty() || !ordered {
        return Err(error());
    }
    Ok(Dated {
        value: value.to_owned(),
        from,
        until,
    })
}

/// Splits `… KEYWORD DATE` at the last keyword; `None` if the date is not one.
fn take_date<'a>(text: &'a str, keyword: &str) -> Option<(&'a str, Option<Date>)> {
    match text.rsplit_once(keyword) {
        None => Some((text.trim(), None)),
        Some((rest, date)) => Some((rest.trim(), Some(date.trim().parse().ok()?))),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_reused_code_holds_in_two_half_open_spans() {
        let codes =
            parse_dated("632800000 until 2022-06-08; 101000000 from 2022-06-08").expect("valid");
        let on = |day: Date| -> Vec<&str> {
            let holding = codes.iter().filter(|c| c.holds_on(day));
            holding.map(|c| c.value.as_str()).collect()
        };
        assert_eq!(on(date(2022, 6, 7)), ["632800000"]);
        assert_eq!(on(date(2022, 6, 8)), ["101000000"]);
    }

    #[test]
    fn a_wrong_date_and_an_empty_span_are_refused() {
        assert!(parse_dated("1 until 2022-06-31").is_err());
        assert!(parse_dated("1 from 2022-06-08 until 2022-06-08").is_err());
    }
}
