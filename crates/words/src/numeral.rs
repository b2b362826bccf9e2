//! Numbers and days as people write them into tables.

use jiff::civil::Date;

use crate::{Message, msg};

/// Stand between groups of three digits.
const BETWEEN_GROUPS: [char; 6] = [' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '’'];

/// The number that a cell holds: with a point or a comma before the decimals, and with
/// spaces, apostrophes, commas or points between groups of three digits.
///
/// # Errors
/// Says what is wrong; `1,125` is refused, for it may be two numbers.
pub fn number(cell: &str) -> Result<f64, Message> {
    let text = cell.trim();
    if let Some(number) = finite(text) {
        return Ok(number);
    }
    let refused = || msg!("error-no-number", text = text);
    let (sign, bare) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let bare = closed_up(bare).ok_or_else(refused)?;
    let plain = match (bare.rfind(','), bare.rfind('.')) {
        (None, _) => bare,
        (Some(comma), Some(point)) if comma > point => {
            grouped(&bare[..comma], '.').ok_or_else(refused)? + "." + &bare[comma + 1..]
        }
        (Some(_), Some(point)) => {
            grouped(&bare[..point], ',').ok_or_else(refused)? + &bare[point..]
        }
        (Some(comma), None) if bare.matches(',').count() == 1 => {
            if bare.len() - comma == 4 && comma <= 3 && !bare.starts_with('0') {
                let (whole, real) = (bare.replace(',', ""), bare.replace(',', "."));
                return Err(msg!(
                    "error-two-numbers",
                    text = text,
                    whole = whole,
                    real = real,
                ));
            }
            bare.replace(',', ".")
        }
        (Some(_), None) => grouped(&bare, ',').ok_or_else(refused)?,
    };
    let plain = match plain.matches('.').count() {
        0 | 1 => plain,
        _ => grouped(&plain, '.').ok_or_else(refused)?,
    };
    match plain.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        true => finite(&plain).map(|x| sign * x).ok_or_else(refused),
        false => Err(refused()),
    }
}

/// The number of a coordinate in degrees, in which a comma can only stand before the
/// decimals.
///
/// # Errors
/// If it is none.
pub fn degrees(cell: &str) -> Result<f64, Message> {
    let text = cell.trim();
    let with_comma = || finite(&text.replacen(',', ".", 1)).filter(|_| !text.contains('.'));
    let found = finite(text).or_else(with_comma);
    found.ok_or_else(|| msg!("error-no-number", text = text))
}

/// The number of people that a cell holds; none where it says that there is no figure.
///
/// # Errors
/// As [`number`], and of a number below nothing.
pub fn people(cell: &str) -> Result<Option<f64>, Message> {
    let text = cell.trim();
    if is_missing(text) {
        return Ok(None);
    }
    let people = number(text)?;
    match people >= 0.0 {
        true => Ok(Some(people)),
        false => Err(msg!("error-no-people", text = text)),
    }
}

/// Whether a cell says that there is no figure.
pub fn is_missing(cell: &str) -> bool {
    const MARKS: [&str; 16] = [
        "",
        "-",
        "–",
        "—",
        "…",
        "...",
        "..",
        ".",
        "n/a",
        "na",
        "nan",
        "null",
        "x",
        "н/д",
        "нет данных",
        "дерек жоқ",
    ];
    MARKS.contains(&cell.trim().to_lowercase().as_str())
}

fn finite(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|x| x.is_finite())
}

/// A number without the marks between its groups, where those stand as they should.
fn closed_up(text: &str) -> Option<String> {
    let Some(mark) = text.chars().find(|c| BETWEEN_GROUPS.contains(c)) else {
        return Some(text.to_owned());
    };
    let end = text.find([',', '.']).unwrap_or(text.len());
    Some(grouped(&text[..end], mark)? + &text[end..])
}

/// Digits without the mark between groups of three.
fn grouped(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let sound = (1..=3).contains(&first.len()) && digits(first);
    let whole = !text.contains(mark) && digits(text);
    let rest = groups.all(|group| group.len() == 3 && digits(group));
    (whole || sound && rest).then(|| text.replace(mark, ""))
}

/// A day of our era: `2019-12-31`, or `31.12.2019` as much of the world writes it.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let mut parts = text.split('.');
    let with_points = [parts.next(), parts.next(), parts.next(), parts.next()];
    let found = match with_points {
        [Some(day), Some(month), Some(year), None] => {
            let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
            let sound = year.len() == 4 && [day, month, year].into_iter().all(digits);
            let read =
                || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
            sound.then(read).flatten()
        }
        _ => text.parse::<Date>().ok(),
    };
    found.filter(|day| day.year() > 0)
}

/// A day; of a year alone its first.
pub fn day_or_year(text: &str) -> Option<Date> {
    let text = text.trim();
    let year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    match year {
        true => day(&format!("{text}-01-01")),
        false => day(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (cell, expected) in [
            (" 12 345 ", 12_345.0),
            ("12\u{a0}345\u{a0}678,5", 12_345_678.5),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("1,234.5", 1_234.5),
            ("1.234,5", 1_234.5),
            ("12,5", 12.5),
            ("0,125", 0.125),
            ("1234,567", 1_234.567),
            ("-3,25", -3.25),
            ("−7", -7.0),
            ("1e3", 1_000.0),
            ("12'345", 12_345.0),
        ] {
            assert_eq!(number(cell), Ok(expected), "{cell}");
        }
    }

    #[test]
    fn what_may_be_two_numbers_or_none_is_refused() {
        let said = number("1,125").expect_err("two numbers");
        let said = said.in_english();
        assert!(said.contains("1125 or 1.125"), "{said}");
        for cell in [
            "", "12 34", "1,23,456", "12 345 6", "a", "1 2", "NaN", "inf", "1..5", ",5,",
        ] {
            assert!(number(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn degrees_take_either_decimal_sign() {
        assert_eq!(degrees("66,125"), Ok(66.125));
        assert_eq!(degrees("-0.5"), Ok(-0.5));
        for cell in ["", "1,2,3", "1.5,2", "nan"] {
            assert!(degrees(cell).is_err(), "{cell}");
        }
    }
}
