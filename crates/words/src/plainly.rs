//! What the readers of TOML and JSON say of a value of the wrong kind, in plain words.

use crate::{Lang, Message, Value, msg, say};

/// How a value is called that is expected.
type Form = fn() -> Message;

/// What they expect, and what that is called here.
const EXPECTED: [(&str, Form); 16] = [
    ("a TOML datetime", || msg!("form-day")),
    ("a boolean", || msg!("form-truth")),
    ("a map", || msg!("form-table")),
    ("a sequence", || msg!("form-list")),
    ("a string", || msg!("form-text")),
    ("path string", || msg!("form-text")),
    ("f32", || msg!("form-number")),
    ("f64", || msg!("form-number")),
    ("i64", || msg!("form-whole")),
    ("u16", || msg!("form-whole")),
    ("u32", || msg!("form-whole")),
    ("u64", || msg!("form-whole")),
    ("u8", || msg!("form-whole")),
    ("usize", || msg!("form-whole")),
    ("string or table", || msg!("form-text-or-table")),
    ("newtype variant", || msg!("form-word-and-value")),
];

/// Begins what is expected where that is one of several forms, which have names of code.
const STRUCTS: [&str; 2] = ["struct ", "enum "];

/// The line of a byte of a text, from 1.
pub fn line_at(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}

/// So many of the first texts, and how many more there are.
pub fn first_of(all: &[String], most: usize) -> String {
    let (shown, more) = all.split_at(most.min(all.len()));
    match more.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The message on one line, without names of code.
pub fn plainly(said: &str) -> String {
    let said = said.trim().replace('\n', " ");
    if said == "recursion limit" {
        return say(&msg!("toml-deep"), Lang::EN);
    }
    match parted(&said) {
        Some((before, wrong, after)) => format!("{before}{}{after}", say(&wrong, Lang::EN)),
        None => said,
    }
}

/// What is said of a value of the wrong kind, to be said in any language; nothing where
/// something else is said.
pub fn wrong_form(said: &str) -> Option<Message> {
    match parted(said)? {
        ("", wrong, "") => Some(wrong),
        _ => None,
    }
}

/// What stands before it, what is expected and found, and what follows, such as the line.
fn parted(said: &str) -> Option<(&str, Message, &str)> {
    let wrong = ["invalid type: ", "invalid value: "];
    let (before, rest) = wrong.iter().find_map(|begin| said.split_once(begin))?;
    let (found, expected) = rest.rsplit_once(", expected ")?;
    let (expected, after) = plain_expected(expected);
    let found = plain_found(found);
    let message = msg!("form-wrong", expected = expected, found = found);
    Some((before, message, after))
}

fn plain_found(found: &str) -> Value {
    let within = |begin: &str, end: &str| found.strip_prefix(begin)?.strip_suffix(end);
    let number = within("integer `", "`").or_else(|| within("floating point `", "`"));
    if let Some(number) = number {
        return msg!("found-number", value = number).into();
    }
    if let Some(text) = within("string \"", "\"") {
        return msg!("found-text", value = text).into();
    }
    if let Some(truth) = within("boolean `", "`") {
        return msg!("found-truth", value = truth).into();
    }
    match found {
        "sequence" => msg!("form-list").into(),
        "map" => msg!("form-table").into(),
        "null" | "unit value" => msg!("found-nothing").into(),
        "unit variant" => msg!("found-word-alone").into(),
        other => other.into(),
    }
}

/// What is expected, and what follows it, such as the line.
fn plain_expected(expected: &str) -> (Value, &str) {
    for (written, form) in EXPECTED {
        if let Some(after) = expected.strip_prefix(written)
            && !after.starts_with(char::is_alphanumeric)
        {
            return (form().into(), after);
        }
    }
    for written in STRUCTS {
        if let Some(name) = expected.strip_prefix(written) {
            let after = name.find(' ').map_or("", |at| &name[at..]);
            return (msg!("form-table").into(), after);
        }
    }
    match expected.strip_prefix("an array of length ") {
        Some(n) => (msg!("form-list-of", n = n).into(), ""),
        None => (expected.into(), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::plainly;

    #[test]
    fn a_value_of_the_wrong_kind_is_told_in_plain_words() {
        for (said, plain) in [
            (
                "invalid type: integer `5`, expected struct JobSpec at line 1 column 8",
                "expected a table, found the number 5 at line 1 column 8",
            ),
            (
                "invalid type: string \"A1, expected\", expected a sequence",
                "expected a list, found the text \"A1, expected\"",
            ),
            (
                "invalid type: string \"x\", expected f64\nin `tolerance`",
                "expected a number, found the text \"x\" in `tolerance`",
            ),
            (
                "invalid value: integer `-3`, expected usize",
                "expected a whole number, found the number -3",
            ),
            (
                "invalid type: null, expected a string at line 2 column 4",
                "expected a text, found nothing at line 2 column 4",
            ),
            (
                "invalid type: sequence, expected a TOML datetime",
                "expected a day such as 2022-06-08, found a list",
            ),
            (
                "invalid type: boolean `true`, expected a text for each language",
                "expected a text for each language, found true",
            ),
            ("recursion limit", "values are nested too deep"),
            (
                "invalid type: unit variant, expected newtype variant",
                "expected a word with its value, found a word alone",
            ),
            (
                "unknown field `x`, expected `single_member` or `office`",
                "unknown field `x`, expected `single_member` or `office`",
            ),
        ] {
            assert_eq!(plainly(said), plain);
        }
    }
}
