//! Numbers that a sheet shows as dates.

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};
use serde_json::Value;

/// Formats of dates and times that have no text in the file.
fn is_built_in(format: u32) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format shows a date: it has a letter of one outside of quotes and brackets.
pub(super) fn is_date(format: u32, code: Option<&str>) -> bool {
    let Some(code) = code else {
        return is_built_in(format);
    };
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' if !quoted && !bracket => {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// A number of days as a day, with the time if it has one; none if it is no day that
/// a calendar has.
pub(super) fn day(days: f64, from_1904: bool) -> Option<Value> {
    let whole = days.floor();
    if !(0.0..3_000_000.0).contains(&whole) {
        return None;
    }
    // The count from 1900 knows a 29 February of that year, which there was not.
    let start: Date = match (from_1904, whole < 60.0) {
        (true, _) => Date::new(1904, 1, 1).ok()?,
        (false, true) => Date::new(1899, 12, 31).ok()?,
        (false, false) => Date::new(1899, 12, 30).ok()?,
    };
    let span: Span = (whole as i64).days();
    let day = start.checked_add(span).ok()?;
    let seconds = ((days - whole) * 86_400.0).round() as i64;
    if seconds == 0 {
        return Some(Value::from(day.to_string()));
    }
    let midnight: DateTime = day.at(0, 0, 0, 0);
    let time = midnight.checked_add(seconds.seconds()).ok()?;
    Some(Value::from(time.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_start_that_the_file_has() {
        let text =
            |days, from_1904| day(days, from_1904).and_then(|v| v.as_str().map(str::to_owned));
        assert_eq!(text(44_927.0, false).as_deref(), Some("2023-01-01"));
        assert_eq!(text(43_465.0, true).as_deref(), Some("2023-01-01"));
        assert_eq!(text(1.0, false).as_deref(), Some("1900-01-01"));
        assert_eq!(
            text(44_927.5, false).as_deref(),
            Some("2023-01-01T12:00:00")
        );
        assert_eq!(text(-1.0, false), None);
        assert_eq!(text(1e300, false), None);
    }

    #[test]
    fn a_format_of_dates_is_told_by_its_letters() {
        assert!(is_date(14, None) && !is_date(2, None));
        assert!(is_date(164, Some("dd.mm.yyyy")) && is_date(165, Some("[$-43F]d mmmm")));
        assert!(!is_date(164, Some("0.00\" days\"")) && !is_date(164, Some("#,##0\\ [$сум-843]")));
    }
}
