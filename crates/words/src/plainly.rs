//! What the readers of TOML and JSON say of a value of the wrong kind, in plain words.

/// What they call a value that stands there, and what it is called here; `…` stands for the
/// value itself.
const FOUND: [(&str, &str); 8] = [
    ("integer `…`", "the number …"),
    ("floating point `…`", "the number …"),
    ("string \"…\"", "the text \"…\""),
    ("boolean `…`", "…"),
    ("sequence", "a list"),
    ("map", "a table"),
    ("null", "nothing"),
    ("unit value", "nothing"),
];

/// What they expect, and what that is called here.
const EXPECTED: [(&str, &str); 15] = [
    ("a TOML datetime", "a day such as 2022-06-08"),
    ("a boolean", "true or false"),
    ("a map", "a table"),
    ("a sequence", "a list"),
    ("a string", "a text"),
    ("path string", "a text"),
    ("f32", "a number"),
    ("f64", "a number"),
    ("i64", "a whole number"),
    ("u16", "a whole number"),
    ("u32", "a whole number"),
    ("u64", "a whole number"),
    ("u8", "a whole number"),
    ("usize", "a whole number"),
    ("string or table", "a text or a table"),
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
        return "values are nested too deep".to_owned();
    }
    let wrong = ["invalid type: ", "invalid value: "];
    let rest = wrong.iter().find_map(|begin| said.split_once(begin));
    let Some((before, rest)) = rest else {
        return said;
    };
    let Some((found, expected)) = rest.rsplit_once(", expected ") else {
        return said;
    };
    let (expected, after) = plain_expected(expected);
    format!(
        "{before}expected {expected}, found {}{after}",
        plain_found(found)
    )
}

fn plain_found(found: &str) -> String {
    for (written, plain) in FOUND {
        match written.split_once('…') {
            None if found == written => return plain.to_owned(),
            None => {}
            Some((begin, end)) => {
                let value = found.strip_prefix(begin).and_then(|f| f.strip_suffix(end));
                if let Some(value) = value {
                    return plain.replace('…', value);
                }
            }
        }
    }
    found.to_owned()
}

/// What is expected, and what follows it, such as the line.
fn plain_expected(expected: &str) -> (String, &str) {
    for (written, plain) in EXPECTED {
        if let Some(after) = expected.strip_prefix(written)
            && !after.starts_with(char::is_alphanumeric)
        {
            return (plain.to_owned(), after);
        }
    }
    for written in STRUCTS {
        if let Some(name) = expected.strip_prefix(written) {
            let after = name.find(' ').map_or("", |at| &name[at..]);
            return ("a table".to_owned(), after);
        }
    }
    (expected.to_owned(), "")
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
                "unknown field `x`, expected `single_member` or `office`",
                "unknown field `x`, expected `single_member` or `office`",
            ),
        ] {
            assert_eq!(plainly(said), plain);
        }
    }
}
