//! What differs between two states of the page, so that answers carry differences and not the
//! world.

use serde_json::{Map, Value as Json, json};

/// Of two objects the entries that differ; one that is gone is null.
pub(super) fn entries(old: &Json, new: &Json) -> Json {
    let empty = Map::new();
    let [old, new] = [old, new].map(|value| value.as_object().unwrap_or(&empty));
    let mut found = Map::new();
    for (key, value) in new {
        if old.get(key) != Some(value) {
            found.insert(key.clone(), value.clone());
        }
    }
    for key in old.keys().filter(|key| !new.contains_key(*key)) {
        found.insert(key.clone(), Json::Null);
    }
    Json::Object(found)
}

/// Where a list differs from another: from where, how many rows go, and which come.
pub(super) fn rows(old: &Json, new: &Json) -> Json {
    let empty = Vec::new();
    let [old, new] = [old, new].map(|value| value.as_array().unwrap_or(&empty));
    let same = |(a, b): &(&Json, &Json)| a == b;
    let start = old.iter().zip(new).take_while(same).count();
    let (a, b) = (&old[start..], &new[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    json!({ "at": start, "cut": a.len() - end, "insert": &b[..b.len() - end] })
}

/// Where a text differs from another, in units of UTF-16, which is how the page counts:
/// from where, how much goes, and what comes.
pub(super) fn splice(old: &str, new: &str) -> Json {
    let old: Vec<u16> = old.encode_utf16().collect();
    let new: Vec<u16> = new.encode_utf16().collect();
    let same = |(a, b): &(&u16, &u16)| a == b;
    let mut start = old.iter().zip(&new).take_while(same).count();
    // A letter of two units is not cut in half.
    if start > 0 && is_first_half(old[start - 1]) {
        start -= 1;
    }
    let (a, b) = (&old[start..], &new[start..]);
    let mut end = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    if end > 0 && is_second_half(a[a.len() - end]) {
        end -= 1;
    }
    let insert = String::from_utf16_lossy(&b[..b.len() - end]);
    json!({ "at": start, "cut": a.len() - end, "insert": insert })
}

fn is_first_half(unit: u16) -> bool {
    (0xD800..0xDC00).contains(&unit)
}

fn is_second_half(unit: u16) -> bool {
    (0xDC00..0xE000).contains(&unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_there_and_what_is_gone_is_null() {
        let old = json!({ "a": 1, "b": 2, "c": 3 });
        let new = json!({ "a": 1, "b": 4, "d": 5 });
        assert_eq!(entries(&old, &new), json!({ "b": 4, "d": 5, "c": null }));
    }

    #[test]
    fn rows_make_the_new_list_out_of_the_old() {
        let lists = [json!([]), json!([1, 2, 3]), json!([1, 9, 3]), json!([1, 1])];
        for old in &lists {
            for new in &lists {
                let rows = rows(old, new);
                let mut list = old.as_array().expect("a list").clone();
                let number = |key: &str| rows[key].as_u64().expect("a number") as usize;
                let (at, cut) = (number("at"), number("cut"));
                let insert = rows["insert"].as_array().expect("a list").clone();
                list.splice(at..at + cut, insert);
                assert_eq!(&json!(list), new, "{old} {rows}");
            }
        }
    }

    #[test]
    fn a_splice_makes_the_new_text_out_of_the_old() {
        let texts = ["", "abc", "abXc", "аб🙂в", "аб🙃в", "aaaa", "aaa"];
        for old in texts {
            for new in texts {
                let splice = splice(old, new);
                let mut units: Vec<u16> = old.encode_utf16().collect();
                let number = |key: &str| splice[key].as_u64().expect("a number") as usize;
                let (at, cut) = (number("at"), number("cut"));
                let insert = splice["insert"].as_str().expect("a text").encode_utf16();
                units.splice(at..at + cut, insert);
                assert_eq!(
                    String::from_utf16(&units).expect("text"),
                    new,
                    "{old} {splice}"
                );
            }
        }
    }
}
