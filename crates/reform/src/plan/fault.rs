//! What is wrong with the text of a plan, to be said in any language: what the types of a
//! plan say themselves, else what the readers of TOML say.

use aimaq_words::{Message, known_fault, msg, text_fault};

use super::TargetError;

/// The sentence for what is said of the text of a plan.
pub(super) fn fault(said: &str) -> Message {
    let said = said.trim().replace('\n', " ");
    match known_fault(&said) {
        Some(known) => known,
        None => own(&said).unwrap_or_else(|| text_fault(&said)),
    }
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
        "wanted string or table" => Some(msg!("toml-text-or-table", said = said)),
        _ => None,
    }
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
