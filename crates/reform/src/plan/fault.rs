//! What is wrong with the text of a plan, to be said in any language.
//!
//! The readers of TOML say it in English; what they say most is told by its form here, and
//! the rest is quoted.

use aimaq_words::{Message, joined, msg, plainly, wrong_form};

use super::TargetError;

/// The sentence for what the readers of TOML say.
pub(super) fn fault(said: &str) -> Message {
    let said = said.trim().replace('\n', " ");
    key(&said)
        .or_else(|| wrong_form(&said))
        .or_else(|| own(&said))
        .or_else(|| syntax(&said))
        .unwrap_or_else(|| msg!("toml-other", said = plainly(&said)))
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

/// What the types of a plan say themselves.
fn own(said: &str) -> Option<Message> {
    for target in [TargetError::Both, TargetError::Neither] {
        if said == target.to_string() {
            return Some(target.message());
        }
    }
    if let Some(written) = said.strip_suffix(" is not a day; write YYYY-MM-DD without a time") {
        return Some(msg!("toml-no-day", written = written));
    }
    if let Some(tag) = said.strip_suffix(" is not the tag of a language, such as en or fr") {
        return Some(msg!("toml-no-language", tag = tag));
    }
    match said {
        "write the name of a GeoJSON file, or coordinates as [longitude, latitude]" => {
            Some(msg!("toml-outline"))
        }
        "recursion limit" => Some(msg!("toml-deep")),
        "wanted string or table" => Some(msg!("toml-text-or-table", said = said)),
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

#[cfg(test)]
mod tests {
    use aimaq_words::{Lang, say};

    use super::*;

    /// What the readers of TOML say, and what is told of it in English.
    const SAID: [(&str, &str); 10] = [
        ("missing field `to`", "missing field `to`"),
        (
            "unknown field `too`, expected `units` or `to`",
            "unknown field `too`, expected `units` or `to`",
        ),
        (
            "unknown variant `x`, expected one of `a`, `b`, `c`",
            "unknown variant `x`, expected one of `a`, `b`, `c`",
        ),
        (
            "invalid type: string \"A1\", expected a sequence",
            "expected a list, found the text \"A1\"",
        ),
        (
            "key with no value, expected `=`",
            "key with no value, expected `=`",
        ),
        (
            "invalid date, expected day between 01 and 29",
            "invalid date, expected day between 01 and 29",
        ),
        (
            "`2020-03-01T12:00:00` is not a day; write YYYY-MM-DD without a time",
            "`2020-03-01T12:00:00` is not a day; write YYYY-MM-DD without a time",
        ),
        (
            "the change names both a `unit` and a `region`",
            "the change names both a `unit` and a `region`",
        ),
        ("recursion limit", "values are nested too deep"),
        ("something new", "something new"),
    ];

    #[test]
    fn what_is_told_in_english_is_what_the_reader_said() {
        for (said, told) in SAID {
            assert_eq!(say(&fault(said), Lang::EN), told);
        }
    }

    #[test]
    fn another_language_quotes_only_what_is_not_known() {
        let kk = Lang::new("kk").expect("a tag");
        for (said, _) in SAID {
            let told = say(&fault(said), kk);
            let quotes = told.contains(said);
            assert_eq!(quotes, said == "something new", "{told}");
        }
    }
}
