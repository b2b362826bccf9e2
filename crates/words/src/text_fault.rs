//! What the readers of TOML and JSON say of a text, to be said in any language.
//!
//! They say it in English; what they say most is told by its form here, and the rest is
//! quoted.

use crate::{Message, joined, msg, plainly, wrong_form};

/// The sentence for what a reader of TOML or JSON says.
pub fn text_fault(said: &str) -> Message {
    let said = said.trim().replace('\n', " ");
    if let Some((what, place)) = said.rsplit_once(" at line ")
        && let Some((line, column)) = place.split_once(" column ")
    {
        return msg!(
            "error-json-at",
            said = text_fault(what),
            line = line,
            column = column,
        );
    }
    known_fault(&said).unwrap_or_else(|| msg!("toml-other", said = plainly(&said)))
}

/// The sentence for what a reader says in a way that is known.
pub fn known_fault(said: &str) -> Option<Message> {
    key(said)
        .or_else(|| wrong_form(said))
        .or_else(|| form(said))
        .or_else(|| syntax(said))
}

/// A key that is missing, unknown or there twice, and a word that is none of a choice.
fn key(said: &str) -> Option<Message> {
    let (what, rest) = said.split_once(" `")?;
    let (name, tail) = rest.split_once('`')?;
    let known: Vec<String> = tail.split('`').skip(1).step_by(2).map(quoted).collect();
    let listed = !known.is_empty();
    let known = joined(", ", known);
    match what {
        "missing field" => Some(msg!("toml-missing-key", key = name)),
        "duplicate field" => Some(msg!("toml-key-twice", said = said)),
        "unknown field" if listed => Some(msg!(
            "toml-unknown-key",
            key = name,
            tail = tail,
            known = known
        )),
        "unknown variant" if listed => Some(msg!(
            "toml-unknown-word",
            key = name,
            tail = tail,
            known = known
        )),
        _ => None,
    }
}

fn quoted(name: &str) -> String {
    format!("`{name}`")
}

/// What is said of the form of a value.
fn form(said: &str) -> Option<Message> {
    match said {
        "recursion limit" => Some(msg!("toml-deep")),
        "wanted exactly 1 element, found 0 elements"
        | "wanted exactly 1 element, more than 1 element"
        | "expected table with exactly 1 entry, found empty table" => {
            Some(msg!("toml-one-key", said = said))
        }
        "integer number overflowed" | "floating-point number overflowed" => {
            Some(msg!("toml-number", said = said))
        }
        _ => None,
    }
}

/// What is no TOML, by how its readers begin to say it.
fn syntax(said: &str) -> Option<Message> {
    let what = said
        .split_once(", expected ")
        .map_or(said, |(what, _)| what);
    Some(match what {
        "unclosed array" | "unclosed inline table" | "unclosed table" | "unclosed array table" => {
            msg!("toml-unclosed", said = said)
        }
        "missing opening quote" | "string values must be quoted" => {
            msg!("toml-quotes", said = said)
        }
        "missing escaped value" | "too few unicode value digits" => {
            msg!("toml-escape", said = said)
        }
        "key with no value"
        | "missing value"
        | "missing value for key"
        | "invalid key-value pair"
        | "missing assignment between key-value pairs" => msg!("toml-no-value", said = said),
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            msg!("toml-no-comma", said = said)
        }
        "extra comma in array" | "extra comma in inline table" => {
            msg!("toml-extra-comma", said = said)
        }
        "extra `=`" | "extra assignment between key-value pairs" | "unexpected `=` in array" => {
            msg!("toml-extra-sign", said = said)
        }
        "duplicate key" => msg!("toml-key-twice", said = said),
        "unexpected key or value" | "unexpected content" => msg!("toml-extra", said = said),
        "invalid key"
        | "invalid unquoted key"
        | "unquoted keys cannot be empty"
        | "missing key for inline table element" => msg!("toml-key", said = said),
        "invalid value" | "invalid boolean" => msg!("toml-value", said = said),
        "unexpected leading zero"
        | "unexpected sign"
        | "redundant numeric sign"
        | "redundant integer number prefix"
        | "`_` may only go between digits" => msg!("toml-number", said = said),
        _ => return by_beginning(what, said),
    })
}

fn by_beginning(what: &str, said: &str) -> Option<Message> {
    let begins = |all: &[&str]| all.iter().any(|begin| what.starts_with(begin));
    if begins(&["invalid date", "invalid time", "invalid offset"]) {
        return Some(msg!("toml-date", said = said));
    }
    if what.starts_with("invalid ") && what.ends_with(" string") {
        return Some(msg!("toml-quotes", said = said));
    }
    if what.starts_with("invalid ") && (what.ends_with(" number") || what.ends_with(" float")) {
        return Some(msg!("toml-number", said = said));
    }
    if what.starts_with("cannot extend value of type ") {
        return Some(msg!("toml-no-table", said = said));
    }
    None
}
