//! Values of JSON as they are written: a whole number of any length keeps its digits, no
//! member of an object is lost.

use aimaq_words::msg;
use serde_json::{Map, Number, Value};

use super::json::{Scanned, Scanner};

/// Deepest nesting of values.
const DEEPEST: usize = 64;

/// What happened to values on reading.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Changed {
    /// Whole numbers that stay text, for no number holds their digits.
    pub(super) long: usize,
    /// Names that stood twice in an object, each with the other one that it got.
    pub(super) twice: Vec<(String, String)>,
}

/// Reads the properties of a feature: an object, or null.
pub(super) fn properties(
    scanner: &mut Scanner<'_>,
    changed: &mut Changed,
) -> Scanned<Map<String, Value>> {
    if scanner.null() {
        return Ok(Map::new());
    }
    object(scanner, DEEPEST, changed)
}

/// Reads any value.
pub(super) fn value(scanner: &mut Scanner<'_>, changed: &mut Changed) -> Scanned<Value> {
    within(scanner, DEEPEST, changed)
}

fn within(scanner: &mut Scanner<'_>, depth: usize, changed: &mut Changed) -> Scanned<Value> {
    if depth == 0 {
        return scanner.wrong(msg!("error-file-values-deep", most = DEEPEST.to_string()));
    }
    match scanner.peek() {
        Some(b'"') => Ok(Value::String(scanner.string()?.into_owned())),
        Some(b'-' | b'0'..=b'9') => number(scanner, changed),
        Some(b'{') => object(scanner, depth, changed).map(Value::Object),
        Some(b'[') => list(scanner, depth, changed).map(Value::Array),
        _ => scanner.value::<Value>(),
    }
}

fn object(
    scanner: &mut Scanner<'_>,
    depth: usize,
    changed: &mut Changed,
) -> Scanned<Map<String, Value>> {
    let mut members = Map::new();
    scanner.object(|scanner, key| {
        let value = within(scanner, depth - 1, changed)?;
        let mut name = key.to_owned();
        if members.contains_key(key) {
            let mut others = (2..).map(|n| format!("{key}_{n}"));
            name = others
                .find(|other| !members.contains_key(other))
                .unwrap_or(name);
            changed.twice.push((key.to_owned(), name.clone()));
        }
        members.insert(name, value);
        Ok(())
    })?;
    Ok(members)
}

fn list(scanner: &mut Scanner<'_>, depth: usize, changed: &mut Changed) -> Scanned<Vec<Value>> {
    let mut values = Vec::new();
    scanner.expect(b'[')?;
    if scanner.take(b']') {
        return Ok(values);
    }
    loop {
        values.push(within(scanner, depth - 1, changed)?);
        if !scanner.more(b']')? {
            return Ok(values);
        }
    }
}

fn number(scanner: &mut Scanner<'_>, changed: &mut Changed) -> Scanned<Value> {
    let from = scanner.at;
    let real = scanner.number();
    let text = std::str::from_utf8(&scanner.bytes[from..scanner.at]).unwrap_or_default();
    let is_whole = !text.bytes().any(|b| matches!(b, b'.' | b'e' | b'E'));
    if is_whole && real.is_ok() && text != "-0" {
        if let Ok(whole) = text.parse::<i64>() {
            return Ok(Value::from(whole));
        }
        if let Ok(whole) = text.parse::<u64>() {
            return Ok(Value::from(whole));
        }
        changed.long += 1;
        return Ok(Value::from(text));
    }
    let number = Number::from_f64(real?);
    Ok(number.map_or(Value::Null, Value::Number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Value, Changed)> {
        let (mut scanner, mut changed) = (Scanner::new(text.as_bytes()), Changed::default());
        let read = value(&mut scanner, &mut changed).ok()?;
        scanner.end().ok().map(|()| (read, changed))
    }

    #[test]
    fn whole_numbers_keep_all_their_digits() {
        for (text, expected) in [
            ("9007199254740993", Value::from(9_007_199_254_740_993_i64)),
            ("18446744073709551615", Value::from(u64::MAX)),
            ("18446744073709551616", Value::from("18446744073709551616")),
            ("-9223372036854775809", Value::from("-9223372036854775809")),
            ("-7", Value::from(-7)),
            ("1.50", Value::from(1.5)),
            ("1e3", Value::from(1000.0)),
        ] {
            let (read, changed) = read(text).expect("a number");
            assert_eq!(read, expected, "{text}");
            assert_eq!(changed.long, usize::from(expected.is_string()));
        }
        assert_eq!(
            read("-0").map(|(zero, _)| zero.to_string()).as_deref(),
            Some("-0.0")
        );
    }

    #[test]
    fn both_members_of_one_name_are_kept() {
        let (read, changed) =
            read(r#"{"a": 1, "a": [true, null], "b": {"c": "d\n"}}"#).expect("an object");
        assert_eq!(
            read.to_string(),
            r#"{"a":1,"a_2":[true,null],"b":{"c":"d\n"}}"#
        );
        assert_eq!(changed.twice, [("a".to_owned(), "a_2".to_owned())]);
    }

    #[test]
    fn what_is_no_json_or_nested_without_end_is_refused() {
        let deep = "[".repeat(100_000);
        for text in ["", "[1,]", "{\"a\"}", "nul", "01", "1.", "[1", "\"a", &deep] {
            assert_eq!(read(text), None, "{}", &text[..text.len().min(9)]);
        }
    }
}
