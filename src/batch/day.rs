//! A day as a manifest or a record writes it.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// Reads a day as text: a TOML date, or a text.
pub(super) fn day_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(Written)
}

struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = Option<String>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a day as YYYY-MM-DD")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(text.to_owned()))
    }

    /// What TOML writes as a date comes as a map with one entry.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let entry: Option<(String, String)> = map.next_entry()?;
        let day = entry.map(|(_, day)| day);
        day.map(Some)
            .ok_or_else(|| A::Error::custom("write a day as YYYY-MM-DD"))
    }
}
