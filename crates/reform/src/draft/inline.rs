//! Changes as a plan writes them: in one line, long lists with a line for each text.

use serde_json::{Map, Value as Json};
use toml_edit::{DocumentMut, Item, Key};

use super::DraftError;

/// Characters that a line of the plan has at most, where it can be broken.
const WIDTH: usize = 100;

/// Lists and objects inside each other, at most: a plan needs six.
const DEPTH: usize = 16;

/// The value of a change under its key.
pub(super) fn item(key: &str, value: &Json) -> Result<Item, DraftError> {
    let name = Key::new(key).to_string();
    let mut line = String::new();
    write(value, false, DEPTH, &mut line)?;
    if name.len() + line.chars().count() + 3 > WIDTH {
        line.clear();
        write(value, true, DEPTH, &mut line)?;
    }
    let text = format!("{name} = {line}\n");
    let mut document = text.parse::<DocumentMut>().map_err(|_| DraftError::Value)?;
    document.remove(key).ok_or(DraftError::Value)
}

/// A text as TOML writes it.
pub(super) fn text_of(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

/// Writes a value; lists of texts and of objects with a line for each where `broken`.
fn write(value: &Json, broken: bool, depth: usize, out: &mut String) -> Result<(), DraftError> {
    let depth = depth.checked_sub(1).ok_or(DraftError::Value)?;
    match value {
        Json::Null => return Err(DraftError::Value),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => out.push_str(&whole.to_string()),
            None => {
                let float = number.as_f64().filter(|f| f.is_finite());
                let float = toml_edit::Value::from(float.ok_or(DraftError::Value)?);
                out.push_str(&float.to_string());
            }
        },
        Json::String(text) => out.push_str(&text_of(text)),
        Json::Array(values) => list(values, broken, depth, out)?,
        Json::Object(object) => inline_table(object, broken, depth, out)?,
    }
    Ok(())
}

fn list(values: &[Json], broken: bool, depth: usize, out: &mut String) -> Result<(), DraftError> {
    let lines = broken && values.iter().any(|v| v.is_string() || v.is_object());
    out.push('[');
    for (i, value) in values.iter().enumerate() {
        match lines {
            true => out.push_str("\n  "),
            false if i > 0 => out.push_str(", "),
            false => {}
        }
        // What stands in a line of its own is not broken again.
        write(value, false, depth, out)?;
        if lines {
            out.push(',');
        }
    }
    out.push_str(if lines { "\n]" } else { "]" });
    Ok(())
}

fn inline_table(
    object: &Map<String, Json>,
    broken: bool,
    depth: usize,
    out: &mut String,
) -> Result<(), DraftError> {
    let mut pairs = object.iter().filter(|(_, value)| !value.is_null());
    let Some(first) = pairs.next() else {
        out.push_str("{}");
        return Ok(());
    };
    out.push_str("{ ");
    for (i, (key, value)) in std::iter::once(first).chain(pairs).enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        out.push_str(&Key::new(key.as_str()).to_string());
        out.push_str(" = ");
        write(value, broken, depth, out)?;
    }
    out.push_str(" }");
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_keep_their_kind_and_what_is_null_is_left_out() {
        let value = json!({ "a": 7, "b": 7.0, "c": [80.25, -50.5], "d": null, "e f": true });
        let item = item("x", &value).expect("a value");
        assert_eq!(
            item.to_string().trim(),
            "{ a = 7, b = 7.0, c = [80.25, -50.5], \"e f\" = true }"
        );
    }

    #[test]
    fn what_is_nested_too_deeply_is_refused() {
        let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
        assert_eq!(item("x", &deep).err(), Some(DraftError::Value));
    }
}
